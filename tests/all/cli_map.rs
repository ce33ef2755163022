//! `phusong map` and `[maps]` from outside: sheets of a run and drawn again, one commune, an atlas; and
//! what is told to those who ask for what is not there.
#![cfg(feature = "gdal")]

use crate::program::{Said, Table, names, phusong, small_demo, tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const OWN: &str = r#"
service = "4g"
dpi = 60
[title]
vi = "Bản đồ riêng – {province}"
en = "A map of one's own – {province}"
"#;

/// The small demo with sheets of its own choice, run once.
fn ran() -> &'static Path {
    static RAN: OnceLock<tempfile::TempDir> = OnceLock::new();
    RAN.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let project = small_demo(&dir.path().join("tỉnh"));
        fs::write(dir.path().join("tỉnh/của tôi.toml"), OWN).unwrap();
        let maps = "\n[maps]\nsheets = [\"status-4g\", \"của tôi.toml\"]\n\
                    formats = [\"svg\", \"png\"]\nworld_file = true\n";
        let text = fs::read_to_string(&project).unwrap() + maps;
        fs::write(&project, text).unwrap();
        phusong(dir.path(), ["run", "tỉnh/phusong.toml", "-q", "--out", "kq"]).ended(0);
        dir
    })
    .path()
}

/// `phusong map` with a folder of its own to write into.
fn map(out: &str, args: &[&str]) -> (Said, PathBuf) {
    let all: Vec<&str> = [&["map"], args, &["--out", out]].concat();
    (phusong(ran(), all), ran().join(out))
}

/// A commune's code and name.
fn commune() -> (String, String) {
    let villages = Table::read(&ran().join("kq/villages.csv"));
    let row = villages.rows.iter().find(|r| !villages.text(r, "commune").is_empty()).unwrap();
    let text = |column| villages.text(row, column).to_owned();
    (text("commune_code"), text("commune"))
}

#[test]
fn a_run_draws_the_sheets_of_its_project() {
    let maps = names(&ran().join("kq/maps"));
    let wanted = ["status-4g", "của tôi"]
        .iter()
        .flat_map(|sheet| ["pgw", "png", "svg"].map(|end| format!("{sheet}.{end}")));
    let mut wanted: Vec<String> = wanted.collect();
    wanted.sort();
    assert_eq!(maps, wanted);
    let svg = fs::read_to_string(ran().join("kq/maps/của tôi.svg")).unwrap();
    assert!(svg.contains("Bản đồ riêng – "), "its own title");
    let manifest = fs::read_to_string(ran().join("kq/manifest.json")).unwrap();
    assert!(manifest.contains("maps/status-4g.pgw"), "the manifest lists them");
}

#[test]
fn a_sheet_drawn_again_is_the_one_of_the_run() {
    let before = tree(&ran().join("kq"));
    let (said, out) = map("lại", &["status-4g", "kq", "--formats", "svg"]);
    assert!(said.ended(0).out.contains("status-4g.svg"));
    assert_eq!(names(&out), ["status-4g.svg"]);
    let (one, two) = (out.join("status-4g.svg"), ran().join("kq/maps/status-4g.svg"));
    // The date of making differs only at midnight.
    assert!(fs::read(one).unwrap() == fs::read(two).unwrap());
    assert!(tree(&ran().join("kq")) == before, "the results are as they were");

    // Without --out beside the results, whatever they are called; what is there stays.
    let beside = ran().join("kq-maps");
    fs::create_dir_all(&beside).unwrap();
    fs::write(beside.join("ghi chú.txt"), "của tôi").unwrap();
    phusong(ran(), ["map", "tỉnh/của tôi.toml", "kq/", "--formats", "pdf", "-q"]).ended(0);
    assert_eq!(names(&beside), ["của tôi.pdf", "ghi chú.txt"]);
}

