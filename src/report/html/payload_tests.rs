//! The data inside the page says what the results say, and is small.

use super::payload::{json, payload};
use crate::assessment::Assessment;
use crate::coverage::Nearest;
use crate::lang::Lang;
use crate::network::SourceId;
use crate::report::large_province::large_province;
use base64::prelude::{BASE64_STANDARD, Engine as _};
use flate2::read::DeflateDecoder;
use phusong_core::fixtures::results as fixture;
use serde_json::Value;
use std::io::Read;

const MADE_AT: &str = "2026-01-05T09:30:00+07:00";

fn document(assessment: &Assessment) -> Value {
    let mut bytes = Vec::new();
    json(&mut bytes, assessment, Lang::VI, MADE_AT).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Base64 read back.
fn bytes_of(text: &str) -> Vec<u8> {
    BASE64_STANDARD.decode(text).unwrap()
}

fn numbers(of: &Value) -> Vec<i64> {
    of.as_array().unwrap().iter().map(|v| v.as_i64().unwrap()).collect()
}

/// A column by its position, as services name it.
fn column(document: &Value, position: &Value) -> Vec<i64> {
    numbers(&document["columns"][position.as_u64().unwrap() as usize])
}

#[test]
fn what_the_page_holds_can_be_read_back() {
    let assessment = fixture::province(60);
    let text = payload(&assessment, Lang::EN, MADE_AT).unwrap();
    let mut read = String::new();
    DeflateDecoder::new(&bytes_of(&text)[..]).read_to_string(&mut read).unwrap();
    let found: Value = serde_json::from_str(&read).unwrap();
    assert_eq!(found["format"], 2);
    assert_eq!(found["lang"], "en");
    assert_eq!(found["villages"], document(&assessment)["villages"]);
}

#[test]
fn a_service_says_of_whom_and_of_what_anything_is_known() {
    let assessment = fixture::province(60);
    let document = document(&assessment);
    for (service, data) in assessment.services.iter().zip(document["services"].as_array().unwrap())
    {
        assert_eq!(data["id"], service.kind.column());
        let operators = service.operators().into_iter().map(|o| i64::try_from(o.index()).unwrap());
        assert_eq!(numbers(&data["operators"]), operators.collect::<Vec<_>>());
        let known = data["denominators"].as_array().unwrap();
        assert_eq!(known.len(), service.shares.len());
        for shares in &service.shares {
            assert!(known.contains(&Value::from(shares.denominator.code())));
        }
    }
}

#[test]
fn rings_join_end_to_end_and_hold_their_village() {
    let assessment = fixture::province(60);
    let document = document(&assessment);
    let geometry = &document["geometry"];
    let arcs: Vec<Vec<(i64, i64)>> = geometry["arcs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|arc| {
            let (mut x, mut y) = (0, 0);
            let step = |d: &[i64]| {
                (x, y) = (x + d[0], y + d[1]);
                (x, y)
            };
            numbers(arc).chunks(2).map(step).collect()
        })
        .collect();
    assert_eq!(geometry["level"].as_array().unwrap().len(), arcs.len());
    let (width, height) =
        (geometry["width"].as_i64().unwrap(), geometry["height"].as_i64().unwrap());
    for (i, village) in assessment.villages.iter().enumerate() {
        let polygons = document["villages"]["polygons"][i].as_array().unwrap();
        let Some(shape) = &village.shape else {
            assert!(polygons.is_empty() && document["villages"]["x"][i].is_null());
            continue;
        };
        let mut doubled = 0;
        for ring in polygons.iter().flat_map(|p| p.as_array().unwrap()) {
            let mut points: Vec<(i64, i64)> = Vec::new();
            for arc in numbers(ring) {
                let mut part = arcs[(if arc < 0 { !arc } else { arc }) as usize].clone();
                if arc < 0 {
                    part.reverse();
                }
                if let Some(last) = points.pop() {
                    assert_eq!(last, part[0]);
                }
                points.extend(part);
            }
            assert_eq!(points.first(), points.last());
            assert!(
                points.iter().all(|p| (0..=width).contains(&p.0) && (0..=height).contains(&p.1))
            );
            doubled += points.windows(2).map(|w| w[0].0 * w[1].1 - w[1].0 * w[0].1).sum::<i64>();
        }
        // Corners move by half a metre each way at most: of 8 km of border.
        let area_m2 = doubled as f64 / 2.0;
        assert!((area_m2 - 3.8e6).abs() < 2.5e5, "{area_m2} m²");
        assert!(shape.area_m2 > 0.0);
    }
}

