use super::*;
use crate::indicator::{Status, Verdict};
use std::fs;
use tempfile::TempDir;

const MANIFEST: &str = r#"{
  "program": "phusong", "version": "0.1.0", "made_at": "2026-01-02T03:04:05+07:00", "synthetic": true,
  "project": { "title": "Thử", "as_of": "2025-12-31", "maker": null },
  "crs": { "code": "EPSG:9209", "name": "VN-2000 / TM-3 105-30" },
  "parameters": {
    "covered_from": 0.8, "unit_covered_from": null, "mobile_broadband": ["3G", "4G"],
    "radius_m": { "4G": 4000.0 }, "datum_operation": "EPSG:6960",
    "rule": { "profile": "share", "caveat": { "vi": "x", "en": "y" } }
  },
  "plan": null,
  "inputs": [
    { "role": "project", "sha256": "00" }, { "role": "villages", "sha256": "ff" },
    { "role": "cells", "sha256": "aa" }
  ]
}"#;

/// As an older version wrote it: the least there is.
const VILLAGES: &str = "\u{feff}id,name,commune_code,commune,province,area_km2,4g_pct,4g_area_pct,4g_status,4g_nearest_id\r\n\
    00123-01,Thôn 1,00123,Xã A,Hà Tĩnh,1.5,85.25,80,covered,X\r\n\
    '=b,'@b,00123,Xã A,Hà Tĩnh,,,,no_data,\r\n";

const RATES: &str = "\u{feff}level,code,name,technology,operator,villages,villages_covered,rate_pct,villages_no_data\r\n\
    province,42,Hà Tĩnh,4g,any,2,1,100,1\r\n";

const SCORECARD: &str = "\u{feff}id,text,year,comparison,target,unit,value,verdict,missing\r\n\
    ftth,FTTH,2025,at_least,93,percent,,no_data,\r\n\
    4g,4G,2025,at_least,99.85,percent,97.5,missed,7\r\n";

fn folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(&dir, "manifest.json", MANIFEST);
    write(&dir, "villages.csv", VILLAGES);
    write(&dir, "rates.csv", RATES);
    dir
}

fn write(dir: &TempDir, name: &str, text: impl AsRef<[u8]>) {
    fs::write(dir.path().join(name), text).unwrap();
}

/// The error after one file was replaced.
fn refused(name: &str, text: impl AsRef<[u8]>) -> Error {
    let dir = folder();
    write(&dir, name, text);
    read(dir.path()).unwrap_err()
}

#[test]
fn the_least_there_is_reads() {
    let dir = folder();
    let r = read(dir.path()).unwrap();
    assert_eq!((r.units.province_code.as_str(), r.units.province.as_str()), ("42", "Hà Tĩnh"));
    let ids: Vec<_> = r.villages.iter().map(|v| (v.id.as_str(), v.name.as_str())).collect();
    assert_eq!(ids, [("00123-01", "Thôn 1"), ("=b", "@b")], "the apostrophe goes, zeros stay");
    assert_eq!(r.areas_km2, [Some(1.5), None]);
    assert_eq!(r.units.communes.len(), 1);
    let [service] = &r.services[..] else { panic!("{:?}", r.services) };
    let seen: Vec<_> = service.villages.iter().map(|o| (o.status, o.pct, o.area_pct)).collect();
    let expected = [(Status::Covered, Some(85.25), Some(80.0)), (Status::NoData, None, None)];
    assert_eq!(seen, expected, "no data is never 0");
    assert!(service.villages.iter().all(|o| o.modelled.is_none()));
    assert_eq!(r.rates[0].rate_pct, Some(100.0));
    assert_eq!((r.rates[0].area_pct, r.scorecard.is_none()), (None, true));
    assert!(r.rates[0].further.is_empty());
    let o = &r.origin;
    assert_eq!((o.version.as_str(), o.as_of.as_deref()), ("0.1.0", Some("2025-12-31")));
    assert!(o.synthetic && o.maker.is_none() && o.manifest_sha256.len() == 64);
    assert_eq!(o.inputs_sha256, ["aa", "ff"], "the project file is no data");
    let parameters: Vec<_> = o.parameters.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let expected = [
        ("covered_from", "0.8"),
        ("unit_covered_from", ""),
        ("mobile_broadband", "3G, 4G"),
        ("radius_m.4G", "4000"),
        ("datum_operation", "EPSG:6960"),
        ("rule.profile", "share"),
        ("plan", ""),
    ];
    assert_eq!(parameters, expected);
    let names: Vec<_> = o.files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["manifest.json", "villages.csv", "rates.csv"]);
}

