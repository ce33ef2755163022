//! Results appear whole or not at all.
//!
//! Files are written into a folder beside the target, which then takes the target's place in one
//! step. Until then the earlier results stay as they are, whatever happens. What a run left behind
//! that was killed is removed by the next one: folders with our own mark in them, and no others,
//! whatever their name. Files that people put into a results folder (a QGIS project, notes, links)
//! move along; what cannot be copied is told before the long part.

use super::manifest::Earlier;
use super::write::Error;
use crate::scratch::Scratch;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A folder being filled, beside the one it will replace.
#[derive(Debug)]
pub struct Staging {
    target: PathBuf,
    folder: Scratch,
    /// Held while this process lives: tells a folder in use from one left behind.
    lock: File,
    /// After `folder`, which lies in them.
    parents: MadeParents,
}

const PREFIX: &str = ".phusong-";
/// The file that says whose folder it is, and by its lock whether a run is using it.
const LOCK: &str = ".lock";
const UNHELD_LOCK: &str = ".lock-new";
/// What is in it: nobody else writes that.
const MARK: &[u8] = b"phusong: temporary folder, removed by the next run\n";
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
        // A link to nowhere cannot be replaced by a folder, which only the end of the run would tell.
        if target.is_symlink() && !target.exists() {
            return Err(Error::NotOurs { path: target });
        }
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
            // Whoever stands in a folder that is replaced stands in one that is deleted.
            if std::env::current_dir().is_ok_and(|here| here.starts_with(&target)) {
                return Err(Error::CurrentFolder { path: target });
            }
            if let Some(earlier) = Earlier::read(&target) {
                carry_over(&target, None, &earlier)?;
            }
        }
        let parents = MadeParents::of(&parent).map_err(io_at(&parent))?;
        remove_left_behind(&parent);
        let folder = Scratch::within(&parent, PREFIX).map_err(io_at(&parent))?;
        // Under its own name only once it is held: another run that found it free in between would
        // take the folder for one left behind.
        let (unheld, path) = (folder.path().join(UNHELD_LOCK), folder.path().join(LOCK));
        let mut lock = File::create(&unheld).map_err(io_at(&unheld))?;
        lock.write_all(MARK).map_err(io_at(&unheld))?;
        // Where a file system knows no locks, nothing is ever removed for being left behind.
        let _ = lock.try_lock();
        fs::rename(&unheld, &path).map_err(io_at(&path))?;
        Ok(Self { target, folder, lock, parents })
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What will be replaced.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The files of the earlier results that are not in the new ones: they go when these take the place.
    pub fn outdated(&self) -> Vec<String> {
        let earlier = Earlier::read(&self.target).map(|e| e.outputs).unwrap_or_default();
        let again = |file: &String| self.path().join(file).exists();
        earlier.into_iter().filter(|file| !again(file)).collect()
    }

    /// Puts the folder in the target's place.
    ///
    /// # Errors
    /// [`Error::Io`]; the target is then as it was.
    pub fn commit(self) -> Result<PathBuf, Error> {
        // Dropped in the opposite order: the folder before the folders it lies in.
        let Self { parents, target, folder, lock } = self;
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| Error::Io { path, error }
        };
        set_permissions_like_a_new_folder(folder.path()).map_err(at(folder.path()))?;
        let earlier = Earlier::read(&target);
        if let Some(earlier) = &earlier {
            carry_over(&target, Some(folder.path()), earlier)?;
        }
        folder.whole(|folder| {
            if !target.exists() && rename_to_new(folder, &target).map_err(at(&target))? {
                return Ok(true);
            }
            // From the exchange on the temporary folder holds the earlier results, and drops them; should this
            // process end before that, the next run may.
            let mark = target.join(LOCK);
            fs::write(&mark, MARK).map_err(at(&mark))?;
            exchange(folder, &target).map_err(|error| {
                let _ = fs::remove_file(&mark);
                at(&target)(error)
            })?;
            Ok(false)
        })?;
        parents.keep();
        // Should it stay, the next run replaces it.
        let _ = fs::remove_file(target.join(LOCK));
        drop(lock);
        Ok(target)
    }
}

/// Renames to a name not yet taken; false where another run was just faster.
fn rename_to_new(folder: &Path, target: &Path) -> io::Result<bool> {
    match fs::rename(folder, target) {
        Ok(()) => Ok(true),
        Err(_) if target.is_dir() => Ok(false),
        Err(error) => Err(error),
    }
}

/// The folders above the results that were not there; removed again where nothing came of it.
#[derive(Debug)]
pub(super) struct MadeParents(Vec<PathBuf>);

