//! Results appear whole or not at all.
//!
//! Files are written into a folder beside the target, which then takes the target's place in one
//! step. Until then the earlier results stay as they are, whatever happens. What a run left behind
//! that was killed is removed by the next one. Files that people put into a results folder (a QGIS
//! project, notes) move along.

use super::manifest::Earlier;
use super::write::Error;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A folder being filled, beside the one it will replace.
#[derive(Debug)]
pub struct Staging {
    target: PathBuf,
    folder: tempfile::TempDir,
    /// Held while this process lives: tells a folder in use from one left behind.
    lock: File,
}

const MARK: &str = ".phusong-";
const LOCK: &str = ".lock";
/// What a refused run leaves in a results folder that was not there.
const FINDINGS: &str = "findings.csv";

impl Staging {
    /// Prepares to replace `target`.
    ///
    /// # Errors
    /// [`Error::NotOurs`] when the target is a file, or a folder with content that no earlier run
    /// made; [`Error::Io`] when nothing can be written beside it.
    pub fn beside(target: &Path) -> Result<Self, Error> {
        let io_at = |path: &Path| {
            let path = path.to_owned();
            move |error| Error::Io { path, error }
        };
        let absolute = std::path::absolute(target).map_err(io_at(target))?;
        // `results/.` and `results/..` have no name to put something beside.
        let target = fs::canonicalize(&absolute).unwrap_or(absolute);
        let (Some(parent), Some(_)) = (target.parent(), target.file_name()) else {
            return Err(Error::NotOurs { path: target });
        };
        let parent = parent.to_owned();
        if target.exists() {
            // Nothing in it, or only the findings of a run that was refused.
            let bare = || {
                fs::read_dir(&target)
                    .is_ok_and(|mut all| all.all(|e| e.is_ok_and(|e| e.file_name() == FINDINGS)))
            };
            let ours = target.is_dir() && (Earlier::read(&target).is_some() || bare());
            if !ours {
                return Err(Error::NotOurs { path: target });
            }
        }
        fs::create_dir_all(&parent).map_err(io_at(&parent))?;
        remove_left_behind(&parent);
        let folder =
            tempfile::Builder::new().prefix(MARK).tempdir_in(&parent).map_err(io_at(&parent))?;
        let path = folder.path().join(LOCK);
        let lock = File::create(&path).map_err(io_at(&path))?;
        // Where a file system knows no locks, nothing is ever removed for being left behind.
        let _ = lock.try_lock();
        Ok(Self { target, folder, lock })
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What will be replaced.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the folder in the target's place.
    ///
    /// # Errors
    /// [`Error::Io`]; the target is then as it was.
    pub fn commit(self) -> Result<PathBuf, Error> {
        let Self { target, folder, lock } = self;
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| Error::Io { path, error }
        };
        set_permissions_like_a_new_folder(folder.path()).map_err(at(folder.path()))?;
        if target.exists() {
            if let Some(earlier) = Earlier::read(&target) {
                carry_over(&target, folder.path(), &earlier).map_err(at(&target))?;
            }
            fs::remove_file(folder.path().join(LOCK)).map_err(at(folder.path()))?;
            // After the exchange the temporary folder holds the earlier results, and drops them.
            exchange(folder.path(), &target).map_err(at(&target))?;
        } else {
            fs::remove_file(folder.path().join(LOCK)).map_err(at(folder.path()))?;
            fs::rename(folder.path(), &target).map_err(at(&target))?;
            let _ = folder.keep();
        }
        drop(lock);
        Ok(target)
    }
}

/// A temporary folder is for its owner's eyes only; results are like any folder made by hand.
fn set_permissions_like_a_new_folder(folder: &Path) -> io::Result<()> {
    let sample = folder.join(".sample");
    fs::create_dir(&sample)?;
    let permissions = fs::metadata(&sample)?.permissions();
    fs::remove_dir(&sample)?;
    fs::set_permissions(folder, permissions)
}

#[cfg(target_os = "linux")]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        // Some network file systems cannot exchange.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => exchange_in_two(new, old),
        result => Ok(result?),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    exchange_in_two(new, old)
}

/// Two renames; if the second fails the first is undone.
fn exchange_in_two(new: &Path, old: &Path) -> io::Result<()> {
    let aside = new.with_extension("old");
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    fs::rename(&aside, new)
}

/// Copies what people put into the earlier results.
fn carry_over(from: &Path, to: &Path, earlier: &Earlier) -> io::Result<()> {
    fn walk(from: &Path, to: &Path, prefix: &str, earlier: &Earlier) -> io::Result<()> {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let name = entry.file_name();
            let relative = format!("{prefix}{}", name.to_string_lossy());
            let (source, copy) = (entry.path(), to.join(&name));
            if entry.file_type()?.is_dir() {
                walk(&source, &copy, &format!("{relative}/"), earlier)?;
            } else if !earlier.made(&relative) && !copy.exists() {
                if let Some(parent) = copy.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::copy(&source, &copy)?;
            }
        }
        Ok(())
    }
    walk(from, to, "", earlier)
}

/// Removes folders that a killed run left.
fn remove_left_behind(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        if !entry.file_name().to_string_lossy().starts_with(MARK) {
            continue;
        }
        let Ok(lock) = File::open(entry.path().join(LOCK)) else { continue };
        if lock.try_lock().is_ok() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(staging: &Staging, text: &str) {
        let manifest = r#"{"program":"phusong","outputs":["a.csv"]}"#;
        fs::write(staging.path().join("a.csv"), text).unwrap();
        fs::write(staging.path().join("manifest.json"), manifest).unwrap();
    }

    #[test]
    fn results_are_replaced_whole_and_other_files_stay() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("deep/results");
        let first = Staging::beside(&target).unwrap();
        fill(&first, "one");
        assert!(!target.exists());
        first.commit().unwrap();
        fs::write(target.join("notes.qgz"), "mine").unwrap();
        fs::create_dir(target.join("extra")).unwrap();
        fs::write(target.join("extra/b.txt"), "mine too").unwrap();

        let second = Staging::beside(&target).unwrap();
        fill(&second, "two");
        assert_eq!(fs::read_to_string(target.join("a.csv")).unwrap(), "one");
        second.commit().unwrap();
        assert_eq!(fs::read_to_string(target.join("a.csv")).unwrap(), "two");
        assert_eq!(fs::read_to_string(target.join("notes.qgz")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(target.join("extra/b.txt")).unwrap(), "mine too");

        // Given up: nothing changes, nothing is left.
        let third = Staging::beside(&target).unwrap();
        fill(&third, "three");
        drop(third);
        assert_eq!(fs::read_to_string(target.join("a.csv")).unwrap(), "two");
        let left: Vec<_> = fs::read_dir(target.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1);
    }

    #[test]
    fn a_folder_with_somebody_elses_files_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.doc"), "x").unwrap();
        assert!(matches!(Staging::beside(dir.path()), Err(Error::NotOurs { .. })));
        let file = dir.path().join("thesis.doc");
        assert!(matches!(Staging::beside(&file), Err(Error::NotOurs { .. })));
    }

    #[test]
    fn what_a_killed_run_left_is_removed_but_not_what_a_living_one_holds() {
        let dir = tempfile::tempdir().unwrap();
        let dead = dir.path().join(".phusong-dead");
        fs::create_dir(&dead).unwrap();
        fs::write(dead.join(".lock"), "").unwrap();
        let living = Staging::beside(&dir.path().join("a")).unwrap();
        assert!(!dead.exists());
        let other = Staging::beside(&dir.path().join("b")).unwrap();
        assert!(living.path().exists() && other.path().exists());
    }
}
