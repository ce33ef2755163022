//! What arcs divide, and arcs cut where that changes.

use super::arcs::number;
use super::{Topology, index};

impl Topology {
    /// Of every arc the areas on its sides, each once: two for a border, one at an outer edge.
    pub(crate) fn sides(&self) -> Vec<Vec<u32>> {
        let mut sides: Vec<Vec<u32>> = vec![Vec::new(); self.arcs.len()];
        for (area, polygons) in self.areas.iter().enumerate() {
            for &arc in polygons.iter().flatten().flatten() {
                let of = &mut sides[index(arc)];
                if of.last() != Some(&(area as u32)) {
                    of.push(area as u32);
                }
            }
        }
        sides
    }

    /// Cuts arcs in pieces: `at[arc]` are the positions of points where a piece ends and the next begins,
    /// rising, neither first nor last. Returns of every piece the arc it was.
    pub(crate) fn cut(&mut self, at: &[Vec<usize>]) -> Vec<usize> {
        let mut pieces = Vec::with_capacity(self.arcs.len());
        let mut first = Vec::with_capacity(self.arcs.len());
        let mut was = Vec::new();
        for (arc, points) in std::mem::take(&mut self.arcs).into_iter().enumerate() {
            first.push(number(pieces.len()));
            let mut from = 0;
            for &to in at.get(arc).into_iter().flatten().chain([&(points.len() - 1)]) {
                pieces.push(points[from..=to].to_vec());
                was.push(arc);
                from = to;
            }
        }
        first.push(number(pieces.len()));
        self.arcs = pieces;
        for ring in self.areas.iter_mut().flatten().flatten() {
            let mut new = Vec::with_capacity(ring.len());
            for &arc in &*ring {
                let range = first[index(arc)]..first[index(arc) + 1];
                if arc >= 0 {
                    new.extend(range);
                } else {
                    new.extend(range.rev().map(|piece| !piece));
                }
            }
            *ring = new;
        }
        was
    }
}
