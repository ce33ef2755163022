//! Which format a file has: by its name, checked against its first bytes.
//!
//! Names decide, because GDAL asked to guess would open anything. The first bytes are checked before
//! anything reads further, so that two gigabytes of nothing named `.gpkg` are refused at once.

use super::{Error, limits, original};
use crate::project::LayerFile;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};

/// A format read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Geometry and attributes, read by the GDAL driver of that name.
    Vector { driver: &'static str, name: &'static str },
    /// Text with separators.
    Text,
    /// A spreadsheet.
    Sheet,
    /// A raster, read by the GDAL driver of that name.
    Raster { driver: &'static str, name: &'static str },
}

/// Extensions of layers of areas and lines.
pub(crate) const VECTOR: [&str; 9] =
    ["gpkg", "shp", "geojson", "json", "fgb", "tab", "mif", "kml", "geojsonl"];
/// Extensions of layers of points.
pub(crate) const POINTS: [&str; 15] = [
    "csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "gpkg", "shp", "geojson", "json", "fgb",
    "tab", "mif", "kml",
];
/// Extensions of layers of areas, lines or points.
pub(crate) const ANY: [&str; 16] = [
    "gpkg", "shp", "geojson", "json", "fgb", "tab", "mif", "kml", "geojsonl", "csv", "tsv", "txt",
    "xlsx", "xlsm", "xls", "ods",
];
/// Extensions of rasters: formats of plain files whose drivers open nothing else.
pub(crate) const RASTERS: [&str; 4] = ["tif", "tiff", "asc", "img"];
/// Extensions of rasters of heights: those, and the tiles of SRTM.
pub(crate) const HEIGHTS: [&str; 5] = ["tif", "tiff", "asc", "img", "hgt"];

/// Sizes of a tile of SRTM: 3601², 1201² heights.
const HGT_BYTES: [u64; 2] = [2 * 3601 * 3601, 2 * 1201 * 1201];

/// How a compound file begins ([MS-CFB] 2.2).
const COMPOUND_FILE: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// Bytes at either end of a document by which it is told what it is.
const JSON_LOOK: u64 = 64 << 10;

/// The beginning and the end of a document, without white space.
fn ends(source: &LayerFile) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(&source.file)?;
    let bytes = file.metadata()?.len();
    let mut look = Vec::new();
    (&mut file).take(JSON_LOOK).read_to_end(&mut look)?;
    if bytes > 2 * JSON_LOOK {
        file.seek(SeekFrom::Start(bytes - JSON_LOOK))?;
        look.push(b'\n');
        (&mut file).take(JSON_LOOK).read_to_end(&mut look)?;
    } else {
        (&mut file).take(JSON_LOOK).read_to_end(&mut look)?;
    }
    look.retain(|b| !b.is_ascii_whitespace());
    Ok(look)
}

fn has(look: &[u8], text: &str) -> bool {
    look.windows(text.len()).any(|w| w == text.as_bytes())
}

/// Which JSON a document is: what a server of Esri answers and what `topojson` writes have the same extension as
/// GeoJSON.
fn json(source: &LayerFile) -> Format {
    let look = if source.file.is_file() { ends(source).unwrap_or_default() } else { Vec::new() };
    let (driver, name) = if has(&look, r#""type":"Topology""#) {
        ("TopoJSON", "TopoJSON")
    } else if has(&look, r#""type":"Feature"#) || !has(&look, r#""attributes":"#) {
        ("GeoJSON", "GeoJSON")
    } else {
        ("ESRIJSON", "Esri JSON (f=json)")
    };
    Format::Vector { driver, name }
}

/// Whether a layer is JSON by its name.
#[cfg(feature = "gdal")]
pub(crate) fn is_json(source: &LayerFile) -> bool {
    let extension = source.file.extension().unwrap_or_default();
    ["json", "geojson"].iter().any(|e| extension.eq_ignore_ascii_case(e))
}

