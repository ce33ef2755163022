//! Tables of field reports: what voters, surveys and measurements say of villages.
//!
//! In: rows of any format, with or without coordinates. Out: reports that know their village, by the
//! identifier the row names, else by its position. A row whose words are not understood is left out
//! with a finding that says which words are: a report overrides the model, so none is guessed at.

use super::columns::Columns;
use super::format;
use super::ledger::Ledger;
use super::measurements::enter;
use super::open::open;
use super::places::position_of;
use super::points::PointReader;
use super::report_words;
use super::study_area::StudyArea;
use super::village_ids::{VillageIds, elsewhere};
use super::{Error, Layer};
use crate::field::{Evidence, EvidenceKind, Says};
use crate::finding::{Expected, FindingKind, Location, Severity};
use crate::network::{OperatorId, Operators, ServiceKind, Technology};
use crate::place::{Village, VillageIndex, fold};
use crate::progress::{Progress, Stage};
use crate::project::{EVIDENCE_FIELDS, EvidenceLayer, Project};
use geo::Coord;
use jiff::ToSpan;
use jiff::civil::Date;

/// A report before its village is known; one for every service that the row names.
struct Draft {
    row: u64,
    id: String,
    village_id: String,
    at: Option<Coord<f64>>,
    services: Vec<ServiceKind>,
    operator: Option<OperatorId>,
    says: Says,
    kind: EvidenceKind,
    source: String,
    date: Option<Date>,
    expiry: Option<Date>,
}

/// Reads one table of field reports.
#[expect(clippy::too_many_arguments, reason = "what a report can be about, each by its own name")]
pub(super) fn read(
    project: &Project,
    layer: &EvidenceLayer,
    study: &StudyArea,
    villages: &[Village],
    index: &VillageIndex<'_>,
    operators: &mut Operators,
    found: &mut Vec<Evidence>,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let section = "evidence.columns";
    let columns = Columns::find(source, open.columns(), &EVIDENCE_FIELDS, section)?;
    columns.need("says")?;
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut rows = PointReader::of_rows(project, study, source, open, columns, progress)?;
    if !rows.has_positions() {
        rows.columns.need("village_id")?;
    }
    let mut reading = Reading::new(layer, operators);
    let mut drafts: Vec<Draft> = Vec::new();
    while rows.advance(&mut ledger)? {
        let at = rows.position(&mut ledger);
        progress.advance(1);
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        if let Some(draft) = reading.row(&mut rows, at, &mut ledger)? {
            drafts.push(draft);
        }
    }
    progress.end();
    place(&mut rows, &mut drafts, &mut ledger)?;
    let crs = rows.finish(&mut ledger)?;
    reading.finish(&rows.columns, &mut ledger);
    let mut sources: Vec<&mut String> = drafts.iter_mut().map(|d| &mut d.source).collect();
    super::legacy_text::convert(sources.iter_mut().map(|s| &mut **s));
    let mut ids = VillageIds::new(villages);
    let column = rows.columns.name("village_id");
    let name = rows.layer.name().map(str::to_owned);
    for draft in drafts {
        let village = draft.village(villages, index, &mut ids, column, &mut ledger);
        let Some(village) = village else { continue };
        let place = Location {
            file: source.path.clone(),
            layer: name.clone(),
            row: Some(draft.row),
            id: (!draft.id.is_empty()).then(|| draft.id.clone()),
            column: None,
        };
        found.extend(draft.services.into_iter().map(|service| Evidence {
            place: place.clone(),
            id: draft.id.clone(),
            village,
            position: draft.at,
            service,
            operator: draft.operator,
            says: draft.says,
            kind: draft.kind,
            source: draft.source.clone(),
            date: draft.date,
            expiry: draft.expiry,
        }));
    }
    ids.finish(&mut ledger, column);
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
        draft.at = position_of(placed, raw, draft.row, &draft.id, ledger);
    }
    Ok(())
}

impl Draft {
    /// The village it is about; without one it is left out.
    fn village<'v>(
        &self,
        villages: &'v [Village],
        index: &VillageIndex<'_>,
        ids: &mut VillageIds<'v>,
        column: Option<&str>,
        ledger: &mut Ledger,
    ) -> Option<u32> {
        let here = self.at.and_then(|at| index.at(at));
        if self.village_id.is_empty() {
            if here.is_none() {
                let kind = FindingKind::InNoVillage;
                ledger.row(Severity::Dropped, self.row, &self.id, column, kind);
            }
            return here;
        }
        let Some(named) = ids.find(&self.village_id, villages) else {
            let lies_in = here.map(|i| villages[i as usize].id.clone());
            let severity = if here.is_some() { Severity::Assumed } else { Severity::Dropped };
            let kind = FindingKind::UnknownVillage { value: self.village_id.clone(), lies_in };
            ledger.row(severity, self.row, &self.id, column, kind);
            return here;
        };
        let kind = self.at.and_then(|at| elsewhere(villages, index, named, here, at));
        if let Some(kind) = kind {
            ledger.row(Severity::Note, self.row, &self.id, column, kind);
        }
        Some(named)
    }
}

