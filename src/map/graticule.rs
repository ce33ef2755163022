//! Coordinates along the frame: the kilometre grid of the working CRS, and longitude and latitude.
//!
//! In: a frame, and what turns its metres into degrees. Out: ticks, crosses where grid lines meet, and
//! numbers beside the frame, mm. Where both systems stand on a sheet, kilometres are on the left and
//! below, degrees on the right and above, so that no number is taken for the other's.
//! Accuracy: ticks of degrees stand where the meridian or parallel crosses the frame, to that of
//! [`Geographic`]; they are drawn square to the frame, though the lines lean by the convergence.

use super::flow::{Align, text_at};
use super::font::{Fonts, Run, Weight};
use super::furniture_words as words;
use super::geographic::Geographic;
use super::geometry::{Path, Pt, Rect};
use super::scale::Frame;
use super::sheet;
use super::text::{BASELINE, LEADING, POINT_MM};
use crate::lang::Lang;
use geo::Coord;

/// Room for the numbers on every side of the map, mm.
pub(crate) const BAND_MM: f64 = 2.9;
/// Least distance of two numbers on paper, mm: the longest is 14 mm.
const LEAST_MM: f64 = 26.0;
/// Length of a tick into the map, mm.
const TICK_MM: f64 = 1.3;
/// Half of a cross where grid lines meet, mm.
const CROSS_MM: f64 = 1.1;
/// Size of the numbers.
const SIZE_MM: f64 = 5.0 * POINT_MM;
/// A fit that is off by more than this on paper draws no degrees, mm: the width of a tick.
const MOST_OFF_MM: f64 = 0.15;

/// Steps of degrees, seconds.
const SECONDS: [f64; 17] = [
    1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1200.0, 1800.0,
    3600.0, 7200.0, 18_000.0,
];

/// A number beside the frame.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    pub(crate) run: Run,
    pub(crate) size_mm: f64,
    /// Where its baseline begins.
    pub(crate) at: Pt,
    /// 0, or −90 where it reads upwards.
    pub(crate) angle_deg: f64,
    /// The room it takes.
    pub(crate) rect: Rect,
}

