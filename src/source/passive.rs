//! Layers of cable poles and ducts.
//!
//! In: poles as points or as a table without coordinates, ducts as lines. Out: poles and ducts with the
//! operators that use each. Rows of one pole, one for each operator, are put together.

use super::columns::Columns;
use super::format;
use super::geometry::Geometry;
use super::layer::{Row, RowGeometry};
use super::ledger::Ledger;
use super::lines::{self, Line};
use super::measurements::enter;
use super::open::{open, open_shapes};
use super::operator_column::NO_OPERATOR;
use super::places::position_of;
use super::points::{BATCH, PointReader};
use super::report_words::parts;
use super::study_area::StudyArea;
use super::{Error, Layer};
use crate::finding::{FindingKind, Severity};
use crate::network::{Duct, Network, OperatorId, Operators, Pole, Technology};
use crate::place::fold;
use crate::progress::{Progress, Stage};
use crate::project::{PASSIVE_FIELDS, PassiveLayer, Project};
use geo::{Coord, Distance, Euclidean, Length, MultiLineString};
use std::collections::HashMap;

/// Poles of one identifier farther apart than this are two: registers number them anew in every
/// commune. Metres; neighbouring poles stand 30 to 50 m apart, and positions err by tens of metres.
const ONE_POLE_M: f64 = 100.0;

/// A pole before the rows of one are put together.
struct Draft {
    row: u64,
    pole: Pole,
    at: Option<Coord<f64>>,
}

/// Reads one layer of poles into the network.
pub(super) fn poles(
    project: &Project,
    layer: &PassiveLayer,
    study: &StudyArea,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let columns = Columns::find(source, open.columns(), &PASSIVE_FIELDS, "poles.columns")?;
    if layer.operator.is_none() {
        columns.need("operators")?;
    }
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut rows = PointReader::of_rows(project, study, source, open, columns, progress)?;
    let mut lists = OperatorLists::new(layer, &mut network.operators);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut placed = 0;
    loop {
        let more = rows.advance(&mut ledger)?;
        if more {
            let at = rows.position(&mut ledger);
            let row = rows.row.number;
            let id = rows.code("id");
            let operators = lists.of(&rows.row.text(rows.columns.at("operators")))?;
            drafts.push(Draft { row, pole: Pole { id: id.into_boxed_str(), operators }, at });
        }
        if drafts.len() - placed >= BATCH || !more {
            place(&mut rows, &mut drafts[placed..], &mut ledger)?;
            progress.advance((drafts.len() - placed) as u64);
            placed = drafts.len();
            if progress.interrupted() {
                return Err(Error::Interrupted);
            }
        }
        if !more {
            break;
        }
    }
    progress.end();
    let crs = rows.finish(&mut ledger)?;
    lists.finish(&rows.columns, &mut ledger);
    let before = drafts.len();
    let joined = join(drafts);
    if joined.len() < before {
        let kind = FindingKind::RowsJoined { count: (before - joined.len()) as u64 };
        ledger.whole(Severity::Note, rows.columns.name("id"), kind);
    }
    network.poles.get_or_insert_default().extend(joined);
    let name = rows.layer.name().map(str::to_owned);
    Ok(Layer { name, rows: rows.read, crs, ledger, listed: [false; Technology::ALL.len()] })
}

/// Brings the positions into the working CRS; those that cannot be are left out.
fn place(
    rows: &mut PointReader<'_>,
    drafts: &mut [Draft],
    ledger: &mut Ledger,
) -> Result<(), Error> {
    let (with, raw): (Vec<usize>, Vec<Coord<f64>>) =
        drafts.iter().enumerate().filter_map(|(i, d)| Some((i, d.at?))).unzip();
    let placed = rows.place(&raw, ledger)?;
    for ((i, placed), raw) in with.into_iter().zip(&placed).zip(raw) {
        let draft = &mut drafts[i];
        draft.at = position_of(placed, raw, draft.row, &draft.pole.id, ledger);
    }
    Ok(())
}

/// One pole for all rows of one identifier that stand together, or of which nobody knows where.
fn join(drafts: Vec<Draft>) -> Vec<Pole> {
    let mut poles: Vec<(Pole, Option<Coord<f64>>)> = Vec::with_capacity(drafts.len());
    let mut known: HashMap<Box<str>, Vec<usize>> = HashMap::new();
    for Draft { row, mut pole, at } in drafts {
        if pole.id.is_empty() {
            pole.id = format!("#{row}").into_boxed_str();
            poles.push((pole, at));
            continue;
        }
        let of_id = known.entry(pole.id.clone()).or_default();
        let together = |i: &&usize| match (poles[**i].1, at) {
            (Some(a), Some(b)) => Euclidean.distance(a, b) <= ONE_POLE_M,
            _ => true,
        };
        if let Some(&first) = of_id.iter().find(together) {
            let (first, position) = &mut poles[first];
            first.operators.append(&mut pole.operators);
            first.operators.sort_unstable();
            first.operators.dedup();
            *position = position.or(at);
        } else {
            of_id.push(poles.len());
            poles.push((pole, at));
        }
    }
    poles.into_iter().map(|(pole, _)| pole).collect()
}

/// A duct before it is measured.
struct Way {
    id: Box<str>,
    operators: Vec<OperatorId>,
    line: MultiLineString<f64>,
}

