use super::*;
use crate::assessment::Assessment;
use phusong_core::fixtures::results::province;
use std::fs;
use tempfile::TempDir;

const MANIFEST: &str =
    r#"{ "program": "phusong", "version": "0.1.0", "made_at": "2026-01-02T03:04:05+07:00" }"#;

fn folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(&dir, "manifest.json", MANIFEST);
    write(&dir, snapshot::FILE, snapshot::encode(&province(20)).unwrap());
    dir
}

fn write(dir: &TempDir, name: &str, content: impl AsRef<[u8]>) {
    fs::write(dir.path().join(name), content).unwrap();
}

/// The error after one file was replaced.
fn refused(name: &str, content: impl AsRef<[u8]>) -> Error {
    let dir = folder();
    write(&dir, name, content);
    read(dir.path()).unwrap_err()
}

#[test]
fn the_assessment_and_where_it_is_from() {
    let dir = folder();
    let Results { assessment, origin } = read(dir.path()).unwrap();
    let names = |a: &Assessment| a.villages.iter().map(|v| v.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&assessment), names(&province(20)));
    assert_eq!(origin.folder, dir.path().display().to_string());
    assert_eq!(origin.made_at.as_deref(), Some("2026-01-02T03:04:05+07:00"));
    assert_eq!((origin.manifest_sha256.len(), origin.assessment_sha256.len()), (64, 64));
}

#[test]
fn folders_that_are_none() {
    let dir = folder();
    let nothing = dir.path().join("nothing");
    assert!(matches!(read(&nothing), Err(Error::NoFolder { .. })));
    let file = dir.path().join("manifest.json");
    assert!(matches!(read(&file), Err(Error::NotAFolder { .. })));
    // Above or below the right one.
    let above = tempfile::tempdir().unwrap();
    let Error::NotResults { nearby, .. } = read(above.path()).unwrap_err() else { panic!() };
    assert_eq!(nearby, None);
    fs::rename(dir.path(), above.path().join("results")).unwrap();
    let Error::NotResults { nearby, .. } = read(above.path()).unwrap_err() else { panic!() };
    assert!(nearby.unwrap().ends_with("results"));
    let maps = above.path().join("results/maps");
    fs::create_dir(&maps).unwrap();
    let Error::NotResults { nearby, .. } = read(&maps).unwrap_err() else { panic!() };
    assert!(nearby.unwrap().ends_with("results"));
}

#[test]
fn manifests_that_are_not_of_a_run() {
    let other = refused("manifest.json", r#"{"program": "other"}"#);
    assert!(matches!(other, Error::OtherProgram { program, .. } if program == "other"));
    for none in ["{}", "[]", "3", "null", r#"{"program": 3}"#] {
        let error = refused("manifest.json", none);
        assert!(matches!(error, Error::OtherProgram { program, .. } if program.is_empty()));
    }
    let comparison = refused("manifest.json", r#"{"program": "phusong", "kind": "comparison"}"#);
    assert!(matches!(comparison, Error::IsComparison { .. }));
    for broken in ["", "{", "{\n\"program\": ", "\u{0}", &"[".repeat(100_000)] {
        assert!(matches!(refused("manifest.json", broken), Error::Manifest { .. }), "{broken:.9}");
    }
    assert!(matches!(refused("manifest.json", b"{\"program\": \"\xff\"}"), Error::Manifest { .. }));
    // Nothing but the program's name: the run says no more of itself.
    let dir = folder();
    write(&dir, "manifest.json", r#"{"program": "phusong"}"#);
    assert_eq!(read(dir.path()).unwrap().origin.made_at, None);
}

#[test]
fn assessments_that_do_not_read() {
    let dir = folder();
    fs::remove_file(dir.path().join(snapshot::FILE)).unwrap();
    let Error::NoAssessment { file, version } = read(dir.path()).unwrap_err() else { panic!() };
    assert!(file.ends_with(snapshot::FILE) && version == "0.1.0");
    fs::create_dir(dir.path().join(snapshot::FILE)).unwrap();
    assert!(matches!(read(dir.path()), Err(Error::Unreadable { .. })));

    let bytes = snapshot::encode(&Assessment::default()).unwrap();
    for damaged in [&b""[..], b"PK\x03\x04", &bytes[..bytes.len() / 2]] {
        let error = refused(snapshot::FILE, damaged);
        assert_eq!(error.exit_status(), 3);
        let Error::Damaged { bytes, .. } = error else { panic!("{error:?}") };
        assert_eq!(bytes, damaged.len() as u64);
    }
    let mut other = bytes;
    other[8..10].copy_from_slice(&1_u16.to_le_bytes());
    let error = refused(snapshot::FILE, other);
    let Error::OtherVersion { version, format, own_format, .. } = error else { panic!() };
    assert_eq!((version.as_str(), format, own_format), (env!("CARGO_PKG_VERSION"), 1, FORMAT));
}
