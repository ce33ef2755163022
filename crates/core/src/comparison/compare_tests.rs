use super::*;
use crate::assessment::{Input, Role};
use crate::comparison::fixture::{G4, found_by, villages, with_4g};
use crate::comparison::{MatchedBy, Origin, ParameterKind, Side, VerdictChange, WhyUnmatched};
use crate::indicator::{
    Bilingual, Comparison as Asks, Level, Origin as ValueOrigin, PlaceTerms, Plan, Rate, ScoreRow,
    Status, Turns, Unit, Verdict,
};
use crate::network::Technology;
use crate::place::{CommuneId, District, DistrictId, Shape};
use geo::{Coord, MultiPolygon};
use proptest::prelude::*;

const COVERED: (Status, Option<f64>) = (Status::Covered, Some(100.0));
const HOLE: (Status, Option<f64>) = (Status::Hole, Some(40.0));
const WHITE: (Status, Option<f64>) = (Status::White, Some(0.0));
const UNKNOWN: (Status, Option<f64>) = (Status::NoData, None);

/// Villages a, b, c … of two communes in turn.
fn line(n: usize) -> Results {
    let ids: Vec<String> = (0..n).map(|i| format!("v{i:02}")).collect();
    let lines: Vec<_> = ids
        .iter()
        .enumerate()
        .map(|(i, id)| {
            let (code, commune) = if i % 2 == 0 { ("10", "Xã A") } else { ("11", "Xã B") };
            (id.as_str(), id.as_str(), code, commune)
        })
        .collect();
    villages(&lines)
}

/// A rate of so many of a hundred villages; `None`: nothing is known of them.
fn rate(results: &mut Results, level: Level, operator: Option<&str>, covered: Option<usize>) {
    let all = &mut results.assessment;
    let operator = operator.map(|name| all.network.operators.enter(name).unwrap());
    let (covered, no_data) = covered.map_or((0, 100), |n| (n, 0));
    let white = 100 - covered - no_data;
    let rate = Rate::none(level, G4, operator);
    all.rates.push(Rate { villages: 100, covered, white, no_data, ..rate });
}

/// Five villages by hand: before c h w w –, after c c h w c.
fn by_hand() -> [Results; 2] {
    let mut old = with_4g(line(5), &[COVERED, HOLE, WHITE, WHITE, UNKNOWN]);
    let mut new = with_4g(line(5), &[COVERED, COVERED, HOLE, WHITE, COVERED]);
    old.assessment.units.province = "Hà Tĩnh".to_owned();
    new.assessment.units.province = "Tỉnh Hà Tĩnh".to_owned();
    old.assessment.units.districts = vec![District { name: "Huyện Cũ".to_owned() }];
    let [a, b] = [0, 1].map(|i| Level::Commune(CommuneId(i)));
    rate(&mut old, Level::Province, None, Some(25));
    rate(&mut old, Level::Province, Some("VNPT"), Some(20));
    rate(&mut old, a, None, Some(50));
    rate(&mut old, b, None, Some(0));
    rate(&mut old, Level::District(DistrictId(0)), None, Some(25));
    new.assessment.network.operators.enter("Viettel").unwrap();
    rate(&mut new, Level::Province, None, Some(60));
    rate(&mut new, Level::Province, Some(" vnpt"), None);
    rate(&mut new, b, None, Some(50));
    rate(&mut new, a, None, Some(67));
    [old, new]
}

#[test]
fn the_matrix_by_hand() {
    let [old, new] = &by_hand();
    let c = compare(old, new).unwrap();
    let g4 = &c.services[0];
    let matrix = [[1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 1, 0], [1, 0, 0, 0]];
    assert_eq!(g4.matrix.0, matrix);
    assert_eq!(g4.matrix.total(), 5);
    assert_eq!(g4.matrix.get(Status::White, Status::Hole), 1);
    let changes: Vec<_> = g4.villages.iter().map(|v| v.change).collect();
    let expected = [
        Change::StayedCovered,
        Change::NewlyCovered,
        Change::Improved,
        Change::StayedGap,
        Change::BecameKnown,
    ];
    assert_eq!(changes, expected);
    assert_eq!(g4.villages[1].points(), Some(60.0));
    assert_eq!(g4.villages[4].points(), None, "no data is never 0");
}

