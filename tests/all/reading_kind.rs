//! Kind to its users: whatever is handed in, an error that says what and why, at once, in little
//! memory; never a panic.

use crate::support::{Job, codes, toml};
use gdal::vector::{Feature, LayerAccess, LayerOptions, OGRFieldType};
use phusong::cli::words;
use phusong::lang::Lang;
use phusong::network::Status;
use phusong::progress::{Progress, Silent, Stage};
use phusong::project::Project;
use phusong::source::{self, Error, Inputs, Mistake};
use proptest::prelude::*;
use std::fs::{self, File};

const VILLAGES: &str = "villages.geojson";
const CELLS: &str = "cells_clean.csv";

fn job() -> Job {
    let job = Job::new();
    job.copy(VILLAGES);
    job.copy(CELLS);
    job.write("fibre.csv", "id,operator,lon,lat,radius_m\nF1,VNPT,105.91,18.31,300\n");
    job
}

/// Every error has words in both languages, with the file in them.
fn told(result: Result<Inputs, Error>, file: &str) -> Error {
    let error = result.err().unwrap_or_else(|| panic!("{file} was read"));
    let (vi, en) = (words::source_error(Lang::VI, &error), words::source_error(Lang::EN, &error));
    assert!(vi.headline.starts_with("lỗi: ") && vi.headline.contains(file), "{vi}");
    assert!(en.headline.starts_with("error: ") && en.headline.contains(file), "{en}");
    assert!(vi.hint.starts_with("gợi ý: ") && en.hint.starts_with("hint: "), "{vi}\n{en}");
    error
}

