use super::{EvidenceUse as Use, apply_evidence};
use crate::coverage::Share;
use crate::field::{Evidence, EvidenceKind as Kind, Says};
use crate::finding::{Finding, FindingKind, Location, Severity};
use crate::fixtures::village::without_land;
use crate::indicator::{OperatorRule, Rule, Service, Shares, Status, VillageService};
use crate::network::{OperatorId, Operators, ServiceKind, Technology};
use crate::place::Denominator;
use jiff::civil::{Date, date};

const MOBILE: ServiceKind = ServiceKind::MobileBroadband;
const G3: ServiceKind = ServiceKind::Technology(Technology::G3);
const G4: ServiceKind = ServiceKind::Technology(Technology::G4);
const G5: ServiceKind = ServiceKind::Technology(Technology::G5);
const FTTH: ServiceKind = ServiceKind::Technology(Technology::Ftth);

/// A service whose model gives these shares.
fn service(kind: ServiceKind, shares: &[Option<f64>]) -> Service {
    let rule = Rule::default();
    let shares: Vec<Option<Share>> = shares.iter().map(|s| s.and_then(Share::new)).collect();
    let any = shares.iter().map(|&share| {
        let status = rule.status_of_share(share);
        let (modelled, area_share) = (status, share);
        VillageService { share, area_share, modelled, status, evidence: None, nearest: None }
    });
    let any: Vec<VillageService> = any.collect();
    let area = Shares {
        denominator: Denominator::Area,
        any: shares,
        by_operator: Vec::new(),
        operators: Vec::new(),
    };
    Service { kind, villages: any, shares: vec![area], points: None, best_operator: None }
}

fn report(row: u64, village: u32, service: ServiceKind, says: Says, kind: Kind) -> Evidence {
    Evidence {
        place: Location { file: "reports.csv".into(), row: Some(row), ..Location::default() },
        id: format!("R{row}"),
        village,
        position: None,
        service,
        operator: None,
        says,
        kind,
        source: "xã".into(),
        date: None,
        expiry: None,
    }
}

fn on(report: Evidence, date: Date) -> Evidence {
    Evidence { date: Some(date), ..report }
}

fn by(report: Evidence, operator: OperatorId) -> Evidence {
    Evidence { operator: Some(operator), ..report }
}

/// One village, 4G and mobile covered by the model, 5G white, fibre without data.
fn one_village() -> Vec<Service> {
    vec![
        service(G4, &[Some(0.9)]),
        service(G5, &[Some(0.0)]),
        service(FTTH, &[None]),
        service(MOBILE, &[Some(0.9)]),
    ]
}

fn judged(reports: &[Evidence], rule: &Rule) -> (Vec<Service>, Vec<Use>, Vec<Finding>) {
    let mut services = one_village();
    let day = Some(date(2025, 12, 31));
    let (uses, findings) =
        apply_evidence(&mut services, reports, &[without_land("00123")], rule, day);
    (services, uses, findings)
}

fn statuses(services: &[Service]) -> Vec<Status> {
    services.iter().map(|s| s.villages[0].status).collect()
}

#[test]
fn a_report_takes_the_models_place_and_the_model_is_kept() {
    let reports = [report(2, 0, G4, Says::White, Kind::VoterReport)];
    let (services, uses, findings) = judged(&reports, &Rule::default());
    let here = &services[0].villages[0];
    assert_eq!(
        (here.modelled, here.status, here.evidence),
        (Status::Covered, Status::White, Some(0))
    );
    assert_eq!(here.share.map(Share::value), Some(0.9));
    assert_eq!(uses, [Use::Decided]);
    assert!(findings.is_empty());
    // The model has mobile broadband of 4G alone: without it there is none.
    let mobile = &services[3].villages[0];
    assert_eq!((mobile.status, mobile.evidence), (Status::White, Some(0)));
    // Where it has 3G too, nothing follows.
    let mut services = vec![service(G4, &[Some(0.9)]), service(G3, &[Some(0.85)])];
    services.push(service(MOBILE, &[Some(0.95)]));
    apply_evidence(&mut services, &reports, &[without_land("1")], &Rule::default(), None);
    assert_eq!(statuses(&services), [Status::White, Status::Covered, Status::Covered]);
    assert_eq!(services[2].villages[0].evidence, None);
}

