//! A trial against whole runs: with the run's settings, and with a run whose rule has the settings.

use super::{Settings, Trial};
use crate::assessment::{About, Assessment, CrsLabel, Datum, Inputs, Needs, Terms, assess};
use crate::coverage::EngineKind;
use crate::field::{Evidence, EvidenceKind, Says};
use crate::fixtures::random::province;
use crate::gap::GapTerms;
use crate::indicator::{
    Bilingual, Comparison, Level, OperatorRule, Plan, Rate, Rule, Service, Status, Target,
    TargetMeasure, Test, Total, Unit,
};
use crate::network::{ServiceKind, Technology};
use crate::origin::Location;
use crate::place::{
    AdminUnits, Commune, CommuneId, Denominator, District, DistrictId, Surroundings,
};
use crate::progress::Silent;

const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

fn target(measure: TargetMeasure, value: f64) -> Target {
    Target {
        id: "t".to_owned(),
        text: Bilingual::default(),
        year: 2025,
        comparison: Comparison::AtLeast,
        value,
        unit: Unit::Percent,
        measure,
        source: String::new(),
        note: Bilingual::default(),
        stated: None,
    }
}

fn plan() -> Plan {
    let villages =
        |service, denominator| target(TargetMeasure::Villages { service, denominator }, 60.0);
    let share = |service, denominator| target(TargetMeasure::Share { service, denominator }, 80.0);
    let mobile = ServiceKind::MobileBroadband;
    Plan {
        targets: vec![
            villages(G4, None),
            villages(mobile, Some(Denominator::Population)),
            villages(G4, Some(Denominator::Points)),
            share(mobile, Denominator::Area),
            share(G4, Denominator::Households),
            target(TargetMeasure::Stated, 50.0),
        ],
        ..Plan::default()
    }
}

/// A run over a random province of two districts and three communes.
fn run(seed: u64, rule: &Rule, evidence: Vec<Evidence>) -> Assessment {
    let mut p = province(seed);
    for (i, village) in (0_u32..).zip(&mut p.villages) {
        village.commune = CommuneId(i % 3);
        village.district = (i % 4 > 0).then_some(DistrictId(i % 2));
    }
    let commune = |name: &str| Commune {
        code: String::new(),
        name: name.to_owned(),
        province: String::new(),
    };
    let inputs = Inputs {
        units: AdminUnits {
            communes: ["A", "B", "C"].map(commune).into(),
            districts: ["D", "E"].map(|name| District { name: name.to_owned() }).into(),
            ..AdminUnits::default()
        },
        villages: p.villages,
        network: p.network,
        bases: p.bases,
        points: p.points,
        places: Vec::new(),
        measurements: None,
        evidence,
        surroundings: Surroundings::default(),
        findings: Vec::new(),
        layers: Vec::new(),
        crs: CrsLabel::default(),
        ground: None,
        synthetic: true,
    };
    let terms = Terms {
        about: About::default(),
        engine: EngineKind::Exact,
        rule: rule.clone(),
        radius_m: Vec::new(),
        beamwidth_deg: 65.0,
        count: Vec::new(),
        datum: Datum::Epsg6960,
        needs: Needs::ALL,
        sharing_distance_m: 50.0,
        min_tests: 5,
        gaps: GapTerms::default(),
        today: None,
        score_words: |_| Bilingual::default(),
        plan: Some(plan()),
        places: Vec::new(),
    };
    assess(inputs, terms, &Silent).unwrap()
}

fn trial(of: &Assessment) -> Trial {
    Trial::of_bytes(&Trial::bytes(of).unwrap()).unwrap()
}

/// The run's rates of a service, as a trial gives them: operator rules beside are not asked of it.
fn rates_of(run: &Assessment, of: &Service, settings: &Settings) -> Vec<Rate> {
    let mine = |r: &&Rate| r.service == of.kind && r.operator == settings.alone;
    let bare = |r: &Rate| Rate { beside: Vec::new(), ..r.clone() };
    run.rates.iter().filter(mine).map(bare).collect()
}

fn bare(service: &Service) -> Vec<(Option<f64>, Status, Status, Option<u32>)> {
    let share = |s: &crate::indicator::VillageService| s.share.map(crate::coverage::Share::value);
    service.villages.iter().map(|v| (share(v), v.modelled, v.status, v.evidence)).collect()
}

