//! Sharing of passive infrastructure: positions of base stations, poles, ducts.
//!
//! In: the network. Out: how much is used by one, two, three or more operators. What nobody named an
//! operator for is counted apart: it is in no figure, neither as shared nor as not shared.

use super::{Passive, SharedSite, Sharing};
use crate::network::{Cell, Network, OperatorId, positions, spread_m};
use crate::threads::prelude::*;
use geo::Coord;

/// The positions of base stations; cells no farther apart than `distance_m`, m, are one position (see
/// [`positions`]).
pub fn shared_sites(network: &Network, distance_m: f64) -> Vec<SharedSite> {
    let unnamed = network.operators.unnamed();
    let all: Vec<&Cell> = network.serving_cells().collect();
    positions(&all, distance_m)
        .into_par_iter()
        .map(|group| {
            let cells: Vec<&Cell> = group.iter().map(|&i| all[i as usize]).collect();
            site(&cells, unnamed)
        })
        .collect()
}

fn site(cells: &[&Cell], unnamed: Option<OperatorId>) -> SharedSite {
    let id = |c: &&Cell| if c.site_id.trim().is_empty() { &c.id } else { &c.site_id }.to_string();
    let points = once_each(cells.iter().map(|c| (c.position.x, c.position.y)));
    let count = points.len() as f64;
    let sum = points.iter().fold(Coord::zero(), |s, &(x, y)| s + Coord { x, y });
    SharedSite {
        ids: once_each(cells.iter().map(id)),
        position: sum / count,
        operators: once_each(cells.iter().map(|c| c.operator).filter(|o| Some(*o) != unnamed)),
        technologies: once_each(cells.iter().map(|c| c.technology)),
        cells: cells.len() as u64,
        spread_m: spread_m(points.into_iter().map(|(x, y)| Coord { x, y }).collect()),
    }
}

/// Each value once, in order.
fn once_each<T: PartialOrd>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = values.collect();
    // Coordinates are finite, so that there is an order.
    all.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    all.dedup_by(|a, b| a == b);
    all
}

/// How much is shared of what the project has layers of: positions, poles, ducts.
pub fn sharing(network: &Network, sites: &[SharedSite]) -> Vec<Sharing> {
    let mut all = Vec::new();
    if network.serving_cells().next().is_some() {
        let unnamed = network.operators.unnamed();
        let mut of = Sharing::none(Passive::Sites);
        for site in sites {
            of.add(site.operators.len(), 1.0);
        }
        // Cells, not positions: one whose operator is not named may stand on a position of others.
        let nobody = network.serving_cells().filter(|c| Some(c.operator) == unnamed).count();
        of.unnamed = nobody as u64;
        all.push(of);
    }
    if let Some(poles) = &network.poles {
        let mut of = Sharing::none(Passive::Poles);
        for pole in poles {
            of.add(pole.operators.len(), 1.0);
        }
        of.unnamed = poles.iter().filter(|p| p.operators.is_empty()).count() as u64;
        all.push(of);
    }
    if let Some(ducts) = &network.ducts {
        let mut of = Sharing::none(Passive::Ducts);
        for duct in ducts {
            of.add(duct.operators.len(), duct.length_m);
        }
        of.unnamed = ducts.iter().filter(|d| d.operators.is_empty()).count() as u64;
        all.push(of);
    }
    all
}

impl Sharing {
    /// The part that two or more operators use, 0 to 1; `None` where nothing is known.
    pub fn rate(&self) -> Option<f64> {
        (self.total > 0.0).then(|| (self.shared / self.total).clamp(0.0, 1.0))
    }

    fn none(of: Passive) -> Self {
        Self { of, total: 0.0, shared: 0.0, by_operators: [0.0; 3], unnamed: 0 }
    }