/// What stands along a frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graticule {
    pub(crate) ticks: Path,
    pub(crate) crosses: Path,
    pub(crate) numbers: Vec<Number>,
    /// Whether it shows kilometres, and degrees.
    pub(crate) shows: (bool, bool),
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Graticule {
    pub(crate) fn new(
        wanted: sheet::Graticule,
        frame: &Frame,
        geographic: Option<&Geographic>,
        fonts: &Fonts,
        lang: Lang,
    ) -> Self {
        let precise = |g: &&Geographic| g.residual_m <= MOST_OFF_MM * frame.metres_per_mm();
        let geographic = geographic.filter(precise);
        let (kilometres, degrees) = match wanted {
            sheet::Graticule::None => return Self::default(),
            sheet::Graticule::Kilometres => (true, false),
            sheet::Graticule::Degrees => (false, true),
            sheet::Graticule::Both => (true, true),
        };
        let mut out = Self { shows: (kilometres, false), ..Self::default() };
        if kilometres {
            let both: &[Side] = if degrees && geographic.is_some() {
                &[Side::Left, Side::Bottom]
            } else {
                &[Side::Left, Side::Bottom, Side::Right, Side::Top]
            };
            out.kilometres(frame, both, fonts, lang);
        }
        if let (true, Some(geographic)) = (degrees, geographic) {
            let both: &[Side] = if kilometres {
                &[Side::Right, Side::Top]
            } else {
                &[Side::Left, Side::Bottom, Side::Right, Side::Top]
            };
            for &side in both {
                out.degrees(frame, side, geographic, fonts, lang);
            }
            out.shows.1 = true;
        }
        out
    }

    fn kilometres(&mut self, frame: &Frame, sides: &[Side], fonts: &Fonts, lang: Lang) {
        let step = metric_step(LEAST_MM * frame.metres_per_mm());
        let (low, high) = frame.window();
        let (xs, ys) = (multiples(low.x, high.x, step), multiples(low.y, high.y, step));
        for &side in sides {
            let upright = matches!(side, Side::Left | Side::Right);
            let mut unit = true;
            for &value in if upright { &ys } else { &xs } {
                let at = frame.page(if upright {
                    Coord { x: low.x, y: value }
                } else {
                    Coord { x: value, y: low.y }
                });
                let along = if upright { at.y } else { at.x };
                let text = words::kilometres(lang, value, unit);
                // The first number that finds room says what it counts.
                unit &= !self.mark(frame, side, along, &text, fonts);
            }
        }
        for &x in &xs {
            for &y in &ys {
                let p = frame.page(Coord { x, y });
                if frame.shows(Coord { x, y }, CROSS_MM + TICK_MM) {
                    let arm = |dx: f64, dy: f64| Pt::new(p.x + dx, p.y + dy);
                    self.crosses.line([arm(-CROSS_MM, 0.0), arm(CROSS_MM, 0.0)]);
                    self.crosses.line([arm(0.0, -CROSS_MM), arm(0.0, CROSS_MM)]);
                }
            }
        }
    }

    fn degrees(
        &mut self,
        frame: &Frame,
        side: Side,
        geographic: &Geographic,
        fonts: &Fonts,
        lang: Lang,
    ) {
        let (low, high) = frame.window();
        let upright = matches!(side, Side::Left | Side::Right);
        // A place on this side, t metres along it, and the degree that changes along it.
        let place = |t: f64| match side {
            Side::Left => Coord { x: low.x, y: t },
            Side::Right => Coord { x: high.x, y: t },
            Side::Top => Coord { x: t, y: high.y },
            Side::Bottom => Coord { x: t, y: low.y },
        };
        let value = |t: f64| {
            let d = geographic.degrees(place(t));
            if upright { d.y } else { d.x }
        };
        let (from, to) = if upright { (low.y, high.y) } else { (low.x, high.x) };
        let (first, last) = (value(from), value(to));
        let length_mm = if upright { frame.map.height } else { frame.map.width };
        // Written so that NaN, and a CRS whose north is not up, draw none.
        let rising = last > first && length_mm > 0.0;
        if !rising {
            return;
        }
        let seconds = degree_step((last - first) * 3600.0 * LEAST_MM / length_mm);
        for degree in multiples(first, last, seconds / 3600.0) {
            let at = frame.page(place(root(value, from, to, degree)));
            let text = if upright {
                words::latitude(lang, degree, seconds < 60.0)
            } else {
                words::longitude(lang, degree, seconds < 60.0)
            };
            self.mark(frame, side, if upright { at.y } else { at.x }, &text, fonts);
        }
    }

    /// A tick, and its number where that finds room; says whether it did.
    fn mark(&mut self, frame: &Frame, side: Side, along: f64, text: &str, fonts: &Fonts) -> bool {
        let map = frame.map;
        let (from, to) = match side {
            Side::Left => (Pt::new(map.x, along), Pt::new(map.x + TICK_MM, along)),
            Side::Right => (Pt::new(map.right(), along), Pt::new(map.right() - TICK_MM, along)),
            Side::Top => (Pt::new(along, map.y), Pt::new(along, map.y + TICK_MM)),
            Side::Bottom => (Pt::new(along, map.bottom()), Pt::new(along, map.bottom() - TICK_MM)),
        };
        self.ticks.line([from, to]);
        let run = fonts.run(text, Weight::Regular);
        let (width, height) = (run.width_em * SIZE_MM, LEADING * SIZE_MM);
        let air = 0.25;
        let (rect, at, angle_deg) = match side {
            Side::Top | Side::Bottom => {
                let y = if side == Side::Top { map.y - air - height } else { map.bottom() + air };
                let placed =
                    text_at(run.clone(), SIZE_MM, super::ink::Ink::DARK, Align::Centre, along, y);
                let rect = placed.rect;
                (rect, Pt::new(rect.x, rect.y + BASELINE * SIZE_MM), 0.0)
            }
            Side::Left | Side::Right => {
                let x = if side == Side::Left { map.x - air - height } else { map.right() + air };
                let rect = Rect::new(x, along - width / 2.0, height, width);
                (rect, Pt::new(x + BASELINE * SIZE_MM, rect.bottom()), -90.0)
            }
        };
        let room = match side {
            Side::Top | Side::Bottom => rect.x >= map.x && rect.right() <= map.right(),
            Side::Left | Side::Right => rect.y >= map.y && rect.bottom() <= map.bottom(),
        };
        let free = self.numbers.iter().all(|n| !n.rect.overlaps(&rect.inset(-1.0), 0.0));
        if room && free {
            self.numbers.push(Number { run, size_mm: SIZE_MM, at, angle_deg, rect });
        }
        room && free
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ metres that is not less than needed; a metre at least.
fn metric_step(needed_m: f64) -> f64 {
    let needed = if needed_m.is_finite() { needed_m.clamp(1.0, 1e9) } else { 1e9 };
    let power = 10_f64.powf(needed.log10().floor());
    [1.0, 2.0, 5.0].into_iter().map(|d| d * power).find(|s| *s >= needed).unwrap_or(10.0 * power)
}

fn degree_step(needed_s: f64) -> f64 {
    SECONDS.into_iter().find(|s| *s >= needed_s).unwrap_or(36_000.0)
}

/// All multiples of a step between two values; none where they would be more than a frame can hold.
fn multiples(low: f64, high: f64, step: f64) -> Vec<f64> {
    let (first, last) = ((low / step).ceil(), (high / step).floor());
    // Written so that NaN gives none.
    let few = last >= first && last - first < 1000.0;
    if !few {
        return Vec::new();
    }
    (0..=(last - first) as u32).map(|i| (first + f64::from(i)) * step).collect()
}

/// Where a rising function has a value, by halving: 60 halvings leave nothing a page could show.
fn root(value: impl Fn(f64) -> f64, from: f64, to: f64, wanted: f64) -> f64 {
    let (mut low, mut high) = (from, to);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if value(middle) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::coord;

    #[test]
    fn steps_are_round() {
        assert_eq!(metric_step(6_500.0), 10_000.0);
        assert_eq!(metric_step(5_000.0), 5_000.0);
        assert_eq!(metric_step(1_001.0), 2_000.0);
        assert_eq!(metric_step(f64::NAN), 1e9);
        assert_eq!(degree_step(400.0), 600.0);
        assert_eq!(multiples(0.9, 3.1, 1.0), [1.0, 2.0, 3.0]);
        assert!(multiples(f64::NAN, 1.0, 1.0).is_empty());
        assert!(multiples(0.0, 1.0, 1e-9).is_empty());
    }

    #[test]
    fn numbers_are_round_in_place_and_apart() {
        let fonts = Fonts::new().unwrap();
        for (w, h, denominator) in
            [(190.0, 140.0, 250_000), (180.0, 60.0, 1_000_000), (60.0, 60.0, 5_000)]
        {
            let map = Rect::new(13.0, 40.0, w, h);
            let frame = Frame { map, denominator, centre: coord! { x: 543_210.0, y: 2_019_876.0 } };
            let wanted = sheet::Graticule::Kilometres;
            let graticule = Graticule::new(wanted, &frame, None, &fonts, Lang::VI);
            assert!(graticule.numbers.len() >= 4, "{w} by {h}");
            let around = map.inset(-BAND_MM);
            for (i, number) in graticule.numbers.iter().enumerate() {
                assert!(around.contains(&number.rect, 0.0), "{:?}", number.rect);
                assert!(!map.overlaps(&number.rect, 0.0));
                for other in &graticule.numbers[i + 1..] {
                    assert!(!other.rect.overlaps(&number.rect, 0.0));
                }
                // The number stands where its line is.
                let text = number.run.text.replace("\u{a0}km", "").replace(',', ".");
                let metres = text.parse::<f64>().unwrap() * 1000.0;
                let middle = number.rect.centre();
                let line = frame.page(coord! { x: metres, y: metres });
                let off =
                    if number.angle_deg == 0.0 { line.x - middle.x } else { line.y - middle.y };
                assert!(off.abs() < 1e-6, "{text} is off by {off} mm");
            }
            let said = graticule.numbers.iter().filter(|n| n.run.text.ends_with("km")).count();
            assert_eq!(said, 4, "each side says its unit once");
        }
    }
}
