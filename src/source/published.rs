//! Layers of coverage as operators published it.
//!
//! In: polygons, with operator and technology in columns or stated for the whole file. Out: areas,
//! repaired as villages are. An area of several technologies is one of each.

use super::area_batch;
use super::cells::declare;
use super::columns::Columns;
use super::format::{self, Format};
use super::ground::Ground;
use super::ledger::Ledger;
use super::points::OperatorColumn;
use super::row::{Row, Rows};
use super::values::parse_technologies;
use super::vector::Vector;
use super::{Error, Layer};
use crate::finding::{FindingKind, Severity};
use crate::network::{Network, OperatorId, PublishedArea, Technology};
use crate::progress::{Progress, Stage};
use crate::project::{COVERAGE_FIELDS, CoverageLayer, Project};
use geo::BoundingRect;

/// Areas prepared at a time.
const BATCH: usize = 1024;

struct Draft {
    row: u64,
    id: String,
    operator: OperatorId,
    technologies: Vec<Technology>,
}

/// Reads one layer of published coverage into the network.
pub(crate) fn read(
    project: &Project,
    layer: &CoverageLayer,
    ground: &Ground,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let Format::Vector { driver, .. } = Format::of(source, &format::VECTOR)? else {
        return Err(Error::TableWithoutAreas { file: source.path.clone() });
    };
    let mut rows = Vector::open(source, driver)?;
    let columns = Columns::find(source, rows.columns(), &COVERAGE_FIELDS, "coverage.columns")?;
    if columns.at("technology").is_none() && layer.technology.is_none() {
        let columns = rows.columns().to_vec();
        return Err(Error::NoTechnology { file: source.path.clone(), columns });
    }
    rows.want(columns.all());
    let mut ledger = Ledger::new(&source.path, rows.layer());
    progress.begin(Stage::Reading, &source.path, rows.total());
    let mut operators = OperatorColumn::new(&mut network.operators, layer.operator.as_deref());
    let mut listed = [false; Technology::ALL.len()];
    let (mut way, mut crs) = (None, None);
    let (mut total, mut used, mut near) = (0_u64, 0_u64, 0_u64);
    let mut first = None;
    let mut row = Row::default();
    let mut more = true;
    while more {
        let (mut drafts, mut geometries) = (Vec::new(), Vec::new());
        while geometries.len() < BATCH {
            more = rows.next(&mut row)?;
            if !more {
                break;
            }
            total += 1;
            if let Some(draft) = draft(layer, &row, &rows, &columns, &mut operators, &mut ledger)? {
                drafts.push(draft);
                geometries.push(row.geometry.take());
            }
        }
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        progress.advance(geometries.len() as u64);
        let parsed = area_batch::parse(geometries);
        let sample = area_batch::sample(&parsed);
        if way.is_none()
            && let Some(&at) = sample.first()
        {
            let found = ground.layer_crs(project, source, rows.crs(), at, &mut ledger)?;
            way = Some(ground.to_working(&found, &sample)?);
            (crs, first) = (Some(found), Some(at));
        }
        let outcomes = match &way {
            Some(way) => area_batch::prepare(parsed, way, false),
            None => Vec::new(),
        };
        for (draft, (ready, finding)) in drafts.into_iter().zip(outcomes) {
            for &technology in &draft.technologies {
                listed[technology as usize] = true;
            }
            if let Some((severity, kind)) = finding {
                ledger.row(severity, draft.row, &draft.id, None, kind);
            }
            let Some(ready) = ready else { continue };
            used += 1;
            let corners = ready.planar.bounding_rect().map(|r| (r.min(), r.max()));
            near += u64::from(corners.is_some_and(|(low, high)| overlaps(ground, low, high)));
            for &technology in &draft.technologies {
                network.published.push(PublishedArea {
                    id: draft.id.as_str().into(),
                    operator: draft.operator,
                    technology,
                    shape: ready.planar.clone(),
                });
            }
        }
    }
    progress.end();
    if let (Some(at), Some(crs), 0) = (first, &crs, near)
        && used > 0
    {
        return Err(Error::Misplaced {
            file: source.path.clone(),
            crs: crs.text(),
            rows: used,
            rows_far: used,
            x: at.x,
            y: at.y,
            mistake: ground.mistake(project, at, Some(crs)),
        });
    }
    if total == 0 {
        ledger.whole(Severity::Note, None, FindingKind::NoRows);
    }
    rows.tell_warnings(&mut ledger);
    operators.finish(&mut ledger, columns.name("operator"));
    declare(network, &layer.technologies, layer.technology, layer.operator.as_deref());
    let name = rows.layer().map(str::to_owned);
    Ok(Layer { name, rows: total, crs: crs.map(|c| c.text()), ledger, listed })
}

/// Whether a box comes within 50 km of the villages: nearer is a neighbour's coverage, farther all of
/// a layer is a mistake.
fn overlaps(ground: &Ground, low: geo::Coord<f64>, high: geo::Coord<f64>) -> bool {
    let Some((a, b)) = ground.villages else { return true };
    let margin = 50_000.0;
    low.x <= b.x + margin
        && high.x >= a.x - margin
        && low.y <= b.y + margin
        && high.y >= a.y - margin
}

fn draft(
    layer: &CoverageLayer,
    row: &Row,
    rows: &Vector,
    columns: &Columns,
    operators: &mut OperatorColumn<'_>,
    ledger: &mut Ledger,
) -> Result<Option<Draft>, Error> {
    let cell = |field: &str| columns.at(field).and_then(|i| row.fields.get(i)).unwrap_or_default();
    let text = |field: &str| rows.text().decode(cell(field)).into_owned();
    let id = text("id");
    let id = if id.is_empty() { format!("#{}", row.number) } else { id };
    let stated = text("technology");
    let mut technologies = parse_technologies(&stated);
    if stated.is_empty() {
        technologies.extend(layer.technology);
    }
    if technologies.is_empty() {
        let kind = FindingKind::NoTechnology { value: stated };
        ledger.row(Severity::Dropped, row.number, &id, columns.name("technology"), kind);
        return Ok(None);
    }
    let Some(operator) = operators.of(cell("operator"), rows) else {
        return Err(Error::TooManyOperators { file: layer.source.path.clone() });
    };
    Ok(Some(Draft { row: row.number, id, operator, technologies }))
}
