//! In which order people look villages and communes up: by Vietnamese spelling.

use crate::assessment::Assessment;
use crate::place::vietnamese_order;
use rayon::prelude::*;

/// The communes in Vietnamese order, as indices.
pub(super) fn communes_in_order(assessment: &Assessment) -> Vec<usize> {
    let communes = &assessment.units.communes;
    let mut order: Vec<usize> = (0..communes.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&communes[a], &communes[b]);
        vietnamese_order(&a.name, &b.name).then_with(|| a.code.cmp(&b.code))
    });
    order
}

/// The villages by commune and name, in Vietnamese order, as indices.
pub(super) fn villages_in_order(assessment: &Assessment) -> Vec<usize> {
    let villages = &assessment.villages;
    let communes = communes_in_order(assessment);
    let mut place = vec![0; communes.len()];
    for (at, commune) in communes.into_iter().enumerate() {
        place[commune] = at;
    }
    let place = |i: usize| place[villages[i].commune.0 as usize];
    let mut order: Vec<usize> = (0..villages.len()).collect();
    order.par_sort_by(|&a, &b| {
        place(a)
            .cmp(&place(b))
            .then_with(|| vietnamese_order(&villages[a].name, &villages[b].name))
            .then_with(|| villages[a].id.cmp(&villages[b].id))
    });
    order
}
