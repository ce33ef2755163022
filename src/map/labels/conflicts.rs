//! Which places exclude each other: the conflict graph.
//!
//! Two places of different names exclude each other where the names come nearer than [`AIR_MM`], where
//! one name lies on the other's dot or leader, or where two leaders cross. Found with an R-tree.

use super::super::geometry::{Pt, Rect};
use super::candidates::{Candidate, DOT_MM};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::ops::Range;

/// Free space kept around each name, mm.
pub(super) const AIR_MM: f64 = 0.5;

/// All places of all names, and what each excludes.
pub(super) struct Graph {
    /// By feature.
    pub(super) candidates: Vec<Candidate>,
    /// The feature of each.
    pub(super) feature: Vec<u32>,
    /// The candidates of each feature.
    pub(super) of_feature: Vec<Range<u32>>,
    /// Where each candidate's list begins; one more than there are candidates.
    starts: Vec<usize>,
    excluded: Vec<u32>,
}

type Entry = GeomWithData<Rectangle<[f32; 2]>, u32>;
type Box32 = AABB<[f32; 2]>;

impl Graph {
    /// The graph of the candidates of each feature.
    pub(super) fn new(found: Vec<Vec<Candidate>>) -> Self {
        let mut candidates = Vec::with_capacity(found.iter().map(Vec::len).sum());
        let (mut feature, mut of_feature) = (Vec::new(), Vec::with_capacity(found.len()));
        let index = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        for (i, own) in found.into_iter().enumerate() {
            let start = index(candidates.len());
            feature.resize(candidates.len() + own.len(), index(i));
            candidates.extend(own);
            of_feature.push(start..index(candidates.len()));
        }
        let envelopes: Vec<Box32> = candidates.iter().map(envelope).collect();
        let entry = |(i, e): (usize, &Box32)| Entry::new(Rectangle::from_aabb(*e), index(i));
        let tree = RTree::bulk_load(envelopes.iter().enumerate().map(entry).collect());
        let lists: Vec<Vec<u32>> = (0..candidates.len())
            .into_par_iter()
            .with_min_len(64)
            .map(|i| {
                let near = tree.locate_in_envelope_intersecting(&envelopes[i]).map(|e| e.data);
                let excludes = |j: &u32| {
                    let j = *j as usize;
                    feature[i] != feature[j] && exclude(&candidates[i], &candidates[j])
                };
                let mut list: Vec<u32> = near.filter(excludes).collect();
                // The order of a tree is its own affair.
                list.sort_unstable();
                list
            })
            .collect();
        let mut starts = Vec::with_capacity(lists.len() + 1);
        let mut excluded = Vec::with_capacity(lists.iter().map(Vec::len).sum());
        for list in lists {
            starts.push(excluded.len());
            excluded.extend(list);
        }
        starts.push(excluded.len());
        Self { candidates, feature, of_feature, starts, excluded }
    }

    /// What a candidate excludes.
    pub(super) fn excluded(&self, candidate: u32) -> &[u32] {
        let i = candidate as usize;
        &self.excluded[self.starts[i]..self.starts[i + 1]]
    }

    /// The candidates of a feature.
    pub(super) fn own(&self, feature: u32) -> Range<u32> {
        self.of_feature[feature as usize].clone()
    }
}

/// All that a candidate covers, with half of the air around it.
fn envelope(candidate: &Candidate) -> Box32 {
    let r = candidate.rect.inset(-AIR_MM / 2.0);
    let (mut low, mut high) = ([r.x, r.y], [r.right(), r.bottom()]);
    let ends = candidate.leader.into_iter().flat_map(|(a, b)| [a, b]);
    for p in ends.chain(candidate.dot) {
        low = [low[0].min(p.x - DOT_MM), low[1].min(p.y - DOT_MM)];
        high = [high[0].max(p.x + DOT_MM), high[1].max(p.y + DOT_MM)];
    }
    // In half the memory; rounded by less than a thousandth of a millimetre of the air.
    AABB::from_corners(low.map(|v| v as f32), high.map(|v| v as f32))
}

/// Whether two candidates exclude each other.
fn exclude(a: &Candidate, b: &Candidate) -> bool {
    let near = |one: &Rect, other: &Rect| one.inset(-AIR_MM).overlaps(other, 0.0);
    let dot = |p: Pt| Rect::new(p.x - DOT_MM, p.y - DOT_MM, 2.0 * DOT_MM, 2.0 * DOT_MM);
    near(&a.rect, &b.rect)
        || a.dot.is_some_and(|p| dot(p).overlaps(&b.rect, 0.0))
        || b.dot.is_some_and(|p| dot(p).overlaps(&a.rect, 0.0))
        || a.leader.is_some_and(|(from, to)| crosses(&b.rect, from, to))
        || b.leader.is_some_and(|(from, to)| crosses(&a.rect, from, to))
        || matches!((a.leader, b.leader), (Some(l), Some(m)) if lines_cross(l, m))
}

/// Whether a line from one point to another meets a box.
pub(super) fn crosses(r: &Rect, from: Pt, to: Pt) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (-dx, from.x - r.x),
        (dx, r.right() - from.x),
        (-dy, from.y - r.y),
        (dy, r.bottom() - from.y),
    ];
    for (p, q) in sides {
        if p == 0.0 {
            if q < 0.0 {
                return false;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    enter <= leave
}

fn lines_cross((a, b): (Pt, Pt), (c, d): (Pt, Pt)) -> bool {
    let side = |p: Pt, q: Pt, r: Pt| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) <= 0.0 && side(c, d, a) * side(c, d, b) <= 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_boxes_meet() {
        let r = Rect::new(10.0, 10.0, 5.0, 2.0);
        assert!(crosses(&r, Pt::new(0.0, 11.0), Pt::new(20.0, 11.0)));
        assert!(crosses(&r, Pt::new(12.0, 11.0), Pt::new(12.5, 11.5)));
        assert!(!crosses(&r, Pt::new(0.0, 9.0), Pt::new(20.0, 9.0)));
        assert!(!crosses(&r, Pt::new(0.0, 11.0), Pt::new(9.0, 11.0)));
        let cross =
            ((Pt::new(0.0, 0.0), Pt::new(2.0, 2.0)), (Pt::new(0.0, 2.0), Pt::new(2.0, 0.0)));
        assert!(lines_cross(cross.0, cross.1));
        assert!(!lines_cross(cross.0, (Pt::new(3.0, 0.0), Pt::new(3.0, 9.0))));
    }
}
