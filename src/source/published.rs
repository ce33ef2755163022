//! Layers of coverage as operators published it.
//!
//! In: polygons, with operator and technology in columns or stated for the whole file. Out: areas,
//! repaired as villages are. An area of several technologies is one of each.

use super::area_reader::{AreaReader, Draft};
use super::cells::declare;
use super::columns::Columns;
use super::layer::Row;
use super::ledger::Ledger;
use super::operator_column::OperatorColumn;
use super::study_area::StudyArea;
use super::unread::{LostRows, Tally};
use super::values::Technologies;
use super::{Error, Layer};
use crate::network::{Network, OperatorId, PublishedArea, Technology};
use crate::progress::{Progress, Stage};
use crate::project::{COVERAGE_FIELDS, CoverageLayer, Project};
use std::collections::HashSet;

/// The row of an area, its identifier, whose and what it is.
type Stated = (u64, String, OperatorId, Vec<Technology>);

/// Reads one layer of published coverage into the network.
pub(crate) fn read(
    project: &Project,
    layer: &CoverageLayer,
    study: &StudyArea,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<(Layer, Tally), Error> {
    let source = &layer.source;
    let mut areas = AreaReader::open(project, study, source, &COVERAGE_FIELDS, "coverage.columns")?;
    if areas.columns.at("technology").is_none() && layer.technology.is_none() {
        let columns = areas.rows.columns().to_vec();
        return Err(Error::NoTechnology { file: source.path.clone(), columns });
    }
    let mut ledger = Ledger::new(&source.path, areas.rows.name());
    progress.begin(Stage::Reading, &source.path, areas.rows.total());
    let mut operators = OperatorColumn::new(&mut network.operators, layer.operator.as_deref());
    let mut technologies = Technologies::default();
    let mut listed = [false; Technology::ALL.len()];
    let (mut tally, mut lost) = (Tally::default(), LostRows::default());
    loop {
        let mut named = Vec::new();
        let read = |row: &Row, columns: &Columns, ledger: &mut Ledger| {
            let draft = draft(layer, row, columns, &mut operators, &mut technologies, ledger)?;
            for &technology in draft.iter().flat_map(|d| &d.value.3) {
                listed[technology as usize] = true;
            }
            match &draft {
                Some(d) => named.push((d.row, d.value.2, d.value.3.clone())),
                None => lost.add(row, columns.at("technology"), columns.at("operator")),
            }
            Ok(draft)
        };
        let Some((rows, batch)) = areas.batch(read, &mut ledger)? else { break };
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        progress.advance(rows);
        let used: HashSet<u64> = batch.iter().map(|((row, ..), _)| *row).collect();
        for (row, operator, technologies) in &named {
            tally.row(*row, technologies, *operator, used.contains(row));
        }
        for ((_, id, operator, technologies), ready) in batch {
            for &technology in &technologies {
                network.published.push(PublishedArea {
                    id: id.as_str().into(),
                    operator,
                    technology,
                    shape: ready.planar.clone(),
                });
            }
        }
    }
    progress.end();
    let crs = areas.finish(&mut ledger)?;
    lost.enter(&mut tally, layer.technology, &mut operators);
    operators.finish(&mut ledger, areas.columns.name("operator"));
    technologies.finish(&mut ledger, areas.columns.name("technology"));
    // A file without rows says nothing, unless the project says that it is complete.
    let constant = layer.technology.filter(|_| areas.read > 0);
    declare(network, &layer.technologies, constant, layer.operator.as_deref());
    let name = areas.rows.name().map(str::to_owned);
    Ok((Layer { name, rows: areas.read, crs, ledger, listed }, tally))
}

fn draft(
    layer: &CoverageLayer,
    row: &Row,
    columns: &Columns,
    operators: &mut OperatorColumn<'_>,
    technologies: &mut Technologies,
    ledger: &mut Ledger,
) -> Result<Option<Draft<Stated>>, Error> {
    let text = |field: &str| row.text(columns.at(field)).into_owned();
    let id = text("id");
    let id = if id.is_empty() { format!("#{}", row.number) } else { id };
    let (stated, column) = (row.text(columns.at("technology")), columns.name("technology"));
    let technologies = technologies.of(&stated, layer.technology, row.number, &id, column, ledger);
    if technologies.is_empty() {
        return Ok(None);
    }
    let Some(operator) = operators.of(&row.text(columns.at("operator")), true) else {
        return Err(Error::TooManyOperators { file: layer.source.path.clone() });
    };
    Ok(Some(Draft {
        row: row.number,
        id: id.clone(),
        value: (row.number, id, operator, technologies),
    }))
}