    fn add(&mut self, operators: usize, amount: f64) {
        let Some(class) = operators.checked_sub(1) else { return };
        self.by_operators[class.min(2)] += amount;
        self.total += amount;
        if operators >= 2 {
            self.shared += amount;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::random;
    use crate::network::{Duct, Operators, Pole, Technology};

    fn cell(site: &str, operator: OperatorId, technology: Technology, x: f64) -> Cell {
        let at = Coord { x, y: 0.0 };
        let id = format!("{site}-{x}").into_boxed_str();
        let site_id = site.into();
        Cell { id, site_id, ..random::cell(operator, technology, at, 1.0, None) }
    }

    fn network() -> (Network, [OperatorId; 4]) {
        let mut network = Network::default();
        let enter = |n: &str, all: &mut Operators| all.enter(n).unwrap();
        let all = &mut network.operators;
        let ids = ["A", "B", "C", Operators::UNNAMED].map(|n| enter(n, all));
        (network, ids)
    }

    #[test]
    fn positions_are_counted_by_their_operators() {
        use Technology::{G4, G5};
        let (mut network, [a, b, c, nobody]) = network();
        network.cells = vec![
            // One position of three operators, under three names, 30 m across.
            cell("A1", a, G4, 0.0),
            cell("A1", a, G5, 0.0),
            cell("B7", b, G4, 30.0),
            cell("C1", c, G4, 20.0),
            // One of two.
            cell("X", a, G4, 1000.0),
            cell("X", b, G4, 1000.0),
            // One of one operator with two sites, one of one and somebody, one of nobody known.
            cell("A2", a, G4, 3000.0),
            cell("A3", a, G4, 3040.0),
            cell("B2", b, G4, 6000.0),
            cell("", nobody, G4, 6010.0),
            cell("", nobody, G4, 9000.0),
        ];
        let sites = shared_sites(&network, 50.0);
        assert_eq!(sites.len(), 5);
        assert_eq!(sites[0].ids, ["A1", "B7", "C1"]);
        assert_eq!(sites[0].operators, [a, b, c]);
        assert_eq!(sites[0].technologies, [G4, G5]);
        assert_eq!((sites[0].cells, sites[0].spread_m), (4, 30.0));
        assert!((sites[0].position.x - 50.0 / 3.0).abs() < 1e-9, "the middle of three points");
        assert_eq!(sites[3].operators, [b]);
        assert_eq!(sites[4].ids, ["-9000"], "a cell without a site goes by its own name");
        assert!(sites[4].operators.is_empty());
        let all = sharing(&network, &sites);
        let of = &all[0];
        assert_eq!((of.total, of.shared, of.by_operators), (4.0, 2.0, [2.0, 1.0, 1.0]));
        assert_eq!(of.unnamed, 2);
        assert_eq!(of.rate(), Some(0.5));
        assert_eq!(all.len(), 1, "no layer lists poles or ducts");
    }

    #[test]
    fn poles_are_counted_and_ducts_measured() {
        let (mut network, [a, b, c, _]) = network();
        let pole = |operators: &[OperatorId]| Pole { id: "".into(), operators: operators.to_vec() };
        let duct = |operators: &[OperatorId], length_m| Duct {
            id: "".into(),
            operators: operators.to_vec(),
            length_m,
        };
        network.poles = Some(vec![pole(&[a]), pole(&[a, b]), pole(&[]), pole(&[a, b, c])]);
        network.ducts = Some(vec![duct(&[a], 750.0), duct(&[b, c], 250.0), duct(&[], 9000.0)]);
        let all = sharing(&network, &[]);
        assert_eq!(all[0].of, Passive::Poles);
        assert_eq!((all[0].total, all[0].shared, all[0].unnamed), (3.0, 2.0, 1));
        assert_eq!(all[1].of, Passive::Ducts);
        assert_eq!(all[1].by_operators, [750.0, 250.0, 0.0]);
        assert_eq!(all[1].rate(), Some(0.25));
        network.poles = Some(Vec::new());
        assert_eq!(sharing(&network, &[])[0].rate(), None, "no data is not 0 %");
    }
}