impl MadeParents {
    /// Creates the folder with all above it.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        let missing = folder.ancestors().take_while(|f| !f.exists()).map(Path::to_owned).collect();
        let made = Self(missing);
        fs::create_dir_all(folder)?;
        Ok(made)
    }

    pub(super) fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for MadeParents {
    fn drop(&mut self) {
        for folder in &self.0 {
            // Fails where somebody has put something into it, and then it stays.
            let _ = fs::remove_dir(folder);
        }
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

/// Copies what people put into the earlier results; without `to` only finds what cannot be.
fn carry_over(from: &Path, to: Option<&Path>, earlier: &Earlier) -> Result<(), Error> {
    fn walk(from: &Path, to: Option<&Path>, prefix: &str, earlier: &Earlier) -> Result<(), Error> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| Error::Io { path, error }
        };
        for entry in fs::read_dir(from).map_err(at(from))? {
            let entry = entry.map_err(at(from))?;
            let (name, source) = (entry.file_name(), entry.path());
            let relative = format!("{prefix}{}", name.to_string_lossy());
            let kind = entry.file_type().map_err(at(&source))?;
            let copy = to.map(|to| to.join(&name));
            if kind.is_dir() {
                walk(&source, copy.as_deref(), &format!("{relative}/"), earlier)?;
                continue;
            }
            if earlier.made(&relative) || (prefix.is_empty() && name == LOCK) {
                continue;
            }
            // A pipe would keep us waiting for its other end.
            if !(kind.is_file() || cfg!(unix) && kind.is_symlink()) {
                return Err(Error::NotCopied { path: source });
            }
            let Some(copy) = copy.filter(|copy| !copy.exists()) else { continue };
            if let Some(parent) = copy.parent() {
                fs::create_dir_all(parent).map_err(at(&source))?;
            }
            if kind.is_symlink() {
                link_again(&source, &copy).map_err(at(&source))?;
            } else {
                fs::copy(&source, &copy).map_err(at(&source))?;
            }
        }
        Ok(())
    }
    walk(from, to, "", earlier)
}

/// A link leads where it led: it takes the same place.
#[cfg(unix)]
fn link_again(link: &Path, copy: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(link)?, copy)
}

#[cfg(not(unix))]
fn link_again(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes folders that a killed run left.
fn remove_left_behind(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // `.old` is the only copy of results between two renames.
        let ours = name.starts_with(PREFIX) && !name.ends_with(".old");
        if !ours || !entry.file_type().is_ok_and(|t| t.is_dir()) {
            continue;
        }
        let path = entry.path();
        let mark = path.join(LOCK);
        let plain = mark.symlink_metadata().is_ok_and(|m| m.is_file());
        let Some(lock) = plain.then(|| File::open(&mark).ok()).flatten() else { continue };
        let mut found = Vec::new();
        let read = Read::take(&lock, MARK.len() as u64 + 1).read_to_end(&mut found);
        if read.is_ok() && found == MARK && lock.try_lock().is_ok() {
            let _ = fs::remove_dir_all(path);
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
    fn what_a_killed_run_left_is_removed_but_nothing_without_our_mark() {
        let dir = tempfile::tempdir().unwrap();
        let make = |name: &str, lock: Option<&[u8]>| {
            let folder = dir.path().join(name);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("rates.csv"), "").unwrap();
            lock.inspect(|text| fs::write(folder.join(LOCK), text).unwrap());
            folder
        };
        let dead = make(".phusong-dead", Some(MARK));
        // Somebody's own, another program's, a demo's, one between two renames.
        let others = [
            make(".phusong-notes", None),
            make(".phusong-other", Some(b"")),
            make("phusong-x", Some(MARK)),
            make(".phusong-demo-x", None),
            make(".phusong-x.old", Some(MARK)),
        ];
        let living = Staging::beside(&dir.path().join("a")).unwrap();
        assert!(!dead.exists());
        let other = Staging::beside(&dir.path().join("b")).unwrap();
        assert!(living.path().exists() && other.path().exists());
        assert!(others.iter().all(|o| o.join("rates.csv").exists()));
    }

    #[test]
    #[cfg(unix)]
    fn links_move_along_and_what_is_no_file_is_told_first() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("results");
        let first = Staging::beside(&target).unwrap();
        fill(&first, "one");
        first.commit().unwrap();
        fs::create_dir(target.join("mine")).unwrap();
        for to in ["a.csv", "..", "nowhere"] {
            let link = target.join("mine").join(format!("to-{}", to.len()));
            std::os::unix::fs::symlink(to, link).unwrap();
        }
        let second = Staging::beside(&target).unwrap();
        fill(&second, "two");
        second.commit().unwrap();
        for to in ["a.csv", "..", "nowhere"] {
            let link = target.join("mine").join(format!("to-{}", to.len()));
            assert_eq!(fs::read_link(link).unwrap(), Path::new(to));
        }
        let socket = target.join("mine/s");
        let _open = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let Err(Error::NotCopied { path }) = Staging::beside(&target) else { panic!() };
        assert_eq!(path, fs::canonicalize(&target).unwrap().join("mine/s"));
    }

    #[test]
    fn folders_made_for_nothing_go_again() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a/b/c");
        drop(Staging::beside(&target).unwrap());
        assert!(!dir.path().join("a").exists());
        let kept = Staging::beside(&target).unwrap();
        fill(&kept, "one");
        kept.commit().unwrap();
        assert!(target.join("a.csv").exists() && !target.join(LOCK).exists());
    }

    #[test]
    #[cfg(unix)]
    fn a_link_is_followed_and_one_to_nowhere_refused() {
        let dir = tempfile::tempdir().unwrap();
        let (link, real) = (dir.path().join("link"), dir.path().join("real"));
        std::os::unix::fs::symlink("real", &link).unwrap();
        assert!(matches!(Staging::beside(&link), Err(Error::NotOurs { .. })));
        fs::create_dir(&real).unwrap();
        let staging = Staging::beside(&link).unwrap();
        fill(&staging, "one");
        staging.commit().unwrap();
        assert!(link.is_symlink() && real.join("a.csv").exists());
    }
}
