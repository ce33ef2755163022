//! Rows with a position: from a vector layer of points, a text table or a sheet.
//!
//! In: the rows of a layer. Out: batches of rows with coordinates in the layer's CRS; rows without
//! are findings.

use super::Error;
use super::columns::Columns;
use super::coordinate;
use super::error::GeometryKind;
use super::geometry::Geometry;
use super::layer::{LayerSource, Row, RowGeometry};
use super::ledger::Ledger;
use super::placing::{Placed, Placer, Verdict};
use super::readings::Readings;
use super::study_area::StudyArea;
use super::unit::Unit;
use super::unread::LostRows;
use crate::finding::{FindingKind, Severity};
use crate::network::Reach;
use crate::progress::Progress;
use crate::project::{LayerFile, Project};
use geo::Coord;

/// Rows placed at a time.
pub(crate) const BATCH: usize = 65_536;

/// Where a table keeps its coordinates.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Position {
    /// In the geometry.
    Geometry,
    /// In two columns; `true` where they are named x and y.
    Columns(usize, usize, bool),
    /// Both in one cell.
    OneCell(usize),
}

impl Position {
    /// Finds the columns of the position.
    pub(crate) fn find(
        source: &LayerFile,
        columns: &Columns,
        is_vector: bool,
    ) -> Result<Self, Error> {
        if is_vector {
            return Ok(Self::Geometry);
        }
        let of = |x, y| Some((columns.at(x)?, columns.at(y)?));
        let (degrees, plain) = (of("lon", "lat"), of("x", "y"));
        let projected = source.crs.is_some_and(|c| c != 4326);
        match (degrees, plain) {
            (_, Some((x, y))) if projected || degrees.is_none() => Ok(Self::Columns(x, y, true)),
            (Some((x, y)), _) if x == y => Ok(Self::OneCell(x)),
            (Some((x, y)), _) => Ok(Self::Columns(x, y, false)),
            (None, _) => match (columns.at("lon"), columns.at("lat")) {
                (Some(one), None) => Ok(Self::OneCell(one)),
                (Some(_), Some(_)) => Err(columns.missing("lat", None)),
                (None, Some(_)) => Err(columns.missing("lon", None)),
                (None, None) => Err(Error::Several(
                    ["lon", "lat"].map(|field| columns.missing(field, None)).to_vec(),
                )),
            },
        }
    }

    /// The coordinates of a row, or the texts that are none.
    fn of(self, row: &Row) -> Result<Coord<f64>, (String, String)> {
        let text = |i: usize| row.text(Some(i));
        match self {
            Self::Geometry => match row.geometry.as_ref().map(RowGeometry::parse) {
                Some(Geometry::Points(points)) if points.len() == 1 => {
                    let c = points[0];
                    let sound = c.x.is_finite() && c.y.is_finite();
                    if sound { Ok(c) } else { Err((c.x.to_string(), c.y.to_string())) }
                }
                _ => Err((String::new(), String::new())),
            },
            Self::Columns(x, y, _) => {
                let (a, b) = (text(x), text(y));
                if let (Some(x), Some(y)) = (coordinate::degrees(&a), coordinate::degrees(&b)) {
                    return Ok(Coord { x, y });
                }
                // Now and then one cell holds both and the other nothing.
                let alone = if b.is_empty() {
                    &a
                } else if a.is_empty() {
                    &b
                } else {
                    ""
                };
                coordinate::pair(alone)
                    .map(|(x, y)| Coord { x, y })
                    .ok_or_else(|| (a.into_owned(), b.into_owned()))
            }
            Self::OneCell(i) => {
                let text = text(i);
                let pair = coordinate::pair(&text).map(|(x, y)| Coord { x, y });
                pair.ok_or_else(|| (text.into_owned(), String::new()))
            }
        }
    }
}

