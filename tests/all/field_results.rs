//! The tables of sharing, public places, speeds and field reports, of a whole run on three villages whose
//! figures were worked out by hand.
#![cfg(feature = "gdal")]

use crate::program::{Table, names, phusong};
use std::fs;
use std::path::Path;

const VILLAGES: &str = include_str!("../messy/villages.geojson");

/// Positions: S1 in Đông with Viettel and VNPT 20 m apart (0.00018° of latitude), S3 in Đoài with
/// Viettel alone, S4 8 km away with a cell of nobody's.
const CELLS: &str = "site_id,cell_id,operator,technology,lon,lat,radius_m\n\
    S1,S1-1,Viettel,4G,105.91,18.31,900\n\
    V7,V7-1,VNPT,4G,105.91,18.31018,300\n\
    S3,S3-1,Viettel,4G,105.94,18.31,900\n\
    S3,S3-2,Viettel,5G,105.94,18.31,400\n\
    S4,S4-1,,4G,105.97,18.38,500\n";

/// A school 100 m from S1, a commune centre 500 m from it, one far from any; a park that is half in
/// Viettel's square of 5G.
const PLACES: &str = "id,name,kind,lon,lat\n\
    P1,Trường Tiểu học,school,105.91,18.3109\n\
    P2,UBND xã,commune_centre,105.91,18.3145\n\
    P3,Nhà văn hóa,school,105.91,18.345\n";

const PARK: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"id":"K1","ten":"KCN Bắc"},"geometry":{"type":"Polygon","coordinates":
    [[[105.935,18.302],[105.939,18.302],[105.939,18.304],[105.935,18.304],[105.935,18.302]]]}}]}"#;

const SQUARE: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
    "properties":{"id":"1"},"geometry":{"type":"Polygon","coordinates":
    [[[105.93,18.301],[105.937,18.301],[105.937,18.305],[105.93,18.305],[105.93,18.301]]]}}]}"#;

const TESTS: &str = "time,lon,lat,operator,technology,down_mbps,up_mbps,latency_ms\n\
    2025-03-01,105.91,18.31,Viettel,4G,10,1,50\n\
    2025-03-02,105.91,18.31,Viettel,4G,20,2,40\n\
    2025-03-03,105.91,18.31,VNPT,5G,90,9,30\n\
    2025-03-04,105.94,18.31,VNPT,4G,40,4,\n\
    2025-03-05,105.94,18.31,VNPT,WiFi,150,80,5\n\
    2025-03-06,105.925,18.31,Viettel,4G,1000,100,1\n";

const REPORTS: &str = "id,village_id,technology,operator,says,kind,source,date\n\
    R1,T1,4G,,Không có sóng,Phản ánh cử tri,Tổ 1,15/03/2025\n\
    R2,T3,mobile,Viettel,Trắng sóng,Khảo sát,Sở KHCN,2025-04-01\n\
    R3,T9,4G,,white,survey,,2025-04-01\n";

const DUCTS: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"D1","operators":"VNPT;Viettel"},"geometry":
    {"type":"LineString","coordinates":[[105.905,18.305],[105.905,18.308]]}},
    {"type":"Feature","properties":{"id":"D2","operators":"VNPT"},"geometry":
    {"type":"LineString","coordinates":[[105.905,18.308],[105.905,18.317]]}}]}"#;

fn project(dir: &Path) {
    let write = |name: &str, text: &str| fs::write(dir.join(name), text).unwrap();
    write("villages.geojson", VILLAGES);
    write("cells.csv", CELLS);
    write("square.geojson", SQUARE);
    write("places.csv", PLACES);
    write("park.geojson", PARK);
    write("tests.csv", TESTS);
    write("reports.csv", REPORTS);
    write(
        "poles.csv",
        "id,operators\nC1,VNPT và Viettel\nC2,VNPT\nC3,\"VNPT / Viettel, FPT\"\nC4,\n",
    );
    write("ducts.geojson", DUCTS);
    write(
        "p.toml",
        "[project]\nprovince = \"42\"\n[villages]\npath = \"villages.geojson\"\n\
         [[cells]]\npath = \"cells.csv\"\n\
         [[coverage]]\npath = \"square.geojson\"\ntechnology = \"5G\"\noperator = \"Viettel\"\n\
         [[places]]\npath = \"places.csv\"\nservices = [\"4G\", \"FTTH\"]\ntarget = 0.9\n\
         [[places]]\npath = \"park.geojson\"\nkind = \"Khu công nghiệp\"\nservices = [\"5G\"]\n\
         covered_from = 0.49\n\
         [[measurements]]\npath = \"tests.csv\"\n[[evidence]]\npath = \"reports.csv\"\n\
         [[poles]]\npath = \"poles.csv\"\n[[ducts]]\npath = \"ducts.geojson\"\n\
         [speed]\nmin_tests = 2\n",
    );
}

