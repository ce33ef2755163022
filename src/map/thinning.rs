//! Points that nobody can see are left out, and borders that are shared stay shared.
//!
//! In: paths on a page, mm. Out: the same with fewer points. Method: all paths together are cut into arcs
//! where borders meet, or end ([`cut`]), and each arc is thinned once by Douglas and Peucker's method (1973),
//! for the areas on both of its sides and for a line drawn along it. Accuracy: no point lies further than
//! [`TOLERANCE`] from the border as it was; places that differ by less than the page is drawn in are one.

use super::geometry::{Path, Pt, Segment};
use super::topology::{Cuts, Line, Point, cut, index, tidy};
use rayon::prelude::*;
use std::ops::Range;

/// Units in which points are compared: those in which the page is drawn, hundredths of a millimetre.
const UNITS_PER_MM: f64 = 100.0;
/// How far a border may move, units: 0.02 mm, a quarter of a pixel at 300 dpi.
const TOLERANCE: f64 = 2.0;

/// A ring or a line of a path.
struct Drawn {
    /// Its segments in the path.
    segments: Range<usize>,
    /// Its points, each with its place; none where it is too small to be thinned.
    points: Vec<(Point, Pt)>,
    closed: bool,
}

/// Thins paths together. Paths with curves stay as they are.
pub(crate) fn thin(paths: &mut [&mut Path]) {
    let drawn: Vec<Vec<Drawn>> = paths.par_iter().map(|path| drawn(path)).collect();
    let all = || drawn.iter().flatten().filter(|d| !d.points.is_empty());
    let lines = all().map(|d| {
        let points: Vec<Point> = d.points.iter().map(|(place, _)| *place).collect();
        Line { points, closed: d.closed }
    });
    let Cuts { points, seen, mut arcs, lines } = cut(lines);
    let exact: Vec<Pt> = all().flat_map(|d| &d.points).map(|(_, exact)| *exact).collect();
    let exact = |number: u32| exact[seen[number as usize] as usize];
    arcs.par_iter_mut().for_each(|arc| thin_arc(arc, &points));
    let mut next = 0;
    let first: Vec<usize> = drawn
        .iter()
        .map(|of_path| {
            let first = next;
            next += of_path.iter().filter(|d| !d.points.is_empty()).count();
            first
        })
        .collect();
    paths.par_iter_mut().zip(&drawn).zip(first).for_each(|((path, drawn), mut line)| {
        if drawn.is_empty() {
            return;
        }
        let mut thinned = Path::default();
        for own in drawn {
            let mut kept: Vec<u32> = Vec::new();
            if !own.points.is_empty() {
                for &arc in &lines[line] {
                    let points = &arcs[index(arc)];
                    let skip = usize::from(!kept.is_empty());
                    if arc >= 0 {
                        kept.extend(points.iter().skip(skip));
                    } else {
                        kept.extend(points.iter().rev().skip(skip));
                    }
                }
                line += 1;
            }
            // A ring ends where it began. What is too small to be thinned would vanish.
            if own.closed && kept.len() > 3 {
                kept.pop();
                thinned.ring(kept.into_iter().map(exact));
            } else if !own.closed && kept.len() > 1 {
                thinned.line(kept.into_iter().map(exact));
            } else {
                thinned.0.extend_from_slice(&path.0[own.segments.clone()]);
            }
        }
        **path = thinned;
    });
}

/// The rings and lines of a path; none where it has curves.
fn drawn(path: &Path) -> Vec<Drawn> {
    let mut all: Vec<Drawn> = Vec::new();
    for (i, segment) in path.0.iter().enumerate() {
        match *segment {
            Segment::Move(p) => {
                all.push(Drawn { segments: i..i, points: vec![(place(p), p)], closed: false });
            }
            Segment::Line(p) => match all.last_mut() {
                Some(line) => line.points.push((place(p), p)),
                None => return Vec::new(),
            },
            Segment::Close => match all.last_mut() {
                Some(line) => line.closed = true,
                None => return Vec::new(),
            },
            Segment::Quad(..) | Segment::Cubic(..) => return Vec::new(),
        }
        if let Some(line) = all.last_mut() {
            line.segments.end = i + 1;
        }
    }
    for line in &mut all {
        let least = if line.closed {
            line.points = tidy(std::mem::take(&mut line.points).into_iter(), |(place, _)| *place);
            3
        } else {
            line.points.dedup_by_key(|(place, _)| *place);
            2
        };
        if line.points.len() < least {
            line.points.clear();
        }
    }
    all
}

fn place(p: Pt) -> Point {
    // Saturates far beyond any page.
    Point { x: (p.x * UNITS_PER_MM).round() as i32, y: (p.y * UNITS_PER_MM).round() as i32 }
}

/// Leaves of an arc what is seen of it.
fn thin_arc(arc: &mut Vec<u32>, points: &[Point]) {
    let at = |i: usize| points[arc[i] as usize];
    let last = arc.len() - 1;
    let mut keep = vec![false; arc.len()];
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((a, b)) = open.pop() {
        let mut furthest = (0.0, a);
        for i in a + 1..b {
            let off = squared_distance(at(i), at(a), at(b));
            if off > furthest.0 {
                furthest = (off, i);
            }
        }
        if furthest.0 > TOLERANCE * TOLERANCE {
            keep[furthest.1] = true;
            open.extend([(a, furthest.1), (furthest.1, b)]);
        }
    }
    let mut keep = keep.into_iter();
    arc.retain(|_| keep.next().unwrap_or(true));
}

/// Of a point from the straight line between two others, which may be one point; squared units.
fn squared_distance(p: Point, a: Point, b: Point) -> f64 {
    let f = |v: i32, w: i32| f64::from(v) - f64::from(w);
    let (dx, dy) = (f(b.x, a.x), f(b.y, a.y));
    let (px, py) = (f(p.x, a.x), f(p.y, a.y));
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((px * dx + py * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (px - along * dx).powi(2) + (py - along * dy).powi(2)
}

#[cfg(test)]
#[path = "thinning_tests.rs"]
mod tests;
