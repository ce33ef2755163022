//! Which cells stand at one position.
//!
//! In: cells, metres, working CRS. Out: groups of cells. Method: two cells no farther apart than a
//! distance are one position, and so is what hangs together that way (single linkage), whatever their
//! sites are called; two cells of one site identifier are one position too, up to a kilometre. The
//! order of the cells changes nothing but the order of the groups.

use super::Cell;
use geo::{ConvexHull, Coord, MultiPoint};
use rstar::RTree;
use rstar::primitives::GeomWithData;
use std::collections::HashMap;

/// Cells of one site identifier farther apart than this are several sites under one name, m: a mast
/// and its remote radio units are hundreds of metres apart at most.
const ONE_SITE_M: f64 = 1000.0;

/// Groups of cells at one position, by index: each in order, the groups by their first cell.
pub fn positions(cells: &[&Cell], distance_m: f64) -> Vec<Vec<u32>> {
    let (points, point_of) = points(cells);
    let mut sets = Sets::new(points.len());
    link(&points, &(0..points.len() as u32).collect::<Vec<_>>(), distance_m, &mut sets);
    for (_, members) in sites(cells, &point_of) {
        link(&points, &members, ONE_SITE_M, &mut sets);
    }
    let mut group_of: HashMap<u32, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for (&point, cell) in point_of.iter().zip(0_u32..) {
        let group = *group_of.entry(sets.root(point)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(cell);
    }
    groups
}

/// Sites whose cells stand so far apart that they are several positions, by identifier; with the
/// largest distance between two of their cells, km.
pub fn scattered_sites<'c>(cells: &[&'c Cell]) -> Vec<(&'c str, f64)> {
    let (points, point_of) = points(cells);
    let mut found = Vec::new();
    for (site, members) in sites(cells, &point_of) {
        if members.len() < 2 {
            continue;
        }
        let mut sets = Sets::new(members.len());
        let own: Vec<Coord<f64>> = members.iter().map(|&m| points[m as usize]).collect();
        link(&own, &(0..own.len() as u32).collect::<Vec<_>>(), ONE_SITE_M, &mut sets);
        let first = sets.root(0);
        if (1..own.len() as u32).any(|i| sets.root(i) != first) {
            found.push((site, spread_m(own) / 1000.0));
        }
    }
    found
}

/// The largest distance between two of these points, m.
pub fn spread_m(points: Vec<Coord<f64>>) -> f64 {
    let hull = MultiPoint::from(points).convex_hull();
    let corners = &hull.exterior().0;
    let far = |(i, a): (usize, &Coord<f64>)| {
        corners[i + 1..].iter().map(|b| (a.x - b.x).hypot(a.y - b.y)).fold(0.0, f64::max)
    };
    corners.iter().enumerate().map(far).fold(0.0, f64::max)
}

/// The distinct points where cells stand, and the point of each cell.
fn points(cells: &[&Cell]) -> (Vec<Coord<f64>>, Vec<u32>) {
    let mut points = Vec::new();
    let mut known: HashMap<(u64, u64), u32> = HashMap::new();
    let mut enter = |at: Coord<f64>| {
        // Adding 0 makes one zero of the two.
        *known.entry(((at.x + 0.0).to_bits(), (at.y + 0.0).to_bits())).or_insert_with(|| {
            points.push(at);
            points.len() as u32 - 1
        })
    };
    let of = cells.iter().map(|c| enter(c.position)).collect();
    (points, of)
}

/// Site identifiers in order, each with its distinct points; blank ones are none.
fn sites<'c>(cells: &[&'c Cell], point_of: &[u32]) -> Vec<(&'c str, Vec<u32>)> {
    let mut all: Vec<(&str, u32)> = cells
        .iter()
        .zip(point_of)
        .filter(|(c, _)| !c.site_id.trim().is_empty())
        .map(|(c, &p)| (c.site_id.as_ref(), p))
        .collect();
    all.sort_unstable();
    all.dedup();
    all.chunk_by(|a, b| a.0 == b.0).map(|g| (g[0].0, g.iter().map(|(_, p)| *p).collect())).collect()
}

