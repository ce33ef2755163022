//! Real provinces: communes of 2025 with villages made from real hamlet points.
#![cfg(feature = "gdal")]
#![allow(clippy::unwrap_used, reason = "tests, their helpers included")]

#[path = "real_provinces/build.rs"]
mod build;
#[path = "real_provinces/voronoi.rs"]
mod voronoi;

use build::{Built, DAK_LAK, HUE, Province};
use gdal::vector::ToGdal as _;
use geo::Area as _;
use std::collections::{BTreeMap, BTreeSet};

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

#[test]
fn hue_is_built() {
    if let Some((_dir, built)) = built(HUE, 40, 4_951.28) {
        assert_counts(&built);
        assert!((500..=640).contains(&built.villages.len()), "{}", built.villages.len());
    }
}

#[test]
fn dak_lak_is_built() {
    if let Some((_dir, built)) = built(DAK_LAK, 102, 18_150.05) {
        assert_counts(&built);
        assert!((1_000..=1_800).contains(&built.villages.len()), "{}", built.villages.len());
    }
}
