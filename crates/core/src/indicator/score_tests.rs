use super::{
    Bilingual, Comparison, How, Observation, Origin, Passive, PlaceRate, Plan, Rule,
    ScenarioService, Scenarios, ScoreInputs, ScoreRow, Service, Shares, Sharing, Speed,
    SpeedFigure, SpeedUnit, Spread, Stated, Status, Target, TargetMeasure, Unit, Verdict,
    VillageService, VillageTotals, scorecard,
};
use crate::coverage::Share;
use crate::fixtures::village::without_land;
use crate::footprint::Varied;
use crate::network::{Network, ServiceKind, Technology};
use crate::place::{CommuneId, Denominator, Village};

const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

fn target(measure: TargetMeasure, comparison: Comparison, value: f64) -> Target {
    let unit = match measure {
        TargetMeasure::Speed { .. } => Unit::MegabitsPerSecond,
        TargetMeasure::Sites { .. } => Unit::Count,
        _ => Unit::Percent,
    };
    Target {
        id: "t".into(),
        text: Bilingual::default(),
        year: 2025,
        comparison,
        value,
        unit,
        measure,
        source: String::new(),
        note: Bilingual::default(),
        stated: None,
    }
}

fn villages(n: usize) -> Vec<Village> {
    vec![without_land(""); n]
}

/// A service of these shares; `None` is no data.
fn service(shares: &[Option<f64>]) -> Service {
    let rule = Rule::default();
    let shares: Vec<Option<Share>> = shares.iter().map(|s| s.and_then(Share::new)).collect();
    let village = |share: &Option<Share>| {
        let status = rule.status_of_share(*share);
        VillageService {
            share: *share,
            area_share: *share,
            modelled: status,
            status,
            evidence: None,
            nearest: None,
        }
    };
    Service {
        kind: G4,
        villages: shares.iter().map(village).collect(),
        shares: vec![Shares {
            denominator: Denominator::Area,
            any: shares,
            by_operator: Vec::new(),
            operators: Vec::new(),
        }],
        points: None,
        best_operator: None,
    }
}

/// What else is known.
#[derive(Default)]
struct Rest {
    scenarios: Scenarios,
    place_rates: Vec<PlaceRate>,
    sharing: Vec<Sharing>,
    speeds: Vec<Speed>,
}

fn judge(target: Target, service: &Service, rest: &Rest) -> ScoreRow {
    let villages = villages(service.villages.len());
    let plan = Plan { targets: vec![target], ..Plan::default() };
    let known = ScoreInputs {
        rule: &Rule::default(),
        services: std::slice::from_ref(service),
        rates: &[],
        held: &VillageTotals::new(&villages, &[], &[]),
        scenarios: &rest.scenarios,
        place_rates: &rest.place_rates,
        sharing: &rest.sharing,
        speeds: &rest.speeds,
        network: &Network::default(),
        shared_sites: &[],
    };
    let words = |how: &How<'_>| Bilingual { vi: how.origin.code().to_owned(), en: String::new() };
    scorecard(&plan, &known, &words).remove(0)
}

fn of_villages(at_least: f64) -> Target {
    let measure = TargetMeasure::Villages { service: G4, denominator: None };
    target(measure, Comparison::AtLeast, at_least)
}

#[test]
fn a_report_holds_at_every_threshold_and_radius() {
    // Two of four covered by the model (0.9, 0.8), and the third (0.3) by a report; 75 % are needed.
    let mut service = service(&[Some(0.9), Some(0.8), Some(0.3), Some(0.1)]);
    service.villages[2].status = Status::Covered;
    service.villages[2].evidence = Some(0);
    let seen = |shares: [f64; 4]| shares.map(|s| Observation::of_share(Share::new(s))).to_vec();
    let rest = Rest {
        scenarios: Scenarios {
            varied: [0.8, 1.0, 1.2].map(Varied::Radius).into(),
            services: vec![ScenarioService {
                kind: G4,
                denominator: Denominator::Area,
                seen: vec![
                    seen([0.7, 0.6, 0.2, 0.0]),
                    seen([0.9, 0.8, 0.3, 0.1]),
                    seen([1.0, 1.0, 0.4, 0.9]),
                ],
            }],
        },
        ..Rest::default()
    };
    let row = judge(of_villages(75.0), &service, &rest);
    assert_eq!((row.verdict, row.value), (Verdict::Met, Some(75.0)));
    assert_eq!(row.count.unwrap().missing, 0);
    assert_eq!(
        row.turns.threshold,
        [
            (-20.0, Some(75.0), Verdict::Met),
            (-10.0, Some(75.0), Verdict::Met),
            (10.0, Some(50.0), Verdict::Missed),
            (20.0, Some(25.0), Verdict::Missed)
        ]
    );
    assert_eq!(
        row.turns.radius,
        [(0.8, Some(25.0), Verdict::Missed), (1.2, Some(100.0), Verdict::Met)]
    );
    // Two are needed beside the reported one: the second by its share has 0.8.
    assert_eq!(row.turns.turning_threshold, Some(0.8));
}

