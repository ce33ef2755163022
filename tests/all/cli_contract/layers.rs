//! The layers, the maps and the manifest.

use super::{TECHNOLOGIES, ran, table};
use crate::missing::output;
use geojson::{GeoJson, GeometryValue, Position};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

#[test]
fn geojson_is_rfc_7946() {
    let text = fs::read_to_string(ran().results.join("villages.geojson")).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    assert!(whole.get("crs").is_none(), "RFC 7946, 4: no other system than WGS 84");
    assert_eq!(whole["synthetic"], true);
    let GeoJson::FeatureCollection(all) = text.parse().unwrap() else { panic!("no collection") };
    let t = table("villages.csv");
    assert_eq!(all.features.len(), t.rows.len());
    for (feature, row) in all.features.iter().zip(&t.rows) {
        let properties = feature.properties.as_ref().unwrap();
        assert!(t.columns.iter().all(|c| properties.contains_key(c)));
        assert_eq!(properties["id"], t.text(row, "id"), "the order of villages.csv");
        assert_eq!(properties["commune_code"], t.text(row, "commune_code"), "codes are text");
        for technology in TECHNOLOGIES {
            let pct = format!("{technology}_pct");
            assert_eq!(properties[&pct].as_f64(), t.number(row, &pct), "{row:?}");
        }
        let Some(geometry) = &feature.geometry else {
            assert_eq!(t.text(row, "area_km2"), "");
            continue;
        };
        let GeometryValue::MultiPolygon { coordinates } = &geometry.value else {
            panic!("{geometry:?}")
        };
        for polygon in coordinates {
            for (i, ring) in polygon.iter().enumerate() {
                assert!(ring.len() >= 4 && ring.first() == ring.last(), "closed: {ring:?}");
                // RFC 7946, 3.1.6: exterior rings counter-clockwise, holes clockwise.
                assert_eq!(turns_left(ring), i == 0, "{:?}: ring {i}", t.text(row, "id"));
                // The demo lies in Hà Tĩnh's zone: longitude first.
                let inside = |p: &Position| {
                    p.len() == 2 && (104.0..108.0).contains(&p[0]) && (16.0..20.0).contains(&p[1])
                };
                assert!(ring.iter().all(inside), "{ring:?}");
            }
        }
    }
}

fn turns_left(ring: &[Position]) -> bool {
    let (x0, y0) = (ring[0][0], ring[0][1]);
    let cross = |w: &[Position]| (w[0][0] - x0) * (w[1][1] - y0) - (w[1][0] - x0) * (w[0][1] - y0);
    ring.windows(2).map(cross).sum::<f64>() > 0.0
}

/// What `ogrinfo` says, or `None` with a line where GDAL's tools are not installed.
fn ogrinfo(args: &[&str], file: &Path) -> Option<String> {
    let args = args.iter().map(OsStr::new).chain([file.as_os_str()]);
    let said = output("ogrinfo", "ogrinfo", args)?;
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    Some(String::from_utf8(said.stdout).unwrap())
}

