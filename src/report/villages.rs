//! The village table: one definition for CSV, GeoJSON and GeoPackage.

use super::csv_file::Cell;
use super::features::{Features, Kind};
use super::village_shares;
use crate::assessment::Assessment;
use crate::field::Evidence;
use crate::indicator::Status;
use crate::place::Shape;
use std::borrow::Cow;

/// The layer `villages`.
#[derive(Clone, Copy)]
pub(super) struct Villages<'a>(pub(super) &'a Assessment);

impl Features for Villages<'_> {
    fn name(&self) -> &'static str {
        "villages"
    }

    fn synthetic(&self) -> bool {
        self.0.about.synthetic
    }

    fn columns(&self) -> Vec<(String, Kind)> {
        columns(self.0)
    }

    fn rows(&self) -> usize {
        self.0.villages.len()
    }

    fn cells(&self, row: usize) -> Vec<Cell<'_>> {
        cells(self.0, row)
    }

    fn shape(&self, row: usize) -> Option<&Shape> {
        self.0.villages[row].shape.as_ref()
    }
}

/// Columns before those of the services.
const FIRST: [(&str, Kind); 6] = [
    ("id", Kind::Text),
    ("name", Kind::Text),
    ("commune_code", Kind::Text),
    ("commune", Kind::Text),
    ("province", Kind::Text),
    ("area_km2", Kind::Real),
];

/// Columns of each service, after its prefix.
const OF_A_SERVICE: [(&str, Kind); 5] = [
    ("pct", Kind::Real),
    ("area_pct", Kind::Real),
    ("status", Kind::Text),
    ("nearest_id", Kind::Text),
    ("nearest_km", Kind::Real),
];

/// Columns after those of the services.
const LAST: [(&str, Kind); 6] = [
    ("district", Kind::Text),
    ("population", Kind::Real),
    ("households", Kind::Real),
    ("area_class", Kind::Text),
    ("dbkk", Kind::Flag),
    ("has_power", Kind::Flag),
];

/// Columns of each service, after its prefix: what the model says, and which report decided.
const OF_EVIDENCE: [(&str, Kind); 2] = [("modelled_status", Kind::Text), ("evidence", Kind::Text)];

/// Names and kinds of all columns.
fn columns(assessment: &Assessment) -> Vec<(String, Kind)> {
    let fixed = |all: &[(&str, Kind)]| {
        all.iter().map(|&(name, kind)| (name.to_owned(), kind)).collect::<Vec<_>>()
    };
    let mut columns = fixed(&FIRST);
    for service in &assessment.services {
        let prefix = service.kind.column();
        columns.extend(OF_A_SERVICE.iter().map(|(name, kind)| (format!("{prefix}_{name}"), *kind)));
    }
    columns.extend(fixed(&LAST));
    columns.extend(village_shares::columns(assessment));
    for service in &assessment.services {
        let prefix = service.kind.column();
        columns.extend(OF_EVIDENCE.iter().map(|(name, kind)| (format!("{prefix}_{name}"), *kind)));
    }
    columns
}

/// The cells of one village, in the order of [`columns`].
fn cells(assessment: &Assessment, index: usize) -> Vec<Cell<'_>> {
    let village = &assessment.villages[index];
    let units = &assessment.units;
    let commune = units.commune(village.commune);
    let province = if commune.province.is_empty() { &units.province } else { &commune.province };
    let mut cells = vec![
        Cell::text_of(&village.id),
        Cell::text_of(&village.name),
        Cell::text_of(&commune.code),
        Cell::text_of(&commune.name),
        Cell::text_of(province),
        Cell::real(village.shape.as_ref().map(|s| s.area_m2 / 1e6), 6),
    ];
    for service in &assessment.services {
        let here = &service.any[index];
        // Nothing is known of a service without data, so neither is its nearest source.
        let nearest = here.nearest.as_ref().filter(|_| here.status != Status::NoData);
        cells.extend([
            Cell::pct(here.share.map(crate::coverage::Share::pct)),
            Cell::pct(here.area_share.map(crate::coverage::Share::pct)),
            Cell::text_of(here.status.code()),
            nearest.map_or(Cell::Empty, |n| Cell::text_of(&n.id)),
            Cell::real(nearest.map(|n| n.km), 3),
        ]);
    }
    cells.extend([
        village.district.map_or(Cell::Empty, |d| Cell::text_of(&units.district(d).name)),
        Cell::real(village.population, 3),
        Cell::real(village.households, 3),
        village.area_class.as_deref().map_or(Cell::Empty, Cell::text_of),
        village.dbkk.map_or(Cell::Empty, Cell::Flag),
        village.has_power.map_or(Cell::Empty, Cell::Flag),
    ]);
    cells.extend(village_shares::cells(assessment, index));
    for service in &assessment.services {
        let here = &service.any[index];
        let report = here.evidence.and_then(|i| assessment.evidence.get(i as usize));
        cells.extend([
            Cell::text_of(here.modelled.code()),
            report.map_or(Cell::Empty, |r| Cell::Text(name_of(r))),
        ]);
    }
    cells
}

/// What to find a report by: its identifier, else who says so, else its file and row.
fn name_of(report: &Evidence) -> Cow<'_, str> {
    let named = [&report.id, &report.source].into_iter().find(|name| !name.is_empty());
    named.map_or_else(|| report.place.to_string().into(), |name| name.as_str().into())
}
