//! All that is wrong with the columns of a project's layers, told at once.
//!
//! In: the fault at which reading stopped. Out: that one, with those of the layers behind it, so that a project file is
//! mended in one go. Only headings are read again.

use super::columns::Columns;
use super::open::open;
use super::points::Position;
use super::{Error, format};
use crate::project::{
    CELL_FIELDS, COVERAGE_FIELDS, EVIDENCE_FIELDS, FIBRE_FIELDS, HOUSEHOLD_FIELDS, LayerFile,
    MEASUREMENT_FIELDS, PASSIVE_FIELDS, PLACE_FIELDS, POINT_FIELDS, Project, SETTLEMENT_FIELDS,
    VILLAGE_FIELDS,
};

/// A layer's columns: file, fields, section, the fields that must be there, whether it needs positions.
type Wanted<'p> = (&'p LayerFile, &'static [&'static str], &'static str, Vec<&'static str>, bool);

/// The faults of columns of all layers, where reading stopped at one.
pub(super) fn all_of_columns(project: &Project, first: Error) -> Error {
    if !first.is_of_columns() {
        return first;
    }
    let mut all: Vec<Error> = Vec::new();
    for layer in wanted(project) {
        // What else is wrong with a layer is told when its columns are right.
        match faults_of(&layer) {
            Err(Error::Several(faults)) => all.extend(faults),
            Err(fault) if fault.is_of_columns() => all.push(fault),
            _ => {}
        }
    }
    if all.len() > 1 { Error::Several(all) } else { first }
}

fn wanted(project: &Project) -> Vec<Wanted<'_>> {
    let mut all: Vec<Wanted<'_>> =
        vec![(&project.villages, &VILLAGE_FIELDS, "villages.columns", vec!["id"], false)];
    all.extend(project.cells.iter().map(|l| {
        let technology = l.technology.is_none().then_some("technology");
        let needs = technology.into_iter().collect();
        (&l.source, CELL_FIELDS.as_slice(), "cells.columns", needs, true)
    }));
    let plain = |source, fields, section| (source, fields, section, Vec::new(), true);
    all.extend(project.fibre.iter().map(|l| plain(&l.source, &FIBRE_FIELDS[..], "fibre.columns")));
    all.extend(
        project
            .coverage
            .iter()
            .map(|l| (&l.source, &COVERAGE_FIELDS[..], "coverage.columns", Vec::new(), false)),
    );
    all.extend(
        project
            .settlements
            .iter()
            .map(|l| plain(&l.source, &SETTLEMENT_FIELDS[..], "settlements.columns")),
    );
    all.extend(
        project
            .households
            .iter()
            .map(|l| plain(&l.source, &HOUSEHOLD_FIELDS[..], "households.columns")),
    );
    all.extend(
        project
            .points
            .iter()
            .map(|l| (&l.source, &POINT_FIELDS[..], "points.columns", Vec::new(), false)),
    );
    all.extend(
        project.places.iter().map(|l| plain(&l.source, &PLACE_FIELDS[..], "places.columns")),
    );
    all.extend(
        project
            .measurements
            .iter()
            .map(|l| plain(&l.source, &MEASUREMENT_FIELDS[..], "measurements.columns")),
    );
    all.extend(
        project
            .evidence
            .iter()
            .map(|l| (&l.source, &EVIDENCE_FIELDS[..], "evidence.columns", vec!["says"], false)),
    );
    for (layers, section) in [(&project.poles, "poles.columns"), (&project.ducts, "ducts.columns")]
    {
        all.extend(layers.iter().map(|l| {
            let operators = l.operator.is_none().then_some("operators");
            (&l.source, &PASSIVE_FIELDS[..], section, operators.into_iter().collect(), true)
        }));
    }
    all
}

fn faults_of((source, fields, section, needs, positions): &Wanted<'_>) -> Result<(), Error> {
    let layer = open(source, &format::ANY)?;
    let columns = Columns::find(source, layer.columns(), fields, section)?;
    let mut faults: Vec<Error> = needs.iter().filter_map(|f| columns.need(f).err()).collect();
    if *positions {
        match Position::find(source, &columns, layer.has_geometry()) {
            Err(Error::Several(both)) => faults.extend(both),
            Err(fault) => faults.push(fault),
            Ok(_) => {}
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Several(faults)) }
}
