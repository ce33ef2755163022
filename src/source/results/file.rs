//! One file of a results folder, read whole.

use super::error::Error;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file read, bytes: a hundred times what the assessment of a large province takes.
const MAX_BYTES: u64 = 2 << 30;

/// A file's content and what it is called in messages; `None` where there is no such file.
pub(super) fn content(folder: &Path, name: &str) -> Result<Option<(String, Vec<u8>)>, Error> {
    let path = folder.join(name);
    let file = path.display().to_string();
    let unreadable =
        |e: std::io::Error| Error::Unreadable { file: file.clone(), reason: e.to_string() };
    let there = match std::fs::metadata(&path) {
        Ok(there) => there,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(unreadable(e)),
    };
    // A pipe would keep us waiting, a folder cannot be read.
    if !there.is_file() {
        return Err(Error::Unreadable { file, reason: "not a file".to_owned() });
    }
    if there.len() > MAX_BYTES {
        return Err(Error::TooLarge { file, bytes: there.len(), limit: MAX_BYTES });
    }
    let mut bytes = Vec::with_capacity(there.len() as usize);
    // The file may grow while it is read.
    let read = File::open(&path).and_then(|f| f.take(MAX_BYTES).read_to_end(&mut bytes));
    read.map_err(unreadable)?;
    Ok(Some((file, bytes)))
}
