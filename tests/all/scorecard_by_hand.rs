//! Scorecards worked out on paper: twenty villages under every rule profile, every denominator and
//! every operator rule; and the count of Tuyên Quang as its newspaper printed it.
//!
//! Each village is a square of 1 km, apart from the others. Operator A publishes 4G over its western
//! part, a strip of width `a` km, operator B over its eastern part, of width `b` km:
//!
//! | group | villages | a | b | area: both, A, B |
//! |---|---|---|---|---|
//! | 1 | v0–v7 | 1 | 0 | 1, 1, 0 |
//! | 2 | v8–v10 | 0.5 | 0.5 | 1, 0.5, 0.5 |
//! | 3 | v11–v13 | 0.7 | 0 | 0.7, 0.7, 0 |
//! | 4 | v14, v15 | 0 | 0.6 | 0.6, 0, 0.6 |
//! | 5 | v16 | 0.1 | 0.1 | 0.2, 0.1, 0.1 |
//! | 6 | v17, v18 | 0 | 0 | 0, 0, 0 |
//! | 7 | v19 | no polygon, no data | | |
//!
//! People live in the western half (0.5 km²), where the 20 households are; of 100 inhabitants 60 are
//! at 0.25 km from the western border, where the culture house is too, and 40 at 0.75 km, with a
//! cluster. So A serves min(a, 0.5) / 0.5 of the inhabited area and of the households, the culture
//! house from a ≥ 0.25 and the cluster from a ≥ 0.75; B serves max(0, b − 0.5) / 0.5, the cluster from
//! b ≥ 0.25 and the culture house from b ≥ 0.75:
//!
//! | group | inhabited, households: both, A, B | population: both, A, B | house | cluster |
//! |---|---|---|---|---|
//! | 1 | 1, 1, 0 | 1, 1, 0 | A | A |
//! | 2 | 1, 1, 0 | 1, 0.6, 0.4 | A | B |
//! | 3 | 1, 1, 0 | 0.6, 0.6, 0 | A | – |
//! | 4 | 0.2, 0, 0.2 | 0.4, 0, 0.4 | – | B |
//! | 5 | 0.2, 0.2, 0 | 0, 0, 0 | – | – |
//! | 6 | 0, 0, 0 | 0, 0, 0 | – | – |
//!
//! A's 5G covers v17 wholly and no other: it counts as 4G where technologies are cumulative.
//! Communes: v0–v9 and v10–v19.
#![cfg(feature = "gdal")]

#[allow(dead_code, reason = "its shapes only")]
use geo::{Coord, MultiPolygon, Polygon, Rect, coord};
use phusong::assessment::{Assessment, Terms, assess};
use phusong::indicator::{Level, OperatorRule, Rate, ScoreRow, Verdict};
use phusong::network::{Cell, Network, PublishedArea, ServiceKind, Technology};
use phusong::place::{
    AdminUnits, Basis, BasisMethod, Commune, CommuneId, Denominator, Extent, Part, Parts,
    PointRole, Village, VillagePoint,
};
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source::{CrsLabel, Inputs};
use phusong_core::fixtures::network::cell;
use phusong_core::fixtures::village::without_land;
use std::fs;

const G4: ServiceKind = ServiceKind::Technology(Technology::G4);

/// Metres that a village's western border lies from the last one's.
const STEP_M: f64 = 3000.0;

/// Widths of A's and B's strips, km; `None`: no polygon.
const STRIPS: [Option<(f64, f64)>; 20] = [
    Some((1.0, 0.0)),
    Some((1.0, 0.0)),
    Some((1.0, 0.0)),
    Some((1.0, 0.0)),
    Some((1.0, 0.0)),
    Some((1.0, 0.0)),
    Some((1.0, 0.0)),
    Some((1.0, 0.0)),
    Some((0.5, 0.5)),
    Some((0.5, 0.5)),
    Some((0.5, 0.5)),
    Some((0.7, 0.0)),
    Some((0.7, 0.0)),
    Some((0.7, 0.0)),
    Some((0.0, 0.6)),
    Some((0.0, 0.6)),
    Some((0.1, 0.1)),
    Some((0.0, 0.0)),
    Some((0.0, 0.0)),
    None,
];

