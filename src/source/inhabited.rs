//! The inhabited part of each village.
//!
//! In: polygons of settlements, working CRS. Out: the basis of inhabited area: settlements united (what
//! several layers or features hold counts once), cut by each village, m². Method: geo's overlay, village
//! by village in parallel, on the polygons that an R-tree finds near.

use crate::place::{
    Basis, BasisMethod, Denominator, Extent, Part, Parts, Shape, Village, VillageIndex, cut_to_box,
};
use geo::bool_ops::FillRule;
use geo::{Area, BooleanOps, BoundingRect, Intersects, MultiPolygon, Point, Polygon, unary_union};
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
    let boxes = settlements.iter().enumerate().filter_map(|(i, p)| {
        let around = p.bounding_rect()?;
        let (low, high) = (around.min(), around.max());
        Some(GeomWithData::new(Rectangle::from_corners([low.x, low.y], [high.x, high.y]), i))
    });
    let tree = RTree::bulk_load(boxes.collect());
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

fn inside(
    shape: &Shape,
    settlements: &[Polygon<f64>],
    tree: &RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
) -> Vec<Part> {
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
    let mut pieces: Vec<Part> = MultiPolygon::new(candidates)
        .intersection_with_fill_rule(&shape.planar, FillRule::Positive)
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
    let left: Vec<MultiPolygon<f64>> = settlements
        .par_iter()
        .filter_map(|settlement| {
            let near: Vec<&Shape> = index
                .near(settlement)
                .into_iter()
                .filter_map(|i| villages[i as usize].shape.as_ref())
                .collect();
            if near.iter().any(|v| plainly_inside(settlement, v)) {
                return None;
            }
            let own = MultiPolygon::new(vec![settlement.clone()]);
            let land = near.iter().flat_map(|v| v.planar.0.iter().cloned()).collect();
            let rest = own.difference_with_fill_rule(&MultiPolygon::new(land), FillRule::Positive);
            (rest.unsigned_area() > 0.0).then_some(rest)
        })
        .collect();
    let all: f64 = settlements.par_iter().map(Area::unsigned_area).sum();
    // Settlements may lie on each other outside as well.
    let outside = if left.is_empty() { 0.0 } else { unary_union(&left).unsigned_area() };
    (outside, all)
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