#[test]
fn rates_are_of_the_same_unit_and_operator_and_of_the_same_villages() {
    let [old, new] = &by_hand();
    let c = compare(old, new).unwrap();
    let told: Vec<_> = c
        .rates
        .iter()
        .map(|r| {
            let of = c.rate_of(r).unwrap();
            (of.name, of.operator, r.old.is_some(), r.new.is_some(), r.points(Rate::rate_pct))
        })
        .collect();
    assert_eq!(told[0], ("Tỉnh Hà Tĩnh", None, true, true, Some(35.0)));
    // Spelt otherwise, and without data now: found, but no difference.
    assert_eq!(told[1], ("Tỉnh Hà Tĩnh", Some("vnpt"), true, true, None));
    assert_eq!(told[2], ("Xã B", None, true, true, Some(50.0)));
    assert_eq!(told[4], ("Huyện Cũ", None, true, false, None));
    // The fifth village had no data before: over the other four it is 1 to 2, not 1 to 3.
    let same = c.province(G4).unwrap().same.unwrap();
    assert_eq!((same.villages, same.old_covered, same.new_covered), (4, 1, 2));
    assert_eq!((same.newly_covered, same.lost), (1, 0));
    assert_eq!((same.old_pct(), same.new_pct()), (Some(25.0), Some(50.0)));
    // Xã A has villages 0, 2, 4; of 4 nothing was known.
    let a = c.rates[3].same.unwrap();
    assert_eq!((a.villages, a.old_covered, a.new_covered), (2, 1, 1));
    assert_eq!(c.rates[1].same, None, "operators are not in the village table");
}

#[test]
fn villages_that_come_and_go_are_not_counted() {
    let old = with_4g(line(3), &[COVERED, COVERED, COVERED]);
    let mut new = with_4g(line(3), &[COVERED, HOLE, WHITE]);
    let other = &mut new.assessment.villages[2];
    (other.id, other.name) = ("other".to_owned(), "Thôn Khác".to_owned());
    let c = compare(&old, &new).unwrap();
    assert_eq!(c.services[0].matrix.total(), 2);
    assert_eq!(c.services[0].count(Change::Lost), 1);
    let why: Vec<_> = c.matches.unmatched.iter().map(|u| (u.side, u.why)).collect();
    let not_found = WhyUnmatched::NameNotFound;
    assert_eq!(why, [(Side::Old, not_found), (Side::New, not_found)]);
    let in_new = c.changes_in_new(&c.services[0]);
    assert_eq!(in_new.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false]);
    assert!(c.warnings.contains(&Warning::Unmatched { old: 1, new: 1 }));
}

#[test]
fn nothing_in_common_is_refused() {
    let old = with_4g(villages(&[("1", "Thôn A", "10", "Xã A")]), &[COVERED]);
    let new = with_4g(villages(&[("2", "Thôn B", "10", "Xã A")]), &[COVERED]);
    let none = compare(&old, &new).unwrap_err();
    assert_eq!(none, Incomparable::NoVillage { old: 1, new: 1 });
    let without = villages(&[("1", "Thôn A", "10", "Xã A")]);
    assert_eq!(compare(&old, &without).unwrap_err(), Incomparable::NoService);
}

/// A square of that area, as far as a comparison looks at it.
fn shape(area_m2: f64) -> Shape {
    let (planar, geographic) = (MultiPolygon(Vec::new()), MultiPolygon(Vec::new()));
    let centre = Coord { x: 0.0, y: 0.0 };
    Shape { planar, geographic, area_m2, centre, centre_geographic: None }
}

#[test]
fn what_must_be_known_first() {
    let mut old = with_4g(line(2), &[COVERED, HOLE]);
    let mut new = with_4g(line(2), &[COVERED, COVERED]);
    let (a, b) = (&mut old.assessment, &mut new.assessment);
    a.method.rule.covered_from = 0.8;
    b.method.rule.covered_from = 0.6;
    a.method.radius_m = vec![(Technology::G2, 7000.0), (Technology::G4, 4000.0)];
    b.method.radius_m = vec![(Technology::G4, 3000.0)];
    a.method.min_tests = 30;
    b.method.min_tests = 10;
    // Follows the day of the data, and is no setting of its own.
    a.method.evidence_on = Some(jiff::civil::date(2025, 12, 31));
    b.method.evidence_on = Some(jiff::civil::date(2024, 12, 31));
    let g4 = vec![G4];
    b.method.places = vec![PlaceTerms { services: g4, target: None, covered_from: 0.8 }];
    a.about.as_of = Some("2025-12-31".to_owned());
    b.about.as_of = Some("2024-12-31".to_owned());
    a.method.version = "0.1.0".to_owned();
    b.method.version = "0.2.0".to_owned();
    for (all, areas) in [(&mut *a, [1.0, 1.0]), (&mut *b, [1.009, 1.2])] {
        for (village, area) in all.villages.iter_mut().zip(areas) {
            village.shape = Some(shape(area));
        }
    }
    let c = compare(&old, &new).unwrap();
    assert!(c.meaning_differs());
    let parameter = |kind, key: &str, old: &str, new: &str| Warning::Parameter {
        kind,
        key: key.to_owned(),
        old: old.to_owned(),
        new: new.to_owned(),
    };
    let text = str::to_owned;
    let place = ["services", "target", "covered_from"].map(|key| format!("places.1.{key}"));
    let expected = [
        Warning::WrongOrder { old: text("2025-12-31"), new: text("2024-12-31") },
        parameter(ParameterKind::Rule, "covered_from", "0.8", "0.6"),
        parameter(ParameterKind::Model, "radius_m.4G", "4000", "3000"),
        parameter(ParameterKind::Other, "speed_min_tests", "30", "10"),
        Warning::NotStated { side: Side::New, keys: vec![text("radius_m.2G"), text("places")] },
        Warning::NotStated { side: Side::Old, keys: place.to_vec() },
        Warning::Version { old: text("0.1.0"), new: text("0.2.0") },
        Warning::Redrawn { villages: 1 },
    ];
    assert_eq!(c.warnings, expected);
}

