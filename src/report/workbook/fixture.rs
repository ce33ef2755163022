//! A province made up for the tests of the workbook: everything that any sheet shows.

use crate::assessment::{Assessment, EvidenceUse, Method};
use crate::coverage::{Nearest, Share};
use crate::field::{Evidence, EvidenceKind, Says};
use crate::finding::{Finding, FindingKind, Place, Severity};
use crate::gap::{Gap, Lacking, Margin, NearestOf, Reason, Robustness, Triage};
use crate::indicator::{
    Comparison, Contribution, Count, Level, Origin, Passive, PlaceRate, PlaceResult, Plan, Rate,
    Rule, ScoreRow, Service, SharedSite, Shares, Sharing, Speed, SpeedUnit, Spread, Status, Target,
    TargetMeasure, Turns, Unit, UnitRates, Verdict, VillageService, Words as Both,
};
use crate::network::{Network, OperatorId, ServiceKind, Technology};
use crate::place::{
    AdminUnits, Basis, BasisMethod, Commune, CommuneId, Denominator, Extent, Parts, PublicPlace,
    Shape, Village,
};
use crate::project::About;
use crate::source::{CrsLabel, Input};
use geo::{Coord, LineString, MapCoords, MultiPolygon, Polygon};

/// What a village is called that would be a formula if somebody typed it.
pub(super) const FORMULA: &str = "=HYPERLINK(\"http://x.vn\";\"bấm\")";

const COMMUNES: [(&str, &str); 5] = [
    ("00123", "Xã Thượng Lĩnh"),
    ("00045", "Xã Đức Thọ"),
    ("00046", "Xã Ea Súp"),
    ("00047", "Phường Ẵng Nưa"),
    ("00048", "Xã Đông Kinh"),
];

pub(super) const MOBILE: ServiceKind = ServiceKind::MobileBroadband;
pub(super) const FTTH: ServiceKind = ServiceKind::Technology(Technology::Ftth);

fn both(vi: &str, en: &str) -> Both {
    Both { vi: vi.into(), en: en.into() }
}

fn village(i: usize) -> Village {
    let corner = Coord {
        x: 540_000.0 + 2000.0 * (i % 40) as f64,
        y: 2_010_000.0 + 2000.0 * (i / 40) as f64,
    };
    let at = |x: f64, y: f64| Coord { x: corner.x + x, y: corner.y + y };
    let ring =
        vec![at(0.0, 0.0), at(1900.0, 100.0), at(2000.0, 2000.0), at(-50.0, 1900.0), at(0.0, 0.0)];
    let planar = MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new())]);
    let degrees = |c: Coord<f64>| Coord {
        x: 105.5 + (c.x - 500_000.0) / 105_700.0,
        y: 18.08 + (c.y - 2_000_000.0) / 110_670.0,
    };
    let geographic = planar.map_coords(degrees);
    let shape = Shape {
        planar,
        geographic,
        area_m2: 3.8e6,
        centre: at(950.0, 1000.0),
        centre_geographic: Some(degrees(at(950.0, 1000.0))),
    };
    Village {
        id: format!("{:05}", 100 + i),
        name: match i {
            3 => FORMULA.to_owned(),
            4 => "+84 Xóm \u{1b}\u{0}Mới".to_owned(),
            5 => "@SUM(A1) Thôn Đoài".to_owned(),
            _ => format!("Thôn {}", i / COMMUNES.len() + 1),
        },
        commune: CommuneId((i % COMMUNES.len()) as u32),
        district: None,
        population: (!i.is_multiple_of(11)).then_some(300.0 + i as f64),
        households: (!i.is_multiple_of(7)).then_some(80.0 + (i % 30) as f64),
        area_class: Some(["I", "II", "III"][i % 3].to_owned()),
        dbkk: Some(i.is_multiple_of(4)),
        has_power: (!i.is_multiple_of(9)).then_some(!i.is_multiple_of(5)),
        shape: (i % 13 != 12).then_some(shape),
    }
}