/// A rectangle over the whole height of a village, from one distance to another east of its border.
fn strip(village: usize, from_km: f64, to_km: f64) -> Polygon<f64> {
    let west = 500_000.0 + STEP_M * village as f64;
    let corner = |km: f64, y: f64| coord! { x: west + 1000.0 * km, y: y };
    Rect::new(corner(from_km, 2_000_000.0), corner(to_km, 2_001_000.0)).to_polygon()
}

fn at(village: usize, km: f64) -> Coord<f64> {
    coord! { x: 500_000.0 + STEP_M * village as f64 + 1000.0 * km, y: 2_000_500.0 }
}

fn village(index: usize, communes: u32, polygon: Option<Polygon<f64>>) -> Village {
    Village {
        name: format!("Thôn {index}"),
        commune: CommuneId(communes),
        shape: polygon.map(crate::map_fixture::shape),
        ..without_land(&format!("v{index}"))
    }
}

fn units(communes: usize) -> AdminUnits {
    let commune = |i: usize| Commune {
        code: format!("{i:05}"),
        name: format!("Xã {i}"),
        province: String::new(),
    };
    AdminUnits { communes: (0..communes).map(commune).collect(), ..AdminUnits::default() }
}

fn inputs(
    units: AdminUnits,
    villages: Vec<Village>,
    network: Network,
    bases: Vec<Basis>,
    points: Vec<VillagePoint>,
) -> Inputs {
    Inputs {
        units,
        villages,
        network,
        bases,
        points,
        places: Vec::new(),
        measurements: None,
        evidence: Vec::new(),
        surroundings: phusong::place::Surroundings::default(),
        findings: Vec::new(),
        layers: Vec::new(),
        crs: CrsLabel::default(),
        ground: None,
        synthetic: true,
    }
}

/// The twenty villages.
fn twenty() -> Inputs {
    let mut network = Network::default();
    let [a, b] = ["A", "B"].map(|name| network.operators.enter(name).unwrap());
    let mut publish = |operator, technology, polygon| {
        network.published.push(PublishedArea {
            id: "x".into(),
            operator,
            technology,
            shape: MultiPolygon(vec![polygon]),
        });
    };
    let (mut villages, mut points) = (Vec::new(), Vec::new());
    let (mut inhabited, mut people) = (Vec::new(), Vec::new());
    for (i, strips) in STRIPS.into_iter().enumerate() {
        villages.push(village(i, u32::from(i >= 10), strips.map(|_| strip(i, 0.0, 1.0))));
        let Some((west, east)) = strips else {
            inhabited.push(Vec::new());
            people.push(Vec::new());
            continue;
        };
        if west > 0.0 {
            publish(a, Technology::G4, strip(i, 0.0, west));
        }
        if east > 0.0 {
            publish(b, Technology::G4, strip(i, 1.0 - east, 1.0));
        }
        let half = Extent::Area(MultiPolygon(vec![strip(i, 0.0, 0.5)]));
        inhabited.push(vec![Part { weight: 500_000.0, extent: half }]);
        let home = |weight, km| Part { weight, extent: Extent::Point(at(i, km)) };
        people.push(vec![home(60.0, 0.25), home(40.0, 0.75)]);
        for (role, km) in [(PointRole::Centre, 0.25), (PointRole::Cluster, 0.75)] {
            let (village, position) = (i as u32, at(i, km));
            points.push(VillagePoint {
                village,
                role,
                name: String::new(),
                position,
                households: None,
            });
        }
    }
    publish(a, Technology::G5, strip(17, 0.0, 1.0));
    let totals = |total: f64| STRIPS.iter().map(|s| s.map(|_| total)).collect::<Vec<_>>();
    let basis = |denominator, total, parts, method| Basis {
        denominator,
        totals: totals(total),
        parts,
        method,
        factors: Vec::new(),
    };
    let bases = vec![
        basis(
            Denominator::InhabitedArea,
            500_000.0,
            Parts::Pieces(inhabited),
            BasisMethod::SettlementAreas,
        ),
        basis(Denominator::Population, 100.0, Parts::Pieces(people), BasisMethod::CountRaster),
        basis(
            Denominator::Households,
            20.0,
            Parts::As(Denominator::InhabitedArea),
            BasisMethod::SpreadOverInhabitedArea,
        ),
    ];
    inputs(units(2), villages, network, bases, points)
}

