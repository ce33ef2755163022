//! Colours of classes: ramps of one service, squares of two, and the fixed colours of statuses and
//! changes.
//!
//! Ramps of our own are drawn in OKLCH, where equal steps look equal: lightness falls evenly, so that the
//! order survives greyscale printing and colour blindness; orange against blue, green, violet or teal
//! keeps "nothing" apart for readers with red-green blindness. `palette_tests.rs` measures every palette
//! that calls itself safe. Colours drawn by others are in `schemes.rs`.

use super::colour::{Oklab, Oklch, hex};
use super::ink::Ink;
use super::schemes;
use crate::indicator::Status;

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
    /// `ColorBrewer`: yellow, green, blue.
    YlGnBu,
    /// `ColorBrewer`: yellow, orange, red.
    YlOrRd,
    /// `ColorBrewer`: purple, blue, green.
    PuBuGn,
    /// `ColorBrewer`: blue, purple.
    BuPu,
    /// `ColorBrewer`, about a middle: red, yellow, blue.
    RdYlBu,
    /// `ColorBrewer`, about a middle: red, yellow, green. Not for readers with red-green blindness.
    RdYlGn,
    /// Yellow, green, blue, violet.
    Viridis,
    /// Yellow, grey, blue; the same to nearly every reader.
    Cividis,
    /// Greys for printing and copying without colour. Of shares "nothing" is the darkest, so that gaps stand
    /// out and most of the paper stays white; of other numbers more is darker.
    Grey,
    /// Two services: pale where both are, gold where the second lacks, blue where the first lacks, dark
    /// where both lack.
    BlueGold,
    /// The same, with red where the second lacks.
    BlueRed,
}

/// Of the class 0: an orange that none of our ramps comes near.
const NOTHING: Oklch = Oklch { l: 0.70, c: 0.165, h: 52.0 };
/// The ends of the greys: not quite the white of the paper, not quite black.
const GREYS: [u32; 2] = [0x00f4_f4f4, 0x0026_2626];
/// Of the class 0 beside yellow to red.
const NOTHING_COLD: Oklch = Oklch { l: 0.62, c: 0.14, h: 285.0 };

/// How a palette's colours are made.
#[derive(Clone, Copy, Debug)]
enum Ramp {
    /// From pale to dark, evenly, with a colour of its own for "nothing".
    Ends(Oklch, Oklch),
    /// Along stops, from this part of the way on (the palest yellows are not told apart), with a colour
    /// of its own for "nothing".
    Stops(&'static [u32], f64, Oklch),
    /// Along stops; the first is "nothing".
    Whole(&'static [u32]),
    /// A square: neither, only the first, only the second, both.
    Square([Oklch; 4]),
}

const fn at(l: f64, c: f64, h: f64) -> Oklch {
    Oklch { l, c, h }
}

impl Palette {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Blue,
        Self::Green,
        Self::Violet,
        Self::Teal,
        Self::YlGnBu,
        Self::YlOrRd,
        Self::PuBuGn,
        Self::BuPu,
        Self::RdYlBu,
        Self::RdYlGn,
        Self::Viridis,
        Self::Cividis,
        Self::Grey,
        Self::BlueGold,
        Self::BlueRed,
    ];

    /// The word of the sheet file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Green => "green",
            Self::Violet => "violet",
            Self::Teal => "teal",
            Self::YlGnBu => "YlGnBu",
            Self::YlOrRd => "YlOrRd",
            Self::PuBuGn => "PuBuGn",
            Self::BuPu => "BuPu",
            Self::RdYlBu => "RdYlBu",
            Self::RdYlGn => "RdYlGn",
            Self::Viridis => "viridis",
            Self::Cividis => "cividis",
            Self::Grey => "grey",
            Self::BlueGold => "blue-gold",
            Self::BlueRed => "blue-red",
        }
    }

    /// The palette of that word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }

    /// Whether it is for two services at once.
    pub fn is_bivariate(self) -> bool {
        matches!(self.ramp_of(), Ramp::Square(_))
    }

    /// Whether readers with full red-green blindness tell any two of six classes apart (of a palette
    /// of two services: any two of the nine).
    pub fn is_colour_blind_safe(self) -> bool {
        self != Self::RdYlGn
    }

    fn ramp_of(self) -> Ramp {
        let nothing = NOTHING;
        match self {
            Self::Blue => Ramp::Ends(at(0.93, 0.035, 230.0), at(0.40, 0.115, 262.0)),
            Self::Green => Ramp::Ends(at(0.93, 0.04, 150.0), at(0.42, 0.085, 165.0)),
            Self::Violet => Ramp::Ends(at(0.925, 0.03, 310.0), at(0.40, 0.14, 300.0)),
            Self::Teal => Ramp::Ends(at(0.93, 0.035, 195.0), at(0.40, 0.07, 215.0)),
            Self::YlGnBu => Ramp::Stops(&schemes::YL_GN_BU, 0.1, nothing),
            Self::YlOrRd => Ramp::Stops(&schemes::YL_OR_RD, 0.1, NOTHING_COLD),
            Self::PuBuGn => Ramp::Stops(&schemes::PU_BU_GN, 0.0, nothing),
            Self::BuPu => Ramp::Stops(&schemes::BU_PU, 0.1, nothing),
            Self::RdYlBu => Ramp::Whole(&schemes::RD_YL_BU),
            Self::RdYlGn => Ramp::Whole(&schemes::RD_YL_GN),
            Self::Viridis => Ramp::Whole(&schemes::VIRIDIS),
            Self::Cividis => Ramp::Whole(&schemes::CIVIDIS),
            Self::Grey => Ramp::Whole(&GREYS),
            // Corners found by search: within sRGB, chroma 0.145 at most, both black and white text
            // readable, and the nearest two of the nine as far apart as can be for every reader.
            Self::BlueGold => Ramp::Square([
                at(0.32, 0.016, 218.3),
                at(0.699, 0.139, 82.8),
                at(0.581, 0.145, 256.2),
                at(0.951, 0.012, 90.0),
            ]),
            Self::BlueRed => Ramp::Square([
                at(0.307, 0.077, 305.0),
                at(0.639, 0.143, 38.3),
                at(0.720, 0.144, 258.1),
                at(0.958, 0.012, 90.0),
            ]),
        }
    }

    /// The colours of so many classes, sRGB: the first is "nothing", the others go from low to high.
    pub fn colours(self, classes: usize) -> Vec<[u8; 3]> {
        self.inks(classes).into_iter().map(|ink| ink.rgb).collect()
    }

    /// The colours of so many classes of which none is "nothing", sRGB.
    pub fn ramp_colours(self, classes: usize) -> Vec<[u8; 3]> {
        self.ramp(classes).into_iter().map(|ink| ink.rgb).collect()
    }

    /// The inks of so many classes: the first is "nothing", the others go from low to high.
    pub(crate) fn inks(self, classes: usize) -> Vec<Ink> {
        let nothing = match self.ramp_of() {
            Ramp::Ends(..) | Ramp::Square(_) => NOTHING,
            Ramp::Stops(_, _, nothing) => nothing,
            Ramp::Whole(_) if self == Self::Grey => {
                return self.ramp(classes).into_iter().rev().collect();
            }
            Ramp::Whole(_) => return self.ramp(classes),
        };
        let nothing = Ink::rgb(Oklab::from(nothing).rgb());
        std::iter::once(nothing).chain(self.ramp(classes.saturating_sub(1))).collect()
    }

    /// The inks of so many classes, from low to high, of which none is "nothing".
    pub(crate) fn ramp(self, classes: usize) -> Vec<Ink> {
        let steps = classes.saturating_sub(1).max(1) as f64;
        let ink = |i: usize| {
            let t = i as f64 / steps;
            let colour = match self.ramp_of() {
                Ramp::Ends(pale, dark) | Ramp::Square([dark, .., pale]) => {
                    let mix = |a: f64, b: f64| a + (b - a) * t;
                    at(mix(pale.l, dark.l), mix(pale.c, dark.c), mix(pale.h, dark.h)).into()
                }
                Ramp::Stops(stops, from, _) => along(stops, from + (1.0 - from) * t),
                Ramp::Whole(stops) => along(stops, t),
            };
            Ink::rgb(colour.rgb())
        };
        (0..classes).map(ink).collect()
    }

    /// The inks of a sheet of two services with so many classes each, first service first: position
    /// `second * classes + first`. `None` where the palette is for one.
    pub(crate) fn square(self, classes: usize) -> Option<Vec<Ink>> {
        let Ramp::Square(corners) = self.ramp_of() else { return None };
        let [neither, first, second, both] = corners.map(Oklab::from);
        let part = |i: usize| i as f64 / classes.saturating_sub(1).max(1) as f64;
        let ink = |i: usize| {
            let (u, v) = (part(i % classes), part(i / classes));
            let (low, high) = (neither.towards(first, u), second.towards(both, u));
            Ink::rgb(low.towards(high, v).rgb())
        };
        Some((0..classes * classes).map(ink).collect())
    }
}

