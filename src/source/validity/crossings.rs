//! Where pairs of segments meet.
//!
//! In: segments. Out: the points in which ends of segments lie inside of others, exactly. Method: an
//! R-tree finds the pairs whose boxes meet, so that long slanting segments side by side are slow.

use super::outline::Touch;
use super::sweep::{Segment, by_place};
use geo::Coord;
use geo::kernels::Orientation;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

/// The points in which ends of segments lie inside of others.
pub(super) fn ends_on_others(segments: &[Segment]) -> Vec<Touch> {
    let mut touches = Vec::new();
    for_pairs(segments, |i, j| {
        let found = ends(segments, i, j).into_iter().filter(|(_, s, at)| s.holds(*at));
        touches.extend(found.map(|(index, _, at)| (index, at)));
    });
    touches
}

/// Every pair of segments whose boxes meet, once.
fn for_pairs(segments: &[Segment], mut found: impl FnMut(u32, u32)) {
    let boxes = segments.iter().enumerate().map(|(i, s)| {
        let corners = Rectangle::from_corners([s.low.x, s.low.y], [s.high.x, s.high.y]);
        GeomWithData::new(corners, i as u32)
    });
    let tree = RTree::bulk_load(boxes.collect());
    for (a, b) in tree.intersection_candidates_with_other_tree(&tree) {
        if a.data < b.data {
            found(a.data, b.data);
        }
    }
}

/// The ends of two segments, each with the other segment.
fn ends(segments: &[Segment], i: u32, j: u32) -> [(u32, &Segment, Coord<f64>); 4] {
    let (a, b) = (&segments[i as usize], &segments[j as usize]);
    [(i, a, b.low), (i, a, b.high), (j, b, a.low), (j, b, a.high)]
}

impl Segment {
    /// Whether a point lies on the segment between its ends.
    fn holds(&self, at: Coord<f64>) -> bool {
        by_place(&self.low, &at).is_lt()
            && by_place(&at, &self.high).is_lt()
            && self.side(at) == Orientation::Collinear
    }
}
