//! Pictures of the report: the maps and charts of the run, no larger than print needs.

use crate::map::ChartKind;
use crate::network::ServiceKind;
use std::borrow::Cow;
use std::io::{self, Cursor};

/// Pixels an inch beyond which print on paper shows no more of a map, and the file only grows.
const DPI: f64 = 200.0;

/// A picture that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What its file is called: `4g.png`.
    pub name: String,
    /// What it shows, in the report's language.
    pub title: String,
    /// The picture, PNG.
    pub png: Vec<u8>,
}

/// The pictures of a run.
#[derive(Clone, Debug, Default)]
pub struct Illustrations {
    /// Map sheets by their identifier.
    pub maps: Vec<(String, Picture)>,
    /// Charts by kind and service.
    pub charts: Vec<(ChartKind, Option<ServiceKind>, Picture)>,
}

impl Picture {
    /// Width over height.
    pub(super) fn ratio(&self) -> io::Result<f64> {
        let decoder = png::Decoder::new(Cursor::new(&self.png));
        let reader = decoder.read_info().map_err(io::Error::other)?;
        Ok(f64::from(reader.info().width) / f64::from(reader.info().height.max(1)))
    }

    /// The picture with no more pixels than a width on paper can show.
    pub(super) fn for_print(&self, width_inches: f64) -> io::Result<Cow<'_, [u8]>> {
        let mut decoder = png::Decoder::new(Cursor::new(&self.png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(io::Error::other)?;
        let (width, height) = (reader.info().width as usize, reader.info().height as usize);
        let ratio = width as f64 / height.max(1) as f64;
        let wanted = (width_inches * DPI).round().max(1.0) as usize;
        // A little more than needed is left as it is: each scaling blurs.
        if width * 4 <= wanted * 5 {
            return Ok(Cow::Borrowed(&self.png));
        }
        let size = reader.output_buffer_size().ok_or(io::ErrorKind::OutOfMemory)?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels).map_err(io::Error::other)?;
        pixels.truncate(frame.buffer_size());
        let high = ((wanted as f64 / ratio).round() as usize).max(1);
        let image = Image { width, height, channels: frame.color_type.samples(), pixels };
        let small = image.scaled(wanted, high);
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, wanted as u32, high as u32);
        encoder.set_color(frame.color_type);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Balanced);
        let mut writer = encoder.write_header().map_err(io::Error::other)?;
        writer.write_image_data(&small).map_err(io::Error::other)?;
        writer.finish().map_err(io::Error::other)?;
        Ok(Cow::Owned(out))
    }
}

/// Samples of eight bits.
struct Image {
    width: usize,
    height: usize,
    channels: usize,
    pixels: Vec<u8>,
}

impl Image {
    /// The same with fewer pixels: each is the mean of what it covers.
    fn scaled(&self, width: usize, height: usize) -> Vec<u8> {
        let across = spans(self.width, width);
        let down = spans(self.height, height);
        let n = self.channels;
        let stride = self.width * n;
        let mut out = Vec::with_capacity(width * height * n);
        let mut row = vec![0.0_f32; width * n];
        for span in &down {
            row.fill(0.0);
            for (y, weight) in span.parts() {
                let line = &self.pixels[y * stride..(y + 1) * stride];
                for (x, parts) in across.iter().enumerate() {
                    for (from, part) in parts.parts() {
                        for c in 0..n {
                            row[x * n + c] += weight * part * f32::from(line[from * n + c]);
                        }
                    }
                }
            }
            out.extend(row.iter().map(|v| v.round().clamp(0.0, 255.0) as u8));
        }
        out
    }
}

/// The old pixels that a new one covers, with their parts of it.
struct Span {
    from: usize,
    parts: Vec<f32>,
}

impl Span {
    fn parts(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.parts.iter().enumerate().map(|(i, part)| (self.from + i, *part))
    }
}

fn spans(old: usize, new: usize) -> Vec<Span> {
    let step = old as f64 / new as f64;
    let span = |i: usize| {
        let (low, high) = (i as f64 * step, ((i + 1) as f64 * step).min(old as f64));
        let from = (low.floor() as usize).min(old.saturating_sub(1));
        let to = (high.ceil() as usize).clamp(from + 1, old.max(from + 1));
        let part = |p: usize| {
            let covered = high.min((p + 1) as f64) - low.max(p as f64);
            (covered.max(0.0) / (high - low).max(f64::MIN_POSITIVE)) as f32
        };
        Span { from, parts: (from..to).map(part).collect() }
    };
    (0..new).map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_keeps_the_mean() {
        let pixels = [0, 100, 200, 100, 0, 100, 200, 100].to_vec();
        let image = Image { width: 4, height: 2, channels: 1, pixels };
        assert_eq!(image.scaled(2, 1), [50, 150]);
        assert_eq!(image.scaled(1, 1), [100]);
        // A third of the second pixel belongs to each neighbour.
        let image = Image { width: 3, height: 1, channels: 1, pixels: vec![0, 90, 180] };
        assert_eq!(image.scaled(2, 1), [30, 150]);
    }
}