/// Whether a server of Esri says that it gave only the first of its rows.
#[cfg(feature = "gdal")]
pub(crate) fn cut_by_server(source: &LayerFile) -> Result<bool, Error> {
    let fault = |e: std::io::Error| {
        let (file, reason) = (source.path.clone(), e.to_string());
        Error::Unreadable { file, reason }
    };
    Ok(has(&ends(source).map_err(fault)?, r#""exceededTransferLimit":true"#))
}

/// Whether a layer is a table by its name, so that it has no geometries.
pub(crate) fn is_table(source: &LayerFile) -> bool {
    let extension = source.file.extension().unwrap_or_default().to_ascii_lowercase();
    POINTS[..7].iter().any(|table| extension == *table)
}

/// Whether a layer is a workbook by its name.
pub(crate) fn is_workbook(source: &LayerFile) -> bool {
    let extension = source.file.extension().unwrap_or_default().to_ascii_lowercase();
    ["xlsx", "xlsm", "xls", "ods"].iter().any(|of| extension == *of)
}

impl Format {
    /// The format of a layer's file.
    ///
    /// # Errors
    /// The extension is none of `known`, or the content is not what it says.
    pub(crate) fn of(source: &LayerFile, known: &'static [&'static str]) -> Result<Self, Error> {
        let extension = source.file.extension().unwrap_or_default().to_string_lossy();
        let extension = extension.to_ascii_lowercase();
        let vector = |driver, name| Self::Vector { driver, name };
        let format = match extension.as_str() {
            "gpkg" => vector("GPKG", "GeoPackage"),
            "shp" => vector("ESRI Shapefile", "Shapefile"),
            "geojson" | "json" => json(source),
            "geojsonl" => vector("GeoJSONSeq", "GeoJSONSeq"),
            "fgb" => vector("FlatGeobuf", "FlatGeobuf"),
            "tab" => vector("MapInfo File", "MapInfo TAB"),
            "mif" => vector("MapInfo File", "MapInfo MIF"),
            "kml" => vector("LIBKML", "KML"),
            "tif" | "tiff" => Self::Raster { driver: "GTiff", name: "GeoTIFF" },
            "asc" => Self::Raster { driver: "AAIGrid", name: "Arc/Info ASCII Grid" },
            "img" => Self::Raster { driver: "HFA", name: "Erdas Imagine" },
            "hgt" => Self::Raster { driver: "SRTMHGT", name: "SRTM HGT" },
            "csv" | "tsv" | "txt" => Self::Text,
            "xlsx" | "xlsm" | "xls" | "ods" => Self::Sheet,
            _ => return Err(Error::UnknownFormat { file: source.path.clone(), known }),
        };
        if !known.contains(&extension.as_str()) {
            let file = source.path.clone();
            return Err(match format {
                Self::Text | Self::Sheet if known == VECTOR => Error::TableWithoutAreas { file },
                _ => Error::UnknownFormat { file, known },
            });
        }
        format.check(source, &extension)?;
        Ok(format)
    }

    fn check(self, source: &LayerFile, extension: &str) -> Result<(), Error> {
        let file = || source.path.clone();
        let io = |e: std::io::Error| Error::Unreadable { file: file(), reason: e.to_string() };
        // Before any is opened: a pipe would keep us waiting.
        original::check_parts(source)?;
        let mut handle = File::open(&source.file).map_err(|e| match e.kind() {
            ErrorKind::PermissionDenied => Error::NoPermission { file: file() },
            _ => io(e),
        })?;
        let meta = handle.metadata().map_err(io)?;
        let bytes = meta.len();
        if bytes == 0 {
            return Err(Error::Empty { file: file() });
        }
        let mut head = [0_u8; 512];
        let mut got = 0;
        while got < head.len() {
            match handle.read(&mut head[got..]).map_err(io)? {
                0 => break,
                n => got += n,
            }
        }
        let head = &head[..got];
        let printable = || {
            let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
            text.iter().copied().find(|b| !b.is_ascii_whitespace())
        };
        let ok = match extension {
            "gpkg" => head.starts_with(b"SQLite format 3\0"),
            "shp" => head.starts_with(&[0, 0, 0x27, 0x0a]),
            "fgb" => head.starts_with(b"fgb"),
            "geojson" | "json" | "geojsonl" => printable() == Some(b'{'),
            "kml" => printable() == Some(b'<'),
            "tab" => head.to_ascii_lowercase().starts_with(b"!table"),
            "mif" => head.to_ascii_lowercase().starts_with(b"version"),
            "xlsx" | "xlsm" | "ods" => head.starts_with(b"PK\x03\x04"),
            "xls" => head.starts_with(&COMPOUND_FILE),
            // Classic and BigTIFF, in either byte order.
            "tif" | "tiff" => {
                [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|m| head.starts_with(*m))
            }
            // A grid begins with its number of columns or rows, or with its corner.
            "asc" => matches!(printable(), Some(b'n' | b'N' | b'x' | b'X')),
            "img" => head.starts_with(b"EHFA_HEADER_TAG"),
            // Nothing but heights, two bytes each, of a square degree at one or three seconds.
            "hgt" => HGT_BYTES.contains(&bytes),
            _ => true,
        };
        let limit = match (self, extension) {
            (Self::Sheet, _) => limits::SHEET_FILE_BYTES,
            (_, "geojson" | "json" | "kml") => limits::DOCUMENT_BYTES,
            _ => u64::MAX,
        };
        // Office encrypts a workbook into a compound file ([MS-OFFCRYPTO] 2.3.4), as the old format is.
        if matches!(extension, "xlsx" | "xlsm") && head.starts_with(&COMPOUND_FILE) {
            return Err(Error::Protected { file: file() });
        }
        if !ok {
            let format = match self {
                Self::Vector { name, .. } | Self::Raster { name, .. } => name,
                Self::Text => "CSV",
                Self::Sheet if extension == "xls" => "XLS",
                Self::Sheet if extension == "ods" => "ODS",
                Self::Sheet => "XLSX",
            };
            return Err(Error::NotThatFormat { file: file(), format });
        }
        if bytes > limit {
            return Err(Error::TooLarge { file: file(), bytes, limit });
        }
        match extension {
            "gpkg" => whole_pages(source, head, bytes),
            "shp" => whole_shapefile(source, head, bytes),
            "mif" => part(source, &["mid", "MID"], ".mid"),
            "tab" => part(source, &["dat", "DAT"], ".dat"),
            "xlsx" | "xlsm" | "ods" => whole_archive(source, &mut handle, bytes),
            _ => Ok(()),
        }
    }
}

/// The header of an `SQLite` file counts its pages: <https://www.sqlite.org/fileformat.html>, 1.3. A file cut short
/// may open and then lose rows without a word.
fn whole_pages(source: &LayerFile, head: &[u8], bytes: u64) -> Result<(), Error> {
    let truncated =
        |expected| Error::Truncated { file: source.path.clone(), expected, found: bytes };
    if head.len() < 100 {
        return Err(truncated(100));
    }
    let size = match u64::from(u16::from_be_bytes([head[16], head[17]])) {
        1 => 65_536,
        n => n,
    };
    let be = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    // The count holds only when it was written by the last change (1.3.7).
    let (pages, current) = (u64::from(be(28)), be(24) == be(92));
    if current && pages > 0 && bytes < pages * size {
        return Err(truncated(pages * size));
    }
    Ok(())
}

/// The main file's header states its length in 16-bit words (ESRI, 1998, table 1).
fn whole_shapefile(source: &LayerFile, head: &[u8], bytes: u64) -> Result<(), Error> {
    if head.len() < 100 {
        return Err(Error::Truncated { file: source.path.clone(), expected: 100, found: bytes });
    }
    let expected = 2 * u64::from(u32::from_be_bytes([head[24], head[25], head[26], head[27]]));
    if bytes < expected {
        return Err(Error::Truncated { file: source.path.clone(), expected, found: bytes });
    }
    part(source, &["dbf", "DBF"], ".dbf")?;
    part(source, &["shx", "SHX"], ".shx")
}

fn part(source: &LayerFile, any: &[&str], part: &'static str) -> Result<(), Error> {
    if any.iter().any(|e| source.file.with_extension(e).is_file()) {
        return Ok(());
    }
    Err(Error::MissingPart { file: source.path.clone(), part })
}

/// A ZIP archive ends with its directory: without it the file is cut short.
fn whole_archive(source: &LayerFile, handle: &mut File, bytes: u64) -> Result<(), Error> {
    // The record is 22 bytes and a comment of at most 65,535.
    let tail = bytes.min(66_000);
    let mut end = Vec::new();
    let io =
        |e: std::io::Error| Error::Unreadable { file: source.path.clone(), reason: e.to_string() };
    handle.seek(SeekFrom::End(-tail.cast_signed())).map_err(io)?;
    handle.take(tail).read_to_end(&mut end).map_err(io)?;
    if end.windows(4).any(|w| w == b"PK\x05\x06") {
        return Ok(());
    }
    Err(Error::Truncated { file: source.path.clone(), expected: bytes + 22, found: bytes })
}