#[test]
fn reports_synthetic_data_provinces_and_renumbered_villages_are_told() {
    let mut old = with_4g(line(2), &[COVERED, HOLE]);
    let mut new = with_4g(line(2), &[COVERED, COVERED]);
    old.assessment.units.province_code = "42".to_owned();
    let all = &mut new.assessment;
    all.units.province_code = "46".to_owned();
    all.about.synthetic = true;
    for (i, commune) in all.units.communes.iter_mut().enumerate() {
        commune.code = format!("9{i}");
        commune.name = format!("Xã Mới {i}");
    }
    all.villages[1].name = "Thôn Khác".to_owned();
    all.services[0].villages[1] = found_by(Status::Hole, Status::Covered, Some(100.0));
    let c = compare(&old, &new).unwrap();
    let codes: Vec<_> = c.warnings.iter().map(Warning::code).collect();
    let expected = [
        "province_differs",
        "synthetic_on_one_side",
        "no_date",
        "other_villages",
        "changed_by_field_reports",
    ];
    assert_eq!(codes, expected);
    assert!(c.services[0].villages[1].reported() && !c.services[0].villages[0].reported());
    assert!(c.synthetic());
}

#[test]
fn a_run_against_itself_has_not_changed() {
    let mut one = with_4g(line(4), &[COVERED, HOLE, WHITE, UNKNOWN]);
    one.origin.manifest_sha256 = "ab".to_owned();
    one.assessment.about.as_of = Some("2025".to_owned());
    let c = compare(&one, &one).unwrap();
    assert_eq!(c.warnings, [Warning::SameRun]);
    assert!(c.matches.pairs.iter().all(|p| p.by == MatchedBy::Id && p.old == p.new));
    let g4 = &c.services[0];
    for change in [Change::NewlyCovered, Change::Improved, Change::Worsened, Change::Lost] {
        assert_eq!(g4.count(change), 0);
    }
    assert_eq!(g4.matrix.0, [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]);
}

#[test]
fn the_same_data_is_told() {
    let made = |manifest: &str, cells: &str| {
        let mut one = with_4g(line(1), &[COVERED]);
        one.origin = Origin { manifest_sha256: manifest.to_owned(), ..Origin::default() };
        one.assessment.about.as_of = Some("2025-12-31".to_owned());
        let input = |role, sha256: &str| Input {
            role,
            path: String::new(),
            layer: None,
            rows: 1,
            crs: None,
            sha256: sha256.to_owned(),
            files: Vec::new(),
            source: None,
            columns: Vec::new(),
        };
        // The project file is no data: settings may differ.
        one.assessment.inputs = vec![input(Role::Project, manifest), input(Role::Cells, cells)];
        one
    };
    let told = |old: Results, new: Results| compare(&old, &new).unwrap().warnings;
    assert_eq!(told(made("m", "cells"), made("m", "cells")), [Warning::SameRun]);
    assert_eq!(told(made("m", "cells"), made("n", "cells")), [Warning::SameData]);
    assert_eq!(told(made("m", "cells"), made("n", "cells of another year")), []);
}

fn target(id: &str, value: Option<f64>, verdict: Verdict) -> ScoreRow {
    ScoreRow {
        id: id.to_owned(),
        text: Bilingual::default(),
        year: 2025,
        comparison: Asks::AtLeast,
        target: 93.0,
        unit: Unit::Percent,
        value,
        origin: ValueOrigin::Modelled,
        verdict,
        margin: None,
        count: None,
        how: Bilingual::default(),
        turns: Turns::default(),
        source: String::new(),
    }
}

