use super::*;
use crate::fixtures::random::{self, square};
use crate::network::{
    AccessPoint, Cell, FibreRoute, Network, PublishedArea, ServiceKind, Status, Technology,
};
use crate::place::Extent;
use geo::{Coord, MultiLineString, MultiPolygon, coord, line_string};

fn cell(network: &mut Network, operator: &str, at: (f64, f64), radius_m: f64, sector: bool) {
    let operator = network.operators.enter(operator).unwrap();
    let at = coord! {x: at.0, y: at.1};
    // Facing north, 90° wide.
    let sector = sector.then_some((0.0, 90.0));
    let id = format!("c{}", network.cells.len()).into();
    network.cells.push(Cell { id, ..random::cell(operator, Technology::G4, at, radius_m, sector) });
}

/// A: a disc of 1 km at the origin and a polygon far east; B: a sector to the north at (5000, 0).
fn network() -> Network {
    let mut network = Network::default();
    cell(&mut network, "A", (0.0, 0.0), 1000.0, false);
    cell(&mut network, "B", (5000.0, 0.0), 2000.0, true);
    let operator = network.operators.enter("A").unwrap();
    network.published.push(PublishedArea {
        id: "p".into(),
        operator,
        technology: Technology::G4,
        shape: square(20_000.0, 0.0, 1000.0),
    });
    network
}

fn service(network: &Network, technology: Technology) -> ModelledService {
    ModelledService::new(network, ServiceKind::Technology(technology), vec![technology])
}

fn at(x: f64, y: f64) -> Coord<f64> {
    coord! {x: x, y: y}
}

#[test]
fn points_are_served_where_a_footprint_holds_them_its_edge_included() {
    let network = network();
    let q = service(&network, Technology::G4);
    let points: Vec<Extent> = [
        (0.0, 1000.0),
        (0.0, 1000.001),
        (5000.0, 2000.0),
        (5000.0, -1.0),
        (6000.0, 1000.0),
        (20_000.0, 500.0),
        (20_500.0, 500.0),
        (19_999.999, 500.0),
    ]
    .map(|(x, y)| Extent::Point(at(x, y)))
    .into();
    let probes = probe(&points.iter().collect::<Vec<_>>(), &network, &q, EngineKind::Auto);
    let served: Vec<f64> = probes.iter().map(|p| p.any.unwrap().value()).collect();
    assert_eq!(served, [1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0]);
    let who = |i: usize| probes[i].operators_from(1.0).map(|o| network.operators.name(o));
    assert_eq!(who(0).collect::<Vec<_>>(), ["A"]);
    assert_eq!(who(2).collect::<Vec<_>>(), ["B"]);
    assert_eq!(who(6).collect::<Vec<_>>(), ["A"]);
    assert_eq!(who(7).count(), 0);
    // Published areas are no place to go to.
    let nearest = probes[6].nearest.as_ref().unwrap();
    assert_eq!(network.name_of(nearest.source), "c1");
    assert_eq!(nearest.km, 15_500.0_f64.hypot(500.0) / 1000.0);
}

#[test]
fn areas_are_served_by_the_exact_share() {
    let network = network();
    let q = service(&network, Technology::G4);
    let extents = [
        Extent::Area(square(0.0, 0.0, 1000.0)),
        Extent::Area(square(19_500.0, 0.0, 1000.0)),
        Extent::Area(square(-200.0, -200.0, 400.0)),
        Extent::Area(MultiPolygon(vec![])),
    ];
    let probes = probe(&extents.iter().collect::<Vec<_>>(), &network, &q, EngineKind::Auto);
    let share = |i: usize| probes[i].any.unwrap().value();
    assert!((share(0) - std::f64::consts::FRAC_PI_4).abs() < 1e-12, "{}", share(0));
    assert!((share(1) - 0.5).abs() < 1e-12, "{}", share(1));
    assert_eq!(share(2), 1.0);
    assert_eq!(
        probes[3],
        Probe { any: None, by_operator: vec![], nearest: None, by_overlay: false }
    );
}

#[test]
fn a_service_no_layer_speaks_of_is_no_data() {
    let network = network();
    let q = service(&network, Technology::G5);
    let probes = probe(&[&Extent::Point(at(0.0, 0.0))], &network, &q, EngineKind::Auto);
    assert_eq!(probes[0].any, None);
    assert!(probes[0].by_operator.is_empty() && probes[0].nearest.is_none());
}

