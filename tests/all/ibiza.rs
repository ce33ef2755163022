//! A double-counting test on real published coverage: 770 overlapping polygons in four layers around
//! Ibiza add up to 193.6 km², but cover 116.7 km².
//!
//! Data: FNS-Division/mobile-network-capacity-checker (ITU), BSD-3, beside the repository. Expected
//! figures: GEOS 3.14.1 in EPSG:25831, by `benches/peer/ibiza.py` (`benches/peer/README.md`).
#![cfg(feature = "gdal")]

use crate::missing::shared;
use crate::program::{Table, phusong};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Layer, union in km², share of the island in %.
const LAYERS: [(&str, f64, f64); 4] = [
    ("23626", 65.399_911_333, 2.876_080_137),
    ("23691", 44.085_552_025, 1.622_116_198),
    ("23692", 42.944_767_035, 1.868_267_880),
    ("23693", 41.126_472_354, 1.662_310_752),
];
const UNION_KM2: f64 = 116.717_718_789;
const ISLAND_KM2: f64 = 580.589_897_138;
const ISLAND_PCT: f64 = 5.262_946_377;

/// Relative. Both sides work in doubles in the same CRS; the overlay snaps to about 10 µm, which along
/// the 5,000 km of these borders is 50 m² at most, and repairs differ by slivers.
const TOLERANCE: f64 = 1e-6;

fn data() -> Option<(PathBuf, PathBuf)> {
    Some((shared("ibiza/area.gpkg")?, shared("ibiza/mobile-coverage.gpkg")?))
}

#[track_caller]
fn assert_close(got: &Value, expected: f64, what: &str) {
    let got = got.as_f64().unwrap_or(f64::NAN);
    assert!((got / expected - 1.0).abs() <= TOLERANCE, "{what}: {got}, not {expected}");
}

/// Runs a project of one village; the province's 4G rates by operator, who are the layers.
fn rates(dir: &Path, villages: &str, columns: &str, coverage: &Path, engine: &str) -> Vec<Value> {
    let coverage = coverage.display();
    let text = format!(
        "[project]\ntitle = \"Ibiza\"\ncrs = \"EPSG:25831\"\n\
         [villages]\npath = '{villages}'\ncolumns = {{ {columns} }}\n\
         [[coverage]]\npath = '{coverage}'\ntechnology = \"4G\"\ncolumns = {{ operator = \"layer\" }}\n\
         [engine]\nkind = \"{engine}\"\n"
    );
    fs::write(dir.join("ibiza.toml"), text).unwrap();
    phusong(dir, ["run", "ibiza.toml", "--no-maps", "--out", engine]).ended(0);
    let summary = fs::read(dir.join(engine).join("summary.json")).unwrap();
    let summary: Value = serde_json::from_slice(&summary).unwrap();
    assert_eq!(summary["published_areas"], 770);
    let of_4g = |r: &&Value| r["technology"] == "4g";
    let all: Vec<Value> =
        summary["rates"].as_array().unwrap().iter().filter(of_4g).cloned().collect();
    assert_eq!(all.len(), 1 + LAYERS.len(), "{all:?}");
    all
}

fn of<'a>(rates: &'a [Value], operator: &str) -> &'a Value {
    rates.iter().find(|r| r["operator"] == operator).unwrap_or_else(|| panic!("no {operator}"))
}

#[test]
fn overlapping_polygons_are_counted_once() {
    let Some((_, coverage)) = data() else { return };
    let dir = tempfile::tempdir().unwrap();
    // A village larger than all of it: what is covered is the union.
    let square = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"id":"1","name":"Tất cả"},"geometry":{"type":"Polygon","coordinates":
        [[[1.1,38.8],[1.7,38.8],[1.7,39.2],[1.1,39.2],[1.1,38.8]]]}}]}"#;
    fs::write(dir.path().join("all.geojson"), square).unwrap();
    for engine in ["auto", "exact", "overlay"] {
        let rates = rates(dir.path(), "all.geojson", "id = \"id\"", &coverage, engine);
        assert_close(&of(&rates, "any")["covered_area_km2"], UNION_KM2, "union");
        for (layer, km2, _) in LAYERS {
            assert_close(&of(&rates, layer)["covered_area_km2"], km2, layer);
        }
    }
}

#[test]
fn the_islands_share_is_that_of_geos() {
    let Some((area, coverage)) = data() else { return };
    let dir = tempfile::tempdir().unwrap();
    let columns = "id = \"ID_2\", name = \"NAME_2\"";
    for engine in ["auto", "exact", "overlay"] {
        let rates = rates(dir.path(), area.to_str().unwrap(), columns, &coverage, engine);
        let any = of(&rates, "any");
        assert_close(&any["area_km2"], ISLAND_KM2, "island");
        assert_close(&any["area_pct"], ISLAND_PCT, "all");
        for (layer, _, pct) in LAYERS {
            assert_close(&of(&rates, layer)["area_pct"], pct, layer);
        }
    }
}

