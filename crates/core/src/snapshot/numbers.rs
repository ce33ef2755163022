//! Columns of numbers as few bytes, bit for bit.
//!
//! In: `f64` in the order of a walk along borders, so that neighbours are near each other. Out: bytes, and
//! from bytes the same numbers, NaN and −0 included. Method: 128 numbers a block, as whole numbers: the first in
//! full, then each one's difference from the one before, in as many bits as the largest difference of the block
//! needs. Where every number of a block has at most nine decimals (data made in that CRS), the whole number is the
//! number without its point; else it is the bits of the `f64`, in the order of the numbers (data transformed into
//! that CRS): 36 of 64 bits for vertices 20 m apart.
//! Not here: numbers that repeat (`shapes` writes a vertex once), compression.

/// Numbers of a block: long enough that its eleven bytes of head are nothing, short enough that one jump
/// (to the next village) widens few others.
const BLOCK: usize = 128;

/// Most decimals tried: of degrees, nine are 0.1 mm.
const MOST_DECIMALS: u8 = 9;

/// What stands for the number of decimals where numbers are kept by their bits.
const BITS: u8 = 255;

/// Beyond this a whole number is not exact as `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Writes a column; how many numbers it has is not written.
pub(super) fn write(column: impl Iterator<Item = f64>, out: &mut Vec<u8>) {
    let mut column = column.fuse();
    let mut block = Vec::with_capacity(BLOCK);
    loop {
        block.clear();
        block.extend(column.by_ref().take(BLOCK));
        if block.is_empty() {
            return;
        }
        let decimals = (0..=MOST_DECIMALS).find(|&d| block.iter().all(|v| whole(*v, d).is_some()));
        let scale = decimals.unwrap_or(BITS);
        let as_whole = |v: &f64| decimals.and_then(|d| whole(*v, d)).unwrap_or_else(|| ordered(*v));
        let mut last = as_whole(&block[0]);
        let first = last;
        let steps: Vec<u64> = block[1..]
            .iter()
            .map(|v| {
                let step = as_whole(v).wrapping_sub(last);
                last = last.wrapping_add(step);
                zigzag(step)
            })
            .collect();
        let width = 64 - steps.iter().fold(0, |all, step| all | step).leading_zeros();
        out.extend([scale, width as u8]);
        out.extend(first.to_le_bytes());
        pack(&steps, width, out);
    }
}

/// Reads a column of so many numbers; `None` where the bytes are no such column, or go on after it.
pub(super) fn read(mut bytes: &[u8], count: usize) -> Option<Vec<f64>> {
    // A block of 128 has ten bytes at least, so that a false count takes no memory.
    if count.div_ceil(BLOCK).checked_mul(10)? > bytes.len() {
        return None;
    }
    let mut column = Vec::with_capacity(count);
    while column.len() < count {
        let n = BLOCK.min(count - column.len());
        let (head, rest) = bytes.split_first_chunk::<10>()?;
        let (scale, width) = (head[0], u32::from(head[1]));
        if (scale > MOST_DECIMALS && scale != BITS) || width > 64 {
            return None;
        }
        let mut last = i64::from_le_bytes(head[2..].try_into().ok()?);
        let value = |w: i64| if scale == BITS { unordered(w) } else { w as f64 / power(scale) };
        column.push(value(last));
        let packed = ((n - 1) * width as usize).div_ceil(8);
        let (packed, rest) = rest.split_at_checked(packed)?;
        unpack(packed, width, n - 1, |step| {
            last = last.wrapping_add(unzigzag(step));
            column.push(value(last));
        });
        bytes = rest;
    }
    bytes.is_empty().then_some(column)
}

fn power(decimals: u8) -> f64 {
    10_f64.powi(i32::from(decimals))
}

