//! Layers of areas, a batch at a time.
//!
//! In: the features of a vector layer. Out: areas in the working CRS, valid and oriented, each with
//! what its row says; what is wrong with a geometry is a finding. A whole layer that lands nowhere near
//! the villages is refused with its likely cause.

use super::Error;
use super::area_batch::{self, Ready};
use super::columns::Columns;
use super::crs::{Crs, Transformer};
use super::format;
use super::layer::{LayerSource, Row};
use super::ledger::Ledger;
use super::open::open_shapes;
use super::study_area::StudyArea;
use crate::finding::{FindingKind, Severity};
use crate::project::{LayerFile, Project};
use geo::{BoundingRect, Coord};

/// Areas prepared at a time.
const BATCH: usize = 1024;

/// Nearer to the villages than this a layer may be a neighbour's; all of it beyond is a mistake, m.
const NEAR_M: f64 = 50_000.0;

/// What a row says of its area.
pub(crate) struct Draft<D> {
    pub(crate) row: u64,
    pub(crate) id: String,
    pub(crate) value: D,
}

/// How many rows were read, and the areas among them, each with what its row says.
pub(crate) type Batch<D> = (u64, Vec<(D, Ready)>);

/// Reads the areas of a layer.
pub(crate) struct AreaReader<'g> {
    pub(crate) rows: Box<dyn LayerSource>,
    pub(crate) columns: Columns,
    pub(crate) read: u64,
    project: &'g Project,
    study: &'g StudyArea,
    source: &'g LayerFile,
    row: Row,
    ended: bool,
    way: Option<(Crs, Coord<f64>, Transformer)>,
    used: u64,
    near: u64,
}

impl<'g> AreaReader<'g> {
    /// Opens a layer.
    pub(crate) fn open(
        project: &'g Project,
        study: &'g StudyArea,
        source: &'g LayerFile,
        fields: &'static [&'static str],
        section: &'static str,
    ) -> Result<Self, Error> {
        let mut rows = open_shapes(source, &format::VECTOR)?;
        let columns = Columns::find(source, rows.columns(), fields, section)?;
        rows.want(columns.all());
        Ok(Self {
            rows,
            columns,
            read: 0,
            project,
            study,
            source,
            row: Row::default(),
            ended: false,
            way: None,
            used: 0,
            near: 0,
        })
    }

    /// The next areas; `None` at the end. `draft` reads a row; one of which it makes nothing is left
    /// out.
    pub(crate) fn batch<D>(
        &mut self,
        mut draft: impl FnMut(&Row, &Columns, &mut Ledger) -> Result<Option<Draft<D>>, Error>,
        ledger: &mut Ledger,
    ) -> Result<Option<Batch<D>>, Error> {
        if self.ended {
            return Ok(None);
        }
        let before = self.read;
        let (mut drafts, mut geometries) = (Vec::new(), Vec::new());
        while geometries.len() < BATCH {
            if !self.rows.next(&mut self.row)? {
                self.ended = true;
                break;
            }
            self.read += 1;
            if let Some(draft) = draft(&self.row, &self.columns, ledger)? {
                drafts.push(draft);
                geometries.push(self.row.geometry.take());
            }
        }
        let parsed = area_batch::parse(geometries);
        let sample = area_batch::sample(&parsed);
        if self.way.is_none()
            && let Some(&at) = sample.first()
        {
            let crs =
                self.study.layer_crs(self.project, self.source, self.rows.crs(), at, ledger)?;
            let way = self.study.to_working(&crs, &sample)?;
            self.way = Some((crs, at, way));
        }
        let outcomes = match &self.way {
            Some((_, _, way)) => area_batch::prepare(parsed, way, false),
            None => parsed.into_iter().map(area_batch::without_crs).collect(),
        };
        let mut areas = Vec::new();
        for (draft, (ready, finding)) in drafts.into_iter().zip(outcomes) {
            if let Some((severity, kind)) = finding {
                ledger.row(severity, draft.row, &draft.id, None, kind);
            }
            let Some(ready) = ready else { continue };
            self.used += 1;
            let corners = ready.planar.bounding_rect().map(|r| (r.min(), r.max()));
            self.near += u64::from(corners.is_some_and(|(low, high)| self.overlaps(low, high)));
            areas.push((draft.value, ready));
        }
        Ok(Some((self.read - before, areas)))
    }

    /// Whether a box comes near the villages.
    fn overlaps(&self, low: Coord<f64>, high: Coord<f64>) -> bool {
        let Some((a, b)) = self.study.villages else { return true };
        low.x <= b.x + NEAR_M
            && high.x >= a.x - NEAR_M
            && low.y <= b.y + NEAR_M
            && high.y >= a.y - NEAR_M
    }

    /// What is left to say at the end; the layer's CRS.
    ///
    /// # Errors
    /// [`Error::Misplaced`] where no area of the layer came near the villages.
    pub(crate) fn finish(&self, ledger: &mut Ledger) -> Result<Option<String>, Error> {
        if let Some((crs, at, _)) = &self.way
            && self.near == 0
            && self.used > 0
        {
            return Err(Error::Misplaced {
                file: self.source.path.clone(),
                crs: crs.text(),
                rows: self.used,
                rows_far: self.used,
                x: at.x,
                y: at.y,
                mistake: self.study.mistake(self.project, *at, Some(crs)),
            });
        }
        if self.read == 0 {
            ledger.whole(Severity::Note, None, FindingKind::NoRows);
        }
        self.columns.tell(ledger);
        self.rows.tell_warnings(ledger);
        Ok(self.way.as_ref().map(|(crs, ..)| crs.text()))
    }
}