/// Statuses, shares, every rate and the scorecard of a run, from a trial under settings. Equal `f64` are equal bits
/// here: nothing is NaN, and 0 is written once.
fn agrees(trial: &Trial, settings: &Settings, run: &Assessment) {
    assert_eq!(trial.services().len(), run.services.len());
    for (of_run, service) in run.services.iter().zip(trial.services()) {
        let judged = trial.judge(service, settings);
        assert_eq!(bare(&judged.service), bare(of_run), "{settings:?}");
        assert_eq!(judged.service.best_operator, of_run.best_operator);
        assert_eq!(trial.rates(&judged), rates_of(run, of_run, settings), "{settings:?}");
        for alone in of_run.operators() {
            let alone = Settings { alone: Some(alone), ..*settings };
            let judged = trial.judge(service, &alone);
            let rates = rates_of(run, of_run, &alone);
            assert_eq!(rates.len(), 6, "province, two districts, three communes");
            assert_eq!(trial.rates(&judged), rates, "{alone:?}");
            // The province stands first.
            let scores = trial.scorecard(&alone).into_iter().zip(plan().targets);
            for (score, target) in scores.filter_map(|(s, t)| Some((s?, t))) {
                let TargetMeasure::Share { service, denominator } = target.measure else {
                    continue;
                };
                if service == of_run.kind {
                    assert_eq!(score.value, rates[0].total(denominator).and_then(Total::pct));
                }
            }
        }
    }
    for (score, row) in trial.scorecard(settings).into_iter().zip(&run.scorecard) {
        let Some(score) = score else { continue };
        assert_eq!((score.value, score.count, score.verdict), (row.value, row.count, row.verdict));
    }
}

#[test]
fn other_settings_give_what_a_run_with_them_gives() {
    let mut asked = 0;
    for seed in 0..3 {
        let first = run(seed, &Rule::default(), Vec::new());
        let trial = trial(&first);
        agrees(&trial, &trial.settings(), &first);
        assert!(trial.scorecard(&trial.settings()).iter().all(Option::is_none));
        for operator in OperatorRule::ALL {
            for (denominator, covered_from) in
                Denominator::ALL.into_iter().zip([0.8, 0.5, 1.0, 0.3, 0.9])
            {
                let rule = Rule { covered_from, denominator, operator, ..Rule::default() };
                let settings = Settings { covered_from, denominator, operator, alone: None };
                agrees(&trial, &settings, &run(seed, &rule, Vec::new()));
                asked += trial.scorecard(&settings).iter().flatten().count();
            }
        }
    }
    assert!(asked > 100, "{asked} targets");
}

#[test]
fn centres_and_clusters_decide_by_their_own_denominator_only() {
    let rule = Rule {
        test: Test::CentreClusters,
        denominator: Denominator::Points,
        unit_covered_from: Some(0.5),
        operator: OperatorRule::BestOperator,
        ..Rule::default()
    };
    let first = run(1, &rule, Vec::new());
    let trial = trial(&first);
    agrees(&trial, &trial.settings(), &first);
    let other = Settings { covered_from: 0.1, ..trial.settings() };
    assert!(trial.is_by_centre(&other) && trial.is_of_run(&other));
    agrees(&trial, &other, &first);
    let denominator = Denominator::Area;
    let other = Settings { denominator, ..trial.settings() };
    assert!(!trial.is_by_centre(&other) && !trial.is_of_run(&other));
    let rule = Rule { denominator, test: Test::Share, ..rule };
    agrees(&trial, &other, &run(1, &rule, Vec::new()));
}

#[test]
fn what_a_report_decided_stays_but_for_one_operator_alone() {
    let report = Evidence {
        id: "r".to_owned(),
        village: 2,
        service: G4,
        operator: None,
        says: Says::White,
        kind: EvidenceKind::Survey,
        source: String::new(),
        date: None,
        expiry: None,
        position: None,
        place: Location::default(),
    };
    let first = run(2, &Rule::default(), vec![report]);
    assert_eq!(first.services[0].villages[2].evidence, Some(0));
    let trial = trial(&first);
    agrees(&trial, &trial.settings(), &first);
    let service = &trial.services()[0];
    let low = Settings { covered_from: 1e-4, ..trial.settings() };
    let judged = trial.judge(service, &low);
    assert_eq!(judged.service.villages[2].status, Status::White);
    let operator = *service.operators().first().unwrap();
    let alone = trial.judge(service, &Settings { alone: Some(operator), ..low });
    assert!(alone.service.villages.iter().all(|v| v.evidence.is_none() && v.status == v.modelled));
    assert_eq!(trial.rates(&alone)[0].level, Level::Province);
}

#[test]
fn bytes_that_are_none_are_refused() {
    let bytes = Trial::bytes(&run(3, &Rule::default(), Vec::new())).unwrap();
    for short in [0, 1, 10, bytes.len() / 2, bytes.len() - 1] {
        assert!(Trial::of_bytes(&bytes[..short]).is_err(), "{short}");
    }
    let empty = Trial::bytes(&Assessment::default()).unwrap();
    assert_eq!(Trial::of_bytes(&empty).unwrap().villages(), 0);
}
