//! Inputs that somebody means ill with, or that another program is using: nothing is fetched, changed, waited for
//! without end or removed that is not ours.
#![cfg(all(feature = "gdal", target_os = "linux"))]

use crate::program::{command, names, phusong, said, small_demo, tree};
use crate::support::Job;
use gdal::raster::RasterCreationOptions;
use gdal::vector::{Feature, Geometry, LayerAccess as _, LayerOptions, OGRwkbGeometryType};
use gdal::{Dataset, DatasetOptions, DriverManager, GdalOpenFlags};
use phusong::progress::{Progress, Stage};
use phusong::project::Project;
use phusong::source::{self, Error};
use std::fs;
use std::io::Read as _;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const CELLS: &str =
    "site_id,operator,technology,lon,lat,radius_m\nA,Viettel,4G,105.81,18.31,4000\n";

fn toml(villages: &str) -> String {
    format!(
        "[project]\ncrs = \"EPSG:9209\"\n[villages]\npath = \"{villages}\"\n\
         [[cells]]\npath = \"cells.csv\"\ncrs = \"EPSG:4326\"\n"
    )
}

const SQUARE: &str = "[[[105.8,18.3],[105.82,18.3],[105.82,18.32],[105.8,18.32],[105.8,18.3]]]";

fn geojson(head: &str, in_geometry: &str) -> String {
    format!(
        r#"{{"type":"FeatureCollection",{head}"features":[{{"type":"Feature","properties":{{"id":"1","name":"Thôn 1"}},
        "geometry":{{"type":"Polygon",{in_geometry}"coordinates":{SQUARE}}}}}]}}"#
    )
}

fn job() -> Job {
    let job = Job::new();
    job.write("cells.csv", CELLS);
    job.write("v.geojson", geojson("", ""));
    job
}

/// A database of villages; then whatever is said to it.
fn database(path: &Path, villages: usize, then: &[&str]) -> Dataset {
    let mut made =
        DriverManager::get_driver_by_name("GPKG").unwrap().create_vector_only(path).unwrap();
    let srs = gdal::spatial_ref::SpatialRef::from_epsg(4326).unwrap();
    let layer = made
        .create_layer(LayerOptions {
            name: "thon",
            srs: Some(&srs),
            ty: OGRwkbGeometryType::wkbPolygon,
            ..LayerOptions::default()
        })
        .unwrap();
    let text = gdal::vector::OGRFieldType::OFTString;
    layer.create_defn_fields(&[("id", text), ("name", text)]).unwrap();
    for i in 0..villages {
        let x = 105.8 + 0.03 * i as f64;
        let wkt =
            format!("POLYGON(({x} 18.3,{} 18.3,{} 18.32,{x} 18.32,{x} 18.3))", x + 0.02, x + 0.02);
        let mut feature = Feature::new(layer.defn()).unwrap();
        feature.set_field_string(0, &i.to_string()).unwrap();
        feature.set_field_string(1, &format!("Thôn {i}")).unwrap();
        feature.set_geometry(Geometry::from_wkt(&wkt).unwrap()).unwrap();
        feature.create(&layer).unwrap();
    }
    made.flush_cache().unwrap();
    say(&made, then);
    made
}

fn say(to: &Dataset, sql: &[&str]) {
    for sql in sql {
        to.execute_sql(sql, None, gdal::vector::sql::Dialect::DEFAULT).unwrap();
    }
}

/// What it takes for a view to be a layer.
const LISTED: [&str; 2] = [
    "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) VALUES ('v', 'v', 'features', 4326)",
    "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POLYGON', 4326, 0, 0)",
];

fn with_view(job: &Job, view: &str) {
    let sql: Vec<&str> = std::iter::once(view).chain(LISTED).collect();
    drop(database(&job.path("v.gpkg"), 1, &sql));
}

fn view_toml() -> String {
    toml("v.gpkg").replace("path = \"v.gpkg\"", "path = \"v.gpkg\"\nlayer = \"v\"")
}

