//! The judgement: whether an area is valid.
//!
//! In: the rings of an area as segments. Out: its first fault, and the points where rings touch.
//! Validity is OGC 06-103r4, 6.1.11 and 6.1.14: rings are simple, meet only in points and do not cross
//! there; holes lie in their exterior and in no other hole; the interior of a part is connected; parts
//! share no ground. Method: one sweep, O(n log n), with exact predicates. Around a point where rings
//! meet they cross where they do not stand in brackets; which ring lies in which is told by the segment
//! below its first point; an interior is connected where rings and the points that they share form no
//! cycle. Not here: what is left of a ring after repeated points are gone ([`clean`](super::clean())).

use super::outline::{Outline, Touch};
use super::sweep::{Star, Stop, sweep};
use crate::finding::GeometryFault;
use std::ops::ControlFlow;

/// No ring: the outside of all.
const OUTSIDE: u32 = u32::MAX;

/// What is to be said of an area.
pub(super) struct Judgement {
    /// The first fault; `None` where the area is valid.
    pub(super) fault: Option<GeometryFault>,
    /// Where rings touch segments between their ends; `None` where the sweep has not come to an end
    /// of them.
    pub(super) touches: Option<Vec<Touch>>,
}

/// Judges an area, of which this is the outline.
pub(super) fn judge(outline: &Outline) -> Judgement {
    let mut judge = Judge::new(outline);
    let stop = match sweep(&outline.segments, |star| judge.star(star)) {
        ControlFlow::Continue(()) => {
            let fault = judge.fault.or_else(|| judge.nesting());
            return Judgement { fault, touches: Some(judge.touches) };
        }
        ControlFlow::Break(stop) => stop,
    };
    let fault = match stop {
        Stop::Crossing(a, b) | Stop::Overlap(a, b) => {
            meeting(outline, outline.ring(a), outline.ring(b))
        }
        Stop::Inexact => GeometryFault::NotFinite,
    };
    Judgement { fault: judge.fault.or(Some(fault)), touches: None }
}

/// The fault of two rings that meet as none may.
fn meeting(outline: &Outline, a: u32, b: u32) -> GeometryFault {
    if a == b {
        GeometryFault::SelfIntersection
    } else if outline.rings[a as usize].part == outline.rings[b as usize].part {
        GeometryFault::RingsCross
    } else {
        GeometryFault::PartsOverlap
    }
}

/// What a sweep has told of the rings so far.
struct Judge<'o> {
    outline: &'o Outline,
    /// Of each ring the innermost that it lies in, once the sweep has reached it.
    parents: Vec<Option<u32>>,
    /// Whether a ring runs counter-clockwise, once the sweep has reached it.
    counter_clockwise: Vec<bool>,
    /// Sets of rings of one part that hang together by points that they share (union–find).
    joined: Vec<u32>,
    /// What is wrong in the points so far.
    fault: Option<GeometryFault>,
    /// Whether rings and shared points of one part have formed a cycle.
    cycle: bool,
    touches: Vec<Touch>,
    /// Rings around the point at hand, of which one end has been met.
    open: Vec<u32>,
    /// How often each ring has been met around the point at hand; all 0 between points.
    met: Vec<u8>,
    /// The rings around the point at hand.
    here: Vec<u32>,
}

impl<'o> Judge<'o> {
    fn new(outline: &'o Outline) -> Self {
        let n = outline.rings.len();
        Self {
            outline,
            parents: vec![None; n],
            counter_clockwise: vec![false; n],
            joined: (0..n as u32).collect(),
            fault: None,
            cycle: false,
            touches: Vec::new(),
            open: Vec::new(),
            met: vec![0; n],
            here: Vec::new(),
        }
    }

    fn star(&mut self, star: &Star) {
        if star.left.len() + star.right.len() > 2 {
            let fault = self.brackets(star);
            self.fault = self.fault.or(fault);
            self.join();
            self.passing(star);
        }
        // A ring begins with two segments.
        if star.right.len() > 1 {
            self.begin(star);
        }
    }

