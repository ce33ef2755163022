//! Reading of what maps show around the villages: a corpus of files, one a defect, each with the findings it
//! must bring, no more; and the values that must come out.
#![cfg(feature = "gdal")]

use crate::support::{Job, codes};
use geo::{Area, BoundingRect, CoordsIter, Euclidean, Length};
use phusong::lang::{self, Lang};
use phusong::place::{Relief, Surroundings};
use phusong::source::{Error, Inputs};

/// Reads one file of the corpus as that kind of layer, beside clean villages and cells.
fn read(table: &str, name: &str, more: &str) -> Result<Inputs, Error> {
    let job = Job::new();
    for file in ["villages.geojson", "cells_clean.csv", name] {
        job.copy(file);
    }
    job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
    let base = crate::support::toml("villages.geojson", "cells_clean.csv");
    job.read(&format!("{base}{table}\npath = \"{name}\"\n{more}"))
}

/// How many things a layer gave.
fn things(around: &Surroundings) -> usize {
    let relief = around.relief.as_ref().map_or(0, |r| r.heights_m.len().min(1));
    around.roads.len() + around.rivers.len() + around.water.len() + around.neighbours.len() + relief
}

/// Table, file, things that come out, findings.
const CORPUS: &[(&str, &str, usize, &[&str])] = &[
    ("[[roads]]", "roads_clean.geojson", 3, &[]),
    (
        "[[roads]]",
        "roads_not_lines.geojson",
        1,
        &["dropped no-geometry", "dropped not-an-area", "dropped not-an-area"],
    ),
    ("[[roads]]", "roads_elsewhere.geojson", 0, &["dropped not-around"]),
    ("[[roads]]", "roads_swapped.geojson", 0, &["dropped not-around"]),
    ("[[roads]]", "roads_empty.geojson", 0, &["note no-rows"]),
    ("[[rivers]]", "rivers_tcvn3.geojson", 2, &["repaired text-converted"]),
    ("[[rivers]]", "water_bowtie.geojson", 0, &["dropped not-an-area"; 3]),
    (
        "[[water]]",
        "water_bowtie.geojson",
        2,
        &["dropped geometry-unusable", "repaired geometry-repaired"],
    ),
    ("[[water]]", "water_world.geojson", 1, &[]),
    ("[[water]]", "roads_elsewhere.geojson", 0, &["dropped not-an-area"; 2]),
    ("[[neighbours]]", "neighbours_clean.geojson", 2, &[]),
    ("[terrain]", "terrain_clean.asc", 1, &[]),
    ("[terrain]", "terrain_part.asc", 1, &["note terrain-part"]),
    ("[terrain]", "terrain_no_data.asc", 1, &["note terrain-part"]),
    (
        "[terrain]",
        "terrain_no_data_undeclared.asc",
        1,
        &["dropped strange-heights", "note terrain-part"],
    ),
    ("[terrain]", "terrain_elsewhere.asc", 0, &["dropped not-around"]),
];

#[test]
fn every_messy_layer() {
    for &(table, name, count, findings) in CORPUS {
        let inputs = read(table, name, "").unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(codes(&inputs.findings), findings, "{table} {name}: {:#?}", inputs.findings);
        assert_eq!(things(&inputs.surroundings), count, "{table} {name}");
        let input = inputs.layers.last().unwrap();
        assert_eq!(format!("[{}]", input.role.code()), table.replace("[[", "[").replace("]]", "]"));
        assert_eq!((input.path.as_str(), input.sha256.len()), (name, 64));
        for finding in &inputs.findings {
            assert_eq!(finding.place.file, name);
            for lang in [Lang::VI, Lang::EN] {
                let text = lang::finding(lang, finding).to_string();
                assert!(text.len() > 20, "{text}");
            }
        }
        // Nothing else is touched by it.
        assert_eq!((inputs.villages.len(), inputs.network.cells.is_empty()), (3, false));
    }
}

