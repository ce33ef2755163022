//! Any bytes as a project file: it is read or refused, never with a panic, and a refusal points into
//! the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phusong::project::{Error, Project};
use std::fs;

fuzz_target!(|bytes: &[u8]| {
    let Ok(dir) = tempfile::tempdir() else { return };
    let path = dir.path().join("phusong.toml");
    if fs::write(&path, bytes).is_err() {
        return;
    }
    match Project::read(&path) {
        Ok(project) => {
            let rule = &project.rule;
            assert!(rule.covered_from > 0.0 && rule.covered_from <= 1.0);
            assert!(rule.white_up_to >= 0.0 && rule.white_up_to < rule.covered_from);
            assert!(!rule.mobile_broadband.is_empty() && !project.count.is_empty());
            assert!(project.radii.all().iter().all(|(_, m)| *m > 0.0 && m.is_finite()));
            assert!(project.beamwidth_deg > 0.0 && project.beamwidth_deg <= 360.0);
        }
        Err(Error::Invalid { problems, .. }) => {
            let lines = String::from_utf8_lossy(bytes).matches('\n').count() + 1;
            assert!(!problems.is_empty());
            for p in &problems {
                assert!(p.line >= 1 && p.line <= lines && p.column >= 1 && p.width >= 1, "{p:?}");
            }
        }
        Err(_) => {}
    }
});