#[test]
fn an_outside_reader_opens_the_geopackage() {
    let file = ran().results.join("villages.gpkg");
    let Some(layer) = ogrinfo(&["-so", "-ro", "-oo", "LIST_ALL_TABLES=NO"], &file) else { return };
    assert!(layer.contains("villages (Multi Polygon)"), "{layer}");
    let count = "SELECT COUNT(*) AS n, COUNT(geom) AS shapes, MIN(LENGTH(commune_code)) AS code \
                 FROM villages";
    let said = ogrinfo(&["-ro", "-dialect", "SQLite", "-sql", count], &file).unwrap();
    for line in ["n (Integer) = 40", "shapes (Integer) = 39", "code (Integer) = 5"] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    let said = ogrinfo(&["-ro", "-so", "-al", "-where", "1=1"], &file).unwrap();
    assert!(said.contains("VN-2000 / TM-3 105-30"), "the working CRS: {said}");
    let style = "SELECT f_table_name, styleName, useAsDefault, SUBSTR(styleQML, 1, 14) AS head, \
                 INSTR(styleQML, '4g_pct') > 0 AS shows FROM layer_styles \
                 WHERE useAsDefault = 1 AND update_time IS NOT NULL";
    let said = ogrinfo(&["-ro", "-dialect", "SQLite", "-sql", style], &file).unwrap();
    assert!(said.contains("Feature Count: 1"), "one default: {said}");
    for line in ["= villages", "styleName (String) = 4G", "= <!DOCTYPE qgis", "shows (Integer) = 1"]
    {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
}

#[test]
fn the_manifest_says_what_the_results_were_made_of() {
    let ran = ran();
    let manifest: Value =
        serde_json::from_slice(&fs::read(ran.results.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["program"], "phusong");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["synthetic"], true);
    assert_eq!(manifest["crs"]["code"], "EPSG:9209");
    let parameters = &manifest["parameters"];
    assert_eq!(parameters["covered_from"], 0.8);
    assert_eq!(parameters["denominator"], "area");
    assert_eq!(parameters["operator"], "union");
    assert_eq!(parameters["radius_m"]["4G"], 4000.0);
    let inputs = manifest["inputs"].as_array().unwrap();
    let role = |role: &str| inputs.iter().filter(|i| i["role"] == role).count();
    let roles = ["project", "villages", "cells", "fibre", "coverage"].map(role);
    assert_eq!(roles, [1, 1, 1, 3, 1]);
    for input in inputs {
        let path = input["path"].as_str().unwrap();
        let bytes = fs::read(ran.project.with_file_name(path)).unwrap();
        assert_eq!(input["sha256"], hexadecimal(&Sha256::digest(&bytes)), "{path}");
    }
    // Every file of the folder but the manifest, by name.
    let mut files: Vec<String> = crate::program::tree(&ran.results)
        .into_iter()
        .filter(|(_, content)| content.is_some())
        .map(|(path, _)| path.to_str().unwrap().replace('\\', "/"))
        .filter(|name| name != "manifest.json")
        .collect();
    files.sort();
    let outputs: Vec<_> = manifest["outputs"].as_array().unwrap().clone();
    assert_eq!(outputs, files);
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|b| [b >> 4, b & 15])
        .map(|d| char::from(b"0123456789abcdef"[d as usize]))
        .collect()
}

#[test]
fn the_summary_agrees_with_the_rates() {
    let summary: Value =
        serde_json::from_slice(&fs::read(ran().results.join("summary.json")).unwrap()).unwrap();
    let t = table("rates.csv");
    let rates = summary["rates"].as_array().unwrap();
    let rows: Vec<_> = t.with("level", "province").collect();
    assert_eq!(rates.len(), rows.len());
    for (rate, row) in rates.iter().zip(rows) {
        assert_eq!(rate["technology"], t.text(row, "technology"));
        assert_eq!(rate["operator"], t.text(row, "operator"));
        assert_eq!(rate["villages_covered"], t.count(row, "villages_covered"));
        let (a, b) = (rate["area_pct"].as_f64(), t.number(row, "area_pct"));
        assert_eq!(a.is_some(), b.is_some());
        assert!((a.unwrap_or(0.0) - b.unwrap_or(0.0)).abs() <= 1e-6, "{rate} {row:?}");
    }
    let findings = table("findings.csv");
    for (severity, n) in summary["findings"].as_object().unwrap() {
        assert_eq!(findings.with("severity", severity).count() as u64, n.as_u64().unwrap());
    }
}

/// A big-endian number of a PNG.
fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())
}

#[test]
fn maps_are_a4_at_300_dpi_and_say_that_they_are_synthetic() {
    for sheet in TECHNOLOGIES {
        let file = ran().results.join("maps").join(sheet);
        let png = fs::read(file.with_extension("png")).unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        let size = (word(&png, 16), word(&png, 20));
        assert!(size == (3508, 2480) || size == (2480, 3508), "{sheet}: {size:?}");
        // 300 dots an inch are 11,811 a metre.
        let phys = png.windows(4).position(|w| w == b"pHYs").unwrap() + 4;
        assert_eq!((word(&png, phys), word(&png, phys + 4), png[phys + 8]), (11_811, 11_811, 1));
        assert_eq!(&png[png.len() - 8..png.len() - 4], b"IEND", "whole");
        let svg = fs::read_to_string(file.with_extension("svg")).unwrap();
        let tree = roxmltree::Document::parse(&svg).unwrap();
        assert!(tree.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")));
        let words: String = tree.descendants().filter_map(|n| n.text()).collect();
        assert!(words.to_lowercase().contains("mô phỏng"), "{sheet} says what it is");
    }
}
