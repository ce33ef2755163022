//! `assessment.phusong`: the whole result, as it was drawn from.

use super::error::Error;
use super::manifest;
use super::table::content;
use crate::assessment::Assessment;
use crate::snapshot::{self, Fault};
use std::path::Path;

/// Reads the assessment of a results folder back: what every sheet and report of the run was made of, bit
/// for bit. What is not kept is said where it would stand: pieces of bases, single speed tests, single
/// poles and ducts.
///
/// # Errors
/// [`Error`]: the folder is not one of results, or is older than such files; the file was written by another
/// version, or is damaged.
pub fn assessment(folder: &Path) -> Result<Assessment, Error> {
    let origin = manifest::read(folder)?;
    let Some((file, bytes)) = content(folder, snapshot::FILE)? else {
        let (file, version) = (folder.join(snapshot::FILE).display().to_string(), origin.version);
        return Err(Error::NoAssessment { file, version });
    };
    snapshot::decode(&bytes).map_err(|fault| match fault {
        Fault::OtherFormat { program } => Error::OtherVersion { file, version: program },
        Fault::Other | Fault::Damaged => Error::Damaged { file, bytes: bytes.len() as u64 },
    })
}