#[test]
fn every_format_has_its_file() {
    let args = [
        "ftth",
        "kq",
        "--formats",
        "png,svg,pdf",
        "--dpi",
        "50",
        "--world-file",
        "--geotiff",
        "--lang",
        "en",
    ];
    let (said, out) = map("mọi dạng", &args);
    assert!(said.ended(0).out.contains("Drawn: "));
    assert_eq!(names(&out), ["ftth.pdf", "ftth.pgw", "ftth.png", "ftth.svg", "ftth.tif"]);
    let read = |name: &str| fs::read(out.join(name)).unwrap();
    assert!(read("ftth.pdf").starts_with(b"%PDF-1.7"));
    assert!(read("ftth.tif").starts_with(b"II*\0"));
    // A4 at 50 dpi: 585 × 413 pixels, one way or the other.
    let png = read("ftth.png");
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    let (long, short) = (size(16).max(size(20)), size(16).min(size(20)));
    assert!(long.abs_diff(585) <= 1 && short.abs_diff(413) <= 1, "{long} × {short}");
    let world = String::from_utf8(read("ftth.pgw")).unwrap();
    let numbers: Vec<f64> = world.lines().map(|l| l.parse().unwrap()).collect();
    assert!(numbers.len() == 6 && numbers[0] > 0.0 && numbers[3] < 0.0, "{numbers:?}");
}

#[test]
fn one_commune_by_code_or_name() {
    let (code, name) = commune();
    let plain = phusong::place::fold(&name);
    for (i, wanted) in [code.as_str(), &name, &plain].into_iter().enumerate() {
        let out = format!("xã {i}");
        let (said, out) = map(&out, &["4g", "kq", "--commune", wanted, "--formats", "svg"]);
        said.ended(0);
        let file = format!("4g-{code}.svg");
        assert_eq!(names(&out), [file.as_str()], "by {wanted}");
        let svg = fs::read_to_string(out.join(file)).unwrap();
        let title = svg.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(title.contains(&name), "{title} does not name {name}");
    }
}

#[test]
fn an_atlas_has_a_page_for_every_commune() {
    let (said, out) = map("tập", &["commune", "kq", "--atlas", "communes"]);
    said.ended(0);
    assert_eq!(names(&out), ["commune-atlas.pdf"]);
    let pdf = fs::read(out.join("commune-atlas.pdf")).unwrap();
    let count = |what: &str| pdf.windows(what.len()).filter(|w| *w == what.as_bytes()).count();
    let rates = Table::read(&ran().join("kq/rates.csv"));
    let level = rates.column("level");
    let code = rates.column("code");
    let mut communes: Vec<&str> =
        rates.rows.iter().filter(|r| r[level] == "commune").map(|r| r[code].as_str()).collect();
    communes.sort_unstable();
    communes.dedup();
    let n = communes.len();
    assert!(n > 1);
    // One page of index; a link to each page and one back.
    assert!(count(&format!("/Count {}", n + 1)) >= 1, "{n} communes");
    assert_eq!(count("/Subtype/Link") + count("/Subtype /Link"), 2 * n);

    let (said, out) = map("tờ rời", &["commune", "kq", "--atlas", "communes", "--formats", "svg"]);
    said.ended(0);
    assert_eq!(names(&out).len(), n);
}

/// What is refused tells why in both languages, ends so, and writes nothing.
#[track_caller]
fn refused(status: i32, args: &[&str], vi: &[&str], en: &[&str]) {
    let dir = ran();
    let before = names(dir);
    let args = ["map"].iter().chain(args).chain(&["--out", "không"]).copied();
    phusong(dir, args.clone()).ended(status).tells(vi).tells(&["lỗi: "]);
    phusong(dir, args.chain(["--lang", "en"])).ended(status).tells(en).tells(&["error: "]);
    assert!(!dir.join("không").exists(), "{before:?}");
}

#[test]
fn what_is_not_there_is_told() {
    refused(1, &["satus-4g", "kq"], &["satus-4g", "status-4g", "ftth"], &["status-4g", "mobile"]);
    refused(1, &["không có.toml", "kq"], &["không có.toml"], &["không có.toml"]);
    refused(2, &["kq", "4g"], &["kq", "phusong map 4g kq"], &["phusong map 4g kq"]);
    refused(1, &["4g", "đâu"], &["đâu", "\ngợi ý: "], &["đâu", "\nhint: "]);
    refused(1, &["4g", "tỉnh"], &["tỉnh", "\ngợi ý: "], &["\nhint: "]);
    refused(1, &["change", "kq"], &["change", "phusong compare"], &["phusong compare"]);
    let nowhere = ["4g", "kq", "--commune", "Sài Gòn"];
    refused(1, &nowhere, &["Sài Gòn", "villages.csv"], &["Sài Gòn"]);
    let spoilt: String = commune().1.chars().chain(['x']).collect();
    refused(1, &["4g", "kq", "--commune", &spoilt], &["có phải “"], &["do you mean “"]);
}

