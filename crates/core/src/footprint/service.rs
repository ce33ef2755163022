//! All footprints of one service.
//!
//! In: the network and the technologies of the service. Out: [`ServiceFootprints`].
//! Sources at one position are one site; each operator there has a profile of its own, and the site
//! one for all of them together, so that identical footprints of several operators are one.

use super::{Area, Opening, PolarProfile, ServiceArea, Varied};
use crate::network::{Network, OperatorId, SourceId, Technology};
use crate::place::on_lattice;
use crate::threads::prelude::*;
use geo::Coord;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::ops::Range;

/// One position from which the service is given.
#[derive(Clone, Debug)]
pub struct Site {
    /// Metres, working CRS.
    pub position: Coord<f64>,
    /// All operators together.
    pub profile: PolarProfile,
    /// Largest radius, m.
    pub reach_m: f64,
    holdings: Range<u32>,
}

/// What one operator has at a site.
#[derive(Clone, Debug)]
pub struct Holding {
    /// Who.
    pub operator: OperatorId,
    /// Its profile; `None` where it is the site's own, that is, where the operator is alone.
    pub profile: Option<PolarProfile>,
    /// The source to name: the first of the operator's at this site in input order.
    pub source: SourceId,
}

impl Site {
    /// Which of two sites comes first: that farther west, of those the farther south.
    pub fn in_order(&self, other: &Self) -> Ordering {
        let (a, b) = (self.position, other.position);
        a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
    }
}

impl Holding {
    /// What the operator serves from the site that this is of.
    pub fn profile_at<'a>(&'a self, site: &'a Site) -> &'a PolarProfile {
        self.profile.as_ref().unwrap_or(&site.profile)
    }
}

/// All footprints of one service.
#[derive(Clone, Debug, Default)]
pub struct ServiceFootprints {
    /// Sites, ordered by position.
    pub sites: Vec<Site>,
    holdings: Vec<Holding>,
    /// Polygons.
    pub areas: Vec<Area>,
}

/// One source before grouping.
struct Source {
    position: Coord<f64>,
    operator: OperatorId,
    id: SourceId,
    opening: Opening,
}

/// Positions this close are one position, m: what a coordinate loses on its way through a
/// projection, a ten-thousandth of what any table of stations resolves.
const SAME_POSITION_M: f64 = 1e-6;

impl ServiceFootprints {
    /// The footprints of every source of these technologies that counts.
    pub fn new(network: &Network, technologies: &[Technology]) -> Self {
        let index = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
        let counts = |status| network.counted.has(status);
        let mut areas = Vec::new();
        if technologies.contains(&Technology::Ftth) {
            areas = network
                .fibre_routes
                .par_iter()
                .enumerate()
                .filter(|(_, r)| counts(r.status))
                .filter_map(|(i, r)| Area::along(r, r.distance_m, SourceId::Route(index(i))))
                .collect();
        }
        areas.par_extend(
            network
                .published
                .par_iter()
                .enumerate()
                .filter(|(_, p)| technologies.contains(&p.technology))
                .filter_map(|(i, p)| {
                    Area::new(p.operator, &p.shape, SourceId::Published(index(i)))
                }),
        );
        let (sites, holdings) = group(sources(network, technologies, |_| true));
        Self { sites, holdings, areas }
    }

    /// Takes a site out; the last takes its place.
    pub(crate) fn remove_site(&mut self, site: usize) {
        // What it held stays in the list of holdings, where nothing points to it any more.
        self.sites.swap_remove(site);
    }

    /// Adds the sites at some positions, of which there must be none, as the network has them now.
    pub(crate) fn add_sites(
        &mut self,
        network: &Network,
        technologies: &[Technology],
        positions: &HashSet<PositionKey>,
    ) {
        let here = |at| positions.contains(&position_key(at));
        let (sites, holdings) = group(sources(network, technologies, here));
        let before = self.holdings.len() as u32;
        self.holdings.extend(holdings);
        self.sites.extend(sites.into_iter().map(|site| Site {
            holdings: site.holdings.start + before..site.holdings.end + before,
            ..site
        }));
    }