impl Line for Way {
    fn id(&self) -> &str {
        &self.id
    }

    fn line(&mut self) -> &mut MultiLineString<f64> {
        &mut self.line
    }
}

/// Reads one layer of ducts into the network.
pub(super) fn ducts(
    project: &Project,
    layer: &PassiveLayer,
    study: &StudyArea,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let mut rows = open_shapes(source, &format::VECTOR)?;
    let columns = Columns::find(source, rows.columns(), &PASSIVE_FIELDS, "ducts.columns")?;
    if layer.operator.is_none() {
        columns.need("operators")?;
    }
    rows.want(columns.all());
    let mut ledger = Ledger::new(&source.path, rows.name());
    progress.begin(Stage::Reading, &source.path, rows.total());
    let mut lists = OperatorLists::new(layer, &mut network.operators);
    let mut found: Vec<(u64, Way)> = Vec::new();
    let mut row = Row::default();
    let mut total = 0;
    while rows.next(&mut row)? {
        total += 1;
        progress.advance(1);
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        let id = row.text(columns.at("id")).into_owned();
        let id = if id.is_empty() { format!("#{}", row.number) } else { id };
        let line = match row.geometry.as_ref().map(RowGeometry::parse) {
            Some(Geometry::Lines(line)) => line,
            other => {
                let kind = match &other {
                    Some(g) => FindingKind::NotAnArea { found: g.found() },
                    None => FindingKind::GeometryUnusable {
                        fault: crate::finding::GeometryFault::TooFewPoints,
                    },
                };
                ledger.row(Severity::Dropped, row.number, &id, None, kind);
                continue;
            }
        };
        let operators = lists.of(&row.text(columns.at("operators")))?;
        found.push((row.number, Way { id: id.into_boxed_str(), operators, line }));
    }
    progress.end();
    lists.finish(&columns, &mut ledger);
    let crs = lines::place(project, source, study, rows.crs(), &mut found, &mut ledger)?;
    if total == 0 {
        ledger.whole(Severity::Note, None, FindingKind::NoRows);
    }
    columns.tell(&mut ledger);
    rows.tell_warnings(&mut ledger);
    let ducts = found.into_iter().map(|(_, way)| Duct {
        id: way.id,
        operators: way.operators,
        length_m: Euclidean.length(&way.line),
    });
    network.ducts.get_or_insert_default().extend(ducts);
    let name = rows.name().map(str::to_owned);
    Ok(Layer { name, rows: total, crs, ledger, listed: [false; Technology::ALL.len()] })
}

/// Lists of operators by the text of a cell.
struct OperatorLists<'o> {
    layer: &'o PassiveLayer,
    operators: &'o mut Operators,
    known: HashMap<String, Vec<OperatorId>>,
    unnamed: u64,
}

impl<'o> OperatorLists<'o> {
    fn new(layer: &'o PassiveLayer, operators: &'o mut Operators) -> Self {
        Self { layer, operators, known: HashMap::new(), unnamed: 0 }
    }

    /// The operators that a cell names, each once, in order.
    fn of(&mut self, cell: &str) -> Result<Vec<OperatorId>, Error> {
        if let Some(known) = self.known.get(cell) {
            self.unnamed += u64::from(known.is_empty());
            return Ok(known.clone());
        }
        let default = || self.layer.operator.as_deref().unwrap_or_default();
        let text = if cell.is_empty() { default() } else { cell };
        let mut found = Vec::new();
        for name in parts(text) {
            // `?`, `-` and `không rõ` name nobody.
            let folded = fold(name);
            if !folded.is_empty() && folded != fold(NO_OPERATOR) {
                found.push(enter(self.operators, name, &self.layer.source.path)?);
            }
        }
        found.sort_unstable();
        found.dedup();
        self.unnamed += u64::from(found.is_empty());
        self.known.insert(cell.to_owned(), found.clone());
        Ok(found)
    }

    fn finish(self, columns: &Columns, ledger: &mut Ledger) {
        if self.unnamed > 0 {
            let kind =
                FindingKind::NoOperator { count: self.unnamed, used: NO_OPERATOR.to_owned() };
            ledger.whole(Severity::Assumed, columns.name("operators"), kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_pole_are_one_pole() {
        let mut all = Operators::default();
        let [a, b] = ["A", "B"].map(|n| all.enter(n).unwrap());
        let draft = |row, id: &str, operators: &[OperatorId], x: Option<f64>| Draft {
            row,
            pole: Pole { id: id.into(), operators: operators.to_vec() },
            at: x.map(|x| Coord { x, y: 0.0 }),
        };
        let poles = join(vec![
            draft(2, "C1", &[b], Some(0.0)),
            draft(3, "C1", &[a], Some(20.0)),
            draft(4, "C1", &[a], Some(5000.0)), // the same number in another commune
            draft(5, "", &[a], None),
            draft(6, "", &[a], None),
            draft(7, "C2", &[a], None),
            draft(8, "C2", &[a, b], None),
        ]);
        let told: Vec<(&str, usize)> = poles.iter().map(|p| (&*p.id, p.operators.len())).collect();
        assert_eq!(told, [("C1", 2), ("C1", 1), ("#5", 1), ("#6", 1), ("C2", 2)]);
        assert_eq!(poles[0].operators, [a, b], "in order");
    }
}
