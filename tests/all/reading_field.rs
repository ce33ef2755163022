//! Reading of what people report and of what operators share: the corpus of messy files, one a defect,
//! each with the findings it must bring, no more; and the values that must come out.
#![cfg(feature = "gdal")]

use crate::support::{Job, codes};
use jiff::civil::date;
use phusong::field::{Evidence, EvidenceKind, Says};
use phusong::finding::FindingKind;
use phusong::lang::{self, Lang};
use phusong::network::{ServiceKind, Technology};
use phusong::place::Extent;
use phusong::source::{Error, Inputs};

/// Reads one file of the corpus as a layer of that kind, beside clean villages and cells.
fn read(kind: &str, name: &str, more: &str) -> Result<Inputs, Error> {
    let job = Job::new();
    for file in ["villages.geojson", "cells_clean.csv", name] {
        job.copy(file);
    }
    job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
    let base = crate::support::toml("villages.geojson", "cells_clean.csv");
    let is_text = std::path::Path::new(name).extension().is_some_and(|e| e == "csv");
    let crs = if is_text { "crs = \"EPSG:4326\"\n" } else { "" };
    job.read(&format!("{base}[[{kind}]]\npath = \"{name}\"\n{crs}{more}"))
}

/// Kind of layer, file, what comes out of it, findings.
const CORPUS: &[(&str, &str, usize, &[&str])] = &[
    ("evidence", "evidence_clean.csv", 2, &[]),
    ("evidence", "evidence_vietnamese.csv", 4, &["note column-read"]),
    ("evidence", "evidence_dates.xlsx", 2, &["note not-data"]),
    ("evidence", "evidence_position.csv", 2, &["dropped in-no-village"]),
    (
        "evidence",
        "evidence_position_elsewhere.csv",
        4,
        &["note position-elsewhere", "note position-elsewhere"],
    ),
    (
        "evidence",
        "evidence_position_bad.csv",
        3,
        &["dropped position-left-out", "dropped position-left-out"],
    ),
    (
        "evidence",
        "evidence_unknown_village.csv",
        2,
        &["assumed unknown-village", "dropped in-no-village", "dropped unknown-village"],
    ),
    (
        "evidence",
        "evidence_says_unknown.csv",
        1,
        &["dropped not-understood", "dropped not-understood"],
    ),
    (
        "evidence",
        "evidence_technology_unknown.csv",
        1,
        &["dropped not-understood", "dropped not-understood"],
    ),
    ("evidence", "evidence_technology_missing.csv", 2, &["assumed service-from-words"]),
    (
        "evidence",
        "evidence_kind_unknown.csv",
        2,
        &["assumed no-report-kind", "assumed unknown-report-kind"],
    ),
    (
        "evidence",
        "evidence_date_bad.csv",
        1,
        &["dropped not-understood", "dropped not-understood", "note undated"],
    ),
    ("evidence", "evidence_month_first.csv", 2, &["note column-read"]),
    ("evidence", "evidence_days_either.csv", 2, &["assumed column-ambiguous"]),
    ("evidence", "evidence_days_mixed.csv", 2, &["dropped not-understood"]),
    ("measurements", "measurements_clean.csv", 3, &[]),
    (
        "measurements",
        "measurements_kbps.csv",
        2,
        &["assumed kilobits-per-second", "assumed kilobits-per-second"],
    ),
    (
        "measurements",
        "measurements_absurd.csv",
        4,
        &[
            "dropped bad-value",
            "dropped bad-value",
            "dropped bad-value",
            "dropped bad-value",
            "dropped bad-value",
        ],
    ),
    ("measurements", "measurements_means.csv", 3, &["dropped bad-value", "note means-of-tests"]),
    ("measurements", "measurements_technology_unknown.csv", 3, &["note no-access"]),
    ("measurements", "measurements_outside.csv", 2, &["note outside-villages"]),
    ("places", "places_clean.csv", 2, &[]),
    ("places", "places_duplicate.csv", 2, &["note duplicate-row", "note id-elsewhere"]),
    (
        "places",
        "places_outside.csv",
        4,
        &["note outside-villages", "note unknown-commune", "note unknown-commune"],
    ),
    ("places", "places_areas.geojson", 2, &["dropped not-an-area", "repaired geometry-repaired"]),
    ("poles", "poles_lists.csv", 6, &["assumed no-operator"]),
    ("poles", "poles_rows.csv", 3, &["note rows-joined"]),
    (
        "ducts",
        "ducts.geojson",
        2,
        &["dropped geometry-unusable", "dropped geometry-unusable", "dropped not-an-area"],
    ),
];

