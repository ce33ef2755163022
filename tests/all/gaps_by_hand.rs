//! Gaps of a province small enough to work out by hand: squares of 1 km, a few sources.
#![cfg(feature = "gdal")]

use crate::support::Job;
use phusong::assessment::{Assessment, EvidenceUse, assess};
use phusong::coverage::Share;
use phusong::field::{Evidence, EvidenceKind, Says};
use phusong::finding::Location;
use phusong::gap::{Gap, Reason, Triage};
use phusong::indicator::Status;
use phusong::network::{ServiceKind, Technology};
use phusong::place::{PointRole, VillagePoint};
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source::{self, Inputs};
use std::fmt::Write as _;

const G4: ServiceKind = ServiceKind::Technology(Technology::G4);
const G5: ServiceKind = ServiceKind::Technology(Technology::G5);
const MOBILE: ServiceKind = ServiceKind::MobileBroadband;

/// A village: identifier, middle in km from the origin, people, ĐBKK, power (empty: not known).
type Square = (&'static str, f64, f64, &'static str, &'static str, &'static str);

/// Where the province lies: 30 km east of the central meridian of VN-2000 / TM-3 105-30.
const ORIGIN: (f64, f64) = (530_000.0, 2_030_000.0);

fn metres(x_km: f64, y_km: f64) -> (f64, f64) {
    (ORIGIN.0 + 1000.0 * x_km, ORIGIN.1 + 1000.0 * y_km)
}

fn square(x_km: f64, y_km: f64, half_km: f64) -> String {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
    let ring: Vec<String> = corners
        .iter()
        .map(|(a, b)| metres(x_km + a * half_km, y_km + b * half_km))
        .map(|(x, y)| format!("[{x},{y}]"))
        .collect();
    format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, ring.join(","))
}

fn collection(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

/// Cells as `(operator, x km, y km, azimuth, radius m)`; `rest` is the rest of the project file.
fn project(
    villages: &[Square],
    cells: &[(&str, f64, f64, &str, f64)],
    rest: &str,
) -> (Job, Project, Inputs) {
    let job = Job::new();
    let feature = |(id, x, y, people, dbkk, power): &Square| {
        let geometry = square(*x, *y, 0.5);
        format!(
            r#"{{"type":"Feature","geometry":{geometry},"properties":{{"id":"{id}","name":"Thôn {id}","commune_code":"00123","commune":"Xã Một","population":"{people}","dbkk":"{dbkk}","has_power":"{power}"}}}}"#
        )
    };
    job.write("v.geojson", collection(&villages.iter().map(feature).collect::<Vec<_>>()));
    let mut table =
        String::from("site_id,operator,technology,x,y,azimuth_deg,beamwidth_deg,radius_m\n");
    for (i, (operator, x, y, azimuth, radius)) in cells.iter().enumerate() {
        let (x, y) = metres(*x, *y);
        let width = if azimuth.is_empty() { "" } else { "90" };
        let _ = writeln!(table, "S{i},{operator},4G,{x},{y},{azimuth},{width},{radius}");
    }
    job.write("c.csv", table);
    // 5G as published: the western 400 m of the village at the origin.
    let (w, s) = metres(-0.5, -0.5);
    let (e, n) = (w + 400.0, s + 1000.0);
    let area = format!(
        r#"{{"type":"Feature","properties":{{"id":"P"}},"geometry":{{"type":"Polygon","coordinates":[[[{w},{s}],[{e},{s}],[{e},{n}],[{w},{n}],[{w},{s}]]]}}}}"#
    );
    job.write("p.geojson", collection(&[area]));
    let crs = "crs = \"EPSG:9209\"\ncrs_override = true";
    job.write(
        "project.toml",
        format!(
            "[project]\nprovince = \"42\"\nas_of = \"2025-12-31\"\n[villages]\npath = \"v.geojson\"\n{crs}\n\
             [[cells]]\npath = \"c.csv\"\ncrs = \"EPSG:9209\"\n\
             [[coverage]]\npath = \"p.geojson\"\n{crs}\ntechnology = \"5G\"\noperator = \"C\"\n{rest}"
        ),
    );
    let project = Project::read(&job.path("project.toml")).unwrap();
    let inputs = source::read(&project, &Silent).unwrap();
    (job, project, inputs)
}

fn assessed(project: &Project, inputs: Inputs) -> Assessment {
    assess(inputs, project.terms(), &Silent).unwrap()
}

fn gap<'a>(assessment: &'a Assessment, service: ServiceKind, id: &str) -> &'a Gap {
    let is = |g: &&Gap| g.service == service && assessment.villages[g.village as usize].id == id;
    let found: Vec<&Gap> = assessment.gaps.iter().filter(is).collect();
    assert_eq!(found.len(), 1, "{service:?} {id}");
    found[0]
}

