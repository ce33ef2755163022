//! Layers of public places: commune centres, industrial parks, schools, offices.
//!
//! In: points from any format, or polygons from a vector layer; which, the first geometry tells. Out:
//! places with the commune they lie in. The same place twice is counted once.

use super::area;
use super::area_reader::{AreaReader, Draft};
use super::columns::Columns;
use super::format;
use super::geometry::Geometry;
use super::layer::Row;
use super::ledger::Ledger;
use super::open::{first_geometry, open};
use super::placing::{Placed, Verdict};
use super::points::{BATCH, PointReader, usable};
use super::repeats::{hash, repeats};
use super::study_area::StudyArea;
use super::{Error, Layer};
use crate::finding::{FindingKind, Severity};
use crate::network::Technology;
use crate::place::{AdminUnits, CommuneId, Extent, PublicPlace, Village, VillageIndex, fold};
use crate::progress::{Progress, Stage};
use crate::project::{LayerFile, PLACE_FIELDS, PlaceLayer, Project};
use geo::Coord;
use std::collections::HashMap;

/// Where places lie: the villages and the communes they belong to.
pub(super) struct Whereabouts<'v> {
    pub(super) villages: &'v [Village],
    pub(super) index: &'v VillageIndex<'v>,
    pub(super) units: &'v AdminUnits,
}

/// Reads one layer of public places.
pub(super) fn read(
    project: &Project,
    (layer, number): (&PlaceLayer, u32),
    study: &StudyArea,
    whereabouts: &Whereabouts<'_>,
    found: &mut Vec<PublicPlace>,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let mut ledger = Ledger::new(&layer.source.path, None);
    let read = if has_areas(&layer.source)? { areas } else { points };
    let (mut drafts, mut read) = read(project, layer, study, &mut ledger, progress)?;
    texts(&mut drafts, &read.columns, &mut ledger);
    let drafts = without_repeats(drafts, &mut ledger);
    let communes = Communes::new(whereabouts);
    let mut outside = 0;
    for draft in drafts {
        let commune = communes.of(&draft, &read.columns, &mut ledger);
        outside += u64::from(commune.is_none());
        found.push(PublicPlace {
            id: draft.id,
            name: draft.said.name,
            kind: draft.said.kind,
            commune,
            extent: draft.extent,
            layer: number,
        });
    }
    if outside > 0 {
        ledger.whole(Severity::Note, None, FindingKind::OutsideVillages { count: outside });
    }
    read.layer.ledger = ledger;
    Ok(read.layer)
}

/// A place before its commune is known.
struct PlaceDraft {
    row: u64,
    id: String,
    said: Said,
    extent: Extent,
    /// A point of it: itself, or one inside the area.
    at: Coord<f64>,
}

/// What the row of a place says.
#[derive(Clone, PartialEq)]
struct Said {
    name: String,
    kind: String,
    commune_code: String,
    commune: String,
}

impl Said {
    /// From the texts of a row, by field.
    fn of(layer: &PlaceLayer, mut text: impl FnMut(&str) -> String) -> Self {
        let kind = text("kind");
        Self {
            name: text("name"),
            kind: if kind.is_empty() { layer.kind.clone().unwrap_or_default() } else { kind },
            commune_code: text("commune_code"),
            commune: text("commune"),
        }
    }
}

/// What reading a layer gives beside its places.
struct Read {
    layer: Layer,
    columns: Columns,
}

impl Read {
    fn new(name: Option<String>, rows: u64, crs: Option<String>, columns: Columns) -> Self {
        // The ledger is put in when all is said.
        let ledger = Ledger::new("", None);
        let listed = [false; Technology::ALL.len()];
        Self { layer: Layer { name, rows, crs, ledger, listed }, columns }
    }
}

/// Whether the first geometry of the layer is an area.
pub(super) fn has_areas(source: &LayerFile) -> Result<bool, Error> {
    Ok(matches!(first_geometry(source, &format::POINTS)?, Some(Geometry::Areas { .. })))
}

fn numbered(id: String, row: u64) -> String {
    if id.is_empty() { format!("#{row}") } else { id }
}

