//! A folder that appears whole or not at all.

use super::texts::MARK;
use super::{Error, FILES, PROJECT};
use std::fs;
use std::io;
use std::path::Path;

/// What others leave beside a file that was opened: databases beside a GeoPackage, GDAL's statistics
/// beside a raster.
const COMPANIONS: [&str; 4] = ["-wal", "-shm", "-journal", ".aux.xml"];

/// Refuses a folder with anything in it that an earlier demo did not write.
pub(super) fn refuse_foreign(dir: &Path) -> Result<(), Error> {
    let io = |source| Error::Io { path: dir.to_owned(), source };
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(e) if e.kind() == io::ErrorKind::NotADirectory => {
            return Err(Error::NotAFolder { path: dir.to_owned() });
        }
        Err(e) => return Err(io(e)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(io)?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    let ours = |name: &str| {
        let base = COMPANIONS.iter().find_map(|c| name.strip_suffix(c)).unwrap_or(name);
        FILES.contains(&base)
    };
    // A project file of that name may be somebody's own: the first line tells.
    let foreign = names.iter().find(|n| !ours(n)).or_else(|| {
        let marked = fs::read_to_string(dir.join(PROJECT)).is_ok_and(|t| t.starts_with(MARK));
        names.first().filter(|_| !marked)
    });
    match foreign {
        Some(name) => Err(Error::Foreign { dir: dir.to_owned(), foreign: name.clone() }),
        None => Ok(()),
    }
}

/// Lets `fill` make the files in a new folder beside `dir`, then puts it in `dir`'s place.
pub(super) fn replace(
    dir: &Path,
    fill: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<(), Error> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Io { path, source }
    };
    let parent = match dir.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(at(parent))?;
    let temp =
        tempfile::Builder::new().prefix(".phusong-demo-").tempdir_in(parent).map_err(at(parent))?;
    // The files go one level down: the outer folder is private, the demo need not be.
    let made = temp.path().join("new");
    fs::create_dir(&made).map_err(at(&made))?;
    fill(&made)?;
    if dir.exists() {
        let old = temp.path().join("old");
        fs::rename(dir, &old).map_err(at(dir))?;
        if let Err(e) = fs::rename(&made, dir) {
            // The earlier demo goes back to its place; the first error is the one to tell.
            let _ = fs::rename(&old, dir);
            return Err(at(dir)(e));
        }
        return Ok(());
    }
    fs::rename(&made, dir).map_err(at(dir))
}

/// Writes a text file.
pub(super) fn save(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(|source| Error::Io { path: path.to_owned(), source })
}
