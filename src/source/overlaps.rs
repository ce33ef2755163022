//! Villages that lie on each other.
//!
//! Cheap on purpose: a pair is measured only when the middle of one lies in the other, which every
//! large overlap and every copied polygon shows. Slivers along common borders are not looked for.

use super::ledger::Ledger;
use crate::finding::{FindingKind, Severity};
use crate::place::{Shape, Village};
use geo::{Area, BooleanOps, BoundingRect, Contains, Point};
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

/// Share of the smaller village from which an overlap is worth a planner's look.
const WORTH_TELLING: f64 = 0.01;

/// Records pairs of villages that overlap.
pub(crate) fn find(villages: &[Village], ledger: &mut Ledger) {
    let boxes: Vec<_> = villages
        .iter()
        .enumerate()
        .filter_map(|(i, v)| {
            let r = v.shape.as_ref()?.planar.bounding_rect()?;
            let (a, b) = (r.min(), r.max());
            Some(GeomWithData::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), i))
        })
        .collect();
    let tree = RTree::bulk_load(boxes);
    let shape = |i: usize| villages[i].shape.as_ref();
    let mut pairs: Vec<(usize, usize)> = (0..villages.len())
        .into_par_iter()
        .filter_map(|i| Some((i, shape(i)?)))
        .flat_map_iter(|(i, own)| {
            let middle = own.centre;
            tree.locate_all_at_point(&[middle.x, middle.y])
                .map(|b| b.data)
                .filter(move |&j| j != i)
                .filter(move |&j| shape(j).is_some_and(|s| s.planar.contains(&Point(middle))))
                .map(move |j| (i.min(j), i.max(j)))
                .collect::<Vec<_>>()
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let measured: Vec<_> = pairs
        .into_par_iter()
        .filter_map(|(i, j)| {
            let (a, b): (&Shape, &Shape) = (shape(i)?, shape(j)?);
            let area_m2 = a.planar.intersection(&b.planar).unsigned_area();
            let share = area_m2 / a.area_m2.min(b.area_m2);
            (share >= WORTH_TELLING).then_some((i, j, area_m2, share.min(1.0)))
        })
        .collect();
    for (i, j, area_m2, share) in measured {
        let kind = FindingKind::Overlap { other: villages[j].id.clone(), area_m2, share };
        ledger.village(Severity::Note, &villages[i].id, kind);
    }
}
