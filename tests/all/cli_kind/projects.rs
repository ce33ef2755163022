//! Project files that are not there, are none, or say something wrong.

use super::Job;
use crate::program::{names, phusong};
use std::fs;

#[test]
fn a_project_that_is_not_there() {
    let job = Job::new();
    for command in ["run", "check"] {
        let said = phusong(job.cwd(), [command, "tỉnh/phusogn.toml"]).ended(1);
        said.tells(&["lỗi: ", "tỉnh/phusogn.toml", "gợi ý: có phải tỉnh/phusong.toml?"]);
        let said = phusong(job.cwd(), [command, "không/có.toml", "--lang", "en"]).ended(1);
        said.tells(&["error: ", "không/có.toml", "hint: "]);
    }
    assert_eq!(names(job.cwd()), ["tỉnh"]);
}

#[test]
fn a_folder_for_a_project() {
    let job = Job::new();
    let said = phusong(job.cwd(), ["run", "tỉnh"]).ended(1);
    said.tells(&["tỉnh là thư mục", "gợi ý: có phải tỉnh/phusong.toml?"]);
    fs::create_dir(job.file("trống")).unwrap();
    phusong(job.cwd(), ["run", "tỉnh/trống"]).ended(1).tells(&["thư mục", ".toml"]);
    assert_eq!(names(job.cwd()), ["tỉnh"]);
}

#[test]
fn a_slip_of_the_pen_is_shown_in_its_line() {
    let job = Job::new();
    job.edit("phusong.toml", "as_of = \"2025-12-31\"", "as_of = \"2025-12-31");
    let line = job.read("phusong.toml").lines().position(|l| l.starts_with("as_of")).unwrap() + 1;
    let (vi, en) =
        (format!("tỉnh/phusong.toml, dòng {line}, cột"), format!(", line {line}, column"));
    job.fails(1, &[&vi, "as_of = ", "^"], &[&en, "^"]);
}

#[test]
fn every_wrong_key_is_named_with_the_one_that_was_meant() {
    let job = Job::new();
    job.edit("phusong.toml", "# covered_from = 0.8", "coverd_from = 0.8 #");
    job.edit("phusong.toml", "[engine]\nkind = \"auto\"", "[engine]\nkind = \"exakt\"");
    job.edit("phusong.toml", "radius_m = 300 ", "radius_m = -300 ");
    // All three at once, in their order.
    job.fails(
        1,
        &["rule.coverd_from", "có phải ", "covered_from", "“exakt”", "exact", "-300"],
        &["unknown key rule.coverd_from", "do you mean", "“exakt”", "-300"],
    );
}

#[test]
fn a_project_that_is_no_text() {
    let job = Job::new();
    job.write("phusong.toml", b"[project]\ntitle = \"Hu\xe9\"\n");
    job.fails(1, &["phusong.toml", "UTF-8"], &["phusong.toml", "UTF-8"]);
    job.write("phusong.toml", b"");
    job.fails(1, &["phusong.toml"], &["phusong.toml"]);
    // A picture, by mistake.
    job.write("phusong.toml", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    job.fails(1, &["phusong.toml"], &["phusong.toml"]);
}

#[test]
fn a_gigabyte_for_a_project_is_refused_at_once() {
    let job = Job::new();
    fs::File::create(job.file("phusong.toml")).unwrap().set_len(2 << 30).unwrap();
    let start = std::time::Instant::now();
    job.fails(1, &["phusong.toml", "byte"], &["phusong.toml", "bytes"]);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn addresses_and_tricks_are_no_files() {
    let job = Job::new();
    for path in ["https://example.org/v.gpkg", "/vsicurl/https://example.org/v.gpkg", "PG:dbname=x"]
    {
        let job = Job::new();
        job.edit("phusong.toml", "path = \"villages.gpkg\"", &format!("path = \"{path}\""));
        job.fails(1, &[path], &[path]);
    }
    // A file that would read another one.
    job.write("villages.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"x\"/></OGRVRTDataSource>");
    job.edit("phusong.toml", "villages.gpkg", "villages.vrt");
    job.fails(1, &["villages.vrt", ".gpkg"], &["villages.vrt", ".gpkg"]);
}

#[test]
fn a_template_of_the_offices_own() {
    let job = Job::new();
    let path = job.file("mau.docx");
    let said = phusong(job.cwd(), ["template", "tỉnh/mau.docx"]).ended(0);
    assert!(said.out.contains("template = \"tỉnh/mau.docx\""), "{}", said.out);
    let whole = fs::read(&path).unwrap();
    phusong(job.cwd(), ["template", "tỉnh/mau.docx"])
        .ended(1)
        .tells(&["mau.docx đã có", "tên tệp mới"]);
    assert!(fs::read(&path).unwrap() == whole, "written over");
    let project = job.read("phusong.toml");
    job.write("phusong.toml", format!("{project}\n[report]\ntemplate = \"mau.docx\"\n").as_bytes());
    phusong(job.cwd(), ["run", "tỉnh/phusong.toml", "--no-maps", "-q", "--out", "ra"]).ended(0);
    let report = fs::read(job.cwd().join("ra/report.docx")).unwrap();
    assert!(report.starts_with(b"PK"));
    let manifest = fs::read_to_string(job.cwd().join("ra/manifest.json")).unwrap();
    assert!(manifest.contains("mau.docx") && manifest.contains("report.docx"), "{manifest}");
    // What is no template is known before anything is computed.
    job.write("mau.docx", b"xin chao");
    job.fails(
        1,
        &["mẫu báo cáo", "mau.docx", "Word", "gợi ý: "],
        &["report template", "mau.docx", "Word"],
    );
    job.edit("phusong.toml", "mau.docx", "mau2.docx");
    job.fails(1, &["dòng", "mau2.docx", "có phải mau.docx?"], &["line", "mau2.docx", "mau.docx?"]);
}