/// Within half a millimetre, in km; written so that NaN fails.
fn same_km(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 5e-7, "{found} km, not {expected}");
}

fn report(inputs: &Inputs, id: &str, service: ServiceKind, says: Says) -> Evidence {
    let village = inputs.villages.iter().position(|v| v.id == id).unwrap() as u32;
    Evidence {
        place: Location { file: "reports.csv".into(), row: Some(2), ..Location::default() },
        id: "R1".into(),
        village,
        position: None,
        service,
        operator: None,
        says,
        kind: EvidenceKind::Survey,
        source: "UBND xã".into(),
        date: Some(jiff::civil::date(2025, 11, 1)),
        expiry: None,
    }
}

const FOUR_G: &str = "[gaps]\nservices = [\"4G\", \"5G\"]\n";

#[test]
fn each_reason_and_each_group() {
    let villages = [
        // 3 km from a disc of 2 km: 1 km from its edge.
        ("far", 3.0, 0.0, "1000", "x", "1"),
        // 2 km south of a sector of 4 km that looks north; nothing else reaches.
        ("behind", 0.0, 18.0, "100", "0", "1"),
        // 30 km from everything.
        ("alone", 0.0, -30.0, "", "x", "0"),
        // The disc's own village.
        ("served", 0.0, 0.0, "500", "x", ""),
        // In the disc from its western edge at 1.5 km to the disc's edge at 2 km.
        ("edge", 2.0, 0.0, "200", "", "1"),
    ];
    let cells = [("A", 0.0, 0.0, "", 2000.0), ("B", 0.0, 20.0, "0", 4000.0)];
    let (_job, project, inputs) = project(&villages, &cells, FOUR_G);
    let found = assessed(&project, inputs);
    assert_eq!(found.gaps.iter().filter(|g| g.service == G4).count(), 4);

    let far = gap(&found, G4, "far");
    assert_eq!((far.class, far.modelled, far.evidence), (Status::White, Status::White, None));
    let [Reason::TooFar { km, reach_km: Some(reach) }] = far.reasons[..] else { panic!("{far:?}") };
    same_km(km, 3.0);
    same_km(reach, 2.0);
    same_km(far.margin.centre_m.unwrap() / 1000.0, 1.0);
    assert_eq!(
        (far.triage, far.lacking.share, far.lacking.people),
        (Triage::A, Some(Share::ALL), Some(1000.0))
    );
    let each: Vec<(&str, f64)> =
        far.nearest.iter().map(|n| (found.network.operators.name(n.operator), n.km)).collect();
    assert_eq!(each.len(), 2);
    assert_eq!((each[0].0, each[1].0), ("A", "B"));
    same_km(each[1].1, 409.0_f64.sqrt());

    let behind = gap(&found, G4, "behind");
    let [Reason::OffSector { km }] = behind.reasons[..] else { panic!("{behind:?}") };
    same_km(km, 2.0);
    // The sector is nearest at its tip.
    same_km(behind.margin.centre_m.unwrap() / 1000.0, 2.0);
    assert_eq!(behind.triage, Triage::B);

    let alone = gap(&found, G4, "alone");
    // Twice the program's 4 km.
    assert_eq!(alone.reasons, [Reason::NoPower, Reason::NoSource { within_km: 8.0 }]);
    assert_eq!((alone.triage, alone.lacking.people), (Triage::C, None));
    same_km(alone.margin.centre_m.unwrap() / 1000.0, 28.0);

    let edge = gap(&found, G4, "edge");
    assert_eq!((edge.class, edge.triage), (Status::Hole, Triage::Unknown));
    let [Reason::TooFar { km, .. }] = edge.reasons[..] else { panic!("{edge:?}") };
    same_km(km, 2.0);
    assert_eq!(edge.margin.centre_m, Some(0.0));
    // Of the square, between x = 1.5 and the circle: ∫ √(4 − y²) − 1.5 dy over −½ to ½, by the
    // antiderivative ½ (y √(4 − y²) + 4 asin(y/2)).
    let y = 0.5_f64;
    let served = y * (4.0 - y * y).sqrt() + 4.0 * (y / 2.0).asin() - 1.5;
    let lacking = edge.lacking;
    assert!(
        (lacking.share.unwrap().value() - (1.0 - served)).abs() <= 1e-9,
        "{lacking:?} {served}"
    );
    assert!((lacking.people.unwrap() - 200.0 * (1.0 - served)).abs() <= 1e-6, "{lacking:?}");
    assert_eq!((lacking.households, lacking.clusters), (None, None));

    // White by every radius and threshold; the hole is covered by none of them either.
    let robustness = far.robustness.as_ref().unwrap();
    assert_eq!((robustness.of, robustness.gap, robustness.same), (9, 9, 9));

    // Published areas alone: the nearest is an area, which has no radius.
    let served = gap(&found, G5, "served");
    let [Reason::TooFar { km, reach_km: None }] = served.reasons[..] else { panic!("{served:?}") };
    same_km(km, 0.1);
    assert!((served.lacking.people.unwrap() - 300.0).abs() <= 1e-6);
    assert_eq!(served.triage, Triage::Unknown);
    // 5G's default is 1 km: beyond 2 km there is nothing.
    assert_eq!(gap(&found, G5, "far").reasons, [Reason::NoSource { within_km: 2.0 }]);
}

