//! The layers of what maps show around the villages.
//!
//! In: lines of roads and rivers, areas of water and of neighbouring provinces, a raster of heights. Out:
//! [`Surroundings`] in the working CRS, cut to the villages' box and 30 % of its longer side around it. Broken
//! geometry is repaired or left out, with a finding; so is a layer of which nothing is near. Layers of more
//! than [`MANY`] vertices lose what a map at 1:50,000 cannot show. Nothing is computed from any of this.

use super::area_batch::{self, Parsed};
use super::around::{MapExtent, Reprojection};
use super::columns::Columns;
use super::format::{self, Format};
use super::geometry::Geometry;
use super::layer::{LayerSource, Row, RowGeometry};
use super::ledger::Ledger;
use super::open::open_shapes;
use super::study_area::StudyArea;
use super::validity;
use super::way_class::{self, Sort};
use super::{Error, Layer, legacy_text, terrain};
use crate::assessment::Role;
use crate::finding::{FindingKind, Severity};
use crate::network::Technology;
use crate::place::{Neighbour, Surroundings, Village, Way};
use crate::progress::{Progress, Stage};
use crate::project::{LayerFile, NEIGHBOUR_FIELDS, Project, WATER_FIELDS, WAY_FIELDS, WayLayer};
use geo::{Coord, CoordsIter, MultiPolygon, Simplify};
use rayon::prelude::*;

/// Vertices of a layer from which it is made simpler; beyond, pictures grow and show nothing more.
const MANY: usize = 200_000;

/// What 0.1 mm is at 1:50,000, m: a pen is as wide.
const PEN_M: f64 = 5.0;

/// Areas prepared at a time.
const BATCH: usize = 256;

/// The layers in the order in which [`read`] reads them, with their roles.
pub(super) fn sources(project: &Project) -> Vec<(Role, LayerFile)> {
    let around = &project.surroundings;
    let mut all = Vec::new();
    all.extend(around.roads.iter().map(|l| (Role::Roads, l.source.clone())));
    all.extend(around.rivers.iter().map(|l| (Role::Rivers, l.source.clone())));
    all.extend(around.water.iter().map(|l| (Role::Water, l.clone())));
    all.extend(around.neighbours.iter().map(|l| (Role::Neighbours, l.clone())));
    all.extend(around.terrain.iter().map(|l| (Role::Terrain, l.clone())));
    all
}

/// Refuses what a name and a first look can refuse.
pub(super) fn check(project: &Project) -> Result<(), Error> {
    for (role, source) in sources(project) {
        let known: &'static [&'static str] =
            if role == Role::Terrain { &format::HEIGHTS } else { &format::VECTOR };
        Format::of(&source, known)?;
    }
    Ok(())
}

/// Reads them; the layers are appended in the order of [`sources`].
pub(super) fn read(
    project: &Project,
    study: &StudyArea,
    villages: &[Village],
    layers: &mut Vec<Layer>,
    progress: &dyn Progress,
) -> Result<Surroundings, Error> {
    let mut found = Surroundings::default();
    let Some(frame) = MapExtent::of(study) else { return Ok(found) };
    let reading = Reading { project, study, frame, progress };
    for layer in &project.surroundings.roads {
        layers.push(reading.ways(layer, Sort::Road, &mut found.roads)?);
    }
    for layer in &project.surroundings.rivers {
        layers.push(reading.ways(layer, Sort::River, &mut found.rivers)?);
    }
    for source in &project.surroundings.water {
        let areas = Areas { source, fields: &WATER_FIELDS, section: "water.columns" };
        let add = |_, area| found.water.push(area);
        layers.push(reading.areas(&areas, add)?);
    }
    for source in &project.surroundings.neighbours {
        let areas = Areas { source, fields: &NEIGHBOUR_FIELDS, section: "neighbours.columns" };
        let add = |name, land| found.neighbours.push(Neighbour { name, land });
        layers.push(reading.areas(&areas, add)?);
    }
    if let Some(source) = &project.surroundings.terrain {
        let centres: Vec<Coord<f64>> =
            villages.iter().filter_map(|v| Some(v.shape.as_ref()?.centre)).collect();
        let near = (frame, centres.as_slice());
        let (layer, relief) = terrain::read(project, source, study, near, progress)?;
        found.relief = relief;
        layers.push(layer);
    }
    Ok(found)
}

/// A layer of areas: its file and its columns.
struct Areas<'a> {
    source: &'a LayerFile,
    fields: &'static [&'static str],
    section: &'static str,
}

/// An open layer, on the way.
struct Open {
    rows: Box<dyn LayerSource>,
    columns: Columns,
    ledger: Ledger,
    reprojection: Option<Reprojection>,
    /// Rows read, those with geometry, and those with some of it near the villages.
    read: u64,
    placed: u64,
    near: u64,
    /// The first coordinate.
    first: Option<Coord<f64>>,
}

struct Reading<'a> {
    project: &'a Project,
    study: &'a StudyArea,
    frame: MapExtent,
    progress: &'a dyn Progress,
}