fn service(
    kind: ServiceKind,
    villages: &[Village],
    operators: &[OperatorId],
    rule: &Rule,
) -> Service {
    let seed = match kind {
        ServiceKind::MobileBroadband => 7,
        ServiceKind::Technology(t) => t as usize,
    };
    // Of 2G nothing is known.
    let unknown = kind == ServiceKind::Technology(Technology::G2);
    let shares: Vec<Option<Share>> = villages
        .iter()
        .enumerate()
        .map(|(i, v)| {
            let value = match (i * 7 + seed * 3) % 10 {
                0 | 1 => 0.0,
                2 => 0.799_96,
                3 => 0.412_345,
                _ => 1.0 - 0.01 * (i % 3) as f64,
            };
            v.shape.as_ref().and_then(|_| Share::new(value)).filter(|_| !unknown)
        })
        .collect();
    let any = shares.iter().enumerate().map(|(i, share)| {
        let modelled = rule.status_of_share(*share);
        let reported = kind == MOBILE && i == 10;
        VillageService {
            share: *share,
            area_share: *share,
            modelled,
            status: if reported { Status::White } else { modelled },
            evidence: reported.then_some(0),
            nearest: Some(Nearest {
                id: format!("HTI{i:04}").into(),
                operator: operators[0],
                km: 1.5,
            }),
        }
    });
    let of = |denominator| Shares {
        denominator,
        any: shares.clone(),
        by_operator: vec![(operators[0], shares.clone())],
        operators: Vec::new(),
    };
    Service {
        kind,
        any: any.collect(),
        shares: vec![of(Denominator::Area), of(Denominator::Population)],
        points: None,
        best_operator: None,
    }
}

fn gaps(service: &Service, villages: &[Village], operators: &[OperatorId]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (i, here) in service.any.iter().enumerate() {
        if !matches!(here.status, Status::White | Status::Hole) {
            continue;
        }
        let village = &villages[i];
        let lacking = 1.0 - here.share.map_or(0.0, Share::value);
        let near = |(k, o): (usize, &OperatorId)| NearestOf {
            operator: *o,
            nearest: Nearest {
                id: format!("S{k}-{i:04}").into(),
                operator: *o,
                km: 2.0 + k as f64 + 0.01 * i as f64,
            },
        };
        gaps.push(Gap {
            village: i as u32,
            service: service.kind,
            class: here.status,
            modelled: here.modelled,
            evidence: here.evidence,
            lacking: Lacking {
                share: Some(lacking),
                people: village.population.map(|p| p * lacking),
                households: village.households.map(|h| h * lacking),
                clusters: i.is_multiple_of(3).then_some((1, 3)),
            },
            reasons: match i % 5 {
                0 => vec![Reason::NoPower, Reason::NoSource { within_km: 20.0 }],
                1 => vec![Reason::TooFar { km: 5.2, reach_km: Some(4.0) }],
                2 => vec![Reason::OffSector { km: 1.25 }],
                3 => vec![Reason::TooFar { km: 2.0, reach_km: None }],
                _ => vec![Reason::Reported],
            },
            margin: Margin { centre_m: Some(350.0 + i as f64 * 10.0), cluster_m: None },
            robustness: here.evidence.is_none().then_some(Robustness { same: 6, gap: 8, of: 9 }),
            triage: match (village.dbkk, village.has_power) {
                (_, Some(false)) => Triage::C,
                (Some(true), Some(true)) => Triage::A,
                (Some(false), Some(true)) => Triage::B,
                _ => Triage::Unknown,
            },
            nearest: operators.iter().enumerate().map(near).collect(),
            score: 50.0,
            rank: gaps.len() as u32 + 1,
        });
    }
    gaps
}

fn scorecard() -> (Plan, Vec<ScoreRow>) {
    let villages = |service| TargetMeasure::Villages { service, denominator: None };
    let target = |id: &str, text: Both, value, unit, measure| Target {
        id: id.into(),
        text,
        year: 2025,
        comparison: Comparison::AtLeast,
        value,
        unit,
        measure,
        source: String::new(),
        stated: None,
        note: Both::default(),
    };
    let targets = vec![
        target(
            "mobile",
            both(
                "Tỷ lệ thôn, bản được phủ sóng di động băng rộng",
                "Villages with mobile broadband",
            ),
            99.85,
            Unit::Percent,
            villages(MOBILE),
        ),
        target(
            "ftth",
            both(
                "Tỷ lệ thôn, bản được phủ băng rộng cố định (cáp quang FTTH)",
                "Villages with fibre",
            ),
            60.0,
            Unit::Percent,
            villages(FTTH),
        ),
        target(
            "speed",
            both("Tốc độ tải xuống băng rộng di động", "Mobile download speed"),
            71.0,
            Unit::MegabitsPerSecond,
            TargetMeasure::Stated,
        ),
        target(
            "subscriptions",
            both("Thuê bao băng rộng di động/100 dân", "Mobile broadband subscriptions"),
            95.2,
            Unit::PerHundredPeople,
            TargetMeasure::Stated,
        ),
    ];
    let row = |t: &Target, value: Option<f64>, origin, verdict, count, turns| ScoreRow {
        id: t.id.clone(),
        text: t.text.clone(),
        year: t.year,
        comparison: t.comparison,
        target: t.value,
        unit: t.unit,
        value,
        origin,
        verdict,
        margin: value.map(|v| v - t.value),
        count,
        how: both(
            "Theo diện tích thôn, hợp vùng phủ của các doanh nghiệp, ngưỡng 80 %",
            "By the village's area, all operators together, threshold 80 %",
        ),
        turns,
        source: "Kế hoạch phát triển hạ tầng số (2023), mục II.1".into(),
    };
    let tried = Turns {
        tried: true,
        threshold: vec![(-20.0, Some(99.9), Verdict::Met), (-10.0, Some(91.0), Verdict::Missed)],
        radius: vec![(1.2, Some(99.95), Verdict::Met)],
        turning_threshold: Some(0.612),
    };
    let steady = Turns { tried: true, ..Turns::default() };
    let stated = Origin::Stated { source: "Sở KH&CN".into(), as_of: Some("2025-06-30".into()) };
    let count = |have, missing| Some(Count { have, of: 60, no_data: 4, missing });
    let rows = vec![
        row(&targets[0], Some(99.849), Origin::Modelled, Verdict::Missed, count(42, 7), tried),
        row(&targets[1], Some(71.43), Origin::Modelled, Verdict::Met, count(40, -3), steady),
        row(&targets[2], None, Origin::NoData, Verdict::NoData, None, Turns::default()),
        row(&targets[3], Some(96.0), stated, Verdict::Met, None, Turns::default()),
    ];
    let plan = Plan {
        id: "ha-tinh-2025".into(),
        title: both(
            "Kế hoạch phát triển hạ tầng số tỉnh Hà Tĩnh đến 2025",
            "Digital infrastructure plan of Hà Tĩnh",
        ),
        province: "42".into(),
        document: "Kế hoạch 2023".into(),
        targets,
    };
    (plan, rows)
}