/// Runs inputs under what a project states of rule and plan.
fn run(inputs: Inputs, stated: &str, plan: Option<&str>) -> Assessment {
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    file("v.gpkg", "x");
    file("c.csv", "x");
    let mut text = "[project]\nprovince = \"42\"\n[villages]\npath = \"v.gpkg\"\n\
                    [[cells]]\npath = \"c.csv\"\n"
        .to_owned();
    if let Some(plan) = plan {
        file("plan.toml", plan);
        text += "[plan]\npath = \"plan.toml\"\n";
    }
    text = format!("{text}[rule]\n{stated}\n");
    file("p.toml", &text);
    let project = Project::read(&dir.path().join("p.toml")).unwrap();
    let terms = Terms { score_words: phusong::lang::score_how, ..project.terms() };
    assess(inputs, terms, &Silent).unwrap()
}

fn province(assessment: &Assessment) -> &Rate {
    assessment.rate(Level::Province, G4).unwrap()
}

/// Covered, hole, white, no data.
fn counts(rate: &Rate) -> [usize; 4] {
    assert_eq!(rate.villages, rate.covered + rate.hole + rate.white + rate.no_data);
    [rate.covered, rate.hole, rate.white, rate.no_data]
}

#[track_caller]
fn assert_close(got: Option<f64>, expected: f64) {
    let got = got.unwrap_or(f64::NAN);
    // The engine is exact to about 1e-12 of a village; written so that NaN fails.
    assert!((got - expected).abs() <= 1e-7, "{got}, not {expected}");
}

#[test]
fn every_profile() {
    let of = |name: &str| counts(province(&run(twenty(), &format!("profile = {name:?}"), None)));
    // From 0.8 of the area: groups 1, 2; something in groups 3, 4, 5; nothing in 6.
    assert_eq!(of("share"), [11, 6, 2, 1]);
    // From 0.6: groups 1 to 4.
    assert_eq!(of("peru-60"), [16, 1, 2, 1]);
    // A serves 8 × 100 + 3 × 60 + 3 × 60 = 1,160 people and v17's 100 with 5G; B 3 × 40 + 2 × 40.
    // So A alone, from half of the people: groups 1, 2, 3 and v17; nobody in 4, 5 and v18.
    assert_eq!(of("sdg-9c1"), [15, 0, 4, 1]);
    // From 0.8 of the households by the village's best: groups 1, 2, 3; 0.2 in groups 4 and 5.
    assert_eq!(of("spain-best-operator"), [14, 3, 2, 1]);
    // The house has signal in groups 1, 2, 3, the cluster too in 1 and 2.
    assert_eq!(of("vietnam-centre-clusters"), [11, 3, 5, 1]);
}

