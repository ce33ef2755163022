//! Layers of cells.
//!
//! In: rows of sites or cells, from any format. Out: cells with position, radius and direction, every
//! default taken counted. A row that names several technologies is a cell of each.

use super::columns::Columns;
use super::direction::Directions;
use super::format;
use super::ledger::Ledger;
use super::open::open;
use super::operator_column::OperatorColumn;
use super::points::{BATCH, PointReader, in_metres, tell_small, usable};
use super::repeats::{hash, repeats};
use super::study_area::StudyArea;
use super::unread::Tally;
use super::values::{Technologies, number_of, reach_of, status};
use super::{Error, Layer, plausible};
use crate::finding::{FindingKind, Severity};
use crate::network::{Cell, Network, Sector, Status, Technology};
use crate::progress::{Progress, Stage};
use crate::project::{CELL_FIELDS, CellLayer, Project};
use geo::Coord;

/// The least radius of a macro cell in metres; a smaller number is kilometres. Small cells serve
/// 50 to 200 m.
const LEAST_RADIUS_M: f64 = 50.0;

/// Azimuth and beamwidth as the row states them, degrees; `None` for all around.
type Direction = Option<(f64, f64)>;

/// What rows are read with.
struct Reading<'p> {
    project: &'p Project,
    layer: &'p CellLayer,
    technologies: Technologies,
    /// Cells with several directions: how many, and the first as found and as used.
    sectors: Option<(u64, String, String)>,
    beamwidths_assumed: u64,
    radii_assumed: [u64; Technology::ALL.len()],
    skipped: [u64; 3],
    /// Technologies named by any row, whether or not it counts.
    listed: [bool; Technology::ALL.len()],
    /// Whether the row the reader stands on counts.
    counts: bool,
}

/// A cell before it is placed.
struct Draft {
    cell: Cell,
    row: u32,
    /// Whether the row states the unit of its radius.
    exact: bool,
}

/// Cells that do not count, with their coordinates as the rows have them.
struct Aside {
    drafts: Vec<Draft>,
    raw: Vec<Coord<f64>>,
    /// What is wrong with them, which nobody needs to know as long as they do not count.
    ledger: Ledger,
}

