//! Segments cut where they meet, so that afterwards they meet only in their ends.
//!
//! In: segments of parts. Out: pieces of them; within a part, two that are one have cancelled each
//! other, which is the even-odd rule for edges. Method: a sweep says whether there is anything to cut
//! but in points where a segment ends on another, which is done exactly. Where segments cross or overlap
//! they are all cut and swept again, for a rounded crossing may have moved a segment over something
//! near. Accuracy: that of [`crossings`](super::crossings); no other point moves.

use super::crossings::{Tangled, cuts_of_pairs};
use super::outline::Touch;
use super::sweep::{Segment, Stop, by_place, sweep};
use std::cmp::Ordering;
use std::ops::ControlFlow;

/// Rounds of cutting. Three are common where much crosses; more than this means that coordinates are too
/// coarse for what they hold.
const ROUNDS: usize = 24;

/// A segment of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) segment: Segment,
    pub(super) part: u32,
}

/// Crossings for each segment, on average, up to which segments are cut: a thousand circles of which
/// every two cross have 32. Beyond it there is no boundary but a scribble.
const CROSSINGS: usize = 100;

/// Cuts segments where they meet.
///
/// # Errors
/// They cross too often, or coordinates are beyond what can be told apart.
pub(super) fn node(mut pieces: Vec<Piece>) -> Result<Vec<Piece>, Tangled> {
    // A few may all cross each other.
    let most = CROSSINGS * (pieces.len() + 1_000);
    for _ in 0..ROUNDS {
        cancel(&mut pieces);
        let mut segments: Vec<Segment> = pieces.iter().map(|p| p.segment).collect();
        segments.dedup();
        let mut cuts: Vec<Touch> = Vec::new();
        let swept = sweep(&segments, |star| {
            let passing = star.right.iter().filter(|s| segments[**s as usize].low != star.at);
            cuts.extend(passing.map(|s| (*s, star.at)));
        });
        match swept {
            ControlFlow::Continue(()) => return Ok(cut(&pieces, &segments, cuts)),
            ControlFlow::Break(Stop::Inexact) => return Err(Tangled),
            ControlFlow::Break(Stop::Crossing(..) | Stop::Overlap(..)) => {
                pieces = cut(&pieces, &segments, cuts_of_pairs(&segments, most)?);
            }
        }
    }
    Err(Tangled)
}

/// Puts pieces in order and takes out pairs that are the same segment of one part.
fn cancel(pieces: &mut Vec<Piece>) {
    pieces.sort_unstable_by(|p, q| by_ends(&p.segment, &q.segment).then(p.part.cmp(&q.part)));
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    for &piece in &*pieces {
        match kept.last() {
            Some(last) if (last.segment, last.part) == (piece.segment, piece.part) => {
                kept.pop();
            }
            _ => kept.push(piece),
        }
    }
    *pieces = kept;
}

/// By low end, then high end.
pub(super) fn by_ends(a: &Segment, b: &Segment) -> Ordering {
    by_place(&a.low, &b.low).then_with(|| by_place(&a.high, &b.high))
}

/// Cuts pieces in order, of which `segments` are the distinct ones.
fn cut(pieces: &[Piece], segments: &[Segment], mut cuts: Vec<Touch>) -> Vec<Piece> {
    cuts.sort_unstable_by(|(s, a), (t, b)| {
        let along = |at| segments[*s as usize].along(at);
        s.cmp(t).then_with(|| along(*a).total_cmp(&along(*b))).then_with(|| by_place(a, b))
    });
    let mut made = Vec::with_capacity(pieces.len() + cuts.len());
    let mut left = &cuts[..];
    for (index, same) in pieces.chunk_by(|p, q| p.segment == q.segment).enumerate() {
        let here = left.partition_point(|(s, _)| *s as usize == index);
        for piece in same {
            let mut from = piece.segment.low;
            for to in left[..here].iter().map(|(_, at)| *at).chain([piece.segment.high]) {
                if let Some((segment, _)) = Segment::new(from, to) {
                    made.push(Piece { segment, part: piece.part });
                }
                from = to;
            }
        }
        left = &left[here..];
    }
    made
}