/// Joins points that are no farther apart than a distance.
fn link(points: &[Coord<f64>], members: &[u32], distance_m: f64, sets: &mut Sets) {
    if members.len() < 2 {
        return;
    }
    let entry = |&i: &u32| {
        let at = points[i as usize];
        GeomWithData::new([at.x, at.y], i)
    };
    let tree = RTree::bulk_load(members.iter().map(entry).collect());
    for &i in members {
        let at = points[i as usize];
        for near in tree.locate_within_distance([at.x, at.y], distance_m * distance_m) {
            sets.join(i, near.data);
        }
    }
}

/// Disjoint sets, with path halving; the least member stands for its set.
struct Sets(Vec<u32>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    fn root(&mut self, mut i: u32) -> u32 {
        while self.0[i as usize] != i {
            let above = self.0[self.0[i as usize] as usize];
            self.0[i as usize] = above;
            i = above;
        }
        i
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::network;
    use crate::network::{Operators, Technology};

    fn cell(site: &str, x: f64, y: f64) -> Cell {
        let operator = Operators::default().enter("A").unwrap();
        let at = Coord { x, y };
        Cell { site_id: site.into(), ..network::cell(operator, Technology::G4, at, 1.0, None) }
    }

    fn all(cells: &[Cell]) -> Vec<&Cell> {
        cells.iter().collect()
    }

    #[test]
    fn near_cells_are_one_position_whatever_their_names() {
        let cells = [
            cell("A", 0.0, 0.0),
            cell("B", 1000.0, 0.0),
            cell("C", 50.0, 0.0), // at the distance itself
            cell("", 100.0, 0.0), // hangs on the one before
            cell("D", 150.5, 0.0),
            cell("", 1000.0, 0.0),
        ];
        assert_eq!(positions(&all(&cells), 50.0), [vec![0, 2, 3], vec![1, 5], vec![4]]);
        assert_eq!(positions(&all(&cells), 0.5).len(), 5);
        assert!(positions(&[], 50.0).is_empty());
    }

    #[test]
    fn one_site_is_one_position_up_to_a_kilometre() {
        let cells = [
            cell("A", 0.0, 0.0),
            cell("A", 900.0, 0.0),
            cell("B", 0.0, 5000.0),
            cell("B", 0.0, 6001.0),
            cell("", 0.0, 9000.0),
            cell("", 0.0, 9500.0),
        ];
        let found = positions(&all(&cells), 50.0);
        assert_eq!(found, [vec![0, 1], vec![2], vec![3], vec![4], vec![5]]);
        assert_eq!(scattered_sites(&all(&cells)), [("B", 1.001)]);
    }

    #[test]
    fn order_changes_nothing() {
        // A chain through which the ends of one site hang together, met from either end.
        let mut cells: Vec<Cell> = (0..40).map(|i| cell("S", f64::from(i) * 600.0, 3.0)).collect();
        cells.extend((0..40).map(|i| cell("", f64::from(i) * 600.0 + 30.0, 3.0)));
        let sizes = |cells: &[Cell]| {
            let mut sizes: Vec<usize> = positions(&all(cells), 50.0).iter().map(Vec::len).collect();
            sizes.sort_unstable();
            sizes
        };
        let forward = sizes(&cells);
        cells.reverse();
        assert_eq!(sizes(&cells), forward);
        assert_eq!(forward, [80]);
    }

    #[test]
    fn spread_is_the_longest_distance() {
        let at = |x: f64, y: f64| Coord { x, y };
        assert_eq!(spread_m(vec![at(0.0, 0.0), at(3.0, 4.0), at(1.0, 1.0)]), 5.0);
        assert_eq!(spread_m(vec![at(7.0, 7.0)]), 0.0);
        assert_eq!(spread_m(vec![at(7.0, 7.0), at(7.0, 9.0)]), 2.0);
        assert_eq!(spread_m(Vec::new()), 0.0);
    }
}
