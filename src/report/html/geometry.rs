//! The land of the villages as the page draws it: shared borders, thinned out, as whole numbers.
//!
//! In: an [`Assessment`]. Out: a [`Topology`] on a grid of one metre in the working CRS, and of every arc
//! what it divides.

use super::values::rounded;
use crate::assessment::Assessment;
use crate::map::topology::{Goal, Grid, Point, Topology, index};
use crate::place::{CommuneId, Village, VillageIndex};
use geo::{BoundingRect, Coord, Line, MultiLineString, Rect, Simplify};
use rayon::prelude::*;
use serde::Serialize;

/// Steps of the grid, m: finer than a screen shows at any zoom of the page.
const STEP_M: f64 = 1.0;
/// Points of borders that the page has room for: with some three bytes each 0.7 MB.
const POINTS: usize = 220_000;
/// Smaller bends than this nobody sees, m².
const LEAST_BEND_M2: f64 = 15.0;
/// How far beside a border its other side is looked for, m: farther than neighbours' versions of one border
/// usually lie apart.
const BESIDE_M: f64 = 25.0;
/// Lines are drawn as exactly as borders, m.
const LINE_M: f64 = 4.0;

/// The land and its grid.
pub(super) struct Land {
    pub(super) grid: Grid,
    extent: Point,
    pub(super) topology: Topology,
    level: Vec<u8>,
}

/// What the page reads of it.
#[derive(Serialize)]
pub(super) struct Geometry {
    x0: f64,
    y0: f64,
    step_m: f64,
    width: i32,
    height: i32,
    arcs: Vec<Vec<i32>>,
    level: Vec<u8>,
}

impl Land {
    /// The land of the villages.
    pub(super) fn new(assessment: &Assessment) -> Self {
        let shapes: Vec<_> =
            assessment.villages.iter().map(|v| v.shape.as_ref().map(|s| &s.planar)).collect();
        let boxes = shapes.iter().flatten().filter_map(|s| s.bounding_rect());
        let extent = boxes.reduce(join).unwrap_or_else(|| around_sources(assessment));
        let grid = Grid::over(extent, STEP_M);
        let mut topology = Topology::new(&shapes, &grid);
        topology.simplify(Goal { points: POINTS, area: LEAST_BEND_M2 / (STEP_M * STEP_M) });
        let level = levels(assessment, &grid, &mut topology);
        Self { extent: grid.point(extent.max()), grid, topology, level }
    }

    /// As the page reads it.
    pub(super) fn geometry(&self) -> Geometry {
        let origin = self.grid.origin();
        Geometry {
            x0: origin.x,
            y0: origin.y,
            step_m: self.grid.step(),
            width: self.extent.x,
            height: self.extent.y,
            arcs: self.topology.arcs.iter().map(|arc| deltas(arc)).collect(),
            level: self.level.clone(),
        }
    }

    /// A line as the page reads it.
    pub(super) fn lines(&self, line: &MultiLineString<f64>) -> Vec<Vec<i32>> {
        let one = |line: geo::LineString<f64>| {
            let mut points: Vec<Point> = line.0.iter().map(|c| self.grid.point(*c)).collect();
            points.dedup();
            deltas(&points)
        };
        line.simplify(LINE_M).into_iter().map(one).collect()
    }

    /// A position on the grid.
    pub(super) fn x(&self, at: Coord<f64>) -> i32 {
        self.grid.point(at).x
    }

    /// A position on the grid.
    pub(super) fn y(&self, at: Coord<f64>) -> i32 {
        self.grid.point(at).y
    }
}

/// The first point, then from point to point.
fn deltas(points: &[Point]) -> Vec<i32> {
    let mut last = Point::default();
    let mut out = Vec::with_capacity(2 * points.len());
    for point in points {
        out.extend([point.x - last.x, point.y - last.y]);
        last = *point;
    }
    out
}

fn join(a: Rect<f64>, b: Rect<f64>) -> Rect<f64> {
    let (low, high) = (a.min(), a.max());
    Rect::new(
        Coord { x: low.x.min(b.min().x), y: low.y.min(b.min().y) },
        Coord { x: high.x.max(b.max().x), y: high.y.max(b.max().y) },
    )
}

/// Where the sources are, for a project whose villages have no land at all.
fn around_sources(assessment: &Assessment) -> Rect<f64> {
    let cells = assessment.network.serving_cells().map(|c| c.position);
    let points = assessment.network.serving_access_points().map(|p| p.position);
    let all: geo::MultiPoint<f64> = cells.chain(points).map(geo::Point).collect();
    all.bounding_rect().unwrap_or_else(|| Rect::new((0.0, 0.0), (0.0, 0.0)))
}

