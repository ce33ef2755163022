//! Judgement and repair of areas at random against GEOS and against areas added up slab by slab.

use super::generated::{area, placed};
use super::reference::{area_by_slabs, geos, geos_repaired_area, sides_overlap};
use super::repair::put_in_order;
use super::tests::{multi, ring};
use super::{fault as fault_of, *};
use geo::{Area, Polygon};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::HashMap;

/// The judgement on an area as a file has it.
fn judged(raw: &MultiPolygon<f64>) -> (Option<MultiPolygon<f64>>, Option<GeometryFault>) {
    match clean(raw.clone()) {
        Err(fault) => (None, Some(fault)),
        Ok((area, left_out)) => {
            let fault = fault_of(&area).or(left_out);
            (Some(area), fault)
        }
    }
}

fn check_repair(area: &MultiPolygon<f64>, tolerance: f64) -> Result<(), TestCaseError> {
    let expected = area_by_slabs(area);
    let repaired = repair(area).ok();
    let found = repaired.as_ref().map_or(0.0, Area::unsigned_area);
    prop_assert!(
        (found - expected).abs() <= tolerance,
        "{found}, not {expected}: {:?} from {:?}",
        repaired,
        area
    );
    if let Some(repaired) = repaired {
        prop_assert_eq!(fault_of(&repaired), None, "{:?} from {:?}", repaired, area);
        prop_assert!(geos(&repaired).is_valid(), "{:?} from {:?}", repaired, area);
        // The same every time, to the order of the vertices; and nothing is left to repair.
        prop_assert_eq!(repair(area), Ok(repaired.clone()), "from {:?}", area);
        prop_assert_eq!(repair(&repaired), Ok(repaired), "from {:?}", area);
    }
    Ok(())
}

proptest! {
    #[test]
    fn judges_as_geos_does(raw in area()) {
        let (cleaned, fault) = judged(&raw);
        prop_assert_eq!(fault.is_none(), geos(&raw).is_valid(), "{:?}: {:?}", fault, raw);
        if let Some(area) = cleaned {
            let mut noded = area.clone();
            let again = judge(&mut noded);
            prop_assert_eq!(again, fault_of(&area));
            prop_assert_eq!(fault_of(&noded).is_none(), again.is_none(), "{:?} from {:?}", noded, area);
            if fault.is_none() {
                // The repair of a valid area changes nothing but the order.
                crate::source::area::orient(&mut noded);
                put_in_order(&mut noded);
                prop_assert_eq!(repair(&area), Ok(noded), "from {:?}", area);
            }
        }
    }

    #[test]
    fn repairs_keep_the_ground(raw in area()) {
        if let (Some(area), _) = judged(&raw) {
            check_repair(&area, 1e-9)?;
        }
    }

    #[test]
    fn repairs_keep_the_ground_off_the_lattice(raw in area(), turn in 0.0..7.0_f64) {
        if let (Some(area), _) = judged(&placed(&raw, turn)) {
            prop_assert_eq!(fault_of(&area).is_none(), geos(&area).is_valid(), "{:?}", area);
            check_repair(&area, 1e-4)?;
        }
    }
}

/// Sides that lie on each other but for rounding: cut only where they cross, they were cut without end.
#[test]
fn sides_on_each_other_but_for_rounding() {
    let raw = multi(Polygon::new(
        ring(&[[-1., 0.], [6., 0.], [6., 10.], [-1., 10.]]),
        vec![
            ring(&[[5., 1.], [6., 1.], [6., 5.], [5., 5.]]),
            ring(&[[6., 2.], [6., 6.], [9., 6.], [9., 3.], [10., 3.], [10., 2.]]),
            ring(&[[5., 5.], [5., 7.], [3., 7.], [3., 4.], [6., 4.], [6., 5.]]),
        ],
    ));
    for turn in 0..100 {
        check_repair(&placed(&raw, 0.07 * f64::from(turn)), 1e-4).unwrap();
    }
}

/// The same areas at random every time.
fn sample() -> impl Iterator<Item = MultiPolygon<f64>> {
    let mut runner = TestRunner::deterministic();
    (0..2000).map(move |_| area().new_tree(&mut runner).unwrap().current())
}

#[test]
fn the_generated_areas_have_every_fault() {
    let mut counts: HashMap<Option<GeometryFault>, u32> = HashMap::new();
    let mut touching = 0;
    for raw in sample() {
        let (cleaned, fault) = judged(&raw);
        *counts.entry(fault).or_default() += 1;
        let several =
            |a: &MultiPolygon<f64>| a.iter().map(|p| 1 + p.interiors().len()).sum::<usize>() > 2;
        touching += u32::from(fault.is_none() && cleaned.as_ref().is_some_and(several));
    }
    println!("{counts:?}, valid with several rings {touching}");
    for fault in [
        None,
        Some(GeometryFault::SelfIntersection),
        Some(GeometryFault::RingsCross),
        Some(GeometryFault::HoleOutside),
        Some(GeometryFault::PartsOverlap),
        Some(GeometryFault::TooFewPoints),
        Some(GeometryFault::HolesNested),
        Some(GeometryFault::InteriorDisconnected),
        Some(GeometryFault::NoArea),
    ] {
        assert!(counts.get(&fault).is_some_and(|n| *n >= 10), "{fault:?}: {counts:?}");
    }
    assert!(touching >= 50, "{touching}");
}

/// A sample that is the same every time: where several sides cross in one point, GEOS 3.11 may lose
/// what two holes have in common, which 3.14 does not.
#[test]
fn repairs_have_the_area_that_geos_gives_them() {
    let mut compared = 0;
    for raw in sample() {
        let (Some(area), _) = judged(&raw) else { continue };
        if !area.iter().any(sides_overlap) {
            let found = repair(&area).map_or(0.0, |r| r.unsigned_area());
            let geos = geos_repaired_area(&area);
            assert!((found - geos).abs() < 1e-9, "{found}, by GEOS {geos}: {area:?}");
            compared += 1;
        }
    }
    assert!(compared > 500, "{compared}");
}
