//! Pictures made of pixels that stand on a page: a hillshade, a raster of signal.
//!
//! In: red, green, blue and opacity of each pixel, row by row from the upper left. Out: the same as the
//! surfaces take it: premultiplied for the bitmap, as a PNG for documents. Not here: reading any file.

use super::error::Error;
use tiny_skia::{ColorU8, IntSize, Pixmap};

/// A picture of pixels; sRGB, opacity not multiplied in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pixels {
    /// Pixels across.
    pub(crate) width: u32,
    /// Pixels down.
    pub(crate) height: u32,
    /// Four bytes a pixel: red, green, blue, opacity (0 invisible, 255 opaque).
    pub(crate) rgba: Vec<u8>,
}

impl Pixels {
    /// Whether there are pixels, and as many as the size says; what is not is not drawn.
    pub(crate) fn is_whole(&self) -> bool {
        let pixels = u64::from(self.width) * u64::from(self.height);
        pixels > 0 && pixels * 4 == self.rgba.len() as u64
    }

    /// The same in so many pixels or few more: every pixel the mean of a block, so that a picture much
    /// finer than the page does not flicker. A picture that is no more than twice as fine is unchanged.
    pub(crate) fn no_finer_than(&self, width: u32, height: u32) -> Option<Self> {
        let by = |have: u32, want: u32| (have / want.max(1)).max(1);
        let (bx, by) = (by(self.width, width), by(self.height, height));
        if (bx, by) == (1, 1) || !self.is_whole() {
            return None;
        }
        let (across, down) = (self.width.div_ceil(bx), self.height.div_ceil(by));
        let mut rgba = Vec::with_capacity(across as usize * down as usize * 4);
        for row in 0..down {
            for column in 0..across {
                let xs = column * bx..((column + 1) * bx).min(self.width);
                let ys = row * by..((row + 1) * by).min(self.height);
                rgba.extend(self.mean(xs, ys));
            }
        }
        Some(Self { width: across, height: down, rgba })
    }

    /// The mean of a block; colours weigh as much as they are opaque.
    fn mean(&self, xs: std::ops::Range<u32>, ys: std::ops::Range<u32>) -> [u8; 4] {
        let (mut sum, mut count) = ([0_u64; 4], 0_u64);
        for y in ys {
            for x in xs.clone() {
                let at = (y as usize * self.width as usize + x as usize) * 4;
                let [r, g, b, a] = [0, 1, 2, 3].map(|i| u64::from(self.rgba[at + i]));
                sum = [sum[0] + r * a, sum[1] + g * a, sum[2] + b * a, sum[3] + a];
                count += 1;
            }
        }
        let rounded = |of: u64, over: u64| ((of + over / 2) / over.max(1)) as u8;
        let [r, g, b] = [0, 1, 2].map(|i| rounded(sum[i], sum[3]));
        [r, g, b, rounded(sum[3], count)]
    }

    /// With opacity multiplied in, as the bitmap takes it.
    pub(crate) fn premultiplied(&self) -> Option<Pixmap> {
        if !self.is_whole() {
            return None;
        }
        let mut data = Vec::with_capacity(self.rgba.len());
        for p in self.rgba.chunks_exact(4) {
            let c = ColorU8::from_rgba(p[0], p[1], p[2], p[3]).premultiply();
            data.extend([c.red(), c.green(), c.blue(), c.alpha()]);
        }
        Pixmap::from_vec(data, IntSize::from_wh(self.width, self.height)?)
    }

    /// As a PNG with opacity.
    ///
    /// # Errors
    /// [`Error::Png`] when the encoder fails.
    pub(crate) fn png(&self) -> Result<Vec<u8>, Error> {
        let failed = |e: png::EncodingError| Error::Png { reason: e.to_string() };
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(failed)?;
        writer.write_image_data(&self.rgba).map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_becomes_its_mean_and_the_invisible_has_no_colour() {
        let (red, none, blue) = ([200, 0, 0, 255], [0, 255, 0, 0], [0, 0, 100, 255]);
        let picture = Pixels { width: 4, height: 1, rgba: [red, none, blue, blue].concat() };
        let half = picture.no_finer_than(2, 1).unwrap();
        assert_eq!((half.width, half.height), (2, 1));
        assert_eq!(half.rgba, [[200, 0, 0, 128], blue].concat());
        assert_eq!(picture.no_finer_than(3, 1), None);
    }

    #[test]
    fn a_picture_that_lacks_pixels_is_not_whole() {
        assert!(!Pixels { width: 2, height: 2, rgba: vec![0; 12] }.is_whole());
        assert!(!Pixels { width: 0, height: 2, rgba: Vec::new() }.is_whole());
        assert_eq!(Pixels { width: 2, height: 2, rgba: vec![0; 12] }.premultiplied(), None);
    }
}
