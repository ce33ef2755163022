//! Lines cut where they meet: what several of them run along is one arc.

use super::{Point, Ring};
use rayon::prelude::*;
use std::borrow::Borrow;
use std::collections::HashMap;

/// A ring without its last point, at least three; or a line with both its ends, at least two. No point
/// repeats the one before.
pub(crate) struct Line<P> {
    pub(crate) points: P,
    pub(crate) closed: bool,
}

/// Lines as arcs.
pub(crate) struct Cuts {
    /// The distinct points, rising.
    pub(crate) points: Vec<Point>,
    /// Of each point where it was seen first, counted over all points of all lines.
    pub(crate) seen: Vec<u32>,
    /// The arcs, by numbers of points, both ends included.
    pub(crate) arcs: Vec<Vec<u32>>,
    /// Of each line its arcs.
    pub(crate) lines: Vec<Ring>,
}

/// Cuts lines where three or more borders meet, and where one ends.
pub(crate) fn cut<P: Borrow<Vec<Point>>>(lines: impl Iterator<Item = Line<P>>) -> Cuts {
    let lines: Vec<Line<P>> = lines.collect();
    let (points, seen, numbers) = numbered(lines.iter().map(|l| l.points.borrow()));
    let mut rest = &numbers[..];
    let lines: Vec<Line<&[u32]>> = lines
        .iter()
        .map(|line| {
            let (own, after) = rest.split_at(line.points.borrow().len());
            rest = after;
            Line { points: own, closed: line.closed }
        })
        .collect();
    let junction = junctions(&lines, points.len());
    let mut arcs = Arcs::default();
    let lines = lines.iter().map(|line| arcs.of_line(line, &junction)).collect();
    Cuts { points, seen, arcs: arcs.all, lines }
}

/// The distinct points in order, where each was first, and the number of every point of every line.
fn numbered<'p>(lines: impl Iterator<Item = &'p Vec<Point>>) -> (Vec<Point>, Vec<u32>, Vec<u32>) {
    let mut all: Vec<(Point, u32)> = lines.flatten().copied().zip(0..).collect();
    all.par_sort_unstable();
    let (mut points, mut seen) = (Vec::new(), Vec::new());
    let mut numbers = vec![0; all.len()];
    for (point, vertex) in all {
        if points.last() != Some(&point) {
            points.push(point);
            seen.push(vertex);
        }
        numbers[vertex as usize] = points.len() as u32 - 1;
    }
    (points, seen, numbers)
}

/// The points where arcs end: those that have not the same two neighbours in every line, and ends.
fn junctions(lines: &[Line<&[u32]>], points: usize) -> Vec<bool> {
    const NONE: u32 = u32::MAX;
    let mut neighbours = vec![(NONE, NONE); points];
    let mut junction = vec![false; points];
    for line in lines {
        let v = line.points;
        for (i, &here) in v.iter().enumerate() {
            if !line.closed && (i == 0 || i + 1 == v.len()) {
                junction[here as usize] = true;
                continue;
            }
            let (before, after) = (v[(i + v.len() - 1) % v.len()], v[(i + 1) % v.len()]);
            let both = (before.min(after), before.max(after));
            let known = &mut neighbours[here as usize];
            if known.0 == NONE {
                *known = both;
            } else if *known != both {
                junction[here as usize] = true;
            }
        }
    }
    junction
}

/// The arcs while they are found.
#[derive(Default)]
struct Arcs {
    all: Vec<Vec<u32>>,
    /// By their first two points: what follows is the same, since only ends have other neighbours.
    known: HashMap<(u32, u32), Vec<i32>>,
}

impl Arcs {
    /// The arcs of a line.
    fn of_line(&mut self, line: &Line<&[u32]>, junction: &[bool]) -> Ring {
        let ring = line.points;
        let ends: Vec<usize> = (0..ring.len()).filter(|&i| junction[ring[i] as usize]).collect();
        let Some(&first) = ends.first() else {
            // A ring with one neighbour at most: begun at its least point, wherever the data begins.
            let least = (0..ring.len()).min_by_key(|&i| ring[i]).unwrap_or_default();
            let around = (0..=ring.len()).map(|k| ring[(least + k) % ring.len()]);
            return vec![self.enter(around.collect())];
        };
        // An open line has both its ends among them, and nothing leads around.
        let around = line.closed.then_some(first + ring.len());
        let nexts = ends.iter().skip(1).copied().chain(around);
        let arc = |(&from, to): (&usize, usize)| {
            self.enter((from..=to).map(|i| ring[i % ring.len()]).collect())
        };
        ends.iter().zip(nexts).map(arc).collect()
    }

    /// The number of an arc, `!` of it where it is known the other way round.
    fn enter(&mut self, mut arc: Vec<u32>) -> i32 {
        let last = arc.len() - 1;
        let backward = (arc[0], arc[1]) > (arc[last], arc[last - 1]);
        if backward {
            arc.reverse();
        }
        let same = self.known.entry((arc[0], arc[1])).or_default();
        let found = same.iter().copied().find(|&i| self.all[i as usize] == arc);
        let number = found.unwrap_or_else(|| {
            let number = number(self.all.len());
            same.push(number);
            self.all.push(arc);
            number
        });
        if backward { !number } else { number }
    }
}

/// An arc's number; there are not two thousand million of them.
pub(super) fn number(arc: usize) -> i32 {
    i32::try_from(arc).unwrap_or(i32::MAX)
}
