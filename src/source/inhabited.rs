//! The inhabited part of each village.
//!
//! In: polygons of settlements, working CRS. Out: the basis of inhabited area: settlements united (what
//! several layers or features hold counts once), cut by each village, m². Method: overlay on the lattice,
//! village by village in parallel, on the polygons that an R-tree finds near.

use crate::place::{
    Basis, BasisMethod, Denominator, Extent, Part, Parts, Shape, Village, VillageIndex, Wanted,
    combine, unite,
};
use crate::raster::cut_to_box;
use geo::{Area, BoundingRect, Coord, Intersects, MultiPolygon, Point, Polygon};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// Pieces smaller than this are the rounding of borders digitised twice: no dwelling is, m².
const LEAST_M2: f64 = 1.0;
/// Polygons of more vertices are cut to a village's box before the overlay: land use comes as one
/// polygon for many villages.
const MANY_VERTICES: usize = 200;

/// The basis of inhabited area.
pub(crate) fn basis(
    settlements: &[Polygon<f64>],
    villages: &[Village],
    method: BasisMethod,
) -> Basis {
    let tree = tree(settlements);
    let pieces: Vec<Vec<Part>> = villages
        .par_iter()
        .map(|v| v.shape.as_ref().map_or_else(Vec::new, |s| inside(s, settlements, &tree)))
        .collect();
    let total = |parts: &Vec<Part>| {
        let sum: f64 = parts.iter().map(|p| p.weight).sum();
        (sum > 0.0).then_some(sum)
    };
    Basis {
        denominator: Denominator::InhabitedArea,
        totals: pieces.iter().map(total).collect(),
        parts: Parts::Pieces(pieces),
        method,
        factors: Vec::new(),
    }
}

/// Polygons by their bounding boxes.
type Tree = RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>;

fn tree(polygons: &[Polygon<f64>]) -> Tree {
    let boxes = polygons.iter().enumerate().filter_map(|(i, p)| {
        let around = p.bounding_rect()?;
        let (low, high) = (around.min(), around.max());
        Some(GeomWithData::new(Rectangle::from_corners([low.x, low.y], [high.x, high.y]), i))
    });
    RTree::bulk_load(boxes.collect())
}

fn inside(shape: &Shape, settlements: &[Polygon<f64>], tree: &Tree) -> Vec<Part> {
    let Some(around) = shape.planar.bounding_rect() else { return Vec::new() };
    let (low, high) = (around.min(), around.max());
    let frame = AABB::from_corners([low.x, low.y], [high.x, high.y]);
    let mut near: Vec<usize> =
        tree.locate_in_envelope_intersecting(&frame).map(|b| b.data).collect();
    // The tree's order is its own; the same data give the same bytes.
    near.sort_unstable();
    let candidates: Vec<Polygon<f64>> = near
        .into_iter()
        .filter_map(|i| {
            let polygon = &settlements[i];
            if polygon.exterior().0.len() > MANY_VERTICES || !polygon.interiors().is_empty() {
                return cut_to_box(polygon, low, high);
            }
            Some(polygon.clone())
        })
        .collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    // United and cut in one: ground that any settlement winds about counts, once.
    let mut pieces: Vec<Part> = combine(&candidates, &shape.planar, Wanted::Common)
        .into_iter()
        .map(|p| Part {
            weight: p.unsigned_area(),
            extent: Extent::Area(MultiPolygon::new(vec![p])),
        })
        .filter(|p| p.weight >= LEAST_M2)
        .collect();
    if let [only] = pieces.as_mut_slice() {
        // A village all of which is inhabited is not more so by rounding.
        only.weight = only.weight.min(shape.area_m2);
    }
    pieces
}

/// Settlement area in no village, and in all, m².
pub(crate) fn outside_m2(
    settlements: &[Polygon<f64>],
    villages: &[Village],
    index: &VillageIndex<'_>,
) -> (f64, f64) {
    let left: Vec<Polygon<f64>> = settlements
        .par_iter()
        .flat_map_iter(|settlement| {
            let near: Vec<&Shape> = index
                .near(settlement)
                .into_iter()
                .filter_map(|i| villages[i as usize].shape.as_ref())
                .collect();
            if near.iter().any(|v| plainly_inside(settlement, v)) {
                return Vec::new();
            }
            let land = near.iter().flat_map(|v| &v.planar);
            combine([settlement], land, Wanted::Rest).0
        })
        .collect();
    let all: f64 = settlements.par_iter().map(Area::unsigned_area).sum();
    (union_m2(&left), all)
}

/// Tiles of a side into which a large union is divided.
const TILES: u32 = 64;

/// Area of the union of polygons, m². Tile by tile, in parallel: one overlay of a hundred thousand buildings
/// takes more than a hundred of a thousand.
fn union_m2(polygons: &[Polygon<f64>]) -> f64 {
    if polygons.is_empty() {
        return 0.0;
    }
    let tree = tree(polygons);
    let around = tree.root().envelope();
    let (low, high) = (around.lower(), around.upper());
    let side = |axis: usize, i: u32| {
        // The last line is the box's own, to the last digit.
        let share = f64::from(i) / f64::from(TILES);
        if i == TILES { high[axis] } else { low[axis] + share * (high[axis] - low[axis]) }
    };
    let tile = |n: u32| {
        let (i, j) = (n % TILES, n / TILES);
        let from = Coord { x: side(0, i), y: side(1, j) };
        let to = Coord { x: side(0, i + 1), y: side(1, j + 1) };
        let frame = AABB::from_corners([from.x, from.y], [to.x, to.y]);
        let mut near: Vec<usize> =
            tree.locate_in_envelope_intersecting(&frame).map(|b| b.data).collect();
        near.sort_unstable();
        let cut = |i: usize| cut_to_box(&polygons[i], from, to);
        let parts: Vec<Polygon<f64>> = near.into_iter().filter_map(cut).collect();
        match &parts[..] {
            [] => 0.0,
            [only] => only.unsigned_area(),
            _ => unite(&parts).unsigned_area(),
        }
    };
    (0..TILES * TILES).into_par_iter().map(tile).sum()
}

/// Whether a polygon is in a village for certain: one vertex is, and no border comes near it. Without
/// the overlay, since most buildings of a province are answered here.
fn plainly_inside(polygon: &Polygon<f64>, village: &Shape) -> bool {
    let (Some(around), Some(&first)) = (polygon.bounding_rect(), polygon.exterior().0.first())
    else {
        return false;
    };
    let rings =
        village.planar.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let mut edges = rings.flat_map(geo::LineString::lines);
    !edges.any(|edge| edge.bounding_rect().intersects(&around))
        && village.planar.intersects(&Point(first))
}

#[cfg(test)]
#[path = "inhabited_tests.rs"]
mod tests;
