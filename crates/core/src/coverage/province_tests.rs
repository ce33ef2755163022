//! The engine on random provinces: against points sown at random and plain loops over the sources,
//! against the overlay engine, and properties that hold whatever the province.

use super::*;
use crate::fixtures::random::{Province, cell, province, random, square, village};
use crate::footprint::Varied;
use crate::network::{Network, OperatorId, ServiceKind, Technology};
use crate::place::{Basis, BasisMethod, Denominator, Extent, Part, Parts};
use crate::progress::Silent;
use crate::threads::prelude::*;
use geo::{BoundingRect, Coord, MultiPolygon};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

const MOBILE: [Technology; 3] = [Technology::G3, Technology::G4, Technology::G5];

fn covered(p: &Province, engine: EngineKind) -> (Vec<ModelledService>, Vec<ServiceCoverage>) {
    let services = ModelledService::all(&p.network, &MOBILE, false);
    let all = cover(p.study_area(), &p.network, &services, engine, &Silent).unwrap();
    (services, all)
}

/// Who serves a point, bit by operator, by plain loops over the network: nothing of the engine is
/// used but the tables. `near` are indices of cells and splitters that may reach it.
struct Sower<'a> {
    network: &'a Network,
    technologies: &'a [Technology],
    cells: Vec<usize>,
    splitters: Vec<usize>,
}

impl<'a> Sower<'a> {
    fn near(
        network: &'a Network,
        technologies: &'a [Technology],
        shape: &MultiPolygon<f64>,
    ) -> Self {
        let rect = shape.bounding_rect().unwrap();
        let (min, max) = (rect.min(), rect.max());
        let reaches = |at: Coord<f64>, radius: f64| {
            let dx = (min.x - at.x).max(at.x - max.x).max(0.0);
            let dy = (min.y - at.y).max(at.y - max.y).max(0.0);
            dx.hypot(dy) <= radius
        };
        let cells = &network.cells;
        let points = &network.access_points;
        let ftth = technologies.contains(&Technology::Ftth);
        Self {
            network,
            technologies,
            cells: (0..cells.len())
                .filter(|&i| technologies.contains(&cells[i].technology))
                .filter(|&i| reaches(cells[i].position, cells[i].reach.radius_m()))
                .collect(),
            splitters: (0..points.len())
                .filter(|&i| ftth && reaches(points[i].position, points[i].reach.radius_m()))
                .collect(),
        }
    }

    fn who(&self, at: Coord<f64>) -> u32 {
        let mut who = 0;
        for &i in &self.cells {
            let cell = &self.network.cells[i];
            let (dx, dy) = (at.x - cell.position.x, at.y - cell.position.y);
            if dx * dx + dy * dy > cell.reach.radius_m().powi(2) {
                continue;
            }
            let faces = cell.sector.is_none_or(|s| {
                // Clockwise from north.
                let off = (dx.atan2(dy).to_degrees() - s.azimuth_deg).rem_euclid(360.0);
                off.min(360.0 - off) <= 0.5 * s.beamwidth_deg
            });
            if faces {
                who |= 1 << cell.operator.index();
            }
        }
        for &i in &self.splitters {
            let point = &self.network.access_points[i];
            let (dx, dy) = (at.x - point.position.x, at.y - point.position.y);
            if dx * dx + dy * dy <= point.reach.radius_m().powi(2) {
                who |= 1 << point.operator.index();
            }
        }
        if self.technologies.contains(&Technology::Ftth) {
            for route in &self.network.fibre_routes {
                let points = &route.line.0[0].0;
                let reach2 = route.distance_m.powi(2);
                if points.windows(2).any(|w| distance2(at, w[0], w[1]) <= reach2) {
                    who |= 1 << route.operator.index();
                }
            }
        }
        for area in &self.network.published {
            if self.technologies.contains(&area.technology) && holds(&area.shape, at) {
                who |= 1 << area.operator.index();
            }
        }
        who
    }
}

/// Whether a point is inside, by the edges to its right.
fn holds(shape: &MultiPolygon<f64>, at: Coord<f64>) -> bool {
    let mut inside = false;
    for polygon in &shape.0 {
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            for w in ring.0.windows(2) {
                let (a, b) = (w[0], w[1]);
                if (a.y > at.y) != (b.y > at.y)
                    && at.x < a.x + (at.y - a.y) * (b.x - a.x) / (b.y - a.y)
                {
                    inside = !inside;
                }
            }
        }
    }
    inside
}

