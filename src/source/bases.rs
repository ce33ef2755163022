//! What a village's share can be a share of, beside its area: from all the layers that say where people
//! live.
//!
//! In: the project's `[[settlements]]`, `[population]`, `[[households]]` and `[[points]]`, and the villages'
//! own numbers. Out: at most one basis of inhabited area, population and households each, in that order, and
//! the villages' points. Where a project has no raster or no households, the villages' own numbers are
//! spread evenly over their inhabited area, or where the project has no settlements over their whole area.

use super::ledger::Ledger;
use super::settlements::Settlements;
use super::study_area::StudyArea;
use super::village_points::{self, Names};
use super::{Error, Layer, households, inhabited, population, settlements};
use crate::finding::{FindingKind, Severity};
use crate::place::{
    AdminUnits, Basis, BasisMethod, Denominator, Part, Parts, Village, VillageIndex, VillagePoint,
};
use crate::progress::Progress;
use crate::project::Project;

/// Settlement area in no village below this is rounding, m².
const OUTSIDE_M2: f64 = 1.0;

/// What the layers of residents give.
pub(crate) struct Residents {
    pub(crate) bases: Vec<Basis>,
    pub(crate) points: Vec<VillagePoint>,
}

/// Reads all layers of residents; each is added to `layers`, in the order of the project's sources.
pub(crate) fn read(
    project: &Project,
    study: &StudyArea,
    villages: &[Village],
    units: &AdminUnits,
    layers: &mut Vec<Layer>,
    progress: &dyn Progress,
) -> Result<Residents, Error> {
    let index = VillageIndex::new(villages);
    let inhabited = inhabited_area(project, study, villages, &index, layers, progress)?;
    let people = if let Some(raster) = &project.population {
        let (layer, basis) = population::read(project, raster, study, villages, units, progress)?;
        layers.push(layer);
        Some(basis)
    } else {
        let population = |v: &Village| v.population;
        tell_partly(Denominator::Population, villages, population, layers);
        spread(Denominator::Population, villages, population, inhabited.as_ref())
    };
    let homes = if project.households.is_empty() {
        let households = |v: &Village| v.households;
        tell_partly(Denominator::Households, villages, households, layers);
        spread(Denominator::Households, villages, households, inhabited.as_ref())
    } else {
        let mut listed: Vec<Vec<Part>> = villages.iter().map(|_| Vec::new()).collect();
        for layer in &project.households {
            layers.push(households::read(project, layer, study, &index, &mut listed, progress)?);
        }
        Some(households::basis(listed))
    };
    let bases = [inhabited, people, homes].into_iter().flatten().collect();
    let mut points = Vec::new();
    if !project.points.is_empty() {
        let names = Names::new(villages);
        for layer in &project.points {
            layers.push(village_points::read(
                project,
                layer,
                study,
                villages,
                &names,
                &index,
                &mut points,
                progress,
            )?);
        }
        // Stable: within a village and a role, points stay in the order of files and rows.
        points.sort_by_key(|p: &VillagePoint| (p.village, p.role));
    }
    Ok(Residents { bases, points })
}

fn inhabited_area(
    project: &Project,
    study: &StudyArea,
    villages: &[Village],
    index: &VillageIndex<'_>,
    layers: &mut Vec<Layer>,
    progress: &dyn Progress,
) -> Result<Option<Basis>, Error> {
    let mut all = Settlements::default();
    let first = layers.len();
    for layer in &project.settlements {
        let (start, elsewhere_m2) = (all.polygons.len(), all.elsewhere_m2);
        let mut read = settlements::read(project, layer, study, &mut all, progress)?;
        let elsewhere_m2 = all.elsewhere_m2 - elsewhere_m2;
        let own = &all.polygons[start..];
        let (outside_m2, own_m2) = inhabited::outside_m2(own, villages, index);
        let (area_m2, all_m2) = (outside_m2 + elsewhere_m2, own_m2 + elsewhere_m2);
        if area_m2 > OUTSIDE_M2 {
            let kind = FindingKind::SettlementsOutside { area_m2, share: area_m2 / all_m2 };
            read.ledger.whole(Severity::Note, None, kind);
        }
        layers.push(read);
    }
    if project.settlements.is_empty() {
        return Ok(None);
    }
    if progress.interrupted() {
        return Err(Error::Interrupted);
    }
    let buffers = project.settlements.iter().filter_map(|l| l.buffer_m);
    let method = match buffers.reduce(f64::max) {
        Some(buffer_m) => BasisMethod::Buffered { buffer_m },
        None => BasisMethod::SettlementAreas,
    };
    let basis = inhabited::basis(&all.polygons, villages, method);
    tell_uninhabited(&basis, villages, layers.get_mut(first).map(|l| &mut l.ledger));
    Ok(Some(basis))
}

fn tell_uninhabited(basis: &Basis, villages: &[Village], ledger: Option<&mut Ledger>) {
    let empty =
        villages.iter().zip(&basis.totals).filter(|(v, t)| t.is_none() && v.shape.is_some());
    let (mut count, mut people) = (0, 0.0);
    for (village, _) in empty {
        count += 1;
        people += village.population.unwrap_or(0.0);
    }
    if let (true, Some(ledger)) = (count > 0, ledger) {
        ledger.whole(Severity::Note, None, FindingKind::NoSettlement { count, people });
    }
}

/// Tells where some villages state a number and others none: sums are those of the former.
fn tell_partly(
    denominator: Denominator,
    villages: &[Village],
    number: impl Fn(&Village) -> Option<f64>,
    layers: &mut [Layer],
) {
    let stated = villages.iter().filter(|v| number(v).is_some()).count() as u64;
    let of = villages.len() as u64;
    if let (true, Some(own)) = ((1..of).contains(&stated), layers.first_mut()) {
        let kind = FindingKind::StatedPartly { denominator, stated, of };
        own.ledger.whole(Severity::Note, None, kind);
    }
}

/// The villages' own numbers, spread evenly over where people live; `None` where no village states any.
fn spread(
    denominator: Denominator,
    villages: &[Village],
    number: impl Fn(&Village) -> Option<f64>,
    inhabited: Option<&Basis>,
) -> Option<Basis> {
    let there = |i: usize, v: &Village| match inhabited {
        Some(basis) => basis.totals[i].is_some(),
        None => v.shape.is_some(),
    };
    let total = |(i, v): (usize, &Village)| number(v).filter(|n| *n > 0.0 && there(i, v));
    villages.iter().any(|v| number(v).is_some()).then(|| Basis {
        denominator,
        totals: villages.iter().enumerate().map(total).collect(),
        parts: Parts::As(match inhabited {
            Some(_) => Denominator::InhabitedArea,
            None => Denominator::Area,
        }),
        method: match inhabited {
            Some(_) => BasisMethod::SpreadOverInhabitedArea,
            None => BasisMethod::SpreadOverArea,
        },
        factors: Vec::new(),
    })
}

#[cfg(test)]
#[path = "bases_tests.rs"]
mod tests;
