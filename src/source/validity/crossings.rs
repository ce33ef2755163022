//! Where pairs of segments meet.
//!
//! In: segments. Out: the points in which each is to be cut so that it meets others only in its ends;
//! [`Tangled`] where that is beyond all reason. Method: an R-tree finds the pairs whose boxes meet, so
//! that long slanting segments side by side are slow. Accuracy: an end that lies on a segment is found
//! exactly; where two cross, the point is within [`SNAP`] of where it should be.

use super::outline::Touch;
use super::sweep::{Segment, by_place};
use geo::Coord;
use geo::kernels::Orientation;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};
use std::collections::HashMap;

/// What is nearer than this to a point or a segment is on it, where segments cross; times the largest
/// coordinate. 2⁻⁴⁶ is 64 times the rounding of a coordinate: lines through one point get one point,
/// sides that should lie on each other do, and nothing that was drawn is as small (0.2 µm in longitude,
/// 0.03 µm in metres of VN-2000).
const SNAP: f64 = 1.0 / (1_u64 << 46) as f64;

/// Pairs of segments whose boxes meet that are looked at, at most: about 5 s in 2026. Ten thousand
/// segments that are all as long as the whole have half as many.
const PAIRS: u64 = 100_000_000;

/// Segments whose pairs are too many.
#[derive(Debug, PartialEq)]
pub(super) struct Tangled;

/// The points in which ends of segments lie inside of others.
///
/// # Errors
/// Too many pairs.
pub(super) fn ends_on_others(segments: &[Segment]) -> Result<Vec<Touch>, Tangled> {
    let mut touches = Vec::new();
    for_pairs(segments, |i, j| {
        let found = ends(segments, i, j).into_iter().filter(|(_, s, at)| s.holds(*at));
        touches.extend(found.map(|(index, _, at)| (index, at)));
        Ok(())
    })?;
    Ok(touches)
}

/// The points in which segments are to be cut where they cross or lie on each other.
///
/// # Errors
/// Too many pairs, or more cuts than `most`.
pub(super) fn cuts_of_pairs(segments: &[Segment], most: usize) -> Result<Vec<Touch>, Tangled> {
    let mut points = Points::new(segments);
    let (mut cuts, mut crossed) = (Vec::new(), Vec::new());
    for_pairs(segments, |i, j| {
        let before = cuts.len();
        for (index, s, at) in ends(segments, i, j) {
            if s.holds(at) || s.is_near(at, points.near) {
                cuts.push((index, at));
            }
        }
        if cuts.len() == before && cross(&segments[i as usize], &segments[j as usize]) {
            crossed.push((i, j));
        }
        if cuts.len() + 2 * crossed.len() > most { Err(Tangled) } else { Ok(()) }
    })?;
    // The order decides which of two crossings becomes the other.
    crossed.sort_unstable();
    for (i, j) in crossed {
        let (a, b) = (&segments[i as usize], &segments[j as usize]);
        let at = points.nearest(crossing(a, b));
        let inside = [(i, a), (j, b)].into_iter().filter(|(_, s)| s.low != at && s.high != at);
        cuts.extend(inside.map(|(segment, _)| (segment, at)));
    }
    Ok(cuts)
}

/// Every pair of segments whose boxes meet, once.
fn for_pairs(
    segments: &[Segment],
    mut found: impl FnMut(u32, u32) -> Result<(), Tangled>,
) -> Result<(), Tangled> {
    let boxes = segments.iter().enumerate().map(|(i, s)| {
        let corners = Rectangle::from_corners([s.low.x, s.low.y], [s.high.x, s.high.y]);
        GeomWithData::new(corners, i as u32)
    });
    let tree = RTree::bulk_load(boxes.collect());
    let mut pairs = 0;
    for (a, b) in tree.intersection_candidates_with_other_tree(&tree) {
        if a.data < b.data {
            pairs += 1;
            if pairs > PAIRS {
                return Err(Tangled);
            }
            found(a.data, b.data)?;
        }
    }
    Ok(())
}

/// Whether two segments cross in a point inside of both.
fn cross(a: &Segment, b: &Segment) -> bool {
    let apart = |s: &Segment, t: &Segment| {
        let sides = (s.side(t.low), s.side(t.high));
        sides.0 != sides.1 && sides.0 != Orientation::Collinear && sides.1 != Orientation::Collinear
    };
    apart(a, b) && apart(b, a)
}

