//! Data files that are missing, broken, of the wrong kind, or far too large.

use super::Job;
use crate::missing::skip;
use crate::program::{command, said, tree};
use std::fs::{self, File};
use std::time::Instant;

#[test]
fn a_missing_file_is_named_in_its_line() {
    let job = Job::new();
    fs::rename(job.file("villages.gpkg"), job.file("village.gpkg")).unwrap();
    let line =
        job.read("phusong.toml").lines().position(|l| l.contains("villages.gpkg")).unwrap() + 1;
    let place = format!("dòng {line}, cột 8");
    job.fails(
        1,
        &[&place, "villages.gpkg", "có phải village.gpkg?"],
        &["villages.gpkg", "do you mean"],
    );
}

#[test]
fn a_folder_for_a_layer() {
    let job = Job::new();
    fs::remove_file(job.file("cells.csv")).unwrap();
    fs::create_dir(job.file("cells.csv")).unwrap();
    job.fails(1, &["cells.csv", "thư mục"], &["cells.csv", "folder"]);
}

#[test]
fn a_wrong_layer_and_a_wrong_column() {
    let job = Job::new();
    job.edit(
        "phusong.toml",
        "path = \"villages.gpkg\"",
        "path = \"villages.gpkg\"\nlayer = \"vilages\"",
    );
    job.fails(
        1,
        &["villages.gpkg", "“vilages”", "có phải “villages”?"],
        &["do you mean “villages”?"],
    );

    let job = Job::new();
    job.edit("cells.csv", "technology", "ky_thuat_x");
    job.fails(1, &["cells.csv", "ky_thuat_x", "technology = "], &["cells.csv", "technology = "]);

    let job = Job::new();
    job.edit("phusong.toml", "ban_kinh_m\"", "ban_kinh_mm\"");
    job.fails(
        1,
        &["splitters-vnpt.csv", "“ban_kinh_mm”", "có phải “ban_kinh_m”?", "[fibre.columns]"],
        &["splitters-vnpt.csv", "do you mean “ban_kinh_m”?", "[fibre.columns]"],
    );
}

#[test]
fn a_wrong_crs_is_recognised() {
    // Degrees said to be metres.
    let job = Job::new();
    job.edit(
        "phusong.toml",
        "path = \"cells.csv\"\ncrs = \"EPSG:4326\"",
        "path = \"cells.csv\"\ncrs = \"EPSG:9209\"",
    );
    job.fails(3, &["cells.csv", "EPSG:9209", "EPSG:4326"], &["cells.csv", "EPSG:4326"]);
    // Another zone's central meridian.
    let job = Job::new();
    job.edit(
        "phusong.toml",
        "path = \"splitters-vnpt.csv\"\ncrs = \"EPSG:9209\"",
        "path = \"splitters-vnpt.csv\"\ncrs = \"EPSG:9218\"",
    );
    job.fails(3, &["splitters-vnpt.csv", "EPSG:9209"], &["splitters-vnpt.csv", "EPSG:9209"]);
    // Not what the file says of itself.
    let job = Job::new();
    job.edit(
        "phusong.toml",
        "path = \"villages.gpkg\"",
        "path = \"villages.gpkg\"\ncrs = \"EPSG:9218\"",
    );
    job.fails(3, &["villages.gpkg", "EPSG:9209", "EPSG:9218", "crs_override"], &["crs_override"]);
    // No system at all.
    let job = Job::new();
    job.edit("phusong.toml", "crs = \"EPSG:9209\" ", "crs = \"EPSG:999999\" ");
    job.fails(1, &["EPSG:999999"], &["EPSG:999999"]);
}

#[test]
fn swapped_coordinates_are_seen() {
    // One row is a slip and mended (the demo has it); a whole file is a column named wrongly.
    let job = Job::new();
    job.edit("cells.csv", ",lon,lat,", ",lat,lon,");
    let ended = job.run(&[]);
    assert!(ended.status == 0 || ended.status == 3, "{ended:?}");
    if ended.status == 0 {
        let findings = fs::read_to_string(job.cwd().join("outputs/tỉnh/findings.csv")).unwrap();
        assert!(findings.contains("swapped,cells.csv"), "{findings}");
        job.run(&["--strict"]).ended(3);
    } else {
        ended.tells(&["cells.csv", "lon, lat"]);
    }
}