/// Reads the points of a layer one by one.
pub(crate) struct PointReader<'g> {
    pub(crate) layer: Box<dyn LayerSource>,
    pub(crate) columns: Columns,
    pub(super) readings: Readings,
    /// `None` in a table without coordinates.
    position: Option<Position>,
    pub(crate) row: Row,
    placer: Option<Placer<'g>>,
    project: &'g Project,
    study: &'g StudyArea,
    source: &'g LayerFile,
    pub(crate) read: u64,
    /// Rows that were left out for want of coordinates.
    pub(crate) lost: LostRows,
}

impl<'g> PointReader<'g> {
    pub(crate) fn new(
        project: &'g Project,
        study: &'g StudyArea,
        source: &'g LayerFile,
        layer: Box<dyn LayerSource>,
        columns: Columns,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let position = Position::find(source, &columns, layer.has_geometry())?;
        Self::at(project, study, source, (layer, columns), Some(position), progress)
    }

    /// A reader of rows that need no coordinates: see [`advance`](Self::advance) and
    /// [`position`](Self::position).
    pub(crate) fn of_rows(
        project: &'g Project,
        study: &'g StudyArea,
        source: &'g LayerFile,
        layer: Box<dyn LayerSource>,
        columns: Columns,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let is_vector = layer.has_geometry();
        let any = ["lon", "lat", "x", "y"].into_iter().any(|f| columns.at(f).is_some());
        let position = if is_vector || any {
            Some(Position::find(source, &columns, is_vector)?)
        } else {
            None
        };
        Self::at(project, study, source, (layer, columns), position, progress)
    }

    fn at(
        project: &'g Project,
        study: &'g StudyArea,
        source: &'g LayerFile,
        (mut layer, columns): (Box<dyn LayerSource>, Columns),
        position: Option<Position>,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let readings = Readings::survey(source, &mut *layer, &columns, progress)?;
        layer.want(columns.all());
        Ok(Self {
            layer,
            columns,
            readings,
            position,
            row: Row::default(),
            placer: None,
            project,
            study,
            source,
            read: 0,
            lost: LostRows::default(),
        })
    }

    /// Whether rows can have coordinates.
    pub(crate) fn has_positions(&self) -> bool {
        self.position.is_some()
    }

    /// The next row with coordinates; rows without are findings. `None` at the end.
    pub(crate) fn next(&mut self, ledger: &mut Ledger) -> Result<Option<Coord<f64>>, Error> {
        while self.advance(ledger)? {
            match self.coordinates() {
                Ok(at) => return Ok(Some(at)),
                Err((x, y)) => {
                    if let Some(Geometry::Areas { .. } | Geometry::Lines(_)) =
                        self.row.geometry.as_ref().map(RowGeometry::parse)
                    {
                        return Err(Error::WrongGeometry {
                            file: self.source.path.clone(),
                            found: "Polygon / LineString",
                            expected: GeometryKind::Points,
                        });
                    }
                    let id = self.id();
                    let kind = FindingKind::BadCoordinates { x, y };
                    ledger.row(Severity::Dropped, self.row.number, &id, None, kind);
                    self.lose();
                }
            }
        }
        Ok(None)
    }

    /// Counts the row the reader stands on among those that are left out.
    pub(crate) fn lose(&mut self) {
        let [technology, operator] = ["technology", "operator"].map(|f| self.columns.at(f));
        self.lost.add(&self.row, technology, operator);
    }

    /// Reads on to the next row, with or without coordinates; `false` at the end.
    pub(crate) fn advance(&mut self, ledger: &mut Ledger) -> Result<bool, Error> {
        loop {
            if !self.layer.next(&mut self.row)? {
                return Ok(false);
            }
            if self.row.blank {
                continue;
            }
            self.read += 1;
            let number = self.row.number;
            if self.row.spoilt {
                ledger.row(Severity::Dropped, number, "", None, FindingKind::NulBytes);
                self.lose();
                continue;
            }
            let (found, expected) = (self.row.values.len(), self.layer.columns().len());
            if found != expected {
                let kind = FindingKind::RaggedRow { found, expected };
                ledger.row(Severity::Note, number, "", None, kind);
            }
            return Ok(true);
        }
    }