/// What rows are read with.
struct Reading<'r> {
    layer: &'r EvidenceLayer,
    operators: &'r mut Operators,
    no_kind: u64,
    undated: u64,
    from_words: u64,
}

impl<'r> Reading<'r> {
    fn new(layer: &'r EvidenceLayer, operators: &'r mut Operators) -> Self {
        Self { layer, operators, no_kind: 0, undated: 0, from_words: 0 }
    }

    /// The report of the row the reader stands on; `None` where it is not understood.
    fn row(
        &mut self,
        rows: &mut PointReader<'_>,
        at: Option<Coord<f64>>,
        ledger: &mut Ledger,
    ) -> Result<Option<Draft>, Error> {
        let row = rows.row.number;
        let text = |field: &str| rows.columns.at(field).map(|i| rows.text(i)).unwrap_or_default();
        let (id, village_id) = (rows.code("id"), rows.code("village_id"));
        let [says, technology, kind, source, operator] =
            ["says", "technology", "kind", "source", "operator"].map(text);
        let mut refuse = |field: &str, value: String, expected: Expected| {
            let kind = FindingKind::NotUnderstood { value, expected };
            ledger.row(Severity::Dropped, row, &id, rows.columns.name(field), kind);
        };
        let Some((says, implied)) = report_words::says(&says) else {
            refuse("says", says, Expected::Says);
            return Ok(None);
        };
        let mut services = report_words::services(&technology);
        if technology.is_empty()
            && let Some(implied) = implied
        {
            services.push(implied);
            self.from_words += 1;
        }
        if services.is_empty() {
            refuse("technology", technology, Expected::Service);
            return Ok(None);
        }
        // A report of which nobody knows how long it holds would hold for ever.
        let [date, expiry] = ["date", "expiry"]
            .map(|field| rows.readings.day(field, rows.row.value(rows.columns.at(field))));
        let (date, stated) = match (date, expiry) {
            (Ok(date), Ok(stated)) => (date, stated),
            (date, _) => {
                let field = if date.is_err() { "date" } else { "expiry" };
                let value = rows.row.text(rows.columns.at(field)).into_owned();
                refuse(field, value, Expected::Day);
                return Ok(None);
            }
        };
        if let (Some(day), Some(last)) = (date, stated)
            && last < day
        {
            refuse("expiry", last.to_string(), Expected::LaterDay);
            return Ok(None);
        }
        let of_days = || {
            let days = i64::from(self.layer.valid_days?);
            date?.checked_add(days.days()).ok()
        };
        let expiry = stated.or_else(of_days);
        let kind = self.kind(&kind, rows, &id, ledger);
        let operator = self.operator(&operator)?;
        self.undated += u64::from(date.is_none());
        let draft =
            Draft { row, id, village_id, at, services, operator, says, kind, source, date, expiry };
        Ok(Some(draft))
    }

    fn kind(
        &mut self,
        text: &str,
        rows: &PointReader<'_>,
        id: &str,
        ledger: &mut Ledger,
    ) -> EvidenceKind {
        // What is not known cannot count for more than the weakest.
        let weakest = EvidenceKind::VoterReport;
        if text.is_empty() {
            self.no_kind += u64::from(self.layer.kind.is_none());
            return self.layer.kind.unwrap_or(weakest);
        }
        report_words::kind(text).unwrap_or_else(|| {
            let kind = FindingKind::UnknownReportKind { value: text.to_owned() };
            let column = rows.columns.name("kind");
            ledger.row(Severity::Assumed, rows.row.number, id, column, kind);
            weakest
        })
    }

    /// The operator a report is about; `None`: any.
    fn operator(&mut self, text: &str) -> Result<Option<OperatorId>, Error> {
        let any = ["", "any", "all", "tatca", "chung", "moinhamang", "cacnhamang"];
        if any.contains(&fold(text).as_str()) {
            return Ok(None);
        }
        enter(self.operators, text, &self.layer.source.path).map(Some)
    }

    fn finish(&self, columns: &Columns, ledger: &mut Ledger) {
        if self.no_kind > 0 {
            let kind = FindingKind::NoReportKind { count: self.no_kind };
            ledger.whole(Severity::Assumed, columns.name("kind"), kind);
        }
        if self.from_words > 0 {
            let kind = FindingKind::ServiceFromWords { count: self.from_words };
            ledger.whole(Severity::Assumed, columns.name("technology"), kind);
        }
        if self.undated > 0 {
            let kind = FindingKind::Undated { count: self.undated };
            ledger.whole(Severity::Note, columns.name("date"), kind);
        }
    }
}
