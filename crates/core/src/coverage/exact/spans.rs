//! Spans along one curve: of metres along a line, or of directions around a circle.
//!
//! What other shapes make of a curve is collected as events (where a polygon's winding number changes)
//! or as spans (where a convex piece holds it), swept in order, and compared.

use crate::footprint::Direction;

/// A place on a curve.
pub(super) trait Mark: Copy {
    /// Grows along the curve.
    fn place(self) -> f64;
}

impl Mark for f64 {
    fn place(self) -> f64 {
        self
    }
}

impl Mark for Direction {
    fn place(self) -> f64 {
        self.order
    }
}

/// A stretch of a curve along which a polygon winds around it so many times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wound<M> {
    pub(super) from: M,
    pub(super) to: M,
    pub(super) times: i32,
}

/// A change of a winding number.
pub(super) type Event<M> = (M, i32);

/// Sorts the events and adds the stretches between `from` and `to` where the winding number is not 0.
/// Before all events it is `start`.
pub(super) fn sweep<M: Mark>(
    events: &mut [Event<M>],
    start: i32,
    (from, to): (M, M),
    out: &mut Vec<Wound<M>>,
) {
    events.sort_unstable_by(|a, b| a.0.place().total_cmp(&b.0.place()));
    let (mut times, mut begun) = (start, from);
    let mut stretch = |begun: M, end: M, times: i32| {
        if times != 0 && end.place() > begun.place() {
            out.push(Wound { from: begun, to: end, times });
        }
    };
    for &(at, change) in events.iter() {
        let at = if at.place() < from.place() {
            from
        } else if at.place() > to.place() {
            to
        } else {
            at
        };
        if at.place() > begun.place() {
            stretch(begun, at, times);
            begun = at;
        }
        times += change;
    }
    stretch(begun, to, times);
}

/// Sorts the spans and leaves in their place what of `from` to `to` none of them has.
pub(super) fn gaps<M: Mark>(spans: &mut Vec<(M, M)>, (from, to): (M, M)) {
    spans.sort_unstable_by(|a, b| a.0.place().total_cmp(&b.0.place()));
    let (mut kept, mut end) = (0, from);
    for i in 0..spans.len() {
        let (a, b) = spans[i];
        if a.place() > end.place() {
            spans[kept] = (end, if a.place() > to.place() { to } else { a });
            kept += 1;
        }
        if b.place() > end.place() {
            end = b;
        }
        if end.place() >= to.place() {
            break;
        }
    }
    spans.truncate(kept);
    if end.place() < to.place() {
        spans.push((end, to));
    }
}

/// Calls `f` with each stretch that lies in a gap, and its winding number. Both in order, each disjoint.
pub(super) fn each_common<M: Mark>(
    gaps: &[(M, M)],
    wound: &[Wound<M>],
    mut f: impl FnMut(M, M, i32),
) {
    let (mut i, mut j) = (0, 0);
    while let (Some(gap), Some(own)) = (gaps.get(i), wound.get(j)) {
        let from = if gap.0.place() > own.from.place() { gap.0 } else { own.from };
        let gap_first = gap.1.place() < own.to.place();
        let to = if gap_first { gap.1 } else { own.to };
        if to.place() > from.place() {
            f(from, to, own.times);
        }
        if gap_first {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Multiplies the winding numbers where `by` has one by what it has.
pub(super) fn multiply<M: Mark>(wound: &mut Vec<Wound<M>>, by: &[Wound<M>]) {
    for factor in by {
        for i in 0..wound.len() {
            let own = wound[i];
            let from = if factor.from.place() > own.from.place() { factor.from } else { own.from };
            let to = if factor.to.place() < own.to.place() { factor.to } else { own.to };
            if to.place() <= from.place() {
                continue;
            }
            wound[i] = Wound { from, to, times: own.times * factor.times };
            if from.place() > own.from.place() {
                wound.push(Wound { to: from, ..own });
            }
            if to.place() < own.to.place() {
                wound.push(Wound { from: to, ..own });
            }
        }
    }
    wound.sort_unstable_by(|a, b| a.from.place().total_cmp(&b.from.place()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wound(all: &[(f64, f64, i32)]) -> Vec<Wound<f64>> {
        all.iter().map(|&(from, to, times)| Wound { from, to, times }).collect()
    }

    #[test]
    fn events_become_stretches() {
        let mut out = Vec::new();
        let mut events = [(5.0, -1), (2.0, 1), (7.0, 1), (7.0, -1), (8.0, 2), (12.0, -2)];
        sweep(&mut events, 0, (0.0, 10.0), &mut out);
        assert_eq!(out, wound(&[(2.0, 5.0, 1), (8.0, 10.0, 2)]));
        out.clear();
        sweep(&mut [(-3.0, -1)], 1, (0.0, 10.0), &mut out);
        assert!(out.is_empty(), "what ends before the beginning is not there");
        sweep(&mut [], -1, (0.0, 10.0), &mut out);
        assert_eq!(out, wound(&[(0.0, 10.0, -1)]));
    }

    #[test]
    fn gaps_are_what_nothing_has() {
        let left = |spans: &[(f64, f64)], length: f64| {
            let mut spans = spans.to_vec();
            gaps(&mut spans, (0.0, length));
            spans
        };
        let spans = [(5.0, 7.0), (-1.0, 2.0), (1.0, 3.0), (6.0, 6.5), (9.0, 12.0)];
        assert_eq!(left(&spans, 10.0), [(3.0, 5.0), (7.0, 9.0)]);
        assert_eq!(left(&[], 4.0), [(0.0, 4.0)]);
        assert_eq!(left(&[(0.0, 4.0)], 4.0), []);
        assert_eq!(left(&[(1.0, 2.0)], 4.0), [(0.0, 1.0), (2.0, 4.0)]);
        assert_eq!(left(&[(6.0, 7.0)], 4.0), [(0.0, 4.0)]);
    }

    #[test]
    fn stretches_in_gaps() {
        let own = wound(&[(1.0, 2.0, 1), (3.0, 7.0, 2)]);
        let mut found = Vec::new();
        each_common(&[(0.0, 4.0), (5.0, 9.0)], &own, |a, b, times| found.push((a, b, times)));
        assert_eq!(found, [(1.0, 2.0, 1), (3.0, 4.0, 2), (5.0, 7.0, 2)]);
    }

    #[test]
    fn factors_split_stretches() {
        let mut own = wound(&[(0.0, 4.0, 1), (6.0, 9.0, 2)]);
        multiply(&mut own, &wound(&[(1.0, 2.0, -1), (8.0, 20.0, 2)]));
        let expected = [(0.0, 1.0, 1), (1.0, 2.0, -1), (2.0, 4.0, 1), (6.0, 8.0, 2), (8.0, 9.0, 4)];
        assert_eq!(own, wound(&expected));
    }
}
