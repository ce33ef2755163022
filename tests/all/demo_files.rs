//! The demo's files: those checked in are what the program writes, an outside reader opens them, and no
//! folder of somebody else's is ever touched.
#![cfg(feature = "gdal")]

use gdal::Dataset;
use gdal::vector::{Geometry, LayerAccess as _};
use phusong::cli::words::{demo_error, demo_texts};
use phusong::demo::{self, Error, FILES, Options, Province, generate};
use phusong::lang::Lang;
use std::fs;
use std::path::{Path, PathBuf};

/// Fields as `name=value`, and the geometry as WKB.
type Row = (Vec<String>, Option<Vec<u8>>);

fn write(province: &Province, dir: &Path) -> Result<Vec<PathBuf>, Error> {
    demo::write(province, dir, demo_texts)
}

fn checked_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo")
}

fn small() -> Options {
    Options { villages: 40, sites: 30, splitters: 120, seed: 3 }
}

/// Every feature of a file's only layer, in order.
fn features(path: &Path) -> Vec<Row> {
    // GDAL complains on stderr about the geometry that is missing on purpose.
    gdal::config::set_error_handler(|_, _, _| {});
    let dataset = Dataset::open(path).unwrap();
    let mut layer = dataset.layer(0).unwrap();
    layer
        .features()
        .map(|f| {
            let fields = f.fields().map(|(name, v)| format!("{name}={v:?}")).collect();
            // A feature without geometry gives an empty one, which has no WKB.
            (fields, f.geometry().and_then(|g| g.wkb().ok()))
        })
        .collect()
}

/// Place, size and cells of a raster; compressed bytes differ between versions of zlib.
fn raster(path: &Path) -> ([f64; 6], (usize, usize), Option<f64>, Vec<f32>) {
    let dataset = Dataset::open(path).unwrap();
    let band = dataset.rasterband(1).unwrap();
    let cells = band.read_band_as::<f32>().unwrap().data().to_vec();
    (dataset.geo_transform().unwrap(), dataset.raster_size(), band.no_data_value(), cells)
}

#[test]
fn the_checked_in_demo_is_what_the_program_writes() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("demo");
    let written = write(&generate(&Options::default()), &dir).unwrap();
    let mut names: Vec<_> = fs::read_dir(&dir)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    let mut expected = FILES.map(str::to_owned);
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(written.len(), FILES.len());
    for path in written {
        let theirs = checked_in().join(path.file_name().unwrap());
        if path.extension().unwrap() == "gpkg" {
            // The container differs between versions of GDAL; what it holds does not.
            let (ours, theirs) = (features(&path), features(&theirs));
            assert!(!ours.is_empty());
            assert!(ours == theirs, "{} differs; write data/demo again", path.display());
        } else if path.extension().unwrap() == "tif" {
            let (ours, theirs) = (raster(&path), raster(&theirs));
            assert!(ours == theirs, "{} differs; write data/demo again", path.display());
        } else {
            let (ours, theirs) = (fs::read(&path).unwrap(), fs::read(&theirs).unwrap());
            assert!(ours == theirs, "{} differs; write data/demo again", path.display());
        }
    }
}

#[test]
fn the_checked_in_demo_is_small_and_says_what_it_is() {
    let mut bytes = 0;
    for name in FILES {
        let content = fs::read(checked_in().join(name)).unwrap();
        bytes += content.len();
        let says = |word: &str| content.windows(word.len()).any(|w| w == word.as_bytes());
        assert!(says("mô phỏng"), "{name} does not say that it is synthetic");
    }
    assert!(bytes < 3_000_000, "{bytes} bytes");
    let rows = features(&checked_in().join("villages.gpkg"));
    assert_eq!(rows.len(), 300);
    for (fields, _) in rows {
        assert!(fields.iter().any(|f| f.starts_with("nguon=") && f.contains("mô phỏng")));
    }
}

#[test]
fn the_raster_holds_about_as_many_people_as_the_village_table() {
    let (_, (columns, rows), no_data, cells) = raster(&checked_in().join("population.tif"));
    assert_eq!(cells.len(), columns * rows);
    let no_data = no_data.unwrap() as f32;
    let people: f64 = cells
        .iter()
        .filter(|v| **v != no_data)
        .inspect(|v| assert!(**v >= 0.0))
        .map(|v| f64::from(*v))
        .sum();
    let official: u32 =
        generate(&Options::default()).land.villages.iter().map(|v| v.population).sum();
    let ratio = people / f64::from(official);
    // The model misses each commune by -10 to +4 %, and a few villages altogether.
    assert!((0.90..1.04).contains(&ratio), "{ratio}");
    let nobody = cells.iter().filter(|v| **v == no_data).count();
    assert!(nobody > cells.len() / 5, "the sea is not 0 but nothing: {nobody}");
}

