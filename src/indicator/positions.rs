//! How many positions have one of some technologies.

use super::SharedSite;
use crate::network::{Cell, Network, Technology};
use geo::Coord;
use rstar::RTree;
use rstar::primitives::GeomWithData;
use std::collections::{BTreeSet, HashMap};

/// Positions of base stations with at least one cell of one of these technologies; `None`: no layer
/// speaks of any of them. Where `sites` is empty, cells at the very same coordinates are one position.
///
/// A cell belongs to the site that has its identifier (the nearest of several), else to the nearest.
pub fn positions_with(
    technologies: &[Technology],
    network: &Network,
    sites: &[SharedSite],
) -> Option<u64> {
    let asked = |t: &Technology| technologies.contains(t);
    let cells: Vec<&Cell> = network.cells.iter().filter(|c| asked(&c.technology)).collect();
    if cells.is_empty() {
        return network.declared.iter().any(|(t, _)| asked(t)).then_some(0);
    }
    if sites.is_empty() {
        let bits = |c: &&Cell| (c.position.x.to_bits(), c.position.y.to_bits());
        return Some(cells.iter().map(bits).collect::<BTreeSet<_>>().len() as u64);
    }
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, site) in sites.iter().enumerate() {
        site.ids.iter().for_each(|id| by_id.entry(id).or_default().push(index));
    }
    let point = |(index, site): (usize, &SharedSite)| {
        GeomWithData::new([site.position.x, site.position.y], index)
    };
    let tree = RTree::bulk_load(sites.iter().enumerate().map(point).collect());
    let distance2 = |index: &usize, at: Coord<f64>| {
        let d = sites[*index].position - at;
        d.x * d.x + d.y * d.y
    };
    let site_of = |cell: &&Cell| {
        let at = cell.position;
        let named = by_id.get(&*cell.site_id).filter(|_| !cell.site_id.is_empty());
        let nearest = |ids: &Vec<usize>| {
            ids.iter().copied().min_by(|a, b| distance2(a, at).total_cmp(&distance2(b, at)))
        };
        named.and_then(nearest).or_else(|| tree.nearest_neighbor(&[at.x, at.y]).map(|p| p.data))
    };
    Some(cells.iter().filter_map(site_of).collect::<BTreeSet<_>>().len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::{OperatorId, Status};

    fn cell(operator: OperatorId, site: &str, technology: Technology, x: f64) -> Cell {
        Cell {
            id: site.into(),
            site_id: site.into(),
            operator,
            technology,
            position: Coord { x, y: 0.0 },
            radius_m: 1000.0,
            sector: None,
            status: Status::OnAir,
            height_m: None,
            band_mhz: None,
            eirp_dbm: None,
            tilt_deg: None,
        }
    }

    #[test]
    fn a_position_counts_once_whatever_stands_there() {
        let mut network = Network::default();
        let operator = network.operators.enter("Viettel").unwrap();
        let of = |site, technology, x| cell(operator, site, technology, x);
        network.cells = vec![
            of("A", Technology::G4, 0.0),
            of("A", Technology::G5, 0.0),
            of("B", Technology::G4, 30.0),
            of("", Technology::G4, 31.0),
            of("C", Technology::G4, 5000.0),
            of("D", Technology::G3, 9000.0),
        ];
        let both = [Technology::G4, Technology::G5];
        assert_eq!(positions_with(&both, &network, &[]), Some(4));
        let site = |ids: &[&str], x| SharedSite {
            ids: ids.iter().map(|&i| i.to_owned()).collect(),
            position: Coord { x, y: 0.0 },
            operators: vec![operator],
            spread_m: 0.0,
        };
        let sites = [site(&["A", "B"], 20.0), site(&["C"], 5000.0), site(&["D"], 9000.0)];
        assert_eq!(positions_with(&both, &network, &sites), Some(2));
        assert_eq!(positions_with(&[Technology::G3], &network, &sites), Some(1));
        assert_eq!(positions_with(&[Technology::G2], &network, &sites), None);
        network.declared.push((Technology::G2, None));
        assert_eq!(positions_with(&[Technology::G2], &network, &sites), Some(0));
    }
}
