//! Boxes around runs of edges, and around runs of those: what a question about one line or circle need
//! not look at.

use std::ops::Range;

/// Edges in a run, and runs in a run of the next level.
const RUN: usize = 16;

/// A box: left, bottom, right, top.
type Box4 = [f64; 4];

/// The box of nothing.
pub(super) const NO_BOX: Box4 =
    [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];

/// Boxes over the edges of one contour.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    edges: usize,
    /// `levels[k][i]` holds the edges from i·16ᵏ⁺¹ to (i + 1)·16ᵏ⁺¹. None where there are so few edges that
    /// looking at all of them is quicker.
    levels: Vec<Vec<Box4>>,
}

impl Runs {
    pub(super) fn of(ends: &[[f64; 4]]) -> Self {
        let mut levels: Vec<Vec<Box4>> = Vec::new();
        let mut below: Vec<Box4> = Vec::new();
        if ends.len() > 2 * RUN {
            let all = |run: &[[f64; 4]]| run.iter().map(of_ends).fold(NO_BOX, around);
            below = ends.chunks(RUN).map(all).collect();
        }
        while !below.is_empty() {
            let next = if below.len() > RUN {
                below.chunks(RUN).map(|run| run.iter().copied().fold(NO_BOX, around)).collect()
            } else {
                Vec::new()
            };
            levels.push(std::mem::replace(&mut below, next));
        }
        Self { edges: ends.len(), levels }
    }

    /// Calls `f` with the runs of edges whose box is not `clear` of the question, in their order.
    pub(super) fn each(&self, clear: impl Fn(Box4) -> bool, mut f: impl FnMut(Range<usize>)) {
        match self.levels.len().checked_sub(1) {
            None => f(0..self.edges),
            Some(top) => self.descend(top, 0..self.levels[top].len(), &clear, &mut f),
        }
    }

    fn descend(
        &self,
        level: usize,
        boxes: Range<usize>,
        clear: &impl Fn(Box4) -> bool,
        f: &mut impl FnMut(Range<usize>),
    ) {
        for i in boxes {
            if clear(self.levels[level][i]) {
                continue;
            }
            let of = if level == 0 { self.edges } else { self.levels[level - 1].len() };
            let below = i * RUN..((i + 1) * RUN).min(of);
            if level == 0 {
                f(below);
            } else {
                self.descend(level - 1, below, clear, f);
            }
        }
    }
}

/// The box of an edge.
pub(super) fn of_ends(&[x0, y0, x1, y1]: &[f64; 4]) -> Box4 {
    [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]
}

/// The box of two boxes.
pub(super) fn around(a: Box4, b: Box4) -> Box4 {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edge_is_looked_at_unless_its_box_is_clear() {
        for n in [0, 1, 16, 32, 33, 256, 257, 5000_u32] {
            let ends: Vec<[f64; 4]> =
                (0..n).map(|i| [f64::from(i), 0.0, f64::from(i) + 1.0, 1.0]).collect();
            let runs = Runs::of(&ends);
            let mut seen = Vec::new();
            runs.each(|_| false, |edges| seen.extend(edges));
            assert!(seen.iter().copied().eq(0..n as usize), "{n}");
            let (mut seen, mut calls) = (Vec::new(), 0);
            runs.each(
                |[left, _, right, _]| left > 100.5 || right < 100.5,
                |edges| {
                    calls += 1;
                    seen.extend(edges);
                },
            );
            assert_eq!(seen.contains(&100), n > 100, "{n}");
            assert!(calls <= 2, "{calls} of {n}");
        }
    }
}
