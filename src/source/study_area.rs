//! Where the project is: its CRSs, and the extent its coordinates must land in.

use super::Error;
use super::crs::{Crs, Transformer};
use crate::finding::CrsChoice;
use crate::finding::{FindingKind, Severity};
use crate::project::province::{TM3_ZONES, zone_near, zone_of};
use crate::project::{LayerFile, Project, Province};
use crate::source::ledger::Ledger;
use crate::source::signature::{Mistake, recognise};
use geo::{BoundingRect, Coord, Intersects, LineString, MultiPolygon, Polygon, Rect};

/// The area of use in the registry follows old administrative borders, and zones are used beyond
/// theirs: this much around it is still the project's country, degrees.
const AROUND_CRS_DEG: f64 = 1.5;

/// All longitudes and latitudes.
const EVERYWHERE: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

/// The CRS of a code that can be worked in.
fn working(code: u32, project: &Project) -> Result<Crs, Error> {
    let working = Crs::from_epsg(code, project.datum)?;
    if working.is_metric() { Ok(working) } else { Err(Error::NotMetric { crs: working.text() }) }
}

/// Where a CRS is meant for, and around it.
fn extent(crs: &Crs) -> [f64; 4] {
    let [w, s, e, n] = crs.area.unwrap_or(EVERYWHERE);
    // The registry writes an area across the antimeridian with its west greater than its east.
    let e = if e < w { e + 360.0 } else { e };
    [w - AROUND_CRS_DEG, s - AROUND_CRS_DEG, e + AROUND_CRS_DEG, n + AROUND_CRS_DEG]
}

/// Whether a longitude and latitude lie in west, south, east, north, however the longitude is turned.
pub(crate) fn holds([w, s, e, n]: [f64; 4], at: Coord<f64>) -> bool {
    let around = at.x >= w && at.x <= e || (at.x - w).rem_euclid(360.0) <= e - w;
    around && (s..=n).contains(&at.y)
}

/// A difference of longitudes, −180 to 180.
pub(crate) fn turned(degrees: f64) -> f64 {
    if degrees.abs() <= 180.0 { degrees } else { (degrees + 180.0).rem_euclid(360.0) - 180.0 }
}

/// The median of some places, WGS 84; longitudes are counted from the first.
pub(super) fn middle(places: &[Coord<f64>]) -> Option<Coord<f64>> {
    let known = || places.iter().filter(|c| c.x.is_finite() && c.y.is_finite());
    let first = known().next()?.x;
    let median = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let x = turned(first + median(known().map(|c| turned(c.x - first)).collect()));
    Some(Coord { x, y: median(known().map(|c| c.y).collect()) })
}

/// Vietnam's mainland, coarsely, by bands of latitude: south, north, west, east, degrees.
const VIETNAM: [[f64; 4]; 4] = [
    [8.0, 11.5, 103.4, 109.6],
    [11.5, 15.5, 107.0, 109.6],
    [15.5, 19.0, 104.4, 109.0],
    [19.0, 23.5, 102.1, 108.2],
];

/// The working CRS for villages around a place, and why: of a province the zone of its own that is nearest;
/// in Vietnam the nearest zone; elsewhere UTM. Nearest is the meridian from which the farthest is least far:
/// scale grows with the square of that. A few strays do not count.
pub(super) fn choose(
    province: Option<&Province>,
    villages: &[Coord<f64>],
    at: Coord<f64>,
) -> (u32, CrsChoice) {
    let mut lons: Vec<f64> = villages.iter().map(|c| c.x).filter(|x| x.is_finite()).collect();
    lons.sort_by(f64::total_cmp);
    let strays = lons.len() / 50;
    let ends = (lons.get(strays), lons.iter().rev().nth(strays));
    let span = if let (Some(&a), Some(&b)) = ends { f64::midpoint(a, b) } else { at.x };
    let own = province.iter().flat_map(|p| p.zones).filter_map(|&code| zone_of(code));
    if let Some(zone) = zone_near(span, own) {
        return (zone.epsg, CrsChoice::Province);
    }
    let inside = |[s, n, w, e]: &[f64; 4]| (*s..*n).contains(&at.y) && (*w..*e).contains(&at.x);
    if let Some(zone) = zone_near(span, TM3_ZONES).filter(|_| VIETNAM.iter().any(inside)) {
        return (zone.epsg, CrsChoice::Longitude);
    }
    // Zones of 6° from 180° W; 180° E is the first again.
    let zone = ((at.x + 180.0) / 6.0).floor().rem_euclid(60.0) as u32 + 1;
    (if at.y < 0.0 { 32700 } else { 32600 } + zone, CrsChoice::Utm)
}

/// The CRSs of a project and the extent of its villages.
pub(crate) struct StudyArea {
    /// WGS 84.
    pub(crate) wgs84: Crs,
    /// The working CRS.
    pub(crate) working: Crs,
    /// Where coordinates may land, WGS 84: west, south, east, north. East is greater than west, and
    /// than 180 in an area across the antimeridian.
    pub(crate) extent_deg: [f64; 4],
    /// The villages' bounding box, working CRS: least and greatest corner.
    pub(crate) villages: Option<(Coord<f64>, Coord<f64>)>,
}