/// Squared distance from a point to a segment.
fn distance2(at: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let along = ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy);
    let t = along.clamp(0.0, 1.0);
    (at.x - a.x - t * dx).powi(2) + (at.y - a.y - t * dy).powi(2)
}

/// A point of a shape, each as likely.
fn point_in(shape: &MultiPolygon<f64>, rng: &mut ChaCha8Rng) -> Coord<f64> {
    let rect = shape.bounding_rect().unwrap();
    loop {
        let at = Coord {
            x: rng.random_range(rect.min().x..rect.max().x),
            y: rng.random_range(rect.min().y..rect.max().y),
        };
        if holds(shape, at) {
            return at;
        }
    }
}

/// Counts of sown points: served by any, by each operator, by exactly 0, 1, 2, 3 or more.
#[derive(Default)]
struct Crop {
    sown: f64,
    any: f64,
    by: [f64; 4],
    number: [f64; 4],
}

impl Crop {
    fn add(&mut self, who: u32) {
        self.sown += 1.0;
        self.any += f64::from(u8::from(who != 0));
        for (i, by) in self.by.iter_mut().enumerate() {
            *by += f64::from(who >> i & 1);
        }
        self.number[(who.count_ones() as usize).min(3)] += 1.0;
    }
}

/// How the engine's shares stand to the crop, over everything: the sum of differences, and of
/// variances.
#[derive(Default)]
struct Balance {
    difference: f64,
    variance: f64,
    compared: u32,
}

impl Balance {
    /// Each number of points must lie within five standard deviations, and one point for those that
    /// are certain (strips along routes are polygons, a little less than their round ends).
    fn weigh(&mut self, share: f64, hits: f64, sown: f64, what: &str) {
        let (expected, variance) = (share * sown, share * (1.0 - share) * sown);
        let off = hits - expected;
        assert!(
            off.abs() <= 5.0 * variance.sqrt() + 1.0,
            "{what}: {hits} of {sown}, not {expected}"
        );
        self.difference += off;
        self.variance += variance;
        self.compared += 1;
    }

    fn portion(&mut self, portion: &Portion, operators: &[OperatorId], crop: &Crop, what: &str) {
        self.weigh(portion.any.value(), crop.any, crop.sown, what);
        for (operator, share) in operators.iter().zip(&portion.by_operator) {
            self.weigh(share.value(), crop.by[operator.index()], crop.sown, what);
        }
        let numbers = portion.operators.expect("so few operators are counted").map(Share::value);
        for (share, hits) in numbers.into_iter().zip(crop.number) {
            self.weigh(share, hits, crop.sown, what);
        }
    }
}

/// Sows a province and weighs the engine's answers; how many points were sown.
fn sow(seed: u64, balance: &mut Balance) -> f64 {
    let mut sown = 0.0;
    let p = province(seed);
    let mut rng = random(1000 + seed);
    let (services, all) = covered(&p, EngineKind::Exact);
    for (service, covered) in services.iter().zip(&all) {
        let what = format!("province {seed}, {:?}", service.kind);
        for (v, village) in p.villages.iter().enumerate() {
            let Some(shape) = &village.shape else { continue };
            let sower = Sower::near(&p.network, &service.technologies, &shape.planar);
            let what = format!("{what}, village {v}");
            let answer = &covered.villages[v];
            let mut crop = Crop::default();
            for _ in 0..2600 {
                crop.add(sower.who(point_in(&shape.planar, &mut rng)));
            }
            sown += crop.sown;
            balance.portion(answer.area.as_ref().unwrap(), &service.operators, &crop, &what);
            for (basis, portion) in p.bases.iter().zip(&answer.bases) {
                let Parts::Pieces(pieces) = &basis.parts else { panic!("pieces") };
                let mut crop = Crop::default();
                for _ in 0..600 {
                    crop.add(sower.who(point_of(&pieces[v], &mut rng)));
                }
                sown += crop.sown;
                let what = format!("{what}, {:?}", basis.denominator);
                let portion = portion.as_ref().unwrap();
                balance.portion(portion, &service.operators, &crop, &what);
            }
        }
        let everywhere = p.villages.iter().filter_map(|v| v.shape.as_ref());
        let everywhere = MultiPolygon(everywhere.flat_map(|s| s.planar.clone()).collect());
        let sower = Sower::near(&p.network, &service.technologies, &everywhere);
        for (i, point) in p.points.iter().enumerate() {
            let who = sower.who(point.position);
            assert_eq!(covered.points.any[i], who != 0, "{what}, point {i}");
            for (operator, by) in service.operators.iter().zip(&covered.points.by_operator) {
                assert_eq!(by[i], who >> operator.index() & 1 == 1, "{what}, point {i}");
            }
        }
    }
    sown
}