#[test]
fn every_messy_layer() {
    for &(kind, name, count, findings) in CORPUS {
        let inputs = read(kind, name, "").unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(codes(&inputs.findings), findings, "{name}: {:#?}", inputs.findings);
        let found = match kind {
            "evidence" => inputs.evidence.len(),
            "measurements" => inputs.measurements.as_ref().unwrap().len(),
            "places" => inputs.places.len(),
            "poles" => inputs.network.poles.as_ref().unwrap().len(),
            _ => inputs.network.ducts.as_ref().unwrap().len(),
        };
        assert_eq!(found, count, "{name}");
        for f in &inputs.findings {
            let (vi, en) = (lang::finding(Lang::VI, f), lang::finding(Lang::EN, f));
            assert!(!vi.headline.is_empty() && !vi.hint.is_empty(), "{name}: {f:?}");
            assert_ne!(vi.headline, en.headline, "{name}: {f:?}");
            assert_ne!(vi.hint, en.hint, "{name}: {f:?}");
        }
        let own = inputs.layers.last().unwrap();
        assert_eq!((own.role.code(), own.path.as_str(), own.sha256.len()), (kind, name, 64));
        assert!(own.rows > 0, "{name}");
    }
}

#[test]
fn a_project_without_these_layers_has_none() {
    let inputs = crate::support::read("villages.geojson", "cells_clean.csv").unwrap();
    assert!(inputs.places.is_empty() && inputs.evidence.is_empty());
    assert!(inputs.measurements.is_none());
    assert!(inputs.network.poles.is_none() && inputs.network.ducts.is_none());
}

fn evidence(name: &str, more: &str) -> Vec<Evidence> {
    read("evidence", name, more).unwrap().evidence
}

#[test]
fn reports_come_out_as_meant() {
    let inputs = read("evidence", "evidence_vietnamese.csv", "").unwrap();
    let told: Vec<(u32, ServiceKind, Says, EvidenceKind)> =
        inputs.evidence.iter().map(|e| (e.village, e.service, e.says, e.kind)).collect();
    let of = ServiceKind::Technology;
    let expected = [
        (0, of(Technology::G4), Says::White, EvidenceKind::VoterReport),
        (0, of(Technology::G5), Says::White, EvidenceKind::VoterReport),
        (1, of(Technology::Ftth), Says::Covered, EvidenceKind::Survey),
        (2, ServiceKind::MobileBroadband, Says::Hole, EvidenceKind::Measurement),
    ];
    assert_eq!(told, expected);
    let [first, _, second, third] = &inputs.evidence[..] else { panic!("four") };
    assert_eq!((first.id.as_str(), first.source.as_str()), ("1", "Báo cáo xã"));
    assert_eq!((first.operator, first.date), (None, Some(date(2025, 3, 15))));
    assert_eq!(second.operator, inputs.network.operators.find("Viettel"));
    assert!(second.operator.is_some());
    assert_eq!(second.expiry, Some(date(2025, 12, 31)));
    assert_eq!((third.date, third.expiry), (Some(date(2025, 5, 2)), None));
    assert_eq!((third.place.file.as_str(), third.place.row), ("evidence_vietnamese.csv", Some(4)));

    let dates = evidence("evidence_dates.xlsx", "");
    assert_eq!(dates[0].date, Some(date(2025, 3, 15)));
    assert_eq!(dates[0].expiry, Some(date(2026, 3, 15)));
    assert_eq!((dates[1].date, dates[1].expiry), (Some(date(2025, 4, 1)), None));
    assert_eq!(dates[0].place.row, Some(4), "as the spreadsheet counts");

    let missing = evidence("evidence_technology_missing.csv", "");
    assert_eq!(missing[0].service, ServiceKind::MobileBroadband);
    assert_eq!(missing[1].service, of(Technology::Ftth));
}

#[test]
fn a_layer_gives_reports_a_kind_and_a_last_day() {
    let all = evidence("evidence_kind_unknown.csv", "kind = \"survey\"\nvalid_days = 365\n");
    assert_eq!(all[0].kind, EvidenceKind::VoterReport, "an unknown word is not the layer's kind");
    assert_eq!(all[1].kind, EvidenceKind::Survey);
    assert!(all.iter().all(|e| e.expiry == Some(date(2026, 3, 15))));
    // The row's own last day wins; without a day of its own nothing can be counted from it.
    let all = evidence("evidence_date_bad.csv", "valid_days = 365\n");
    let last: Vec<_> = all.iter().map(|e| e.expiry).collect();
    // What has a day that is none, or a last day before its own, would hold for ever.
    assert_eq!(last, [Some(date(2025, 12, 31))]);
    let days = |name| evidence(name, "").iter().map(|e| e.date.unwrap()).collect::<Vec<_>>();
    assert_eq!(days("evidence_month_first.csv"), [date(2025, 10, 12), date(2025, 11, 25)]);
    assert_eq!(days("evidence_days_either.csv"), [date(2025, 12, 10), date(2025, 11, 3)]);
    assert_eq!(days("evidence_days_mixed.csv"), [date(2025, 11, 25); 2]);
}