impl Reading<'_> {
    fn open(
        &self,
        source: &LayerFile,
        fields: &'static [&'static str],
        section: &'static str,
    ) -> Result<Open, Error> {
        let mut rows = open_shapes(source, &format::VECTOR)?;
        let columns = Columns::find(source, rows.columns(), fields, section)?;
        rows.want(columns.all());
        let ledger = Ledger::new(&source.path, rows.name());
        self.progress.begin(Stage::Reading, &source.path, rows.total());
        Ok(Open {
            rows,
            columns,
            ledger,
            reprojection: None,
            read: 0,
            placed: 0,
            near: 0,
            first: None,
        })
    }

    /// The reprojection of a layer, found by its first coordinate.
    fn reprojection<'o>(
        &self,
        source: &LayerFile,
        open: &'o mut Open,
        at: Coord<f64>,
    ) -> Result<&'o Reprojection, Error> {
        open.first.get_or_insert(at);
        let reprojection = if let Some(reprojection) = open.reprojection.take() {
            reprojection
        } else {
            let crs = open.rows.crs();
            let crs = self.study.layer_crs(self.project, source, crs, at, &mut open.ledger)?;
            Reprojection::new(self.study, self.frame, crs)?
        };
        Ok(open.reprojection.insert(reprojection))
    }

    /// What is left to say at the end.
    fn finish(&self, mut open: Open) -> Layer {
        self.progress.end();
        let crs = open.reprojection.as_ref().map(|p| p.crs.text());
        if open.read == 0 {
            open.ledger.whole(Severity::Note, None, FindingKind::NoRows);
        } else if let (Some(reprojection), Some(at), 0) =
            (&open.reprojection, open.first, open.near)
        {
            let kind = FindingKind::NotAround {
                crs: reprojection.crs.text(),
                count: open.placed,
                km: reprojection.km(self.study, at),
            };
            open.ledger.whole(Severity::Dropped, None, kind);
        }
        open.columns.tell(&mut open.ledger);
        open.rows.tell_warnings(&mut open.ledger);
        let name = open.rows.name().map(str::to_owned);
        let listed = [false; Technology::ALL.len()];
        Layer { name, rows: open.read, crs, ledger: open.ledger, listed }
    }

    /// Roads or rivers.
    fn ways(&self, layer: &WayLayer, sort: Sort, out: &mut Vec<Way>) -> Result<Layer, Error> {
        let source = &layer.source;
        let mut open = self.open(source, &WAY_FIELDS, sort.section())?;
        let mut found: Vec<(Way, String)> = Vec::new();
        let mut row = Row::default();
        while open.rows.next(&mut row)? {
            self.row(&mut open)?;
            let line = match row.geometry.as_ref().map(RowGeometry::parse) {
                Some(Geometry::Lines(line)) => line,
                other => {
                    let kind = match &other {
                        Some(g) => FindingKind::NotAnArea { found: g.found() },
                        None => FindingKind::NoGeometry,
                    };
                    open.ledger.row(Severity::Dropped, row.number, "", None, kind);
                    continue;
                }
            };
            let Some(at) = line.0.iter().find_map(|l| l.0.first()).copied() else { continue };
            open.placed += 1;
            let line = self.reprojection(source, &mut open, at)?.line(&line);
            if line.0.is_empty() {
                continue;
            }
            open.near += 1;
            let text = |field| text(&open, &row, field);
            let name = text("name").or_else(|| text("ref"));
            let way = Way { name, major: false, line };
            found.push((way, text("class").unwrap_or_default()));
        }
        let class = found.iter_mut().map(|(_, class)| class);
        convert(class, "class", &mut open);
        convert(found.iter_mut().filter_map(|(way, _)| way.name.as_mut()), "name", &mut open);
        for (way, class) in &mut found {
            way.major = match &layer.major {
                Some(stated) => way_class::is_one_of(class, stated),
                None => sort.is_major(class, way.name.as_deref()),
            };
        }
        if found.iter().map(|(way, _)| way.line.coords_count()).sum::<usize>() > MANY {
            found.par_iter_mut().for_each(|(way, _)| way.line = way.line.simplify(PEN_M));
        }
        out.extend(found.into_iter().map(|(way, _)| way));
        Ok(self.finish(open))
    }

    /// Water or neighbours: a name, where the layer has one, and an area.
    fn areas(
        &self,
        layer: &Areas<'_>,
        mut add: impl FnMut(Option<String>, MultiPolygon<f64>),
    ) -> Result<Layer, Error> {
        let mut open = self.open(layer.source, layer.fields, layer.section)?;
        let mut found: Vec<(Option<String>, MultiPolygon<f64>)> = Vec::new();
        let mut row = Row::default();
        let mut ended = false;
        while !ended {
            let mut batch: Vec<(u64, Option<String>, Parsed)> = Vec::new();
            while batch.len() < BATCH {
                if !open.rows.next(&mut row)? {
                    ended = true;
                    break;
                }
                self.row(&mut open)?;
                let parsed = area_batch::parse_one(row.geometry.as_ref());
                if let Some(at) = area_batch::first(&parsed) {
                    open.placed += 1;
                    let Some(own) = self.reprojection(layer.source, &mut open, at)?.own else {
                        continue;
                    };
                    let Some(parsed) = near(parsed, own) else { continue };
                    let name = text(&open, &row, "name").or_else(|| text(&open, &row, "province"));
                    batch.push((row.number, name, parsed));
                } else {
                    let (severity, kind) = area_batch::unusable(parsed);
                    open.ledger.row(severity, row.number, "", None, kind);
                }
            }
            self.prepared(batch, &mut open, &mut found);
        }
        convert(found.iter_mut().filter_map(|(name, _)| name.as_mut()), "name", &mut open);
        if found.iter().map(|(_, area)| area.coords_count()).sum::<usize>() > MANY {
            found.par_iter_mut().for_each(|(_, area)| *area = simpler(area));
        }
        for (name, area) in found {
            add(name, area);
        }
        Ok(self.finish(open))
    }

    /// Brings areas into the working CRS, repairs them, cuts them to the frame.
    fn prepared(
        &self,
        batch: Vec<(u64, Option<String>, Parsed)>,
        open: &mut Open,
        found: &mut Vec<(Option<String>, MultiPolygon<f64>)>,
    ) {
        let Some(reprojection) = &open.reprojection else { return };
        let mut rows = Vec::with_capacity(batch.len());
        let mut areas = Vec::with_capacity(batch.len());
        for (row, name, parsed) in batch {
            rows.push((row, name));
            areas.push(parsed);
        }
        let outcomes = area_batch::prepare(areas, &reprojection.way, false);
        for ((row, name), (ready, finding)) in rows.into_iter().zip(outcomes) {
            if let Some((severity, kind)) = finding {
                let id = name.as_deref().unwrap_or_default();
                open.ledger.row(severity, row, id, None, kind);
            }
            let area = ready.map(|r| self.frame.cut_area(&r.planar));
            if let Some(area) = area.filter(|a| !a.0.is_empty()) {
                open.near += 1;
                found.push((name, area));
            }
        }
    }

    /// One more row.
    fn row(&self, open: &mut Open) -> Result<(), Error> {
        open.read += 1;
        self.progress.advance(1);
        if self.progress.interrupted() { Err(Error::Interrupted) } else { Ok(()) }
    }
}