#[test]
fn what_a_report_says_of_other_services() {
    use Status::{Covered, Hole, NoData, White};
    let rule = Rule::default();
    let of = |service, says| {
        let (services, uses, _) = judged(&[report(2, 0, service, says, Kind::Survey)], &rule);
        (statuses(&services), uses[0])
    };
    // 4G, 5G, FTTH, mobile.
    assert_eq!(of(G5, Says::Covered), (vec![Covered, Covered, NoData, Covered], Use::Decided));
    assert_eq!(of(MOBILE, Says::White), (vec![White, White, NoData, White], Use::Decided));
    assert_eq!(of(MOBILE, Says::Covered), (vec![Covered, White, NoData, Covered], Use::Decided));
    // What has a hole is covered by none of its technologies; what contains a hole is not white.
    assert_eq!(of(MOBILE, Says::Hole), (vec![Hole, White, NoData, Hole], Use::Decided));
    assert_eq!(of(G4, Says::Hole), (vec![Hole, White, NoData, Hole], Use::Decided));
    let mut services = vec![service(G5, &[Some(0.0)]), service(MOBILE, &[Some(0.0)])];
    let reports = [report(2, 0, G5, Says::Hole, Kind::Survey)];
    apply_evidence(&mut services, &reports, &[without_land("1")], &rule, None);
    assert_eq!(statuses(&services), [Hole, Hole]);
    // A technology that is not computed of itself still counts as mobile broadband.
    let mut services = vec![service(MOBILE, &[Some(0.0)])];
    let reports = [report(2, 0, G3, Says::Covered, Kind::Survey)];
    let (uses, _) = apply_evidence(&mut services, &reports, &[without_land("1")], &rule, None);
    assert_eq!((services[0].villages[0].status, uses[0]), (Covered, Use::Decided));
    // 2G is no mobile broadband: nothing is decided.
    let g2 = ServiceKind::Technology(Technology::G2);
    assert_eq!(of(g2, Says::Covered), (vec![Covered, White, NoData, Covered], Use::NotUsed));
    // Without a layer: known from the field, not modelled.
    assert_eq!(of(FTTH, Says::Covered), (vec![Covered, White, Covered, Covered], Use::Decided));
}

#[test]
fn cumulative_technologies_follow_each_other() {
    let rule = Rule { cumulative: true, ..Rule::default() };
    let (services, ..) = judged(&[report(2, 0, G5, Says::Covered, Kind::Survey)], &rule);
    assert_eq!(statuses(&services)[..2], [Status::Covered, Status::Covered]);
    assert_eq!(services[0].villages[0].evidence, Some(0));
    // "At least 4G" is white: so is 5G.
    let (services, ..) = judged(&[report(2, 0, G4, Says::White, Kind::Survey)], &rule);
    assert_eq!(services[1].villages[0].evidence, Some(0));
}

/// Whatever is reported, what services come to agrees: a village covered by a technology has mobile
/// broadband, and one that is white has none of its technologies.
#[test]
fn services_that_contain_each_other_agree() {
    let rule = Rule::default();
    let kinds = [G4, G5, MOBILE];
    let says = [Says::Covered, Says::Hole, Says::White];
    let sources = [Kind::VoterReport, Kind::Measurement];
    let one = |k: usize, row| report(row, 0, kinds[k % 3], says[k / 3 % 3], sources[k / 9 % 2]);
    let mut cases = 0;
    for a in 0..18 {
        for b in 0..18 {
            for model in [[0.9, 0.0, 0.9], [0.0, 0.0, 0.0], [0.5, 0.0, 0.5], [0.5, 0.5, 0.9]] {
                let mut services: Vec<Service> =
                    kinds.iter().zip(model).map(|(k, s)| service(*k, &[Some(s)])).collect();
                let reports = [one(a, 2), one(b, 3)];
                apply_evidence(&mut services, &reports, &[without_land("1")], &rule, None);
                let found = statuses(&services);
                for technology in &found[..2] {
                    // Covered, Hole, White: the less favourable is the greater.
                    assert!(found[2] <= *technology, "{model:?} {reports:?} {found:?}");
                }
                let white = found[..2].iter().all(|s| *s == Status::White);
                let said = services[2].villages[0].evidence.is_some();
                assert!(!white || found[2] == Status::White || said, "{model:?} {reports:?}");
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 18 * 18 * 4);
}

#[test]
fn reliable_then_new_then_unfavourable() {
    let rule = Rule::default();
    let decides = |reports: &[Evidence]| {
        let (services, uses, findings) = judged(reports, &rule);
        (services[0].villages[0].evidence, uses, findings.len())
    };
    let (old, new) = (date(2025, 1, 1), date(2025, 11, 30));
    let white = |row, kind| report(row, 0, G4, Says::White, kind);
    let covered = |row, kind| report(row, 0, G4, Says::Covered, kind);
    // A measurement a year old before a survey of last month before a voter.
    assert_eq!(
        decides(&[
            on(white(2, Kind::VoterReport), new),
            on(covered(3, Kind::Measurement), old),
            on(white(4, Kind::Survey), new),
        ]),
        (Some(1), vec![Use::Overruled, Use::Decided, Use::Overruled], 2)
    );
    assert_eq!(
        decides(&[on(white(2, Kind::Survey), old), on(covered(3, Kind::Survey), new)]),
        (Some(1), vec![Use::Overruled, Use::Decided], 1)
    );
    // Without a date it is the oldest.
    assert_eq!(
        decides(&[white(2, Kind::Survey), on(covered(3, Kind::Survey), old)]),
        (Some(1), vec![Use::Overruled, Use::Decided], 1)
    );
    // No signal at all, but 4G: the same order for both, or 4G would be covered and mobile white.
    let mobile = report(2, 0, MOBILE, Says::White, Kind::Survey);
    let (found, uses, _) = decides(&[mobile, covered(3, Kind::Survey)]);
    assert_eq!((found, uses), (Some(0), vec![Use::Decided, Use::Overruled]));
    // Equal in all: the less favourable, whatever the order; the same again agrees.
    assert_eq!(
        decides(&[covered(2, Kind::Survey), white(3, Kind::Survey), white(4, Kind::Survey)]),
        (Some(1), vec![Use::Overruled, Use::Decided, Use::Agrees], 1)
    );
}

#[test]
fn a_conflict_names_both_rows() {
    let reports = [
        report(2, 0, G4, Says::Covered, Kind::VoterReport),
        report(7, 0, G4, Says::White, Kind::Measurement),
    ];
    let (_, _, findings) = judged(&reports, &Rule::default());
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].severity, findings[0].place.row), (Severity::Assumed, Some(2)));
    let FindingKind::EvidenceConflict { village, own, other, at } = &findings[0].kind else {
        panic!("{findings:?}")
    };
    assert_eq!((village.as_str(), at.row), ("00123", Some(7)));
    assert_eq!((*own, *other), ((G4, Says::Covered), (G4, Says::White)));
}