fn points(
    project: &Project,
    layer: &PlaceLayer,
    study: &StudyArea,
    ledger: &mut Ledger,
    progress: &dyn Progress,
) -> Result<(Vec<PlaceDraft>, Read), Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    ledger.of_layer(open.name());
    let columns = Columns::find(source, open.columns(), &PLACE_FIELDS, "places.columns")?;
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut points = PointReader::new(project, study, source, open, columns, progress)?;
    let mut drafts: Vec<PlaceDraft> = Vec::new();
    let (mut raw, mut start) = (Vec::new(), 0);
    loop {
        let next = points.next(ledger)?;
        if let Some(at) = next {
            let row = points.row.number;
            let text =
                |field: &str| points.columns.at(field).map(|i| points.text(i)).unwrap_or_default();
            let id = numbered(points.code("id"), row);
            let said = Said::of(layer, text);
            drafts.push(PlaceDraft { row, id, said, extent: Extent::Point(at), at });
            raw.push(at);
        }
        if raw.len() >= BATCH || (next.is_none() && !raw.is_empty()) {
            let placed = points.place(&raw, ledger)?;
            let fresh = drafts.split_off(start);
            for ((mut draft, placed), raw) in fresh.into_iter().zip(&placed).zip(&raw) {
                if usable(placed, *raw, f64::INFINITY, draft.row, &draft.id, ledger) {
                    draft.at = placed.at;
                    draft.extent = Extent::Point(placed.at);
                    drafts.push(draft);
                }
            }
            start = drafts.len();
            progress.advance(raw.len() as u64);
            raw.clear();
            if progress.interrupted() {
                return Err(Error::Interrupted);
            }
        }
        if next.is_none() {
            break;
        }
    }
    progress.end();
    let crs = points.finish(ledger)?;
    let name = points.layer.name().map(str::to_owned);
    Ok((drafts, Read::new(name, points.read, crs, points.columns)))
}

fn areas(
    project: &Project,
    layer: &PlaceLayer,
    study: &StudyArea,
    ledger: &mut Ledger,
    progress: &dyn Progress,
) -> Result<(Vec<PlaceDraft>, Read), Error> {
    let source = &layer.source;
    let mut areas = AreaReader::open(project, study, source, &PLACE_FIELDS, "places.columns")?;
    ledger.of_layer(areas.rows.name());
    progress.begin(Stage::Reading, &source.path, areas.rows.total());
    let draft = |row: &Row, columns: &Columns, _: &mut Ledger| {
        let text = |field: &str| row.text(columns.at(field)).into_owned();
        let id = numbered(text("id"), row.number);
        let value = (row.number, id.clone(), Said::of(layer, text));
        Ok(Some(Draft { row: row.number, id, value }))
    };
    let mut drafts = Vec::new();
    while let Some((rows, batch)) = areas.batch(draft, ledger)? {
        progress.advance(rows);
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        for ((row, id, said), ready) in batch {
            // An area that was judged usable has a point inside.
            let Some(at) = area::centre(&ready.planar) else { continue };
            drafts.push(PlaceDraft { row, id, said, extent: Extent::Area(ready.planar), at });
        }
    }
    progress.end();
    let crs = areas.finish(ledger)?;
    let name = areas.rows.name().map(str::to_owned);
    Ok((drafts, Read::new(name, areas.read, crs, areas.columns)))
}

/// Repairs names in legacy encodings.
fn texts(drafts: &mut [PlaceDraft], columns: &Columns, ledger: &mut Ledger) {
    type Field = fn(&mut Said) -> &mut String;
    let fields: [(&str, Field); 3] = [
        ("name", |said| &mut said.name),
        ("kind", |said| &mut said.kind),
        ("commune", |said| &mut said.commune),
    ];
    for (field, of) in fields {
        let values = drafts.iter_mut().map(|d| of(&mut d.said));
        for done in super::legacy_text::convert(values) {
            let kind = FindingKind::TextConverted {
                legacy: done.legacy,
                count: done.count,
                found: done.found,
                used: done.used,
            };
            ledger.whole(Severity::Repaired, columns.name(field), kind);
        }
    }
}