/// What of an area lies in a frame of its own CRS, as it is judged; `None` where nothing does.
fn near(parsed: Parsed, own: MapExtent) -> Option<Parsed> {
    let Parsed::Area(area, fault) = parsed else { return Some(parsed) };
    let cut = own.cut_area(&area);
    if cut == area || fault.is_some() {
        return (!cut.0.is_empty()).then_some(Parsed::Area(cut, fault));
    }
    // What lies in several pieces in the frame comes from the cut joined along it.
    Some(Parsed::Area(validity::repair(&cut).ok()?, fault))
}

/// An area with what a map can show of it. Rings that come to nothing are left out.
fn simpler(area: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    area.simplify(PEN_M).into_iter().filter(|p| p.exterior().0.len() >= 4).collect()
}

/// The text of a field in a row, if there is any.
fn text(open: &Open, row: &Row, field: &str) -> Option<String> {
    Some(row.text(open.columns.at(field)).into_owned()).filter(|t| !t.is_empty())
}

/// Repairs texts in legacy encodings.
fn convert<'t>(texts: impl Iterator<Item = &'t mut String> + 't, field: &str, open: &mut Open) {
    for done in legacy_text::convert(texts) {
        let kind = FindingKind::TextConverted {
            legacy: done.legacy,
            count: done.count,
            found: done.found,
            used: done.used,
        };
        open.ledger.whole(Severity::Repaired, open.columns.name(field), kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::validity::fault;
    use geo::{Area, polygon};

    #[test]
    fn what_a_frame_cuts_into_pieces_is_valid() {
        // A lake like a U, its bend outside of the frame; another that the frame does not reach.
        let bent: MultiPolygon<f64> =
            polygon![(x: 1., y: -5.), (x: 9., y: -5.), (x: 9., y: 8.), (x: 7., y: 8.),
            (x: 7., y: -3.), (x: 3., y: -3.), (x: 3., y: 8.), (x: 1., y: 8.)]
            .into();
        let inside: MultiPolygon<f64> =
            polygon![(x: 1., y: 1.), (x: 2., y: 1.), (x: 2., y: 2.)].into();
        let frame = MapExtent { low: Coord { x: 0., y: 0. }, high: Coord { x: 10., y: 10. } };
        let Some(Parsed::Area(cut, None)) = near(Parsed::Area(bent, None), frame) else {
            panic!("nothing left")
        };
        assert_eq!(fault(&cut), None);
        assert_eq!((cut.0.len(), cut.unsigned_area()), (2, 32.0));
        let kept = near(Parsed::Area(inside.clone(), None), frame);
        assert!(matches!(kept, Some(Parsed::Area(area, None)) if area == inside));
        let elsewhere = MapExtent { low: Coord { x: 3., y: 3. }, high: Coord { x: 4., y: 4. } };
        assert!(near(Parsed::Area(inside, None), elsewhere).is_none());
    }
}