/// A piece by its weight, then a point of it.
fn point_of(pieces: &[Part], rng: &mut ChaCha8Rng) -> Coord<f64> {
    let total: f64 = pieces.iter().map(|p| p.weight).sum();
    let mut left = rng.random_range(0.0..total);
    let piece = pieces.iter().find(|p| {
        left -= p.weight;
        left < 0.0
    });
    match &piece.unwrap_or(&pieces[0]).extent {
        Extent::Point(at) => *at,
        Extent::Area(shape) => point_in(shape, rng),
    }
}

/// A million points in the villages and in the pieces of their bases.
#[test]
fn a_million_points_sown_at_random_agree() {
    let provinces: Vec<(f64, Balance)> = (1..=4_u64)
        .into_par_iter()
        .map(|seed| {
            let mut balance = Balance::default();
            (sow(seed, &mut balance), balance)
        })
        .collect();
    let sown: f64 = provinces.iter().map(|p| p.0).sum();
    assert!(sown >= 1e6, "{sown} points");
    assert!(provinces.iter().map(|p| p.1.compared).sum::<u32>() > 5000);
    // All together: a bias too small to be seen in one village would be seen here.
    let difference: f64 = provinces.iter().map(|p| p.1.difference).sum();
    let variance: f64 = provinces.iter().map(|p| p.1.variance).sum();
    let sigmas = difference / variance.sqrt();
    assert!(sigmas.abs() <= 5.0, "{sigmas} standard deviations in all");
}

#[test]
fn the_overlay_engine_agrees_on_pieces() {
    for seed in 11..=13 {
        let p = province(seed);
        let (_, exact) = covered(&p, EngineKind::Exact);
        let (_, overlay) = covered(&p, EngineKind::Overlay);
        let mut compared = 0;
        for (a, b) in exact.iter().zip(&overlay) {
            for (v, (a, b)) in a.villages.iter().zip(&b.villages).enumerate() {
                let pairs = a.bases.iter().zip(&b.bases).chain([(&a.area, &b.area)]);
                for (a, b) in pairs {
                    let (Some(a), Some(b)) = (a, b) else {
                        assert!(a.is_none() && b.is_none());
                        continue;
                    };
                    // A circle of 1.4 km and its polygon of 256 sides differ by 0.05 m, now in, now
                    // out, along what crosses a piece of 250 m.
                    let shares = std::iter::once((a.any, b.any))
                        .chain(a.by_operator.iter().copied().zip(b.by_operator.iter().copied()));
                    for (a, b) in shares {
                        let off = (a.value() - b.value()).abs();
                        assert!(off <= 5e-5, "village {v}: {a:?}, {b:?}");
                        compared += 1;
                    }
                    let numbers = a.operators.unwrap().into_iter().zip(b.operators.unwrap());
                    for (a, b) in numbers {
                        assert!((a.value() - b.value()).abs() <= 2e-4, "village {v}: {a:?}, {b:?}");
                    }
                }
            }
        }
        assert!(compared > 500, "{compared}");
    }
}

#[test]
fn numbers_of_operators_add_up() {
    for seed in 21..=26 {
        let p = province(seed);
        let (_, all) = covered(&p, EngineKind::Exact);
        for answer in all.iter().flat_map(|c| &c.villages) {
            for portion in answer.bases.iter().chain([&answer.area]).flatten() {
                let [none, one, two, more] = portion.operators.unwrap().map(Share::value);
                assert!((none + one + two + more - 1.0).abs() <= 1e-12);
                assert!((1.0 - none - portion.any.value()).abs() <= 1e-9, "{portion:?}");
                // Every operator's share counts each place once for itself; three or more are four
                // at most.
                let sum: f64 = portion.by_operator.iter().map(|s| s.value()).sum();
                let known = one + 2.0 * two + 3.0 * more;
                assert!(sum >= known - 1e-9 && sum <= known + more + 1e-9, "{portion:?}");
            }
        }
    }
}

