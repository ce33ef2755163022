//! A line swept over segments from left to right.
//!
//! In: segments, none of them a point. Out: for every point where segments end, those that reach it
//! and leave it, in their order around it; or two segments that cross or overlap, where the sweep ends.
//! Method: Shamos and Hoey (1976) with exact predicates, O(n log n); points in order of x, then y, so
//! that upright segments need no case of their own. Exact as long as products of differences of
//! coordinates neither overflow nor underflow.

use super::status::{Place, Status};
use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use std::cmp::Ordering;
use std::ops::ControlFlow;

/// A segment from its lower to its higher end, by x, then y. Zeros are +0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) low: Coord<f64>,
    pub(super) high: Coord<f64>,
}

impl Segment {
    /// A segment between two points and whether it runs from the first to the second; `None` where
    /// they are one.
    pub(super) fn new(a: Coord<f64>, b: Coord<f64>) -> Option<(Self, bool)> {
        // −0 + 0 is +0: equal numbers have equal bits.
        let (a, b) = (Coord { x: a.x + 0.0, y: a.y + 0.0 }, Coord { x: b.x + 0.0, y: b.y + 0.0 });
        match by_place(&a, &b) {
            Ordering::Less => Some((Self { low: a, high: b }, true)),
            Ordering::Greater => Some((Self { low: b, high: a }, false)),
            Ordering::Equal => None,
        }
    }
}

/// By x, then y.
pub(super) fn by_place(a: &Coord<f64>, b: &Coord<f64>) -> Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}

/// A point with the segments around it, by their indices, from the bottom up.
#[derive(Debug)]
pub(super) struct Star<'s> {
    pub(super) at: Coord<f64>,
    /// The next segment below the point.
    pub(super) below: Option<u32>,
    /// Those that reach the point from the left: they end here or pass.
    pub(super) left: &'s [u32],
    /// Those that leave it to the right: they begin here or pass.
    pub(super) right: &'s [u32],
}

impl Star<'_> {
    /// All of them counter-clockwise, from the top. One that passes is there twice.
    pub(super) fn around(&self) -> impl Iterator<Item = u32> {
        self.left.iter().rev().chain(self.right).copied()
    }
}

/// Why a sweep ended early.
#[derive(Debug, PartialEq)]
pub(super) enum Stop {
    /// Two segments cross in a point inside of both.
    Crossing(u32, u32),
    /// Two segments share more than a point.
    Overlap(u32, u32),
    /// The coordinates are too large or too small to be told apart.
    Inexact,
}

/// Sweeps over all segments. Segments that pass through an end of others, even across them, are
/// part of the star there: judging that is the visitor's.
pub(super) fn sweep(segments: &[Segment], visit: impl FnMut(&Star)) -> ControlFlow<Stop> {
    let events = events(segments);
    let mut sweep = Sweep {
        segments,
        status: Status::new(),
        places: vec![None; segments.len()],
        arriving: Vec::new(),
        left: Vec::new(),
        right: Vec::new(),
        visit,
    };
    for here in events.chunk_by(|e, f| (e.x, e.y) == (f.x, f.y)) {
        sweep.point(here)?;
    }
    ControlFlow::Continue(())
}

/// An end of a segment; `x` and `y` in the order of the numbers they stand for.
struct Event {
    x: u64,
    y: u64,
    segment: u32,
    begins: bool,
}

fn events(segments: &[Segment]) -> Vec<Event> {
    let mut events = Vec::with_capacity(2 * segments.len());
    for (segment, s) in segments.iter().enumerate() {
        for (at, begins) in [(s.low, true), (s.high, false)] {
            events.push(Event { x: rank(at.x), y: rank(at.y), segment: segment as u32, begins });
        }
    }
    events.sort_unstable_by_key(|e| (e.x, e.y));
    events
}

/// A whole number in the order of `f64::total_cmp`.
fn rank(v: f64) -> u64 {
    let bits = v.to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

struct Sweep<'s, V> {
    segments: &'s [Segment],
    status: Status,
    /// Where the segments that the line meets stand.
    places: Vec<Option<Place>>,
    /// The places of `left`.
    arriving: Vec<Place>,
    left: Vec<u32>,
    right: Vec<u32>,
    visit: V,
}

