//! `--only` and `[outputs]`: the files that are chosen, with the figures of a whole run, and nothing else.
#![cfg(feature = "gdal")]

use crate::program::{names, phusong, small_demo, tree};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The small demo, its results of a whole run, and those under a rule that looks at people and at
/// operators one by one.
struct Ran {
    dir: tempfile::TempDir,
}

const BY_PEOPLE: &str = "\n[rule]\ndenominator = \"population\"\noperator = \"best_operator\"\n";

fn ran() -> &'static Path {
    static RAN: OnceLock<Ran> = OnceLock::new();
    let ran = RAN.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let project = small_demo(&dir.path().join("tỉnh"));
        let text = fs::read_to_string(&project).unwrap();
        let (before, rule) = text.split_once("\n[rule]").unwrap();
        let rest = rule.find("\n[").map_or("", |at| &rule[at..]);
        fs::write(project.with_file_name("dân.toml"), format!("{before}{BY_PEOPLE}{rest}"))
            .unwrap();
        phusong(dir.path(), ["run", "tỉnh/phusong.toml", "--out", "đủ", "-q"]).ended(0);
        let args = ["run", "tỉnh/dân.toml", "--out", "đủ-dân", "--no-maps", "-q"];
        phusong(dir.path(), args).ended(0);
        Ran { dir }
    });
    ran.dir.path()
}

fn manifest(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).unwrap()).unwrap()
}

/// Runs a project with `--only`; the results folder, and what was said.
fn only(project: &str, out: &str, words: &str) -> (PathBuf, String) {
    let args = ["run", project, "--only", words, "--out", out];
    let said = phusong(ran(), args).ended(0);
    (ran().join(out), said.out)
}

#[track_caller]
fn same_files(found: &Path, whole: &str, files: &[&str]) {
    for file in files {
        let read = |folder: &Path| fs::read(folder.join(file)).unwrap();
        assert!(read(found) == read(&ran().join(whole)), "{file} is not that of a whole run");
    }
}

/// Every table and plain layer, alone, byte for byte.
#[test]
fn each_file_alone_is_that_of_a_whole_run() {
    let files = [
        "villages.csv",
        "villages.geojson",
        "village_operators.csv",
        "rates.csv",
        "scorecard.csv",
        "gaps.csv",
        "gaps.geojson",
        "evidence.csv",
        "places.csv",
        "place_rates.csv",
        "speed.csv",
        "sharing.csv",
        "sharing_sites.csv",
        "findings.csv",
        "summary.json",
        "assessment.phusong",
    ];
    let whole = names(&ran().join("đủ"));
    assert!(files.iter().all(|file| whole.contains(&(*file).to_owned())), "{whole:?}");
    for file in files {
        let (out, _) = only("tỉnh/phusong.toml", "một", file);
        let mut expected = [file, "manifest.json"];
        expected.sort_unstable();
        assert_eq!(names(&out), expected);
        same_files(&out, "đủ", &[file]);
    }
}

/// A rule that looks at people and operators needs more of the data for the same tables.
#[test]
fn the_rule_brings_what_it_looks_at() {
    for file in ["villages.csv", "village_operators.csv", "rates.csv", "gaps.csv", "evidence.csv"] {
        let (out, _) = only("tỉnh/dân.toml", "một-dân", file);
        same_files(&out, "đủ-dân", &[file]);
    }
    let roles = |folder: &Path| -> Vec<String> {
        let manifest = manifest(folder);
        let inputs = manifest["inputs"].as_array().unwrap();
        inputs.iter().map(|i| i["role"].as_str().unwrap().to_owned()).collect()
    };
    let (area, _) = only("tỉnh/phusong.toml", "không-dân", "village_operators.csv");
    let (people, _) = only("tỉnh/dân.toml", "có-dân", "village_operators.csv");
    assert!(!roles(&area).contains(&"population".to_owned()), "{:?}", roles(&area));
    assert!(roles(&people).contains(&"population".to_owned()), "{:?}", roles(&people));
}

#[test]
fn kinds_and_sheets_are_chosen_by_their_words() {
    let words = "layers,workbook,page,document,kmz,maps/4g,maps/ftth.png";
    let (out, said) = only("tỉnh/phusong.toml", "nhiều", words);
    let expected = [
        "coverage.kmz",
        "coverage.xlsx",
        "gaps.geojson",
        "gaps.gpkg",
        "manifest.json",
        "maps",
        "report.docx",
        "report.html",
        "villages.geojson",
        "villages.gpkg",
    ];
    assert_eq!(names(&out), expected);
    assert_eq!(names(&out.join("maps")), ["4g.pdf", "4g.png", "ftth.png"]);
    same_files(&out, "đủ", &["maps/4g.png", "maps/4g.pdf", "maps/ftth.png", "gaps.geojson"]);
    // The document shows every sheet and chart, wherever else they are.
    let pictures = |folder: &Path| {
        let file = fs::File::open(folder.join("report.docx")).unwrap();
        let archive = zip::ZipArchive::new(file).unwrap();
        archive.file_names().flatten().filter(|n| n.starts_with("word/media/")).count()
    };
    assert!(pictures(&out) > 10);
    assert_eq!(pictures(&out), pictures(&ran().join("đủ")));
    for word in ["villages.csv", "assessment.phusong", "charts"] {
        assert!(said.contains(word), "{word} was not written, and that is not said:\n{said}");
    }
    let only = manifest(&out)["only"].clone();
    assert_eq!(only.as_array().unwrap().len(), 10, "{only}");
    assert!(manifest(&ran().join("đủ"))["only"].is_null());
    // Pictures of a whole run, unless the project asks for others.
    let whole = names(&ran().join("đủ/maps"));
    assert!(whole.iter().all(|file| file.ends_with("png") || file.ends_with("pdf")), "{whole:?}");
}

