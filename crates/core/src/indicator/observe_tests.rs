use super::{
    Observer, OperatorRule, PointsServed, Rule, Service, Shares, Status, Test, VillageService,
    VillageTotals,
};
use crate::coverage::Share;
use crate::fixtures::village::without_land;
use crate::network::{OperatorId, Operators, ServiceKind, Technology};
use crate::place::{Basis, BasisMethod, Denominator, Parts, PointRole, Village, VillagePoint};
use geo::Coord;

fn villages(n: usize) -> Vec<Village> {
    vec![without_land(""); n]
}

fn two_operators() -> [OperatorId; 2] {
    let mut operators = Operators::default();
    ["A", "B"].map(|name| operators.enter(name).unwrap())
}

/// A service of these shares of the population, by A and by B; the union is the larger.
fn service(a: &[f64], b: &[f64]) -> Service {
    let [of_a, of_b] = two_operators();
    let shares = |all: &[f64]| all.iter().map(|s| Share::new(*s)).collect::<Vec<_>>();
    let union: Vec<f64> = a.iter().zip(b).map(|(a, b)| a.max(*b)).collect();
    let unknown = VillageService {
        share: None,
        area_share: None,
        modelled: Status::NoData,
        status: Status::NoData,
        evidence: None,
        nearest: None,
    };
    let nothing = Shares {
        denominator: Denominator::Area,
        any: vec![None; a.len()],
        by_operator: vec![(of_a, vec![None; a.len()]), (of_b, vec![None; a.len()])],
        operators: Vec::new(),
    };
    let people = Shares {
        denominator: Denominator::Population,
        any: shares(&union),
        by_operator: vec![(of_a, shares(a)), (of_b, shares(b))],
        operators: Vec::new(),
    };
    Service {
        kind: ServiceKind::Technology(Technology::G4),
        villages: vec![unknown; a.len()],
        shares: vec![nothing, people],
        points: None,
        best_operator: None,
    }
}

fn people(totals: &[f64]) -> Basis {
    Basis {
        denominator: Denominator::Population,
        totals: totals.iter().map(|t| Some(*t)).collect(),
        parts: Parts::As(Denominator::Area),
        method: BasisMethod::SpreadOverArea,
        factors: Vec::new(),
    }
}

fn of_people(operator: OperatorRule) -> Rule {
    Rule { denominator: Denominator::Population, operator, ..Rule::default() }
}

#[test]
fn most_villages_and_most_people_may_be_two_operators() {
    // A covers two villages of ten people, B one of a thousand.
    let service = service(&[1.0, 1.0, 0.0], &[0.0, 0.0, 1.0]);
    let (villages, bases) = (villages(3), [people(&[10.0, 10.0, 1000.0])]);
    let held = VillageTotals::new(&villages, &[], &bases);
    let rule = of_people(OperatorRule::BestOperator);
    let observer = Observer::new(&service, &rule, &held);
    let [a, b] = two_operators();
    assert_eq!(observer.best_operator(), Some(a));
    assert_eq!(observer.largest_operator(Denominator::Population), Some(b));
    let seen = observer.under(OperatorRule::BestOperator);
    let covered = seen.iter().filter(|o| rule.status(o) == Status::Covered).count();
    assert_eq!(covered, 2);
    let shares = observer.shares_under(Denominator::Population, OperatorRule::BestOperator);
    assert_eq!(shares, observer.by_operator(Denominator::Population, b));
    // What the service rests on is not chosen again.
    let settled = Service { best_operator: Some(b), ..service.clone() };
    assert_eq!(Observer::new(&settled, &rule, &held).best_operator(), Some(b));
}

#[test]
fn in_every_village_its_own_best() {
    let service = service(&[0.9, 0.3, 0.0], &[0.2, 0.5, 0.0]);
    let (villages, bases) = (villages(3), [people(&[1.0; 3])]);
    let held = VillageTotals::new(&villages, &[], &bases);
    let rule = of_people(OperatorRule::VillageMaximum);
    let seen = Observer::new(&service, &rule, &held).under(OperatorRule::VillageMaximum);
    let shares: Vec<f64> = seen.iter().map(|o| o.share.unwrap().value()).collect();
    assert_eq!(shares, [0.9, 0.5, 0.0]);
    // Without any operator there is nothing but the whole.
    let mut nobody = service;
    nobody.shares.iter_mut().for_each(|s| s.by_operator.clear());
    let observer = Observer::new(&nobody, &rule, &held);
    for operator in OperatorRule::ALL {
        assert_eq!(observer.under(operator), observer.under(OperatorRule::Union));
    }
    assert_eq!(observer.best_operator(), None);
}

#[test]
fn a_denominator_without_data_is_no_data() {
    let service = service(&[1.0], &[1.0]);
    let villages = villages(1);
    let held = VillageTotals::new(&villages, &[], &[]);
    let rule = Rule { denominator: Denominator::Households, ..Rule::default() };
    let seen = Observer::new(&service, &rule, &held).under(OperatorRule::Union);
    assert_eq!(rule.status(&seen[0]), Status::NoData);
    assert!(Observer::new(&service, &rule, &held).union(Denominator::Households).is_empty());
    assert_eq!(held.of(Denominator::Households), [None]);
}

#[test]
fn any_centre_will_do_and_villages_without_points_have_no_data() {
    let point = |village, role| VillagePoint {
        village,
        role,
        name: String::new(),
        position: Coord::zero(),
        households: None,
    };
    // Village 0 has two centres, 1 has none at all, 2 only a cluster, 3 both.
    let points = [
        point(0, PointRole::Centre),
        point(0, PointRole::Centre),
        point(2, PointRole::Cluster),
        point(3, PointRole::Centre),
        point(3, PointRole::Cluster),
    ];
    let mut service = service(&[0.0; 4], &[0.0; 4]);
    let any = vec![false, true, true, true, false];
    service.points = Some(PointsServed { any, by_operator: Vec::new() });
    let villages = villages(4);
    let held = VillageTotals::new(&villages, &points, &[]);
    let test = Test::CentreClusters;
    let rule = Rule { test, denominator: Denominator::Points, ..Rule::default() };
    let seen = Observer::new(&service, &rule, &held).under(OperatorRule::Union);
    let statuses: Vec<Status> = seen.iter().map(|o| rule.status(o)).collect();
    assert_eq!(statuses, [Status::Covered, Status::NoData, Status::NoData, Status::Hole]);
    let shares: Vec<Option<f64>> = seen.iter().map(|o| o.share.map(Share::value)).collect();
    assert_eq!(shares, [Some(0.5), None, Some(1.0), Some(0.5)]);
    assert_eq!(held.of(Denominator::Points), [Some(2.0), None, Some(1.0), Some(2.0)]);
}