    /// The coordinates of a row that may do without; what cannot be used is left out (a finding).
    pub(crate) fn position(&mut self, ledger: &mut Ledger) -> Option<Coord<f64>> {
        match self.coordinates() {
            Ok(at) => Some(at),
            Err((x, y)) => {
                if !x.is_empty() || !y.is_empty() {
                    let kind = FindingKind::PositionLeftOut { x, y };
                    ledger.row(Severity::Dropped, self.row.number, &self.id(), None, kind);
                }
                None
            }
        }
    }

    /// The coordinates of the row the reader stands on, or the texts that are none.
    fn coordinates(&mut self) -> Result<Coord<f64>, (String, String)> {
        match self.position {
            Some(position) => position.of(&self.row),
            None => Err((String::new(), String::new())),
        }
    }

    /// The identifier the row itself gives.
    pub(crate) fn id(&self) -> String {
        let field = ["id", "cell_id", "site_id"].into_iter().find(|f| self.columns.at(f).is_some());
        field.map(|f| self.code(f)).unwrap_or_default()
    }

    /// The code in the column of a field; empty where there is none.
    pub(super) fn code(&self, field: &str) -> String {
        self.readings.code(field, self.row.value(self.columns.at(field))).into_owned()
    }

    /// The text of a column in this row.
    pub(crate) fn text(&self, column: usize) -> String {
        self.row.text(Some(column)).into_owned()
    }

    /// Places a batch; finds the layer's CRS at the first.
    pub(crate) fn place(
        &mut self,
        batch: &[Coord<f64>],
        ledger: &mut Ledger,
    ) -> Result<Vec<Placed>, Error> {
        let Some(&first) = batch.first() else { return Ok(Vec::new()) };
        if self.placer.is_none() {
            let in_file = self.layer.crs();
            let crs = match (self.position, self.source.crs) {
                // Columns named longitude and latitude say themselves what they are.
                (Some(Position::Columns(_, _, false) | Position::OneCell(_)), None) => {
                    let used = self.study.wgs84.text();
                    ledger.whole(Severity::Assumed, None, FindingKind::CrsAssumed { used });
                    self.study.wgs84.clone()
                }
                _ => self.study.layer_crs(self.project, self.source, in_file, first, ledger)?,
            };
            let plain = matches!(self.position, Some(Position::Columns(_, _, true)));
            let placer = Placer::new(self.project, self.study, self.source, crs, plain);
            self.placer = Some(placer);
        }
        let Some(placer) = &mut self.placer else { return Ok(Vec::new()) };
        let before = placer.swap_all;
        let placed = placer.place(batch)?;
        if placer.swap_all && !before {
            let kind = FindingKind::Swapped { x: first.y, y: first.x };
            ledger.whole(Severity::Assumed, None, kind);
        }
        Ok(placed)
    }

    /// What is left to say at the end; the layer's CRS.
    pub(crate) fn finish(&mut self, ledger: &mut Ledger) -> Result<Option<String>, Error> {
        if let Some(placer) = &self.placer {
            placer.finish()?;
        }
        self.readings.tell(ledger);
        self.layer.tell_encoding(ledger);
        self.columns.tell(ledger);
        self.layer.take_remarks().into_iter().for_each(|remark| ledger.remark(remark));
        if self.read == 0 {
            ledger.whole(Severity::Note, None, FindingKind::NoRows);
        }
        self.layer.tell_warnings(ledger);
        Ok(self.placer.as_ref().map(|p| p.crs.text()))
    }
}

