//! Results read back whole: what is drawn from them is what the run drew, byte for byte.
#![cfg(feature = "gdal")]

use crate::program::checked_in_demo;
use phusong::comparison::parameters;
use phusong::lang::Lang;
use phusong::map::{Backdrop, builtin_sheets, draw};
use phusong::source::results;
use serde_json::Value;
use std::fs;
use std::path::Path;

const FILE: &str = "assessment.phusong";

/// The results of the checked-in demo, with its maps.
fn demo() -> &'static Path {
    &checked_in_demo().out
}

/// The day a run says that it was made on.
fn made_on(folder: &Path) -> jiff::civil::Date {
    let manifest = fs::read(folder.join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    manifest["made_at"].as_str().unwrap()[..10].parse().unwrap()
}

#[test]
fn sheets_drawn_again_are_the_same_bytes() {
    let out = demo();
    let assessment = results::read(out).unwrap().assessment;
    let backdrop = Backdrop::new(&assessment);
    let mut compared = 0;
    for sheet in builtin_sheets() {
        let at = |extension| out.join("maps").join(&sheet.id).with_extension(extension);
        if !at("png").is_file() {
            continue; // a sheet that `run` does not draw
        }
        let drawn = draw(&sheet, &assessment, &backdrop, Lang::VI, made_on(out)).unwrap();
        assert!(drawn.pdf == fs::read(at("pdf")).unwrap(), "{}.pdf", sheet.id);
        assert!(drawn.png == fs::read(at("png")).unwrap(), "{}.png", sheet.id);
        compared += 1;
    }
    assert!(compared >= 4, "{compared} sheets");
}

#[test]
fn counts_that_people_see_survive() {
    let out = demo();
    let assessment = results::read(out).unwrap().assessment;
    let summary = fs::read(out.join("summary.json")).unwrap();
    let summary: Value = serde_json::from_slice(&summary).unwrap();
    let told = summary["villages"]["total"].as_u64().or(summary["villages"].as_u64());
    assert_eq!(told, Some(assessment.villages.len() as u64), "{summary}");
    let rows = |name: &str| crate::program::Table::read(&out.join(name)).rows.len();
    assert_eq!(rows("findings.csv"), assessment.findings.len());
    assert_eq!(rows("gaps.csv"), assessment.gaps.len());
    assert_eq!(rows("villages.csv"), assessment.villages.len());
    let manifest = fs::read_to_string(out.join("manifest.json")).unwrap();
    assert!(manifest.contains(FILE), "the manifest lists it");
    // Everything takes less room than the villages alone as text.
    let bytes = |name: &str| fs::metadata(out.join(name)).unwrap().len();
    assert!(bytes(FILE) < bytes("villages.geojson"), "{} bytes", bytes(FILE));
}

/// Every value of a manifest with its dotted key, as text; what is not set is empty.
fn flat(value: &Value, key: &str, out: &mut Vec<(String, String)>) {
    let below = |name: &str| {
        if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") }
    };
    let scalar = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        // 4000 and 4000.0 are one number.
        Value::Number(n) => n.as_f64().unwrap().to_string(),
        other => other.to_string(),
    };
    match value {
        Value::Object(entries) => entries.iter().for_each(|(k, v)| flat(v, &below(k), out)),
        Value::Array(all) if all.iter().any(Value::is_object) => {
            all.iter().enumerate().for_each(|(i, v)| flat(v, &below(&(i + 1).to_string()), out));
        }
        Value::Array(all) => {
            let words: Vec<String> = all.iter().map(scalar).collect();
            out.push((key.to_owned(), words.join(", ")));
        }
        one => out.push((key.to_owned(), scalar(one))),
    }
}

/// Whoever adds a parameter to the manifest has it compared as well.
#[test]
fn what_is_compared_are_all_parameters_of_the_manifest() {
    let manifest = fs::read(demo().join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let mut stated = Vec::new();
    flat(&manifest["parameters"], "", &mut stated);
    stated.push(("plan".to_owned(), manifest["plan"]["id"].as_str().unwrap().to_owned()));
    assert!(stated.len() > 30, "{}", stated.len());
    let assessment = results::read(demo()).unwrap().assessment;
    assert_eq!(parameters(&assessment), stated);
    assert_eq!(assessment.method.version, env!("CARGO_PKG_VERSION"));
}