#[test]
fn a_wrong_layer_lists_those_there_are() {
    let job = job();
    let text = toml(VILLAGES, CELLS).replace("[[cells]]", "layer = \"vilages\"\n[[cells]]");
    match told(job.read(&text), VILLAGES) {
        Error::NoLayer { nearest: Some(n), .. } => assert_eq!(n, "villages"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_missing_column_is_named_with_the_nearest() {
    let job = job();
    let text =
        toml(VILLAGES, CELLS).replace("[[cells]]", "columns = { id = \"ma_thonn\" }\n[[cells]]");
    match told(job.read(&text), VILLAGES) {
        Error::NoColumn { nearest: Some(n), field: "id", .. } => assert_eq!(&*n, "ma_thon"),
        other => panic!("{other:?}"),
    }
    job.write(CELLS, "site_id,operator,technology,kd,vd\n1,a,4G,105.9,18.3\n");
    match told(job.read(&toml(VILLAGES, CELLS)), CELLS) {
        Error::Several(faults) => {
            let missing = faults.iter().map(|f| match f {
                Error::NoColumn { field, section: "cells.columns", .. } => *field,
                other => panic!("{other:?}"),
            });
            assert_eq!(missing.collect::<Vec<_>>(), ["lon", "lat"]);
        }
        other => panic!("{other:?}"),
    }
    // Those of all layers at once.
    let text =
        toml(VILLAGES, CELLS).replace("[[cells]]", "columns = { id = \"ma_thonn\" }\n[[cells]]");
    match job.read(&text) {
        Err(faults @ Error::Several(_)) => {
            let said = words::source_error(Lang::EN, &faults).to_string();
            for word in [VILLAGES, CELLS, "ma_thon", "lon", "lat"] {
                assert!(said.contains(word), "{said}");
            }
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_crs_that_disagrees_or_does_not_fit() {
    let job = job();
    let text = toml(VILLAGES, CELLS).replace("[[cells]]", "crs = \"EPSG:9209\"\n[[cells]]");
    assert!(matches!(told(job.read(&text), VILLAGES), Error::CrsConflict { .. }));
    // Degrees read as metres of the working CRS: refused, and recognised.
    let text = text.replace(
        "crs = \"EPSG:9209\"\n[[cells]]",
        "crs = \"EPSG:9209\"\ncrs_override = true\n[[cells]]",
    );
    match told(job.read(&text), VILLAGES) {
        Error::Misplaced { mistake: Some(Mistake::FitsCrs(4326)), .. } => {}
        other => panic!("{other:?}"),
    }
    let text = toml(VILLAGES, CELLS).replace(
        "crs = \"EPSG:4326\"\ntechnologies = [\"4G\"",
        "crs = \"EPSG:999999\"\ntechnologies = [\"4G\"",
    );
    assert!(matches!(
        job.read(&text),
        Err(Error::UnusableCrsOf { file, line, .. }) if file == CELLS && line > 0
    ));
}

#[test]
fn vn2000_tables_with_x_to_the_north() {
    // VN-2000 / TM-3 105-30 of 105.91, 18.31 is about east 543,350, north 2,025,000.
    let job = job();
    let rows = "site_id,operator,technology,x,y,radius_m\nS1,A,4G,2025000,543350,3000\n";
    job.write(CELLS, rows);
    let text = toml(VILLAGES, CELLS).replacen("crs = \"EPSG:4326\"", "crs = \"EPSG:9209\"", 1);
    let inputs = job.read(&text).unwrap();
    assert_eq!(codes(&inputs.findings), ["assumed swapped"]);
    let at = inputs.network.cells[0].position;
    assert!((at.x - 543_350.0).abs() < 1e-6 && (at.y - 2_025_000.0).abs() < 1e-6);
    // In another zone the same numbers land half a degree off.
    job.write(CELLS, rows.replace("2025000,543350", "543350,2025000"));
    let inputs = job.read(&text).unwrap();
    assert_eq!(codes(&inputs.findings), [""; 0]);
}

#[test]
fn a_wrong_central_meridian_is_recognised() {
    let job = job();
    job.write(CELLS, "site_id,operator,technology,x,y,radius_m\nS1,A,4G,543350,2025000,3000\n");
    let text = toml(VILLAGES, CELLS).replacen("crs = \"EPSG:4326\"", "crs = \"EPSG:9218\"", 1);
    match told(job.read(&text), CELLS) {
        Error::Misplaced { mistake: Some(Mistake::FitsCrs(9209)), .. } => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn empty_and_foreign_files() {
    let job = job();
    job.write(VILLAGES, "");
    assert!(matches!(told(job.read(&toml(VILLAGES, CELLS)), VILLAGES), Error::Empty { .. }));
    job.write(VILLAGES, "PK\u{3}\u{4}");
    assert!(matches!(
        told(job.read(&toml(VILLAGES, CELLS)), VILLAGES),
        Error::NotThatFormat { .. }
    ));
    job.write(VILLAGES, "{\"type\":\"FeatureCollection\",\"features\":[{");
    let cut = told(job.read(&toml(VILLAGES, CELLS)), VILLAGES);
    assert!(matches!(cut, Error::Unreadable { .. } | Error::NotThatFormat { .. }), "{cut:?}");
    job.write("v.vrt", "<OGRVRTDataSource/>");
    assert!(matches!(told(job.read(&toml("v.vrt", CELLS)), "v.vrt"), Error::UnknownFormat { .. }));
    assert!(matches!(told(job.read(&toml(CELLS, CELLS)), CELLS), Error::TableWithoutAreas { .. }));
}

/// The villages of the corpus as a GeoPackage.
fn geopackage(path: &std::path::Path) {
    let from = gdal::Dataset::open(crate::support::messy(VILLAGES)).unwrap();
    let mut layer = from.layer(0).unwrap();
    let srs = layer.spatial_ref();
    let driver = gdal::DriverManager::get_driver_by_name("GPKG").unwrap();
    let mut to = driver.create_vector_only(path).unwrap();
    let options = LayerOptions { name: "v", srs: srs.as_ref(), ..LayerOptions::default() };
    let copy = to.create_layer(options).unwrap();
    copy.create_defn_fields(&[("ma_thon", OGRFieldType::OFTString)]).unwrap();
    for feature in layer.features() {
        let mut made = Feature::new(copy.defn()).unwrap();
        made.set_geometry(feature.geometry().unwrap().clone()).unwrap();
        let id = feature.field_as_string(0).unwrap().unwrap();
        made.set_field_string(0, &id).unwrap();
        made.create(&copy).unwrap();
    }
}

#[test]
fn a_truncated_geopackage_is_refused() {
    let job = job();
    geopackage(&job.path("v.gpkg"));
    let whole = fs::read(job.path("v.gpkg")).unwrap();
    assert_eq!(job.read(&toml("v.gpkg", CELLS)).unwrap().villages.len(), 3, "whole, it is read");
    for part in [50, 200, whole.len() / 2, whole.len() - 1000] {
        job.write("v.gpkg", &whole[..part]);
        let error = told(job.read(&toml("v.gpkg", CELLS)), "v.gpkg");
        assert!(matches!(error, Error::Truncated { .. }), "{part}: {error:?}");
    }
    // Damaged inside: GDAL's own words, not a shorter province.
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[4096..middle].fill(0xEE);
    job.write("v.gpkg", &damaged);
    told(job.read(&toml("v.gpkg", CELLS)), "v.gpkg");
}

#[test]
fn two_gigabytes_of_nothing_are_refused_at_once() {
    let start = std::time::Instant::now();
    for (villages, cells) in [
        ("v.gpkg", CELLS),
        ("v.geojson", CELLS),
        ("v.fgb", CELLS),
        (VILLAGES, "c.csv"),
        (VILLAGES, "c.xlsx"),
    ] {
        let job = job();
        let name = if villages == VILLAGES { cells } else { villages };
        File::create(job.path(name)).unwrap().set_len(2 << 30).unwrap();
        told(job.read(&toml(villages, cells)), name);
    }
    // A header, then nothing: the reader must not gather a line of two gigabytes.
    let job = job();
    job.write("c.csv", "site_id,operator,technology,lon,lat\nS1,A,4G,105.91,18.31\n");
    let file = File::options().append(true).open(job.path("c.csv")).unwrap();
    file.set_len(2 << 30).unwrap();
    let error = told(job.read(&toml(VILLAGES, "c.csv")), "c.csv");
    assert!(matches!(error, Error::LineTooLong { .. } | Error::NotText { .. }), "{error:?}");
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn no_village_with_a_polygon_is_refused_data() {
    let job = job();
    let text = fs::read_to_string(job.path(VILLAGES)).unwrap();
    let points: String = text
        .lines()
        .map(|l| match l.find("\"geometry\"") {
            Some(at) => {
                let end = if l.ends_with(',') { "," } else { "" };
                format!("{}\"geometry\": null}}{end}\n", &l[..at])
            }
            None => format!("{l}\n"),
        })
        .collect();
    job.write(VILLAGES, points);
    let error = told(job.read(&toml(VILLAGES, CELLS)), VILLAGES);
    assert!(matches!(error, Error::NoUsableVillage { villages: 3, .. }), "{error:?}");
    assert_eq!(error.exit_status(), 3);
}

#[test]
fn lines_need_a_distance_and_serve_along_it() {
    let job = job();
    job.write(
        "routes.geojson",
        r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"R1","operator":"VNPT"},
         "geometry":{"type":"LineString","coordinates":[[105.90,18.30],[105.93,18.33]]}},
        {"type":"Feature","properties":{"id":"R2","operator":"VNPT","status":"planned"},
         "geometry":{"type":"LineString","coordinates":[[105.90,18.30],[105.93,18.31]]}}]}"#,
    );
    let text = toml(VILLAGES, CELLS)
        .replace("path = \"fibre.csv\"\ncrs = \"EPSG:4326\"", "path = \"routes.geojson\"");
    assert!(matches!(told(job.read(&text), "routes.geojson"), Error::NoDistance { .. }));
    let text =
        text.replace("path = \"routes.geojson\"", "path = \"routes.geojson\"\ndistance_m = 150");
    let network = job.read(&text).unwrap().network;
    let routes: Vec<_> = network.serving_routes().collect();
    assert_eq!((routes.len(), &*routes[0].id), (1, "R1"));
    let planned = &network.fibre_routes[1];
    assert_eq!((&*planned.id, planned.status), ("R2", Status::Planned));
    assert!((routes[0].distance_m - 150.0).abs() < 1e-9);
}

#[test]
fn the_user_may_stop_it() {
    struct Impatient;
    impl Progress for Impatient {
        fn begin(&self, _: Stage, _: &str, _: Option<u64>) {}
        fn advance(&self, _: u64) {}
        fn end(&self) {}
        fn interrupted(&self) -> bool {
            true
        }
    }
    let job = job();
    job.write("project.toml", toml(VILLAGES, CELLS));
    let project = Project::read(&job.path("project.toml")).unwrap();
    assert_eq!(source::read(&project, &Impatient).unwrap_err(), Error::Interrupted);
    assert!(source::read(&project, &Silent).is_ok());
}

#[test]
fn inputs_are_recorded_with_their_digests() {
    let job = job();
    let inputs = job.read(&toml(VILLAGES, CELLS)).unwrap();
    let roles: Vec<&str> = inputs.layers.iter().map(|l| l.role.code()).collect();
    assert_eq!(roles, ["project", "villages", "cells", "fibre"]);
    assert!(inputs.layers.iter().all(|l| l.sha256.len() == 64));
    assert_eq!((inputs.layers[1].rows, inputs.layers[2].rows), (3, 2));
    assert_eq!(inputs.layers[1].crs.as_deref(), Some("EPSG:4326"));
    assert_eq!(inputs.crs.code, "EPSG:9209");
}

/// Spoils a text: bytes overwritten, cut out or repeated at random places.
fn spoilt(text: &[u8], edits: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for &(at, kind, byte) in edits {
        if bytes.is_empty() {
            break;
        }
        let at = at % bytes.len();
        match kind % 3 {
            0 => bytes[at] = byte,
            1 => {
                let end = (at + usize::from(byte)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + usize::from(byte)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_files_never_panic(
        edits in prop::collection::vec((0..4000usize, any::<u8>(), any::<u8>()), 1..8),
        which in 0..3u8,
    ) {
        let job = job();
        let text = toml(VILLAGES, CELLS);
        let name = [VILLAGES, CELLS, "project.toml"][usize::from(which)];
        job.write("project.toml", &text);
        let whole = fs::read(job.path(name)).unwrap();
        job.write(name, spoilt(&whole, &edits));
        match Project::read(&job.path("project.toml")) {
            Err(e) => {
                let told = words::project_error(Lang::VI, &e);
                prop_assert!(!told.is_empty());
            }
            Ok(project) => match source::read(&project, &Silent) {
                Err(e) => prop_assert!(words::source_error(Lang::VI, &e).headline.len() > 8),
                Ok(inputs) => {
                    // Whatever comes through is sound.
                    for cell in &inputs.network.cells {
                        prop_assert!(cell.reach.radius_m() > 0.0 && cell.position.x.is_finite());
                    }
                    for shape in inputs.villages.iter().filter_map(|v| v.shape.as_ref()) {
                        prop_assert!(shape.area_m2 > 0.0);
                    }
                }
            },
        }
    }
}