#[test]
fn the_turning_threshold_turns_the_verdict_exactly() {
    let shares: Vec<Option<f64>> = (0..40).map(|i| Some(f64::from(i * i) / 1600.0)).collect();
    let service = service(&shares);
    for at_least in [5.0, 33.0, 50.0, 72.5, 97.5] {
        let row = judge(of_villages(at_least), &service, &Rest::default());
        let at = row.turns.turning_threshold.unwrap();
        let met = |threshold: f64| {
            let covered = shares.iter().flatten().filter(|s| **s >= threshold).count();
            100.0 * covered as f64 / 40.0 >= at_least
        };
        assert!(met(at) && !met(at + 1e-9), "{at_least} % turns at {at}");
    }
    // The last village has nothing: 100 % is out of reach of any threshold above 0.
    let row = judge(of_villages(100.0), &service, &Rest::default());
    assert_eq!((row.verdict, row.turns.turning_threshold), (Verdict::Missed, None));
    // Nothing is needed for 0 %.
    let row = judge(of_villages(0.0), &service, &Rest::default());
    assert_eq!((row.verdict, row.turns.turning_threshold), (Verdict::Met, None));
}

#[test]
fn villages_without_data_are_apart_and_may_turn_the_verdict() {
    let three = service(&[Some(1.0), Some(1.0), Some(0.0), None]);
    // 2 of 3 with data; of 4 they are 2 or 3.
    let row = judge(of_villages(60.0), &three, &Rest::default());
    assert_eq!((row.verdict, row.no_data_turns()), (Verdict::Met, Some(true)));
    let row = judge(of_villages(50.0), &three, &Rest::default());
    assert_eq!((row.verdict, row.no_data_turns()), (Verdict::Met, Some(false)));
    let row = judge(of_villages(75.0), &three, &Rest::default());
    assert_eq!((row.verdict, row.no_data_turns()), (Verdict::Missed, Some(true)));
    let row = judge(of_villages(80.0), &three, &Rest::default());
    assert_eq!((row.verdict, row.no_data_turns()), (Verdict::Missed, Some(false)));
    assert_eq!(row.count.unwrap().missing, 1);
    // Nothing known at all is never met, not even 0 %.
    let row = judge(of_villages(0.0), &service(&[None, None]), &Rest::default());
    assert_eq!((row.value, row.verdict, &row.origin), (None, Verdict::NoData, &Origin::NoData));
    assert!(!row.turns.tried && row.no_data_turns().is_none());
}

#[test]
fn what_is_computed_goes_before_what_is_stated() {
    let stated = Stated { value: 99.0, source: "Sở".into(), as_of: None };
    let of = |service: &Service| {
        judge(
            Target { stated: Some(stated.clone()), ..of_villages(90.0) },
            service,
            &Rest::default(),
        )
    };
    let computed = of(&service(&[Some(1.0), Some(0.0)]));
    assert_eq!((computed.value, computed.verdict), (Some(50.0), Verdict::Missed));
    assert_eq!(computed.origin, Origin::Modelled);
    let only = of(&service(&[None]));
    assert_eq!((only.value, only.verdict), (Some(99.0), Verdict::Met));
    assert_eq!(only.how.vi, "stated");
}

