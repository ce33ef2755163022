//! A PNG put together from bands that are compressed on several threads (PNG, third edition, 2025).
//!
//! In: opaque pixels, so many rows at a time. Out: the file, 8 bits a channel, with its resolution. A map
//! is flat colour with sharp edges: not predicting pixels at all makes it a fifth smaller than the usual
//! adaptive prediction, in a third of the time. A band that shows a picture is predicted from the row
//! above. Which of the two is tried on a few rows of each band.

use super::error::Error;
use flate2::{Compress, Compression, FlushCompress, Status};
use png::PixelDimensions;

/// Level of compression: beyond it a sheet takes twice as long for a twentieth of its size.
const LEVEL: u32 = 4;
/// Rows of a band on which predictions are tried.
const TRIED_ROWS: usize = 24;
/// Names of the two predictions in a file.
const NONE: u8 = 0;
const UP: u8 = 2;

/// Some rows of a picture, compressed.
pub(crate) struct Band {
    rows: u32,
    deflated: Vec<u8>,
    /// Check value of what was compressed, and how long that is.
    adler: u32,
    length: usize,
}

impl Band {
    /// Compresses rows of `width` pixels, three bytes each; `last` ends the picture.
    ///
    /// # Errors
    /// [`Error::Png`] when the compression fails.
    pub(crate) fn new(rgb: &[u8], width: u32, last: bool) -> Result<Self, Error> {
        let row = (width as usize * 3).max(1);
        let rows = rgb.len() / row;
        let middle = (rows.saturating_sub(TRIED_ROWS) / 2) * row;
        let sample = &rgb[middle..rgb.len().min(middle + TRIED_ROWS * row)];
        let costs =
            |prediction| Ok::<_, Error>(deflate(&lines(sample, row, prediction), true)?.len());
        let prediction = if costs(UP)? < costs(NONE)? { UP } else { NONE };
        let lines = lines(rgb, row, prediction);
        Ok(Self {
            rows: rows as u32,
            deflated: deflate(&lines, last)?,
            adler: simd_adler32::adler32(&lines.as_slice()),
            length: lines.len(),
        })
    }
}

/// Rows with the prediction's name before each. The first row has none above it that this band knows.
fn lines(rgb: &[u8], row: usize, prediction: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(rgb.len() + rgb.len() / row + 1);
    let mut above: Option<&[u8]> = None;
    for line in rgb.chunks_exact(row) {
        if let Some(above) = above.filter(|_| prediction == UP) {
            out.push(UP);
            out.extend(line.iter().zip(above).map(|(a, b)| a.wrapping_sub(*b)));
        } else {
            out.push(NONE);
            out.extend_from_slice(line);
        }
        above = Some(line);
    }
    out
}

/// Deflated without head and check value; unless it is the last part it ends on a whole byte, so that
/// the next can follow.
fn deflate(bytes: &[u8], last: bool) -> Result<Vec<u8>, Error> {
    let failed = |reason: &str| Error::Png { reason: reason.to_owned() };
    let mut compress = Compress::new(Compression::new(LEVEL), false);
    let flush = if last { FlushCompress::Finish } else { FlushCompress::Sync };
    let mut out = Vec::with_capacity(bytes.len() / 16 + 1024);
    loop {
        let read = compress.total_in() as usize;
        let status = compress.compress_vec(&bytes[read..], &mut out, flush);
        match status.map_err(|e| failed(&e.to_string()))? {
            Status::StreamEnd => return Ok(out),
            // Flushed whole once it leaves room unused.
            Status::Ok if !last && out.len() < out.capacity() => return Ok(out),
            Status::Ok | Status::BufError => out.reserve(out.capacity().max(1024)),
        }
    }
}