fn evidence() -> Vec<Evidence> {
    let report = |id: &str, village, says, kind, day| Evidence {
        place: Place { file: "phan-anh.csv".into(), row: Some(2), ..Place::default() },
        id: id.into(),
        village,
        position: None,
        service: MOBILE,
        operator: None,
        says,
        kind,
        source: "Kiến nghị cử tri, kỳ họp thứ 18".into(),
        date: Some(jiff::civil::date(2025, 11, day)),
        expiry: None,
    };
    vec![
        report("001", 10, Says::White, EvidenceKind::VoterReport, 3),
        report("002", 11, Says::Covered, EvidenceKind::Measurement, 4),
    ]
}

/// A province of so many villages.
#[allow(clippy::too_many_lines, reason = "one of everything, in a row")]
pub(crate) fn province(villages: usize) -> Assessment {
    let villages: Vec<Village> = (0..villages).map(village).collect();
    let mut network = Network::default();
    let operators: Vec<OperatorId> =
        ["Viettel", "VNPT", "MobiFone"].iter().filter_map(|n| network.operators.enter(n)).collect();
    let rule =
        Rule { title: both("Tỷ lệ diện tích", "Share of the area"), ..Rule::default() };
    let kinds = [
        ServiceKind::Technology(Technology::G4),
        ServiceKind::Technology(Technology::G5),
        FTTH,
        MOBILE,
        ServiceKind::Technology(Technology::G2),
    ];
    let services: Vec<Service> =
        kinds.into_iter().map(|k| service(k, &villages, &operators, &rule)).collect();
    let commune = |(code, name): &(&str, &str)| Commune {
        code: (*code).into(),
        name: (*name).into(),
        province: "Hà Tĩnh".into(),
    };
    let units = AdminUnits {
        province_code: "42".into(),
        province: "Hà Tĩnh".into(),
        communes: COMMUNES.iter().map(commune).collect(),
        districts: Vec::new(),
    };
    let mut all_rates: Vec<Rate> = Vec::new();
    for service in &services {
        for operator in [None, Some(operators[0])] {
            let contributions: Vec<Contribution> = service
                .any
                .iter()
                .zip(&villages)
                .map(|(s, v)| {
                    let area_m2 = v.shape.as_ref().map_or(0.0, |s| s.area_m2);
                    let covered_area_m2 = s.area_share.map(|share| area_m2 * share.value());
                    Contribution {
                        status: s.status,
                        modelled: s.modelled,
                        area_m2,
                        covered_area_m2,
                    }
                })
                .collect();
            let mut rates =
                UnitRates::new(service.kind, operator, &units, &villages, &contributions);
            let people: Vec<Option<f64>> = villages.iter().map(|v| v.population).collect();
            let shares = service.shares_of(Denominator::Population).map(|s| &s.any[..]);
            rates.add_total(Denominator::Population, &people, shares.unwrap_or_default());
            all_rates.extend(rates.finish(&Rule::default()));
        }
    }
    all_rates.sort_by_key(|r| r.level);
    let all_gaps = services
        .iter()
        .filter(|s| matches!(s.kind, MOBILE | FTTH))
        .flat_map(|s| gaps(s, &villages, &operators));
    let all_gaps = all_gaps.collect();
    let (plan, scorecard) = scorecard();
    let place = |i: u32, name: &str| PublicPlace {
        id: format!("0{i}"),
        name: name.into(),
        kind: "Khu công nghiệp".into(),
        commune: Some(CommuneId(1)),
        extent: Extent::Point(Coord { x: 541_000.0, y: 2_011_000.0 }),
        layer: 0,
    };
    let result = |place, share: Option<f64>| PlaceResult {
        place,
        service: ServiceKind::Technology(Technology::G5),
        share,
        covered: share.map(|s| s >= 0.8),
        operators: Vec::new(),
        nearest_km: Some(0.8),
    };
    let spread = |median| Some(Spread { median, mean: median + 4.5, p10: median / 3.0 });
    let speed = |of, tests, down| Speed {
        of,
        technology: None,
        operator: None,
        tests,
        down,
        up: down,
        latency: None,
    };
    let input = |role, path: &str, rows| Input {
        role,
        path: path.into(),
        layer: None,
        rows,
        crs: Some("EPSG:9209".into()),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        source: Some("Sở Nông nghiệp và Môi trường, 2025".into()),
    };
    let finding = |severity, row, id: &str, kind| Finding {
        severity,
        place: Place {
            file: "villages.gpkg".into(),
            row: Some(row),
            id: Some(id.into()),
            ..Place::default()
        },
        kind,
    };
    Assessment {
        about: About {
            title: "Hà Tĩnh 2025 & các xã".into(),
            as_of: Some("2025-12-31".into()),
            maker: Some("Sở Khoa học và Công nghệ tỉnh Hà Tĩnh".into()),
            synthetic: true,
        },
        bases: vec![Basis {
            denominator: Denominator::Population,
            totals: villages.iter().map(|v| v.population).collect(),
            parts: Parts::As(Denominator::Area),
            method: BasisMethod::SpreadOverArea,
            factors: Vec::new(),
        }],
        rates: all_rates,
        gaps: all_gaps,
        evidence: evidence(),
        evidence_use: vec![EvidenceUse::Decided, EvidenceUse::NotUsed],
        plan: Some(plan),
        scorecard,
        sharing: vec![
            Sharing {
                of: Passive::Sites,
                total: 3100.0,
                shared: 950.0,
                by_operators: [2150.0, 700.0, 250.0],
                unnamed: 3,
            },
            Sharing {
                of: Passive::Ducts,
                total: 153_250.5,
                shared: 100_000.0,
                by_operators: [53_250.5, 100_000.0, 0.0],
                unnamed: 0,
            },
        ],
        shared_sites: vec![SharedSite {
            ids: vec!["HTI0001".into(), "VNP-77".into()],
            position: Coord { x: 541_000.0, y: 2_011_000.0 },
            operators: operators.clone(),
            technologies: vec![Technology::G4],
            cells: 6,
            spread_m: 31.4,
        }],
        places: vec![
            place(1, "Khu công nghiệp Vũng Áng"),
            place(2, "KCN Phú Vinh"),
            place(3, "KCN Gia Lách"),
        ],
        place_results: vec![result(0, Some(1.0)), result(1, Some(0.25)), result(2, None)],
        place_rates: vec![PlaceRate {
            service: ServiceKind::Technology(Technology::G5),
            kind: None,
            commune: None,
            places: 3,
            covered: 1,
            no_data: 1,
            target: Some(1.0),
        }],
        speeds: vec![
            speed(SpeedUnit::Village(0), 2, None),
            speed(SpeedUnit::Province, 512, spread(61.25)),
            speed(SpeedUnit::Commune(CommuneId(0)), 40, spread(55.0)),
        ],
        findings: vec![
            finding(Severity::Dropped, 13, "00112", FindingKind::NoGeometry),
            finding(
                Severity::Repaired,
                7,
                "00106",
                FindingKind::DuplicateId { first_row: 3, given: "=1+1".into() },
            ),
        ],
        inputs: vec![
            input("project", "phusong.toml", 0),
            input("villages", "villages.gpkg", villages.len() as u64),
        ],
        method: Method {
            crs: CrsLabel { code: "EPSG:9209".into(), name: "VN-2000 / TM-3 105-30".into() },
            rule,
            radius_m: vec![(Technology::G4, 4000.0), (Technology::G5, 1000.0)],
            beamwidth_deg: 120.0,
            datum: "EPSG:6960",
            sharing_distance_m: 50.0,
            min_tests: 10,
            count: vec![crate::network::Status::OnAir],
            ..Method::default()
        },
        units,
        villages,
        network,
        services,
        ..Assessment::default()
    }
}

/// The province's rate of a service.
pub(super) fn province_rate(assessment: &Assessment, service: ServiceKind) -> &Rate {
    assessment.rate(Level::Province, service).unwrap()
}
