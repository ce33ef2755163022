//! Any bytes as a table of cells: it is read or refused, never with a panic; what is read is sound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source;
use std::fs;

const PROJECT: &str = r#"
[project]
crs = "EPSG:9209"
[villages]
path = "v.geojson"
[[cells]]
path = "cells.csv"
crs = "EPSG:4326"
"#;

const VILLAGES: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"1"},
"geometry":{"type":"Polygon","coordinates":[[[105.8,18.3],[105.9,18.3],[105.9,18.4],[105.8,18.4],[105.8,18.3]]]}}]}"#;

/// Half of what the fuzzer tries would otherwise die at the header.
const HEADER: &[u8] =
    b"site_id,cell_id,operator,technology,lon,lat,azimuth_deg,beamwidth_deg,radius_m,status\n";

fuzz_target!(|bytes: &[u8]| {
    let Ok(dir) = tempfile::tempdir() else { return };
    let (with_header, rest) = match bytes {
        [first, rest @ ..] => (first % 2 == 0, rest),
        [] => return,
    };
    let mut table = Vec::new();
    if with_header {
        table.extend_from_slice(HEADER);
    }
    table.extend_from_slice(rest);
    let files: [(&str, &[u8]); 3] = [
        ("phusong.toml", PROJECT.as_bytes()),
        ("v.geojson", VILLAGES.as_bytes()),
        ("cells.csv", &table),
    ];
    if files.iter().any(|(name, content)| fs::write(dir.path().join(name), content).is_err()) {
        return;
    }
    // The project is written here: that it cannot be read would be a fault of this target.
    let project = Project::read(&dir.path().join("phusong.toml")).unwrap();
    let Ok(inputs) = source::read(&project, &Silent) else { return };
    for cell in &inputs.network.cells {
        assert!(cell.position.x.is_finite() && cell.position.y.is_finite(), "{cell:?}");
        assert!(cell.reach.radius_m() > 0.0 && cell.reach.radius_m().is_finite(), "{cell:?}");
        if let Some(s) = cell.sector {
            assert!(s.azimuth_deg >= 0.0 && s.azimuth_deg < 360.0, "{cell:?}");
            assert!(s.beamwidth_deg > 0.0 && s.beamwidth_deg < 360.0, "{cell:?}");
            assert!(s.convergence_deg.is_finite(), "{cell:?}");
        }
        assert!(!cell.id.is_empty());
    }
});
