//! The part of a map that is enlarged: where villages are too small to read and lie closest together.
//!
//! In: a frame and the villages in it. Out: how large a second map should be, at which scale, about which
//! place; whether there is room for it is the layout's matter. Not every sheet gets one: only where at
//! least a dozen villages are so small on paper, and clearly smaller than the others.

use super::flow::Placed;
use super::geometry::{Pt, Rect};
use super::labels::Label;
use super::scale::{Frame, round_scale};
use crate::assessment::Assessment;
use geo::Coord;

/// A village whose side is shorter than this on paper cannot be read, mm.
const SMALL_MM: f64 = 2.4;
/// What its side should become, mm.
const LEGIBLE_MM: f64 = 4.2;
/// Fewer villages than this are no town.
const LEAST: usize = 12;
/// In a town, villages are shorter than this part of all others' sides; else the whole map is dense, and
/// enlarging one place would say nothing.
const DENSER: f64 = 0.6;
/// An enlargement of less than 1.8 is none, one of more than 4 loses its surroundings.
const ZOOM: (f64, f64) = (1.8, 4.0);
/// Sizes of the second map that are tried, mm, largest first.
pub(crate) const SIZES_MM: [(f64, f64); 5] =
    [(62.0, 54.0), (54.0, 48.0), (46.0, 42.0), (40.0, 36.0), (34.0, 32.0)];

/// A second map on the sheet.
#[derive(Clone, Debug)]
pub(crate) struct Town {
    /// All of it, mm.
    pub(crate) rect: Rect,
    pub(crate) heading: Placed,
    /// The map in it.
    pub(crate) frame: Frame,
    /// The part of the main map that it enlarges, mm.
    pub(crate) focus: Rect,
    /// Names on it.
    pub(crate) labels: Vec<Label>,
}

/// A village on paper.
struct Seen {
    at: Pt,
    side_mm: f64,
}

/// The densest places of a map.
pub(crate) struct Towns<'a> {
    frame: &'a Frame,
    small: Vec<Seen>,
    /// Side of a village if all were equal, mm.
    usual_mm: f64,
}

impl<'a> Towns<'a> {
    pub(crate) fn new(assessment: &Assessment, frame: &'a Frame) -> Self {
        let metres = frame.metres_per_mm();
        let seen = assessment.villages.iter().filter_map(|v| v.shape.as_ref()).map(|shape| Seen {
            at: frame.page(shape.centre),
            side_mm: shape.area_m2.sqrt() / metres,
        });
        let mut small: Vec<Seen> = seen.collect();
        // The mean of areas: where half of the villages are of a town, the middle one is too.
        let usual_mm = small.iter().map(|v| v.side_mm * v.side_mm).sum::<f64>();
        let usual_mm = (usual_mm / small.len().max(1) as f64).sqrt();
        small.retain(|v| v.side_mm < SMALL_MM);
        Self { frame, small, usual_mm }
    }

    /// The second map of a size: its frame and what it enlarges; `None` where no place is worth it.
    pub(crate) fn enlarge(&self, size: (f64, f64)) -> Option<(u64, Coord<f64>, Rect)> {
        if self.small.len() < LEAST {
            return None;
        }
        let mut zoom = (LEGIBLE_MM / median(&self.small)).clamp(ZOOM.0, ZOOM.1);
        // The window depends on the villages in it and they on the window: twice is enough.
        let mut best = None;
        for _ in 0..2 {
            let denominator = round_scale(self.frame.denominator as f64 / zoom);
            let by = self.frame.denominator as f64 / denominator as f64;
            if by < ZOOM.0 * 0.95 {
                return None;
            }
            let window = (size.0 / by, size.1 / by);
            let inside = self.fullest(window)?;
            if inside.len() < LEAST {
                return None;
            }
            let count = inside.len() as f64;
            let middle = Pt::new(
                inside.iter().map(|v| v.at.x).sum::<f64>() / count,
                inside.iter().map(|v| v.at.y).sum::<f64>() / count,
            );
            let mut sides: Vec<f64> = inside.iter().map(|v| v.side_mm).collect();
            sides.sort_by(f64::total_cmp);
            let side = sides[sides.len() / 2];
            if side > DENSER * self.usual_mm {
                return None;
            }
            let focus =
                Rect::new(middle.x - window.0 / 2.0, middle.y - window.1 / 2.0, window.0, window.1);
            // Wholly on the main map, so that the rectangle on it is one.
            let map = self.frame.map;
            let into = |low: f64, size: f64, from: f64, room: f64| {
                low.clamp(from, (from + room - size).max(from))
            };
            let focus = Rect::new(
                into(focus.x, focus.width, map.x, map.width),
                into(focus.y, focus.height, map.y, map.height),
                focus.width,
                focus.height,
            );
            best = Some((denominator, self.frame.ground(focus.centre()), focus));
            zoom = (LEGIBLE_MM / side).clamp(ZOOM.0, ZOOM.1);
        }
        best
    }

    /// The small villages in the window of that size that holds most of them, about.
    fn fullest(&self, window: (f64, f64)) -> Option<Vec<&Seen>> {
        let near = |v: &Seen, o: &Seen| {
            (o.at.x - v.at.x).abs() <= window.0 / 2.0 && (o.at.y - v.at.y).abs() <= window.1 / 2.0
        };
        let count = |v: &Seen| self.small.iter().filter(|o| near(v, o)).count();
        // At most 400 of them are tried as middles: among thousands, some lie near every best place.
        let every = self.small.len().div_ceil(400).max(1);
        let best = self.small.iter().step_by(every).max_by_key(|v| count(v))?;
        Some(self.small.iter().filter(|o| near(best, o)).collect())
    }
}

fn median(villages: &[Seen]) -> f64 {
    let mut sides: Vec<f64> = villages.iter().map(|v| v.side_mm).collect();
    sides.sort_by(f64::total_cmp);
    sides.get(sides.len() / 2).copied().unwrap_or(0.0)
}