impl StudyArea {
    /// Before any layer is read.
    pub(crate) fn new(project: &Project) -> Result<Self, Error> {
        // Until the villages say where they lie, a province's extent is that of all its zones.
        let zones = project.province.map_or(&[][..], |p| p.zones);
        let code = project.epsg.or_else(|| zones.first().copied());
        let working = working(code.unwrap_or(TM3_ZONES[0].epsg), project)?;
        let mut extent_deg = if code.is_some() { extent(&working) } else { EVERYWHERE };
        if project.epsg.is_none() {
            for &zone in zones {
                let [w, s, e, n] = extent(&Crs::from_epsg(zone, project.datum)?);
                let [a, b, c, d] = extent_deg;
                extent_deg = [a.min(w), b.min(s), c.max(e), d.max(n)];
            }
        }
        Ok(Self { wgs84: Crs::wgs84()?, working, extent_deg, villages: None })
    }

    /// Where the project states no working CRS: chooses one by the place of the villages, WGS 84.
    ///
    /// # Errors
    /// As [`Crs::from_epsg`].
    pub(crate) fn settle(
        &mut self,
        project: &Project,
        villages: &[Coord<f64>],
    ) -> Result<Option<FindingKind>, Error> {
        let Some(middle) = middle(villages).filter(|_| project.epsg.is_none()) else {
            return Ok(None);
        };
        let (code, by) = choose(project.province, villages, middle);
        self.working = working(code, project)?;
        if project.province.is_none() {
            self.extent_deg = extent(&self.working);
        }
        let used = format!("{} ({})", self.working.text(), self.working.label.name);
        let (lon, lat) = (middle.x, middle.y);
        Ok(Some(FindingKind::CrsChosen { used, by, lon, lat }))
    }

    /// Brings longitudes to the side of the antimeridian on which the project's are: rings across it then run
    /// on, to longitudes beyond 180°.
    pub(crate) fn continuous_area(&self, area: &mut MultiPolygon<f64>) {
        let [west, _, east, _] = self.extent_deg;
        let middle = f64::midpoint(west, east);
        // Far from the antimeridian there is nothing to turn.
        if middle.abs() < 90.0 {
            return;
        }
        let turn = |ring: &mut LineString<f64>| {
            for c in &mut ring.0 {
                c.x = middle + turned(c.x - middle);
            }
        };
        for polygon in &mut area.0 {
            polygon.exterior_mut(turn);
            polygon.interiors_mut(|rings| rings.iter_mut().for_each(turn));
        }
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
        holds(self.extent_deg, at)
    }

    /// What a layer's coordinates look like.
    pub(crate) fn mistake(
        &self,
        project: &Project,
        at: Coord<f64>,
        stated: Option<&Crs>,
    ) -> Option<Mistake> {
        recognise(at, stated, self.working.epsg, self.extent_deg, project.datum)
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
        if let Some(zone) = crs.utm_scale_of {
            return Err(Error::UtmScale { file: source.path.clone(), crs: crs.text(), zone });
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::province::PROVINCES;

    #[test]
    fn an_extent_holds_places_on_both_sides_of_the_antimeridian() {
        let crs = Crs { area: Some([176.81, -20.81, -178.15, -12.42]), ..Crs::wgs84().unwrap() };
        let fiji = extent(&crs);
        for (lon, inside) in [
            (177.0, true),
            (180.0, true),
            (-180.0, true),
            (-179.0, true),
            (-150.0, false),
            (105.0, false),
        ] {
            assert_eq!(holds(fiji, Coord { x: lon, y: -17.0 }), inside, "{lon}");
        }
        assert!(!holds(fiji, Coord { x: f64::NAN, y: -17.0 }));
        assert!(holds(EVERYWHERE, Coord { x: -180.0, y: 0.0 }));
    }

    #[test]
    fn the_middle_of_places_across_the_antimeridian_lies_among_them() {
        let at = |x| Coord { x, y: -17.0 };
        let found = middle(&[at(179.5), at(-179.9), at(-179.5), at(f64::NAN)]).unwrap();
        assert!((found.x + 179.9).abs() < 1e-9, "{found:?}");
        assert_eq!(middle(&[at(f64::NAN)]), None);
    }

    #[test]
    fn a_working_crs_by_province_longitude_or_utm() {
        let chosen = |code: &str, x, y| {
            choose(PROVINCES.iter().find(|p| p.code == code), &[], Coord { x, y })
        };
        // Tuyên Quang: its own zone, and that of what was Hà Giang.
        assert_eq!(chosen("08", 105.3, 22.1), (9209, CrsChoice::Province));
        assert_eq!(chosen("08", 105.9, 22.8), (9211, CrsChoice::Province));
        assert_eq!(chosen("", 105.8, 18.3), (9210, CrsChoice::Longitude));
        assert_eq!(chosen("", 100.5, 13.7), (32647, CrsChoice::Utm));
        assert_eq!(chosen("", 178.4, -18.1), (32760, CrsChoice::Utm));
        assert_eq!(chosen("", -179.9, 66.0), (32601, CrsChoice::Utm));
    }
}