#[test]
fn all_tables_say_what_was_worked_out_by_hand() {
    let temp = tempfile::tempdir().unwrap();
    project(temp.path());
    phusong(temp.path(), ["run", "p.toml", "--no-maps", "--out", "out"]).ended(0);
    let table = |name: &str| Table::read(&temp.path().join("out").join(name));

    let sharing = table("sharing.csv");
    let told = |of: &str| {
        let row = sharing.find(&[("of", of)]);
        let columns =
            ["total", "shared", "operators_1", "operators_2", "operators_3_or_more", "unnamed"];
        (columns.map(|c| sharing.number(row, c).unwrap()), sharing.number(row, "rate_pct").unwrap())
    };
    assert_eq!(told("sites"), ([2.0, 1.0, 1.0, 1.0, 0.0, 1.0], 50.0));
    let (poles, rate) = told("poles");
    assert_eq!(poles, [3.0, 2.0, 1.0, 1.0, 1.0, 1.0]);
    assert!((rate - 200.0 / 3.0).abs() < 1e-6);
    // 0.003° and 0.009° of one meridian: a quarter is shared.
    let ([total, shared, one, two, more, unnamed], rate) = told("ducts");
    assert!((rate - 25.0).abs() < 0.01, "{rate}");
    assert!((total - 1328.0).abs() < 1.0 && (shared - two).abs() < 0.11, "{total} {shared}");
    assert!((one + two - total).abs() < 0.11 && more == 0.0 && unnamed == 0.0);
    let sites = table("sharing_sites.csv");
    assert_eq!(sites.rows.len(), 3);
    let row = sites.find(&[("site_ids", "S1; V7")]);
    assert_eq!(sites.text(row, "operator_names"), "Viettel; VNPT");
    assert!((sites.number(row, "spread_m").unwrap() - 19.9).abs() < 0.2);
    assert_eq!(sites.text(sites.find(&[("site_ids", "S3")]), "technologies"), "4G; 5G");
    assert_eq!(sites.text(sites.find(&[("site_ids", "S4")]), "operators"), "0");

    let places = table("places.csv");
    let status = |id: &str, technology: &str| {
        let row = places.find(&[("id", id), ("technology", technology)]);
        (places.text(row, "status").to_owned(), places.text(row, "operators").to_owned())
    };
    let is = |status: &str, operators: &str| (status.to_owned(), operators.to_owned());
    assert_eq!(status("P1", "4g"), is("covered", "Viettel; VNPT"));
    assert_eq!(status("P2", "4g"), is("covered", "Viettel"));
    assert_eq!(status("P3", "4g"), is("not_covered", ""));
    assert_eq!(status("P1", "ftth"), is("no_data", ""));
    assert_eq!(status("K1", "5g"), is("covered", "Viettel"));
    let park = places.find(&[("id", "K1")]);
    assert!((places.number(park, "share_pct").unwrap() - 50.0).abs() < 0.01);
    assert_eq!(places.text(park, "kind"), "Khu công nghiệp");
    assert_eq!(places.text(park, "commune_code"), "18600");
    let rates = table("place_rates.csv");
    let rate = |level: &str, kind: &str, technology: &str, code: &str| {
        let wanted = [("level", level), ("kind", kind), ("technology", technology), ("code", code)];
        let row = rates.find(&wanted);
        ["places", "places_covered", "places_no_data", "rate_pct", "target_pct"]
            .map(|c| rates.text(row, c).to_owned())
    };
    assert_eq!(rate("province", "school", "4g", "42"), ["2", "1", "0", "50", "90"]);
    assert_eq!(rate("commune", "school", "4g", "18603"), ["1", "0", "0", "0", "90"]);
    assert_eq!(rate("province", "any", "ftth", "42"), ["3", "0", "3", "", "90"]);
    assert_eq!(rate("province", "any", "5g", "42"), ["1", "1", "0", "100", ""]);

    let speed = table("speed.csv");
    let down = |level: &str, code: &str, technology: &str, operator: &str| {
        let wanted =
            [("level", level), ("code", code), ("technology", technology), ("operator", operator)];
        let row = speed.find(&wanted);
        ["tests", "down_median_mbps", "down_mean_mbps", "down_p10_mbps", "latency_median_ms"]
            .map(|c| speed.text(row, c).to_owned())
    };
    // 10, 20, 40, 90; the latencies 30, 40, 50.
    assert_eq!(down("province", "42", "mobile", "any"), ["4", "30", "40", "13", "40"]);
    assert_eq!(down("province", "42", "4g", "Viettel"), ["2", "15", "15", "11", "45"]);
    assert_eq!(down("province", "42", "ftth", "any"), ["1", "", "", "", ""], "one is no data");
    assert_eq!(down("village", "T1", "mobile", "any"), ["3", "20", "40", "12", "40"]);
    assert_eq!(down("commune", "18600", "mobile", "any")[0], "4", "none of the one outside");

    let evidence = table("evidence.csv");
    assert_eq!(evidence.rows.len(), 2, "the third is about no village of the project");
    let row = evidence.find(&[("id", "R1")]);
    let told = ["row", "village", "technology", "operator", "says", "kind", "source", "date"];
    let expected = ["2", "Thôn Đông", "4g", "any", "white", "voter_report", "Tổ 1", "2025-03-15"];
    assert_eq!(told.map(|c| evidence.text(row, c)), expected);
    let modelled = |id: &str| evidence.text(evidence.find(&[("id", id)]), "modelled_status");
    assert_eq!(modelled("R1"), "hole", "the model has signals in part of it");
    assert_eq!(modelled("R2"), "white");
    assert_eq!(evidence.text(evidence.find(&[("id", "R2")]), "operator"), "Viettel");

    let manifest = fs::read(temp.path().join("out/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(manifest["parameters"]["sharing_distance_m"], 50.0);
    assert_eq!(manifest["parameters"]["speed_min_tests"], 2);
    assert_eq!(manifest["parameters"]["places"][1]["covered_from"], 0.49);
    let roles: Vec<&str> = manifest["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["role"].as_str().unwrap())
        .collect();
    assert_eq!(roles[4..], ["places", "places", "measurements", "evidence", "poles", "ducts"]);
}

#[test]
fn tables_of_what_is_not_there_are_not_there() {
    let temp = tempfile::tempdir().unwrap();
    project(temp.path());
    fs::write(
        temp.path().join("q.toml"),
        "[project]\nprovince = \"42\"\n[villages]\npath = \"villages.geojson\"\n\
         [[coverage]]\npath = \"square.geojson\"\ntechnology = \"5G\"\n",
    )
    .unwrap();
    phusong(temp.path(), ["run", "q.toml", "--no-maps", "--out", "out"]).ended(0);
    let found = names(&temp.path().join("out"));
    for name in ["sharing.csv", "sharing_sites.csv", "places.csv", "speed.csv", "evidence.csv"] {
        assert!(!found.iter().any(|f| f == name), "{name}");
    }
}

#[test]
fn strict_refuses_what_was_left_out() {
    let temp = tempfile::tempdir().unwrap();
    project(temp.path());
    let said = phusong(temp.path(), ["run", "p.toml", "--strict", "--no-maps", "--out", "out"]);
    said.ended(3);
    let findings = Table::read(&temp.path().join("out/findings.csv"));
    let row = findings.find(&[("severity", "dropped")]);
    let told = ["code", "file", "row", "id", "column"].map(|c| findings.text(row, c));
    assert_eq!(told, ["unknown-village", "reports.csv", "4", "R3", "village_id"]);
    assert!(findings.text(row, "found").contains("T9"));
}