#[test]
fn columns_are_found_by_name_and_later_ones_are_read() {
    let dir = folder();
    write(
        &dir,
        "villages.csv",
        "4g_status,later,4g_modelled_status,commune,name,id,commune_code,6g_status\n\
         white,?,covered,Xã A,Thôn 1,1,00123,perhaps\n",
    );
    write(
        &dir,
        "rates.csv",
        "white_pct,operator,technology,name,code,level,villages_no_data,rate_pct,villages_covered,villages\n\
         2.4,any,4g,Hà Tĩnh,42,province,0,0,0,1\n",
    );
    write(&dir, "scorecard.csv", SCORECARD);
    let r = read(dir.path()).unwrap();
    let seen = r.services[0].villages[0];
    assert_eq!((seen.status, seen.modelled), (Status::White, Some(Status::Covered)));
    assert_eq!(r.services.len(), 1, "a service that is not known yet is left alone");
    assert_eq!(r.rates[0].further, [("white_pct", Some(2.4))]);
    let targets = r.scorecard.unwrap();
    assert_eq!((targets[0].verdict, targets[0].value), (Verdict::NoData, None));
    assert_eq!((targets[1].verdict, targets[1].missing), (Verdict::Missed, Some(7.0)));
}

#[test]
fn folders_that_are_none() {
    let dir = folder();
    let nothing = dir.path().join("nothing");
    assert!(matches!(read(&nothing), Err(Error::NoFolder { .. })));
    assert!(matches!(read(&dir.path().join("rates.csv")), Err(Error::NotAFolder { .. })));
    // Above or below the right one.
    let above = tempfile::tempdir().unwrap();
    let Error::NotResults { nearby, .. } = read(above.path()).unwrap_err() else { panic!() };
    assert_eq!(nearby, None);
    fs::rename(dir.path(), above.path().join("results")).unwrap();
    let Error::NotResults { nearby, .. } = read(above.path()).unwrap_err() else { panic!() };
    assert!(nearby.unwrap().ends_with("results"));
    let maps = above.path().join("results/maps");
    fs::create_dir(&maps).unwrap();
    let Error::NotResults { nearby, .. } = read(&maps).unwrap_err() else { panic!() };
    assert!(nearby.unwrap().ends_with("results"));
}