#[test]
fn nothing_is_fetched_whatever_a_file_refers_to() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&seen);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            count.fetch_add(1, Ordering::SeqCst);
            let _ = stream.map(|mut s| s.read(&mut [0; 64]));
        }
    });
    let url = format!("http://{address}/x");
    let job = job();
    let link =
        format!(r#""crs":{{"type":"link","properties":{{"href":"{url}","type":"ogcwkt"}}}},"#);
    let named = format!(r#""crs":{{"type":"name","properties":{{"name":"{url}"}}}},"#);
    let asks = Err(Error::AsksForNetwork { file: "link.geojson".into() });
    job.write("link.geojson", geojson(&link, ""));
    assert_eq!(job.read(&toml("link.geojson")).map(|_| ()), asks);

    job.write("link2.geojson", geojson("", &link));
    job.write("name.geojson", geojson(&named, ""));
    job.write("url.geojson", geojson(&link.replace("link", "url").replace("href", "url"), ""));
    job.write("s.geojsonl", geojson(&link, "").replace('\n', "") + "\n");
    job.write(
        "n.kml",
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE kml SYSTEM \"{url}\" [<!ENTITY e SYSTEM \"{url}\">]>\
             <kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>{url}</href></Link>\
             </NetworkLink><Placemark><name>&e;</name><styleUrl>{url}#a</styleUrl><Polygon><outerBoundaryIs>\
             <LinearRing><coordinates>105.8,18.3 105.82,18.3 105.82,18.32 105.8,18.3</coordinates></LinearRing>\
             </outerBoundaryIs></Polygon></Placemark></Document></kml>"
        ),
    );
    // A shapefile and a MapInfo file of ours, whose CRS is a link.
    let from = job.path("v.geojson");
    for (driver, name) in
        [("ESRI Shapefile", "a.shp"), ("MapInfo File", "a.tab"), ("MapInfo File", "a.mif")]
    {
        let driver = DriverManager::get_driver_by_name(driver).unwrap();
        let dataset = Dataset::open(&from).unwrap();
        drop(dataset.create_copy(&driver, job.path(name), &RasterCreationOptions::default()).ok());
    }
    job.write("a.prj", &url);
    with_view(
        &job,
        &format!(
            "CREATE VIEW v AS SELECT fid, geom, id, ogr_geocode('Hanoi', 'geometry', 'QUERY_TEMPLATE={url}?q=%s') \
             AS name FROM thon"
        ),
    );
    job.copy("population_ppp.tif");
    job.write(
        "population_ppp.tif.aux.xml",
        format!(
            "<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">/vsicurl/{url}.tif</MDI></Metadata>\
             <SRS>{url}</SRS></PAMDataset>"
        ),
    );
    let raster = "[population]\npath = \"population_ppp.tif\"\n";
    for (i, project) in [
        toml("link2.geojson"),
        toml("name.geojson"),
        toml("url.geojson"),
        toml("s.geojsonl"),
        toml("n.kml"),
        toml("a.shp"),
        toml("a.tab"),
        toml("a.mif"),
        view_toml(),
        toml("v.geojson") + raster,
        toml("v.geojson").replace("[villages]", "[villages]\nsource = \"http://x\""),
    ]
    .into_iter()
    .enumerate()
    {
        // Once by GDAL's own settings, once by the kernel's leave where the environment has an exception.
        let read = job.read(&project);
        if let Err(error) = read {
            assert!(!error.to_string().is_empty(), "{i}");
        }
        let mut command = command(job.dir.path());
        command.args(["check", "project.toml"]).env("no_proxy", "127.0.0.1,localhost");
        let status = said(&command.env("PROJ_NETWORK", "ON").output().unwrap()).status;
        assert!([0, 1, 3].contains(&status), "{i}: {status}");
    }
    let mut program = command(job.dir.path());
    job.write("project.toml", toml("link.geojson"));
    program.args(["--lang", "en", "check", "project.toml"]).env("no_proxy", "127.0.0.1,localhost");
    said(&program.output().unwrap()).ended(3).tells(&["link.geojson", "network"]);

    // It was listening all the time.
    let before = seen.load(Ordering::SeqCst);
    drop(std::net::TcpStream::connect(address).unwrap());
    let start = Instant::now();
    while seen.load(Ordering::SeqCst) == before && start.elapsed() < Duration::from_secs(10) {
        std::thread::yield_now();
    }
    assert_eq!((before, seen.load(Ordering::SeqCst)), (0, 1));
}

#[test]
fn a_database_that_another_program_has_open_is_read_with_what_it_has_written() {
    let (job, at) = (job(), tempfile::tempdir().unwrap());
    let live = at.path().join("v.gpkg");
    drop(database(&live, 2, &["PRAGMA journal_mode = WAL"]));
    let options = DatasetOptions {
        open_flags: GdalOpenFlags::GDAL_OF_UPDATE | GdalOpenFlags::GDAL_OF_VECTOR,
        ..DatasetOptions::default()
    };
    let open = Dataset::open_ex(&live, options).unwrap();
    let another =
        "INSERT INTO thon (geom, id, name) SELECT geom, '9', 'Thôn mới' FROM thon WHERE id = '1'";
    fs::copy(&live, job.path("v.gpkg")).unwrap();
    let before = tree(job.dir.path());
    let digest = |inputs: &source::Inputs| inputs.layers[1].sha256.clone();
    let old = job.read(&toml("v.gpkg")).unwrap();
    assert_eq!((old.villages.len(), old.layers[1].files.len()), (2, 0));
    assert_eq!(
        tree(job.dir.path()).len(),
        before.len() + 1,
        "the project file is the only new one"
    );

    say(&open, &["DELETE FROM thon WHERE id = '1'", another]);
    fs::copy(live.with_file_name("v.gpkg-wal"), job.path("v.gpkg-wal")).unwrap();
    drop(open);
    let before = tree(job.dir.path());
    let new = job.read(&toml("v.gpkg")).unwrap();
    assert_eq!(tree(job.dir.path()), before, "nothing of the user's was touched");
    let names: Vec<_> = new.layers[1].files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["v.gpkg", "v.gpkg-wal"]);
    assert_ne!(digest(&old), digest(&new));
    let ids: Vec<_> = new.villages.iter().map(|v| v.id.as_str()).collect();
    assert_eq!(ids.len(), old.villages.len() - 1, "{ids:?}");
}

