//! Layers of where people live.
//!
//! In: polygons of settlements or buildings, lines, or points, from any format. Out: polygons in the
//! working CRS, valid, exteriors counter-clockwise; points, lines and (where the layer says so) polygons
//! widened by `buffer_m`. A widened point is a polygon of 32 corners with the area of its disc: its
//! outline is within 0.5 % of the radius. Not here: cutting by the villages (`inhabited`).

use super::area_batch::{self, Parsed};
use super::columns::Columns;
use super::crs::Transformer;
use super::error::GeometryKind;
use super::format;
use super::geometry::Geometry;
use super::layer::{Row, RowGeometry};
use super::ledger::Ledger;
use super::open::{first_geometry, open, open_shapes};
use super::points::{BATCH, PointReader, usable};
use super::study_area::StudyArea;
use super::{Error, Layer, area};
use crate::finding::{FindingKind, GeometryFault, GeometryType, Severity};
use crate::network::Technology;
use crate::progress::{Progress, Stage};
use crate::project::{Project, SETTLEMENT_FIELDS, SettlementLayer};
use geo::buffer::{BufferStyle, LineCap, LineJoin};
use geo::{Area, BoundingRect, Buffer, Coord, LineString, MultiLineString, MultiPolygon, Polygon};
use rayon::prelude::*;

/// Features prepared at a time.
const AREAS: usize = 4096;
/// Corners of a widened point, and of a full turn at a widened corner.
const CORNERS: usize = 32;
/// A whole layer farther than this from the villages is a mistake of its CRS, m.
const FAR_M: f64 = 50_000.0;

/// Polygons of settlements, working CRS.
#[derive(Default)]
pub(crate) struct Settlements {
    /// Those whose box meets that of the villages.
    pub(crate) polygons: Vec<Polygon<f64>>,
    /// Area of the others, m²: a layer of the whole country is usual, and most of it is elsewhere.
    pub(crate) elsewhere_m2: f64,
}

impl Settlements {
    fn add(&mut self, area: MultiPolygon<f64>, study: &StudyArea) {
        for polygon in area {
            if study.meets(&polygon) {
                self.polygons.push(polygon);
            } else {
                self.elsewhere_m2 += polygon.unsigned_area();
            }
        }
    }
}

/// Reads one layer; its polygons are added to `found`.
pub(crate) fn read(
    project: &Project,
    layer: &SettlementLayer,
    study: &StudyArea,
    found: &mut Settlements,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    match kind(layer)? {
        GeometryKind::Areas => shapes(project, layer, study, found, progress),
        _ if layer.buffer_m.is_none() => Err(Error::NoBuffer { file: layer.source.path.clone() }),
        GeometryKind::Points => points(project, layer, study, found, progress),
        GeometryKind::PointsOrLines => shapes(project, layer, study, found, progress),
    }
}

/// What the first geometry of the layer is; lines count as [`GeometryKind::PointsOrLines`].
fn kind(layer: &SettlementLayer) -> Result<GeometryKind, Error> {
    if format::is_table(&layer.source) {
        return Ok(GeometryKind::Points);
    }
    Ok(match first_geometry(&layer.source, &format::ANY)? {
        Some(Geometry::Points(points)) if points.len() <= 1 => GeometryKind::Points,
        // Several points a feature are read as shapes are, without looking for exchanged axes.
        Some(Geometry::Points(_) | Geometry::Lines(_)) => GeometryKind::PointsOrLines,
        Some(Geometry::Areas { .. } | Geometry::Other(_)) | None => GeometryKind::Areas,
    })
}

