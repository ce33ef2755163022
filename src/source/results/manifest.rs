//! The manifest: whether a folder is ours, which version made its results, and when.

use super::error::Error;
use super::file::content;
use crate::comparison::{MANIFEST_KIND, Origin};
use crate::source::digest;
use serde_json::Value;
use std::path::Path;

const FILE: &str = "manifest.json";

/// What our manifests name as their maker.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// Reads it; the version is empty where it names none.
pub(super) fn read(folder: &Path) -> Result<(Origin, String), Error> {
    let name = || folder.display().to_string();
    match std::fs::metadata(folder) {
        Ok(there) if there.is_dir() => {}
        Ok(_) => return Err(Error::NotAFolder { folder: name() }),
        Err(_) => return Err(Error::NoFolder { folder: name() }),
    }
    let Some((file, bytes)) = content(folder, FILE)? else {
        return Err(Error::NotResults { folder: name(), nearby: nearby(folder) });
    };
    let value: Value = serde_json::from_slice(&bytes).map_err(|e| Error::Manifest {
        file: file.clone(),
        line: e.line() as u64,
        reason: e.to_string(),
    })?;
    let program = text(&value["program"]);
    if program != PROGRAM {
        return Err(Error::OtherProgram { file, program });
    }
    if value["kind"] == MANIFEST_KIND {
        return Err(Error::IsComparison { folder: name() });
    }
    let made_at = Some(text(&value["made_at"])).filter(|t| !t.is_empty());
    let manifest_sha256 = digest::of_bytes(&bytes);
    let origin = Origin { folder: name(), made_at, manifest_sha256, ..Origin::default() };
    Ok((origin, text(&value["version"])))
}

/// What a run was told to write, where it was not everything.
pub(super) fn only(folder: &Path) -> Option<Vec<String>> {
    let (_, bytes) = content(folder, FILE).ok()??;
    let value: Value = serde_json::from_slice(&bytes).ok()?;
    Some(value["only"].as_array()?.iter().map(text).collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The results folder that was perhaps meant: the only one below, or the one above.
fn nearby(folder: &Path) -> Option<String> {
    let ours = |f: &Path| {
        let read = |(_, bytes): (String, Vec<u8>)| serde_json::from_slice::<Value>(&bytes).ok();
        let manifest = content(f, FILE).ok().flatten().and_then(read);
        manifest.is_some_and(|m| m["program"] == PROGRAM && m["kind"] != MANIFEST_KIND)
    };
    let below = std::fs::read_dir(folder).ok()?.flatten().map(|e| e.path());
    // A folder of thousands is not looked through.
    let mut below = below.take(200).filter(|p| p.is_dir() && ours(p));
    let (first, second) = (below.next(), below.next());
    let only = first.filter(|_| second.is_none());
    let above = || folder.parent().filter(|p| ours(p)).map(Path::to_owned);
    only.or_else(above).map(|p| p.display().to_string())
}