#[test]
fn views_without_end_and_cells_of_a_gigabyte_are_refused() {
    for (view, refused) in [
        // First: what does not end goes on in this process and takes its memory.
        ("CREATE VIEW v AS SELECT fid, geom, id, name FROM thon", false),
        (
            "CREATE VIEW v AS WITH c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) \
             SELECT x AS fid, geom, CAST(x AS TEXT) AS id FROM c, thon",
            true,
        ),
        (
            "CREATE VIEW v AS WITH c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) \
             SELECT x AS fid, geom, CAST(x AS TEXT) AS id FROM c, thon WHERE x < 0",
            true,
        ),
        ("CREATE VIEW v AS SELECT fid, geom, hex(zeroblob(400000000)) AS id FROM thon", true),
    ] {
        let job = job();
        with_view(&job, view);
        let start = Instant::now();
        let read = job.read(&view_toml());
        assert_eq!(read.is_err(), refused, "{view}: {:?}", read.err());
        assert!(start.elapsed() < Duration::from_secs(60), "{view}: {:?}", start.elapsed());
    }
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn pipes_and_devices_are_refused_at_once() {
    let job = job();
    let ask = |args: &[&str], status, tells: &[&str]| {
        let args = ["--lang", "en"].iter().chain(args);
        phusong(job.dir.path(), args).ended(status).tells(tells);
    };
    pipe(&job.path("pipe.toml"));
    ask(&["check", "pipe.toml"], 1, &["pipe.toml", "pipe or a device"]);
    std::os::unix::fs::symlink("/dev/zero", job.path("zero.toml")).unwrap();
    ask(&["check", "zero.toml"], 1, &["zero.toml", "pipe or a device"]);
    for (i, key) in [
        "[maps]\nsheets = [\"zero.toml\"]",
        "[report]\ntemplate = \"zero.toml\"",
        "[rule]\nfile = \"zero.toml\"",
    ]
    .into_iter()
    .enumerate()
    {
        job.write("project.toml", toml("v.geojson") + key);
        let args = ["--lang", "en", "run", "project.toml"];
        let said = phusong(job.dir.path(), args);
        assert!(said.status == 1 && said.err.contains("zero.toml"), "{i}: {}", said.err);
    }
    let from = Dataset::open(job.path("v.geojson")).unwrap();
    let driver = DriverManager::get_driver_by_name("ESRI Shapefile").unwrap();
    drop(from.create_copy(&driver, job.path("a.shp"), &RasterCreationOptions::default()).ok());
    fs::remove_file(job.path("a.prj")).unwrap();
    pipe(&job.path("a.prj"));
    job.write("project.toml", toml("a.shp"));
    ask(&["check", "project.toml"], 1, &["a.prj", "not a file"]);
}

/// Changes a file when the reading of another begins.
struct Meddler<'a> {
    when: &'static str,
    change: &'a (dyn Fn() + Sync),
}

impl Progress for Meddler<'_> {
    fn begin(&self, _: Stage, what: &str, _: Option<u64>) {
        if what == self.when {
            (self.change)();
        }
    }
    fn advance(&self, _: u64) {}
    fn end(&self) {}
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    let job = job();
    job.write("project.toml", toml("v.geojson"));
    let project = Project::read(&job.path("project.toml")).unwrap();
    let change = || {
        let text = fs::read_to_string(job.path("v.geojson")).unwrap();
        job.write("v.geojson", text.replace("Thôn 1", "Thôn 2"));
    };
    let read = source::read(&project, &Meddler { when: "cells.csv", change: &change });
    let told = Error::ChangedWhileRead { file: "v.geojson".into() };
    assert_eq!(read.map(|_| ()), Err(told));
}