    /// The same with a quantity varied.
    #[must_use]
    pub fn varied(&self, network: &Network, varied: Varied) -> Self {
        let Varied::Radius(factor) = varied;
        let sites = self.sites.iter().map(|s| Site {
            profile: s.profile.scaled(factor),
            reach_m: s.reach_m * factor,
            holdings: s.holdings.clone(),
            ..*s
        });
        let holdings = self
            .holdings
            .iter()
            .map(|h| Holding { profile: h.profile.as_ref().map(|p| p.scaled(factor)), ..*h });
        let route = |area: &Area| match area.source {
            SourceId::Route(i) => Some(i),
            _ => None,
        };
        let routes: Vec<u32> = self.areas.iter().filter_map(route).collect();
        let along = |i: u32| {
            let route = &network.fibre_routes[i as usize];
            Area::along(route, route.distance_m * factor, SourceId::Route(i))
        };
        let mut areas: Vec<Area> = routes.into_par_iter().filter_map(along).collect();
        let published = self.areas.iter().filter(|a| matches!(a.source, SourceId::Published(_)));
        areas.extend(published.cloned());
        Self { sites: sites.collect(), holdings: holdings.collect(), areas }
    }

    /// What the operators have at a site, in order of operator.
    pub fn holdings(&self, site: &Site) -> &[Holding] {
        &self.holdings[site.holdings.start as usize..site.holdings.end as usize]
    }

    /// Every service area.
    pub fn service_areas(&self) -> impl Iterator<Item = ServiceArea<'_, '_>> {
        let around = self.sites.iter().map(|site| self.around(site));
        around.chain(self.areas.iter().map(|area| ServiceArea::Within(area, None)))
    }

    /// A site as a service area.
    pub fn around<'a>(&'a self, site: &'a Site) -> ServiceArea<'a, 'static> {
        ServiceArea::Around(site, self.holdings(site))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.sites.is_empty() && self.areas.is_empty()
    }
}

/// What positions that are one have in common.
pub(crate) type PositionKey = (i64, i64);

/// The key of a position.
pub(crate) fn position_key(at: Coord<f64>) -> PositionKey {
    let snap = |v: f64| (v / SAME_POSITION_M).round() as i64;
    (snap(at.x), snap(at.y))
}

/// The cells and access points of these technologies that count, where `here` says so.
fn sources(
    network: &Network,
    technologies: &[Technology],
    here: impl Fn(Coord<f64>) -> bool,
) -> Vec<Source> {
    let counts = |status| network.counted.has(status);
    let mut all: Vec<Source> = Vec::new();
    for (cell, i) in network.cells.iter().zip(0..) {
        if technologies.contains(&cell.technology) && counts(cell.status) && here(cell.position) {
            let sector = cell.sector.map(|s| (s.grid_azimuth_deg(), s.beamwidth_deg));
            all.push(Source {
                position: cell.position,
                operator: cell.operator,
                id: SourceId::Cell(i),
                opening: Opening { sector, radius_m: cell.reach.radius_m() },
            });
        }
    }
    if technologies.contains(&Technology::Ftth) {
        let points = network.access_points.iter().zip(0..);
        let points = points.filter(|(p, _)| counts(p.status) && here(p.position));
        all.extend(points.map(|(p, i)| Source {
            position: p.position,
            operator: p.operator,
            id: SourceId::AccessPoint(i),
            opening: Opening { sector: None, radius_m: p.reach.radius_m() },
        }));
    }
    all
}

