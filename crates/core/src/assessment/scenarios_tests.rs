//! Scenarios against whole runs with the radii changed in the network, and operator rules by hand.

use super::Needs;
use super::by_overlay::ByOverlay;
use super::scenarios::{scenarios, tried};
use super::services::{Judge, services};
use crate::coverage::{CoverageModel, EngineKind, Share};
use crate::fixtures::random::{Province, cell, province, square, village};
use crate::footprint::Varied;
use crate::gap::GapTerms;
use crate::indicator::{
    Bilingual, Comparison, Observation, Observer, OperatorRule, Plan, Rule, Scenarios, Service,
    Status, Target, TargetMeasure, Test, Unit, VillageTotals,
};
use crate::network::{Network, Reach, ServiceKind, Technology};
use crate::place::{Denominator, VillagePoint};
use crate::progress::Silent;
use geo::coord;

fn model<'p>(p: &'p Province, rule: &Rule) -> CoverageModel<'p> {
    let (mobile, engine) = (&rule.mobile_broadband, EngineKind::Exact);
    CoverageModel::new(p.study_area(), &p.network, mobile, rule.cumulative, engine)
}

fn run(p: &Province, rule: &Rule) -> Vec<Service> {
    let held = VillageTotals::new(&p.villages, &p.points, &p.bases);
    let study = p.study_area();
    let judge = Judge { study, held: &held, rule, by_overlay: &ByOverlay::default() };
    let request = Needs::ALL.coverage(rule, &p.bases);
    services(judge, &model(p, rule), &request, &Silent).unwrap()
}

/// The mobile and fibre rates of a plan, one by its own denominator.
fn plan() -> Plan {
    let target = |service, denominator| Target {
        id: "t".to_owned(),
        text: Bilingual::default(),
        year: 2025,
        comparison: Comparison::AtLeast,
        value: 90.0,
        unit: Unit::Percent,
        measure: TargetMeasure::Villages { service, denominator },
        source: String::new(),
        note: Bilingual::default(),
        stated: None,
    };
    Plan {
        targets: vec![
            target(ServiceKind::MobileBroadband, None),
            target(ServiceKind::Technology(Technology::G5), Some(Denominator::Population)),
            target(ServiceKind::MobileBroadband, Some(Denominator::Points)),
            target(ServiceKind::Technology(Technology::G2), None),
        ],
        ..Plan::default()
    }
}

fn varied(p: &Province, rule: &Rule) -> Scenarios {
    let (model, services) = (model(p, rule), run(p, rule));
    let held = VillageTotals::new(&p.villages, &p.points, &p.bases);
    let study = p.study_area();
    let judge = Judge { study, held: &held, rule, by_overlay: &ByOverlay::default() };
    let tried = tried(Some(&GapTerms::default()), Some(&plan()), rule);
    let radii = [0.8, 0.9, 1.0, 1.1, 1.2].map(Varied::Radius);
    scenarios(judge, (&model, &services), (&tried, radii.into()), &Silent).unwrap()
}

/// The network with every radius times a factor.
fn scaled(network: &Network, factor: f64) -> Network {
    let mut network = network.clone();
    let wider = |reach: Reach| Reach::Stated(reach.radius_m() * factor);
    network.cells.iter_mut().for_each(|c| c.reach = wider(c.reach));
    network.access_points.iter_mut().for_each(|p| p.reach = wider(p.reach));
    network.fibre_routes.iter_mut().for_each(|r| r.distance_m *= factor);
    network
}

fn rules() -> Vec<Rule> {
    let mut all = Vec::new();
    for operator in OperatorRule::ALL {
        for denominator in [Denominator::Area, Denominator::Population, Denominator::Households] {
            all.push(Rule { covered_from: 0.5, denominator, operator, ..Rule::default() });
        }
        let (test, denominator) = (Test::CentreClusters, Denominator::Points);
        all.push(Rule { test, denominator, operator, ..Rule::default() });
    }
    all
}