#[test]
fn places_of_the_kinds_asked_for() {
    let rate = |kind: Option<&str>, places, covered, no_data| PlaceRate {
        service: G4,
        kind: kind.map(str::to_owned),
        commune: None,
        places,
        covered,
        no_data,
        target: None,
    };
    let rest = Rest {
        place_rates: vec![
            rate(None, 30, 20, 2),
            rate(Some("Khu công nghiệp"), 10, 7, 0),
            rate(Some("đô thị"), 5, 3, 1),
            PlaceRate { commune: Some(CommuneId(0)), ..rate(Some("đô thị"), 5, 3, 1) },
        ],
        ..Rest::default()
    };
    let of = |kinds: &[&str], at_least| {
        let kinds = kinds.iter().map(|&k| k.to_owned()).collect();
        let measure = TargetMeasure::Places { service: G4, kinds };
        judge(target(measure, Comparison::AtLeast, at_least), &service(&[]), &rest)
    };
    // 10 of 14 with data; 71 % of 14 is 9.94.
    let row = of(&["KHU CÔNG NGHIỆP", "Do thi"], 71.0);
    let count = row.count.unwrap();
    assert_eq!((count.have, count.of, count.no_data, count.missing), (10, 14, 1, 0));
    assert_eq!((row.verdict, row.no_data_turns()), (Verdict::Met, Some(true)));
    assert_eq!(of(&[], 100.0).count.unwrap().of, 28);
    assert_eq!(of(&["Bệnh viện"], 0.0).verdict, Verdict::NoData);
}

#[test]
fn sharing_and_speed() {
    let sharing = |of, total, shared| Sharing {
        of,
        total,
        shared,
        by_operators: [total - shared, shared, 0.0],
        unnamed: 3,
    };
    let spread = Spread { median: 71.0, mean: 69.0, p10: 12.0 };
    let speed = |technology, down| Speed {
        of: SpeedUnit::Province,
        technology,
        operator: None,
        tests: 40,
        down,
        up: None,
        latency: None,
    };
    let rest = Rest {
        sharing: vec![sharing(Passive::Sites, 7.0, 2.0), sharing(Passive::Ducts, 1000.5, 700.35)],
        speeds: vec![
            speed(Some(Technology::G4), Some(Spread { median: 1.0, ..spread })),
            speed(None, Some(spread)),
            speed(Some(Technology::Ftth), None),
        ],
        ..Rest::default()
    };
    let of =
        |measure, value| judge(target(measure, Comparison::AtLeast, value), &service(&[]), &rest);
    let sites = of(TargetMeasure::Sharing(Passive::Sites), 30.0);
    // 2 of 7; 30 % of 7 is 2.1.
    assert_eq!((sites.verdict, sites.count.unwrap().missing), (Verdict::Missed, 1));
    let ducts = of(TargetMeasure::Sharing(Passive::Ducts), 70.0);
    assert_eq!((ducts.verdict, ducts.count, ducts.value), (Verdict::Met, None, Some(70.0)));
    assert_eq!(ducts.origin, Origin::Counted);
    assert_eq!(of(TargetMeasure::Sharing(Passive::Poles), 0.0).verdict, Verdict::NoData);
    let fast = |fixed, figure, value| of(TargetMeasure::Speed { fixed, figure }, value);
    assert_eq!(fast(false, SpeedFigure::Median, 71.0).verdict, Verdict::Met);
    assert_eq!(fast(false, SpeedFigure::Mean, 70.0).verdict, Verdict::Missed);
    assert_eq!(fast(false, SpeedFigure::P10, 12.5).value, Some(12.0));
    // Too few tests are no data.
    assert_eq!(fast(true, SpeedFigure::Median, 0.0).verdict, Verdict::NoData);
}

#[test]
fn more_than_a_number_begins_at_the_next_one() {
    let sites = TargetMeasure::Sites { technologies: vec![Technology::G4] };
    let stated = |value| {
        let stated = Some(Stated { value, source: "Sở".into(), as_of: None });
        let of = target(sites.clone(), Comparison::MoreThan, 3200.0);
        judge(Target { stated, ..of }, &service(&[]), &Rest::default())
    };
    let row = stated(3200.0);
    assert_eq!((row.verdict, row.margin, row.short_by()), (Verdict::Missed, Some(0.0), Some(1.0)));
    let row = stated(3203.0);
    assert_eq!((row.verdict, row.short_by()), (Verdict::Met, Some(2.0)));
}