#[test]
fn operators_in_another_order_change_nothing() {
    let p = province(31);
    let (services, all) = covered(&p, EngineKind::Exact);
    for (service, here) in services.iter().zip(&all) {
        let mut turned = service.varied(&p.network, Varied::NOTHING, true);
        turned.operators.reverse();
        let there =
            cover(p.study_area(), &p.network, &[turned], EngineKind::Exact, &Silent).unwrap();
        for (a, b) in here.villages.iter().zip(&there[0].villages) {
            for (a, b) in a.bases.iter().zip(&b.bases).chain([(&a.area, &b.area)]) {
                let (Some(a), Some(b)) = (a, b) else { continue };
                assert!((a.any.value() - b.any.value()).abs() <= 1e-9);
                for (x, y) in a.by_operator.iter().zip(b.by_operator.iter().rev()) {
                    assert!((x.value() - y.value()).abs() <= 1e-12, "{a:?} {b:?}");
                }
                for (x, y) in a.operators.unwrap().iter().zip(b.operators.unwrap()) {
                    assert!((x.value() - y.value()).abs() <= 1e-9, "{a:?} {b:?}");
                }
            }
        }
        assert_eq!(here.points.any, there[0].points.any);
    }
}

#[test]
fn a_source_more_never_lowers_anything() {
    let whole = province(41);
    let mut last: Option<Vec<ServiceCoverage>> = None;
    for share in [0, 1, 2, 3] {
        let mut p = province(41);
        // The operators stay those of the whole network, so that lists can be compared.
        p.network.cells.truncate(whole.network.cells.len() * share / 3);
        p.network.access_points.truncate(whole.network.access_points.len() * share / 3);
        for technology in Technology::ALL {
            p.network.declared.extend(p.network.operators.ids().map(|o| (technology, Some(o))));
        }
        let (_, now) = covered(&p, EngineKind::Exact);
        for (before, now) in last.iter().flatten().zip(&now) {
            for (a, b) in before.villages.iter().zip(&now.villages) {
                for (a, b) in a.bases.iter().zip(&b.bases).chain([(&a.area, &b.area)]) {
                    let (Some(a), Some(b)) = (a, b) else { continue };
                    assert!(b.any.value() >= a.any.value() - 1e-10);
                    for (a, b) in a.by_operator.iter().zip(&b.by_operator) {
                        assert!(b.value() >= a.value() - 1e-10);
                    }
                }
            }
            for (a, b) in before.points.any.iter().zip(&now.points.any) {
                assert!(b >= a);
            }
        }
        last = Some(now);
    }
}

#[test]
fn a_basis_spread_over_another_has_its_shares() {
    let mut p = province(51);
    let inhabited = p.bases[0].clone();
    p.bases[1].parts = Parts::As(Denominator::InhabitedArea);
    p.bases[2].parts = Parts::As(Denominator::Area);
    p.bases[1].totals[3] = None;
    let (_, all) = covered(&p, EngineKind::Exact);
    for covered in &all {
        for (v, answer) in covered.villages.iter().enumerate() {
            let [settled, people, homes] = &answer.bases[..] else { panic!("three bases") };
            assert_eq!(settled.is_some(), inhabited.totals[v].is_some());
            assert_eq!(people, if v == 3 { &None } else { settled });
            assert_eq!(homes, if v == 15 { &None } else { &answer.area });
        }
    }
    // Spread over what is not there: no data.
    p.bases.remove(0);
    let (_, all) = covered(&p, EngineKind::Exact);
    assert!(all[0].villages.iter().all(|a| a.bases[0].is_none()));
}