/// The ends of two segments, each with the other segment.
fn ends(segments: &[Segment], i: u32, j: u32) -> [(u32, &Segment, Coord<f64>); 4] {
    let (a, b) = (&segments[i as usize], &segments[j as usize]);
    [(i, a, b.low), (i, a, b.high), (j, b, a.low), (j, b, a.high)]
}

/// Where two segments cross, as near as a coordinate can say; an end of one of them where that is it.
fn crossing(a: &Segment, b: &Segment) -> Coord<f64> {
    let (u, v, w) = (a.high - a.low, b.high - b.low, b.low - a.low);
    let t = (w.x * v.y - w.y * v.x) / (u.x * v.y - u.y * v.x);
    let mut at = Coord { x: a.low.x + t * u.x, y: a.low.y + t * u.y };
    if !(at.x.is_finite() && at.y.is_finite()) {
        // All but parallel: where both have begun.
        return if by_place(&a.low, &b.low).is_lt() { b.low } else { a.low };
    }
    for s in [a, b] {
        let (bottom, top) = (s.low.y.min(s.high.y), s.low.y.max(s.high.y));
        at = Coord { x: at.x.clamp(s.low.x, s.high.x), y: at.y.clamp(bottom, top) };
    }
    let is_end = |end: &Coord<f64>, s: &Segment| s.along(*end) == s.along(at);
    let ends = [(a.low, a), (a.high, a), (b.low, b), (b.high, b)];
    ends.into_iter().find(|(end, s)| is_end(end, s)).map_or(at, |(end, _)| end)
}

impl Segment {
    /// Whether a point lies on the segment between its ends.
    fn holds(&self, at: Coord<f64>) -> bool {
        by_place(&self.low, &at).is_lt()
            && by_place(&at, &self.high).is_lt()
            && self.side(at) == Orientation::Collinear
    }

    /// Whether a point lies no farther than this from the segment, and not beside its ends.
    fn is_near(&self, at: Coord<f64>, near: f64) -> bool {
        let (u, v) = (self.high - self.low, at - self.low);
        let (length, along) = (u.x.hypot(u.y), u.x * v.x + u.y * v.y);
        let across = (u.x * v.y - u.y * v.x).abs();
        let margin = near * length;
        across <= margin && along > margin && along < length * length - margin
    }

    /// How far along a point is, from the low end to the high one, by the axis along which the segment
    /// is longer: on the other one rounding could turn the order of points round.
    pub(super) fn along(&self, at: Coord<f64>) -> f64 {
        let (dx, dy) = (self.high.x - self.low.x, self.high.y - self.low.y);
        if dx >= dy.abs() {
            at.x
        } else if dy > 0.0 {
            at.y
        } else {
            -at.y
        }
    }
}

/// The points that are there, to find one near another.
struct Points {
    by_cell: HashMap<(i64, i64), Vec<Coord<f64>>>,
    /// The width of a cell, and how near is one point.
    near: f64,
}

impl Points {
    fn new(segments: &[Segment]) -> Self {
        let ends = || segments.iter().flat_map(|s| [s.low, s.high]);
        let size = ends().fold(0.0_f64, |m, c| m.max(c.x.abs()).max(c.y.abs()));
        let near = (size * SNAP).max(f64::MIN_POSITIVE);
        let mut points = Self { by_cell: HashMap::with_capacity(segments.len()), near };
        for end in ends() {
            let there = points.by_cell.entry(points.cell(end)).or_default();
            if !there.contains(&end) {
                there.push(end);
            }
        }
        points
    }

    fn cell(&self, at: Coord<f64>) -> (i64, i64) {
        ((at.x / self.near).floor() as i64, (at.y / self.near).floor() as i64)
    }

    /// The nearest point that is near; else the point itself, which is there from now on.
    fn nearest(&mut self, at: Coord<f64>) -> Coord<f64> {
        let (x, y) = self.cell(at);
        let away = |c: &Coord<f64>| (c.x - at.x).hypot(c.y - at.y);
        let cells = (-1..=1).flat_map(|i| (-1..=1).map(move |j| (x + i, y + j)));
        let found = cells
            .filter_map(|cell| self.by_cell.get(&cell))
            .flatten()
            .filter(|c| away(c) <= self.near)
            .min_by(|c, d| away(c).total_cmp(&away(d)).then_with(|| by_place(c, d)))
            .copied();
        found.unwrap_or_else(|| {
            self.by_cell.entry((x, y)).or_default().push(at);
            at
        })
    }
}