#[test]
fn roads_are_cut_to_the_surroundings() {
    let inputs = read("[[roads]]", "roads_clean.geojson", "").unwrap();
    let [ql, lane, dt] = &inputs.surroundings.roads[..] else { panic!("three roads") };
    assert_eq!((ql.name.as_deref(), ql.major), (Some("Quốc lộ 8"), true));
    assert_eq!((lane.name.as_deref(), lane.major), (None, false));
    assert_eq!((dt.name.as_deref(), dt.major, dt.line.0.len()), (Some("ĐT.550"), false, 1));
    // The villages are 0.05° wide and high: 5,288 m and 5,534 m. 30 % of the longer are 1,660 m on each
    // side.
    let length = Euclidean.length(&ql.line);
    assert!((length - (5288.0 + 2.0 * 1660.0)).abs() < 15.0, "{length}");
    let all = inputs.villages.iter().filter_map(|v| v.shape.as_ref());
    let bounds = all.filter_map(|s| s.planar.bounding_rect());
    let west = bounds.map(|b| b.min().x).fold(f64::INFINITY, f64::min);
    let start = ql.line.coords_iter().map(|c| c.x).fold(f64::INFINITY, f64::min);
    assert!((west - start - 1660.0).abs() < 10.0, "{}", west - start);
}

#[test]
fn classes_and_columns_are_the_projects_where_it_states_them() {
    let more = "major = [\"đường xã\"]\nsource = \"Sở Xây dựng\"\n[roads.columns]\nname = \"CAP\"\n\
                class = \"CAP\"\n";
    let inputs = read("[[roads]]", "roads_clean.geojson", more).unwrap();
    let seen: Vec<_> =
        inputs.surroundings.roads.iter().map(|w| (w.name.as_deref(), w.major)).collect();
    let expected =
        [(Some("Quốc lộ"), false), (Some("Đường xã"), true), (Some("Đường tỉnh"), false)];
    assert_eq!(seen, expected);
    assert_eq!(inputs.layers.last().unwrap().source.as_deref(), Some("Sở Xây dựng"));
    let error = read("[[roads]]", "roads_clean.geojson", "[roads.columns]\nclass = \"LOAI\"\n");
    assert!(matches!(error, Err(Error::NoColumn { section: "roads.columns", .. })));
    let inputs = read("[[rivers]]", "rivers_tcvn3.geojson", "").unwrap();
    let seen: Vec<_> =
        inputs.surroundings.rivers.iter().map(|w| (w.name.as_deref(), w.major)).collect();
    assert_eq!(seen, [(Some("Sông Ngàn Sâu"), true), (Some("Khe Nước Đỏ"), false)]);
}

#[test]
fn a_layer_of_the_world_is_cut_before_it_is_projected() {
    let inputs = read("[[water]]", "water_world.geojson", "").unwrap();
    let [sea] = &inputs.surroundings.water[..] else { panic!("one sea") };
    assert!(sea.coords_iter().all(|c| c.x.is_finite() && c.y.is_finite()));
    // The frame, 8,608 m by 8,854 m, less the land, 0.07° by 0.07°.
    let expected = 8608.0 * 8854.0 - 7403.0 * 7748.0;
    // A thousandth of either is a hundredth of what is between.
    assert!((sea.unsigned_area() / expected - 1.0).abs() < 0.02, "{}", sea.unsigned_area());
    let inputs = read("[[neighbours]]", "neighbours_clean.geojson", "").unwrap();
    let names: Vec<_> = inputs.surroundings.neighbours.iter().map(|n| n.name.as_deref()).collect();
    assert_eq!(names, [Some("Tỉnh Bắc"), None]);
}

fn relief(inputs: &Inputs) -> &Relief {
    inputs.surroundings.relief.as_ref().unwrap()
}

/// The height of the cell that a point of the working CRS lies in.
fn height(relief: &Relief, x: f64, y: f64) -> Option<f32> {
    let grid = relief.grid;
    let col = ((x - grid.origin.x) / grid.step.x) as usize;
    let row = ((y - grid.origin.y) / grid.step.y) as usize;
    relief.heights_m[row * grid.cols as usize + col]
}

