//! Polygons put together from the segments that bound their ground.
//!
//! In: segments that meet only in their ends, each with ground on one side. Out: a valid area: a part
//! for every piece of ground that hangs together by more than points, its rings simple; `None` where the
//! segments are not what they should be.
//! Method: around a point, each segment that comes in goes on along the next one that bounds the same
//! ground. That gives ways around pieces of ground; one that comes to a point twice is taken apart there.
//! A way around a hole belongs to the ground below its first point.

use super::ground::Bound;
use super::sweep::{Segment, sweep};
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// None yet.
const NONE: u32 = u32::MAX;

/// Puts bounds together.
pub(super) fn assemble(bounds: &[Bound]) -> Option<MultiPolygon<f64>> {
    let net = Net::new(bounds)?;
    let ways = net.ways()?;
    let mut parts: Vec<Part> = Vec::new();
    // The part that a way bounds.
    let mut part_of = vec![NONE; ways.len()];
    let mut way_of = vec![NONE; bounds.len()];
    for (i, way) in ways.iter().enumerate() {
        for &segment in way {
            way_of[segment as usize] = i as u32;
        }
    }
    let mut rings = Rings { net: &net, since: vec![NONE; net.points as usize] };
    for (i, way) in ways.iter().enumerate() {
        // Lowest at the way's first point: ground above it is inside of the way.
        let first = way[0];
        let outer = bounds[first as usize].above;
        if outer {
            part_of[i] = parts.len() as u32;
            parts.push(Part::default());
        } else {
            // What is below began before.
            let below = *net.below.get(first as usize)?;
            part_of[i] = *part_of.get(*way_of.get(below as usize)? as usize)?;
        }
        let part = parts.get_mut(part_of[i] as usize)?;
        for ring in rings.of(way) {
            let line = net.line(&ring);
            if outer && ring.contains(&first) {
                part.exterior = Some(line);
            } else {
                part.holes.push(line);
            }
        }
    }
    parts.into_iter().map(|p| Some(Polygon::new(p.exterior?, p.holes))).collect()
}

#[derive(Default)]
struct Part {
    exterior: Option<LineString<f64>>,
    holes: Vec<LineString<f64>>,
}

/// Segments and how they go on. Each runs so that its ground is on the left.
struct Net<'b> {
    bounds: &'b [Bound],
    /// Segments in the order in which a sweep comes to them.
    order: Vec<u32>,
    /// Of each segment the one directly below its beginning.
    below: Vec<u32>,
    /// Of each segment the one that comes after it.
    next: Vec<u32>,
    /// Of each segment the number of the point that it runs to.
    ends: Vec<u32>,
    points: u32,
}

impl<'b> Net<'b> {
    fn new(bounds: &'b [Bound]) -> Option<Self> {
        let segments: Vec<Segment> = bounds.iter().map(|b| b.segment).collect();
        let none = vec![NONE; bounds.len()];
        let mut net = Self {
            bounds,
            order: Vec::with_capacity(bounds.len()),
            below: none.clone(),
            next: none.clone(),
            ends: none,
            points: 0,
        };
        let swept = sweep(&segments, |star| {
            let mut before = star.right.last().or(star.left.first()).copied();
            for (i, segment) in star.around().enumerate() {
                // Those that run to the right have their ground above.
                let comes_in = (i < star.left.len()) == bounds[segment as usize].above;
                if comes_in {
                    net.next[segment as usize] = before.unwrap_or(NONE);
                    net.ends[segment as usize] = net.points;
                }
                before = Some(segment);
            }
            net.points += 1;
            let mut below = star.below;
            for &segment in star.right {
                net.below[segment as usize] = below.unwrap_or(NONE);
                below = Some(segment);
            }
            net.order.extend(star.right);
        });
        (swept.is_continue() && !net.next.contains(&NONE)).then_some(net)
    }

    /// The ways, each from the segment that a sweep comes to first, in that order.
    fn ways(&self) -> Option<Vec<Vec<u32>>> {
        let mut taken = vec![false; self.next.len()];
        let mut ways = Vec::new();
        for &first in &self.order {
            let mut way = Vec::new();
            let mut at = first;
            while !std::mem::replace(&mut taken[at as usize], true) {
                way.push(at);
                at = self.next[at as usize];
            }
            match way.len() {
                0 => {}
                _ if at == first => ways.push(way),
                _ => return None,
            }
        }
        Some(ways)
    }

    /// The closed line of segments that follow each other.
    fn line(&self, ring: &[u32]) -> LineString<f64> {
        let start = |s: &u32| -> Coord<f64> {
            let Bound { segment, above } = self.bounds[*s as usize];
            if above { segment.low } else { segment.high }
        };
        ring.iter().chain(ring.first()).map(start).collect()
    }
}

/// Takes ways apart.
struct Rings<'n> {
    net: &'n Net<'n>,
    /// Of each point that the way at hand has come to, after how many of its segments.
    since: Vec<u32>,
}

impl Rings<'_> {
    /// The rings of a way: it comes to no point of one twice.
    fn of(&mut self, way: &[u32]) -> Vec<Vec<u32>> {
        let end = |s: u32| self.net.ends[s as usize] as usize;
        let (mut rings, mut open) = (Vec::new(), Vec::new());
        let Some(&last) = way.last() else { return rings };
        self.since[end(last)] = 0;
        for &segment in way {
            open.push(segment);
            let here = end(segment);
            if self.since[here] == NONE {
                self.since[here] = open.len() as u32;
                continue;
            }
            let ring = open.split_off(self.since[here] as usize);
            ring[..ring.len() - 1].iter().for_each(|s| self.since[end(*s)] = NONE);
            rings.push(ring);
        }
        self.since[end(last)] = NONE;
        rings
    }
}