#[test]
fn a_report_overrides_and_is_the_reason() {
    let villages = [("a", 0.0, 0.0, "500", "x", "1"), ("b", 1.0, 0.0, "70", "0", "0")];
    let rest = "[gaps]\nservices = [\"mobile\", \"FTTH\", \"4G\"]\n";
    let (_job, project, mut inputs) = project(&villages, &[("A", 0.0, 0.0, "", 3000.0)], rest);
    inputs.evidence = vec![
        report(&inputs, "a", MOBILE, Says::White),
        report(&inputs, "b", G4, Says::Hole),
        report(&inputs, "b", ServiceKind::Technology(Technology::Ftth), Says::White),
    ];
    let found = assessed(&project, inputs);
    assert_eq!(found.evidence_use, [EvidenceUse::Decided; 3]);
    let a = gap(&found, MOBILE, "a");
    assert_eq!((a.class, a.modelled, a.evidence), (Status::White, Status::Covered, Some(0)));
    assert_eq!((&a.reasons[..], a.robustness.as_ref()), (&[Reason::Reported][..], None));
    // The model would have it served: what is reported white lacks everything.
    assert_eq!((a.lacking.share, a.lacking.people), (Some(Share::ALL), Some(500.0)));
    assert_eq!(a.margin.centre_m, Some(0.0));
    assert_eq!(gap(&found, G4, "a").evidence, Some(0));
    // How large a reported hole is nobody knows.
    let b = gap(&found, G4, "b");
    assert_eq!((b.class, b.lacking.share, b.lacking.people), (Status::Hole, None, None));
    assert_eq!(b.reasons, [Reason::NoPower, Reason::Reported]);
    // The model has mobile broadband of 4G alone.
    assert_eq!(gap(&found, MOBILE, "b").class, Status::Hole);
    // No layer speaks of fibre: known from the report alone.
    let ftth = gap(&found, ServiceKind::Technology(Technology::Ftth), "b");
    assert_eq!((ftth.modelled, ftth.class), (Status::NoData, Status::White));
    assert!(ftth.nearest.is_empty() && ftth.margin.centre_m.is_none());

    let rate = found.rate(phusong::indicator::Level::Province, MOBILE).unwrap();
    assert_eq!((rate.covered, rate.hole, rate.white), (0, 1, 1));
}

#[test]
fn a_covered_report_closes_a_gap() {
    let villages = [("a", 9.0, 0.0, "500", "x", "1"), ("b", 9.0, 2.0, "70", "0", "0")];
    let (_job, project, mut inputs) = project(&villages, &[("A", 0.0, 0.0, "", 3000.0)], FOUR_G);
    inputs.evidence = vec![report(&inputs, "b", G4, Says::Covered)];
    let found = assessed(&project, inputs);
    let left: Vec<u32> = found.gaps.iter().filter(|g| g.service == G4).map(|g| g.village).collect();
    assert_eq!(left, [0]);
}

