//! The segments that a vertical line meets, from the bottom up: the state of a sweep.
//!
//! In: segments of which no two cross left of the line. Out: which are at, below and above a point.
//! Method: a treap (Seidel and Aragon 1996) threaded as a list; a position is found by the side on which
//! the point lies of each segment, exactly (Shewchuk 1997). Insertion, removal and search take
//! O(log n), neighbours O(1).

use super::sweep::Segment;
use geo::Coord;
use geo::kernels::{Kernel, Orientation, RobustKernel};

/// No node.
const NONE: u32 = u32::MAX;

const LOWER: usize = 0;
const UPPER: usize = 1;

/// A place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place(u32);

#[derive(Clone, Debug)]
struct Node {
    segment: Segment,
    index: u32,
    priority: u32,
    parent: u32,
    children: [u32; 2],
    /// The neighbours below and above.
    beside: [u32; 2],
}

/// The ordered segments.
#[derive(Debug)]
pub(super) struct Status {
    nodes: Vec<Node>,
    free: Vec<u32>,
    root: u32,
    highest: u32,
    random: u32,
}

impl Status {
    pub(super) fn new() -> Self {
        Self {
            nodes: Vec::new(),
            free: Vec::new(),
            root: NONE,
            highest: NONE,
            random: 0x9E37_79B9, // any odd seed will do
        }
    }

    /// The index of the segment at a place.
    pub(super) fn index(&self, place: Place) -> u32 {
        self.nodes[place.0 as usize].index
    }

    /// The segment at a place.
    pub(super) fn segment(&self, place: Place) -> &Segment {
        &self.nodes[place.0 as usize].segment
    }

    /// The next below.
    pub(super) fn below(&self, place: Place) -> Option<Place> {
        some(self.nodes[place.0 as usize].beside[LOWER])
    }

    /// The next above.
    pub(super) fn above(&self, place: Place) -> Option<Place> {
        some(self.nodes[place.0 as usize].beside[UPPER])
    }

    pub(super) fn highest(&self) -> Option<Place> {
        some(self.highest)
    }

    /// The lowest segment that has a point of the sweep's line on it or below it.
    pub(super) fn on_or_above(&self, point: Coord<f64>) -> Option<Place> {
        let (mut at, mut found) = (self.root, NONE);
        while at != NONE {
            let node = &self.nodes[at as usize];
            let side = if node.segment.side(point) == Orientation::CounterClockwise {
                UPPER
            } else {
                found = at;
                LOWER
            };
            at = node.children[side];
        }
        some(found)
    }

    /// Puts another segment in the place of one.
    pub(super) fn replace(&mut self, place: Place, segment: Segment, index: u32) {
        let node = &mut self.nodes[place.0 as usize];
        (node.segment, node.index) = (segment, index);
    }

    /// Puts a segment directly above a place; `None` is below all.
    pub(super) fn insert_above(
        &mut self,
        place: Option<Place>,
        segment: Segment,
        index: u32,
    ) -> Place {
        let lower = place.map_or(NONE, |p| p.0);
        let upper = match place {
            Some(place) => self.nodes[place.0 as usize].beside[UPPER],
            None => self.lowest(),
        };
        let node = Node {
            segment,
            index,
            priority: self.priority(),
            parent: NONE,
            children: [NONE; 2],
            beside: [lower, upper],
        };
        let new = if let Some(slot) = self.free.pop() {
            self.nodes[slot as usize] = node;
            slot
        } else {
            self.nodes.push(node);
            (self.nodes.len() - 1) as u32
        };
        // Of two neighbours one has no child towards the other.
        if lower != NONE && self.nodes[lower as usize].children[UPPER] == NONE {
            self.hang(new, lower, UPPER);
        } else if upper != NONE {
            self.hang(new, upper, LOWER);
        } else {
            self.root = new;
        }
        if lower != NONE {
            self.nodes[lower as usize].beside[UPPER] = new;
        }
        if upper == NONE {
            self.highest = new;
        } else {
            self.nodes[upper as usize].beside[LOWER] = new;
        }
        while let Some(parent) = some(self.nodes[new as usize].parent)
            && self.nodes[parent.0 as usize].priority < self.nodes[new as usize].priority
        {
            self.rotate_up(new);
        }
        Place(new)
    }