#[test]
fn what_the_project_chooses_the_command_line_may_change() {
    let dir = tempfile::tempdir().unwrap();
    let project = small_demo(&dir.path().join("t"));
    let text = fs::read_to_string(&project).unwrap();
    let chosen = format!("{text}\n[outputs]\nonly = [\"rates.csv\", \"charts\"]\n");
    fs::write(&project, chosen).unwrap();
    let run = |args: &[&str]| {
        phusong(dir.path(), [&["run", "t/phusong.toml", "--out", "r"], args].concat()).ended(0)
    };
    run(&["--no-maps"]);
    assert_eq!(names(&dir.path().join("r")), ["manifest.json", "rates.csv"]);
    let left = manifest(&dir.path().join("r"))["not_read"].clone();
    let left: Vec<&str> = left.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(left.contains(&"roads.geojson") && left.contains(&"terrain.tif"), "{left:?}");
    assert!(!left.contains(&"population.tif"), "rates are of people too: {left:?}");
    fs::write(dir.path().join("r/ghi chú.txt"), "của tôi").unwrap();
    // Results take each other's place whole; what people put there stays.
    let said = run(&["--only", "villages.csv"]).out;
    assert_eq!(names(&dir.path().join("r")), ["ghi chú.txt", "manifest.json", "villages.csv"]);
    assert!(said.contains("Đã bỏ 1 tệp của lần chạy trước"), "{said}");
    // A sheet cannot be drawn again from that; which file is missing, and what to do.
    for (args, missing) in
        [(["map", "4g", "r"], "r/assessment.phusong"), (["compare", "r", "r"], "thiếu tệp r/")]
    {
        let said = phusong(dir.path(), args);
        assert_ne!(said.status, 0);
        said.tells(&[missing, "chỉ ghi villages.csv", "--only"]);
    }
}

#[test]
fn words_that_mean_nothing_are_refused_before_anything_is_read() {
    let refused = |status: i32, args: &[&str], words: &[&str]| {
        let dir = tempfile::tempdir().unwrap();
        let project = small_demo(&dir.path().join("t"));
        fs::write(dir.path().join("t/cells.csv"), "broken").unwrap();
        let before = tree(dir.path());
        let all = [&["run", project.to_str().unwrap()], args].concat();
        phusong(dir.path(), all).ended(status).tells(words);
        assert_eq!(tree(dir.path()), before);
    };
    refused(
        2,
        &["--only", "village.csv"],
        &["“village.csv”", "có phải villages.csv?", "rates.csv"],
    );
    refused(2, &["--only", "maps/4h"], &["“maps/4h”", "có phải maps/4g?", "maps/ftth"]);
    refused(2, &["--only", "maps/4g.jpg"], &["“maps/4g.jpg”"]);
    refused(2, &["--only", ","], &["--only"]);
    refused(2, &["--only", "maps", "--no-maps"], &["--no-maps"]);
    refused(2, &["--only", "tabels", "--lang", "en"], &["do you mean tables?", "villages.csv"]);
    let dir = tempfile::tempdir().unwrap();
    let project = small_demo(&dir.path().join("t"));
    let text = fs::read_to_string(&project).unwrap();
    fs::write(&project, format!("{text}\n[outputs]\nonly = [\"rate.csv\"]\nonyl = 1\n")).unwrap();
    let said = phusong(dir.path(), ["run", "t/phusong.toml"]);
    assert_eq!(said.status, 1);
    said.tells(&["rate.csv", "rates.csv", "outputs.onyl", "^^^^"]);
}

#[test]
fn a_file_of_which_the_project_has_nothing_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let project = small_demo(&dir.path().join("t"));
    let text = fs::read_to_string(&project).unwrap();
    let without = text.replace("[[measurements]]", "[[roads]]").replace("[speed]\n", "[sector]\n");
    fs::write(&project, without.replace("min_tests", "# min_tests")).unwrap();
    let run = |words: &str| phusong(dir.path(), ["run", "t/phusong.toml", "--only", words]);
    run("speed.csv").ended(2).tells(&["speed.csv", "[[measurements]]"]);
    let said = run("speed.csv,sharing.csv").ended(0).out;
    assert!(said.contains("không có gì để ghi: speed.csv"), "{said}");
}