#[test]
fn expired_and_later_reports_decide_nothing() {
    let rule = Rule::default();
    let day = date(2025, 12, 31);
    let until = |expiry| Evidence {
        expiry: Some(expiry),
        ..on(report(2, 0, G4, Says::White, Kind::Measurement), date(2025, 1, 1))
    };
    let (services, uses, findings) = judged(&[until(date(2025, 12, 30))], &rule);
    assert_eq!((services[0].villages[0].evidence, uses[0]), (None, Use::Expired));
    assert_eq!(
        findings[0].kind,
        FindingKind::EvidenceExpired {
            village: "00123".into(),
            expiry: date(2025, 12, 30),
            on: day
        }
    );
    // The last day still holds.
    let (services, uses, findings) = judged(&[until(day)], &rule);
    assert_eq!((services[0].villages[0].evidence, uses[0]), (Some(0), Use::Decided));
    assert!(findings.is_empty());
    // An expired measurement does not overrule a voter.
    let voter = report(3, 0, G4, Says::Hole, Kind::VoterReport);
    let (services, uses, _) = judged(&[until(date(2025, 6, 30)), voter], &rule);
    assert_eq!(services[0].villages[0].status, Status::Hole);
    assert_eq!(uses, [Use::Expired, Use::Decided]);

    let later = on(report(4, 0, G4, Says::White, Kind::Survey), date(2026, 1, 1));
    let (services, uses, findings) = judged(std::slice::from_ref(&later), &rule);
    assert_eq!((services[0].villages[0].evidence, uses[0]), (None, Use::NotUsed));
    assert_eq!(findings[0].kind.code(), "evidence-later");
    // Where no day is known nothing expires.
    let mut services = one_village();
    let (uses, findings) =
        apply_evidence(&mut services, &[later], &[without_land("1")], &rule, None);
    assert_eq!((uses[0], findings.len()), (Use::Decided, 0));
}

#[test]
fn one_operator_can_cover_but_not_empty_a_village() {
    let mut operators = Operators::default();
    let [a, b] = ["A", "B"].map(|n| operators.enter(n).unwrap());
    let rule = Rule::default();
    let white = by(report(2, 0, G4, Says::White, Kind::Measurement), a);
    let (services, uses, findings) = judged(std::slice::from_ref(&white), &rule);
    assert_eq!((services[0].villages[0].status, uses[0]), (Status::Covered, Use::NotUsed));
    assert!(findings.is_empty());
    let covered = by(report(3, 0, G5, Says::Covered, Kind::Measurement), a);
    let (services, uses, _) = judged(std::slice::from_ref(&covered), &rule);
    assert_eq!((services[1].villages[0].status, uses[0]), (Status::Covered, Use::Decided));

    // Under the one operator that stands for all, only reports about it count.
    let rule = Rule { operator: OperatorRule::BestOperator, ..Rule::default() };
    let under = |best, reports: &[Evidence]| {
        let mut services = one_village();
        for service in &mut services {
            service.best_operator = Some(best);
        }
        let (uses, _) = apply_evidence(&mut services, reports, &[without_land("1")], &rule, None);
        (statuses(&services)[..2].to_vec(), uses)
    };
    let both = [white, covered];
    let (found, uses) = under(a, &both);
    assert_eq!(found, [Status::White, Status::Covered]);
    assert_eq!(uses, [Use::Decided, Use::Decided]);
    let (found, uses) = under(b, &both);
    assert_eq!(found, [Status::Covered, Status::White]);
    assert_eq!(uses, [Use::NotUsed, Use::NotUsed]);
    let anybody = [
        report(2, 0, G5, Says::Covered, Kind::Survey),
        report(3, 0, G4, Says::White, Kind::Survey),
    ];
    let (found, uses) = under(a, &anybody);
    assert_eq!(found, [Status::White, Status::White]);
    assert_eq!(uses, [Use::NotUsed, Use::Decided]);
}
