//! Areas with their shared borders: what two villages have in common is stored once.
//!
//! In: polygons and a grid. Out: a [`Topology`]: arcs, and of every ring which arcs it is made of. Rings are
//! cut where three or more borders meet; the border between two such places is one arc, whichever side it
//! is read from. Vertices are one where they are one on the grid, so that borders which differ by less
//! than its step come together. A vertex of one village that lies on the edge of another without being a
//! vertex there joins nothing.
//!
//! [`simplify`](Topology::simplify) then thins arcs out, never rings, and shared borders stay shared.
//! The method of arcs is that of `TopoJSON` (Mike Bostock, 2013), the code our own.

mod borders;
mod grid;
mod simplify;
#[cfg(test)]
mod simplify_tests;
#[cfg(test)]
pub(super) mod topology_tests;

pub(super) use grid::{Grid, Point};
pub(super) use simplify::Goal;

use geo::{LineString, MultiPolygon};
use rayon::prelude::*;
use std::collections::HashMap;

/// The arcs of a ring, end to end; `!a` is the arc `a` backward.
pub(super) type Ring = Vec<i32>;

/// Polygons of an area: each its outer ring, then its holes.
pub(super) type Rings = Vec<Vec<Ring>>;

/// Areas as rings of shared arcs.
#[derive(Clone, Debug, Default)]
pub(super) struct Topology {
    /// The arcs, both ends included; one that is a whole ring begins and ends at the same point.
    pub(super) arcs: Vec<Vec<Point>>,
    /// The areas, in the order given; those without land have no polygons.
    pub(super) areas: Vec<Rings>,
}

/// A ring while it is cut: its vertices by number, without the last, which is the first.
struct Cutting {
    area: usize,
    polygon: usize,
    vertices: Vec<u32>,
}

impl Topology {
    /// The topology of areas. Rings of fewer than three points on the grid are left out.
    pub(super) fn new(areas: &[Option<&MultiPolygon<f64>>], grid: &Grid) -> Self {
        let outlines: Vec<Vec<Vec<Vec<Point>>>> =
            areas.par_iter().map(|area| outlines(*area, grid)).collect();
        let (points, numbers) = numbered(&outlines);
        let mut rings = Vec::new();
        let mut numbers = numbers.into_iter();
        for (area, polygons) in outlines.iter().enumerate() {
            for (polygon, outlines) in polygons.iter().enumerate() {
                for outline in outlines {
                    let vertices = numbers.by_ref().take(outline.len()).collect();
                    rings.push(Cutting { area, polygon, vertices });
                }
            }
        }
        let junction = junctions(&rings, points.len());
        let mut arcs = Arcs::default();
        let mut topology = Self {
            arcs: Vec::new(),
            areas: outlines.iter().map(|p| vec![Vec::new(); p.len()]).collect(),
        };
        for ring in &rings {
            let of = arcs.of_ring(&ring.vertices, &junction);
            topology.areas[ring.area][ring.polygon].push(of);
        }
        let to_points = |arc: Vec<u32>| arc.into_iter().map(|v| points[v as usize]).collect();
        topology.arcs = arcs.all.into_iter().map(to_points).collect();
        topology
    }

    /// The points of a ring, the first again at the end.
    pub(super) fn ring(&self, arcs: &[i32]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for &arc in arcs {
            let skip = usize::from(!points.is_empty());
            if arc >= 0 {
                points.extend(self.arcs[arc as usize].iter().skip(skip));
            } else {
                points.extend(self.arcs[!arc as usize].iter().rev().skip(skip));
            }
        }
        points
    }

    /// All points of all arcs.
    pub(super) fn size(&self) -> usize {
        self.arcs.iter().map(Vec::len).sum()
    }
}

/// An arc's number; there are not two thousand million of them.
fn number(arc: usize) -> i32 {
    i32::try_from(arc).unwrap_or(i32::MAX)
}

/// Which arc, whatever its direction.
pub(super) fn index(arc: i32) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}

/// The rings of an area on the grid, each without its last point.
fn outlines(area: Option<&MultiPolygon<f64>>, grid: &Grid) -> Vec<Vec<Vec<Point>>> {
    let polygons = area.into_iter().flatten();
    polygons
        .filter_map(|polygon| {
            let outer = outline(polygon.exterior(), grid)?;
            let holes = polygon.interiors().iter().filter_map(|ring| outline(ring, grid));
            Some(std::iter::once(outer).chain(holes).collect())
        })
        .collect()
}

/// A ring on the grid without its last point, without points that repeat the one before and without
/// lines that go there and back; `None` where nothing is left of it.
fn outline(ring: &LineString<f64>, grid: &Grid) -> Option<Vec<Point>> {
    let mut points: Vec<Point> = Vec::with_capacity(ring.0.len());
    for &at in &ring.0 {
        let point = grid.point(at);
        if points.last() == Some(&point) {
            continue;
        }
        if points.len() >= 2 && points[points.len() - 2] == point {
            points.pop();
            continue;
        }
        points.push(point);
    }
    // The same across the seam.
    let (mut first, mut last) = (0, points.len());
    while last > first + 1 {
        if points[first] == points[last - 1] {
            last -= 1;
        } else if points[first + 1] == points[last - 1] {
            first += 1;
        } else if last > first + 2 && points[first] == points[last - 2] {
            last -= 1;
        } else {
            break;
        }
    }
    points.truncate(last);
    points.drain(..first);
    (points.len() >= 3).then_some(points)
}

/// The distinct points in order, and the number of every vertex of every ring.
fn numbered(outlines: &[Vec<Vec<Vec<Point>>>]) -> (Vec<Point>, Vec<u32>) {
    let mut all: Vec<(Point, u32)> =
        outlines.iter().flatten().flatten().flatten().copied().zip(0..).collect();
    all.par_sort_unstable();
    let mut points = Vec::new();
    let mut numbers = vec![0; all.len()];
    for (point, vertex) in all {
        if points.last() != Some(&point) {
            points.push(point);
        }
        numbers[vertex as usize] = points.len() as u32 - 1;
    }
    (points, numbers)
}

/// The points where arcs end: those that have not the same two neighbours in every ring.
fn junctions(rings: &[Cutting], points: usize) -> Vec<bool> {
    const NONE: u32 = u32::MAX;
    let mut neighbours = vec![(NONE, NONE); points];
    let mut junction = vec![false; points];
    for ring in rings {
        let v = &ring.vertices;
        for (i, &here) in v.iter().enumerate() {
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
    /// The arcs of a ring.
    fn of_ring(&mut self, ring: &[u32], junction: &[bool]) -> Ring {
        let ends: Vec<usize> = (0..ring.len()).filter(|&i| junction[ring[i] as usize]).collect();
        let Some(&first) = ends.first() else {
            // A ring with one neighbour at most: begun at its least point, wherever the data begins.
            let least = (0..ring.len()).min_by_key(|&i| ring[i]).unwrap_or_default();
            let around = (0..=ring.len()).map(|k| ring[(least + k) % ring.len()]);
            return vec![self.enter(around.collect())];
        };
        let nexts = ends.iter().skip(1).copied().chain([first + ring.len()]);
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
