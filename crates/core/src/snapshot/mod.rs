//! An assessment as bytes, and back: what a results folder keeps so that everything can be drawn again.
//!
//! In: an [`Assessment`]. Out: bytes that [`decode`] makes the same of, bit for bit, so that a sheet drawn
//! from it is the sheet of the run. Pure: `report` writes the bytes to a file, `source` reads them.
//! Left out is what nothing draws or writes: where the pieces of a basis lie
//! ([`Parts::NotKept`](crate::place::Parts)), single speed tests, single poles and ducts (what they come to
//! is kept). Not here: older formats; results are computed again in a second or two.
//!
//! Layout: [`MAGIC`], [`FORMAT`] (two bytes, low first), the program's version (a byte of length, UTF-8),
//! then each section with its length (eight bytes, low first): values (serde, postcard), the plan of the
//! geometry, six columns of coordinates, heights; values, plan and heights are deflated in blocks. Last the SHA-256 of
//! all that stands before it.

mod check;
mod heights;
mod numbers;
mod pack;
mod shapes;
#[cfg(test)]
mod tests;

use crate::assessment::Assessment;
use sha2::{Digest, Sha256};
use shapes::Streams;
use std::io;

/// The name of the file in a results folder.
pub const FILE: &str = crate::assessment::Output::KEPT_FILE;

/// What such bytes begin with. The first is no character of UTF-8, so that editors do not take the file for
/// text.
pub const MAGIC: [u8; 8] = *b"\x89PHUSONG";

/// The layout of the bytes, and of the types in them: one more whenever either changes.
pub const FORMAT: u16 = 5;

/// Sections: values, plan, four columns of villages, two of the rest, heights.
const SECTIONS: usize = 9;

/// Bytes of the SHA-256 at the end.
const SUM: usize = 32;

/// Why bytes are no assessment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// They begin otherwise than any assessment.
    #[error("not an assessment")]
    Other,
    /// They were written in another format.
    #[error("format {format} of version {program}")]
    OtherFormat {
        /// Version of the program that wrote them.
        program: String,
        /// Their format.
        format: u16,
    },
    /// They were cut short or changed.
    #[error("damaged")]
    Damaged,
}

/// Something does not read as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Damage;

impl From<Damage> for Fault {
    fn from(_: Damage) -> Self {
        Self::Damaged
    }
}

/// An assessment as bytes.
///
/// # Errors
/// As the libraries that write values and deflate; none is known.
pub fn encode(assessment: &Assessment) -> io::Result<Vec<u8>> {
    let (values, (streams, heights)) = crate::threads::join(
        || postcard::to_stdvec(assessment).map_err(io::Error::other).and_then(|v| pack::pack(&v)),
        || {
            crate::threads::join(
                || shapes::write(assessment),
                || pack::pack(&heights::write(assessment.surroundings.relief.as_ref())),
            )
        },
    );
    let Streams { plan, both: [x, y, lon, lat], planar: [x2, y2] } = streams;
    let sections: [Vec<u8>; SECTIONS] =
        [values?, pack::pack(&plan)?, x, y, lon, lat, x2, y2, heights?];
    let whole: usize = sections.iter().map(|s| s.len() + 8).sum();
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    let mut out = Vec::with_capacity(whole + version.len() + MAGIC.len() + 3 + SUM);
    out.extend(MAGIC);
    out.extend(FORMAT.to_le_bytes());
    out.push(version.len() as u8);
    out.extend(version);
    for section in sections {
        out.extend((section.len() as u64).to_le_bytes());
        out.extend(section);
    }
    out.extend(Sha256::digest(&out).iter());
    Ok(out)
}

/// The assessment of such bytes. Every index in it is of something that is there.
///
/// # Errors
/// [`Fault`]: they are none, were written by another version, or are damaged.
pub fn decode(bytes: &[u8]) -> Result<Assessment, Fault> {
    let rest = bytes.strip_prefix(&MAGIC).ok_or(Fault::Other)?;
    let ([low, high, length], rest) = rest.split_first_chunk::<3>().ok_or(Fault::Damaged)?;
    let (version, _) = rest.split_at_checked(usize::from(*length)).ok_or(Fault::Damaged)?;
    let format = u16::from_le_bytes([*low, *high]);
    if format != FORMAT {
        let program = String::from_utf8_lossy(version).into_owned();
        return Err(Fault::OtherFormat { program, format });
    }
    let (_, sum) = bytes.split_last_chunk::<SUM>().ok_or(Fault::Damaged)?;
    let whole = bytes.len() - SUM;
    if Sha256::digest(&bytes[..whole])[..] != sum[..] {
        return Err(Fault::Damaged);
    }
    let head = MAGIC.len() + 3 + version.len();
    Ok(sections(bytes.get(head..whole).ok_or(Fault::Damaged)?)?)
}

/// The assessment of the sections.
fn sections(mut rest: &[u8]) -> Result<Assessment, Damage> {
    let mut next = || {
        let (length, after) = rest.split_first_chunk::<8>().ok_or(Damage)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| Damage)?;
        let (section, after) = after.split_at_checked(length).ok_or(Damage)?;
        rest = after;
        Ok(section)
    };
    let mut all = [&[][..]; SECTIONS];
    for section in &mut all {
        *section = next()?;
    }
    if !rest.is_empty() {
        return Err(Damage);
    }
    let [values, plan, x, y, lon, lat, x2, y2, heights] = all;
    let values = pack::unpack(values)?;
    let (mut assessment, left): (Assessment, _) =
        postcard::take_from_bytes(&values).map_err(|_| Damage)?;
    if !left.is_empty() {
        return Err(Damage);
    }
    let streams = Streams {
        plan: pack::unpack(plan)?,
        both: [x, y, lon, lat].map(<[u8]>::to_vec),
        planar: [x2, y2].map(<[u8]>::to_vec),
    };
    shapes::read(&streams, &mut assessment)?;
    heights::read(&pack::unpack(heights)?, assessment.surroundings.relief.as_mut())?;
    check::check(&assessment)?;
    Ok(assessment)
}
