//! Which village a place lies in.

use crate::place::Village;
use geo::{BoundingRect, Coord, Distance, Euclidean, Intersects, Point};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

/// The villages by their bounding boxes, working CRS.
pub(crate) struct VillageIndex<'v> {
    villages: &'v [Village],
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
}

impl<'v> VillageIndex<'v> {
    pub(crate) fn new(villages: &'v [Village]) -> Self {
        let boxes = villages.iter().enumerate().filter_map(|(i, v)| {
            let around = v.shape.as_ref()?.planar.bounding_rect()?;
            let (low, high) = (around.min(), around.max());
            let corners = Rectangle::from_corners([low.x, low.y], [high.x, high.y]);
            Some(GeomWithData::new(corners, i as u32))
        });
        Self { villages, tree: RTree::bulk_load(boxes.collect()) }
    }

    /// The village that holds a point, its border included; of several the first in input order.
    pub(crate) fn at(&self, at: Coord<f64>) -> Option<u32> {
        let holds = |&i: &u32| self.holds(i, at);
        self.tree.locate_all_at_point(&[at.x, at.y]).map(|b| b.data).filter(holds).min()
    }

    fn holds(&self, village: u32, at: Coord<f64>) -> bool {
        let shape = self.villages[village as usize].shape.as_ref();
        shape.is_some_and(|s| s.planar.intersects(&Point(at)))
    }

    /// Distance of a point to a village, m, 0 inside; `None` where the village has no land.
    pub(crate) fn distance_m(&self, village: u32, at: Coord<f64>) -> Option<f64> {
        let shape = self.villages[village as usize].shape.as_ref()?;
        Some(Euclidean.distance(&Point(at), &shape.planar))
    }

    /// Villages whose box meets that of an area, in input order.
    pub(crate) fn near(
        &self,
        area: &impl BoundingRect<f64, Output = Option<geo::Rect<f64>>>,
    ) -> Vec<u32> {
        let Some(around) = area.bounding_rect() else { return Vec::new() };
        let (low, high) = (around.min(), around.max());
        let frame = AABB::from_corners([low.x, low.y], [high.x, high.y]);
        let mut found: Vec<u32> =
            self.tree.locate_in_envelope_intersecting(&frame).map(|b| b.data).collect();
        found.sort_unstable();
        found
    }
}