#[test]
fn scenarios_are_what_runs_with_other_radii_see() {
    for (seed, rule) in (81..).zip(rules()) {
        let p = province(seed);
        let all = varied(&p, &rule);
        let (mut differing, mut same, mut all_of_them) = (0, 0, 0);
        for (k, Varied::Radius(factor)) in all.varied.iter().enumerate() {
            let wider = Province {
                network: scaled(&p.network, *factor),
                villages: p.villages.clone(),
                bases: p.bases.clone(),
                points: p.points.clone(),
            };
            let services = run(&wider, &rule);
            let held = VillageTotals::new(&p.villages, &p.points, &p.bases);
            for tried in &all.services {
                let service = services.iter().find(|s| s.kind == tried.kind).unwrap();
                let mut service = service.clone();
                // The best operator of a run is that of the rule's own denominator.
                if tried.denominator != rule.denominator {
                    service.best_operator = None;
                }
                let own = Rule { denominator: tried.denominator, ..rule.clone() };
                if rule.operator == OperatorRule::BestOperator && service.best_operator.is_none() {
                    let judge = Judge {
                        study: p.study_area(),
                        held: &held,
                        rule: &own,
                        by_overlay: &ByOverlay::default(),
                    };
                    judge.observe(&mut service);
                }
                let run = Observer::new(&service, &own, &held).under(rule.operator);
                for (v, (seen, run)) in tried.seen[k].iter().zip(&run).enumerate() {
                    let what = format!("{seed} {tried:?} {factor} {v}", tried = tried.kind);
                    assert_eq!(seen.centre, run.centre, "{what}");
                    assert_eq!(seen.clusters_served, run.clusters_served, "{what}");
                    assert_eq!(own.status(seen), own.status(run), "{what}: {seen:?} {run:?}");
                    if rule.test == Test::Share {
                        // The share itself may be a neighbour's where no status depends on it.
                        for step in [-0.1, 0.1] {
                            let moved =
                                Rule { covered_from: own.covered_from + step, ..own.clone() };
                            let statuses = (moved.status(seen), moved.status(run));
                            assert_eq!(statuses.0, statuses.1, "{what}: {seen:?} {run:?}");
                        }
                        let of = |o: &Observation| o.share.map_or(-1.0, Share::value);
                        // Routes end in polygons: widths are monotone to 2e-4 of their round ends.
                        same += u32::from((of(seen) - of(run)).abs() <= 1e-4);
                        all_of_them += 1;
                    }
                    let before = &tried.seen[k.saturating_sub(1)][v];
                    differing += u32::from(before != seen);
                }
            }
        }
        assert!(differing > 5, "{seed}: nothing changes");
        assert!(same * 2 >= all_of_them, "{seed}: {same} shares of {all_of_them}");
    }
}

#[test]
fn wider_never_serves_less_and_no_data_stays_no_data() {
    for (seed, rule) in (95..).zip(rules()) {
        if rule.test == Test::CentreClusters {
            continue;
        }
        let p = province(seed);
        for tried in &varied(&p, &rule).services {
            let best = rule.operator == OperatorRule::BestOperator;
            for v in 0..p.villages.len() {
                let shares: Vec<f64> =
                    tried.seen.iter().map(|s| s[v].share.map_or(-1.0, Share::value)).collect();
                if v == 15 {
                    assert_eq!(shares, [-1.0; 5]);
                }
                // The best operator may be another at another factor.
                assert!(best || shares.is_sorted(), "{seed} {v}: {shares:?}");
            }
        }
    }
}

