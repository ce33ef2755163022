//! Colours as numbers: sRGB, `OKLab` and OKLCH.
//!
//! `OKLab` is Björn Ottosson's ("A perceptual color space for image processing", 2020): equal steps in it
//! look equal. Transfer function of sRGB: IEC 61966-2-1.

/// A colour in `OKLab`: lightness 0 to 1, green to red, blue to yellow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Oklab {
    pub(crate) l: f64,
    pub(crate) a: f64,
    pub(crate) b: f64,
}

/// The same by lightness 0 to 1, chroma, hue in degrees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Oklch {
    pub(crate) l: f64,
    pub(crate) c: f64,
    pub(crate) h: f64,
}

impl From<Oklch> for Oklab {
    fn from(colour: Oklch) -> Self {
        let (sin, cos) = colour.h.to_radians().sin_cos();
        Self { l: colour.l, a: colour.c * cos, b: colour.c * sin }
    }
}

/// sRGB, 8 bits, as linear light 0 to 1.
pub(crate) fn linear(rgb: [u8; 3]) -> [f64; 3] {
    rgb.map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

impl Oklab {
    /// Of linear light.
    pub(crate) fn of_linear([r, g, b]: [f64; 3]) -> Self {
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        Self {
            l: 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
        }
    }

    /// Of sRGB, 8 bits.
    pub(crate) fn of(rgb: [u8; 3]) -> Self {
        Self::of_linear(linear(rgb))
    }

    /// The colour so far on the straight way to another; 0 is this one, 1 the other.
    pub(crate) fn towards(self, other: Self, part: f64) -> Self {
        let mix = |a: f64, b: f64| a + (b - a) * part;
        Self { l: mix(self.l, other.l), a: mix(self.a, other.a), b: mix(self.b, other.b) }
    }

    /// As sRGB, 8 bits; what a screen cannot show is cut.
    pub(crate) fn rgb(self) -> [u8; 3] {
        let l = (self.l + 0.396_337_777_4 * self.a + 0.215_803_757_3 * self.b).powi(3);
        let m = (self.l - 0.105_561_345_8 * self.a - 0.063_854_172_8 * self.b).powi(3);
        let s = (self.l - 0.089_484_177_5 * self.a - 1.291_485_548_0 * self.b).powi(3);
        let linear = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ];
        linear.map(|v| {
            let v = v.clamp(0.0, 1.0);
            let v = if v <= 0.003_130_8 { 12.92 * v } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
            (v * 255.0).round() as u8
        })
    }
}

/// `#rrggbb` as a number, as bytes.
pub(crate) const fn hex(rgb: u32) -> [u8; 3] {
    [(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for rgb in [[0, 0, 0], [255, 255, 255], [165, 0, 38], [253, 174, 97], [1, 2, 3]] {
            assert_eq!(Oklab::of(rgb).rgb(), rgb);
        }
        assert_eq!(hex(0x00fd_ae61), [253, 174, 97]);
        assert!((Oklab::of([255; 3]).l - 1.0).abs() < 1e-6);
    }
}