#[test]
fn the_main_numbers_of_the_profiles() {
    let sdg = run(twenty(), "profile = \"sdg-9c1\"", None);
    let people = province(&sdg).total(Denominator::Population).unwrap();
    assert_close(Some(people.known), 1900.0);
    assert_close(people.pct(), 100.0 * 1260.0 / 1900.0);

    // Households: (8 + 3 + 3) × 20 + 2 × 4 + 4 = 292 of 380.
    let spain = run(twenty(), "profile = \"spain-best-operator\"", None);
    assert_close(province(&spain).total(Denominator::Households).unwrap().pct(), 29_200.0 / 380.0);

    let vietnam = run(twenty(), "profile = \"vietnam-centre-clusters\"", None);
    assert_close(province(&vietnam).white_pct(), 500.0 / 19.0);
    assert_close(province(&vietnam).hole_pct(), 300.0 / 14.0);

    // Commune 0 has 10 of 10 villages covered, commune 1 v10 to v15, 6 of 9.
    let units = |from: f64| {
        let stated = format!("profile = \"peru-60\"\nunit_covered_from = {from}");
        let peru = run(twenty(), &stated, None);
        let commune = |i| peru.rate(Level::Commune(CommuneId(i)), G4).unwrap().unit_covered;
        (province(&peru).communes, province(&peru).unit_covered, commune(0), commune(1))
    };
    assert_eq!(units(0.6), (Some((2, 2)), Some(true), Some(true), Some(true)));
    assert_eq!(units(0.7), (Some((1, 2)), Some(false), Some(true), Some(false)));
}

#[test]
fn every_denominator_by_every_operator_rule() {
    // A is the best operator by each denominator; from 0.8.
    let expected = [
        // Both: 1, 2 | 3, 4, 5. The larger of the two, and A alone: 1 | 2 to 5; A has nothing in 4.
        (Denominator::Area, [[11, 6, 2], [8, 9, 2], [8, 7, 4]]),
        // 1, 2, 3 | 4, 5; A has nothing in 4.
        (Denominator::InhabitedArea, [[14, 3, 2], [14, 3, 2], [14, 1, 4]]),
        // 1, 2 | 3, 4. Alone: 1 | 2, 3, 4; A has nobody in 4.
        (Denominator::Population, [[11, 5, 3], [8, 8, 3], [8, 6, 5]]),
        (Denominator::Households, [[14, 3, 2], [14, 3, 2], [14, 1, 4]]),
        // Two points each. Both: 1, 2 | 3, 4. Alone: 1 | 2, 3, 4; A serves none in 4.
        (Denominator::Points, [[11, 5, 3], [8, 8, 3], [8, 6, 5]]),
    ];
    for (denominator, by_rule) in expected {
        let mut beside = Vec::new();
        for (operator, [covered, hole, white]) in OperatorRule::ALL.into_iter().zip(by_rule) {
            let stated =
                format!("denominator = {:?}\noperator = {:?}", denominator.code(), operator.code());
            let assessment = run(twenty(), &stated, None);
            let rate = province(&assessment);
            let what = format!("{denominator:?}, {operator:?}");
            assert_eq!(counts(rate), [covered, hole, white, 1], "{what}");
            // Whatever the rule, all three stand beside each other.
            beside.push(OperatorRule::ALL.map(|o| rate.beside(o).unwrap().villages.covered));
        }
        let covered = by_rule.map(|[covered, ..]| covered);
        assert_eq!(beside, vec![covered; 3], "{denominator:?}");
    }
}

#[test]
fn the_denominators_stand_side_by_side() {
    let assessment = run(twenty(), "", None);
    let rate = province(&assessment);
    let pct = |d| rate.total(d).unwrap().pct();
    // 8 + 3 + 3 × 0.7 + 2 × 0.6 + 0.2 of 19 km².
    assert_close(pct(Denominator::Area), 1450.0 / 19.0);
    assert_close(rate.area_pct(), 1450.0 / 19.0);
    // 8 + 3 + 3 + 2 × 0.2 + 0.2 of 19 halves of a square kilometre.
    assert_close(pct(Denominator::InhabitedArea), 1460.0 / 19.0);
    assert_close(pct(Denominator::Households), 1460.0 / 19.0);
    // 800 + 300 + 3 × 60 + 2 × 40 of 1,900 people.
    assert_close(pct(Denominator::Population), 136_000.0 / 1900.0);
    // 16 + 6 + 3 + 2 of 38 points.
    assert_close(pct(Denominator::Points), 2700.0 / 38.0);
    // A alone: 8 + 3 × 0.5 + 3 × 0.7 + 0.1 km².
    let a = assessment.network.operators.ids().next().unwrap();
    let of_a = |r: &&Rate| r.operator == Some(a) && r.level == Level::Province && r.service == G4;
    let alone = assessment.rates.iter().find(of_a).unwrap();
    assert_close(alone.area_pct(), 1170.0 / 19.0);
    assert_close(alone.total(Denominator::Population).unwrap().pct(), 116_000.0 / 1900.0);
    assert_eq!(counts(alone), [8, 7, 4, 1]);
}