    /// The rings around a point, which are left in `here`, and their fault. They do not cross where, on
    /// the way around it, each is closed before the one around it.
    fn brackets(&mut self, star: &Star) -> Option<GeometryFault> {
        self.here.clear();
        self.open.clear();
        let mut fault = None;
        for segment in star.around() {
            let ring = self.outline.ring(segment);
            let met = &mut self.met[ring as usize];
            *met = met.saturating_add(1);
            match (*met, self.open.last()) {
                (1, _) => {
                    self.open.push(ring);
                    self.here.push(ring);
                }
                (2, Some(&last)) if last == ring => {
                    self.open.pop();
                }
                (2, Some(&last)) => {
                    fault = fault.or_else(|| Some(meeting(self.outline, last, ring)));
                }
                // A ring that comes to a point twice is not simple.
                _ => fault = fault.or(Some(GeometryFault::SelfIntersection)),
            }
        }
        for &ring in &self.here {
            self.met[ring as usize] = 0;
        }
        fault
    }

    /// Joins the rings in `here` that are of one part.
    fn join(&mut self) {
        let rings = &self.outline.rings;
        self.here.sort_unstable();
        for i in 1..self.here.len() {
            // Rings are numbered part by part.
            let (a, b) = (self.here[i - 1], self.here[i]);
            if rings[a as usize].part == rings[b as usize].part {
                let (a, b) = (root(&mut self.joined, a), root(&mut self.joined, b));
                self.cycle |= a == b;
                self.joined[a.max(b) as usize] = a.min(b);
            }
        }
    }

    /// Keeps which segments pass a point where others end.
    fn passing(&mut self, star: &Star) {
        let passes = |s: &&u32| self.outline.segments[**s as usize].low != star.at;
        self.touches.extend(star.right.iter().filter(passes).map(|s| (*s, star.at)));
    }

    /// Finds what the rings that begin in a point lie in.
    fn begin(&mut self, star: &Star) {
        let outline = self.outline;
        let mut below = star.below;
        for &segment in star.right {
            let ring = outline.ring(segment);
            if self.parents[ring as usize].is_none() {
                // The lower one of its two segments here.
                self.counter_clockwise[ring as usize] = outline.forward(segment);
                self.parents[ring as usize] = Some(below.map_or(OUTSIDE, |s| self.above(s)));
            }
            below = Some(segment);
        }
    }

    /// The innermost ring around what lies directly above a segment.
    fn above(&self, segment: u32) -> u32 {
        let ring = self.outline.ring(segment);
        if self.outline.forward(segment) == self.counter_clockwise[ring as usize] {
            ring
        } else {
            self.parent(ring)
        }
    }

    /// The innermost ring around a ring; nothing is around the outside.
    fn parent(&self, ring: u32) -> u32 {
        self.parents.get(ring as usize).copied().flatten().unwrap_or(OUTSIDE)
    }

    /// What is left to say when rings neither cross nor overlap: whether each lies where it should,
    /// and interiors are connected.
    fn nesting(&self) -> Option<GeometryFault> {
        let rings = &self.outline.rings;
        let all = 0..rings.len() as u32;
        let exterior = |ring: u32| rings[ring as usize].exterior;
        for hole in all.clone().filter(|r| exterior(*r) != *r) {
            if self.parent(hole) != exterior(hole) {
                return Some(self.misplaced(hole));
            }
        }
        // In a hole of another part, or outside of all.
        let well_placed = |part: u32| {
            let around = self.parent(part);
            around == OUTSIDE || exterior(around) != around
        };
        if !all.filter(|r| exterior(*r) == *r).all(well_placed) {
            return Some(GeometryFault::PartsOverlap);
        }
        self.cycle.then_some(GeometryFault::InteriorDisconnected)
    }

    /// The fault of a hole that does not lie directly in its exterior.
    fn misplaced(&self, hole: u32) -> GeometryFault {
        let rings = &self.outline.rings;
        let of = |ring: u32| rings[ring as usize];
        let outwards = std::iter::successors(Some(self.parent(hole)), |r| Some(self.parent(*r)));
        let own = outwards.take_while(|r| *r != OUTSIDE).find(|r| of(*r).part == of(hole).part);
        match own {
            // Another part lies between.
            Some(ring) if of(ring).exterior == ring => GeometryFault::PartsOverlap,
            Some(_) => GeometryFault::HolesNested,
            None => GeometryFault::HoleOutside,
        }
    }
}

/// The root of a set, with its path halved.
fn root(joined: &mut [u32], mut ring: u32) -> u32 {
    while joined[ring as usize] != ring {
        joined[ring as usize] = joined[joined[ring as usize] as usize];
        ring = joined[ring as usize];
    }
    ring
}