    /// Takes a segment out.
    pub(super) fn remove(&mut self, place: Place) {
        let gone = place.0;
        loop {
            let [a, b] = self.nodes[gone as usize].children;
            let child = match (a, b) {
                (NONE, NONE) => break,
                (NONE, child) | (child, NONE) => child,
                _ if self.nodes[a as usize].priority > self.nodes[b as usize].priority => a,
                _ => b,
            };
            self.rotate_up(child);
        }
        let Node { parent, beside: [lower, upper], .. } = self.nodes[gone as usize];
        if parent == NONE {
            self.root = NONE;
        } else {
            let side = self.side_of(gone, parent);
            self.nodes[parent as usize].children[side] = NONE;
        }
        if lower != NONE {
            self.nodes[lower as usize].beside[UPPER] = upper;
        }
        if upper == NONE {
            self.highest = lower;
        } else {
            self.nodes[upper as usize].beside[LOWER] = lower;
        }
        self.free.push(gone);
    }

    fn lowest(&self) -> u32 {
        let mut at = self.root;
        while at != NONE && self.nodes[at as usize].children[LOWER] != NONE {
            at = self.nodes[at as usize].children[LOWER];
        }
        at
    }

    fn hang(&mut self, node: u32, parent: u32, side: usize) {
        self.nodes[parent as usize].children[side] = node;
        self.nodes[node as usize].parent = parent;
    }

    fn side_of(&self, node: u32, parent: u32) -> usize {
        usize::from(self.nodes[parent as usize].children[UPPER] == node)
    }

    /// Exchanges a node with its parent.
    fn rotate_up(&mut self, node: u32) {
        let parent = self.nodes[node as usize].parent;
        let grand = self.nodes[parent as usize].parent;
        let side = self.side_of(node, parent);
        let inner = self.nodes[node as usize].children[1 - side];
        self.nodes[parent as usize].children[side] = inner;
        if inner != NONE {
            self.nodes[inner as usize].parent = parent;
        }
        self.nodes[node as usize].parent = grand;
        if grand == NONE {
            self.root = node;
        } else {
            let side = self.side_of(parent, grand);
            self.nodes[grand as usize].children[side] = node;
        }
        self.hang(parent, node, 1 - side);
    }

    /// Xorshift (Marsaglia 2003): the same numbers in every run.
    fn priority(&mut self) -> u32 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 17;
        self.random ^= self.random << 5;
        self.random
    }
}

fn some(node: u32) -> Option<Place> {
    (node != NONE).then_some(Place(node))
}

impl Segment {
    /// The side of a point: counter-clockwise is above, or left of a vertical segment.
    pub(super) fn side(&self, point: Coord<f64>) -> Orientation {
        RobustKernel::orient2d(self.low, self.high, point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(y: f64) -> Segment {
        Segment { low: Coord { x: 0.0, y }, high: Coord { x: 1.0, y } }
    }

    fn upwards(status: &Status) -> Vec<u32> {
        let mut found: Vec<u32> = std::iter::successors(status.highest(), |p| status.below(*p))
            .map(|p| status.index(p))
            .collect();
        found.reverse();
        found
    }

    #[test]
    fn keeps_the_order_of_what_comes_and_goes() {
        let mut status = Status::new();
        let mut model: Vec<(u32, Place)> = Vec::new();
        let mut random = 7_u32;
        for round in 0..4000_u32 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let y = random >> 12;
            if model.len() > 40 && random & 1 == 0 || model.iter().any(|(other, _)| *other == y) {
                let (_, place) = model.remove(y as usize % model.len());
                status.remove(place);
            } else {
                let point = Coord { x: 0.5, y: f64::from(y) };
                let above = status.on_or_above(point);
                let at = model.partition_point(|(other, _)| *other < y);
                assert_eq!(above, model.get(at).map(|(_, p)| *p), "round {round}");
                let below = above.map_or(status.highest(), |p| status.below(p));
                let place = status.insert_above(below, level(f64::from(y)), y);
                model.insert(at, (y, place));
            }
            assert_eq!(upwards(&status), model.iter().map(|(y, _)| *y).collect::<Vec<_>>());
        }
    }
}