/// Reads one layer of cells into the network.
pub(crate) fn read(
    project: &Project,
    layer: &CellLayer,
    study: &StudyArea,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<(Layer, Tally), Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let columns = Columns::find(source, open.columns(), &CELL_FIELDS, "cells.columns")?;
    if columns.at("technology").is_none() && layer.technology.is_none() {
        let columns = open.columns().to_vec();
        return Err(Error::NoTechnology { file: source.path.clone(), columns });
    }
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut points = PointReader::new(project, study, source, open, columns, progress)?;
    let mut reading = Reading {
        project,
        layer,
        technologies: Technologies::default(),
        sectors: None,
        beamwidths_assumed: 0,
        radii_assumed: [0; Technology::ALL.len()],
        skipped: [0; 3],
        listed: [false; Technology::ALL.len()],
        counts: true,
    };
    let mut aside = Aside {
        drafts: Vec::new(),
        raw: Vec::new(),
        ledger: Ledger::new(&source.path, points.layer.name()),
    };
    let mut operators = OperatorColumn::new(&mut network.operators, layer.operator.as_deref());
    let mut drafts: Vec<Draft> = Vec::new();
    let (mut raw, mut start, mut tally) = (Vec::with_capacity(BATCH), 0, Tally::default());
    let mut rounding = plausible::Rounding::default();
    loop {
        let next = points.next(&mut ledger)?;
        if let Some(at) = next {
            let before = drafts.len();
            reading.row(&mut points, &mut operators, &mut drafts, &mut aside, &mut ledger)?;
            raw.extend(std::iter::repeat_n(at, drafts.len() - before));
            aside.raw.resize(aside.drafts.len(), at);
        }
        if raw.len() >= BATCH || (next.is_none() && !raw.is_empty()) {
            let mut fresh = drafts.split_off(start);
            rounding.add(&raw);
            place(&mut points, &mut fresh, &raw, &mut tally, &mut ledger)?;
            drafts.append(&mut fresh);
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
    let crs = points.finish(&mut ledger)?;
    points.lost.enter(&mut tally, layer.technology, &mut operators);
    operators.finish(&mut ledger, points.columns.name("operator"));
    // No layer is refused for rows that do not count.
    let Aside { drafts: other, raw: other_raw, ledger: other_ledger } = &mut aside;
    if place(&mut points, other, other_raw, &mut tally, other_ledger).is_err() {
        aside.drafts.clear();
    }
    let [mut stated, mut stated_aside] = [&mut drafts, &mut aside.drafts].map(|drafts| {
        let open = drafts.iter_mut().filter(|d| !d.exact);
        open.filter_map(|d| d.cell.reach.stated_mut()).collect::<Vec<&mut f64>>()
    });
    let least_m = LEAST_RADIUS_M;
    if !in_metres(&points.columns, &mut stated, &mut stated_aside, least_m, &mut ledger) {
        let open = drafts.iter().filter(|d| !d.exact).map(|d| (d.row, &*d.cell.id, d.cell.reach));
        tell_small(open, least_m, points.columns.name("radius_m"), &mut ledger);
    }
    reading.report(&points.columns, &mut ledger);
    let listed = reading.listed;
    reading.technologies.finish(&mut ledger, points.columns.name("technology"));
    let told = drafts.iter().map(|d| (u64::from(d.row), &d.cell));
    plausible::tell(told, &rounding, &points.columns, &mut ledger);
    let mut cells = without_repeats(drafts, &mut ledger);
    cells.append(&mut without_repeats(aside.drafts, &mut aside.ledger));
    converge(&mut cells, study)?;
    network.cells.append(&mut cells);
    // A file without rows says nothing, unless the project says that it is complete.
    let constant = layer.technology.filter(|_| points.read > 0);
    declare(network, &layer.technologies, constant, layer.operator.as_deref());
    let read = Layer {
        name: points.layer.name().map(str::to_owned),
        rows: points.read,
        crs,
        ledger,
        listed,
    };
    Ok((read, tally))
}

/// Places cells by their coordinates; those that cannot be used are left out.
fn place(
    points: &mut PointReader<'_>,
    drafts: &mut Vec<Draft>,
    raw: &[Coord<f64>],
    tally: &mut Tally,
    ledger: &mut Ledger,
) -> Result<(), Error> {
    let placed = points.place(raw, ledger)?;
    let mut each = placed.iter().zip(raw);
    drafts.retain_mut(|draft| {
        let Some((placed, raw)) = each.next() else { return false };
        draft.cell.position = placed.at;
        let (row, id, reach_m) =
            (u64::from(draft.row), &draft.cell.id, draft.cell.reach.radius_m());
        let used = usable(placed, *raw, reach_m, row, id, ledger);
        tally.row(row, &[draft.cell.technology], draft.cell.operator, used);
        used
    });
    Ok(())
}

impl Reading<'_> {
    /// Turns the row the reader stands on into cells, or puts them aside if they do not count.
    fn row(
        &mut self,
        points: &mut PointReader<'_>,
        operators: &mut OperatorColumn<'_>,
        drafts: &mut Vec<Draft>,
        aside: &mut Aside,
        ledger: &mut Ledger,
    ) -> Result<(), Error> {
        let number = points.row.number;
        let (site_id, cell_id) = (points.code("site_id"), points.code("cell_id"));
        let id = match (cell_id.is_empty(), site_id.is_empty()) {
            (false, _) => cell_id,
            (true, false) => site_id.clone(),
            (true, true) => format!("#{number}"),
        };
        let text = points.row.text(points.columns.at("technology"));
        let (of_layer, column) = (self.layer.technology, points.columns.name("technology"));
        let technologies =
            self.technologies.of(&text, of_layer, points.row.number, &id, column, ledger);
        for &technology in &technologies {
            self.listed[technology as usize] = true;
        }
        if technologies.is_empty() {
            points.lose();
            return Ok(());
        }
        let operator = operators.of(&points.row.text(points.columns.at("operator")), true);
        let Some(operator) = operator else {
            return Err(Error::TooManyOperators { file: self.layer.source.path.clone() });
        };
        let Some(status) = status(&points.row, &points.columns, &id, ledger) else {
            points.lose();
            return Ok(());
        };
        self.counts = self.project.count.contains(&status);
        let (drafts, ledger) = if self.counts {
            (drafts, ledger)
        } else {
            self.skipped[status as usize] += technologies.len() as u64;
            (&mut aside.drafts, &mut aside.ledger)
        };
        let Some(directions) = self.directions(points, &id, ledger) else {
            points.lose();
            return Ok(());
        };
        let mut small = |field| number_of(points, field, &id, ledger).map(|n| n.value as f32);
        let (height_m, band_mhz) = (small("height_m"), small("band_mhz"));
        let (eirp_dbm, tilt_deg) = (small("eirp_dbm"), small("tilt_deg"));
        for technology in technologies {
            let default = self.layer.radius_m;
            let default = default.unwrap_or_else(|| self.project.radii.metres(technology));
            let (reach, assumed, has_unit) = reach_of(points, default, &id, ledger);
            self.radii_assumed[technology as usize] += u64::from(assumed && self.counts);
            for direction in &directions {
                let cell = Cell {
                    id: id.as_str().into(),
                    site_id: site_id.as_str().into(),
                    operator,
                    technology,
                    position: Coord { x: 0.0, y: 0.0 },
                    reach,
                    sector: direction.map(|(azimuth_deg, beamwidth_deg)| Sector {
                        azimuth_deg,
                        beamwidth_deg,
                        convergence_deg: 0.0,
                    }),
                    status,
                    height_m,
                    band_mhz,
                    eirp_dbm,
                    tilt_deg,
                };
                drafts.push(Draft { cell, row: number as u32, exact: has_unit });
            }
        }
        Ok(())
    }

    /// A sector each; `None` where the row has a direction that nobody can read: it serves nothing.
    fn directions(
        &mut self,
        points: &PointReader<'_>,
        id: &str,
        ledger: &mut Ledger,
    ) -> Option<Vec<Direction>> {
        let (row, columns) = (&points.row, &points.columns);
        let cell = |field| row.value(columns.at(field));
        let mut bad = |field, value: String| {
            let kind = FindingKind::BadDirection { value };
            ledger.row(Severity::Dropped, row.number, id, columns.name(field), kind);
            None
        };
        let Ok(azimuths) = points.readings.directions(cell("azimuth_deg")) else {
            return bad("azimuth_deg", cell("azimuth_deg").text().into_owned());
        };
        let width = match points.readings.number("beamwidth_deg", cell("beamwidth_deg")) {
            Ok(width) => width.map(|w| w.value),
            Err(_) => return bad("beamwidth_deg", cell("beamwidth_deg").text().into_owned()),
        };
        let azimuths = match azimuths {
            Directions::Around => return Some(vec![None]),
            // Of 0 nobody knows anything.
            Directions::None if width.is_none_or(|w| w == 0.0 || w >= 360.0) => {
                return Some(vec![None]);
            }
            Directions::None => return bad("azimuth_deg", String::new()),
            Directions::Some(azimuths) => azimuths,
        };
        let default = self.project.beamwidth_deg;
        let beamwidth = match width {
            None => {
                self.beamwidths_assumed += u64::from(self.counts);
                default
            }
            Some(value) if value == 0.0 => {
                let kind = FindingKind::BadBeamwidth { value, used_deg: default };
                let column = columns.name("beamwidth_deg");
                ledger.row(Severity::Assumed, row.number, id, column, kind);
                default
            }
            Some(width) => width,
        };
        if beamwidth >= 360.0 {
            return Some(vec![None]);
        }
        if azimuths.len() > 1 {
            let used = || azimuths.iter().map(|a| format!("{a}°")).collect::<Vec<_>>().join(", ");
            let first = || (0, cell("azimuth_deg").text().into_owned(), used());
            self.sectors.get_or_insert_with(first).0 += 1;
        }
        let sector = |azimuth: f64| {
            // 360 is how many write north; only what is beyond is worth a word.
            let used = azimuth.rem_euclid(360.0);
            if !(0.0..=360.0).contains(&azimuth) {
                let kind = FindingKind::AzimuthNormalised { value: azimuth, used_deg: used };
                let column = columns.name("azimuth_deg");
                ledger.row(Severity::Repaired, row.number, id, column, kind);
            }
            Some((if used < 360.0 { used } else { 0.0 }, beamwidth))
        };
        Some(azimuths.into_iter().map(sector).collect())
    }

    fn report(&self, columns: &Columns, ledger: &mut Ledger) {
        let radii = |t: Technology| {
            let project = self
                .layer
                .radius_m
                .or_else(|| self.project.radii.is_stated(t).then(|| self.project.radii.metres(t)));
            (project.unwrap_or_else(|| self.project.radii.metres(t)), project.is_some())
        };
        for technology in Technology::ALL {
            let count = self.radii_assumed[technology as usize];
            if count > 0 {
                let (radius_m, by_project) = radii(technology);
                let kind = FindingKind::RadiusAssumed { technology, radius_m, count, by_project };
                ledger.whole(Severity::Assumed, columns.name("radius_m"), kind);
            }
        }
        if self.beamwidths_assumed > 0 {
            let kind = FindingKind::BeamwidthAssumed {
                beamwidth_deg: self.project.beamwidth_deg,
                count: self.beamwidths_assumed,
            };
            ledger.whole(Severity::Assumed, columns.name("beamwidth_deg"), kind);
        }
        if let Some((count, found, used)) = self.sectors.clone() {
            let kind = FindingKind::SeveralSectors { count, found, used };
            ledger.whole(Severity::Note, columns.name("azimuth_deg"), kind);
        }
        for status in [Status::OnAir, Status::Planned, Status::Off] {
            let count = self.skipped[status as usize];
            if count > 0 {
                let kind = FindingKind::NotCounted { status, count };
                ledger.whole(Severity::Note, columns.name("status"), kind);
            }
        }
    }
}

/// Enters the technologies a layer is complete for.
pub(super) fn declare(
    network: &mut Network,
    technologies: &[Technology],
    constant: Option<Technology>,
    operator: Option<&str>,
) {
    let operator = operator.and_then(|name| network.operators.enter(name));
    for technology in technologies.iter().copied().chain(constant) {
        if !network.declared.contains(&(technology, operator)) {
            network.declared.push((technology, operator));
        }
    }
}

/// Leaves out rows that repeat an earlier one, and notes identifiers used in two places.
fn without_repeats(drafts: Vec<Draft>, ledger: &mut Ledger) -> Vec<Cell> {
    let at = |i: usize| &drafts[i].cell;
    let id = |i: usize| {
        let technology = [at(i).technology as u8];
        hash(&[at(i).id.as_bytes(), &technology])
    };
    let same = |i: usize, j: usize| {
        let (a, b) = (at(i), at(j));
        let near = (a.position.x - b.position.x).abs() < 0.01
            && (a.position.y - b.position.y).abs() < 0.01;
        near && a.operator == b.operator
            && a.technology == b.technology
            && a.sector == b.sector
            && a.reach.radius_m().total_cmp(&b.reach.radius_m()).is_eq()
            && a.band_mhz == b.band_mhz
            && a.site_id == b.site_id
            && a.id == b.id
    };
    let found = repeats(drafts.len(), id, |i| at(i).position, same);
    for &(i, first) in &found.elsewhere {
        let (a, b) = (at(i).position, at(first).position);
        let km = (a.x - b.x).hypot(a.y - b.y) / 1000.0;
        let kind = FindingKind::IdElsewhere { first_row: u64::from(drafts[first].row), km };
        ledger.row(Severity::Note, u64::from(drafts[i].row), &at(i).id, None, kind);
    }
    for &(i, first) in &found.same {
        let kind = FindingKind::DuplicateRow { first_row: u64::from(drafts[first].row) };
        ledger.row(Severity::Note, u64::from(drafts[i].row), &at(i).id, None, kind);
    }
    let mut repeated = found.same.iter().map(|&(i, _)| i).peekable();
    let mut kept = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.into_iter().enumerate() {
        if repeated.peek() == Some(&i) {
            repeated.next();
        } else {
            kept.push(draft.cell);
        }
    }
    kept
}

/// Northward step for meridian convergence, degrees: 11 m, where the meridian is straight.
const STEP_DEG: f64 = 1e-4;

/// Finds the meridian convergence at every sector: the grid direction of true north, by a step.
fn converge(cells: &mut [Cell], study: &StudyArea) -> Result<(), Error> {
    let sectors: Vec<usize> = (0..cells.len()).filter(|&i| cells[i].sector.is_some()).collect();
    let mut north: Vec<Coord<f64>> = sectors.iter().map(|&i| cells[i].position).collect();
    let mut here = north.clone();
    if north.is_empty() {
        return Ok(());
    }
    study.to_wgs84(&here)?.apply(&mut north);
    let back = study.to_working(&study.wgs84, &north)?;
    here.clone_from(&north);
    for c in &mut north {
        c.y += STEP_DEG;
    }
    back.apply(&mut north);
    back.apply(&mut here);
    for ((i, n), h) in sectors.into_iter().zip(north).zip(here) {
        let convergence = -(n.x - h.x).atan2(n.y - h.y).to_degrees();
        if let Some(sector) = &mut cells[i].sector
            && convergence.is_finite()
        {
            sector.convergence_deg = convergence;
        }
    }
    Ok(())
}
