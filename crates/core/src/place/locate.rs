//! Which village a point lies in.
//!
//! In: villages, and points in the working CRS. Out: the index of a village, or none. Method: an R-tree
//! over the boxes of the villages' polygons, then point in polygon, borders included. Exact up to the
//! rounding of one orientation test, which is robust.

use super::Village;
use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::{BoundingRect, Coord, Distance, Euclidean, Point, Polygon, Rect};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// Villages, ready to be asked which of them holds a point.
pub struct VillageIndex<'a> {
    villages: &'a [Village],
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, Part<'a>>>,
}

/// One polygon of one village.
struct Part<'a> {
    village: u32,
    polygon: &'a Polygon<f64>,
}

impl<'a> VillageIndex<'a> {
    /// Indexes the villages that have land.
    pub fn new(villages: &'a [Village]) -> Self {
        let shaped = villages.iter().zip(0_u32..).filter_map(|(v, i)| Some((v.shape.as_ref()?, i)));
        let parts = shaped.flat_map(|(shape, village)| {
            shape.planar.iter().filter_map(move |polygon| {
                let rect = polygon.bounding_rect()?;
                let (low, high) = (rect.min(), rect.max());
                let bounds = Rectangle::from_corners([low.x, low.y], [high.x, high.y]);
                Some(GeomWithData::new(bounds, Part { village, polygon }))
            })
        });
        Self { villages, tree: RTree::bulk_load(parts.collect()) }
    }

    /// The village a point lies in, by its index; metres, working CRS.
    ///
    /// A point on the border of two villages, or on ground that two claim, belongs to the first in
    /// input order: a thing is counted once. `None` outside every village, and for what is no number.
    pub fn at(&self, point: Coord<f64>) -> Option<u32> {
        if !point.x.is_finite() || !point.y.is_finite() {
            return None;
        }
        self.tree
            .locate_in_envelope_intersecting(&AABB::from_point([point.x, point.y]))
            .filter(|e| e.data.polygon.coordinate_position(&point) != CoordPos::Outside)
            .map(|e| e.data.village)
            .min()
    }

    /// Distance of a point to a village, m, 0 inside; `None` where the village has no land.
    pub fn distance_m(&self, village: u32, point: Coord<f64>) -> Option<f64> {
        let shape = self.villages.get(village as usize)?.shape.as_ref()?;
        Some(Euclidean.distance(&Point(point), &shape.planar))
    }

    /// Villages of which the box of a polygon meets that of an area, in input order.
    pub fn near(&self, area: &impl BoundingRect<f64, Output = Option<Rect<f64>>>) -> Vec<u32> {
        let Some(around) = area.bounding_rect() else { return Vec::new() };
        let (low, high) = (around.min(), around.max());
        let frame = AABB::from_corners([low.x, low.y], [high.x, high.y]);
        let meeting = self.tree.locate_in_envelope_intersecting(&frame);
        let mut found: Vec<u32> = meeting.map(|e| e.data.village).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;
    use geo::{MultiPolygon, polygon};

    fn village(planar: Vec<Polygon<f64>>) -> Village {
        fixtures::village::village("", MultiPolygon(planar))
    }

    fn square(x: f64, y: f64, side: f64) -> Polygon<f64> {
        polygon![(x: x, y: y), (x: x + side, y: y), (x: x + side, y: y + side), (x: x, y: y + side)]
    }

    #[test]
    fn a_point_is_in_one_village_or_none() {
        let holed = Polygon::new(
            square(0.0, 0.0, 100.0).exterior().clone(),
            vec![square(40.0, 40.0, 20.0).exterior().clone()],
        );
        let villages = vec![
            village(vec![holed]),
            village(vec![square(100.0, 0.0, 100.0), square(45.0, 45.0, 10.0)]),
            fixtures::village::without_land(""),
        ];
        let index = VillageIndex::new(&villages);
        let at = |x, y| index.at(Coord { x, y });
        assert_eq!(at(10.0, 10.0), Some(0));
        assert_eq!(at(150.0, 50.0), Some(1));
        assert_eq!(at(50.0, 50.0), Some(1), "the exclave in the other's hole");
        assert_eq!(at(42.0, 50.0), None, "the hole");
        assert_eq!(at(100.0, 50.0), Some(0), "on the border: the first");
        assert_eq!(at(201.0, 50.0), None);
        assert_eq!(at(f64::NAN, 50.0), None);
        assert_eq!(at(f64::INFINITY, 50.0), None);
        assert_eq!(index.near(&square(99.0, 0.0, 1.0)), [0, 1]);
        assert_eq!(index.near(&square(50.0, 50.0, 1.0)), [0, 1]);
        assert_eq!(index.near(&square(201.0, 0.0, 1.0)), [0_u32; 0]);
        assert_eq!(index.distance_m(0, Coord { x: 130.0, y: 50.0 }), Some(30.0));
        assert_eq!(index.distance_m(1, Coord { x: 130.0, y: 50.0 }), Some(0.0));
        assert_eq!(index.distance_m(2, Coord { x: 130.0, y: 50.0 }), None, "no land");
        assert_eq!(VillageIndex::new(&[]).at(Coord { x: 1.0, y: 1.0 }), None);
    }
}
