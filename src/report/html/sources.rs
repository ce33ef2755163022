//! Where service comes from: positions of base stations, access points, routes, and which of them is meant
//! by the nearest source of a village.

use super::geometry::Land;
use super::values::Pool;
use crate::assessment::Assessment;
use crate::network::{Network, OperatorId, SourceId, Technology};
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
    for cell in assessment.network.serving_cells() {
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
    for point in assessment.network.serving_access_points() {
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
    assessment.network.serving_routes().map(route).collect()
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

/// The sources that are nearest to some village, each once.
pub(super) struct Nearby<'a> {
    network: &'a Network,
    land: &'a Land,
    known: HashMap<(&'a str, usize, &'static str, i32, i32), usize>,
    pub(super) sources: Sources,
}

impl<'a> Nearby<'a> {
    pub(super) fn new(network: &'a Network, land: &'a Land) -> Self {
        Self { network, land, known: HashMap::new(), sources: Sources::default() }
    }

    /// The position in [`Sources`] of a source as seen from a place; `None` where it has none.
    pub(super) fn enter(&mut self, source: SourceId, from: Coord<f64>) -> Option<usize> {
        let (kind, at) = self.seen(source, from)?;
        let (x, y) = (self.land.x(at), self.land.y(at));
        let (id, operator) = (self.network.name_of(source), self.network.operator_of(source)?);
        let sources = &mut self.sources;
        Some(*self.known.entry((id, operator.index(), kind, x, y)).or_insert_with(|| {
            sources.id.push(id.to_owned());
            sources.operator.push(operator.index());
            sources.kind.push(kind);
            sources.x.push(x);
            sources.y.push(y);
            sources.id.len() - 1
        }))
    }

    /// What a source is, and where, as seen from a place.
    fn seen(&self, source: SourceId, from: Coord<f64>) -> Option<(&'static str, Coord<f64>)> {
        let point = |closest: Closest<f64>| match closest {
            Closest::SinglePoint(p) | Closest::Intersection(p) => Some(p.0),
            Closest::Indeterminate => None,
        };
        let (network, from) = (self.network, geo::Point(from));
        Some(match source {
            SourceId::Cell(i) => ("cell", network.cells[i as usize].position),
            SourceId::AccessPoint(i) => {
                ("access_point", network.access_points[i as usize].position)
            }
            SourceId::Route(i) => {
                ("route", point(network.fibre_routes[i as usize].line.closest_point(&from))?)
            }
            SourceId::Published(i) => {
                ("published", point(network.published[i as usize].shape.closest_point(&from))?)
            }
        })
    }
}