#[test]
fn asking_for_less_changes_nothing_of_what_is_told() {
    let p = province(83);
    let (services, all) = covered(&p, EngineKind::Exact);
    let details = [None, Some(Detail::Any), Some(Detail::Operators), Some(Detail::Number)];
    for (i, area) in details.into_iter().enumerate() {
        let of_bases = [Detail::Any, Detail::Operators][i % 2];
        let bases = (0..p.bases.len()).step_by(1 + i / 2).map(|b| (b, of_bases)).collect();
        let request = VillageRequest { area, bases, nearest: i == 2 };
        let (study, engine) = (p.study_area(), EngineKind::Exact);
        let less =
            cover_requested(study, &p.network, &services, engine, &request, &Silent).unwrap();
        for (less, whole) in less.iter().zip(&all) {
            assert_eq!(less.points, whole.points);
            for (less, whole) in less.villages.iter().zip(&whole.villages) {
                let check = |less: &Option<Portion>, whole: &Option<Portion>, detail: Detail| {
                    let (Some(less), Some(whole)) = (less, whole) else {
                        return assert_eq!(less, whole);
                    };
                    let apart = (less.any.value() - whole.any.value()).abs();
                    assert!(apart <= 1e-12, "{less:?}, not {whole:?}");
                    if detail >= Detail::Operators {
                        assert_eq!(less.by_operator, whole.by_operator);
                    }
                    if detail == Detail::Number {
                        assert_eq!(less.operators, whole.operators);
                    }
                };
                if let Some(detail) = area {
                    check(&less.area, &whole.area, detail);
                }
                for (b, detail) in &request.bases {
                    check(&less.bases[*b], &whole.bases[*b], *detail);
                }
                assert!(!request.nearest || less.nearest == whole.nearest);
                assert!(request.nearest || less.nearest.is_none());
            }
        }
    }
}

#[test]
fn what_is_asked_again_is_what_was_found() {
    let p = province(61);
    let (services, all) = covered(&p, EngineKind::Exact);
    for (service, whole) in services.iter().zip(&all) {
        for by_operator in [false, true] {
            let alone = service.varied(&p.network, Varied::NOTHING, by_operator);
            // Only people, only in every other village.
            let people = vec![(1, Detail::Operators)];
            let people = VillageRequest { bases: people, ..VillageRequest::default() };
            let request = |v: usize| v.is_multiple_of(2).then(|| people.clone());
            let (again, points) =
                cover_alone(p.study_area(), &alone, EngineKind::Exact, &request, &Silent).unwrap();
            assert_eq!(points.any, whole.points.any);
            for (v, (again, whole)) in again.iter().zip(&whole.villages).enumerate() {
                let Some(again) = again else {
                    assert_eq!(v % 2, 1);
                    continue;
                };
                assert!(again.area.is_none() && again.bases[0].is_none());
                let (Some(a), Some(b)) = (&again.bases[1], &whole.bases[1]) else {
                    assert_eq!(v, 15);
                    continue;
                };
                assert!((a.any.value() - b.any.value()).abs() <= 1e-10, "{v}: {a:?} {b:?}");
                assert_eq!(a.by_operator.len(), if by_operator { b.by_operator.len() } else { 0 });
                for (a, b) in a.by_operator.iter().zip(&b.by_operator) {
                    assert!((a.value() - b.value()).abs() <= 1e-10, "{v}: {a:?} {b:?}");
                }
            }
        }
    }
}

#[test]
fn a_service_is_asked_about_alone_as_in_a_run() {
    let p = province(71);
    let (services, all) = covered(&p, EngineKind::Exact);
    let mobile = services.iter().find(|s| s.kind == ServiceKind::MobileBroadband).unwrap();
    let places: Vec<Extent> = p
        .villages
        .iter()
        .map(|v| Extent::Area(v.shape.as_ref().map_or(MultiPolygon(vec![]), |s| s.planar.clone())))
        .collect();
    let probes = probe(&places.iter().collect::<Vec<_>>(), &p.network, mobile, EngineKind::Auto);
    let found = all.last().unwrap();
    for (probe, answer) in probes.iter().zip(&found.villages) {
        let (Some(any), Some(area)) = (probe.any, &answer.area) else {
            assert!(probe.any.is_none() && answer.area.is_none());
            continue;
        };
        assert!((any.value() - area.any.value()).abs() <= 1e-10);
        for ((_, a), b) in probe.by_operator.iter().zip(&area.by_operator) {
            assert!((a.value() - b.value()).abs() <= 1e-10);
        }
    }
}

