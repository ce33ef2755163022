//! How many positions have one of some technologies.

use super::SharedSite;
use crate::network::{Network, Technology};

/// Positions of base stations with at least one cell of one of these technologies; `None`: no layer
/// speaks of any of them, or what it says could not be read.
pub fn positions_with(
    technologies: &[Technology],
    network: &Network,
    sites: &[SharedSite],
) -> Option<u64> {
    let asked = |t: &Technology| technologies.contains(t);
    let known = network.serving_cells().any(|c| asked(&c.technology))
        || network.declared.iter().any(|(t, _)| asked(t));
    let count = || sites.iter().filter(|s| s.technologies.iter().any(asked)).count() as u64;
    (known && !network.is_unread(technologies, None)).then(count)
}

#[cfg(test)]
mod tests {
    use super::super::shared_sites;
    use super::*;
    use crate::fixtures::network;
    use crate::network::{Cell, OperatorId};
    use geo::Coord;

    fn cell(operator: OperatorId, site: &str, technology: Technology, x: f64) -> Cell {
        let at = Coord { x, y: 0.0 };
        Cell { site_id: site.into(), ..network::cell(operator, technology, at, 1000.0, None) }
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
        let sites = shared_sites(&network, 50.0);
        assert_eq!(positions_with(&both, &network, &sites), Some(2));
        assert_eq!(positions_with(&[Technology::G3], &network, &sites), Some(1));
        assert_eq!(positions_with(&[Technology::G2], &network, &sites), None);
        network.declared.push((Technology::G2, None));
        assert_eq!(positions_with(&[Technology::G2], &network, &sites), Some(0));
        network.unread.push((Technology::G5, None));
        assert_eq!(positions_with(&both, &network, &sites), None);
    }
}
