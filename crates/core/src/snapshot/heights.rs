//! Heights of the ground as bytes.
//!
//! In: a [`Relief`]. Out: bytes that deflate well, and from them the same heights, bit for bit. Method:
//! where all are whole decimetres, as `source` reads them, each is the difference from its neighbour to
//! the west (of the first of a row, to the north), seven bits a byte; else four bytes each.

use super::Damage;
use super::numbers::{unzigzag, zigzag};
use super::shapes::number;
use crate::place::Relief;

/// The first byte: differences in decimetres; bits of each.
const DECIMETRES: u8 = 1;
const BITS: u8 = 2;

/// What stands for no data among differences: more than any two heights differ by.
const NONE: u64 = 1 << 40;

/// What stands for no data among bits: a NaN with every bit set, which no computed height is.
const NO_BITS: u32 = 0xffff_ffff;

pub(super) fn write(relief: Option<&Relief>) -> Vec<u8> {
    let Some(relief) = relief else { return Vec::new() };
    let heights = &relief.heights_m;
    let decimetres: Option<Vec<Option<i64>>> =
        heights.iter().map(|h| h.map_or(Some(None), |h| decimetres(h).map(Some))).collect();
    let Some(decimetres) = decimetres else {
        let mut out = vec![BITS];
        out.extend(heights.iter().flat_map(|h| h.map_or(NO_BITS, f32::to_bits).to_le_bytes()));
        return out;
    };
    let mut out = Vec::with_capacity(heights.len() + heights.len() / 4 + 1);
    out.push(DECIMETRES);
    let mut before = Before::new(relief.grid.cols);
    for height in decimetres {
        match height {
            None => number(NONE, &mut out),
            Some(h) => number(zigzag(h - before.height()), &mut out),
        }
        before.push(height);
    }
    out
}

pub(super) fn read(bytes: &[u8], relief: Option<&mut Relief>) -> Result<(), Damage> {
    let (Some(relief), Some((kind, mut rest))) = (relief, bytes.split_first()) else {
        return if bytes.is_empty() { Ok(()) } else { Err(Damage) };
    };
    if *kind == BITS {
        let heights = rest.chunks(4).map(|four| {
            let bits = u32::from_le_bytes(four.try_into().map_err(|_| Damage)?);
            Ok((bits != NO_BITS).then(|| f32::from_bits(bits)))
        });
        relief.heights_m = heights.collect::<Result<_, Damage>>()?;
        return Ok(());
    }
    let mut before = Before::new(relief.grid.cols);
    while !rest.is_empty() {
        let end = rest.iter().take(9).position(|b| *b < 0x80).ok_or(Damage)?;
        let step = rest[..=end].iter().rev().fold(0, |all, b| all << 7 | u64::from(b & 0x7f));
        rest = &rest[end + 1..];
        let height = if step == NONE { None } else { Some(before.height() + unzigzag(step)) };
        // Beyond any height on earth it is refused, long before sums of false steps overflow.
        if height.is_some_and(|h| h.unsigned_abs() >= NONE) {
            return Err(Damage);
        }
        before.push(height);
        relief.heights_m.push(height.map(|h| (h as f64 / 10.0) as f32));
    }
    Ok(())
}

/// A height as whole decimetres, where it is that many.
fn decimetres(height: f32) -> Option<i64> {
    let whole = (f64::from(height) * 10.0).round();
    let same = whole.abs() < 1e8 && ((whole / 10.0) as f32).to_bits() == height.to_bits();
    same.then_some(whole as i64)
}

/// The heights a step is measured from, decimetres.
struct Before {
    cols: usize,
    at: usize,
    west: i64,
    first: i64,
}

impl Before {
    fn new(cols: u32) -> Self {
        Self { cols: cols.max(1) as usize, at: 0, west: 0, first: 0 }
    }

    fn height(&self) -> i64 {
        if self.at.is_multiple_of(self.cols) { self.first } else { self.west }
    }

    fn push(&mut self, height: Option<i64>) {
        if let Some(height) = height {
            self.west = height;
            if self.at.is_multiple_of(self.cols) {
                self.first = height;
            }
        }
        self.at += 1;
    }
}