#[test]
fn heights_are_where_they_were() {
    let inputs = read("[terrain]", "terrain_clean.asc", "").unwrap();
    let relief = relief(&inputs);
    assert!(relief.grid.step.y < 0.0 && relief.grid.cols <= 1500 && relief.grid.rows <= 1500);
    assert!((relief.grid.step.x + relief.grid.step.y).abs() < 1e-9, "square cells");
    for village in &inputs.villages {
        let shape = village.shape.as_ref().unwrap();
        let at = shape.centre_geographic.unwrap();
        // The first cell's centre is at 105.855, 18.395.
        let expected = 100.0 * (at.x - 105.855) / 0.01 + 10.0 * (18.395 - at.y) / 0.01;
        let found = f64::from(height(relief, shape.centre.x, shape.centre.y).unwrap());
        // Half a cell of a kilometre: 50 m to the side, 5 m down.
        assert!((found - expected).abs() < 56.0, "{}: {found}, not {expected}", village.id);
    }
    let spread = relief
        .heights_m
        .iter()
        .flatten()
        .fold((f32::MAX, f32::MIN), |(a, b), h| (a.min(*h), b.max(*h)));
    assert!(spread.0 >= 0.0 && spread.1 <= 1540.0, "{spread:?}");
    assert!(relief.heights_m.iter().flatten().all(|h| (h * 10.0).round() / 10.0 == *h));
    let inputs = read("[terrain]", "terrain_no_data.asc", "").unwrap();
    let known = self::relief(&inputs).heights_m.iter().flatten().collect::<Vec<_>>();
    assert!(known.iter().all(|h| **h == 50.0), "no data is mixed into nothing");
}

#[test]
fn files_that_stop_the_run_say_why() {
    let other = read("[terrain]", "terrain_cut.hgt", "");
    assert!(matches!(other, Err(Error::NotThatFormat { format: "SRTM HGT", .. })), "{other:?}");
    let table = read("[[roads]]", "cells_clean.csv", "");
    assert!(matches!(table, Err(Error::TableWithoutAreas { .. })), "{table:?}");
    let vector = read("[terrain]", "villages.geojson", "");
    assert!(matches!(vector, Err(Error::UnknownFormat { .. })), "{vector:?}");
    let crs = read("[[roads]]", "roads_clean.geojson", "crs = \"EPSG:3405\"\n");
    assert!(matches!(crs, Err(Error::CrsConflict { .. })), "{crs:?}");
}

#[test]
fn an_srtm_tile_reads() {
    let Some(tile) = crate::missing::shared("dem/N44W072.hgt") else { return };
    let job = Job::new();
    std::fs::copy(tile, job.path("N44W072.hgt")).unwrap();
    let ring = "[[[-71.6,44.2],[-71.2,44.2],[-71.2,44.6],[-71.6,44.6],[-71.6,44.2]]]";
    job.write(
        "villages.geojson",
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":\
             {{\"id\":\"1\",\"name\":\"A\",\"commune\":\"B\"}},\"geometry\":{{\"type\":\"Polygon\",\
             \"coordinates\":{ring}}}}}]}}"
        ),
    );
    job.write("cells.csv", "operator,technology,lon,lat\nA,4G,-71.4,44.4\n");
    let inputs = job
        .read(
            "[project]\ncrs = \"EPSG:32619\"\n[villages]\npath = \"villages.geojson\"\n[[cells]]\n\
             path = \"cells.csv\"\ncrs = \"EPSG:4326\"\n[terrain]\npath = \"N44W072.hgt\"\n",
        )
        .unwrap();
    let relief = relief(&inputs);
    let heights: Vec<f32> = relief.heights_m.iter().flatten().copied().collect();
    // Mount Washington, 1,917 m, is in the south; the Connecticut valley is below 300 m.
    let most = heights.iter().copied().fold(f32::MIN, f32::max);
    let least = heights.iter().copied().fold(f32::MAX, f32::min);
    assert!((1850.0..1920.0).contains(&most) && (100.0..320.0).contains(&least), "{least} {most}");
    assert!(relief.grid.cols > 500 && relief.grid.cols <= 1500, "{:?}", relief.grid);
}
