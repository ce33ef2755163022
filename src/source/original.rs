//! The files of a project stay as they are: which belong to a layer, how a database is read without a trace in its
//! folder, and whether all stayed the same while they were read.

use super::{Error, limits};
use crate::project::LayerFile;
#[cfg(feature = "gdal")]
use crate::scratch::Scratch;
use std::fs::{self, Metadata};
#[cfg(feature = "gdal")]
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Beside a file: other extensions in place of its own, and endings after the whole name.
fn beside(extension: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match extension {
        "shp" => (&["shp", "shx", "dbf", "prj", "cpg"], &[]),
        "tab" => (&["tab", "dat", "dbf", "map", "id", "ind"], &[]),
        "mif" => (&["mif", "mid"], &[]),
        // What others have written and not yet put into the database itself.
        "gpkg" => (&[], &["-wal", "-journal"]),
        // Rasters may have their place, CRS, mask, coarser copies or (HFA) values beside them.
        "tif" | "tiff" => {
            (&["tif", "tiff", "tfw", "tifw", "tiffw", "wld"], &[".aux.xml", ".ovr", ".msk"])
        }
        "asc" => (&["asc", "prj"], &[".aux.xml", ".ovr"]),
        "img" => (&["img", "ige", "rrd"], &[".aux.xml", ".ovr"]),
        "hgt" => (&[], &[".aux.xml", ".ovr"]),
        _ => (&[], &[]),
    }
}

/// The files that make up a layer, whether plain or not, in order of name: never none.
pub(crate) fn parts(file: &Path) -> Vec<PathBuf> {
    let lower = |p: &Path| p.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let (extensions, endings) = beside(&lower(file));
    let name = file.file_name().unwrap_or_default();
    let mut all = vec![file.to_path_buf()];
    if !extensions.is_empty() {
        let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
        let entries = fs::read_dir(folder.unwrap_or_else(|| Path::new("."))).into_iter().flatten();
        let same = |p: &PathBuf| {
            p.file_stem() == file.file_stem()
                && p.file_name() != Some(name)
                && extensions.contains(&lower(p).as_str())
        };
        all.extend(entries.flatten().map(|e| file.with_file_name(e.file_name())).filter(same));
    }
    all.extend(endings.iter().map(|ending| with_ending(file, ending)).filter(|p| p.exists()));
    all.sort();
    all
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    file.with_file_name(name)
}

/// A part of a layer as messages name it: the layer's own path, with the part's name.
fn named(source: &LayerFile, part: &Path) -> String {
    let name = part.file_name().unwrap_or_default().to_string_lossy();
    match source.path.rfind(['/', '\\']) {
        Some(at) => format!("{}{name}", &source.path[..=at]),
        None => name.into_owned(),
    }
}

/// Refuses what libraries would open beside a layer and must not: pipes and devices, which have no end, and
/// texts of one line that are megabytes.
pub(super) fn check_parts(source: &LayerFile) -> Result<(), Error> {
    for part in parts(&source.file) {
        let file = || named(source, &part);
        // A link to nowhere is opened by nobody.
        let Ok(there) = fs::metadata(&part) else { continue };
        if !there.is_file() {
            return Err(Error::NotAFile { file: file() });
        }
        let extension = part.extension().unwrap_or_default().to_ascii_lowercase();
        let (bytes, limit) = (there.len(), limits::SIDE_TEXT_BYTES);
        if ["prj", "cpg"].iter().any(|e| extension == *e) && bytes > limit {
            return Err(Error::TooLarge { file: file(), bytes, limit });
        }
    }
    Ok(())
}

/// What tells that a file is another: of a whole copy over it all but the times are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    written: Option<SystemTime>,
    /// On Unix the file's number and when anything of it changed, which no program can set back.
    inode: (u64, i64, i64),
}

impl Stamp {
    fn of(there: &Metadata) -> Self {
        #[cfg(unix)]
        let inode = {
            use std::os::unix::fs::MetadataExt as _;
            (there.ino(), there.ctime(), there.ctime_nsec())
        };
        #[cfg(not(unix))]
        let inode = (0, 0, 0);
        Self { bytes: there.len(), written: there.modified().ok(), inode }
    }
}

/// The parts of a layer, each with its stamp.
type Stamps = Vec<(PathBuf, Option<Stamp>)>;

fn stamps(file: &Path) -> Stamps {
    let stamp = |p: &PathBuf| fs::metadata(p).ok().map(|there| Stamp::of(&there));
    parts(file).into_iter().map(|p| (p.clone(), stamp(&p))).collect()
}

/// All files of a project as they were before the first was read.
pub(super) struct Watch<'a>(Vec<(&'a LayerFile, Stamps)>);

impl<'a> Watch<'a> {
    pub(super) fn begin(sources: impl IntoIterator<Item = &'a LayerFile>) -> Self {
        Self(sources.into_iter().map(|source| (source, stamps(&source.file))).collect())
    }

