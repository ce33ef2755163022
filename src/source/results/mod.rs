//! A results folder read back: the kept assessment, and what the manifest says of the run.
//!
//! In: a folder. Out: [`Results`], for drawing and for comparing, or an [`Error`] that names the file. The
//! manifest is read first: it says whether the folder is ours. These files are the program's own, so
//! nothing is guessed or repaired: what does not read as it was written is an error.
//! Not here: results of versions that kept an assessment in another layout, or none; those projects are
//! run again.

mod error;
mod file;
mod manifest;

pub use error::Error;

use crate::comparison::Results;
use crate::snapshot::{self, FORMAT, Fault};
use crate::source::digest;
use std::path::Path;

/// Reads a results folder: what every sheet and report of the run was made of, bit for bit. Pieces of
/// bases, single speed tests, single poles and ducts are not kept.
///
/// # Errors
/// [`Error`]: the folder is not one of results, or is older than kept assessments; the assessment was kept
/// by another version, or is damaged.
pub fn read(folder: &Path) -> Result<Results, Error> {
    let (mut origin, version) = manifest::read(folder)?;
    let Some((file, bytes)) = file::content(folder, snapshot::FILE)? else {
        let file = folder.join(snapshot::FILE).display().to_string();
        return Err(match manifest::only(folder) {
            Some(only) => Error::NotChosen { file, only },
            None => Error::NoAssessment { file, version },
        });
    };
    let assessment = snapshot::decode(&bytes).map_err(|fault| match fault {
        Fault::OtherFormat { program, format } => {
            Error::OtherVersion { file, version: program, format, own_format: FORMAT }
        }
        Fault::Other | Fault::Damaged => Error::Damaged { file, bytes: bytes.len() as u64 },
    })?;
    origin.assessment_sha256 = digest::of_bytes(&bytes);
    Ok(Results { assessment, origin })
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
