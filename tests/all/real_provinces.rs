//! Real provinces: communes of 2025 with villages made from real hamlet points, built and run.
#![cfg(feature = "gdal")]

mod build;
mod voronoi;

use crate::program::{Table, core_agrees, phusong};
use build::{Built, DAK_LAK, HUE, Province};
use gdal::vector::ToGdal as _;
use geo::Area as _;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Builds a province and checks that its villages partition its communes.
fn built(province: Province, communes: usize, km2: f64) -> Option<(tempfile::TempDir, Built)> {
    let data = build::shared_data()?;
    let temp = tempfile::tempdir().unwrap();
    let built = build::build(&data, temp.path(), province).unwrap();
    assert_eq!(built.communes.len(), communes);
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for v in &built.villages {
        assert!(v.shape.to_gdal().unwrap().is_valid(), "{} is not valid", v.id);
        *sums.entry(&v.commune_code).or_default() += v.shape.unsigned_area();
    }
    for (code, area) in &built.communes {
        // GEOS works in doubles: a commune of 100 km² closes to about 1e-12 of its area.
        let miss = (sums[code.as_str()] / area - 1.0).abs();
        assert!(miss <= 1e-9, "commune {code} misses {miss:e} of its area");
    }
    // Published in UTM 48N (k 0.9996 at 105°): TM-3 areas differ by up to half a percent.
    let sum = sums.values().sum::<f64>() / 1e6;
    assert!((sum / km2 - 1.0).abs() < 0.006, "{sum} km², not {km2}");
    let ids: BTreeSet<&str> = built.villages.iter().map(|v| v.id.as_str()).collect();
    assert_eq!(ids.len(), built.villages.len());
    Some((temp, built))
}

/// A village for each point inside its commune and one for each commune without points.
fn assert_counts(built: &Built) {
    let with_points: BTreeSet<&str> =
        built.villages.iter().filter(|v| v.point.is_some()).map(|v| &*v.commune_code).collect();
    let without = built.communes.len() - with_points.len();
    assert_eq!(built.villages.len(), built.points - built.outside + without);
    assert!(built.outside * 50 < built.points, "{} points outside", built.outside);
    assert!(built.cells > built.points / 2 && built.splitters > built.points * 4, "{built:?}");
    for name in ["villages.gpkg", "cells.csv", "splitters.csv", "phusong.toml"] {
        assert!(built.project.with_file_name(name).is_file(), "{name}");
    }
}

/// Runs the program on a built province: it completes, its sums close, its area is that of the
/// communes, and the maps are there.
fn assert_runs(temp: &tempfile::TempDir, built: &Built, name: &str, km2: f64) {
    // A folder as people name theirs.
    let folder = temp.path().join(format!("Tỉnh {name}"));
    std::fs::create_dir(&folder).unwrap();
    for file in ["villages.gpkg", "cells.csv", "splitters.csv", "phusong.toml"] {
        std::fs::rename(built.project.with_file_name(file), folder.join(file)).unwrap();
    }
    let said = phusong(temp.path(), [Path::new("run"), &folder.join("phusong.toml")]).ended(0);
    assert!(said.out.contains(name), "{}", said.out);
    let results = temp.path().join("outputs").join(format!("Tỉnh {name}"));
    for sheet in ["4g", "5g", "ftth", "mobile"] {
        for extension in ["png", "pdf"] {
            let map = results.join("maps").join(sheet).with_extension(extension);
            assert!(map.metadata().unwrap().len() > 10_000, "{}", map.display());
        }
    }
    let t = Table::read(&results.join("rates.csv"));
    for technology in ["4g", "5g", "ftth", "mobile"] {
        let all = |r: &&Vec<String>| {
            t.text(r, "technology") == technology && t.text(r, "operator") == "any"
        };
        let province: Vec<_> = t.with("level", "province").filter(all).collect();
        let communes: Vec<_> = t.with("level", "commune").filter(all).collect();
        assert_eq!((province.len(), communes.len()), (1, built.communes.len()));
        let whole = province[0];
        for column in ["villages", "villages_covered", "villages_hole", "villages_white"] {
            let sum: u64 = communes.iter().map(|r| t.count(r, column)).sum();
            assert_eq!(t.count(whole, column), sum, "{technology} {column}");
        }
        assert_eq!(t.count(whole, "villages"), built.villages.len() as u64);
        for column in ["area_km2", "covered_area_km2"] {
            let sum: f64 = communes.iter().map(|r| t.number(r, column).unwrap()).sum();
            // Each commune is rounded to a square metre.
            let miss = (t.number(whole, column).unwrap() - sum).abs();
            assert!(miss <= 1e-6 * communes.len() as f64, "{technology} {column}: {miss}");
        }
        let area = t.number(whole, "area_km2").unwrap();
        let land = built.communes.values().sum::<f64>() / 1e6;
        assert!((area / land - 1.0).abs() <= 1e-5, "{area} km², the communes have {land}");
        // As published, in UTM 48N: the province lies 2 to 4 degrees off its meridian.
        assert!((area / km2 - 1.0).abs() < 0.006, "{area} km², published {km2}");
        for row in communes {
            let land = built.communes[t.text(row, "code")] / 1e6;
            assert!((t.number(row, "area_km2").unwrap() / land - 1.0).abs() <= 1e-5, "{row:?}");
        }
    }
    core_agrees(&results);
    // Invented cells stand at every second hamlet: some is covered, not all.
    let covered = t.number(t.with("level", "province").next().unwrap(), "area_pct").unwrap();
    assert!((5.0..95.0).contains(&covered), "{covered} %");
}

#[test]
fn hue_is_built_and_run() {
    if let Some((dir, built)) = built(HUE, 40, 4_951.28) {
        assert_counts(&built);
        assert_runs(&dir, &built, "Huế", 4_951.28);
        assert!((500..=640).contains(&built.villages.len()), "{}", built.villages.len());
    }
}

#[test]
fn dak_lak_is_built_and_run() {
    if let Some((dir, built)) = built(DAK_LAK, 102, 18_150.05) {
        assert_counts(&built);
        assert_runs(&dir, &built, "Đắk Lắk", 18_150.05);
        assert!((1_000..=1_800).contains(&built.villages.len()), "{}", built.villages.len());
    }
}
