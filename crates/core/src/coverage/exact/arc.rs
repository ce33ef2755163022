//! Parts of a circle: which of it lies inside other footprints.

use super::{borders, spans};
use crate::footprint::{Direction, Piece};

/// A set of arcs of one circle, collected to be taken away.
#[derive(Debug, Default)]
pub(super) struct ArcSet {
    /// Arcs that do not pass east, first direction before last.
    arcs: Vec<(Direction, Direction)>,
    turn: bool,
}

impl ArcSet {
    pub(super) fn clear(&mut self) {
        self.arcs.clear();
        self.turn = false;
    }

    /// Whether an arc all around is in the set.
    pub(super) fn is_turn(&self) -> bool {
        self.turn
    }

    /// Adds an arc, counter-clockwise from `a` to `b`.
    fn add(&mut self, a: Direction, b: Direction) {
        if a.order <= b.order {
            self.arcs.push((a, b));
        } else {
            self.arcs.push((a, Direction::TURN));
            if b.order > 0.0 {
                self.arcs.push((Direction::EAST, b));
            }
        }
    }

    /// Adds everything but the arc from `a` to `b`.
    pub(super) fn exclude_outside(&mut self, a: Direction, b: Direction) {
        if a.order == 0.0 && b.order >= 4.0 {
            return;
        }
        self.add(b, a);
    }

    /// Adds an arc that does not pass east.
    pub(super) fn add_ordered(&mut self, a: Direction, b: Direction) {
        self.arcs.push((a, b));
    }

    /// Merges the arcs; whether anything is left outside them.
    pub(super) fn settle(&mut self) -> bool {
        self.arcs.sort_unstable_by(|p, q| p.0.order.total_cmp(&q.0.order));
        let mut kept = 0;
        for i in 0..self.arcs.len() {
            let next = self.arcs[i];
            if kept > 0 && next.0.order <= self.arcs[kept - 1].1.order {
                if next.1.order > self.arcs[kept - 1].1.order {
                    self.arcs[kept - 1].1 = next.1;
                }
            } else {
                self.arcs[kept] = next;
                kept += 1;
            }
        }
        self.arcs.truncate(kept);
        !matches!(self.arcs[..], [(a, b)] if a.order <= 0.0 && b.order >= 4.0)
    }

    /// What of the circle is outside the set; that is in its place afterwards.
    pub(super) fn gaps(&mut self) -> &[(Direction, Direction)] {
        spans::gaps(&mut self.arcs, (Direction::EAST, Direction::TURN));
        &self.arcs
    }
}

/// A part of the circle that lies inside a half-plane or a disc.
enum Part {
    None,
    All,
    Arc(Direction, Direction),
}

/// The part of a circle of radius `r` at the origin that is inside the disc of radius `other` at
/// (`dx`, `dy`).
fn part_within_disc(r: f64, (dx, dy): (f64, f64), other: f64) -> Part {
    let d2 = dx * dx + dy * dy;
    let d = d2.sqrt();
    // Both circles of a pair get the same three numbers, so that they agree on whether they meet.
    if d >= r + other || d <= r - other {
        return Part::None;
    }
    if d <= other - r {
        return Part::All;
    }
    // The radical line: at `along` from our centre, half a chord `half` to either side. Both circles
    // of a pair compute the same `half`, and `along`s that add up to d, so that they agree on their
    // common points even where they almost touch.
    let difference = (r - other) * (r + other);
    let along = 0.5 * (d + difference / d);
    let sum = r + other;
    let half2 = (sum - d) * (sum + d) * (d - (r - other)) * (d + (r - other));
    let half = half2.max(0.0).sqrt() / (2.0 * d);
    let (ex, ey) = (dx / d, dy / d);
    let start = Direction::of(along * ex + half * ey, along * ey - half * ex, r);
    let end = Direction::of(along * ex - half * ey, along * ey + half * ex, r);
    Part::Arc(start, end)
}

/// The part of a circle of radius `r` at the origin that is left of the line through (`dx`, `dy`).
fn part_left_of(r: f64, (dx, dy): (f64, f64), line: Direction) -> Part {
    // Distance of our centre to the left of the line.
    let h = line.y * dx - line.x * dy;
    if h >= r {
        return Part::All;
    }
    if h <= -r {
        return Part::None;
    }
    let s = ((r - h) * (r + h)).sqrt();
    let (fx, fy) = (h * line.y, -h * line.x);
    let start = Direction::of(fx + s * line.x, fy + s * line.y, r);
    let end = Direction::of(fx - s * line.x, fy - s * line.y, r);
    Part::Arc(start, end)
}

/// Adds the part of a circle of radius `r` that lies inside a disc at (`dx`, `dy`) from its centre.
pub(super) fn within_disc(set: &mut ArcSet, r: f64, to: (f64, f64), other: f64) {
    match part_within_disc(r, to, other) {
        Part::None => {}
        Part::All => set.turn = true,
        Part::Arc(a, b) => set.add(a, b),
    }
}

/// At most this many arcs come out of cutting one arc by two half-planes: each cut adds one.
type FewArcs = [(f64, f64, Direction, Direction); 4];

/// Adds the part of a circle of radius `r` that lies inside a piece of a profile at (`dx`, `dy`) from
/// its centre.
pub(super) fn within_piece(set: &mut ArcSet, r: f64, to: (f64, f64), piece: &Piece) {
    let [first, second] = borders(piece);
    let parts = [
        part_within_disc(r, to, piece.radius_m),
        part_left_of(r, to, first),
        part_left_of(r, to, second),
    ];
    let mut limits = parts.iter().filter_map(|p| match p {
        Part::Arc(a, b) => Some((*a, *b)),
        Part::None | Part::All => None,
    });
    if parts.iter().any(|p| matches!(p, Part::None)) {
        return;
    }
    let Some((base, base_end)) = limits.next() else {
        set.turn = true;
        return;
    };
    // Unroll the circle from the first arc's start, so that the others are plain intervals.
    let unroll = |d: Direction| (d.order - base.order).rem_euclid(4.0);
    let mut arcs: FewArcs = [(0.0, unroll(base_end), base, base_end); 4];
    let mut count = 1;
    for (a, b) in limits {
        let (ua, ub) = (unroll(a), unroll(b));
        let mut cut: FewArcs = arcs;
        let mut cut_count = 0;
        for &(from, to, from_dir, to_dir) in &arcs[..count] {
            // An arc that passes the start of the unrolling is two intervals: before b and after a.
            let spans: [(f64, f64); 2] =
                if ua <= ub { [(ua, ub), (5.0, 5.0)] } else { [(0.0, ub), (ua, 4.0)] };
            for (sa, sb) in spans {
                let (start, end) = (from.max(sa), to.min(sb));
                if end > start && cut_count < cut.len() {
                    let start_dir = if sa > from { a } else { from_dir };
                    let end_dir = if sb < to { b } else { to_dir };
                    cut[cut_count] = (start, end, start_dir, end_dir);
                    cut_count += 1;
                }
            }
        }
        arcs = cut;
        count = cut_count;
    }
    for &(_, _, a, b) in &arcs[..count] {
        set.add(a, b);
    }
}
