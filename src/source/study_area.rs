//! Where the project is: its CRSs, and the extent its coordinates must land in.

use super::Error;
use super::crs::{Crs, Transformer};
use crate::finding::{FindingKind, Severity};
use crate::project::{LayerFile, Project};
use crate::source::ledger::Ledger;
use crate::source::signature::{Mistake, recognise};
use geo::{BoundingRect, Coord, Intersects, Polygon, Rect};

/// The area of use in the registry follows old administrative borders, and zones are used beyond
/// theirs: this much around it is still the project's country, degrees.
const AROUND_CRS_DEG: f64 = 1.5;

/// The CRSs of a project and the extent of its villages.
pub(crate) struct StudyArea {
    /// WGS 84.
    pub(crate) wgs84: Crs,
    /// The working CRS.
    pub(crate) working: Crs,
    /// Where coordinates may land, WGS 84: west, south, east, north.
    pub(crate) extent_deg: [f64; 4],
    /// The villages' bounding box, working CRS: least and greatest corner.
    pub(crate) villages: Option<(Coord<f64>, Coord<f64>)>,
}

impl StudyArea {
    /// Before any layer is read.
    pub(crate) fn new(project: &Project) -> Result<Self, Error> {
        let working = Crs::from_epsg(project.epsg, project.datum)?;
        if !working.is_metric() {
            return Err(Error::NotMetric { crs: working.text() });
        }
        let [w, s, e, n] = working.area.unwrap_or([-180.0, -90.0, 180.0, 90.0]);
        let extent_deg =
            [w - AROUND_CRS_DEG, s - AROUND_CRS_DEG, e + AROUND_CRS_DEG, n + AROUND_CRS_DEG];
        Ok(Self { wgs84: Crs::wgs84()?, working, extent_deg, villages: None })
    }

    /// Distance to the villages' bounding box, metres; 0 inside it, NaN where `at` is lost.
    pub(crate) fn distance_m(&self, at: Coord<f64>) -> f64 {
        let Some((low, high)) = self.villages else { return 0.0 };
        let beyond =
            |v: f64, a: f64, b: f64| if v.is_nan() { v } else { (a - v).max(v - b).max(0.0) };
        beyond(at.x, low.x, high.x).hypot(beyond(at.y, low.y, high.y))
    }

    /// Whether a polygon's box meets that of the villages.
    pub(crate) fn meets(&self, polygon: &Polygon<f64>) -> bool {
        let Some((low, high)) = self.villages else { return true };
        let around = polygon.bounding_rect();
        around.is_some_and(|r| r.intersects(&Rect::new(low, high)))
    }

    /// Whether a longitude and latitude lie where the project is.
    pub(crate) fn holds(&self, at: Coord<f64>) -> bool {
        let [w, s, e, n] = self.extent_deg;
        (w..=e).contains(&at.x) && (s..=n).contains(&at.y)
    }

    /// What a layer's coordinates look like.
    pub(crate) fn mistake(
        &self,
        project: &Project,
        at: Coord<f64>,
        stated: Option<&Crs>,
    ) -> Option<Mistake> {
        recognise(at, stated, project.epsg, self.extent_deg, project.datum)
    }

    /// The CRS of a layer, from the file and from what the project states; `sample` is one of its
    /// coordinates.
    ///
    /// # Errors
    /// The two disagree, or there is neither and the coordinates do not speak for themselves.
    pub(crate) fn layer_crs(
        &self,
        project: &Project,
        source: &LayerFile,
        in_file: Option<&str>,
        sample: Coord<f64>,
        ledger: &mut Ledger,
    ) -> Result<Crs, Error> {
        let in_file = in_file.map(|text| Crs::from_stated(text, project.datum)).transpose()?;
        let stated = source.crs.map(|code| Crs::from_epsg(code, project.datum)).transpose()?;
        let crs = match (in_file, stated) {
            (Some(found), Some(stated)) if found.is_same(&stated) => stated,
            (Some(found), Some(stated)) if source.crs_override => {
                let kind = FindingKind::CrsOverridden { file: found.text(), used: stated.text() };
                ledger.whole(Severity::Assumed, None, kind);
                stated
            }
            (Some(found), Some(stated)) => {
                return Err(Error::CrsConflict {
                    file: source.path.clone(),
                    found: found.text(),
                    stated: stated.text(),
                });
            }
            (Some(crs), None) | (None, Some(crs)) => crs,
            (None, None) => {
                let shapefile =
                    source.file.extension().is_some_and(|e| e.eq_ignore_ascii_case("shp"));
                if shapefile || !self.holds(sample) {
                    return Err(Error::NoCrs {
                        file: source.path.clone(),
                        guess: self.mistake(project, sample, None),
                        x: sample.x,
                        y: sample.y,
                    });
                }
                let kind = FindingKind::CrsAssumed { used: self.wgs84.text() };
                ledger.whole(Severity::Assumed, None, kind);
                self.wgs84.clone()
            }
        };
        if crs.suspicious {
            let kind = FindingKind::SuspiciousDatum { crs: crs.text() };
            ledger.whole(Severity::Note, None, kind);
        }
        Ok(crs)
    }

    /// A transformer into the working CRS.
    pub(crate) fn to_working(
        &self,
        from: &Crs,
        sample: &[Coord<f64>],
    ) -> Result<Transformer, Error> {
        Transformer::new(from, &self.working, sample)
    }

    /// A transformer from the working CRS to WGS 84.
    pub(crate) fn to_wgs84(&self, sample: &[Coord<f64>]) -> Result<Transformer, Error> {
        Transformer::new(&self.working, &self.wgs84, sample)
    }
}