#[test]
fn a_nearest_source_is_where_the_network_has_it() {
    let mut assessment = fixture::province(30);
    let operator = assessment.network.operators.find("Viettel").unwrap();
    let centre = assessment.villages[0].shape.as_ref().unwrap().centre;
    // The village's nearest is the second of two with one name.
    for (id, metres) in [("HTI0000", 60_000.0), ("HTI0000", 1500.0), ("HTI0001", 10.0)] {
        let at = geo::Coord { x: centre.x + metres, y: centre.y };
        let technology = crate::network::Technology::G4;
        let mut cell = phusong_core::fixtures::random::cell(operator, technology, at, 4000.0, None);
        cell.site_id = id.into();
        assessment.network.cells.push(cell);
    }
    let nearest = Nearest { source: SourceId::Cell(1), operator, km: 1.5 };
    assessment.services[0].villages[0].nearest = Some(nearest);
    let document = document(&assessment);
    let service = &document["services"][0];
    let source = column(&document, &service["nearest_source"])[0];
    let metres = column(&document, &service["nearest_m"])[0];
    assert_eq!(metres, 1500);
    let source = usize::try_from(source).unwrap();
    assert_eq!(document["sources"]["id"][source], "HTI0000");
    assert_eq!(document["sources"]["kind"][source], "cell");
    let x = document["sources"]["x"][source].as_i64().unwrap();
    assert_eq!(x, document["villages"]["x"][0].as_i64().unwrap() + 1500);
}

#[test]
fn no_data_is_never_nothing() {
    let assessment = fixture::province(30);
    let document = document(&assessment);
    // The 13th village has no polygon.
    assert!(document["villages"]["area_m2"][12].is_null());
    assert!(document["villages"]["population"][11].is_null());
}

#[test]
fn every_target_says_what_it_measures() {
    let assessment = fixture::province(30);
    let document = document(&assessment);
    let rows = document["scorecard"].as_array().unwrap();
    assert_eq!(rows.len(), assessment.scorecard.len());
    for row in rows {
        let target = assessment.plan.as_ref().unwrap().target(row["id"].as_str().unwrap());
        assert_eq!(row["measure"], target.unwrap().measure.code());
    }
}

#[test]
fn nothing_at_all_is_still_a_document() {
    let document = document(&Assessment::default());
    assert_eq!(document["villages"]["id"].as_array().unwrap().len(), 0);
}

/// 4,000 villages of 200 points, and a fifth more in their holes.
#[test]
fn a_large_province_stays_under_four_megabytes() {
    let assessment = large_province(63, 49);
    let began = std::time::Instant::now();
    let text = payload(&assessment, Lang::VI, MADE_AT).unwrap();
    // Read with --nocapture, of a release build: two seconds at most.
    println!("{} kB in {:.1} s", text.len() / 1000, began.elapsed().as_secs_f64());
    let mut page = Vec::new();
    super::write(&mut page, &assessment, Lang::VI, MADE_AT).unwrap();
    println!("with the core and what it judges by {} kB", page.len() / 1000);
    assert!(page.len() < 4_000_000, "{} kB", page.len() / 1000);
    let mut read = Vec::new();
    DeflateDecoder::new(&bytes_of(&text)[..]).read_to_end(&mut read).unwrap();
    let document: Value = serde_json::from_slice(&read).unwrap();
    let polygons = document["villages"]["polygons"].as_array().unwrap();
    assert!(polygons.len() > 4700 && polygons.iter().all(|p| !p.as_array().unwrap().is_empty()));
}
