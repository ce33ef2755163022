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

mod arcs;
mod borders;
mod grid;
mod simplify;
#[cfg(test)]
mod simplify_tests;
#[cfg(test)]
pub(crate) mod topology_tests;

pub(crate) use arcs::{Cuts, Line, cut};
pub(crate) use grid::{Grid, Point};
pub(crate) use simplify::Goal;

use geo::{LineString, MultiPolygon};
use rayon::prelude::*;

/// The arcs of a ring, end to end; `!a` is the arc `a` backward.
pub(crate) type Ring = Vec<i32>;

/// Polygons of an area: each its outer ring, then its holes.
pub(crate) type Rings = Vec<Vec<Ring>>;

/// Areas as rings of shared arcs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Topology {
    /// The arcs, both ends included; one that is a whole ring begins and ends at the same point.
    pub(crate) arcs: Vec<Vec<Point>>,
    /// The areas, in the order given; those without land have no polygons.
    pub(crate) areas: Vec<Rings>,
}

impl Topology {
    /// The topology of areas. Rings of fewer than three points on the grid are left out.
    pub(crate) fn new(areas: &[Option<&MultiPolygon<f64>>], grid: &Grid) -> Self {
        let outlines: Vec<Vec<Vec<Vec<Point>>>> =
            areas.par_iter().map(|area| outlines(*area, grid)).collect();
        let lines = outlines.iter().flatten().flatten();
        let Cuts { points, arcs, lines, .. } =
            cut(lines.map(|points| Line { points, closed: true }));
        let mut lines = lines.into_iter();
        let areas = outlines
            .iter()
            .map(|polygons| {
                polygons.iter().map(|rings| lines.by_ref().take(rings.len()).collect()).collect()
            })
            .collect();
        let to_points = |arc: Vec<u32>| arc.into_iter().map(|v| points[v as usize]).collect();
        Self { arcs: arcs.into_iter().map(to_points).collect(), areas }
    }

    /// The points of a ring, the first again at the end.
    pub(crate) fn ring(&self, arcs: &[i32]) -> Vec<Point> {
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
    pub(crate) fn size(&self) -> usize {
        self.arcs.iter().map(Vec::len).sum()
    }
}

/// Which arc, whatever its direction.
pub(crate) fn index(arc: i32) -> usize {
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

/// A ring on the grid without its last point; `None` where nothing is left of it.
fn outline(ring: &LineString<f64>, grid: &Grid) -> Option<Vec<Point>> {
    let points = tidy(ring.0.iter().map(|at| grid.point(*at)), |p| *p);
    (points.len() >= 3).then_some(points)
}

/// The vertices of a ring without its last, without those at the same place as the one before and without
/// lines that go there and back.
pub(crate) fn tidy<V>(vertices: impl Iterator<Item = V>, place: impl Fn(&V) -> Point) -> Vec<V> {
    let mut kept: Vec<V> = Vec::with_capacity(vertices.size_hint().0);
    for vertex in vertices {
        let point = place(&vertex);
        if kept.last().is_some_and(|v| place(v) == point) {
            continue;
        }
        if kept.len() >= 2 && place(&kept[kept.len() - 2]) == point {
            kept.pop();
            continue;
        }
        kept.push(vertex);
    }
    // The same across the seam.
    let (mut first, mut last) = (0, kept.len());
    let at = |i: usize| place(&kept[i]);
    while last > first + 1 {
        if at(first) == at(last - 1) {
            last -= 1;
        } else if at(first + 1) == at(last - 1) {
            first += 1;
        } else if last > first + 2 && at(first) == at(last - 2) {
            last -= 1;
        } else {
            break;
        }
    }
    kept.truncate(last);
    kept.drain(..first);
    kept
}