#[test]
fn clusters_without_signal_are_counted_and_measured() {
    let villages = [("a", 2.0, 0.0, "400", "x", "1"), ("b", 3.0, 0.0, "400", "x", "1")];
    let rest = format!("[rule]\nprofile = \"vietnam-centre-clusters\"\n{FOUR_G}");
    let (_job, project, mut inputs) = project(&villages, &[("A", 0.0, 0.0, "", 2000.0)], &rest);
    let at = |village, role, x| {
        let (x, y) = metres(x, 0.0);
        let position = geo::coord! { x: x, y: y };
        VillagePoint { village, role, name: String::new(), position, households: None }
    };
    inputs.points = vec![
        at(0, PointRole::Centre, 1.9),
        at(0, PointRole::Cluster, 1.8),
        at(0, PointRole::Cluster, 2.3),
        at(0, PointRole::Cluster, 2.4),
        at(1, PointRole::Centre, 2.75),
    ];
    let found = assessed(&project, inputs);
    let a = gap(&found, G4, "a");
    assert_eq!((a.class, a.lacking.clusters), (Status::Hole, Some((2, 3))));
    assert_eq!(a.margin.centre_m, Some(0.0));
    same_km(a.margin.cluster_m.unwrap() / 1000.0, 0.3);
    let b = gap(&found, G4, "b");
    // From the culture house, not from the middle of the land.
    same_km(b.margin.centre_m.unwrap() / 1000.0, 0.75);
    assert_eq!((b.class, b.margin.cluster_m, b.lacking.clusters), (Status::White, None, None));
    // No threshold decides: three radii. With 2.4 km all of `a` has signal, with 1.6 its centre
    // has none; `b` is 750 m away and stays white.
    let robust = |g: &Gap| g.robustness.as_ref().map(|r| (r.same, r.gap, r.of)).unwrap();
    assert_eq!(robust(a), (1, 2, 3));
    assert_eq!(robust(b), (3, 3, 3));
}

/// A grid of villages with a few sources: what must hold of any list of gaps.
#[test]
fn every_gap_once_with_a_reason_and_a_rank() {
    let ids: Vec<String> = (0..49).map(|i| format!("{i:02}")).collect();
    let villages: Vec<Square> = ids
        .iter()
        .enumerate()
        .map(|(i, id)| {
            let id: &'static str = Box::leak(id.clone().into_boxed_str());
            let (x, y) = ((i % 7) as f64 * 1.5, (i / 7) as f64 * 1.5);
            let people = ["10", "200", "", "3000"][i % 4];
            (id, x, y, people, ["x", "0", ""][i % 3], ["1", "0", "1", ""][(i / 2) % 4])
        })
        .collect();
    let cells = [
        ("A", 1.0, 1.0, "", 2500.0),
        ("B", 6.0, 6.0, "45", 5000.0),
        ("C", 2.0, 8.0, "200", 3000.0),
    ];
    let (_job, project, inputs) = project(&villages, &cells, FOUR_G);
    let found = assessed(&project, inputs);
    for service in [G4, G5] {
        let gaps: Vec<&Gap> = found.gaps.iter().filter(|g| g.service == service).collect();
        let of_service = &found.service(service).unwrap().villages;
        let mut expected: Vec<u32> = (0..of_service.len() as u32)
            .filter(|&v| matches!(of_service[v as usize].status, Status::White | Status::Hole))
            .collect();
        assert!(expected.len() > 5, "the case must have gaps");
        let ranks: Vec<u32> = gaps.iter().map(|g| g.rank).collect();
        assert!(ranks.iter().copied().eq(1..=gaps.len() as u32), "{ranks:?}");
        assert!(gaps.windows(2).all(|w| w[0].score >= w[1].score));
        let mut listed: Vec<u32> = gaps.iter().map(|g| g.village).collect();
        listed.sort_unstable();
        expected.sort_unstable();
        assert_eq!(listed, expected);
        for g in gaps {
            assert!(!g.reasons.is_empty());
            assert!((0.0..=100.0).contains(&g.score), "{g:?}");
            assert!(g.lacking.share.is_some_and(|s| s > Share::NONE), "{g:?}");
            assert!(g.lacking.people.is_none_or(|p| p > 0.0), "{g:?}");
            let robustness = g.robustness.as_ref().unwrap();
            assert!(robustness.same >= 1 && robustness.same <= robustness.gap, "{g:?}");
            assert!(robustness.gap <= robustness.of && robustness.of == 9, "{g:?}");
            assert_eq!(g.reasons[0] == Reason::NoPower, g.triage == Triage::C);
        }
    }
}