#[test]
fn results_are_never_put_where_something_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    small_demo(&dir.path().join("tỉnh"));
    let at = |args: &[&str]| {
        let all = ["--lang", "en"].iter().chain(args);
        phusong(dir.path(), all)
    };
    let run = ["run", "tỉnh/phusong.toml", "--only", "rates.csv,assessment.phusong", "--out"];
    at(&[&run[..], &["cũ"]].concat()).ended(0);
    // Into one of those compared.
    let before = tree(&dir.path().join("cũ"));
    at(&["compare", "cũ", "cũ", "--no-maps", "--out", "cũ/so"]).ended(2).tells(&["cũ/so"]);
    assert_eq!(tree(&dir.path().join("cũ")), before);
    // The folder one stands in.
    let args = ["--lang", "en", "run", "../tỉnh/phusong.toml", "--out", "."];
    phusong(&dir.path().join("cũ"), args).ended(2).tells(&["the folder you are in"]);
    assert_eq!(tree(&dir.path().join("cũ")), before);
    // Around the data.
    fs::rename(dir.path().join("tỉnh"), dir.path().join("cũ/tỉnh")).unwrap();
    let args = ["run", "cũ/tỉnh/phusong.toml", "--out", "cũ"];
    at(&args).ended(2).tells(&["phusong.toml lies"]);
    fs::rename(dir.path().join("cũ/tỉnh"), dir.path().join("tỉnh")).unwrap();
    // A pipe in it, told before the long part and by its name.
    pipe(&dir.path().join("cũ/ống"));
    at(&[&run[..], &["cũ"]].concat()).ended(1).tells(&["cũ/ống"]);
    fs::remove_file(dir.path().join("cũ/ống")).unwrap();
    // Somebody's own folder of a name like ours.
    fs::create_dir(dir.path().join(".phusong-notes")).unwrap();
    fs::write(dir.path().join(".phusong-notes/a.txt"), "mine").unwrap();
    at(&[&run[..], &["cũ"]].concat()).ended(0);
    assert!(dir.path().join(".phusong-notes/a.txt").exists());
    assert_eq!(names(dir.path()), [".phusong-notes", "cũ", "tỉnh"]);
}

#[test]
fn a_project_full_of_mistakes_is_told_in_bounded_time_and_length() {
    let job = job();
    let line = "[x]\na = { b = [".to_owned() + &"1,".repeat(200_000) + "] }\n";
    let keys: String = (0..60_000).map(|i| format!("k{i} = 1\n")).collect::<Vec<_>>().concat();
    let inline: String = (0..60_000).map(|i| format!("k{i} = 1, ")).collect::<Vec<_>>().concat();
    for text in [
        line,
        keys.clone() + &toml("v.geojson"),
        toml("v.geojson") + &keys,
        format!("{}\n[rule]\nplaces = {{ {inline} z = 1 }}\n", toml("v.geojson")),
        toml("v.geojson") + &"=\n".repeat(100_000),
        toml("v.geojson") + &"[[cells]]\n".repeat(60_000),
        format!("k{} = 1\n", "x".repeat(900_000)) + &toml("v.geojson"),
    ] {
        job.write("project.toml", &text);
        let start = Instant::now();
        let error = Project::read(&job.path("project.toml")).unwrap_err();
        let phusong::project::Error::Invalid { problems, .. } = error else { panic!("{error}") };
        assert!(!problems.is_empty() && problems.len() <= 101, "{}", problems.len());
        assert!(problems.iter().all(|p| p.text.len() <= 1000), "{text:.60}");
        // It used not to end; machines are slow when they test.
        assert!(start.elapsed() < Duration::from_secs(100), "{:?} for {text:.60}", start.elapsed());
    }
}

/// The library that reads a view without end asks nobody whether to stop.
#[test]
fn a_signal_ends_what_asks_nobody() {
    let job = job();
    with_view(
        &job,
        "CREATE VIEW v AS WITH c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) \
         SELECT x AS fid, geom, CAST(x AS TEXT) AS id FROM c, thon WHERE x < 0",
    );
    job.write("project.toml", view_toml());
    for signal in ["-INT", "-TERM"] {
        let mut command = command(job.dir.path());
        command.args(["--lang", "en", "run", "project.toml", "--out", "kết quả"]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_secs(3));
        let start = Instant::now();
        assert!(
            Command::new("kill")
                .args([signal, &child.id().to_string()])
                .status()
                .unwrap()
                .success()
        );
        let output = child.wait_with_output().unwrap();
        let took = start.elapsed();
        said(&output).ended(1).tells(&["stopped as asked"]);
        assert!(took < Duration::from_secs(3), "{signal}: {took:?}");
        assert!(!names(job.dir.path()).iter().any(|n| n.starts_with(".phusong") || n == "kết quả"));
    }
}
