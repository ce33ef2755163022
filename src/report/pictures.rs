//! Pictures written outside a run: sheets drawn again, atlases.
//!
//! They appear together or not at all. Each is written into a hidden folder inside the target first, and
//! takes its name there when all are whole; a picture of that name is replaced, all else is left alone.

use super::staging::MadeParents;
use super::write::Error;
use crate::scratch::Scratch;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Pictures being made.
#[derive(Debug)]
pub struct Pictures {
    folder: PathBuf,
    temporary: Scratch,
    names: Mutex<Vec<String>>,
    /// After `temporary`, which lies in them.
    made: MadeParents,
}

/// The hidden folder's name begins so.
const MARK: &str = ".phusong-maps-";

impl Pictures {
    /// Prepares to write into a folder, which is made where it is not there.
    ///
    /// # Errors
    /// [`Error::Io`] when nothing can be written there.
    pub fn into_folder(folder: &Path) -> Result<Self, Error> {
        let io = |error| Error::Io { path: folder.to_owned(), error };
        let made = MadeParents::of(folder).map_err(io)?;
        let temporary = Scratch::within(folder, MARK).map_err(io)?;
        Ok(Self { folder: folder.to_owned(), temporary, names: Mutex::default(), made })
    }

    /// Writes one picture; `name` has no folder in it. Several may be written at once.
    ///
    /// # Errors
    /// [`Error::Io`], with the file it would have become.
    pub fn add(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let io = |error| Error::Io { path: self.folder.join(name), error };
        self.add_with(name, |path| fs::write(path, bytes).map_err(io))
    }

    /// Has one picture written by what writes files itself.
    ///
    /// # Errors
    /// What `write` says.
    pub fn add_with(
        &self,
        name: &str,
        write: impl FnOnce(&Path) -> Result<(), Error>,
    ) -> Result<(), Error> {
        write(&self.temporary.path().join(name))?;
        if let Ok(mut names) = self.names.lock() {
            names.push(name.to_owned());
        }
        Ok(())
    }

    /// Gives every picture its name; they are told in order.
    ///
    /// # Errors
    /// [`Error::Io`] when a name is taken by a folder, or cannot be written.
    pub fn commit(self) -> Result<Vec<PathBuf>, Error> {
        let mut names = self.names.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        names.sort();
        let paths: Vec<PathBuf> = names.iter().map(|n| self.folder.join(n)).collect();
        // Looked at before the first is renamed: what can be known to fail changes nothing.
        if let Some(path) = paths.iter().find(|p| p.is_dir()) {
            let error = std::io::ErrorKind::IsADirectory.into();
            return Err(Error::Io { path: path.clone(), error });
        }
        for (name, path) in names.iter().zip(&paths) {
            let io = |error| Error::Io { path: path.clone(), error };
            fs::rename(self.temporary.path().join(name), path).map_err(io)?;
        }
        drop(self.temporary);
        self.made.keep();
        Ok(paths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_appear_together_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("sâu/bản đồ");
        let given_up = Pictures::into_folder(&folder).unwrap();
        given_up.add("4g.png", b"one").unwrap();
        drop(given_up);
        assert!(!dir.path().join("sâu").exists(), "nothing is left of what was given up");

        let first = Pictures::into_folder(&folder).unwrap();
        first.add("4g.png", b"one").unwrap();
        first.add("4g-grey.svg", b"two").unwrap();
        assert!(!folder.join("4g.png").exists());
        let written = first.commit().unwrap();
        assert_eq!(written, [folder.join("4g-grey.svg"), folder.join("4g.png")]);
        let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
        assert_eq!(left.len(), 2, "{left:?}");

        // Others' files stay, a picture of the same name is replaced.
        fs::write(folder.join("ghi chú.txt"), "của tôi").unwrap();
        let second = Pictures::into_folder(&folder).unwrap();
        second.add("4g.png", b"three").unwrap();
        second.commit().unwrap();
        assert_eq!(fs::read(folder.join("4g.png")).unwrap(), b"three");
        assert_eq!(fs::read_to_string(folder.join("ghi chú.txt")).unwrap(), "của tôi");
    }

    #[test]
    fn a_folder_of_that_name_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("4g.png")).unwrap();
        let pictures = Pictures::into_folder(dir.path()).unwrap();
        pictures.add("4g.pdf", b"one").unwrap();
        pictures.add("4g.png", b"one").unwrap();
        assert!(matches!(pictures.commit(), Err(Error::Io { .. })));
        assert!(!dir.path().join("4g.pdf").exists());
        let file = dir.path().join("tệp");
        fs::write(&file, "x").unwrap();
        assert!(matches!(Pictures::into_folder(&file), Err(Error::Io { .. })));
    }
}