/// Records what was wrong with a placed point; whether it can be used.
pub(crate) fn usable(
    placed: &Placed,
    raw: Coord<f64>,
    reach_m: f64,
    row: u64,
    id: &str,
    ledger: &mut Ledger,
) -> bool {
    let km = placed.outside_m / 1000.0;
    match placed.verdict {
        Verdict::Fine => {
            if placed.outside_m > reach_m {
                let kind = FindingKind::OutsideProvince { km };
                ledger.row(Severity::Note, row, id, None, kind);
            }
            return true;
        }
        Verdict::Swapped => {
            let kind = FindingKind::Swapped { x: raw.y, y: raw.x };
            ledger.row(Severity::Repaired, row, id, None, kind);
            return true;
        }
        Verdict::Null => ledger.row(Severity::Dropped, row, id, None, FindingKind::NullIsland),
        Verdict::OutOfRange => {
            let kind = FindingKind::OutOfRange { lon: raw.x, lat: raw.y };
            ledger.row(Severity::Dropped, row, id, None, kind);
        }
        Verdict::Nonsense => {
            let kind = if km.is_finite() {
                FindingKind::FarAway { km }
            } else {
                FindingKind::BadCoordinates { x: raw.x.to_string(), y: raw.y.to_string() }
            };
            ledger.row(Severity::Dropped, row, id, None, kind);
        }
    }
    false
}

/// Brings stated radii into metres: from kilometres where the heading says so, or where they can only be that. Whether
/// any were kilometres, by either.
pub(crate) fn in_metres(
    columns: &Columns,
    radii: &mut [&mut f64],
    aside: &mut [&mut f64],
    least_m: f64,
    ledger: &mut Ledger,
) -> bool {
    let column = columns.name("radius_m");
    if columns.unit("radius_m") != Some(Unit::Kilometre) {
        let Some(kind) = kilometres(radii, aside, least_m) else { return false };
        ledger.whole(Severity::Repaired, column, kind);
        return true;
    }
    let (mut count, mut first) = (0, None);
    let mut metres: Vec<f64> = Vec::new();
    for radius in radii.iter_mut() {
        if **radius < MOST_KM {
            first.get_or_insert(**radius);
            **radius *= 1000.0;
            count += 1;
        } else {
            metres.push(**radius);
        }
    }
    aside.iter_mut().filter(|r| ***r < MOST_KM).for_each(|radius| **radius *= 1000.0);
    if let Some(found) = first {
        let kind = FindingKind::RadiusInKm { count, found, used_m: found * 1000.0 };
        ledger.whole(Severity::Note, column, kind);
    }
    if let Some(least) = metres.into_iter().reduce(f64::min) {
        let kind = FindingKind::UnitDoubtful { unit: "km".to_owned(), least };
        ledger.whole(Severity::Repaired, column, kind);
    }
    true
}

/// No base station serves as far, km: what a heading calls so is metres.
const MOST_KM: f64 = 50.0;

/// Radii that can only be kilometres, found once a layer is whole.
///
/// `least_m` is the smallest radius in metres that makes sense; where no value of the layer reaches
/// it, or most do not, those below it are kilometres. Those of rows that do not count (`aside`) are what
/// the others are, and tell only where there are no others.
fn kilometres(radii: &mut [&mut f64], aside: &mut [&mut f64], least_m: f64) -> Option<FindingKind> {
    let telling = if radii.is_empty() { &*aside } else { &*radii };
    let small = telling.iter().filter(|r| ***r < least_m).count();
    if small == 0 || 2 * small <= telling.len() {
        return None;
    }
    let mut found = None;
    for radius in radii.iter_mut().filter(|r| ***r < least_m) {
        found.get_or_insert(**radius);
        **radius *= 1000.0;
    }
    aside.iter_mut().filter(|r| ***r < least_m).for_each(|radius| **radius *= 1000.0);
    let found = found?;
    Some(FindingKind::RadiusInKm { count: small as u64, found, used_m: found * 1000.0 })
}

/// Records radii that are small among others that are not: kilometres, or really that small. The user must
/// say. Each comes with its row and identifier.
pub(crate) fn tell_small<'i>(
    radii: impl Iterator<Item = (u32, &'i str, Reach)>,
    least_m: f64,
    column: Option<&str>,
    ledger: &mut Ledger,
) {
    for (row, id, reach) in radii {
        if let Reach::Stated(radius_m) = reach
            && radius_m < least_m
        {
            let kind = FindingKind::SmallRadius { radius_m, least_m };
            ledger.row(Severity::Note, u64::from(row), id, column, kind);
        }
    }
}
