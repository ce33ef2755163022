//! Bytes made smaller, in blocks, on all cores.
//!
//! In: bytes. Out: blocks of a megabyte, each deflated by itself, its length unpacked and packed before it. A block
//! that unpacks to more than it states, or states more than a megabyte, is refused: a file made to fill the
//! memory cannot.

use super::Damage;
use crate::threads::prelude::*;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use std::io::{self, Read, Write};

/// Bytes of a block, unpacked: large enough to compress well, small enough that all cores have some.
const BLOCK: usize = 1 << 20;

/// Most bytes unpacked: a hundred times what a large province takes.
const MOST: usize = 2 << 30;

/// Level of deflate: beyond this one, time doubles for a twentieth of the size.
const LEVEL: u32 = 4;

/// Packs bytes.
pub(super) fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let blocks: io::Result<Vec<Vec<u8>>> = bytes
        .par_chunks(BLOCK)
        .map(|block| {
            let mut to = DeflateEncoder::new(vec![0; 8], Compression::new(LEVEL));
            to.write_all(block)?;
            let mut packed = to.finish()?;
            let lengths = [block.len() as u32, (packed.len() - 8) as u32];
            packed[..4].copy_from_slice(&lengths[0].to_le_bytes());
            packed[4..8].copy_from_slice(&lengths[1].to_le_bytes());
            Ok(packed)
        })
        .collect();
    Ok(blocks?.concat())
}

/// Unpacks them again.
pub(super) fn unpack(mut bytes: &[u8]) -> Result<Vec<u8>, Damage> {
    let (mut blocks, mut whole) = (Vec::new(), 0);
    while !bytes.is_empty() {
        let (head, rest) = bytes.split_first_chunk::<8>().ok_or(Damage)?;
        let [a, b, c, d, e, f, g, h] = *head;
        let length = u32::from_le_bytes([a, b, c, d]) as usize;
        let packed = u32::from_le_bytes([e, f, g, h]) as usize;
        let (block, rest) = rest.split_at_checked(packed).ok_or(Damage)?;
        whole += length;
        if length == 0 || length > BLOCK || whole > MOST {
            return Err(Damage);
        }
        blocks.push((block, length));
        bytes = rest;
    }
    let unpacked: Result<Vec<Vec<u8>>, Damage> = blocks
        .into_par_iter()
        .map(|(block, length)| {
            let mut out = Vec::new();
            // One byte more than stated shows that the stated length is false.
            let mut from = DeflateDecoder::new(block).take(length as u64 + 1);
            from.read_to_end(&mut out).map_err(|_| Damage)?;
            if out.len() == length { Ok(out) } else { Err(Damage) }
        })
        .collect();
    Ok(unpacked?.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        for bytes in [Vec::new(), vec![7], (0..3 * BLOCK + 5).map(|i| (i / 9) as u8).collect()] {
            let packed = pack(&bytes).unwrap();
            assert_eq!(unpack(&packed), Ok(bytes.clone()));
            if !packed.is_empty() {
                assert!(packed.len() < bytes.len() / 5 + 20);
                assert_eq!(unpack(&packed[..packed.len() - 1]), Err(Damage));
            }
        }
    }

    #[test]
    fn false_lengths_are_refused() {
        let mut packed = pack(&[0; 1000]).unwrap();
        for stated in [0_u32, 1, 999, 1001, u32::MAX] {
            packed[..4].copy_from_slice(&stated.to_le_bytes());
            assert_eq!(unpack(&packed), Err(Damage), "{stated}");
        }
    }
}