const PLAN: &str = r#"
title = "Thử"
document = "QĐ 1"
[[targets]]
id = "villages"
text = "Thôn có 4G"
year = 2025
at_least = 60
measure = "villages"
service = "4g"
[[targets]]
id = "inhabited"
text = "Thôn có 4G, theo nơi có dân cư"
year = 2025
at_least = 73
measure = "villages"
service = "4g"
denominator = "inhabited_area"
[[targets]]
id = "population"
text = "Dân số có 4G"
year = 2025
at_least = 70
measure = "share"
service = "4g"
denominator = "population"
[[targets]]
id = "fibre"
text = "Thôn có cáp quang"
year = 2025
at_least = 0
measure = "villages"
service = "ftth"
[[targets]]
id = "places"
text = "Địa điểm"
year = 2025
at_least = 100
measure = "places"
service = "5g"
[[targets]]
id = "sites"
text = "Vị trí"
year = 2025
at_least = 1
measure = "sites"
technologies = ["3G"]
[[targets]]
id = "phones"
text = "Điện thoại"
year = 2025
more_than = 85
measure = "stated"
stated = { value = 85, source = "Cục Thống kê", as_of = "2024" }
"#;

fn row<'a>(assessment: &'a Assessment, id: &str) -> &'a ScoreRow {
    assessment.scorecard.iter().find(|r| r.id == id).unwrap()
}

#[test]
fn a_scorecard() {
    let assessment = run(twenty(), "", Some(PLAN));
    let ids: Vec<&str> = assessment.scorecard.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids, ["villages", "inhabited", "population", "fibre", "places", "sites", "phones"]);

    // 11 of 19; 60 % of 19 is 11.4, so 12 are needed.
    let villages = row(&assessment, "villages");
    assert_close(villages.value, 1100.0 / 19.0);
    assert_close(villages.margin, 1100.0 / 19.0 - 60.0);
    let count = villages.count.unwrap();
    assert_eq!((count.have, count.of, count.no_data, count.missing), (11, 19, 1, 1));
    assert_eq!(villages.verdict, Verdict::Missed);
    // Were v19 covered, it would be 12 of 20, which is 60 %.
    assert_eq!(villages.no_data_turns(), Some(true));
    // From 0.6: 16; from 0.7: 14; from 0.9 and 1: 11.
    let tried: Vec<(f64, f64, Verdict)> =
        villages.turns.threshold.iter().map(|(p, v, w)| (*p, v.unwrap().round(), *w)).collect();
    assert_eq!(
        tried,
        [
            (-20.0, 84.0, Verdict::Met),
            (-10.0, 74.0, Verdict::Met),
            (10.0, 58.0, Verdict::Missed),
            (20.0, 58.0, Verdict::Missed)
        ]
    );
    // The twelfth village by its share has 0.7.
    assert_close(villages.turns.turning_threshold, 0.7);

    // 14 of 19 by the inhabited area; 73 % of 19 is 13.87, so 14 are needed.
    let inhabited = row(&assessment, "inhabited");
    assert_close(inhabited.value, 1400.0 / 19.0);
    assert_eq!((inhabited.count.unwrap().missing, inhabited.verdict), (0, Verdict::Met));
    // Were v19 not covered, 14 of 20 would be 70 %.
    assert_eq!(inhabited.no_data_turns(), Some(true));
    // The fourteenth village has all of it: no threshold up to 1 turns the verdict.
    assert_eq!(inhabited.turns.turning_threshold, None);

    let population = row(&assessment, "population");
    assert_close(population.value, 136_000.0 / 1900.0);
    assert_eq!((population.count, population.verdict), (None, Verdict::Met));

    // Nobody has a layer of fibre or 3G, there are no places: no data, not even against 0 %.
    for id in ["fibre", "places", "sites"] {
        let row = row(&assessment, id);
        assert_eq!((row.value, row.margin, row.verdict), (None, None, Verdict::NoData), "{id}");
        assert_eq!(row.origin.code(), "no_data");
    }

    // 85 is not more than 85.
    let phones = row(&assessment, "phones");
    assert_eq!((phones.value, phones.verdict), (Some(85.0), Verdict::Missed));
    assert_eq!(phones.origin.code(), "stated");
    assert!(phones.how.vi.contains("Cục Thống kê") && phones.how.en.contains("Cục Thống kê"));
    for row in &assessment.scorecard {
        assert!(!row.how.vi.is_empty() && !row.how.en.is_empty(), "{}", row.id);
    }
}

