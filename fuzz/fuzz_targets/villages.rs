//! Any rings as a village, however they cross: the run goes through and its numbers hold together.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use phusong::assessment::assess;
use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source;
use std::fmt::Write as _;
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

const CELLS: &str = "site_id,operator,technology,lon,lat,azimuth_deg,radius_m\n\
    A,Viettel,4G,105.85,18.35,,4000\nB,VNPT,4G,105.87,18.35,90,4000\nC,VNPT,5G,105.85,18.36,10,900\n";

/// Rings on a coarse lattice, where corners and edges meet often.
#[derive(Arbitrary, Debug)]
struct Input {
    villages: Vec<Vec<Vec<(u8, u8)>>>,
}

fuzz_target!(|input: Input| {
    if input.villages.len() > 8 || input.villages.iter().flatten().any(|r| r.len() > 40) {
        return;
    }
    let mut text = String::from(r#"{"type":"FeatureCollection","features":["#);
    for (i, rings) in input.villages.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let rings: Vec<String> = rings
            .iter()
            .map(|ring| {
                let points = ring.iter().chain(ring.first()).map(|&(x, y)| {
                    let (x, y) = (f64::from(x % 16), f64::from(y % 16));
                    format!("[{},{}]", 105.8 + 0.01 * x, 18.3 + 0.01 * y)
                });
                format!("[{}]", points.collect::<Vec<_>>().join(","))
            })
            .collect();
        let _ = write!(
            text,
            r#"{comma}{{"type":"Feature","properties":{{"id":"{i}"}},"geometry":{{"type":"Polygon","coordinates":[{}]}}}}"#,
            rings.join(",")
        );
    }
    text.push_str("]}");
    let Ok(dir) = tempfile::tempdir() else { return };
    let files = [("phusong.toml", PROJECT), ("v.geojson", text.as_str()), ("cells.csv", CELLS)];
    if files.iter().any(|(name, content)| fs::write(dir.path().join(name), content).is_err()) {
        return;
    }
    let project = Project::read(&dir.path().join("phusong.toml")).unwrap();
    let Ok(inputs) = source::read(&project, &Silent) else { return };
    let terms = project.terms();
    let result = assess(inputs, terms, &Silent).unwrap();
    for village in &result.villages {
        assert!(village.shape.as_ref().is_none_or(|s| s.area_m2 > 0.0 && s.area_m2.is_finite()));
    }
    for service in &result.services {
        let area = service.area();
        for (_, shares) in &area.by_operator {
            for (one, all) in shares.iter().zip(&area.any) {
                let (Some(one), Some(all)) = (one, all) else { continue };
                assert!(one.value() <= all.value() + 1e-9, "{one:?} of one, {all:?} of all");
            }
        }
    }
    assert!(!result.findings.iter().any(|f| f.kind.code() == "by-overlay"));
    for r in &result.rates {
        assert_eq!(r.villages, r.covered + r.hole + r.white + r.no_data);
        assert!(r.rate_pct().is_none_or(|p| (0.0..=100.0).contains(&p)));
        assert!(r.area_pct().is_none_or(|p| (0.0..=100.0).contains(&p)));
    }
});