#[test]
fn targets_by_identifier() {
    let with_plan = |scorecard| {
        let mut one = with_4g(line(1), &[COVERED]);
        one.assessment.plan = Some(Plan::default());
        one.assessment.scorecard = scorecard;
        one
    };
    let old = with_plan(vec![
        target("a", Some(90.0), Verdict::Missed),
        target("b", Some(95.0), Verdict::Met),
        target("c", None, Verdict::NoData),
        target("gone", Some(1.0), Verdict::Missed),
    ]);
    let mut raised = target("b", Some(95.0), Verdict::Missed);
    raised.target = 99.0;
    let new = with_plan(vec![
        target("a", Some(94.5), Verdict::Met),
        raised,
        target("c", Some(70.0), Verdict::Missed),
        target("new", None, Verdict::NoData),
    ]);
    let c = compare(&old, &new).unwrap();
    let targets = c.targets.as_ref().unwrap();
    let told: Vec<_> =
        targets.iter().map(|t| (t.change(), t.value_change(), t.target_differs())).collect();
    let expected = [
        (VerdictChange::TurnedMet, Some(4.5), false),
        (VerdictChange::TurnedMissed, Some(0.0), true),
        (VerdictChange::BecameKnown, None, false),
        (VerdictChange::OnlyNew, None, false),
        (VerdictChange::OnlyOld, None, false),
    ];
    assert_eq!(told, expected);
    // A scorecard on one side only, and on none.
    let without = with_4g(line(1), &[COVERED]);
    let c = compare(&old, &without).unwrap();
    assert!(c.targets.unwrap().iter().all(|t| t.change() == VerdictChange::OnlyOld));
    assert_eq!(compare(&without, &without).unwrap().targets, None);
}

type Seen = (Status, Option<f64>);

/// Before and after, and whether either has the village at all.
type Both = (Seen, Seen, bool, bool);

fn seen() -> impl Strategy<Value = Seen> {
    prop_oneof![
        (80.0..=100.0).prop_map(|p| (Status::Covered, Some(p))),
        (0.1..80.0).prop_map(|p| (Status::Hole, Some(p))),
        Just(WHITE),
        Just(UNKNOWN),
    ]
}

proptest! {
    /// Old and new exchanged: every change is reversed, the matrix transposed, every difference negated,
    /// and what is only in one is only in the other.
    #[test]
    fn exchanged_sides_give_the_opposite(
        each in prop::collection::vec((seen(), seen(), any::<bool>(), any::<bool>()), 1..40)
    ) {
        let side = |take: fn(&Both) -> bool, status: fn(&Both) -> Seen| {
            let ids: Vec<String> = (0..each.len()).map(|i| format!("v{i}")).collect();
            let kept: Vec<usize> = (0..each.len()).filter(|&i| i == 0 || take(&each[i])).collect();
            let lines: Vec<_> = kept.iter().map(|&i| (ids[i].as_str(), ids[i].as_str(), "1", "X")).collect();
            let seen: Vec<_> = kept.iter().map(|&i| status(&each[i])).collect();
            with_4g(villages(&lines), &seen)
        };
        let old = side(|e| e.2, |e| e.0);
        let new = side(|e| e.3, |e| e.1);
        let there = compare(&old, &new).unwrap();
        let back = compare(&new, &old).unwrap();
        let (a, b) = (&there.services[0], &back.services[0]);
        prop_assert_eq!(a.matrix.total(), there.matches.pairs.len());
        for from in 0..4 {
            for to in 0..4 {
                prop_assert_eq!(a.matrix.0[from][to], b.matrix.0[to][from]);
            }
        }
        for change in Change::ALL {
            prop_assert_eq!(a.count(change), b.count(change.reversed()));
        }
        let sum: usize = Change::ALL.into_iter().map(|c| a.count(c)).sum();
        prop_assert_eq!(sum, there.matches.pairs.len());
        for (pair, change) in there.matches.pairs.iter().zip(&a.villages) {
            let at = back.matches.pairs.iter().position(|p| p.old == pair.new && p.new == pair.old);
            let opposite = &b.villages[at.unwrap()];
            prop_assert_eq!(opposite.change, change.change.reversed());
            prop_assert_eq!(opposite.points().map(|p| -p), change.points());
        }
        let only = |c: &Comparison<'_>, side| c.matches.only(side).count();
        prop_assert_eq!(only(&there, Side::Old), only(&back, Side::New));
        prop_assert_eq!(only(&there, Side::New), only(&back, Side::Old));
        prop_assert_eq!(
            old.assessment.villages.len(), there.matches.pairs.len() + only(&there, Side::Old)
        );
    }
}
