//! Which places exclude each other: the conflict graph.
//!
//! Two places of different names exclude each other where the names come nearer than [`AIR_MM`], where
//! one name lies on the other's dot or leader, or where two leaders cross. What a place excludes is found
//! when it is first asked for: of tens of thousands of places, each with thousands in its way, a choice
//! looks at a small part.

use super::super::geometry::{Pt, Rect};
use super::candidates::{Candidate, DOT_MM};
use std::cell::OnceCell;
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
    /// All that each candidate covers.
    covers: Vec<Covers>,
    /// All that the candidates of each feature cover together.
    together: Vec<Covers>,
    /// What each excludes, where it has been asked for.
    excluded: Vec<OnceCell<Vec<u32>>>,
    /// How many each excludes, up to [`CROWD`].
    crowd: Vec<OnceCell<usize>>,
}

/// More places than this in the way of one make no difference to what it costs.
pub(super) const CROWD: usize = 200;

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
        let covers: Vec<Covers> = candidates.iter().map(Covers::of).collect();
        let together = of_feature.iter().map(|own: &Range<u32>| {
            let own = &covers[own.start as usize..own.end as usize];
            own.iter().copied().fold(Covers::NOTHING, Covers::and)
        });
        Self {
            together: together.collect(),
            excluded: vec![OnceCell::new(); candidates.len()],
            crowd: vec![OnceCell::new(); candidates.len()],
            candidates,
            feature,
            of_feature,
            covers,
        }
    }

    /// What a candidate excludes, in order.
    pub(super) fn excluded(&self, candidate: u32) -> &[u32] {
        self.excluded[candidate as usize].get_or_init(|| self.conflicts(candidate).collect())
    }

    /// How many a candidate excludes, but no more than [`CROWD`].
    pub(super) fn crowd(&self, candidate: u32) -> usize {
        let known = self.excluded[candidate as usize].get().map(Vec::len);
        let count = || known.unwrap_or_else(|| self.conflicts(candidate).take(CROWD).count());
        (*self.crowd[candidate as usize].get_or_init(count)).min(CROWD)
    }

    fn conflicts(&self, candidate: u32) -> impl Iterator<Item = u32> {
        let (at, own) = (candidate as usize, self.feature[candidate as usize] as usize);
        let (here, covers) = (&self.candidates[at], self.covers[at]);
        let others = self.together.iter().zip(&self.of_feature).enumerate();
        others
            .filter(move |(f, (together, _))| *f != own && covers.meets(together))
            .flat_map(|(_, (_, theirs))| theirs.clone())
            .filter(move |&i| {
                let i = i as usize;
                covers.meets(&self.covers[i]) && exclude(here, &self.candidates[i])
            })
    }

    /// The candidates of a feature.
    pub(super) fn own(&self, feature: u32) -> Range<u32> {
        self.of_feature[feature as usize].clone()
    }
}

/// A box around all that a candidate covers, with half of the air around it, mm.
#[derive(Clone, Copy)]
struct Covers {
    low: [f32; 2],
    high: [f32; 2],
}

impl Covers {
    const NOTHING: Self = Self { low: [f32::INFINITY; 2], high: [f32::NEG_INFINITY; 2] };

    fn of(candidate: &Candidate) -> Self {
        let r = candidate.rect.inset(-AIR_MM / 2.0);
        let (mut low, mut high) = ([r.x, r.y], [r.right(), r.bottom()]);
        let ends = candidate.leader.into_iter().flat_map(|(a, b)| [a, b]);
        for p in ends.chain(candidate.dot) {
            low = [low[0].min(p.x - DOT_MM), low[1].min(p.y - DOT_MM)];
            high = [high[0].max(p.x + DOT_MM), high[1].max(p.y + DOT_MM)];
        }
        // In half the memory; rounded by less than a thousandth of a millimetre of the air.
        Self { low: low.map(|v| v as f32), high: high.map(|v| v as f32) }
    }

    /// A box around both.
    fn and(self, other: Self) -> Self {
        let each =
            |a: [f32; 2], b: [f32; 2], of: fn(f32, f32) -> f32| [of(a[0], b[0]), of(a[1], b[1])];
        Self {
            low: each(self.low, other.low, f32::min),
            high: each(self.high, other.high, f32::max),
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.low[0] <= other.high[0]
            && other.low[0] <= self.high[0]
            && self.low[1] <= other.high[1]
            && other.low[1] <= self.high[1]
    }
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
