//! Files that people name, read whole: only plain ones, and only up to a size.
//!
//! A pipe would keep us waiting for its other end, a device has no end, and what is far larger than such a file
//! can be would fill the memory before anything could say so.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// The system's; [`ErrorKind::InvalidInput`] where it is no plain file, [`ErrorKind::FileTooLarge`] where it is
/// larger.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let there = fs::metadata(path)?;
    if there.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !there.is_file() {
        return Err(Error::new(ErrorKind::InvalidInput, "not a plain file"));
    }
    let too_large = || Error::from(ErrorKind::FileTooLarge);
    if there.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(too_large()) } else { Ok(bytes) }
}

/// The same of a file of UTF-8 text.
///
/// # Errors
/// As of [`bytes`]; [`ErrorKind::InvalidData`] where it is no text.
pub fn text(path: &Path, limit: u64) -> Result<String> {
    String::from_utf8(bytes(path, limit)?).map_err(|e| Error::new(ErrorKind::InvalidData, e))
}

/// Whether a path, which need not be there, leads to a folder or into it, whatever links are on the way.
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder) else { return false };
    let Ok(absolute) = std::path::absolute(path) else { return false };
    // What is not there yet has no links in it.
    let there = absolute.ancestors().find_map(|a| fs::canonicalize(a).ok().map(|whole| (a, whole)));
    there.is_some_and(|(ancestor, whole)| {
        let rest = absolute.strip_prefix(ancestor).unwrap_or(Path::new(""));
        whole.join(rest).starts_with(&folder)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_a_folder() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir_all(at("a/b")).unwrap();
        assert!(lies_in(&at("a"), &at("a")) && lies_in(&at("a/x/y"), &at("a")));
        assert!(!lies_in(&at("ab"), &at("a")) && !lies_in(&at("a"), &at("a/b")));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a", at("link")).unwrap();
            assert!(lies_in(&at("link/new"), &at("a")) && lies_in(&at("a/new"), &at("link")));
        }
    }

    #[test]
    fn only_plain_files_of_that_size() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a");
        fs::write(&file, "abc").unwrap();
        assert_eq!(text(&file, 3).unwrap(), "abc");
        let kind = |path: &Path, limit| bytes(path, limit).unwrap_err().kind();
        assert_eq!(kind(&file, 2), ErrorKind::FileTooLarge);
        assert_eq!(kind(dir.path(), 2), ErrorKind::IsADirectory);
        assert_eq!(kind(&dir.path().join("b"), 2), ErrorKind::NotFound);
        #[cfg(unix)]
        assert_eq!(kind(Path::new("/dev/zero"), 2), ErrorKind::InvalidInput);
    }
}