/// The file.
///
/// # Errors
/// [`Error::Png`] when the encoder fails.
pub(crate) fn file(width: u32, dpi: u32, bands: &[Band]) -> Result<Vec<u8>, Error> {
    let failed = |e: png::EncodingError| Error::Png { reason: e.to_string() };
    let height: u32 = bands.iter().map(|b| b.rows).sum();
    let mut out = Vec::with_capacity(bands.iter().map(|b| b.deflated.len() + 12).sum());
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    let size = PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter };
    encoder.set_pixel_dims(Some(size));
    let mut writer = encoder.write_header().map_err(failed)?;
    let mut adler = 1;
    for (i, band) in bands.iter().enumerate() {
        adler = joined(adler, band.adler, band.length);
        let (first, last) = (i == 0, i + 1 == bands.len());
        // Head of the whole stream (RFC 1950): deflate, window of 32 KiB, fast; at its end the check.
        let head: &[u8] = if first { &[0x78, 0x5e] } else { &[] };
        let check = adler.to_be_bytes();
        let end: &[u8] = if last { &check } else { &[] };
        writer
            .write_chunk(png::chunk::IDAT, &[head, &band.deflated, end].concat())
            .map_err(failed)?;
    }
    // Writes the end; asked to finish it would miss the pixels that came in parts.
    drop(writer);
    Ok(out)
}

/// The check value of two parts, one after the other (RFC 1950): sums modulo 65,521.
fn joined(first: u32, second: u32, second_length: usize) -> u32 {
    const MODULUS: u64 = 65_521;
    let split = |v: u32| (u64::from(v & 0xffff), u64::from(v >> 16));
    let ((a1, b1), (a2, b2)) = (split(first), split(second));
    let before = (a1 + MODULUS - 1) % MODULUS;
    let a = (before + a2) % MODULUS;
    let b = (b1 + b2 + before * (second_length as u64 % MODULUS)) % MODULUS;
    (b << 16 | a) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(png: &[u8]) -> (png::OutputInfo, Vec<u8>, Option<PixelDimensions>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rgb).unwrap();
        reader.finish().unwrap();
        (info, rgb, reader.info().pixel_dims)
    }

    /// Flat colour above, noise that only prediction tames below.
    fn rows(width: usize, height: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut line = vec![7_u8; width * 3];
        let mut out = Vec::new();
        for y in 0..height {
            if y > height / 2 {
                for v in &mut line {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    *v = v.wrapping_add(40 * u8::from(y == height / 2 + 1) + (state >> 31) as u8);
                }
                if y == height / 2 + 1 {
                    line.iter_mut().enumerate().for_each(|(i, v)| *v = (i * i % 251) as u8);
                }
            }
            out.extend_from_slice(&line);
        }
        out
    }

    #[test]
    fn bands_are_one_picture() {
        let (width, height) = (301, 400);
        let rgb = rows(width, height);
        for cuts in [vec![400], vec![100, 200, 100], vec![1, 398, 1], vec![50; 8]] {
            let mut bands = Vec::new();
            let mut from = 0;
            for (i, rows) in cuts.iter().enumerate() {
                let part = &rgb[from * width * 3..(from + rows) * width * 3];
                bands.push(Band::new(part, width as u32, i + 1 == cuts.len()).unwrap());
                from += rows;
            }
            let png = file(width as u32, 300, &bands).unwrap();
            let (info, seen, size) = decoded(&png);
            assert_eq!((info.width as usize, info.height as usize), (width, height));
            assert!(seen == rgb, "cut into {cuts:?}");
            assert_eq!(size.unwrap().xppu, 11_811);
        }
    }

    #[test]
    fn what_prediction_tames_is_predicted() {
        let (width, height) = (301, 400);
        let rgb = rows(width, height);
        let (flat, noisy) = rgb.split_at(width * 3 * (height / 2 + 1));
        let kind = |part: &[u8]| {
            let size = Band::new(part, width as u32, true).unwrap().deflated.len();
            let plain = deflate(&lines(part, width * 3, NONE), true).unwrap().len();
            size * 2 < plain
        };
        assert!(kind(noisy) && !kind(flat));
    }

    #[test]
    fn check_values_join_like_the_bytes() {
        let bytes = rows(97, 50);
        let whole = simd_adler32::adler32(&bytes.as_slice());
        for at in [0, 1, 5_000, bytes.len()] {
            let (a, b) = bytes.split_at(at);
            let parts = [simd_adler32::adler32(&a), simd_adler32::adler32(&b)];
            assert_eq!(joined(parts[0], parts[1], b.len()), whole, "cut at {at}");
        }
    }
}
