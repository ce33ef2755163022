//! The choice: for each name one of its places or none, so that no two exclude each other and the whole
//! costs as little as can be found.
//!
//! Method: a greedy start, the weightiest names first; then local search with falling tolerance, that is
//! simulated annealing (Christensen, Marks and Shieber, ACM TOG 14(3), 1995) with the threshold rule of
//! Dueck and Scheuer (1990), which needs no exponential and so gives the same on every platform. A move
//! puts a name somewhere else, takes away what stands in its way and finds these a new place if there
//! is one. Work is bounded by what it touches, not by a clock.

use super::conflicts::Graph;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// Any number would do; it must only be the same every time.
const SEED: u64 = 1995;
/// Moves tried for each name.
const MOVES: usize = 60;
/// Entries of the conflict graph that may be looked at: some 10 ms of work.
const MOST_WORK: usize = 5_000_000;
/// Cost that a move may add at first; a tenth of leaving out the least of names.
const THRESHOLD: f32 = 4.0;
/// A move that takes away more than these is not tried.
const MOST_EJECTED: usize = 3;

/// Chooses; `weights` is what leaving each feature out costs.
pub(super) fn choose(graph: &Graph, weights: &[f32]) -> Vec<Option<u32>> {
    let mut state = State {
        graph,
        weights,
        chosen: vec![None; weights.len()],
        blocked: vec![0; graph.candidates.len()],
        work: 0,
    };
    state.greedy();
    let start = state.chosen.clone();
    let before = state.cost();
    state.anneal();
    if state.cost() < before { state.chosen } else { start }
}

struct State<'a> {
    graph: &'a Graph,
    weights: &'a [f32],
    /// Of each feature.
    chosen: Vec<Option<u32>>,
    /// How many chosen candidates exclude each candidate.
    blocked: Vec<u16>,
    /// Entries of the graph looked at.
    work: usize,
}

impl State<'_> {
    fn feature(&self, candidate: u32) -> u32 {
        self.graph.feature[candidate as usize]
    }

    fn price(&self, candidate: u32) -> f32 {
        self.graph.candidates[candidate as usize].cost
    }

    /// What a feature costs now.
    fn paid(&self, feature: u32) -> f32 {
        let feature = feature as usize;
        self.chosen[feature].map_or(self.weights[feature], |c| self.price(c))
    }

    fn cost(&self) -> f64 {
        (0..self.weights.len()).map(|f| f64::from(self.paid(f as u32))).sum()
    }

    fn put(&mut self, feature: u32, candidate: Option<u32>) {
        if let Some(old) = std::mem::replace(&mut self.chosen[feature as usize], candidate) {
            for &other in self.graph.excluded(old) {
                self.blocked[other as usize] -= 1;
            }
            self.work += self.graph.excluded(old).len();
        }
        if let Some(new) = candidate {
            for &other in self.graph.excluded(new) {
                self.blocked[other as usize] += 1;
            }
            self.work += self.graph.excluded(new).len();
        }
    }

    /// The cheapest place of a feature that nothing excludes; crowded places count as a little dearer.
    fn free(&self, feature: u32) -> Option<u32> {
        let free = self.graph.own(feature).filter(|&c| self.blocked[c as usize] == 0);
        let price = |c: u32| self.price(c) + 0.02 * self.graph.crowd(c) as f32;
        free.min_by(|&a, &b| price(a).total_cmp(&price(b)))
    }

    fn greedy(&mut self) {
        let mut order: Vec<u32> = (0..self.weights.len() as u32).collect();
        let weight = |f: u32| self.weights[f as usize];
        // Of equal weight, those with the least choice first.
        order.sort_by(|&a, &b| {
            let choice = |f: u32| self.graph.own(f).len();
            weight(b).total_cmp(&weight(a)).then(choice(a).cmp(&choice(b)))
        });
        for feature in order {
            let free = self.free(feature);
            self.put(feature, free);
        }
    }

    fn anneal(&mut self) {
        let movable: Vec<u32> =
            (0..self.weights.len() as u32).filter(|&f| !self.graph.own(f).is_empty()).collect();
        if movable.is_empty() {
            return;
        }
        let mut random = ChaCha8Rng::seed_from_u64(SEED);
        let mut below = |n: usize| ((u64::from(random.next_u32()) * n as u64) >> 32) as usize;
        let moves = MOVES * movable.len();
        let mut turn = 0;
        self.work = 0;
        while turn < moves && self.work < MOST_WORK {
            // The tolerance falls with whichever bound is nearer, and is nothing in the last fifth.
            let done = (turn as f32 / moves as f32).max(self.work as f32 / MOST_WORK as f32);
            let threshold = THRESHOLD * (1.0 - 1.25 * done).max(0.0);
            turn += 1;
            let mut feature = movable[below(movable.len())];
            // Names that are left out get more turns.
            for _ in 0..2 {
                if self.chosen[feature as usize].is_some() {
                    feature = movable[below(movable.len())];
                }
            }
            let own = self.graph.own(feature);
            let candidate = own.start + below(own.len()) as u32;
            self.try_move(feature, candidate, threshold);
        }
        // What the search has made room for.
        for feature in movable {
            if self.chosen[feature as usize].is_none() {
                let free = self.free(feature);
                self.put(feature, free);
            }
        }
    }

    /// Moves a name if the whole costs no more than `threshold` more by it.
    fn try_move(&mut self, feature: u32, candidate: u32, threshold: f32) {
        let old = self.chosen[feature as usize];
        if old == Some(candidate) {
            return;
        }
        let mut change = self.price(candidate) - self.paid(feature);
        let blocked = usize::from(self.blocked[candidate as usize]);
        if blocked > MOST_EJECTED || (blocked == 0 && change > threshold) {
            return;
        }
        let mut ejected: [Option<(u32, u32)>; MOST_EJECTED] = [None; MOST_EJECTED];
        if blocked > 0 {
            let mut found = 0;
            let excluded = self.graph.excluded(candidate);
            self.work += excluded.len();
            for &other in excluded {
                let its = self.feature(other);
                if self.chosen[its as usize] == Some(other) && found < MOST_EJECTED {
                    ejected[found] = Some((its, other));
                    found += 1;
                }
            }
        }
        for &(other, _) in ejected.iter().flatten() {
            change -= self.paid(other);
            self.put(other, None);
        }
        self.put(feature, Some(candidate));
        for &(other, _) in ejected.iter().flatten() {
            let free = self.free(other);
            self.put(other, free);
            change += self.paid(other);
        }
        if change > threshold {
            for &(other, _) in ejected.iter().flatten() {
                self.put(other, None);
            }
            self.put(feature, old);
            for &(other, was) in ejected.iter().flatten() {
                self.put(other, Some(was));
            }
        }
    }
}
