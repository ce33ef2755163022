//! Which segments bound ground, and on which side of them it lies.
//!
//! In: segments that meet only in their ends. Out: those with ground on one side; `None` where segments
//! meet otherwise. Method: a sweep that counts, from the bottom up, what begins and ends at each
//! segment.

use super::noding::{Piece, by_ends};
use super::sweep::{Segment, sweep};

/// A segment with ground on one side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) segment: Segment,
    /// Whether the ground lies above it, or left of an upright one.
    pub(super) above: bool,
}

/// The ground of one part, by the even-odd rule: every segment has ground on one side.
pub(super) fn of_part(pieces: &[Piece]) -> Option<Vec<Bound>> {
    let segments: Vec<Segment> = pieces.iter().map(|p| p.segment).collect();
    bounds(segments, &vec![1; pieces.len()], |count| count & 1 == 1)
}

/// The ground that any of several parts have.
pub(super) fn of_any(mut parts: Vec<Bound>) -> Option<Vec<Bound>> {
    parts.sort_unstable_by(|a, b| by_ends(&a.segment, &b.segment));
    let (mut segments, mut steps) =
        (Vec::with_capacity(parts.len()), Vec::with_capacity(parts.len()));
    for same in parts.chunk_by(|a, b| a.segment == b.segment) {
        let step: i32 = same.iter().map(|b| if b.above { 1 } else { -1 }).sum();
        if step != 0 {
            segments.push(same[0].segment);
            steps.push(step);
        }
    }
    bounds(segments, &steps, |count| count > 0)
}

/// `steps` is by how much the count changes on the way up across each segment; `is_ground` says of a
/// count whether it means ground.
fn bounds(
    segments: Vec<Segment>,
    steps: &[i32],
    is_ground: impl Fn(i32) -> bool,
) -> Option<Vec<Bound>> {
    // Above each segment.
    let mut counts = vec![0_i32; segments.len()];
    let swept = sweep(&segments, |star| {
        let mut count = star.below.map_or(0, |s| counts[s as usize]);
        for &s in star.right {
            count += steps[s as usize];
            counts[s as usize] = count;
        }
    });
    if swept.is_break() {
        return None;
    }
    let mut found = Vec::with_capacity(segments.len());
    for ((segment, count), step) in segments.into_iter().zip(counts).zip(steps) {
        let (below, above) = (is_ground(count - step), is_ground(count));
        if below != above {
            found.push(Bound { segment, above });
        }
    }
    Some(found)
}