    /// That all are the same still: else their digests are of one file and the numbers of another.
    pub(super) fn end(&self) -> Result<(), Error> {
        for (source, before) in &self.0 {
            let now = stamps(&source.file);
            let other =
                |(part, stamp): &&(PathBuf, _)| !now.iter().any(|(p, s)| p == part && s == stamp);
            let new = || now.iter().find(|(p, _)| !before.iter().any(|(part, _)| part == p));
            if let Some((part, _)) = before.iter().find(other).or_else(new) {
                return Err(Error::ChangedWhileRead { file: named(source, part) });
            }
        }
        Ok(())
    }
}

/// How a database is opened so that nothing beside it is made, changed or removed.
#[cfg(feature = "gdal")]
pub(super) enum Database {
    /// As it is, and taken for unchangeable: no lock, no `-shm`.
    Itself,
    /// A copy, with what others have written beside it: reading folds that in, or takes it back.
    Copy(Scratch),
}

#[cfg(feature = "gdal")]
impl Database {
    pub(super) fn of(source: &LayerFile) -> Result<Self, Error> {
        let file = &source.file;
        let unfinished = |ending: &&str| {
            fs::metadata(with_ending(file, ending)).is_ok_and(|there| there.len() > 0)
        };
        let endings: Vec<&str> = ["-wal", "-journal"].into_iter().filter(unfinished).collect();
        // GDAL makes a URI of the name and leaves `%` as it is.
        if endings.is_empty() && !file.to_string_lossy().contains('%') {
            return Ok(Self::Itself);
        }
        let io =
            |e: io::Error| Error::Unreadable { file: source.path.clone(), reason: e.to_string() };
        let copy = Scratch::of_system().map_err(io)?;
        let to = Self::within(&copy);
        let before = stamps(file);
        fs::copy(file, &to).map_err(io)?;
        for ending in endings {
            fs::copy(with_ending(file, ending), with_ending(&to, ending)).map_err(io)?;
        }
        // Half of it from before a change and half from after would be neither.
        if stamps(file) != before {
            return Err(Error::ChangedWhileRead { file: source.path.clone() });
        }
        Ok(Self::Copy(copy))
    }

    fn within(folder: &Scratch) -> PathBuf {
        folder.path().join("copy.gpkg")
    }

    /// The file to open.
    pub(super) fn path(&self, source: &LayerFile) -> PathBuf {
        match self {
            Self::Itself => source.file.clone(),
            Self::Copy(folder) => Self::within(folder),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(folder: &Path, name: &str) -> LayerFile {
        let (path, file) = (format!("d/{name}"), folder.join(name));
        LayerFile { path, file, ..LayerFile::default() }
    }

    #[test]
    fn the_parts_of_a_layer_in_order_of_name() {
        let dir = tempfile::tempdir().unwrap();
        let all = ["a.CPG", "a.dbf", "a.prj", "a.shp", "a.shx", "a.txt", "b.shp", "r.tif"];
        let more = ["r.tif.aux.xml", "r.tfw", "g.gpkg", "g.gpkg-wal", "g.gpkg-shm"];
        for name in all.iter().chain(&more) {
            fs::write(dir.path().join(name), name).unwrap();
        }
        let names = |file: &str| -> Vec<String> {
            let all = parts(&dir.path().join(file));
            all.iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect()
        };
        assert_eq!(names("a.shp"), ["a.CPG", "a.dbf", "a.prj", "a.shp", "a.shx"]);
        assert_eq!(names("r.tif"), ["r.tfw", "r.tif", "r.tif.aux.xml"]);
        assert_eq!(names("g.gpkg"), ["g.gpkg", "g.gpkg-wal"]);
        assert_eq!(names("none.csv"), ["none.csv"]);
    }

    #[test]
    fn a_change_of_any_part_is_told() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["a.shp", "a.dbf"] {
            fs::write(dir.path().join(name), name).unwrap();
        }
        let source = layer(dir.path(), "a.shp");
        let watch = Watch::begin([&source]);
        assert_eq!(watch.end(), Ok(()));
        let changed = |name: &str| Err(Error::ChangedWhileRead { file: format!("d/{name}") });
        fs::write(dir.path().join("a.prj"), "").unwrap();
        assert_eq!(watch.end(), changed("a.prj"));
        fs::remove_file(dir.path().join("a.prj")).unwrap();
        assert_eq!(watch.end(), Ok(()));
        // Of the same length.
        fs::write(dir.path().join("a.dbf"), "a.dbx").unwrap();
        assert_eq!(watch.end(), changed("a.dbf"));
        fs::remove_file(dir.path().join("a.dbf")).unwrap();
        assert_eq!(watch.end(), changed("a.dbf"));
    }

    #[test]
    #[cfg(unix)]
    fn a_device_beside_a_layer_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.shp"), "").unwrap();
        let source = layer(dir.path(), "a.shp");
        assert_eq!(check_parts(&source), Ok(()));
        std::os::unix::fs::symlink("/dev/zero", dir.path().join("a.cpg")).unwrap();
        assert_eq!(check_parts(&source), Err(Error::NotAFile { file: "d/a.cpg".into() }));
    }
}
