//! Layers of fibre: access points that serve around them, routes that serve along them.
//!
//! In: points from any format, or lines from a vector layer. Out: access points and routes. Built for
//! millions of points: a row costs its identifier and 56 bytes.

use super::columns::Columns;
use super::format;
use super::geometry::Geometry;
use super::layer::{Row, RowGeometry};
use super::ledger::Ledger;
use super::lines::{self, Line};
use super::open::{first_geometry, open, open_shapes};
use super::operator_column::OperatorColumn;
use super::points::{BATCH, PointReader, in_metres, tell_small, usable};
use super::repeats::{hash, repeats};
use super::study_area::StudyArea;
use super::unread::{LostRows, Tally};
use super::values::{number_of, reach_of, status};
use super::{Error, Layer};
use crate::finding::{FindingKind, Severity};
use crate::network::{AccessPoint, FibreRoute, Network, OperatorId, Status, Technology};
use crate::progress::{Progress, Stage};
use crate::project::{FIBRE_FIELDS, FibreLayer, Project};
use geo::{Coord, MultiLineString};
use std::collections::HashSet;

/// The least radius of an access point in metres; a smaller number is kilometres.
const LEAST_RADIUS_M: f64 = 5.0;

/// Reads one layer of fibre into the network.
pub(crate) fn read(
    project: &Project,
    layer: &FibreLayer,
    study: &StudyArea,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<(Layer, Tally), Error> {
    let (mut read, tally) = if has_lines(layer)? {
        routes(project, layer, study, network, progress)?
    } else {
        access_points(project, layer, study, network, progress)?
    };
    // A layer of fibre speaks for fibre, even when no row of it counts.
    read.listed[Technology::Ftth as usize] |= layer.declared || read.rows > 0;
    if layer.declared {
        let operator = layer.operator.as_deref().and_then(|name| network.operators.enter(name));
        network.declared.push((Technology::Ftth, operator));
    }
    Ok((read, tally))
}

/// Whether the first geometry of the layer is a line.
fn has_lines(layer: &FibreLayer) -> Result<bool, Error> {
    Ok(matches!(first_geometry(&layer.source, &format::POINTS)?, Some(Geometry::Lines(_))))
}

fn access_points(
    project: &Project,
    layer: &FibreLayer,
    study: &StudyArea,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<(Layer, Tally), Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let columns = Columns::find(source, open.columns(), &FIBRE_FIELDS, "fibre.columns")?;
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut points = PointReader::new(project, study, source, open, columns, progress)?;
    let mut operators = OperatorColumn::new(&mut network.operators, layer.operator.as_deref());
    let default = layer.radius_m.unwrap_or_else(|| project.radii.metres(Technology::Ftth));
    let (mut drafts, mut aside) = (Drafts::default(), Drafts::default());
    // What is wrong with rows that do not count, which nobody needs to know.
    let mut ledger_aside = Ledger::new(&source.path, points.layer.name());
    let mut raw_aside = Vec::new();
    let (mut raw, mut start, mut tally) = (Vec::with_capacity(BATCH), 0, Tally::default());
    let (mut assumed, mut skipped) = (0_u64, [0_u64; 3]);
    loop {
        let next = points.next(&mut ledger)?;
        if let Some(at) = next {
            let id = points.code("id");
            let id = if id.is_empty() { format!("#{}", points.row.number) } else { id };
            let Some(status) = status(&points.row, &points.columns, &id, &mut ledger) else {
                points.lose();
                continue;
            };
            let counts = project.count.contains(&status);
            let (drafts, raw, ledger) = if counts {
                (&mut drafts, &mut raw, &mut ledger)
            } else {
                skipped[status as usize] += 1;
                (&mut aside, &mut raw_aside, &mut ledger_aside)
            };
            let (reach, missing, exact) = reach_of(&points, default, &id, ledger);
            assumed += u64::from(counts && missing);
            let operator = points.row.text(points.columns.at("operator"));
            let operator = operators.of(&operator, counts);
            let Some(operator) = operator else {
                return Err(Error::TooManyOperators { file: source.path.clone() });
            };
            let ports_total = ports(&points, "ports_total", &id, ledger);
            let ports_used = ports(&points, "ports_used", &id, ledger);
            drafts.rows.push((points.row.number as u32, exact));
            drafts.points.push(AccessPoint {
                id: id.into_boxed_str(),
                operator,
                position: at,
                reach,
                status,
                ports_total,
                ports_used,
            });
            raw.push(at);
        }
        if raw.len() >= BATCH || (next.is_none() && !raw.is_empty()) {
            drafts.place(&mut points, start, &raw, &mut tally, &mut ledger)?;
            start = drafts.points.len();
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
    points.lost.enter(&mut tally, Some(Technology::Ftth), &mut operators);
    operators.finish(&mut ledger, points.columns.name("operator"));
    // No layer is refused for rows that do not count.
    if aside.place(&mut points, 0, &raw_aside, &mut tally, &mut ledger_aside).is_err() {
        aside = Drafts::default();
    }
    let [mut stated, mut stated_aside] = [&mut drafts, &mut aside].map(|drafts| {
        let open = drafts.points.iter_mut().zip(&drafts.rows).filter(|(_, (_, exact))| !exact);
        open.filter_map(|(p, _)| p.reach.stated_mut()).collect::<Vec<&mut f64>>()
    });
    let least_m = LEAST_RADIUS_M;
    if !in_metres(&points.columns, &mut stated, &mut stated_aside, least_m, &mut ledger) {
        let all = drafts.points.iter().zip(&drafts.rows);
        let open = all.filter(|(_, (_, exact))| !exact).map(|(p, (r, _))| (*r, &*p.id, p.reach));
        tell_small(open, least_m, points.columns.name("radius_m"), &mut ledger);
    }
    if assumed > 0 {
        let kind = FindingKind::RadiusAssumed {
            technology: Technology::Ftth,
            radius_m: default,
            count: assumed,
            by_project: layer.radius_m.is_some() || project.radii.is_stated(Technology::Ftth),
        };
        ledger.whole(Severity::Assumed, points.columns.name("radius_m"), kind);
    }
    not_counted(&skipped, &points.columns, &mut ledger);
    let mut kept = without_repeats(drafts, &mut ledger);
    kept.append(&mut without_repeats(aside, &mut ledger_aside));
    if network.access_points.is_empty() {
        network.access_points = kept;
    } else {
        network.access_points.append(&mut kept);
    }
    let (name, listed) = (points.layer.name().map(str::to_owned), [false; Technology::ALL.len()]);
    Ok((Layer { name, rows: points.read, crs, ledger, listed }, tally))
}

/// Points with their rows, side by side.
#[derive(Default)]
struct Drafts {
    points: Vec<AccessPoint>,
    /// With whether the row states the unit of its radius.
    rows: Vec<(u32, bool)>,
}

impl Drafts {
    /// Places the points from the `start`-th on by their coordinates; those that cannot be used are
    /// left out.
    fn place(
        &mut self,
        points: &mut PointReader<'_>,
        start: usize,
        raw: &[Coord<f64>],
        tally: &mut Tally,
        ledger: &mut Ledger,
    ) -> Result<(), Error> {
        let placed = points.place(raw, ledger)?;
        let mut keep = start;
        for (i, (placed, raw)) in (start..).zip(placed.iter().zip(raw)) {
            let row = u64::from(self.rows[i].0);
            let point = &mut self.points[i];
            point.position = placed.at;
            let used = usable(placed, *raw, point.reach.radius_m(), row, &point.id, ledger);
            tally.row(row, &[Technology::Ftth], point.operator, used);
            if used {
                self.points.swap(keep, i);
                self.rows.swap(keep, i);
                keep += 1;
            }
        }
        self.points.truncate(keep);
        self.rows.truncate(keep);
        Ok(())
    }
}

fn ports(
    points: &PointReader<'_>,
    field: &'static str,
    id: &str,
    ledger: &mut Ledger,
) -> Option<u32> {
    number_of(points, field, id, ledger).map(|n| n.value as u32)
}

fn not_counted(skipped: &[u64; 3], columns: &Columns, ledger: &mut Ledger) {
    for status in [Status::OnAir, Status::Planned, Status::Off] {
        let count = skipped[status as usize];
        if count > 0 {
            let kind = FindingKind::NotCounted { status, count };
            ledger.whole(Severity::Note, columns.name("status"), kind);
        }
    }
}

fn without_repeats(drafts: Drafts, ledger: &mut Ledger) -> Vec<AccessPoint> {
    let all = &drafts.points;
    let same = |i: usize, j: usize| {
        let (a, b) = (&all[i], &all[j]);
        (a.position.x - b.position.x).abs() < 0.01
            && (a.position.y - b.position.y).abs() < 0.01
            && a.operator == b.operator
            && a.reach.radius_m().total_cmp(&b.reach.radius_m()).is_eq()
            && a.ports_total == b.ports_total
            && a.ports_used == b.ports_used
            && a.id == b.id
    };
    let found = repeats(all.len(), |i| hash(&[all[i].id.as_bytes()]), |i| all[i].position, same);
    let row = |i: usize| u64::from(drafts.rows[i].0);
    for &(i, first) in &found.elsewhere {
        let (a, b) = (all[i].position, all[first].position);
        let km = (a.x - b.x).hypot(a.y - b.y) / 1000.0;
        let kind = FindingKind::IdElsewhere { first_row: row(first), km };
        ledger.row(Severity::Note, row(i), &all[i].id, None, kind);
    }
    for &(i, first) in &found.same {
        let kind = FindingKind::DuplicateRow { first_row: row(first) };
        ledger.row(Severity::Note, row(i), &all[i].id, None, kind);
    }
    let mut points = drafts.points;
    let mut repeated = found.same.iter().map(|&(i, _)| i).peekable();
    let mut i = 0;
    points.retain(|_| {
        let drop = repeated.next_if_eq(&i).is_some();
        i += 1;
        !drop
    });
    points
}

fn routes(
    project: &Project,
    layer: &FibreLayer,
    study: &StudyArea,
    network: &mut Network,
    progress: &dyn Progress,
) -> Result<(Layer, Tally), Error> {
    let source = &layer.source;
    let Some(distance_m) = layer.distance_m else {
        return Err(Error::NoDistance { file: source.path.clone() });
    };
    let mut rows = open_shapes(source, &format::VECTOR)?;
    let columns = Columns::find(source, rows.columns(), &FIBRE_FIELDS, "fibre.columns")?;
    rows.want(columns.all());
    let mut ledger = Ledger::new(&source.path, rows.name());
    columns.tell(&mut ledger);
    progress.begin(Stage::Reading, &source.path, rows.total());
    let mut operators = OperatorColumn::new(&mut network.operators, layer.operator.as_deref());
    let (mut found, mut aside) = (Vec::<(u64, FibreRoute)>::new(), Vec::new());
    // What is wrong with rows that do not count, which nobody needs to know.
    let mut ledger_aside = Ledger::new(&source.path, rows.name());
    let mut skipped = [0_u64; 3];
    let mut row = Row::default();
    let (mut total, mut lost) = (0, LostRows::default());
    while rows.next(&mut row)? {
        total += 1;
        progress.advance(1);
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        let id = row.text(columns.at("id")).into_owned();
        let id = if id.is_empty() { format!("#{}", row.number) } else { id };
        let Some(status) = status(&row, &columns, &id, &mut ledger) else {
            lost.add(&row, None, columns.at("operator"));
            continue;
        };
        let counts = project.count.contains(&status);
        let (found, ledger) = if counts {
            (&mut found, &mut ledger)
        } else {
            skipped[status as usize] += 1;
            (&mut aside, &mut ledger_aside)
        };
        let line = match row.geometry.as_ref().map(RowGeometry::parse) {
            Some(Geometry::Lines(line)) => line,
            other => {
                let kind = match &other {
                    Some(g) => FindingKind::NotAnArea { found: g.found() },
                    None => FindingKind::NoGeometry,
                };
                ledger.row(Severity::Dropped, row.number, &id, None, kind);
                lost.add(&row, None, columns.at("operator"));
                continue;
            }
        };
        let Some(operator) = operators.of(&row.text(columns.at("operator")), counts) else {
            return Err(Error::TooManyOperators { file: source.path.clone() });
        };
        let id = id.into_boxed_str();
        let route = FibreRoute { id, operator, line, distance_m, status };
        found.push((row.number, route));
    }
    progress.end();
    not_counted(&skipped, &columns, &mut ledger);
    let named = |found: &[(u64, FibreRoute)]| -> Vec<(u64, OperatorId)> {
        found.iter().map(|(row, route)| (*row, route.operator)).collect()
    };
    let mut all = named(&found);
    let crs = lines::place(project, source, study, rows.crs(), &mut found, &mut ledger)?;
    // No layer is refused for rows that do not count.
    all.extend(named(&aside));
    if lines::place(project, source, study, rows.crs(), &mut aside, &mut ledger_aside).is_ok() {
        found.append(&mut aside);
    }
    let mut tally = Tally::default();
    let used: HashSet<u64> = found.iter().map(|(row, _)| *row).collect();
    for (row, operator) in all {
        tally.row(row, &[Technology::Ftth], operator, used.contains(&row));
    }
    lost.enter(&mut tally, Some(Technology::Ftth), &mut operators);
    operators.finish(&mut ledger, columns.name("operator"));
    if total == 0 {
        ledger.whole(Severity::Note, None, FindingKind::NoRows);
    }
    rows.tell_warnings(&mut ledger);
    network.fibre_routes.extend(found.into_iter().map(|(_, route)| route));
    let (name, listed) = (rows.name().map(str::to_owned), [false; Technology::ALL.len()]);
    Ok((Layer { name, rows: total, crs, ledger, listed }, tally))
}

impl Line for FibreRoute {
    fn id(&self) -> &str {
        &self.id
    }

    fn line(&mut self) -> &mut MultiLineString<f64> {
        &mut self.line
    }
}