/// Groups sources by position, then by operator.
fn group(mut sources: Vec<Source>) -> (Vec<Site>, Vec<Holding>) {
    let key = |s: &Source| position_key(s.position);
    sources.par_sort_unstable_by_key(|s| (key(s), s.operator, s.id));

    let mut sites = Vec::new();
    let mut holdings: Vec<Holding> = Vec::new();
    let mut openings: Vec<Opening> = Vec::new();
    for here in sources.chunk_by(|a, b| key(a) == key(b)) {
        openings.clear();
        openings.extend(here.iter().map(|s| s.opening));
        let Some(profile) = PolarProfile::merge(&openings) else { continue };
        let first = u32::try_from(holdings.len()).unwrap_or(u32::MAX);
        let alone = here[0].operator == here[here.len() - 1].operator;
        for own in here.chunk_by(|a, b| a.operator == b.operator) {
            openings.clear();
            openings.extend(own.iter().map(|s| s.opening));
            holdings.push(Holding {
                operator: own[0].operator,
                profile: if alone { None } else { PolarProfile::merge(&openings) },
                source: own[0].id,
            });
        }
        let last = u32::try_from(holdings.len()).unwrap_or(u32::MAX);
        sites.push(Site {
            position: on_lattice(here[0].position),
            reach_m: profile.reach_m(),
            profile,
            holdings: first..last,
        });
    }
    (sites, holdings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::network::access_point;
    use crate::network::{FibreRoute, Operators, Status};
    use geo::{MultiLineString, coord, line_string};

    #[test]
    fn scaled_footprints_are_those_of_a_scaled_network() {
        let mut operators = Operators::default();
        let ids = ["A", "B"].map(|n| operators.enter(n).unwrap());
        let network = |k: f64| Network {
            access_points: [(0, 300.0), (1, 200.0)]
                .map(|(o, r)| access_point(ids[o], coord! {x: 7.0, y: 5.0}, k * r))
                .into(),
            fibre_routes: vec![FibreRoute {
                id: "r".into(),
                operator: ids[1],
                line: MultiLineString(vec![line_string![(x: 0., y: 0.), (x: 900., y: 40.)]]),
                distance_m: k * 80.0,
                status: Status::OnAir,
            }],
            operators: operators.clone(),
            ..Network::default()
        };
        let one = network(1.0);
        let scaled =
            ServiceFootprints::new(&one, &[Technology::Ftth]).varied(&one, Varied::Radius(1.25));
        let wider = ServiceFootprints::new(&network(1.25), &[Technology::Ftth]);
        assert_eq!(scaled.sites[0].profile, wider.sites[0].profile);
        assert_eq!(scaled.sites[0].reach_m, 375.0);
        let of_b = |f: &ServiceFootprints| {
            let site = &f.sites[0];
            f.holdings(site)
                .iter()
                .find(|h| h.operator == ids[1])
                .map(|h| h.profile_at(site).clone())
        };
        assert_eq!(of_b(&scaled), of_b(&wider));
        assert_eq!(of_b(&scaled), Some(PolarProfile::Disc(250.0)));
        assert_eq!(scaled.areas.len(), 1);
        assert!(scaled.areas[0].lines().eq(wider.areas[0].lines()));
    }

    #[test]
    fn operators_at_one_position_are_one_site() {
        let mut operators = Operators::default();
        let ids = ["A", "B", "C"].map(|n| operators.enter(n).unwrap());
        let point =
            |operator, x: f64, radius_m| access_point(operator, coord! {x: x, y: 5.0}, radius_m);
        let network = Network {
            access_points: vec![
                point(ids[1], 7.0, 300.0),
                point(ids[0], 7.0 + 1e-9, 300.0),
                point(ids[2], 7.0, 400.0),
                point(ids[0], 90.0, 300.0),
            ],
            operators,
            ..Network::default()
        };
        let all = ServiceFootprints::new(&network, &[Technology::Ftth]);
        assert_eq!(all.sites.len(), 2);
        let shared = &all.sites[0];
        assert_eq!(shared.profile, PolarProfile::Disc(400.0));
        assert_eq!(all.holdings(shared).len(), 3);
        let of_a = &all.holdings(shared)[0];
        assert_eq!((of_a.operator, of_a.profile_at(shared)), (ids[0], &PolarProfile::Disc(300.0)));
        assert_eq!(all.holdings(&all.sites[1])[0].operator, ids[0]);
        // From 350 m only the third serves; the second looks no farther.
        let at = coord! {x: 7.0, y: 355.0};
        let area = all.around(shared);
        assert!(area.contains(at, None) && area.contains(at, Some(ids[2])));
        assert!(!area.contains(at, Some(ids[1])));
        assert_eq!(area.looks_elsewhere(at, Some(ids[1])), None);
        assert_eq!(area.extent().width(), 800.0);
        assert!(ServiceFootprints::new(&network, &[Technology::G4]).is_empty());
    }
}
