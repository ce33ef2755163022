//! Whether every index of an assessment is of something that is there.
//!
//! A file with the right sum may still be made by somebody who means ill. Maps and reports read lists by the
//! villages' indices and names by their identifiers without checking again.

use super::Damage;
use crate::assessment::Assessment;
use crate::coverage::Nearest;
use crate::indicator::{Level, Service, SpeedUnit};
use crate::network::OperatorId;
use crate::place::CommuneId;

pub(super) fn check(assessment: &Assessment) -> Result<(), Damage> {
    if sound(assessment) { Ok(()) } else { Err(Damage) }
}

fn sound(a: &Assessment) -> bool {
    let villages = a.villages.len();
    let operator = |o: &OperatorId| o.index() < a.network.operators.names().len();
    let any_operator = |o: &Option<OperatorId>| o.as_ref().is_none_or(operator);
    let commune = |c: CommuneId| (c.0 as usize) < a.units.communes.len();
    let district = |d: u32| (d as usize) < a.units.districts.len();
    let village = |v: u32| (v as usize) < villages;
    let evidence = |e: Option<u32>| e.is_none_or(|e| (e as usize) < a.evidence.len());
    let level = |l: Level| match l {
        Level::Province => true,
        Level::District(d) => district(d.0),
        Level::Commune(c) => commune(c),
    };
    let unit = |u: SpeedUnit| match u {
        SpeedUnit::Province => true,
        SpeedUnit::Commune(c) => commune(c),
        SpeedUnit::Village(v) => village(v),
    };
    let n = &a.network;
    let places = a.villages.iter().all(|v| {
        commune(v.commune) && v.district.is_none_or(|d| district(d.0)) && ground(v.shape.as_ref())
    });
    let sources = n.cells.iter().map(|c| &c.operator);
    let sources = sources.chain(n.access_points.iter().map(|p| &p.operator));
    let sources = sources.chain(n.fibre_routes.iter().map(|r| &r.operator));
    let mut sources = sources.chain(n.published.iter().map(|p| &p.operator));
    let network =
        sources.all(operator) && n.declared.iter().chain(&n.unread).all(|(_, o)| any_operator(o));
    // Of an operator that is there, since all the sources are.
    let source = |near: &Nearest| n.operator_of(near.source) == Some(near.operator);
    let services = a.services.iter().all(|s| {
        service(s, villages, a.points.len(), &operator)
            && s.villages.iter().all(|v| evidence(v.evidence))
            && s.villages.iter().flat_map(|v| &v.nearest).all(source)
    });
    let scenarios = a.scenarios.services.iter().all(|s| {
        s.seen.len() == a.scenarios.varied.len() && s.seen.iter().all(|f| f.len() == villages)
    });
    let rates = a.rates.iter().all(|r| level(r.level) && any_operator(&r.operator));
    let rates = rates && a.rates.iter().all(|r| r.no_data <= r.villages && r.white <= r.known());
    let bases = a.bases.iter().all(|b| {
        b.totals.len() == villages && (b.factors.is_empty() || b.factors.len() == villages)
    });
    let reports = a.evidence_use.len() == a.evidence.len()
        && a.evidence.iter().all(|e| village(e.village) && any_operator(&e.operator));
    let gaps = a
        .gaps
        .iter()
        .all(|g| village(g.village) && evidence(g.evidence) && g.nearest.iter().all(source));
    let public = a.places.iter().all(|p| p.commune.is_none_or(commune))
        && a.place_rates.iter().all(|r| r.commune.is_none_or(commune))
        && a.place_results
            .iter()
            .all(|r| (r.place as usize) < a.places.len() && r.operators.iter().all(operator));
    let sites = a.shared_sites.iter().all(|s| s.operators.iter().all(operator));
    let speeds = a.speeds.iter().all(|s| unit(s.of) && any_operator(&s.operator));
    let points = a.points.iter().all(|p| village(p.village));
    let relief = a.surroundings.relief.as_ref().is_none_or(|r| {
        r.heights_m.len() as u64 == u64::from(r.grid.cols) * u64::from(r.grid.rows)
    });
    places
        && network
        && services
        && scenarios
        && rates
        && bases
        && reports
        && gaps
        && public
        && sites
        && speeds
        && points
        && relief
}

/// Coordinates are numbers.
fn ground(shape: Option<&crate::place::Shape>) -> bool {
    use geo::CoordsIter;
    shape.is_none_or(|s| {
        s.area_m2 > 0.0
            && s.planar.coords_iter().all(|c| c.x.is_finite() && c.y.is_finite())
            && s.centre.x.is_finite()
            && s.centre.y.is_finite()
    })
}

/// Lists by village and by point are as long as those.
fn service(
    service: &Service,
    villages: usize,
    points: usize,
    operator: &dyn Fn(&OperatorId) -> bool,
) -> bool {
    service.villages.len() == villages
        && !service.shares.is_empty()
        && service.best_operator.as_ref().is_none_or(operator)
        && service.shares.iter().all(|s| {
            s.any.len() == villages
                && (s.operators.is_empty() || s.operators.len() == villages)
                && s.by_operator.iter().all(|(o, list)| operator(o) && list.len() == villages)
        })
        && service.points.as_ref().is_none_or(|p| {
            p.any.len() == points
                && p.by_operator.iter().all(|(o, list)| operator(o) && list.len() == points)
        })
}