#[test]
fn distance_to_service_is_to_the_nearest_edge() {
    let network = network();
    let q = service(&network, Technology::G4);
    let index = &q.index;
    let half = 0.5_f64.sqrt();
    for (x, y, expected) in [
        (0.0, 0.0, 0.0),
        (0.0, 1000.0, 0.0),
        (0.0, 1750.0, 750.0),
        // Behind the sector, whose position is near: the disc's edge is at 2100.
        (3100.0, 0.0, 1900.0 * half),
        (5000.0, -300.0, 300.0),
        (5000.0, 2500.0, 500.0),
        (21_300.0, 1400.0, 500.0),
        (20_500.0, 500.0, 0.0),
    ] {
        let got = index.distance_to_service(at(x, y)).unwrap();
        assert!((got - expected).abs() <= 1e-9, "{x} {y}: {got}, not {expected}");
    }
    let none = service(&network, Technology::Ftth);
    assert_eq!(none.index.distance_to_service(at(0.0, 0.0)), None);
}

#[test]
fn the_nearest_of_each_operator_with_its_reach() {
    let mut network = network();
    // A stands with B too, with less reach.
    cell(&mut network, "A", (5000.0, 0.0), 500.0, false);
    network.operators.enter("Nobody").unwrap();
    let q = service(&network, Technology::G4);
    let near = Sources::new(q.index.footprints(), &network).nearest_of_each(at(4000.0, 0.0));
    let said: Vec<_> =
        near.iter().map(|n| (network.name_of(n.nearest.source), n.nearest.km, n.reach_m)).collect();
    assert_eq!(said, [("c2", 1.0, Some(500.0)), ("c1", 1.0, Some(2000.0))]);
    let any = q.index.nearest(&network, at(1500.0, 0.0)).unwrap();
    assert_eq!((network.name_of(any.source), any.km), ("c0", 1.5));
}

#[test]
fn fibre_routes_are_sources_with_a_distance() {
    let mut network = Network::default();
    let operator = network.operators.enter("A").unwrap();
    let id = "s".into();
    network
        .access_points
        .push(AccessPoint { id, ..random::access_point(operator, at(0.0, 5000.0), 300.0) });
    network.fibre_routes.push(FibreRoute {
        id: "r".into(),
        operator,
        line: MultiLineString(vec![line_string![(x: 0., y: 0.), (x: 3000., y: 0.)]]),
        distance_m: 100.0,
        status: Status::OnAir,
    });
    let q = service(&network, Technology::Ftth);
    let index = &q.index;
    assert!((index.distance_to_service(at(1500.0, 400.0)).unwrap() - 300.0).abs() < 1e-6);
    let sources = Sources::new(q.index.footprints(), &network);
    for (y, id, km, reach) in [(400.0, "r", 0.4, 100.0), (4000.0, "s", 1.0, 300.0)] {
        let near = &sources.nearest_of_each(at(0.0, y))[0];
        assert_eq!(
            (network.name_of(near.nearest.source), near.nearest.km, near.reach_m),
            (id, km, Some(reach))
        );
        assert_eq!(index.nearest(&network, at(0.0, y)), Some(near.nearest));
    }
}

#[test]
fn cumulative_services_count_later_generations() {
    let network = network();
    let mobile = [Technology::G3, Technology::G4, Technology::G5];
    let all = ModelledService::all(&network, &mobile, true);
    let of = |kind| all.iter().find(|s| s.kind == kind).unwrap();
    let g4 = of(ServiceKind::Technology(Technology::G4));
    assert_eq!(g4.technologies, [Technology::G4, Technology::G5]);
    assert!(g4.known && !of(ServiceKind::Technology(Technology::G5)).known);
    // All of mobile broadband is "at least 4G" here: no layer speaks of 3G.
    let parts =
        |s: &ModelledService| -> Vec<usize> { s.union_of.iter().map(|p| p.service).collect() };
    assert_eq!(parts(of(ServiceKind::MobileBroadband)), [0]);
    let plain = ModelledService::all(&network, &mobile, false);
    let of = |kind| plain.iter().find(|s| s.kind == kind).unwrap();
    assert_eq!(parts(of(ServiceKind::MobileBroadband)), [0, 1]);
    // 4G alone is not "at least 4G": it has to stand alone.
    let alone = ModelledService::all(&network, &[Technology::G4], true);
    assert!(alone.last().unwrap().union_of.is_empty());
}
