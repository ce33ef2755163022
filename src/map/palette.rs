//! Colours of classes: one warm colour for "nothing", a sequential ramp for the rest.
//!
//! The ramps are our own, drawn in OKLCH (Björn Ottosson, "A perceptual color space for image
//! processing", 2020), where equal steps look equal: lightness falls evenly, so that the order
//! survives greyscale printing and colour blindness; orange against blue, green, violet or teal
//! keeps "nothing" apart for readers with red-green blindness (`palette_tests.rs` measures both).

use super::ink::Ink;

/// A named palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// Pale to dark blue.
    Blue,
    /// Pale to dark green.
    Green,
    /// Pale to dark violet.
    Violet,
    /// Pale to dark teal.
    Teal,
}

/// Lightness 0 to 1, chroma, hue in degrees.
#[derive(Clone, Copy, Debug)]
struct Oklch {
    l: f64,
    c: f64,
    h: f64,
}

/// Of the class 0: an orange that none of the ramps comes near.
const NOTHING: Oklch = Oklch { l: 0.70, c: 0.165, h: 52.0 };

impl Palette {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Blue, Self::Green, Self::Violet, Self::Teal];

    /// The word of the sheet file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Violet => "violet",
            Self::Teal => "teal",
        }
    }

    /// The palette of that word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }

    /// Both ends of the ramp, all within sRGB.
    fn ends(self) -> (Oklch, Oklch) {
        let at = |l, c, h| Oklch { l, c, h };
        match self {
            Self::Blue => (at(0.93, 0.035, 230.0), at(0.40, 0.115, 262.0)),
            Self::Green => (at(0.93, 0.04, 150.0), at(0.42, 0.085, 165.0)),
            Self::Violet => (at(0.925, 0.03, 310.0), at(0.40, 0.14, 300.0)),
            Self::Teal => (at(0.93, 0.035, 195.0), at(0.40, 0.07, 215.0)),
        }
    }

    /// The colours of so many classes, sRGB: the first is "nothing", the others go from pale to dark.
    pub fn colours(self, classes: usize) -> Vec<[u8; 3]> {
        self.inks(classes).into_iter().map(|ink| ink.rgb).collect()
    }

    /// The inks of so many classes: the first is "nothing", the others go from pale to dark.
    pub(crate) fn inks(self, classes: usize) -> Vec<Ink> {
        let (pale, dark) = self.ends();
        let steps = classes.saturating_sub(2).max(1) as f64;
        let ramp = (0..classes.saturating_sub(1)).map(|i| {
            let t = i as f64 / steps;
            let mix = |a: f64, b: f64| a + (b - a) * t;
            Oklch { l: mix(pale.l, dark.l), c: mix(pale.c, dark.c), h: mix(pale.h, dark.h) }
        });
        std::iter::once(NOTHING).chain(ramp).map(|c| Ink::rgb(srgb(c))).collect()
    }
}

/// The inks of a change map, in the order of its classes: lost, worse, still a gap, still covered,
/// better, newly covered. Warm for the worse and blue for the better, told apart by every reader; what has
/// stayed is grey, dark where it is a gap.
pub(crate) fn change_inks() -> [Ink; 6] {
    let at = |l, c, h| Oklch { l, c, h };
    [
        at(0.52, 0.17, 38.0),
        at(0.80, 0.13, 70.0),
        at(0.68, 0.01, 80.0),
        at(0.95, 0.006, 230.0),
        at(0.80, 0.09, 235.0),
        at(0.42, 0.13, 260.0),
    ]
    .map(|c| Ink::rgb(srgb(c)))
}

/// OKLCH to sRGB, 8 bits; matrices of Ottosson 2020, transfer function of IEC 61966-2-1.
fn srgb(colour: Oklch) -> [u8; 3] {
    let (sin, cos) = colour.h.to_radians().sin_cos();
    let (a, b) = (colour.c * cos, colour.c * sin);
    let l = (colour.l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (colour.l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (colour.l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
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

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
