//! Rows that repeat others.

use geo::Coord;

/// Indices of rows that repeat an earlier one, with that one; and of rows whose identifier an earlier
/// row uses elsewhere.
pub(crate) struct Repeats {
    pub(crate) same: Vec<(usize, usize)>,
    pub(crate) elsewhere: Vec<(usize, usize)>,
}

/// Positions of one identifier farther apart than this are two places, metres.
const ELSEWHERE_M: f64 = 100.0;

/// Finds repeated identifiers. Sorts hashes instead of keeping a map: 16 bytes a row.
pub(crate) fn repeats(
    count: usize,
    id: impl Fn(usize) -> u64 + Sync,
    position: impl Fn(usize) -> Coord<f64>,
    same: impl Fn(usize, usize) -> bool,
) -> Repeats {
    use rayon::prelude::*;
    let mut order: Vec<(u64, u32)> =
        (0..count).into_par_iter().map(|i| (id(i), i as u32)).collect();
    order.par_sort_unstable();
    let mut found = Repeats { same: Vec::new(), elsewhere: Vec::new() };
    for group in order.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1) {
        // A whole layer under one identifier is no identifier: its rows are only compared with a few.
        for (n, &(_, i)) in group.iter().enumerate().skip(1) {
            let i = i as usize;
            let earlier = || group[..n].iter().take(64).map(|&(_, j)| j as usize);
            if let Some(first) = earlier().find(|&j| same(i, j)) {
                found.same.push((i, first));
            } else if let Some(first) = earlier().next() {
                let (a, b) = (position(i), position(first));
                if (a.x - b.x).hypot(a.y - b.y) > ELSEWHERE_M {
                    found.elsewhere.push((i, first));
                }
            }
        }
    }
    found.same.sort_unstable();
    found.elsewhere.sort_unstable();
    found
}

/// A hash of an identifier, the same in every run.
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}
