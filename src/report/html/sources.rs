//! Where service comes from: positions of base stations, access points, routes, and which of them is meant
//! by the nearest source of a village.

use super::geometry::Land;
use super::values::Pool;
use crate::assessment::Assessment;
use crate::coverage::Nearest;
use crate::network::{OperatorId, ServiceKind, Technology};
use geo::{Closest, ClosestPoint, Coord};
use serde::Serialize;
use std::collections::HashMap;

/// Positions of base stations; columns.
#[derive(Default, Serialize)]
pub(super) struct Sites {
    id: Vec<String>,
    x: Vec<i32>,
    y: Vec<i32>,
    has: Vec<usize>,
}

/// Fibre access points; columns.
#[derive(Default, Serialize)]
pub(super) struct AccessPoints {
    id: Vec<String>,
    operator: Vec<usize>,
    x: Vec<i32>,
    y: Vec<i32>,
}

/// A fibre route.
#[derive(Serialize)]
pub(super) struct Route {
    id: String,
    operator: usize,
    lines: Vec<Vec<i32>>,
}

/// What stands at a position: technologies and their operators.
pub(super) type Has = Vec<(&'static str, usize)>;

/// One position.
struct Site<'a> {
    id: &'a str,
    position: Coord<f64>,
    has: Vec<(Technology, OperatorId)>,
}

/// The positions of base stations in the order of the cells, and what stands there.
pub(super) fn sites(assessment: &Assessment, land: &Land) -> (Sites, Vec<Has>) {
    let mut at: HashMap<(u64, u64), usize> = HashMap::new();
    let mut found: Vec<Site<'_>> = Vec::new();
    for cell in &assessment.network.cells {
        let key = ((cell.position.x + 0.0).to_bits(), (cell.position.y + 0.0).to_bits());
        let site = *at.entry(key).or_insert_with(|| {
            let id = if cell.site_id.is_empty() { &cell.id } else { &cell.site_id };
            found.push(Site { id, position: cell.position, has: Vec::new() });
            found.len() - 1
        });
        found[site].has.push((cell.technology, cell.operator));
    }
    let (mut sites, mut pool) = (Sites::default(), Pool::default());
    for Site { id, position, mut has } in found {
        has.sort_unstable();
        has.dedup();
        sites.id.push(id.to_owned());
        sites.x.push(land.x(position));
        sites.y.push(land.y(position));
        sites.has.push(pool.enter(has));
    }
    let named = |has: Vec<(Technology, OperatorId)>| {
        has.into_iter().map(|(t, o)| (t.name(), o.index())).collect()
    };
    (sites, pool.all.into_iter().map(named).collect())
}

/// All access points.
pub(super) fn access_points(assessment: &Assessment, land: &Land) -> AccessPoints {
    let mut all = AccessPoints::default();
    for point in &assessment.network.access_points {
        all.id.push(point.id.as_ref().to_owned());
        all.operator.push(point.operator.index());
        all.x.push(land.x(point.position));
        all.y.push(land.y(point.position));
    }
    all
}

/// All routes.
pub(super) fn routes(assessment: &Assessment, land: &Land) -> Vec<Route> {
    let route = |route: &crate::network::FibreRoute| Route {
        id: route.id.as_ref().to_owned(),
        operator: route.operator.index(),
        lines: land.lines(&route.line),
    };
    assessment.network.fibre_routes.iter().map(route).collect()
}

/// Sources that villages refer to; columns.
#[derive(Default, Serialize)]
pub(super) struct Sources {
    id: Vec<String>,
    operator: Vec<usize>,
    kind: Vec<&'static str>,
    x: Vec<i32>,
    y: Vec<i32>,
}

/// A source of the network.
#[derive(Clone, Copy)]
enum Source {
    Cell(u32),
    AccessPoint(u32),
    Route(u32),
    Published(u32),
}