/// Whether a point lies in an area by counting the edges that a ray to the east crosses, in degrees:
/// neither this program's predicates nor a library's.
fn holds(area: &gdal::vector::Geometry, x: f64, y: f64) -> bool {
    if area.geometry_count() > 0 {
        // Rings of a polygon and parts of several alike: even-odd.
        return (0..area.geometry_count()).filter(|&i| holds(&area.get_geometry(i), x, y)).count()
            % 2
            == 1;
    }
    let mut points = Vec::new();
    area.get_points(&mut points);
    let crosses = |pair: &&[(f64, f64, f64)]| {
        let ((ax, ay, _), (bx, by, _)) = (pair[0], pair[1]);
        (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
    };
    points.windows(2).filter(crosses).count() % 2 == 1
}

#[test]
fn schools_are_covered_by_who_covers_them() {
    use gdal::vector::LayerAccess as _;
    let Some((area, coverage)) = data() else { return };
    let Some(schools) = shared("ibiza/points-of-interest.csv") else { return };
    let mut expected: Vec<(String, Vec<String>)> = Vec::new();
    let dataset = gdal::Dataset::open(&coverage).unwrap();
    let mut layer = dataset.layer(0).unwrap();
    let mut areas = Vec::new();
    for feature in layer.features() {
        let index = feature.field_index("layer").unwrap();
        let operator = feature.field_as_string(index).unwrap().unwrap();
        areas.push((operator, feature.geometry().unwrap().clone()));
    }
    let mut reader = csv::Reader::from_path(&schools).unwrap();
    for row in reader.records().map(Result::unwrap) {
        let (lat, lon) = (row[3].parse().unwrap(), row[4].parse().unwrap());
        let mut who: Vec<String> =
            areas.iter().filter(|(_, a)| holds(a, lon, lat)).map(|(o, _)| o.clone()).collect();
        who.sort();
        who.dedup();
        expected.push((row[0].to_owned(), who));
    }
    assert_eq!(expected.len(), 100);

    let dir = tempfile::tempdir().unwrap();
    let text = format!(
        "[project]\ntitle = \"Ibiza\"\ncrs = \"EPSG:25831\"\n\
         [villages]\npath = '{}'\ncolumns = {{ id = \"ID_2\", name = \"NAME_2\" }}\n\
         [[coverage]]\npath = '{}'\ntechnology = \"4G\"\ncolumns = {{ operator = \"layer\" }}\n\
         [[places]]\npath = '{}'\ncrs = \"EPSG:4326\"\nservices = [\"4G\", \"5G\"]\ntarget = 1\n",
        area.display(),
        coverage.display(),
        schools.display(),
    );
    fs::write(dir.path().join("ibiza.toml"), text).unwrap();
    phusong(dir.path(), ["run", "ibiza.toml", "--no-maps", "--out", "out"]).ended(0);
    let table = |name| Table::read(&dir.path().join("out").join(name));
    let places = table("places.csv");
    assert_eq!(places.rows.len(), 200, "two services each");
    let mut covered = 0;
    for (id, who) in &expected {
        let row = places.find(&[("id", id), ("technology", "4g")]);
        let names = places.text(row, "operators").split("; ").filter(|n| !n.is_empty());
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        assert_eq!(names, *who, "{id}");
        let status = if who.is_empty() { "not_covered" } else { "covered" };
        assert_eq!(places.text(row, "status"), status, "{id}");
        assert_eq!(places.text(row, "kind"), "school");
        covered += usize::from(!who.is_empty());
        let row = places.find(&[("id", id), ("technology", "5g")]);
        assert_eq!(places.text(row, "status"), "no_data", "no layer speaks of 5G");
    }
    assert_eq!(covered, 8, "by geopandas in EPSG:25831 too");
    let rates = table("place_rates.csv");
    let of = |technology| {
        rates.find(&[("level", "province"), ("kind", "school"), ("technology", technology)])
    };
    assert_eq!(rates.text(of("4g"), "places"), "100");
    assert_eq!(rates.text(of("4g"), "rate_pct"), "8");
    assert_eq!(rates.text(of("4g"), "target_pct"), "100");
    assert_eq!(rates.text(of("5g"), "rate_pct"), "");
    assert_eq!(rates.text(of("5g"), "places_no_data"), "100");
}
