//! Judgement of areas at random against GEOS.

use super::generated::{area, placed};
use super::reference::geos;
use super::{fault as fault_of, *};
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
        }
    }

    #[test]
    fn judges_as_geos_does_off_the_lattice(raw in area(), turn in 0.0..7.0_f64) {
        if let (Some(area), _) = judged(&placed(&raw, turn)) {
            prop_assert_eq!(fault_of(&area).is_none(), geos(&area).is_valid(), "{:?}", area);
        }
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