/// The colour at a part of the way along stops that are equally far apart.
fn along(stops: &[u32], part: f64) -> Oklab {
    let x = part.clamp(0.0, 1.0) * stops.len().saturating_sub(1) as f64;
    let k = (x.floor() as usize).min(stops.len().saturating_sub(2));
    let stop = |k: usize| Oklab::of(hex(stops.get(k).copied().unwrap_or_default()));
    stop(k).towards(stop(k + 1), x - k as f64)
}

/// Of trắng: the darkest red of `ColorBrewer`'s red-yellow-blue scheme (2002), which the colour-blind can
/// tell from lõm.
const WHITE_RGB: [u8; 3] = hex(0x00a5_0026);
/// Of lõm: its light orange.
const HOLE_RGB: [u8; 3] = hex(0x00fd_ae61);
/// Of covered: its light blue.
const COVERED_RGB: [u8; 3] = hex(0x00ab_d9e9);

/// The colour of a status on maps, in layers and lists, sRGB; `None` of no data, which is hatched.
pub fn status_colour(status: Status) -> Option<[u8; 3]> {
    match status {
        Status::Covered => Some(COVERED_RGB),
        Status::Hole => Some(HOLE_RGB),
        Status::White => Some(WHITE_RGB),
        Status::NoData => None,
    }
}

/// The inks of white, hole and covered, in this order; in greys for a sheet printed without colour.
pub(crate) fn status_inks(grey: bool) -> [Ink; 3] {
    if grey {
        [Ink::grey(0x26), Ink::grey(0x8f), Ink::grey(0xe6)]
    } else {
        [WHITE_RGB, HOLE_RGB, COVERED_RGB].map(Ink::rgb)
    }
}

/// The inks of a change map, in the order of its classes: lost, worse, still a gap, still covered,
/// better, newly covered. Warm for the worse and blue for the better, told apart by every reader; what has
/// stayed is grey, dark where it is a gap.
pub(crate) fn change_inks() -> [Ink; 6] {
    [
        at(0.52, 0.17, 38.0),
        at(0.80, 0.13, 70.0),
        at(0.68, 0.01, 80.0),
        at(0.95, 0.006, 230.0),
        at(0.80, 0.09, 235.0),
        at(0.42, 0.13, 260.0),
    ]
    .map(|c| Ink::rgb(Oklab::from(c).rgb()))
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