/// The shares by number of operators in a square around discs of one operator each.
fn numbers(discs: &[(f64, f64, f64)], side: f64) -> [f64; 4] {
    let mut network = Network::default();
    for (k, (x, y, radius)) in discs.iter().enumerate() {
        let operator = network.operators.enter(&format!("op{k}")).unwrap();
        let at = Coord { x: *x, y: *y };
        network.cells.push(cell(operator, Technology::G4, at, *radius, None));
    }
    let villages = [village("v", square(-0.5 * side, -0.5 * side, side))];
    // The same ground twice: once as it is, once as a piece.
    let shape = villages[0].shape.as_ref().unwrap().planar.clone();
    let part = Part { weight: 7.0, extent: Extent::Area(shape) };
    let basis = Basis {
        denominator: Denominator::Population,
        totals: vec![Some(7.0)],
        parts: Parts::Pieces(vec![vec![part]]),
        method: BasisMethod::CountRaster,
        factors: Vec::new(),
    };
    let study = StudyArea { villages: &villages, bases: &[basis], points: &[] };
    let service = ModelledService::new(
        &network,
        ServiceKind::Technology(Technology::G4),
        vec![Technology::G4],
    );
    let all = cover(study, &network, &[service], EngineKind::Exact, &Silent).unwrap();
    let answer = &all[0].villages[0];
    let area = answer.area.as_ref().unwrap().operators.unwrap().map(Share::value);
    let people = answer.bases[0].as_ref().unwrap().operators.unwrap().map(Share::value);
    for (a, b) in area.into_iter().zip(people) {
        assert!((a - b).abs() <= 1e-12, "{area:?} {people:?}");
    }
    area
}

#[track_caller]
fn check_numbers(discs: &[(f64, f64, f64)], side: f64, m2: [f64; 3]) {
    let got = numbers(discs, side);
    let whole = side * side;
    let expected =
        [1.0 - m2.iter().sum::<f64>() / whole, m2[0] / whole, m2[1] / whole, m2[2] / whole];
    for (g, e) in got.into_iter().zip(expected) {
        assert!((g - e).abs() <= 1e-12, "{got:?}, not {expected:?}");
    }
}

/// Two discs of 1 km at a distance of 1 km share 2π/3 − √3/2 km²; a third at the same distance from
/// both leaves a Reuleaux triangle of (π − √3)/2 km² to all three.
#[test]
fn numbers_of_operators_in_closed_form() {
    use std::f64::consts::PI;
    let disc = PI * 1e6;
    let lens = (2.0 * PI / 3.0 - 3.0_f64.sqrt() / 2.0) * 1e6;
    let reuleaux = (PI - 3.0_f64.sqrt()) / 2.0 * 1e6;
    let two = [(-500.0, 0.0, 1000.0), (500.0, 0.0, 1000.0)];
    check_numbers(&two, 5000.0, [2.0 * (disc - lens), lens, 0.0]);
    let height = 500.0 * 3.0_f64.sqrt();
    let three = [two[0], two[1], (0.0, height, 1000.0)];
    let pairs = 3.0 * (lens - reuleaux);
    let alone = 3.0 * (disc - 2.0 * lens + reuleaux);
    check_numbers(&three, 6000.0, [alone, pairs, reuleaux]);
    // A fourth and a fifth that serve everything lift all by two; one alone by one.
    let all = (0.0, 0.0, 9000.0);
    let [none, one, two_of, more] = numbers(&[three[0], three[1], three[2], all], 6000.0);
    let whole = 36e6;
    assert_eq!(none, 0.0);
    assert!((one - (1.0 - (alone + pairs + reuleaux) / whole)).abs() <= 1e-12);
    assert!((two_of - alone / whole).abs() <= 1e-12);
    assert!((more - (pairs + reuleaux) / whole).abs() <= 1e-12);
    let lifted = numbers(&[two[0], all, (1.0, 0.0, 9000.0)], 5000.0);
    assert!((lifted[3] - disc / 25e6).abs() <= 1e-12 && lifted[..2] == [0.0, 0.0]);
    // Discs of one centre and several radii are one site.
    let nested = [(0.0, 0.0, 1000.0), (0.0, 0.0, 500.0), (0.0, 0.0, 1000.0), (0.0, 0.0, 300.0)];
    let ring = |a: f64, b: f64| PI * (a * a - b * b);
    check_numbers(&nested, 3000.0, [0.0, ring(1000.0, 500.0), PI * 25e4]);
}
