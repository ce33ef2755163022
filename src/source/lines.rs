//! Lines of a layer, brought into the working CRS.
//!
//! In: lines in the layer's CRS. Out: the same in metres, working CRS, each with at least two points; a
//! line of which nothing is left is a finding. A layer that lands nowhere near the villages is refused.

use super::Error;
use super::ledger::Ledger;
use super::study_area::StudyArea;
use crate::finding::{FindingKind, GeometryFault, Severity};
use crate::project::{LayerFile, Project};
use geo::{Coord, MultiLineString};

/// Nearer to the villages than this a layer may be a neighbour's; all of it beyond is a mistake, m.
const NEAR_M: f64 = 50_000.0;

/// A thing that is a line.
pub(super) trait Line {
    fn id(&self) -> &str;
    fn line(&mut self) -> &mut MultiLineString<f64>;
}

/// Brings lines into the working CRS; those that cannot be are left out. Each comes with its row. The
/// answer is the layer's CRS.
pub(super) fn place<L: Line>(
    project: &Project,
    source: &LayerFile,
    study: &StudyArea,
    in_file: Option<&str>,
    lines: &mut Vec<(u64, L)>,
    ledger: &mut Ledger,
) -> Result<Option<String>, Error> {
    let first = |line: &MultiLineString<f64>| line.0.iter().find_map(|l| l.0.first()).copied();
    let sample: Vec<Coord<f64>> = lines.iter_mut().filter_map(|(_, l)| first(l.line())).collect();
    let Some(&at) = sample.first() else { return Ok(None) };
    let crs = study.layer_crs(project, source, in_file, at, ledger)?;
    let way = study.to_working(&crs, &sample)?;
    let mut landed = 0_u64;
    lines.retain_mut(|(row, item)| {
        let line = item.line();
        for part in &mut line.0 {
            way.apply(&mut part.0);
            part.0.dedup();
        }
        line.0.retain(|l| l.0.len() >= 2);
        let mut coords = line.0.iter().flat_map(|l| &l.0);
        let fault = if line.0.is_empty() {
            Some(GeometryFault::TooFewPoints)
        } else if coords.any(|c| !c.x.is_finite() || !c.y.is_finite()) {
            Some(GeometryFault::NotFinite)
        } else {
            None
        };
        if let Some(fault) = fault {
            let kind = FindingKind::GeometryUnusable { fault };
            ledger.row(Severity::Dropped, *row, item.id(), None, kind);
            return false;
        }
        let near = line.0.iter().flat_map(|l| &l.0).any(|c| study.distance_m(*c) < NEAR_M);
        landed += u64::from(near);
        true
    });
    if landed == 0 && !lines.is_empty() {
        return Err(Error::Misplaced {
            file: source.path.clone(),
            crs: crs.text(),
            rows: lines.len() as u64,
            rows_far: lines.len() as u64,
            x: at.x,
            y: at.y,
            mistake: study.mistake(project, at, Some(&crs)),
        });
    }
    Ok(Some(crs.text()))
}