/// Leaves out places that repeat an earlier one, and notes identifiers used in two places.
fn without_repeats(drafts: Vec<PlaceDraft>, ledger: &mut Ledger) -> Vec<PlaceDraft> {
    let same = |i: usize, j: usize| {
        let (a, b) = (&drafts[i], &drafts[j]);
        a.id == b.id && a.said == b.said && a.extent == b.extent
    };
    let id = |i: usize| hash(&[drafts[i].id.as_bytes()]);
    let found = repeats(drafts.len(), id, |i| drafts[i].at, same);
    for &(i, first) in &found.elsewhere {
        let (a, b) = (drafts[i].at, drafts[first].at);
        let km = (a.x - b.x).hypot(a.y - b.y) / 1000.0;
        let kind = FindingKind::IdElsewhere { first_row: drafts[first].row, km };
        ledger.row(Severity::Note, drafts[i].row, &drafts[i].id, None, kind);
    }
    for &(i, first) in &found.same {
        let kind = FindingKind::DuplicateRow { first_row: drafts[first].row };
        ledger.row(Severity::Note, drafts[i].row, &drafts[i].id, None, kind);
    }
    let mut repeated = found.same.iter().map(|&(i, _)| i).peekable();
    let place = |(i, draft)| repeated.next_if_eq(&i).is_none().then_some(draft);
    drafts.into_iter().enumerate().filter_map(place).collect()
}

/// Finds communes: by place, else by the code or name that a row states.
struct Communes<'w, 'v> {
    whereabouts: &'w Whereabouts<'v>,
    codes: HashMap<&'v str, CommuneId>,
    /// By folded name, with and without `xã`, `phường`; `None` where several have it.
    names: HashMap<String, Option<CommuneId>>,
}

impl<'w, 'v> Communes<'w, 'v> {
    fn new(whereabouts: &'w Whereabouts<'v>) -> Self {
        let mut codes = HashMap::new();
        let mut names: HashMap<String, Option<CommuneId>> = HashMap::new();
        for (commune, id) in whereabouts.units.communes.iter().zip((0..).map(CommuneId)) {
            if !commune.code.is_empty() {
                codes.entry(commune.code.as_str()).or_insert(id);
            }
            let whole = fold(&commune.name);
            let bare = bare_name(&whole).to_owned();
            for name in [whole, bare] {
                if !name.is_empty() {
                    names
                        .entry(name)
                        .and_modify(|known| *known = known.filter(|k| *k == id))
                        .or_insert(Some(id));
                }
            }
        }
        Self { whereabouts, codes, names }
    }

    fn of(&self, place: &PlaceDraft, columns: &Columns, ledger: &mut Ledger) -> Option<CommuneId> {
        if let Some(village) = self.whereabouts.index.at(place.at) {
            return Some(self.whereabouts.villages[village as usize].commune);
        }
        let (code, name) = (&place.said.commune_code, &place.said.commune);
        let by_name = || {
            let whole = fold(name);
            let found = self.names.get(&whole).or_else(|| self.names.get(bare_name(&whole)));
            found.copied().flatten()
        };
        let found = self.codes.get(code.as_str()).copied().or_else(by_name);
        if found.is_none() && !(code.is_empty() && name.is_empty()) {
            let (field, value) =
                if name.is_empty() { ("commune_code", code) } else { ("commune", name) };
            let kind = FindingKind::UnknownCommune { value: value.clone() };
            ledger.row(Severity::Note, place.row, &place.id, columns.name(field), kind);
        }
        found
    }
}

/// A folded name without what kind of commune it is.
fn bare_name(folded: &str) -> &str {
    let kinds = ["thitran", "phuong", "dackhu", "xa"];
    let bare = kinds.iter().find_map(|kind| folded.strip_prefix(kind));
    bare.filter(|b| !b.is_empty()).unwrap_or(folded)
}

/// The position of a row that may do without: what cannot be used is left out, with a finding.
pub(super) fn position_of(
    placed: &Placed,
    raw: Coord<f64>,
    row: u64,
    id: &str,
    ledger: &mut Ledger,
) -> Option<Coord<f64>> {
    match placed.verdict {
        Verdict::Fine => Some(placed.at),
        Verdict::Swapped => {
            let kind = FindingKind::Swapped { x: raw.y, y: raw.x };
            ledger.row(Severity::Repaired, row, id, None, kind);
            Some(placed.at)
        }
        Verdict::Null | Verdict::OutOfRange | Verdict::Nonsense => {
            let kind = FindingKind::PositionLeftOut { x: raw.x.to_string(), y: raw.y.to_string() };
            ledger.row(Severity::Dropped, row, id, None, kind);
            None
        }
    }
}