/// The number with its point moved, where that is whole and gives the same bits back.
fn whole(value: f64, decimals: u8) -> Option<i64> {
    let moved = (value * power(decimals)).round();
    // NaN is not below the limit, and −0 would come back as 0: both are kept by their bits.
    let whole = if moved.abs() < EXACT { moved as i64 } else { return None };
    ((whole as f64 / power(decimals)).to_bits() == value.to_bits()).then_some(whole)
}

/// The bits of a number as a whole number in the order of the numbers.
fn ordered(value: f64) -> i64 {
    let bits = value.to_bits().cast_signed();
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

fn unordered(whole: i64) -> f64 {
    f64::from_bits((if whole < 0 { whole ^ i64::MAX } else { whole }).cast_unsigned())
}

/// Small numbers of either sign as small numbers without one (zigzag).
pub(super) fn zigzag(step: i64) -> u64 {
    ((step << 1) ^ (step >> 63)).cast_unsigned()
}

pub(super) fn unzigzag(step: u64) -> i64 {
    (step >> 1).cast_signed() ^ -((step & 1).cast_signed())
}

/// Appends numbers of `width` bits each, low bits first.
fn pack(steps: &[u64], width: u32, out: &mut Vec<u8>) {
    let (mut held, mut bits) = (0_u128, 0_u32);
    for step in steps {
        held |= u128::from(*step) << bits;
        bits += width;
        while bits >= 8 {
            out.push(held as u8);
            held >>= 8;
            bits -= 8;
        }
    }
    if bits > 0 {
        out.push(held as u8);
    }
}

/// Reads such numbers; the caller has seen to it that there are enough bytes.
fn unpack(mut bytes: &[u8], width: u32, count: usize, mut each: impl FnMut(u64)) {
    let mask = (1_u128 << width) - 1;
    let (mut held, mut bits) = (0_u128, 0_u32);
    for _ in 0..count {
        while bits < width {
            let Some((byte, rest)) = bytes.split_first() else { return };
            held |= u128::from(*byte) << bits;
            bits += 8;
            bytes = rest;
        }
        each((held & mask) as u64);
        held >>= width;
        bits -= width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(column: &[f64]) -> usize {
        let mut bytes = Vec::new();
        write(column.iter().copied(), &mut bytes);
        let back = read(&bytes, column.len()).unwrap();
        let bits = |all: &[f64]| all.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&back), bits(column));
        assert_eq!(read(&bytes, column.len() + 2 * BLOCK), None, "promises more than there is");
        if !bytes.is_empty() {
            assert_eq!(read(&bytes[..bytes.len() - 1], column.len()), None, "cut short");
        }
        bytes.len()
    }

    #[test]
    fn every_number_comes_back() {
        kept(&[]);
        kept(&[0.0]);
        kept(&[-0.0, 0.0, f64::NAN, f64::INFINITY, f64::MIN, f64::MAX, 5e-324, -1.0, 1e300]);
        kept(&[1.0 / 3.0; 300]);
    }

    #[test]
    fn what_is_near_takes_little() {
        // Vertices 20 m apart, as a table of millimetres and as a transformation leaves them.
        let walk = |i: usize| 540_000.0 + 20.0 * i as f64;
        let decimal: Vec<f64> = (0..1280).map(|i| walk(i) + 0.001 * (i % 7) as f64).collect();
        assert!(kept(&decimal) < 1280 * 5 / 2, "{}", kept(&decimal));
        let noisy: Vec<f64> = (0..1280).map(|i| walk(i) + (i as f64 * 0.7).sin()).collect();
        assert!(kept(&noisy) < 1280 * 21 / 4, "{}", kept(&noisy));
    }

    proptest! {
        #[test]
        fn any_column(column in prop::collection::vec(any::<f64>(), 0..300)) {
            kept(&column);
        }

        #[test]
        fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200), count in 0_usize..5000) {
            if let Some(column) = read(&bytes, count) {
                prop_assert_eq!(column.len(), count);
            }
        }
    }
}