#[test]
fn empty_and_broken_files() {
    for (name, content, words) in [
        ("villages.gpkg", &b""[..], "rỗng"),
        ("cells.csv", b"", "rỗng"),
        ("fibre-routes.geojson", b"", "rỗng"),
        ("villages.gpkg", b"<html>404 Not Found</html>", "villages.gpkg"),
        (
            "fibre-routes.geojson",
            b"{\"type\":\"FeatureCollection\",\"features\":[{",
            "fibre-routes",
        ),
        ("fibre-routes.geojson", b"[1,2,3]", "fibre-routes"),
    ] {
        let job = Job::new();
        job.write(name, content);
        job.fails(1, &[name, words], &[name]);
        job.check_fails(1, &[name]);
    }
}

#[test]
fn a_geopackage_cut_short() {
    let job = Job::new();
    let whole = fs::read(job.file("villages.gpkg")).unwrap();
    for part in [60, 4096, whole.len() / 2, whole.len() - 4096] {
        job.write("villages.gpkg", &whole[..part]);
        job.fails(
            1,
            &["villages.gpkg", &part.to_string(), "tải lại tệp"],
            &["villages.gpkg", "again"],
        );
    }
    // Its middle overwritten: what GDAL says, and no shorter province.
    let mut damaged = whole.clone();
    let (from, to) = (whole.len() / 3, whole.len() * 2 / 3);
    damaged[from..to].fill(0xEE);
    job.write("villages.gpkg", damaged);
    job.fails(1, &["villages.gpkg"], &["villages.gpkg"]);
}

#[test]
fn two_gigabytes_of_nothing_are_refused_at_once_and_in_little_memory() {
    for (name, becomes) in [
        ("villages.gpkg", "villages.gpkg"),
        ("fibre-routes.geojson", "fibre-routes.geojson"),
        ("cells.csv", "cells.csv"),
        ("cells.csv", "cells.xlsx"),
    ] {
        let job = Job::new();
        job.edit("phusong.toml", &format!("path = \"{name}\""), &format!("path = \"{becomes}\""));
        File::create(job.file(becomes)).unwrap().set_len(2 << 30).unwrap();
        let start = Instant::now();
        job.fails(1, &[becomes], &[becomes]);
        // Two runs. The machine may be busy; reading two gigabytes would take far longer.
        assert!(start.elapsed().as_secs() < 20, "{becomes}: {:?}", start.elapsed());
        // With a gigabyte of address space there is no room for the file.
        #[cfg(target_os = "linux")]
        {
            let program = command(job.cwd()).get_program().to_owned();
            let limited = std::process::Command::new("sh")
                .args([
                    "-c",
                    "ulimit -v 1500000; exec \"$0\" run tỉnh/phusong.toml --no-maps --threads 1",
                ])
                .arg(program)
                .current_dir(job.cwd())
                .output()
                .unwrap();
            said(&limited).ended(1).tells(&[becomes, "gợi ý: "]);
        }
    }
}

#[test]
fn a_header_and_then_two_gigabytes_of_nothing() {
    let job = Job::new();
    let file = File::options().append(true).open(job.file("cells.csv")).unwrap();
    file.set_len(2 << 30).unwrap();
    let start = Instant::now();
    job.fails(1, &["cells.csv"], &["cells.csv"]);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn an_unreadable_file() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let job = Job::new();
        fs::set_permissions(job.file("cells.csv"), fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(job.file("cells.csv")).is_ok() {
            return skip("no-root", "root reads everything");
        }
        job.fails(1, &["cells.csv", "quyền"], &["cells.csv", "permission"]);
    }
}

#[test]
fn nothing_that_can_be_used_is_refused_data() {
    let job = Job::new();
    // Points for villages.
    let points = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1",
        "name":"A"},"geometry":{"type":"Point","coordinates":[105.9,18.3]}}]}"#;
    job.write("points.geojson", points);
    job.edit("phusong.toml", "path = \"villages.gpkg\"", "path = \"points.geojson\"");
    let before = tree(job.cwd());
    let told = job.run(&[]);
    assert!(told.status == 3 || told.status == 1, "{told:?}");
    told.tells(&["points.geojson", "gợi ý: "]);
    assert!(tree(job.cwd()) == before);
}