#[test]
fn planted_mistakes_are_in_the_village_layer() {
    let rows = features(&checked_in().join("villages.gpkg"));
    let field = |row: &Row, name: &str| row.0.iter().find(|f| f.starts_with(name)).unwrap().clone();
    let mut ids: Vec<_> = rows.iter().map(|r| field(r, "id=")).collect();
    ids.sort_unstable();
    assert_eq!(ids.windows(2).filter(|w| w[0] == w[1]).count(), 1, "one identifier twice");
    assert_eq!(rows.iter().filter(|r| r.1.is_none()).count(), 1, "one village without polygon");
    let names: Vec<_> = rows.iter().map(|r| field(r, "name=")).collect();
    assert_eq!(names.iter().filter(|n| n.contains("\"=cmd")).count(), 1);
    assert_eq!(names.iter().filter(|n| n.contains("\"  ")).count(), 1);
    let invalid = rows
        .iter()
        .filter_map(|r| r.1.as_deref())
        .filter(|wkb| !Geometry::from_wkb(wkb).unwrap().is_valid())
        .count();
    assert_eq!(invalid, 1, "one outline crosses itself");
}

#[test]
fn planted_mistakes_are_in_the_cell_table() {
    let cells = fs::read_to_string(checked_in().join("cells.csv")).unwrap();
    let mut table = csv::Reader::from_reader(cells.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().unwrap();
    let count =
        |wrong: &dyn Fn(&csv::StringRecord) -> bool| rows.iter().filter(|r| wrong(r)).count();
    let number = |text: &str| text.parse::<f64>().ok();
    let swapped =
        |r: &csv::StringRecord| number(&r[4]).is_some_and(|lon| (1.0..90.0).contains(&lon));
    assert_eq!(count(&swapped), 1);
    assert_eq!(count(&|r| r[4].contains(',') && r[5].contains(',')), 1);
    assert_eq!(count(&|r| &r[4] == "0" && &r[5] == "0"), 1);
    assert_eq!(count(&|r| &r[3] == "6G"), 1);
    assert_eq!(count(&|r| number(&r[12]).is_some_and(|m| m < 50.0)), 1);
    assert!(count(&|r| &r[13] == "planned") >= 1);
    // The README names the row, in both languages.
    let readme = fs::read_to_string(checked_in().join("README.md")).unwrap();
    let row = rows.iter().position(swapped).unwrap();
    let line = format!("| `cells.csv` | {} | {} |", row + 2, &rows[row][1]);
    assert_eq!(readme.matches(&line).count(), 2, "{line}");
}

#[test]
fn a_demo_replaces_a_demo_and_nothing_else() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("mới/tỉnh mẫu");
    write(&generate(&small()), &dir).unwrap();
    let first = fs::read(dir.join("cells.csv")).unwrap();
    let other = Options { seed: 4, ..small() };
    write(&generate(&other), &dir).unwrap();
    assert_ne!(fs::read(dir.join("cells.csv")).unwrap(), first);
    assert_eq!(fs::read_dir(dir.parent().unwrap()).unwrap().count(), 1, "nothing left beside");

    // A file of somebody's among them: refused by name, nothing touched.
    let second = fs::read(dir.join("cells.csv")).unwrap();
    fs::write(dir.join("ghi chú.txt"), "của tôi").unwrap();
    let refused = write(&generate(&small()), &dir).unwrap_err();
    assert!(matches!(&refused, Error::Foreign { foreign, .. } if foreign == "ghi chú.txt"));
    assert!(demo_error(Lang::VI, &refused).hint.starts_with("gợi ý: "));
    assert!(demo_error(Lang::EN, &refused).hint.starts_with("hint: "));
    assert_eq!(fs::read(dir.join("cells.csv")).unwrap(), second);
}

#[test]
fn somebody_elses_project_is_refused() {
    let temp = tempfile::tempdir().unwrap();
    let file = temp.path().join("phusong.toml");
    fs::write(&file, "[project]\ntitle = \"Hà Tĩnh\"\n").unwrap();
    let refused = write(&generate(&small()), temp.path()).unwrap_err();
    assert!(matches!(&refused, Error::Foreign { foreign, .. } if foreign == "phusong.toml"));
    assert!(matches!(write(&generate(&small()), &file), Err(Error::NotAFolder { .. })));
}