#[test]
fn what_is_tried_is_what_gaps_and_plan_ask_for() {
    let rule = Rule::default();
    let all = tried(Some(&GapTerms::default()), Some(&plan()), &rule);
    let (mobile, g5) = (ServiceKind::MobileBroadband, ServiceKind::Technology(Technology::G5));
    assert_eq!(
        all,
        [
            (mobile, Denominator::Area),
            (ServiceKind::Technology(Technology::Ftth), Denominator::Area),
            (g5, Denominator::Population),
            (mobile, Denominator::Points),
            (ServiceKind::Technology(Technology::G2), Denominator::Area),
        ]
    );
    // No layer speaks of 2G: it was not tried. Without points no share of them is.
    let mut p = province(99);
    p.points.clear();
    let tried: Vec<_> =
        varied(&p, &rule).services.iter().map(|s| (s.kind, s.denominator)).collect();
    assert_eq!(tried, [all[0], all[1], all[2]]);
}

/// Three villages in a row, 1 km each. A serves the first whole and half of the second; B the second
/// and third in halves, more in all; C nothing.
fn three() -> Province {
    let mut network = Network::default();
    let [a, b, c] = ["A", "B", "C"].map(|n| network.operators.enter(n).unwrap());
    let area = |operator, x: f64, side: f64| crate::network::PublishedArea {
        id: "p".into(),
        operator,
        technology: Technology::G4,
        shape: square(x, 0.0, side),
    };
    network.published.push(area(a, 0.0, 1000.0));
    network.published.push(area(b, 1000.0, 900.0));
    network.published.push(area(b, 2000.0, 500.0));
    network.published.push(area(c, 90_000.0, 500.0));
    network.cells.push(cell(c, Technology::G4, coord! {x: 90_000.0, y: 0.0}, 10.0, None));
    Province {
        villages: (0..3)
            .map(|k| village(&format!("v{k}"), square(1000.0 * f64::from(k), 0.0, 1000.0)))
            .collect(),
        network,
        bases: Vec::new(),
        points: Vec::<VillagePoint>::new(),
    }
}

/// A: 1, 0, 0. B: 0, 0.81, 0.25. C: nothing.
#[test]
fn operator_rules_by_hand() {
    let p = three();
    let name = |s: &Service| s.best_operator.map(|o| p.network.operators.name(o).to_owned());
    let g4 = |rule: &Rule| run(&p, rule).swap_remove(0);
    let shares = |s: &Service| -> Vec<f64> {
        s.villages
            .iter()
            .map(|v| v.share.map_or(-1.0, |s| (s.value() * 1e6).round() / 1e6))
            .collect()
    };
    let union = g4(&Rule::default());
    assert_eq!(shares(&union), [1.0, 0.81, 0.25]);
    assert_eq!(name(&union), None);
    let maximum = Rule { operator: OperatorRule::VillageMaximum, ..Rule::default() };
    assert_eq!(shares(&g4(&maximum)), [1.0, 0.81, 0.25]);
    // One village covered by each of A and B; B serves more of all.
    let best = Rule { operator: OperatorRule::BestOperator, ..Rule::default() };
    let served = g4(&best);
    assert_eq!((shares(&served), name(&served)), (vec![0.0, 0.81, 0.25], Some("B".to_owned())));
    assert_eq!(served.villages[0].area_share.unwrap().value(), 1.0);
    assert_eq!(served.villages[0].status, Status::White);
    // From 90 % only A covers any village, though B serves more.
    let strict = Rule { covered_from: 0.9, ..best.clone() };
    let served = g4(&strict);
    assert_eq!((shares(&served), name(&served)), (vec![1.0, 0.0, 0.0], Some("A".to_owned())));
    // Of the others nothing is known.
    let all = run(&p, &best);
    assert!(all[1].villages.iter().all(|v| v.status == Status::NoData && v.share.is_none()));
    assert_eq!(all[1].best_operator, None);
    // By people, of whom nothing is known: no data, not 0 %.
    let people = Rule { denominator: Denominator::Population, ..Rule::default() };
    assert!(g4(&people).villages.iter().all(|v| v.status == Status::NoData));
    assert_eq!(
        union.area().operators[0],
        Some([Share::NONE, Share::ALL, Share::NONE, Share::NONE])
    );
}
