//! Layers of households.
//!
//! In: points from any format, a household each or with a number. Out: the households of each village, the
//! one they lie in. The same place twice is two households: houses of several floors are listed so.

use super::columns::Columns;
use super::format;
use super::ledger::Ledger;
use super::open::open;
use super::points::{BATCH, PointReader, usable};
use super::population::total;
use super::study_area::StudyArea;
use super::values::number_of;
use super::{Error, Layer};
use crate::finding::{FindingKind, Severity};
use crate::network::Technology;
use crate::place::{Basis, BasisMethod, Denominator, Extent, Part, Parts, VillageIndex};
use crate::progress::{Progress, Stage};
use crate::project::{HOUSEHOLD_FIELDS, HouseholdLayer, Project};
use geo::Coord;
use rayon::prelude::*;

/// Reads one layer; its households are added to those of each village in `found`.
pub(crate) fn read(
    project: &Project,
    layer: &HouseholdLayer,
    study: &StudyArea,
    index: &VillageIndex<'_>,
    found: &mut [Vec<Part>],
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let columns = Columns::find(source, open.columns(), &HOUSEHOLD_FIELDS, "households.columns")?;
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut reader = PointReader::new(project, study, source, open, columns, progress)?;
    let (mut count, mut outside) = (0_u64, 0.0);
    let mut more = true;
    while more {
        let mut raw: Vec<Coord<f64>> = Vec::new();
        let mut rows: Vec<(u64, String, f64)> = Vec::new();
        while raw.len() < BATCH {
            let Some(at) = reader.next(&mut ledger)? else {
                more = false;
                break;
            };
            let id = reader.id();
            let weight =
                number_of(&reader, "households", &id, &mut ledger).map_or(1.0, |n| n.value);
            raw.push(at);
            rows.push((reader.row.number, id, weight));
        }
        let placed = reader.place(&raw, &mut ledger)?;
        let mut kept: Vec<(Coord<f64>, f64)> = Vec::with_capacity(placed.len());
        for ((placed, raw), (row, id, weight)) in placed.iter().zip(&raw).zip(&rows) {
            if usable(placed, *raw, f64::INFINITY, *row, id, &mut ledger) {
                kept.push((placed.at, *weight));
            }
        }
        let villages: Vec<Option<u32>> = kept.par_iter().map(|(at, _)| index.at(*at)).collect();
        for ((at, weight), village) in kept.into_iter().zip(villages) {
            match village {
                Some(_) if weight == 0.0 => {}
                Some(v) => found[v as usize].push(Part { weight, extent: Extent::Point(at) }),
                None => {
                    count += 1;
                    outside += weight;
                }
            }
        }
        progress.advance(raw.len() as u64);
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
    }
    progress.end();
    let crs = reader.finish(&mut ledger)?;
    if count > 0 {
        let kind = FindingKind::HouseholdsOutside { count, households: outside };
        ledger.whole(Severity::Note, None, kind);
    }
    let name = reader.layer.name().map(str::to_owned);
    Ok(Layer { name, rows: reader.read, crs, ledger, listed: [false; Technology::ALL.len()] })
}

/// The basis of households listed as points.
pub(crate) fn basis(found: Vec<Vec<Part>>) -> Basis {
    Basis {
        denominator: Denominator::Households,
        totals: found.iter().map(|p| total(p)).collect(),
        parts: Parts::Pieces(found),
        method: BasisMethod::Points,
        factors: Vec::new(),
    }
}