#[test]
fn a_scorecard_by_centre_and_clusters() {
    let assessment = run(twenty(), "profile = \"vietnam-centre-clusters\"", Some(PLAN));
    // Groups 1 and 2 of 19; by its own denominator the other target goes by share as before.
    assert_eq!(row(&assessment, "villages").count.unwrap().have, 11);
    assert!(row(&assessment, "villages").turns.threshold.is_empty());
    assert!(row(&assessment, "villages").how.en.contains("73.684"), "the centre: 14 of 19");
    let inhabited = row(&assessment, "inhabited").count.unwrap();
    assert_eq!((inhabited.have, inhabited.of), (14, 19));
}

/// 3,802 villages; no signal at the centre of 91; of the other 3,711 a cluster lacks it in 182.
#[test]
fn tuyen_quang_as_its_newspaper_printed_it() {
    const VILLAGES: usize = 3802;
    let mut network = Network::default();
    let operator = network.operators.enter("Viettel").unwrap();
    let (mut villages, mut points) = (Vec::new(), Vec::new());
    for i in 0..VILLAGES {
        villages.push(village(i, 0, Some(strip(i, 0.0, 1.0))));
        let (white, hole) = (i < 91, (91..91 + 182).contains(&i));
        // A station of 100 m at the culture house, but in white villages at the far cluster.
        let (house, near, far) = (at(i, 0.2), at(i, 0.25), at(i, 0.8));
        let clusters = if hole || white { vec![near, far] } else { vec![near] };
        network.cells.push(Cell {
            id: format!("c{i}").into(),
            site_id: format!("c{i}").into(),
            ..cell(operator, Technology::G4, if white { far } else { house }, 100.0, None)
        });
        let all = std::iter::once((PointRole::Centre, house))
            .chain(clusters.into_iter().map(|c| (PointRole::Cluster, c)));
        points.extend(all.map(|(role, position)| VillagePoint {
            village: i as u32,
            role,
            name: String::new(),
            position,
            households: None,
        }));
    }
    let inputs = inputs(units(1), villages, network, Vec::new(), points);
    let assessment = run(inputs, "profile = \"vietnam-centre-clusters\"", None);
    let rate = assessment.rate(Level::Province, ServiceKind::MobileBroadband).unwrap();
    assert_eq!(counts(rate), [3529, 182, 91, 0]);
    let white = rate.white_pct().unwrap();
    assert_eq!(format!("{:.1}", 100.0 - white), "97.6");
    assert_close(Some(white), 9100.0 / 3802.0);
    assert_close(rate.hole_pct(), 18_200.0 / 3711.0);
}
