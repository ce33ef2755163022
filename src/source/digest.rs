//! SHA-256 of inputs, streamed; of a Shapefile all parts in order of name.

use super::Error;
use crate::project::LayerFile;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The files that make up a layer.
fn parts(file: &Path) -> Vec<PathBuf> {
    let extension = file.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let wanted: &[&str] = match extension.as_str() {
        "shp" => &["shp", "shx", "dbf", "prj", "cpg"],
        "tab" => &["tab", "dat", "map", "id", "ind"],
        "mif" => &["mif", "mid"],
        // Rasters may have their place or CRS, or (HFA) their values, beside them.
        "tif" | "tiff" => &["tif", "tiff", "tfw"],
        "asc" => &["asc", "prj"],
        "img" => &["img", "ige"],
        _ => return vec![file.to_path_buf()],
    };
    let stem = file.file_stem();
    let same = |p: &PathBuf| {
        let extension = p.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        p.file_stem() == stem && wanted.contains(&extension.as_str()) && p.is_file()
    };
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or_else(|| Path::new("."))).into_iter().flatten();
    let mut all: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(same).collect();
    // GDAL keeps beside a raster what its format has no room for.
    let mut beside = file.file_name().unwrap_or_default().to_owned();
    beside.push(".aux.xml");
    let beside = file.with_file_name(beside);
    if ["tif", "tiff", "asc", "img"].contains(&extension.as_str()) && beside.is_file() {
        all.push(beside);
    }
    all.sort();
    all
}

/// Lower-case hexadecimal digest of a layer's file or files.
pub(crate) fn sha256(source: &LayerFile, stopped: &dyn Fn() -> bool) -> Result<String, Error> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0_u8; 256 << 10];
    for path in parts(&source.file) {
        let io = |e: std::io::Error| Error::Unreadable {
            file: source.path.clone(),
            reason: e.to_string(),
        };
        let mut file = File::open(&path).map_err(io)?;
        loop {
            if stopped() {
                return Err(Error::Interrupted);
            }
            match file.read(&mut buffer).map_err(io)? {
                0 => break,
                n => hash.update(&buffer[..n]),
            }
        }
    }
    Ok(hexadecimal(hash))
}

/// Lower-case hexadecimal digest of a file read whole.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

fn hexadecimal(hash: Sha256) -> String {
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
