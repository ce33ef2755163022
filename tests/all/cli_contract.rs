//! What the program promises to those who build on it: commands, exit statuses, names and columns of
//! the results, and that the same data give the same bytes.
#![cfg(feature = "gdal")]

mod commands;
mod layers;
mod tables;

use crate::program::{Table, names, phusong, small_demo};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

const TECHNOLOGIES: [&str; 4] = ["4g", "5g", "ftth", "mobile"];

/// The small demo, run once for all tests of this file, with maps.
struct Ran {
    dir: tempfile::TempDir,
    project: PathBuf,
    results: PathBuf,
    said: String,
}

fn ran() -> &'static Ran {
    static RAN: OnceLock<Ran> = OnceLock::new();
    RAN.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let project = small_demo(&dir.path().join("Tỉnh mẫu"));
        // SVG too, where words can be read.
        let text = fs::read_to_string(&project).unwrap();
        let formats = "\n[maps]\nformats = [\"png\", \"svg\", \"pdf\"]\n";
        fs::write(&project, text + formats).unwrap();
        let said = phusong(dir.path(), ["run", "Tỉnh mẫu/phusong.toml"]).ended(0);
        assert_eq!(said.err, "", "without a terminal there is nothing to say beside the results");
        let results = dir.path().join("outputs/Tỉnh mẫu");
        Ran { dir, project, results, said: said.out }
    })
}

fn table(name: &str) -> Table {
    Table::read(&ran().results.join(name))
}

#[test]
fn results_are_where_and_what_was_promised() {
    let ran = ran();
    for line in ["Tỉnh Mẫu 2025 (dữ liệu mô phỏng)", "4G", "FTTH", "Kết quả: outputs/Tỉnh mẫu"]
    {
        assert!(ran.said.contains(line), "{line} is not in\n{}", ran.said);
    }
    let names = names(&ran.results);
    for name in [
        "report.html",
        "coverage.kmz",
        "coverage.xlsx",
        "villages.csv",
        "villages.geojson",
        "villages.gpkg",
        "village_operators.csv",
        "rates.csv",
        "findings.csv",
        "summary.json",
        "assessment.phusong",
        "manifest.json",
        "maps",
    ] {
        assert!(names.iter().any(|n| n == name), "no {name} among {names:?}");
    }
    let beside = crate::program::names(&ran.dir.path().join("outputs"));
    assert_eq!(beside, ["Tỉnh mẫu"], "nothing is left over");
}