fn points(
    project: &Project,
    layer: &SettlementLayer,
    study: &StudyArea,
    found: &mut Settlements,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let columns = Columns::find(source, open.columns(), &SETTLEMENT_FIELDS, "settlements.columns")?;
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut reader = PointReader::new(project, study, source, open, columns, progress)?;
    let buffer_m = layer.buffer_m.unwrap_or(0.0);
    let mut more = true;
    while more {
        let (mut raw, mut rows) = (Vec::new(), Vec::new());
        while raw.len() < BATCH {
            let Some(at) = reader.next(&mut ledger)? else {
                more = false;
                break;
            };
            raw.push(at);
            rows.push((reader.row.number, reader.id()));
        }
        let placed = reader.place(&raw, &mut ledger)?;
        let mut discs = Vec::with_capacity(placed.len());
        for ((placed, raw), (row, id)) in placed.iter().zip(&raw).zip(&rows) {
            if usable(placed, *raw, f64::INFINITY, *row, id, &mut ledger) {
                discs.push(placed.at);
            }
        }
        let discs: Vec<_> = discs.into_par_iter().map(|at| disc(at, buffer_m)).collect();
        found.add(MultiPolygon::new(discs), study);
        progress.advance(raw.len() as u64);
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
    }
    progress.end();
    let crs = reader.finish(&mut ledger)?;
    let name = reader.layer.name().map(str::to_owned);
    Ok(Layer { name, rows: reader.read, crs, ledger, listed: [false; Technology::ALL.len()] })
}

/// A disc as a polygon of the same area.
fn disc(at: Coord<f64>, radius_m: f64) -> Polygon<f64> {
    let step = std::f64::consts::TAU / CORNERS as f64;
    // Area of the polygon: n/2 · R² · sin(2π/n); of the disc: π r².
    let reach = radius_m * (step / step.sin()).sqrt();
    let corner = |i: usize| {
        let (sin, cos) = (i as f64 * step).sin_cos();
        Coord { x: at.x + reach * cos, y: at.y + reach * sin }
    };
    Polygon::new(LineString::new((0..CORNERS).map(corner).collect()), Vec::new())
}

/// One feature that is no point of a table.
enum Feature {
    Area(Parsed),
    Lines(MultiLineString<f64>),
    Points(Vec<Coord<f64>>),
}

impl Feature {
    fn parse(geometry: Option<&RowGeometry>) -> Self {
        match geometry.map(RowGeometry::parse) {
            Some(Geometry::Lines(lines)) => Self::Lines(lines),
            Some(Geometry::Points(points)) if !points.is_empty() => Self::Points(points),
            _ => Self::Area(area_batch::parse_one(geometry)),
        }
    }

    fn first(&self) -> Option<Coord<f64>> {
        match self {
            Self::Area(parsed) => area_batch::first(parsed),
            Self::Lines(lines) => lines.0.iter().find_map(|l| l.0.first()).copied(),
            Self::Points(points) => points.first().copied(),
        }
    }
}

fn shapes(
    project: &Project,
    layer: &SettlementLayer,
    study: &StudyArea,
    found: &mut Settlements,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let mut rows = open_shapes(source, &format::ANY)?;
    let columns = Columns::find(source, rows.columns(), &SETTLEMENT_FIELDS, "settlements.columns")?;
    rows.want(columns.all());
    let mut ledger = Ledger::new(&source.path, rows.name());
    progress.begin(Stage::Reading, &source.path, rows.total());
    let mut way: Option<(Transformer, super::crs::Crs, Coord<f64>)> = None;
    let (mut total, mut used, mut near) = (0_u64, 0_u64, 0_u64);
    let mut row = Row::default();
    let mut more = true;
    while more {
        let (mut labels, mut geometries) = (Vec::new(), Vec::new());
        while geometries.len() < AREAS {
            more = rows.next(&mut row)?;
            if !more {
                break;
            }
            total += 1;
            labels.push((row.number, row.text(columns.at("id")).into_owned()));
            geometries.push(row.geometry.take());
        }
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        progress.advance(geometries.len() as u64);
        let features: Vec<Feature> =
            geometries.par_iter().map(|g| Feature::parse(g.as_ref())).collect();
        let sample: Vec<Coord<f64>> = features.iter().filter_map(Feature::first).collect();
        if way.is_none()
            && let Some(&at) = sample.first()
        {
            let crs = study.layer_crs(project, source, rows.crs(), at, &mut ledger)?;
            way = Some((study.to_working(&crs, &sample)?, crs, at));
        }
        for ((number, id), made) in labels.iter().zip(prepare(features, way.as_ref(), layer)) {
            if let Some((severity, kind)) = made.1 {
                ledger.row(severity, *number, id, None, kind);
            }
            let Some(area) = made.0 else { continue };
            used += 1;
            let close = |c: Coord<f64>| study.distance_m(c) < FAR_M;
            let around = area.bounding_rect();
            near += u64::from(around.is_some_and(|r| close(r.min()) || close(r.max())));
            found.add(area, study);
        }
    }
    progress.end();
    if let Some((_, crs, at)) = &way
        && used > 0
        && near == 0
    {
        return Err(Error::Misplaced {
            file: source.path.clone(),
            crs: crs.text(),
            rows: used,
            rows_far: used,
            x: at.x,
            y: at.y,
            mistake: study.mistake(project, *at, Some(crs)),
        });
    }
    if total == 0 {
        ledger.whole(Severity::Note, None, FindingKind::NoRows);
    }
    columns.tell(&mut ledger);
    rows.tell_warnings(&mut ledger);
    let name = rows.name().map(str::to_owned);
    let crs = way.map(|(_, crs, _)| crs.text());
    Ok(Layer { name, rows: total, crs, ledger, listed: [false; Technology::ALL.len()] })
}

