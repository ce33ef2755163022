//! The nearest source of each operator, and how far it reaches.
//!
//! In: the footprints of one service and the network they came from. Out: [`Nearby`]; planar distances,
//! working CRS. "Nearest" is nearest in distance: it need not serve the point.

use super::Nearest;
use super::index::{Boxed, Entry, lines_and_areas, nearest_line_or_area, nearest_site};
use crate::footprint::ServiceFootprints;
use crate::network::{Network, OperatorId, SourceId};
use geo::Coord;
use rstar::RTree;

/// A source near a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearby {
    /// Which, whose, and how far from the point.
    pub nearest: Nearest,
    /// How far it serves, m: for a position the largest radius there, in whatever direction, for a
    /// fibre route the distance to either side. `None` for a published area.
    pub reach_m: Option<f64>,
}

/// The sources of one service, ready to be asked for the nearest of each operator.
pub struct Sources<'a> {
    footprints: &'a ServiceFootprints,
    network: &'a Network,
    operators: Vec<OfOperator>,
}

/// The sources of one operator; entries are indices of sites, routes and published areas.
struct OfOperator {
    operator: OperatorId,
    sites: RTree<Entry>,
    routes: RTree<Boxed>,
    published: RTree<Boxed>,
}

impl<'a> Sources<'a> {
    /// Takes the sources of one service apart by operator.
    pub fn new(footprints: &'a ServiceFootprints, network: &'a Network) -> Self {
        let mut sites: Vec<Vec<Entry>> = network.operators.ids().map(|_| Vec::new()).collect();
        for (i, site) in footprints.sites.iter().enumerate() {
            for holding in footprints.holdings(site) {
                let entry = Entry::new([site.position.x, site.position.y], i as u32);
                sites[holding.operator.index()].push(entry);
            }
        }
        let of = |(operator, sites): (OperatorId, Vec<Entry>)| {
            let (routes, published) = lines_and_areas(footprints, network, |o| o == operator);
            OfOperator {
                operator,
                sites: RTree::bulk_load(sites),
                routes: RTree::bulk_load(routes),
                published: RTree::bulk_load(published),
            }
        };
        let operators = network.operators.ids().zip(sites).map(of).collect();
        Self { footprints, network, operators }
    }

    /// The source of each operator that is nearest to a point, however far, in the order of
    /// operators; those without any source are left out.
    pub fn nearest_of_each(&self, from: Coord<f64>) -> Vec<Nearby> {
        self.operators.iter().filter_map(|own| self.nearest_of(own, from)).collect()
    }

    /// The nearest of one operator. Published areas count only where it has nothing else there.
    fn nearest_of(&self, own: &OfOperator, from: Coord<f64>) -> Option<Nearby> {
        let mut reach_m = None;
        let site = nearest_site(self.footprints, std::iter::once(&own.sites), from);
        let site = site.and_then(|(i, d2)| {
            let site = &self.footprints.sites[i];
            let holding =
                self.footprints.holdings(site).iter().find(|h| h.operator == own.operator)?;
            reach_m = Some(holding.profile_at(site).reach_m());
            Some((holding.source, d2.sqrt()))
        });
        let (source, metres) =
            nearest_line_or_area(&own.routes, &own.published, self.network, from, site)?;
        let reach_m = match source {
            SourceId::Cell(_) | SourceId::AccessPoint(_) => reach_m,
            SourceId::Route(i) => Some(self.network.fibre_routes[i as usize].distance_m),
            SourceId::Published(_) => None,
        };
        Some(Nearby {
            nearest: Nearest { source, operator: own.operator, km: metres / 1000.0 },
            reach_m,
        })
    }
}
