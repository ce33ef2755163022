//! The files of a Shapefile beside each other (ESRI, 1998; dBASE III).
//!
//! In: `.shp`, `.shx`, `.dbf`. Out: how many rows there are, those with the mark of deletion apart, and an index
//! made again where the one on disk is of another save. Where shapes and rows differ in number nobody knows
//! which belongs to which: refused.

use super::Error;
use crate::project::LayerFile;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::PathBuf;

/// Bytes before the first record, in `.shp` and `.shx`.
const HEADER: u64 = 100;

/// What was found.
pub(super) struct Records {
    /// Rows that are not deleted.
    pub(super) rows: u64,
    /// Rows with the mark of deletion.
    pub(super) deleted: u64,
    /// Shapes that the index on disk lists, and the right index, where it is of another save.
    pub(super) index: Option<(u64, Vec<u8>)>,
}

/// A file of the set, in either case of its extension.
pub(super) fn part(source: &LayerFile, extension: &str) -> Option<PathBuf> {
    let names = [extension.to_owned(), extension.to_ascii_uppercase()];
    names.iter().map(|e| source.file.with_extension(e)).find(|f| f.is_file())
}

/// Looks at the files.
///
/// # Errors
/// A file cannot be read or is cut short, or shapes and rows do not belong together.
pub(super) fn records(source: &LayerFile) -> Result<Records, Error> {
    let file = || source.path.clone();
    let io = |e: std::io::Error| Error::Unreadable { file: file(), reason: e.to_string() };
    let open = |extension: &'static str| {
        let missing = Error::MissingPart { file: file(), part: extension };
        let path = part(source, extension.trim_start_matches('.')).ok_or(missing)?;
        File::open(path).map_err(io)
    };
    let (all, deleted) = table(source, open(".dbf")?)?;
    let mut index = Vec::new();
    open(".shx")?.read_to_end(&mut index).map_err(io)?;
    let listed = (index.len() as u64).saturating_sub(HEADER) / 8;
    let mut shapes = BufReader::new(File::open(&source.file).map_err(io)?);
    let found = |index| Records { rows: all - deleted, deleted, index };
    if listed == all && points_at(&mut shapes, &index).map_err(io)? {
        return Ok(found(None));
    }
    let (right, count) = walk(&mut shapes).map_err(io)?;
    match right {
        Some(right) if count == all => Ok(found(Some((listed, right)))),
        _ => Err(Error::ShapefileDiffers { file: file(), shapes: count, rows: all, listed }),
    }
}

/// Rows of a dBASE table, and those of them that are deleted.
fn table(source: &LayerFile, file: File) -> Result<(u64, u64), Error> {
    let io =
        |e: std::io::Error| Error::Unreadable { file: source.path.clone(), reason: e.to_string() };
    let bytes = file.metadata().map_err(io)?.len();
    let mut file = BufReader::new(file);
    let mut head = [0_u8; 12];
    file.read_exact(&mut head).map_err(io)?;
    let all = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    let start = u64::from(u16::from_le_bytes([head[8], head[9]]));
    let size = u64::from(u16::from_le_bytes([head[10], head[11]]));
    let expected = start + all * size;
    if bytes < expected {
        let name = format!("{} (.dbf)", source.path);
        return Err(Error::Truncated { file: name, expected, found: bytes });
    }
    if size == 0 {
        return Ok((all, 0));
    }
    file.seek(SeekFrom::Start(start)).map_err(io)?;
    let mut deleted = 0;
    for _ in 0..all {
        let mut mark = [0_u8];
        file.read_exact(&mut mark).map_err(io)?;
        deleted += u64::from(mark[0] == b'*');
        file.seek_relative(size.cast_signed() - 1).map_err(io)?;
    }
    Ok((all, deleted))
}

fn be(bytes: &[u8]) -> u64 {
    bytes.iter().take(4).fold(0, |n, b| n << 8 | u64::from(*b))
}

/// Whether every entry of an index points at a record of the length that it says.
fn points_at(shapes: &mut BufReader<File>, index: &[u8]) -> std::io::Result<bool> {
    let mut at = 0_u64;
    shapes.seek(SeekFrom::Start(0))?;
    let end = shapes.get_ref().metadata()?.len();
    for entry in index.get(HEADER as usize..).unwrap_or_default().chunks_exact(8) {
        let (offset, words) = (2 * be(entry), be(&entry[4..]));
        if offset < HEADER || offset + 8 + 2 * words > end {
            return Ok(false);
        }
        shapes.seek_relative(offset.cast_signed() - at.cast_signed())?;
        let mut head = [0_u8; 8];
        shapes.read_exact(&mut head)?;
        at = offset + 8;
        if be(&head[4..]) != words {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The index of the records as they follow each other, if they are numbered so, and how many there are.
fn walk(shapes: &mut BufReader<File>) -> std::io::Result<(Option<Vec<u8>>, u64)> {
    shapes.seek(SeekFrom::Start(0))?;
    let mut index = vec![0_u8; HEADER as usize];
    shapes.read_exact(&mut index)?;
    let end = shapes.get_ref().metadata()?.len().min(2 * be(&index[24..]));
    let (mut at, mut count, mut whole) = (HEADER, 0_u64, true);
    while at + 8 <= end {
        let mut head = [0_u8; 8];
        shapes.read_exact(&mut head)?;
        let words = be(&head[4..]);
        count += 1;
        // Records are numbered from 1; where one was written again at the end they are not in order.
        whole &= be(&head) == count && at + 8 + 2 * words <= end;
        let Ok(offset) = u32::try_from(at / 2) else { return Ok((None, count)) };
        index.extend(offset.to_be_bytes());
        index.extend(&head[4..]);
        at += 8 + 2 * words;
        shapes.seek_relative((2 * words).cast_signed())?;
    }
    let Ok(words) = u32::try_from(index.len() / 2) else { return Ok((None, count)) };
    index[24..28].copy_from_slice(&words.to_be_bytes());
    Ok((Some(index).filter(|_| whole), count))
}

/// A Shapefile beside its own files but for the index, for as long as this lives.
pub(super) struct Reindexed {
    pub(super) main: PathBuf,
    _folder: tempfile::TempDir,
}

impl Reindexed {
    /// Names for what is on disk, in a folder of the system for temporary files, with that index.
    pub(super) fn with(source: &LayerFile, index: &[u8]) -> Result<Self, Error> {
        let fault = |e: std::io::Error| Error::Unreadable {
            file: source.path.clone(),
            reason: e.to_string(),
        };
        let folder = tempfile::tempdir().map_err(fault)?;
        let name = |extension: &str| folder.path().join("layer").with_extension(extension);
        for extension in ["dbf", "prj", "cpg"] {
            if let Some(file) = part(source, extension) {
                stand_for(&file, &name(extension)).map_err(fault)?;
            }
        }
        stand_for(&source.file, &name("shp")).map_err(fault)?;
        std::fs::write(name("shx"), index).map_err(fault)?;
        Ok(Self { main: name("shp"), _folder: folder })
    }
}

#[cfg(unix)]
fn stand_for(file: &std::path::Path, name: &std::path::Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(std::path::absolute(file)?, name)
}

#[cfg(not(unix))]
fn stand_for(file: &std::path::Path, name: &std::path::Path) -> std::io::Result<()> {
    std::fs::copy(file, name).map(|_| ())
}