#[test]
fn a_village_is_found_by_identifier_or_by_place() {
    let villages: Vec<u32> =
        evidence("evidence_position.csv", "").iter().map(|e| e.village).collect();
    assert_eq!(villages, [0, 1]);
    let named = evidence("evidence_position_elsewhere.csv", "");
    assert!(named.iter().all(|e| e.village == 0), "the identifier wins");
    let told = read("evidence", "evidence_position_elsewhere.csv", "").unwrap().findings;
    let told: Vec<_> = told
        .iter()
        .filter_map(|f| match &f.kind {
            FindingKind::PositionElsewhere { village, lies_in, km } => {
                assert_eq!(
                    (village.as_str(), f.place.column.as_deref()),
                    ("T1", Some("village_id"))
                );
                Some((f.place.row, lies_in.as_deref(), *km))
            }
            _ => None,
        })
        .collect();
    let [(Some(2), Some("T2"), far), (Some(3), None, near)] = told[..] else { panic!("{told:?}") };
    // 0.015° of longitude from one to the other.
    assert!(near > 0.0 && (far - near - 1.58).abs() < 0.02, "{near} km and {far} km");
    assert_eq!(named.iter().filter(|e| e.position.is_some()).count(), 3);
    let bad = read("evidence", "evidence_position_bad.csv", "");
    // (0, 0) and text are no positions; the third lies in the village that it names.
    let positions: Vec<bool> = bad.unwrap().evidence.iter().map(|e| e.position.is_some()).collect();
    assert_eq!(positions, [false, false, true]);
    let unknown = evidence("evidence_unknown_village.csv", "");
    assert_eq!((unknown[0].village, unknown[1].village), (0, 1), "the last by where it lies");
}

#[test]
fn identifiers_that_lost_their_zeros_are_found() {
    let job = Job::new();
    let text = std::fs::read_to_string(crate::support::messy("villages.geojson")).unwrap();
    let text = text.replace("\"T1\"", "\"00701\"").replace("\"T2\"", "\"00702\"");
    job.write("villages.geojson", text);
    job.copy("cells_clean.csv");
    job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
    job.write(
        "e.csv",
        "village_id,technology,says,kind,date\n701,4G,white,survey,2025-03-15\n\
         00702,4G,white,survey,2025-03-15\n",
    );
    let base = crate::support::toml("villages.geojson", "cells_clean.csv");
    let inputs = job.read(&format!("{base}[[evidence]]\npath = \"e.csv\"\n")).unwrap();
    let villages: Vec<u32> = inputs.evidence.iter().map(|e| e.village).collect();
    assert_eq!(villages, [0, 1]);
    assert_eq!(codes(&inputs.findings), ["repaired codes-padded"]);
}

#[test]
fn what_a_layer_cannot_do_without_is_asked_for() {
    for (kind, content, field) in [
        ("evidence", "village_id,technology,date\nT1,4G,2025-03-15\n", "says"),
        ("evidence", "technology,says\n4G,white\n", "village_id"),
        ("measurements", "lon,lat,operator\n105.91,18.31,VNPT\n", "down_mbps"),
        ("places", "id,name\n1,UBND\n", "lon"),
        ("poles", "id\n1\n", "operators"),
    ] {
        let job = Job::new();
        job.copy("villages.geojson");
        job.copy("cells_clean.csv");
        job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
        job.write("x.csv", content);
        let base = crate::support::toml("villages.geojson", "cells_clean.csv");
        match job.read(&format!("{base}[[{kind}]]\npath = \"x.csv\"\n")) {
            Err(Error::NoColumn { field: missing, .. }) => assert_eq!(missing, field, "{kind}"),
            Err(Error::Several(faults)) => {
                let is = |f: &Error| matches!(f, Error::NoColumn { field: m, .. } if *m == field);
                assert!(faults.iter().any(is), "{kind}: {faults:?}");
            }
            other => panic!("{kind}: {other:?}"),
        }
    }
    // Lines where points are needed, points where lines are.
    assert!(matches!(
        read("measurements", "ducts.geojson", "[measurements.columns]\ndown_mbps = \"id\"\n"),
        Err(Error::WrongGeometry { .. })
    ));
    assert!(matches!(
        read("ducts", "poles_rows.csv", ""),
        Err(Error::TableWithoutAreas { .. } | Error::UnknownFormat { .. })
    ));
}

