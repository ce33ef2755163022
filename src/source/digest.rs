//! SHA-256 of inputs, streamed; of a layer of several files all of them in order of name.

use super::{Error, original};
use crate::assessment::InputFile;
use crate::project::LayerFile;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;

/// Digests of a layer, lower-case hexadecimal: of all its files one after the other, and of each by its name
/// where there are several.
pub(crate) fn sha256(
    source: &LayerFile,
    stopped: &dyn Fn() -> bool,
) -> Result<(String, Vec<InputFile>), Error> {
    let (mut all, mut files) = (Sha256::new(), Vec::new());
    let mut buffer = vec![0_u8; 256 << 10];
    let parts = original::parts(&source.file);
    for path in &parts {
        let io = |e: std::io::Error| Error::Unreadable {
            file: source.path.clone(),
            reason: e.to_string(),
        };
        let mut own = Sha256::new();
        let mut file = File::open(path).map_err(io)?;
        loop {
            if stopped() {
                return Err(Error::Interrupted);
            }
            let n = file.read(&mut buffer).map_err(io)?;
            if n == 0 {
                break;
            }
            all.update(&buffer[..n]);
            if parts.len() > 1 {
                own.update(&buffer[..n]);
            }
        }
        if parts.len() > 1 {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(InputFile { name, sha256: hexadecimal(own) });
        }
    }
    Ok((hexadecimal(all), files))
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