/// A feature's area, if it has a usable one, and what there is to say.
type Made = (Option<MultiPolygon<f64>>, Option<(Severity, FindingKind)>);

fn prepare(
    features: Vec<Feature>,
    way: Option<&(Transformer, super::crs::Crs, Coord<f64>)>,
    layer: &SettlementLayer,
) -> Vec<Made> {
    // Areas are prepared together, on all cores; the others keep their places between them.
    let mut parsed = Vec::new();
    let mut all: Vec<Option<Made>> = Vec::with_capacity(features.len());
    for feature in features {
        all.push(match feature {
            Feature::Area(area) => {
                parsed.push(area);
                None
            }
            Feature::Lines(lines) => {
                let coords = lines.0.into_iter().map(|l| l.0).collect();
                Some(widen(coords, way, layer, GeometryType::LineString, |lines, buffer_m| {
                    let lines =
                        MultiLineString::new(lines.into_iter().map(LineString::new).collect());
                    lines.buffer_with_style(style(buffer_m))
                }))
            }
            Feature::Points(points) => {
                Some(widen(vec![points], way, layer, GeometryType::Point, |points, buffer_m| {
                    let discs = points.into_iter().flatten().map(|at| disc(at, buffer_m)).collect();
                    MultiPolygon::new(discs)
                }))
            }
        });
    }
    let prepared = match way {
        Some((way, ..)) => area_batch::prepare(parsed, way, false),
        None => parsed.into_iter().map(|p| (None, Some(area_batch::unusable(p)))).collect(),
    };
    let areas: Vec<Made> = prepared
        .into_par_iter()
        .map(|(ready, finding)| {
            let area = ready.map(|r| match layer.buffer_m {
                Some(buffer_m) => turned(r.planar.buffer_with_style(style(buffer_m))),
                None => r.planar,
            });
            (area, finding)
        })
        .collect();
    let mut areas = areas.into_iter();
    all.into_iter().map(|made| made.or_else(|| areas.next()).unwrap_or((None, None))).collect()
}

/// Lines or points as an area, where the layer says how wide.
fn widen(
    mut coords: Vec<Vec<Coord<f64>>>,
    way: Option<&(Transformer, super::crs::Crs, Coord<f64>)>,
    layer: &SettlementLayer,
    found: GeometryType,
    area: impl Fn(Vec<Vec<Coord<f64>>>, f64) -> MultiPolygon<f64>,
) -> Made {
    let dropped = |kind| (None, Some((Severity::Dropped, kind)));
    let Some(buffer_m) = layer.buffer_m else {
        return dropped(FindingKind::NotAnArea { found });
    };
    if let Some((way, ..)) = way {
        for list in &mut coords {
            way.apply(list);
        }
    }
    if coords.iter().flatten().any(|c| !c.x.is_finite() || !c.y.is_finite()) {
        return dropped(FindingKind::GeometryUnusable { fault: GeometryFault::NotFinite });
    }
    (Some(turned(area(coords, buffer_m))), None)
}

fn turned(mut area: MultiPolygon<f64>) -> MultiPolygon<f64> {
    area::orient(&mut area);
    area
}

/// Round corners, as dense as a disc's.
fn style(buffer_m: f64) -> BufferStyle<f64> {
    let step = std::f64::consts::TAU / CORNERS as f64;
    BufferStyle::new(buffer_m).line_join(LineJoin::Round(step)).line_cap(LineCap::Round(step))
}

#[cfg(test)]
#[path = "settlements_tests.rs"]
mod tests;
