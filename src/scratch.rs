//! Folders that last no longer than what is done in them, whichever way it ends.
//!
//! A folder goes with its value. Where the process must end at once (a second Ctrl-C, work that does not ask whether
//! to stop) nothing is dropped: [`leave`] removes all of them and keeps others from making more.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static HELD: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn held() -> MutexGuard<'static, Vec<PathBuf>> {
    // Paths stay paths after a panic elsewhere.
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A folder of our own, removed with the value.
#[derive(Debug)]
pub struct Scratch {
    folder: tempfile::TempDir,
    /// After `folder`: listed until that is gone.
    _listed: Listed,
}

#[derive(Debug)]
struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        held().retain(|path| *path != self.0);
    }
}

impl Scratch {
    /// Makes one in a folder, its name begun with `prefix`.
    ///
    /// # Errors
    /// The system's.
    pub fn within(parent: &Path, prefix: &str) -> io::Result<Self> {
        let mut held = held();
        let folder = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?;
        let path = folder.path().to_owned();
        held.push(path.clone());
        Ok(Self { folder, _listed: Listed(path) })
    }

    /// Makes one where the system keeps such.
    ///
    /// # Errors
    /// The system's.
    pub fn of_system() -> io::Result<Self> {
        Self::within(&std::env::temp_dir(), "phusong-")
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Does what must not be cut in two: [`leave`] waits for it. `keep`: the folder has become something else,
    /// and stays.
    ///
    /// # Errors
    /// What `act` returns.
    pub fn whole<E>(mut self, act: impl FnOnce(&Path) -> Result<bool, E>) -> Result<(), E> {
        let held = held();
        let keep = act(self.folder.path())?;
        self.folder.disable_cleanup(keep);
        drop(held);
        Ok(())
    }
}

/// Removes every folder that there is now; none is made from now on. The process must end.
pub fn leave() {
    let held = held();
    for folder in held.iter() {
        // Others may still be writing into it.
        for _ in 0..5 {
            if std::fs::remove_dir_all(folder).is_ok() || !folder.exists() {
                break;
            }
        }
    }
    std::mem::forget(held);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_with_its_value_unless_it_became_something_else() {
        let dir = tempfile::tempdir().unwrap();
        let gone = Scratch::within(dir.path(), ".a-").unwrap();
        let path = gone.path().to_owned();
        assert!(path.is_dir() && held().contains(&path));
        drop(gone);
        assert!(!path.exists() && !held().contains(&path));

        let kept = Scratch::within(dir.path(), ".b-").unwrap();
        let to = dir.path().join("b");
        kept.whole(|from| std::fs::rename(from, &to).map(|()| true)).unwrap();
        assert!(to.is_dir());
        let failed = Scratch::within(dir.path(), ".c-").unwrap();
        let path = failed.path().to_owned();
        assert!(failed.whole(|_| Err(())).is_err() && !path.exists());
    }
}
