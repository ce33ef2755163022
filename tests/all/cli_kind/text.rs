//! Names that would do something in a spreadsheet, a page or a terminal, and text that is broken.

use super::Job;
use crate::missing::output;
use crate::program::{Table, names};
use std::fs;
use std::path::Path;

const NASTY: [&str; 6] = [
    "=cmd|' /C calc'!A1",
    "<script>alert(1)</script>",
    "\"quoted\", with commas\nand a new line",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u{202e}nôhT",
    "Thôn \u{1b}[31mĐỏ\u{7}",
];

/// Villages in a row, each with one of the names.
fn villages(names: &[&str]) -> String {
    let features: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let (w, e) = (105.80 + 0.02 * i as f64, 105.82 + 0.02 * i as f64);
            let properties = serde_json::json!({
                "id": format!("0012{i}"), "name": name, "commune_code": "00123", "commune": name,
            });
            format!(
                "{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{{\"type\":\"Polygon\",\
                 \"coordinates\":[[[{w},18.2],[{e},18.2],[{e},18.22],[{w},18.22],[{w},18.2]]]}}}}"
            )
        })
        .collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

fn job(names: &[&str]) -> Job {
    let job = Job::new();
    job.write("v.geojson", villages(names));
    job.edit("phusong.toml", "path = \"villages.gpkg\"", "path = \"v.geojson\"");
    job
}

#[test]
fn formulas_and_markup_come_out_as_text() {
    let job = job(&NASTY);
    let said = crate::program::phusong(job.cwd(), ["run", "tỉnh/phusong.toml"]).ended(0);
    assert!(!said.out.contains('\u{1b}'), "no escape sequence of the data reaches the terminal");
    let results = job.cwd().join("outputs/tỉnh");
    let t = Table::read(&results.join("villages.csv"));
    let found: Vec<&str> = t.rows.iter().map(|r| t.text(r, "name")).collect();
    assert_eq!(found[0], "'=cmd|' /C calc'!A1");
    assert_eq!(found[1], "<script>alert(1)</script>", "a CSV is no page");
    assert!(found[3].starts_with("'@SUM"), "{}", found[3]);
    assert_eq!(t.text(&t.rows[0], "id"), "00120", "codes keep their zeros");
    for table in ["villages.csv", "rates.csv", "village_operators.csv", "findings.csv"] {
        let t = Table::read(&results.join(table));
        for cell in t.rows.iter().flatten() {
            let number = cell.parse::<f64>().is_ok();
            assert!(
                number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{table}: {cell}"
            );
        }
    }
    // Layers are no spreadsheets: there the name is the name.
    let layer = fs::read_to_string(results.join("villages.geojson")).unwrap();
    let layer: serde_json::Value = serde_json::from_str(&layer).unwrap();
    assert_eq!(layer["features"][0]["properties"]["name"], NASTY[0]);
    // Whatever shows a page: no tag of the data in it.
    for file in ["report.html", "maps/4g.svg", "maps/mobile.svg"] {
        let Ok(page) = fs::read_to_string(results.join(file)) else { continue };
        assert!(!page.to_lowercase().contains("<script>alert"), "{file}");
        if Path::new(file).extension().is_some_and(|e| e == "svg") {
            roxmltree::Document::parse(&page).unwrap();
        }
    }
    let layer = results.join("villages.gpkg");
    let args = ["-ro", "-al", "-geom=NO", layer.to_str().unwrap()];
    if let Some(said) = output("ogrinfo", "ogrinfo", args) {
        assert!(String::from_utf8_lossy(&said.stdout).contains("<script>alert(1)</script>"));
    }
}

#[test]
fn escape_sequences_of_the_data_do_not_reach_the_terminal() {
    let job = job(&NASTY);
    job.edit("cells.csv", "VTL-M00001", "VTL\u{1b}[2JM00001");
    job.edit("cells.csv", ",4G,", ",\u{1b}[31m4G,");
    let said = crate::program::phusong(job.cwd(), ["check", "tỉnh/phusong.toml", "-v"]);
    assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'), "{said:?}");
}

#[test]
fn nul_bytes() {
    let job = Job::new();
    // One row of many: left out, said so.
    let text = job.read("cells.csv");
    let row = text.lines().nth(5).unwrap();
    job.edit("cells.csv", row, &row.replacen(',', "\0,", 1));
    job.run(&[]).ended(0);
    let findings = fs::read_to_string(job.cwd().join("outputs/tỉnh/findings.csv")).unwrap();
    assert!(findings.contains("nul-bytes,cells.csv,,6,"), "{findings}");
    job.run(&["--strict"]).ended(3);
    // In a name of a GeoJSON, and in the project file.
    let job = self::job(&["Thôn\0Một"]);
    let status = job.run(&[]).status;
    assert!(status == 0 || status == 3, "{status}");
    job.edit("phusong.toml", "title = \"", "title = \"\0");
    job.run(&[]).ended(1).tells(&["phusong.toml, dòng", "gợi ý: "]);
}

#[test]
fn broken_text_is_mended_or_named() {
    let job = Job::new();
    // Vietnamese of windows-1258 in a file that is otherwise ASCII: assumed, and said so.
    let mut bytes = job.read("cells.csv").into_bytes();
    let at = bytes.windows(7).position(|w| w == b"Viettel").unwrap();
    bytes.splice(at..at + 7, *b"Vi\xeattel");
    fs::write(job.file("cells.csv"), bytes).unwrap();
    job.run(&[]).ended(0);
    let findings = fs::read_to_string(job.cwd().join("outputs/tỉnh/findings.csv")).unwrap();
    assert!(findings.contains("encoding-assumed,cells.csv"), "{findings}");
    assert_eq!(names(&job.cwd().join("outputs")), ["tỉnh"]);
}

#[test]
fn a_path_of_bytes_that_are_no_unicode() {
    #[cfg(target_os = "linux")]
    {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let job = Job::new();
        let odd = job.cwd().join(OsStr::from_bytes(b"t\xednh"));
        fs::rename(job.file(""), &odd).unwrap();
        let project = odd.join("phusong.toml");
        let args = [OsStr::new("run"), project.as_os_str(), OsStr::new("--no-maps")];
        let said = crate::program::phusong(job.cwd(), args);
        assert!(said.status == 0 || said.status == 1, "{said:?}");
        if said.status == 1 {
            said.tells(&["lỗi: ", "gợi ý: "]);
        }
    }
}
