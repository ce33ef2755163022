//! Regions grown from seeds over a graph: parcels into villages, villages into communes.
//!
//! In: neighbours, a cost for each step, the seeds. Out: for each node the seed that reached it first.
//! Every region is connected. Method: Dijkstra's algorithm from all seeds at once; ties go to the
//! smaller node number, so the answer does not depend on the order of anything.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A distance that can be ordered: not negative and not NaN, so its bits sort as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Distance(u64);

/// What a growth found out.
pub(super) struct Growth {
    /// The seed (index into the seeds) that reached the node; `None` where none could.
    pub(super) owner: Vec<Option<u32>>,
    /// The node it was reached from; itself for a seed and where nothing arrived.
    pub(super) parent: Vec<u32>,
}

/// Grows regions over `nodes` nodes. `steps` calls its second argument with each neighbour of a node
/// and the cost of the step, which must be greater than 0.
pub(super) fn grow(
    nodes: usize,
    seeds: &[u32],
    mut steps: impl FnMut(u32, &mut dyn FnMut(u32, f64)),
) -> Growth {
    let mut owner = vec![None; nodes];
    let mut parent: Vec<u32> = (0..nodes as u32).collect();
    let mut best = vec![f64::INFINITY; nodes];
    let mut open = BinaryHeap::new();
    for (i, &seed) in seeds.iter().enumerate() {
        let at = seed as usize;
        if best[at] > 0.0 {
            best[at] = 0.0;
            owner[at] = Some(i as u32);
            open.push(Reverse((Distance(0), seed)));
        }
    }
    while let Some(Reverse((Distance(bits), node))) = open.pop() {
        let at = f64::from_bits(bits);
        if at > best[node as usize] {
            continue;
        }
        let mine = owner[node as usize];
        steps(node, &mut |next, cost| {
            let far = at + cost;
            if far < best[next as usize] {
                best[next as usize] = far;
                owner[next as usize] = mine;
                parent[next as usize] = node;
                open.push(Reverse((Distance(far.to_bits()), next)));
            }
        });
    }
    Growth { owner, parent }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of nodes, one unit apart, with a gap between 6 and 7.
    fn row(node: u32, visit: &mut dyn FnMut(u32, f64)) {
        if node > 0 && node != 7 {
            visit(node - 1, 1.0);
        }
        if node < 8 && node != 6 {
            visit(node + 1, 1.0);
        }
    }

    #[test]
    fn each_node_goes_to_its_nearest_seed() {
        let g = grow(9, &[0, 5], row);
        let owners: Vec<_> = g.owner.iter().map(|o| o.map_or(-1, i64::from)).collect();
        assert_eq!(owners, [0, 0, 0, 1, 1, 1, 1, -1, -1]);
        assert_eq!(g.parent[..7], [0, 0, 1, 4, 5, 5, 5]);
        assert_eq!(g.parent[8], 8);
    }
}