impl<V: FnMut(&Star)> Sweep<'_, V> {
    fn point(&mut self, here: &[Event]) -> ControlFlow<Stop> {
        let Some(first) = here.first() else { return ControlFlow::Continue(()) };
        let s = &self.segments[first.segment as usize];
        let at = if first.begins { s.low } else { s.high };

        let (below, above) = self.arrive(at, here);
        let ends = here.iter().filter(|e| !e.begins).count();
        self.right.clear();
        self.right.extend(here.iter().filter(|e| e.begins).map(|e| e.segment));
        let begin = self.right.len();
        self.right.extend(self.left.iter().filter(|s| self.segments[**s as usize].high != at));
        if self.left.len() + begin != ends + self.right.len() {
            return ControlFlow::Break(Stop::Inexact);
        }
        if let Some((a, b)) = self.put_right_in_order(at) {
            return ControlFlow::Break(Stop::Overlap(a, b));
        }
        let star = Star {
            at,
            below: below.map(|p| self.status.index(p)),
            left: &self.left,
            right: &self.right,
        };
        (self.visit)(&star);
        self.leave(below, above)
    }

    /// Finds the segments that reach a point, and the places below and above them.
    fn arrive(&mut self, at: Coord<f64>, here: &[Event]) -> (Option<Place>, Option<Place>) {
        self.arriving.clear();
        self.left.clear();
        let status = &self.status;
        let meets = |p: &Place| {
            let s = status.segment(*p);
            s.high == at || s.side(at) == Orientation::Collinear
        };
        let ending = here.iter().find(|e| !e.begins).and_then(|e| self.places[e.segment as usize]);
        let lowest = match ending {
            Some(mut place) => {
                while let Some(lower) = status.below(place).filter(meets) {
                    place = lower;
                }
                Some(place)
            }
            None => status.on_or_above(at),
        };
        let below = lowest.map_or(status.highest(), |p| status.below(p));
        let mut above = lowest;
        while let Some(place) = above.filter(meets) {
            self.arriving.push(place);
            self.left.push(status.index(place));
            above = status.above(place);
        }
        (below, above)
    }

    /// Sorts `right` from the bottom up; two that leave in one direction are returned.
    fn put_right_in_order(&mut self, at: Coord<f64>) -> Option<(u32, u32)> {
        let segments = self.segments;
        let end = |s: u32| segments[s as usize].high;
        if self.right.len() > 2 {
            // Nearly in order, by a comparison that cannot contradict itself.
            let slope = |s: &u32| (end(*s).y - at.y) / (end(*s).x - at.x);
            self.right.sort_unstable_by(|a, b| slope(a).total_cmp(&slope(b)).then(a.cmp(b)));
        }
        for i in 1..self.right.len() {
            let mut j = i;
            while j > 0 {
                let (a, b) = (self.right[j - 1], self.right[j]);
                match RobustKernel::orient2d(at, end(a), end(b)) {
                    Orientation::CounterClockwise => break,
                    Orientation::Clockwise => self.right.swap(j - 1, j),
                    Orientation::Collinear => return Some((a, b)),
                }
                j -= 1;
            }
        }
        None
    }

    /// Puts `right` in the place of `left` and looks at the new neighbours.
    fn leave(&mut self, below: Option<Place>, above: Option<Place>) -> ControlFlow<Stop> {
        let kept = self.arriving.len().min(self.right.len());
        for &gone in &self.left {
            self.places[gone as usize] = None;
        }
        let mut last = below;
        for (i, &index) in self.right.iter().enumerate() {
            let segment = self.segments[index as usize];
            let place = match self.arriving.get(i) {
                Some(&place) => {
                    self.status.replace(place, segment, index);
                    place
                }
                None => self.status.insert_above(last, segment, index),
            };
            self.places[index as usize] = Some(place);
            last = Some(place);
        }
        for &place in &self.arriving[kept..] {
            self.status.remove(place);
        }
        match (self.right.first(), self.right.last()) {
            (Some(&first), Some(&top)) => {
                let below = below.map(|p| self.status.index(p));
                let above = above.map(|p| self.status.index(p));
                self.neighbours(below, Some(first))?;
                self.neighbours(Some(top), above)
            }
            _ => self.neighbours(
                below.map(|p| self.status.index(p)),
                above.map(|p| self.status.index(p)),
            ),
        }
    }

    /// Whether two neighbours cross farther on.
    fn neighbours(&self, lower: Option<u32>, upper: Option<u32>) -> ControlFlow<Stop> {
        let (Some(lower), Some(upper)) = (lower, upper) else {
            return ControlFlow::Continue(());
        };
        let (a, b) = (&self.segments[lower as usize], &self.segments[upper as usize]);
        let crossed = match by_place(&a.high, &b.high) {
            Ordering::Less => b.side(a.high) == Orientation::CounterClockwise,
            Ordering::Greater => a.side(b.high) == Orientation::Clockwise,
            Ordering::Equal => false,
        };
        if crossed {
            ControlFlow::Break(Stop::Crossing(lower, upper))
        } else {
            ControlFlow::Continue(())
        }
    }
}
