//! A model whose network changes, against one made anew.

use super::*;
use crate::fixtures::random::{Province, access_point, cell, province, random};
use crate::network::{AccessPoint, Reach, Status, Technology};
use crate::progress::Silent;
use geo::{Coord, coord};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

const MOBILE: [Technology; 3] = [Technology::G3, Technology::G4, Technology::G5];

fn model(p: &Province) -> CoverageModel<'_> {
    CoverageModel::new(p.study_area(), &p.network, &MOBILE, false, EngineKind::Auto)
}

fn all(model: &CoverageModel<'_>) -> Vec<ServiceCoverage> {
    model.all(&Silent).unwrap()
}

/// A place where nothing stands yet, or that of a source.
fn somewhere(p: &Province, rng: &mut ChaCha8Rng) -> Coord<f64> {
    let (cells, points) = (&p.network.cells, &p.network.access_points);
    match rng.random_range(0..3) {
        0 => cells[rng.random_range(0..cells.len())].position,
        1 => points[rng.random_range(0..points.len())].position,
        _ => {
            let off = |rng: &mut ChaCha8Rng| rng.random_range(-1500.0..7800.0);
            coord! {x: 5e5 + off(rng), y: 2e6 + off(rng)}
        }
    }
}

fn any_change(p: &Province, model: &CoverageModel<'_>, rng: &mut ChaCha8Rng) -> Change {
    let network = model.network();
    let status = if rng.random_bool(0.5) { Status::OnAir } else { Status::Off };
    let operators: Vec<_> = network.operators.ids().collect();
    let operator = operators[rng.random_range(0..operators.len())];
    let (at, radius_m) = (somewhere(p, rng), rng.random_range(100.0..3000.0));
    match rng.random_range(0..5) {
        0 => {
            let technology = MOBILE[rng.random_range(0..MOBILE.len())];
            let sector = rng.random_bool(0.5).then(|| (rng.random_range(0.0..360.0), 65.0));
            Change::AddCell(cell(operator, technology, at, radius_m, sector))
        }
        1 => Change::AddAccessPoint(AccessPoint {
            id: "new".into(),
            reach: Reach::Default(radius_m),
            status,
            ..access_point(operator, at, radius_m)
        }),
        2 => {
            let of = rng.random_range(0..network.access_points.len());
            Change::SetAccessPoint(of as u32, status)
        }
        _ => Change::SetCell(rng.random_range(0..network.cells.len()) as u32, status),
    }
}

/// Every bit: a share is printed with all its digits.
fn bits(of: &impl std::fmt::Debug) -> String {
    format!("{of:?}")
}

#[test]
fn a_changed_model_is_one_made_anew() {
    let (mut part, mut whole) = (0, 0);
    for seed in 0..6 {
        let p = province(200 + seed);
        let mut rng = random(seed);
        let mut model = model(&p);
        let mut coverage = all(&model);
        for step in 0..24 {
            let count = rng.random_range(1..4);
            let changes: Vec<Change> =
                (0..count).map(|_| any_change(&p, &model, &mut rng)).collect();
            let again = model.change(changes, &mut coverage);
            if again.len() < p.villages.len() {
                part += 1;
            } else {
                whole += 1;
            }
            let anew = CoverageModel::new(
                p.study_area(),
                model.network(),
                &MOBILE,
                false,
                EngineKind::Auto,
            );
            let fresh = all(&anew);
            assert_eq!(coverage.len(), fresh.len());
            for (own, fresh) in coverage.iter().zip(&fresh) {
                assert_eq!(bits(&own.points), bits(&fresh.points), "{seed} {step}");
                for (v, (own, fresh)) in own.villages.iter().zip(&fresh.villages).enumerate() {
                    assert_eq!(bits(own), bits(fresh), "{seed} {step} village {v}");
                }
            }
            let v = rng.random_range(0..p.villages.len());
            let one: Vec<_> = fresh.iter().map(|s| s.villages[v].clone()).collect();
            assert_eq!(bits(&model.village(v)), bits(&one));
        }
    }
    assert!(part > 20 && whole > 5, "{part} changes of some villages, {whole} of all");
}

#[test]
fn only_villages_that_a_service_area_touches_are_computed_again() {
    let p = province(3);
    let mut model = model(&p);
    let mut coverage = all(&model);
    let before = coverage.clone();
    // A cell of an operator that has 4G already, at the middle of a village, no farther than 200 m.
    let shape = p.villages[5].shape.as_ref().unwrap();
    let operator =
        p.network.cells.iter().find(|c| c.technology == Technology::G4).unwrap().operator;
    let own = cell(operator, Technology::G4, shape.centre, 200.0, None);
    assert_eq!(model.change([Change::AddCell(own)], &mut coverage), [5]);
    let at = model.network().cells.len() as u32 - 1;
    assert!(coverage[0].villages[5].nearest.unwrap().km < 1e-9);
    assert_eq!(model.change([Change::SetCell(at, Status::Off)], &mut coverage), [5]);
    assert_eq!(bits(&coverage), bits(&before));
    // What the network does not have changes nothing.
    assert!(model.change([Change::SetCell(u32::MAX, Status::Off)], &mut coverage).is_empty());
    assert_eq!(bits(&coverage), bits(&before));
}
