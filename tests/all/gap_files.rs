//! The gaps as files: the three say the same, in the order of priority, and what the program prints
//! counts them.
#![cfg(feature = "gdal")]

use crate::program::{DemoRun, checked_in_demo};
use gdal::Dataset;
use gdal::vector::LayerAccess as _;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

#[test]
fn the_three_files_say_the_same_and_the_closing_lines_count_them() {
    let DemoRun { out, said, .. } = checked_in_demo();

    let text = fs::read_to_string(out.join("gaps.csv")).unwrap();
    let mut csv = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let columns: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<BTreeMap<String, String>> = csv
        .records()
        .map(|r| columns.iter().cloned().zip(r.unwrap().iter().map(str::to_owned)).collect())
        .collect();
    assert!(rows.len() > 50, "{}", rows.len());

    let json: Value =
        serde_json::from_str(&fs::read_to_string(out.join("gaps.geojson")).unwrap()).unwrap();
    assert_eq!((json["name"].as_str(), json["synthetic"].as_bool()), (Some("gaps"), Some(true)));
    let features = json["features"].as_array().unwrap();
    let dataset = Dataset::open(out.join("gaps.gpkg")).unwrap();
    let mut layer = dataset.layer_by_name("gaps").unwrap();
    assert_eq!((features.len(), layer.feature_count()), (rows.len(), rows.len() as u64));
    let fields: Vec<String> = layer.defn().fields().map(|f| f.name()).collect();
    assert_eq!(fields, columns);
    for ((row, feature), of_layer) in rows.iter().zip(features).zip(layer.features()) {
        let properties = feature["properties"].as_object().unwrap();
        assert!(properties.keys().eq(&columns));
        for (index, column) in columns.iter().enumerate() {
            let (cell, value) = (&row[column], &properties[column]);
            assert_eq!(cell.is_empty(), value.is_null(), "{column} {row:?}");
            let stored = of_layer.field(index).unwrap();
            assert_eq!(cell.is_empty(), stored.is_none(), "{column} {row:?}");
            if let Some(text) = value.as_str() {
                // CSV alone marks what a spreadsheet would take for a formula.
                assert_eq!(text, cell.strip_prefix('\'').unwrap_or(cell), "{column}");
            }
        }
        assert_eq!(feature["geometry"].is_null(), of_layer.geometry().is_none());
        // The middle of the village is where its polygon is, in degrees as in metres.
        let (lon, lat): (f64, f64) = (row["lon"].parse().unwrap(), row["lat"].parse().unwrap());
        assert!((104.0..108.0).contains(&lon) && (16.0..20.0).contains(&lat), "{row:?}");
        let envelope = of_layer.geometry().unwrap().envelope();
        let (x, y): (f64, f64) = (row["x"].parse().unwrap(), row["y"].parse().unwrap());
        assert!(
            envelope.MinX <= x && x <= envelope.MaxX && envelope.MinY <= y && y <= envelope.MaxY
        );
    }

    // In order of priority, service by service.
    // Of the services that the demo's project asks for.
    let listed = [("4g", "4G: "), ("ftth", "FTTH: ")];
    assert!(rows.iter().all(|r| listed.iter().any(|(code, _)| r["service"] == *code)));
    for (service, title) in listed {
        let own: Vec<_> = rows.iter().filter(|r| r["service"] == service).collect();
        assert!(!own.is_empty(), "{service}");
        let ranks = own.iter().map(|r| r["rank"].parse::<usize>().unwrap());
        assert!(ranks.eq(1..=own.len()));
        let count = |column: &str, word| own.iter().filter(|r| r[column] == word).count();
        let [white, hole] = ["white", "hole"].map(|w| count("class", w));
        let [a, b, c, unknown] = ["A", "B", "C", "no_data"].map(|w| count("triage", w));
        let groups = format!("(A {a}, B {b}, C {c}, chưa rõ {unknown})");
        let is = |l: &&str| l.starts_with(title) && l.ends_with(&groups);
        let line = said.out.lines().find(is).unwrap_or_else(|| {
            panic!("{title}… {groups} is not in:\n{}", said.out);
        });
        assert!(line.contains(&format!(" {white} thôn, lõm")), "{line}");
        assert!(line.contains(&format!(" {hole} thôn (")), "{line}");
    }
}