#[test]
fn speeds_come_out_as_meant() {
    let inputs = read("measurements", "measurements_clean.csv", "").unwrap();
    let tests = inputs.measurements.unwrap();
    let vnpt = inputs.network.operators.find("VNPT");
    assert_eq!((tests[0].village, tests[0].technology), (Some(0), Some(Technology::G4)));
    assert_eq!((tests[0].down_mbps, tests[0].up_mbps), (Some(40.5), Some(10.0)));
    assert_eq!((tests[0].latency_ms, tests[0].date), (Some(30.0), Some(date(2025, 3, 15))));
    assert_eq!((tests[1].operator, tests[1].technology), (vnpt, Some(Technology::Ftth)));
    assert!(!tests[1].mobile);
    assert_eq!((tests[2].operator, tests[2].technology, tests[2].mobile), (None, None, true));
    let more = "operator = \"MobiFone\"\n";
    let inputs = read("measurements", "measurements_clean.csv", more).unwrap();
    let mobifone = inputs.network.operators.find("MobiFone");
    assert_eq!(inputs.measurements.unwrap()[2].operator, mobifone, "the layer's own");
    let of = |name| read("measurements", name, "").unwrap().measurements.unwrap();
    let kbps = of("measurements_kbps.csv");
    assert_eq!((kbps[0].down_mbps, kbps[0].up_mbps), (Some(40.5), Some(10.0)));
    assert_eq!((kbps[1].down_mbps, kbps[1].up_mbps), (None, Some(2.0)), "blank is not 0");
    let absurd = of("measurements_absurd.csv");
    let down: Vec<_> = absurd.iter().map(|m| m.down_mbps).collect();
    assert_eq!(down, [None, None, None, Some(20_000.0)]);
    assert_eq!((absurd[1].latency_ms, absurd[3].up_mbps), (None, Some(0.0)));
    let outside = of("measurements_outside.csv");
    assert_eq!((outside[0].village, outside[1].village), (None, Some(0)));
}

#[test]
fn places_know_their_commune() {
    let inputs = read("places", "places_outside.csv", "").unwrap();
    let code = |i: usize| inputs.places[i].commune.map(|c| inputs.units.commune(c).code.clone());
    assert_eq!(code(0).as_deref(), Some("18603"), "by the code of the row");
    assert_eq!(code(1), None, "no such commune");
    assert_eq!(code(2), None, "two communes have that name");
    assert_eq!(code(3).as_deref(), Some("18600"), "by its place, whatever the row says");
    assert_eq!((inputs.places[0].id.as_str(), inputs.places[0].kind.as_str()), ("P1", "KCN"));

    let inputs = read("places", "places_areas.geojson", "kind = \"Khác\"\n").unwrap();
    assert_eq!(inputs.places[0].kind, "Khu công nghiệp");
    assert!(inputs.places.iter().all(|p| matches!(p.extent, Extent::Area(_))));
    let inputs = read("places", "places_clean.csv", "").unwrap();
    assert!(inputs.places.iter().all(|p| matches!(p.extent, Extent::Point(_))));
    assert_eq!(inputs.places[1].commune, Some(inputs.villages[1].commune));
}

#[test]
fn poles_and_ducts_name_their_operators() {
    let inputs = read("poles", "poles_lists.csv", "").unwrap();
    let poles = inputs.network.poles.unwrap();
    let named: Vec<usize> = poles.iter().map(|p| p.operators.len()).collect();
    assert_eq!(named, [3, 2, 3, 1, 0, 0]);
    let vnpt = inputs.network.operators.find("VNPT").unwrap();
    assert!(poles[..4].iter().all(|p| p.operators.contains(&vnpt)));
    let inputs = read("poles", "poles_rows.csv", "").unwrap();
    let named: Vec<usize> =
        inputs.network.poles.unwrap().iter().map(|p| p.operators.len()).collect();
    assert_eq!(named, [2, 1, 2], "the third row is a pole 3 km away");

    let inputs = read("ducts", "ducts.geojson", "").unwrap();
    let ducts = inputs.network.ducts.unwrap();
    // 0.009° of latitude on WGS 84 at 18.3° are 996.0 m (110,666 m a degree), times 0.9999.
    assert!((ducts[0].length_m - 995.9).abs() < 0.5, "{}", ducts[0].length_m);
    assert!((ducts[1].length_m - 2.0 * 995.9).abs() < 1.0, "{}", ducts[1].length_m);
    assert_eq!((ducts[0].operators.len(), ducts[1].operators.len()), (2, 1));
}