#[test]
fn a_wrong_sheet_names_its_keys() {
    let text = OWN.replace("dpi = 60", "dpi = 6\nsevrice = \"5g\"");
    fs::write(ran().join("sai.toml"), text).unwrap();
    refused(1, &["sai.toml", "kq"], &["sai.toml", "dpi", "sevrice", "service"], &["sai.toml", "3"]);
}

#[test]
fn older_results_are_to_be_run_again() {
    let old = ran().join("cũ");
    fs::create_dir_all(&old).unwrap();
    for name in names(&ran().join("kq")) {
        let from = ran().join("kq").join(&name);
        if from.is_file() && name != "assessment.phusong" {
            fs::copy(from, old.join(name)).unwrap();
        }
    }
    refused(1, &["4g", "cũ"], &["assessment.phusong", "phusong run"], &["phusong run"]);
    // Cut short: data that cannot be used.
    let whole = fs::read(ran().join("kq/assessment.phusong")).unwrap();
    fs::write(old.join("assessment.phusong"), &whole[..whole.len() / 2]).unwrap();
    refused(3, &["4g", "cũ"], &["assessment.phusong"], &["assessment.phusong"]);
}

#[test]
fn a_wrong_command_line_is_told() {
    refused(2, &["4g", "kq", "--formats", "jpg"], &["“jpg”", "png, svg, pdf"], &["“jpg”"]);
    refused(2, &["4g", "kq", "--dpi", "10"], &["“10”"], &["“10”"]);
    refused(2, &["4g"], &["KET_QUA"], &["RESULTS"]);
    refused(2, &["4g", "kq", "--atlas", "villages"], &["communes"], &["communes"]);
    let both = ["4g", "kq", "--atlas", "communes", "--commune", "1"];
    refused(2, &both, &["cùng với"], &["go with"]);
    let world = ["4g", "kq", "--formats", "svg", "--world-file"];
    refused(2, &world, &["--world-file", "png"], &["--world-file"]);
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    fs::write(ran().join("tệp"), "của tôi").unwrap();
    let args = ["map", "4g", "kq", "--formats", "svg", "--out", "tệp"];
    phusong(ran(), args).ended(1).tells(&["tệp", "\ngợi ý: "]);
    assert_eq!(fs::read_to_string(ran().join("tệp")).unwrap(), "của tôi");
}

#[test]
fn a_project_with_a_wrong_sheet_ends_before_its_data_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let project = small_demo(&dir.path().join("tỉnh"));
    let whole = fs::read_to_string(&project).unwrap();
    fs::write(dir.path().join("tỉnh/sai.toml"), "service = \"6g\"").unwrap();
    for (sheets, words) in [
        ("\"4g\", \"sattus-4g\"", &["maps.sheets[2]", "sattus-4g", "status-4g"][..]),
        ("\"sai.toml\"", &["maps.sheets[1]", "sai.toml", "service"]),
        ("\"thiếu.toml\"", &["dòng ", "sheets = [", "thiếu.toml"]),
        ("\"change\"", &["maps.sheets[1]", "change"]),
        ("\"4g\", \"4g\"", &["maps.sheets", "4g"]),
        ("", &["maps.sheets"]),
    ] {
        fs::write(&project, format!("{whole}\n[maps]\nsheets = [{sheets}]\n")).unwrap();
        let said = phusong(dir.path(), ["run", "tỉnh/phusong.toml"]).ended(1);
        said.tells(&["phusong.toml"]).tells(words);
        assert_eq!(names(dir.path()), ["tỉnh"], "nothing is written");
    }
}