#[test]
fn manifests_that_are_not_of_a_run() {
    let other = refused("manifest.json", r#"{"program": "other"}"#);
    assert!(matches!(other, Error::OtherProgram { program, .. } if program == "other"));
    for none in ["{}", "[]", "3", "null", r#"{"program": 3}"#] {
        let error = refused("manifest.json", none);
        assert!(matches!(error, Error::OtherProgram { program, .. } if program.is_empty()));
    }
    let comparison = refused("manifest.json", r#"{"program": "phusong", "kind": "comparison"}"#);
    assert!(matches!(comparison, Error::IsComparison { .. }));
    for broken in ["", "{", "{\n\"program\": ", "\u{0}", &"[".repeat(100_000)] {
        assert!(matches!(refused("manifest.json", broken), Error::Manifest { .. }), "{broken:.9}");
    }
    assert!(matches!(refused("manifest.json", b"{\"program\": \"\xff\"}"), Error::Manifest { .. }));
    // Nothing but the program's name: read, and everything else unknown.
    let dir = folder();
    write(&dir, "manifest.json", r#"{"program": "phusong"}"#);
    let origin = read(dir.path()).unwrap().origin;
    assert!(origin.version.is_empty() && origin.as_of.is_none() && origin.parameters.is_empty());
}

#[test]
fn files_that_are_missing_or_no_files() {
    for name in ["villages.csv", "rates.csv"] {
        let dir = folder();
        fs::remove_file(dir.path().join(name)).unwrap();
        let Error::Missing { file } = read(dir.path()).unwrap_err() else { panic!() };
        assert!(file.ends_with(name));
        fs::create_dir(dir.path().join(name)).unwrap();
        assert!(matches!(read(dir.path()), Err(Error::Unreadable { .. })));
    }
}

#[test]
fn tables_that_do_not_read_name_row_and_column() {
    let ragged = refused("villages.csv", VILLAGES.to_owned() + "1,2,3\r\n");
    assert!(matches!(ragged, Error::Ragged { row: 4, found: 3, expected: 10, .. }), "{ragged:?}");
    assert_eq!(ragged.exit_status(), 3);
    let twice = refused("villages.csv", VILLAGES.replace("'=b", "00123-01"));
    assert!(matches!(twice, Error::TwiceId { row: 3, first_row: 2, .. }), "{twice:?}");
    let mut bytes = VILLAGES.as_bytes().to_vec();
    bytes.extend(b"\xff,a,b,c,d,1,1,1,white,\r\n");
    assert!(matches!(refused("villages.csv", bytes), Error::NotUtf8 { row: 4, .. }));
    for empty in ["", "\u{feff}", "\n\n", "a;b;c\n1;2;3\n"] {
        let error = refused("villages.csv", empty);
        assert!(matches!(error, Error::NoColumn { .. }), "{empty:?}: {error:?}");
    }
    let header = VILLAGES.lines().next().unwrap();
    assert!(matches!(refused("villages.csv", header), Error::NoRows { .. }));
    let no_service = "id,name,commune_code,commune\n1,2,3,4\n";
    let error = refused("villages.csv", no_service);
    assert!(matches!(error, Error::NoColumn { column, .. } if column == "4g_status"));
    let error = refused("rates.csv", RATES.replace("rate_pct", "tỷ lệ"));
    assert!(matches!(error, Error::NoColumn { column, .. } if column == "rate_pct"));
}

#[test]
fn values_that_are_none() {
    let villages = |from: &str, to: &str| refused("villages.csv", VILLAGES.replace(from, to));
    for (error, column, value, row) in [
        (villages(",covered,", ",Covered?,"), "4g_status", "Covered?", 2),
        (villages(",covered,", ",,"), "4g_status", "", 2),
        (villages("85.25", "100.1"), "4g_pct", "100.1", 2),
        (villages("85.25", "-1"), "4g_pct", "-1", 2),
        (villages("85.25", "NaN"), "4g_pct", "NaN", 2),
        (villages("85.25", "inf"), "4g_pct", "inf", 2),
        (villages("85.25", "\"85,25\""), "4g_pct", "85,25", 2),
        (villages(",1.5,", ",-1.5,"), "area_km2", "-1.5", 2),
        (villages("'=b", ""), "id", "", 3),
        (refused("rates.csv", RATES.replace("any,2", "any,-2")), "villages", "-2", 2),
        (refused("rates.csv", RATES.replace("any,2", "any,")), "villages", "", 2),
        (refused("scorecard.csv", SCORECARD.replace("missed", "đạt")), "verdict", "đạt", 3),
        (refused("scorecard.csv", SCORECARD.replace("97.5", "nhiều")), "value", "nhiều", 3),
    ] {
        assert_eq!(error.exit_status(), 3);
        let Error::Value { column: c, value: v, row: r, .. } = &error else { panic!("{error:?}") };
        assert_eq!((c.as_ref(), v.as_ref(), *r), (column, value, row));
    }
    let twice = refused("scorecard.csv", SCORECARD.replace("\nftth", "\n4g"));
    assert!(matches!(twice, Error::TwiceId { row: 3, first_row: 2, .. }));
}
