//! The nearest source of a service; of each operator, and how far it reaches.
//!
//! In: the footprints of one service and the network they came from. Out: [`Nearest`] and [`Nearby`];
//! planar distances, working CRS. "Nearest" is nearest in distance: it need not serve the point.

use super::index::{Boxed, Entry, boxed, nearest_line_or_area, nearest_site};
use super::{Index, Nearest};
use crate::footprint::{PolarProfile, ServiceFootprints};
use crate::network::{Network, OperatorId, SourceId};
use geo::{BoundingRect, Coord};
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
        let mut entries: Vec<(Vec<Entry>, Vec<Boxed>, Vec<Boxed>)> =
            network.operators.ids().map(|_| Default::default()).collect();
        for (i, site) in footprints.sites.iter().enumerate() {
            for holding in footprints.holdings(site) {
                let entry = Entry::new([site.position.x, site.position.y], i as u32);
                entries[holding.operator.index()].0.push(entry);
            }
        }
        for area in &footprints.areas {
            let (_, routes, published) = &mut entries[area.operator.index()];
            match area.source {
                SourceId::Route(i) => {
                    let rect = network.fibre_routes[i as usize].line.bounding_rect();
                    routes.extend(rect.map(|r| boxed(r, i as usize)));
                }
                SourceId::Published(i) => {
                    let rect = network.published[i as usize].shape.bounding_rect();
                    published.extend(rect.map(|r| boxed(r, i as usize)));
                }
                SourceId::Cell(_) | SourceId::AccessPoint(_) => {}
            }
        }
        let operators = network
            .operators
            .ids()
            .zip(entries)
            .map(|(operator, (sites, routes, published))| OfOperator {
                operator,
                sites: RTree::bulk_load(sites),
                routes: RTree::bulk_load(routes),
                published: RTree::bulk_load(published),
            })
            .collect();
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
        let site = nearest_site(std::iter::once(&own.sites), from).and_then(|(i, d2)| {
            let site = &self.footprints.sites[i];
            let holding =
                self.footprints.holdings(site).iter().find(|h| h.operator == own.operator)?;
            reach_m = Some(holding.profile.as_ref().map_or(site.reach_m, PolarProfile::reach_m));
            Some((holding.source, d2.sqrt()))
        });
        let (source, metres) =
            nearest_line_or_area(&own.routes, &own.published, self.network, from, site)?;
        Some(Nearby {
            nearest: Nearest { source, operator: own.operator, km: metres / 1000.0 },
            reach_m: match source {
                SourceId::Cell(_) | SourceId::AccessPoint(_) => reach_m,
                area => reach_of_area(area, self.network),
            },
        })
    }
}

impl Index<'_> {
    /// The source of any operator that is nearest to a point, with its reach; `None` where the
    /// service has none.
    pub fn nearby(&self, from: Coord<f64>) -> Option<Nearby> {
        let (source, metres, site) = self.nearest_with_site(from)?;
        let reach_m = site.map(|i| self.footprints.sites[i].reach_m);
        let operator = self.network.operator_of(source)?;
        Some(Nearby {
            nearest: Nearest { source, operator, km: metres / 1000.0 },
            reach_m: reach_m.or_else(|| reach_of_area(source, self.network)),
        })
    }
}

/// The nearest source of any operator.
pub(super) fn nearest_to(index: &Index<'_>, from: Coord<f64>) -> Option<Nearest> {
    let (source, metres) = index.nearest(from)?;
    Some(Nearest { source, operator: index.network.operator_of(source)?, km: metres / 1000.0 })
}

fn reach_of_area(source: SourceId, network: &Network) -> Option<f64> {
    match source {
        SourceId::Route(i) => Some(network.fibre_routes[i as usize].distance_m),
        _ => None,
    }
}