/// What every arc divides: 0 villages of one commune, 1 communes, 2 the land from what lies beyond. Arcs are
/// cut where that changes.
///
/// An arc with a village on one side only is an outer edge, or a border that its neighbours draw in two ways;
/// then what lies beside it tells.
fn levels(assessment: &Assessment, grid: &Grid, topology: &mut Topology) -> Vec<u8> {
    let commune = |village: u32| assessment.villages[village as usize].commune;
    let villages = VillageIndex::new(&assessment.villages);
    let sides = topology.sides();
    let mut backward = vec![false; topology.arcs.len()];
    for &arc in topology.areas.iter().flatten().flatten().flatten() {
        backward[index(arc)] |= arc < 0;
    }
    let of_edges: Vec<Vec<u8>> = (0..topology.arcs.len())
        .into_par_iter()
        .map(|arc| match sides[arc][..] {
            [only] => {
                let edges = topology.arcs[arc].windows(2);
                let beyond = |w: &[Point]| {
                    let ends = if backward[arc] { [w[1], w[0]] } else { [w[0], w[1]] };
                    let [a, b] = ends.map(|p| grid.place(p));
                    level_beside(&villages, &assessment.villages, Line::new(a, b), only)
                };
                edges.map(beyond).collect()
            }
            ref all => {
                let first = all.first().map(|v| commune(*v));
                let same = all.iter().all(|v| Some(commune(*v)) == first);
                vec![u8::from(!same)]
            }
        })
        .collect();
    // Of an edge its level holds from its first point on.
    let changes = |levels: &Vec<u8>| -> Vec<usize> {
        (1..levels.len()).filter(|&i| levels[i] != levels[i - 1]).collect()
    };
    let at: Vec<Vec<usize>> = of_edges.iter().map(changes).collect();
    let was = topology.cut(&at);
    let mut seen = vec![0; of_edges.len()];
    was.into_iter()
        .map(|arc| {
            let piece = seen[arc];
            seen[arc] += 1;
            let from = if piece == 0 { 0 } else { at[arc][piece - 1] };
            of_edges[arc].get(from).copied().unwrap_or_default()
        })
        .collect()
}

/// What an edge of a village divides, going so that the village lies to the left.
fn level_beside(
    index: &VillageIndex<'_>,
    villages: &[Village],
    edge: Line<f64>,
    village: u32,
) -> u8 {
    let (d, middle) = (edge.delta(), (edge.start + edge.end) / 2.0);
    let length = d.x.hypot(d.y);
    if length == 0.0 {
        return 2;
    }
    let beside =
        Coord { x: middle.x + BESIDE_M * d.y / length, y: middle.y - BESIDE_M * d.x / length };
    let commune = |v: u32| -> CommuneId { villages[v as usize].commune };
    match index.at(beside) {
        None => 2,
        Some(there) => u8::from(commune(there) != commune(village)),
    }
}

/// Where the name of each commune stands: the middle of its land, or of the village nearest to that where
/// the middle is another's; `None` without land.
pub(super) fn commune_names(assessment: &Assessment, land: &Land) -> Vec<Option<Point>> {
    let mut sums = vec![(0.0, 0.0, 0.0); assessment.units.communes.len()];
    let shapes = || assessment.villages.iter().filter_map(|v| Some((v, v.shape.as_ref()?)));
    for (village, shape) in shapes() {
        let sum = &mut sums[village.commune.0 as usize];
        sum.0 += shape.area_m2 * shape.centre.x;
        sum.1 += shape.area_m2 * shape.centre.y;
        sum.2 += shape.area_m2;
    }
    let middles: Vec<Option<Coord<f64>>> = sums
        .into_iter()
        .map(|(x, y, area)| (area > 0.0).then(|| Coord { x: x / area, y: y / area }))
        .collect();
    let mut nearest: Vec<Option<(f64, Coord<f64>)>> = vec![None; middles.len()];
    for (village, shape) in shapes() {
        let commune = village.commune.0 as usize;
        let Some(middle) = middles[commune] else { continue };
        let away = shape.centre - middle;
        let metres = away.x.hypot(away.y);
        if nearest[commune].is_none_or(|(least, _)| metres < least) {
            nearest[commune] = Some((metres, shape.centre));
        }
    }
    let index = VillageIndex::new(&assessment.villages);
    let owner = |at: Coord<f64>| index.at(at).map(|v| assessment.villages[v as usize].commune);
    let name = |(commune, middle): (u32, &Option<Coord<f64>>)| {
        let own = middle.filter(|m| owner(*m) == Some(CommuneId(commune)));
        let at = own.or_else(|| Some(nearest[commune as usize]?.1))?;
        Some(land.grid.point(at))
    };
    (0..).zip(&middles).map(name).collect()
}

/// Degrees as the page shows them: six decimals, a tenth of a metre.
pub(super) fn degrees(value: f64) -> f64 {
    rounded(value, 6)
}
