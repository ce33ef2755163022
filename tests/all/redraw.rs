//! Results read back whole: what is drawn from them is what the run drew, byte for byte.
#![cfg(feature = "gdal")]

use crate::program::checked_in_demo;
use phusong::lang::Lang;
use phusong::map::{Backdrop, builtin_sheets, draw};
use phusong::source::results::{self, Error};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const FILE: &str = "assessment.phusong";

/// The results of the checked-in demo, with its maps.
fn demo() -> &'static Path {
    &checked_in_demo().out
}

/// The day a run says that it was made on.
fn made_on(folder: &Path) -> jiff::civil::Date {
    let manifest = fs::read(folder.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    manifest["made_at"].as_str().unwrap()[..10].parse().unwrap()
}

#[test]
fn sheets_drawn_again_are_the_same_bytes() {
    let out = demo();
    let assessment = results::assessment(out).unwrap();
    let backdrop = Backdrop::new(&assessment);
    let mut compared = 0;
    for sheet in builtin_sheets() {
        let at = |extension| out.join("maps").join(&sheet.id).with_extension(extension);
        if !at("svg").is_file() {
            continue; // a sheet that `run` does not draw
        }
        let drawn = draw(&sheet, &assessment, &backdrop, Lang::VI, made_on(out)).unwrap();
        assert!(drawn.svg == fs::read(at("svg")).unwrap(), "{}.svg", sheet.id);
        assert!(drawn.png == fs::read(at("png")).unwrap(), "{}.png", sheet.id);
        compared += 1;
    }
    assert!(compared >= 4, "{compared} sheets");
}

#[test]
fn counts_that_people_see_survive() {
    let out = demo();
    let assessment = results::assessment(out).unwrap();
    let summary = fs::read(out.join("summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_slice(&summary).unwrap();
    let told = summary["villages"]["total"].as_u64().or(summary["villages"].as_u64());
    assert_eq!(told, Some(assessment.villages.len() as u64), "{summary}");
    let rows = |name: &str| crate::program::Table::read(&out.join(name)).rows.len();
    assert_eq!(rows("findings.csv"), assessment.findings.len());
    assert_eq!(rows("gaps.csv"), assessment.gaps.len());
    assert_eq!(rows("villages.csv"), assessment.villages.len());
    let manifest = fs::read_to_string(out.join("manifest.json")).unwrap();
    assert!(manifest.contains(FILE), "the manifest lists it");
    // Everything takes less room than the villages alone as text.
    let bytes = |name: &str| fs::metadata(out.join(name)).unwrap().len();
    assert!(bytes(FILE) < bytes("villages.geojson"), "{} bytes", bytes(FILE));
}

/// A copy of the results, with the file replaced, or without it.
fn with(bytes: Option<&[u8]>) -> (TempDir, Error) {
    let temp = tempfile::tempdir().unwrap();
    fs::copy(demo().join("manifest.json"), temp.path().join("manifest.json")).unwrap();
    if let Some(bytes) = bytes {
        fs::write(temp.path().join(FILE), bytes).unwrap();
    }
    let error = results::assessment(temp.path()).unwrap_err();
    (temp, error)
}

#[test]
fn folders_and_files_that_do_not_read_say_why() {
    let whole = fs::read(demo().join(FILE)).unwrap();
    let (_, error) = with(None);
    let version = env!("CARGO_PKG_VERSION");
    assert!(matches!(error, Error::NoAssessment { version: v, .. } if v == version));
    let (_, error) = with(Some(&whole[..whole.len() / 2]));
    assert!(matches!(error, Error::Damaged { bytes, .. } if bytes == whole.len() as u64 / 2));
    let (_, error) = with(Some(b"<html>"));
    assert!(matches!(error, Error::Damaged { .. }));
    let mut later = whole.clone();
    later[8] = later[8].wrapping_add(1);
    let (_, error) = with(Some(&later));
    assert!(matches!(error, Error::OtherVersion { version: v, .. } if v == version));
    let nothing = tempfile::tempdir().unwrap();
    assert!(matches!(results::assessment(nothing.path()), Err(Error::NotResults { .. })));
}
