//! Points that nobody can see are left out, and borders that are shared stay shared.
//!
//! In: paths on a page, mm. Out: the same with fewer points. Method: points where borders meet, or end,
//! are kept; between two of them a border is one arc, thinned by Douglas and Peucker's method (1973)
//! always in the same direction, so that it is the same for the areas on both of its sides and for a
//! line drawn along it. Accuracy: no point lies further than [`TOLERANCE`] from the border as it was.

use super::geometry::{Path, Pt, Segment};
use rayon::prelude::*;

/// Units in which points are compared: those in which the page is drawn, hundredths of a millimetre.
const UNITS_PER_MM: f64 = 100.0;
/// How far a border may move, units: 0.02 mm, a quarter of a pixel at 300 dpi.
const TOLERANCE: f64 = 2.0;

/// A point in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    x: i32,
    y: i32,
}

/// A ring or a line of a path.
struct Line {
    /// Which of the segments of its path, from its `Move` on.
    first: usize,
    places: Vec<Place>,
    closed: bool,
}

/// A point as one line goes through it.
struct Passage {
    at: Place,
    /// The places before and after, the smaller first; twice the same where the line ends.
    beside: (Place, Place),
    /// Where among all points of all lines.
    index: usize,
}

/// Thins paths together. Paths with curves stay as they are.
pub(crate) fn thin(paths: &mut [&mut Path]) {
    let lines: Vec<Vec<Line>> = paths.par_iter().map(|path| lines(path)).collect();
    let total = lines.iter().flatten().map(|l| l.places.len()).sum();
    let mut passages = Vec::with_capacity(total);
    for line in lines.iter().flatten() {
        pass(line, &mut passages);
    }
    let meeting = meetings(passages);
    let mut from = 0;
    let starts: Vec<usize> = lines
        .iter()
        .map(|of_path| {
            let start = from;
            from += of_path.iter().map(|l| l.places.len()).sum::<usize>();
            start
        })
        .collect();
    paths.par_iter_mut().zip(&lines).zip(starts).for_each(|((path, lines), start)| {
        let mut at = start;
        let mut kept = Vec::new();
        for line in lines {
            let fixed = &meeting[at..at + line.places.len()];
            at += line.places.len();
            rebuild(path, line, fixed, &mut kept);
        }
        if !lines.is_empty() {
            path.0 = kept;
        }
    });
}

/// The rings and lines of a path; none where it has curves.
fn lines(path: &Path) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    for (i, segment) in path.0.iter().enumerate() {
        match *segment {
            Segment::Move(p) => {
                all.push(Line { first: i, places: vec![place(p)], closed: false });
            }
            Segment::Line(p) => match all.last_mut() {
                Some(line) => line.places.push(place(p)),
                None => return Vec::new(),
            },
            Segment::Close => match all.last_mut() {
                Some(line) => line.closed = true,
                None => return Vec::new(),
            },
            Segment::Quad(..) | Segment::Cubic(..) => return Vec::new(),
        }
    }
    all
}

fn place(p: Pt) -> Place {
    // Saturates far beyond any page.
    Place { x: (p.x * UNITS_PER_MM).round() as i32, y: (p.y * UNITS_PER_MM).round() as i32 }
}

fn pass(line: &Line, out: &mut Vec<Passage>) {
    let places = &line.places;
    let n = places.len();
    for (i, &at) in places.iter().enumerate() {
        let (before, after) = match (i, line.closed) {
            (0, true) => (places[n - 1], places[1 % n]),
            (0, false) => (at, at),
            (i, true) => (places[i - 1], places[(i + 1) % n]),
            (i, false) if i + 1 == n => (at, at),
            (i, false) => (places[i - 1], places[i + 1]),
        };
        let beside = (before.min(after), before.max(after));
        out.push(Passage { at, beside, index: out.len() });
    }
}

/// For each point whether borders meet or end there: whether lines pass it between different places.
fn meetings(mut passages: Vec<Passage>) -> Vec<bool> {
    let mut meeting = vec![false; passages.len()];
    passages.par_sort_unstable_by_key(|p| p.at);
    for same in passages.chunk_by(|a, b| a.at == b.at) {
        let beside = same[0].beside;
        let ends = beside.0 == same[0].at && beside.1 == same[0].at;
        if ends || same.iter().any(|p| p.beside != beside) {
            for passage in same {
                meeting[passage.index] = true;
            }
        }
    }
    meeting
}

/// Adds what is kept of a line.
fn rebuild(path: &Path, line: &Line, meeting: &[bool], out: &mut Vec<Segment>) {
    let places = &line.places;
    let n = places.len();
    let mut keep = meeting.to_vec();
    if line.closed {
        // A ring that meets nothing is cut where any other copy of it is cut too.
        if !keep.contains(&true) {
            let lowest = (0..n).min_by_key(|i| places[*i]).unwrap_or(0);
            keep[lowest] = true;
        }
        let fixed: Vec<usize> = (0..n).filter(|i| keep[*i]).collect();
        for (i, &from) in fixed.iter().enumerate() {
            let to = fixed.get(i + 1).copied().unwrap_or(fixed[0] + n);
            arc(places, from, to, &mut keep);
        }
    } else {
        let fixed: Vec<usize> = (0..n).filter(|i| keep[*i]).collect();
        for pair in fixed.windows(2) {
            arc(places, pair[0], pair[1], &mut keep);
        }
    }
    let least = if line.closed { 3 } else { 2 };
    if keep.iter().filter(|k| **k).count() < least {
        // Too small to be thinned: it would vanish.
        keep.fill(true);
    }
    let segments = &path.0[line.first..];
    let mut begun = false;
    for (segment, _) in segments.iter().zip(&keep).filter(|(_, keep)| **keep) {
        match *segment {
            Segment::Move(p) | Segment::Line(p) if !begun => out.push(Segment::Move(p)),
            other => out.push(other),
        }
        begun = true;
    }
    if line.closed {
        out.push(Segment::Close);
    }
}

/// Marks what is kept between two points of a line, whose indices go around a ring.
fn arc(places: &[Place], from: usize, to: usize, keep: &mut [bool]) {
    let n = places.len();
    if to - from < 2 {
        return;
    }
    let at = |i: usize| places[i % n];
    // The direction does not depend on the line that the arc is part of.
    let (ahead, back) = ((at(from), at(from + 1)), (at(to), at(to - 1)));
    let place = |i: usize| if ahead <= back { at(from + i) } else { at(to - i) };
    let mark = |i: usize| if ahead <= back { (from + i) % n } else { (to - i) % n };
    let mut open = vec![(0, to - from)];
    while let Some((a, b)) = open.pop() {
        let (start, end) = (place(a), place(b));
        let mut furthest = (0.0, a);
        for i in a + 1..b {
            let off = squared_distance(place(i), start, end);
            if off > furthest.0 {
                furthest = (off, i);
            }
        }
        if furthest.0 > TOLERANCE * TOLERANCE {
            keep[mark(furthest.1)] = true;
            open.extend([(a, furthest.1), (furthest.1, b)]);
        }
    }
}

/// Of a point from the straight line between two others, which may be one point; squared units.
fn squared_distance(p: Place, a: Place, b: Place) -> f64 {
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