/// Finds sources again by what tables call them.
pub(super) struct Finder<'a> {
    assessment: &'a Assessment,
    land: &'a Land,
    by_name: HashMap<(OperatorId, &'a str), Vec<Source>>,
    known: HashMap<(String, usize, &'static str, i32, i32), usize>,
    pub(super) sources: Sources,
}

impl<'a> Finder<'a> {
    /// Knows every source of the network.
    pub(super) fn new(assessment: &'a Assessment, land: &'a Land) -> Self {
        let network = &assessment.network;
        let mut by_name: HashMap<(OperatorId, &str), Vec<Source>> = HashMap::new();
        let mut enter = |operator, id: &'a str, source| {
            by_name.entry((operator, id)).or_default().push(source);
        };
        for (i, cell) in (0..).zip(&network.cells) {
            let id = if cell.site_id.is_empty() { &cell.id } else { &cell.site_id };
            enter(cell.operator, id, Source::Cell(i));
        }
        for (i, point) in (0..).zip(&network.access_points) {
            enter(point.operator, &point.id, Source::AccessPoint(i));
        }
        for (i, route) in (0..).zip(&network.fibre_routes) {
            enter(route.operator, &route.id, Source::Route(i));
        }
        for (i, area) in (0..).zip(&network.published) {
            enter(area.operator, &area.id, Source::Published(i));
        }
        Self { assessment, land, by_name, known: HashMap::new(), sources: Sources::default() }
    }

    /// The position in [`Sources`] of what is meant by the nearest source of a service as seen from a place;
    /// `None` where the network does not have it.
    ///
    /// Several may have one name; the one at the distance that was found is meant.
    pub(super) fn find(
        &mut self,
        nearest: &Nearest,
        service: ServiceKind,
        from: Coord<f64>,
    ) -> Option<usize> {
        let rule = &self.assessment.method.rule;
        let technologies = service.technologies(&rule.mobile_broadband, rule.cumulative);
        let all = self.by_name.get(&(nearest.operator, nearest.id.as_ref()))?;
        let off = |at: Coord<f64>| {
            let away = at - from;
            (away.x.hypot(away.y) - 1000.0 * nearest.km).abs()
        };
        let candidates = all.iter().filter_map(|source| {
            let (technology, kind, at) = self.seen(*source, from)?;
            technologies.contains(&technology).then(|| (off(at), kind, at))
        });
        let (_, kind, at) = candidates.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let (x, y) = (self.land.x(at), self.land.y(at));
        let key = (nearest.id.as_ref().to_owned(), nearest.operator.index(), kind, x, y);
        let sources = &mut self.sources;
        Some(*self.known.entry(key).or_insert_with(|| {
            sources.id.push(nearest.id.as_ref().to_owned());
            sources.operator.push(nearest.operator.index());
            sources.kind.push(kind);
            sources.x.push(x);
            sources.y.push(y);
            sources.id.len() - 1
        }))
    }

    /// What a source is, and where, as seen from a place.
    fn seen(
        &self,
        source: Source,
        from: Coord<f64>,
    ) -> Option<(Technology, &'static str, Coord<f64>)> {
        let network = &self.assessment.network;
        let point = |closest: Closest<f64>| match closest {
            Closest::SinglePoint(p) | Closest::Intersection(p) => Some(p.0),
            Closest::Indeterminate => None,
        };
        let from = geo::Point(from);
        Some(match source {
            Source::Cell(i) => {
                let cell = &network.cells[i as usize];
                (cell.technology, "cell", cell.position)
            }
            Source::AccessPoint(i) => {
                let at = network.access_points[i as usize].position;
                (Technology::Ftth, "access_point", at)
            }
            Source::Route(i) => {
                let at = point(network.fibre_routes[i as usize].line.closest_point(&from))?;
                (Technology::Ftth, "route", at)
            }
            Source::Published(i) => {
                let area = &network.published[i as usize];
                (area.technology, "published", point(area.shape.closest_point(&from))?)
            }
        })
    }
}
