//! Coordinate reference systems, and coordinates from one to another.
//!
//! Axes are always in the traditional order: x east (longitude), y north (latitude), whatever the
//! registry says. VN-2000 becomes WGS 84 by one pinned operation (EPSG:6960, or 5194 where a project
//! asks for it), written as `+towgs84`, because PROJ left alone chooses between the two by place.
//! Coordinates go through `proj4rs` on all cores where that agrees with PROJ to 1 mm on a sample of
//! the data at hand, and through PROJ where it does not.

use super::{CrsLabel, Error};
use crate::project::Datum;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use geo::{Coord, MultiPolygon};
use proj4rs::Proj;
use proj4rs::transform::{Transform, TransformClosure, transform};
use rayon::prelude::*;

/// Helmert parameters of EPSG:6960 (Bộ TN&MT, 2007) in the order and signs of `+towgs84`: metres,
/// arc seconds, ppm. The registry lists the rotations in the coordinate-frame convention, with the
/// opposite sign.
const TOWGS84_6960: &str =
    "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278";
/// The same of EPSG:5194, for the Mekong delta only.
const TOWGS84_5194: &str = "-192.873,-39.382,-111.202,-0.00205,-0.0005,0.00335,0.0188";

/// The two ways may differ by no more: surveying takes millimetres seriously, coverage does not.
const AGREEMENT_M: f64 = 0.001;
/// The same as an angle on the ground, degrees.
const AGREEMENT_DEG: f64 = AGREEMENT_M / 111_320.0;

/// A coordinate reference system.
#[derive(Clone, Debug)]
pub(crate) struct Crs {
    /// EPSG code where it has one.
    pub(crate) epsg: Option<u32>,
    /// As people read it.
    pub(crate) label: CrsLabel,
    /// Whether coordinates are degrees.
    pub(crate) geographic: bool,
    /// Whether it has the projection of VN-2000 / TM-3 but the datum WGS 84.
    pub(crate) suspicious: bool,
    /// Where it is meant for: west, south, east, north, degrees.
    pub(crate) area: Option<[f64; 4]>,
    /// Definition that PROJ is given, with the pinned operation.
    definition: String,
    /// The same for `proj4rs`, where it can be written so.
    proj4: Option<String>,
}

impl Crs {
    /// WGS 84, longitude and latitude.
    pub(crate) fn wgs84() -> Result<Self, Error> {
        Self::from_epsg(4326, Datum::default())
    }

    /// The CRS of an EPSG code.
    pub(crate) fn from_epsg(code: u32, datum: Datum) -> Result<Self, Error> {
        super::gdal_log::capture_gdal_messages();
        let srs = SpatialRef::from_epsg(code).map_err(|e| Error::UnusableCrs {
            crs: format!("EPSG:{code}"),
            reason: super::gdal_log::failure().unwrap_or_else(|| e.to_string()),
        })?;
        Self::new(&srs, Some(code), datum)
    }

    /// The CRS a file states.
    pub(crate) fn from_file(srs: &SpatialRef, datum: Datum) -> Result<Self, Error> {
        let mut identified = srs.clone();
        let authority = |s: &SpatialRef| s.authority().ok();
        let code = authority(srs).or_else(|| {
            identified.auto_identify_epsg().ok()?;
            authority(&identified)
        });
        let epsg = code.as_deref().and_then(|code| match code {
            "OGC:CRS84" => Some(4326),
            _ => code.strip_prefix("EPSG:")?.parse().ok(),
        });
        match epsg {
            // The registry's own definition, so that a file's variant spelling makes no difference.
            Some(code) => Self::from_epsg(code, datum).or_else(|_| Self::new(srs, epsg, datum)),
            None => Self::new(srs, None, datum),
        }
    }

    fn new(srs: &SpatialRef, epsg: Option<u32>, datum: Datum) -> Result<Self, Error> {
        let name = srs.name().unwrap_or_default();
        let unusable = |reason: &str| Error::UnusableCrs {
            crs: epsg.map_or_else(|| name.clone(), |c| format!("EPSG:{c}")),
            reason: reason.to_owned(),
        };
        if !srs.is_geographic() && !srs.is_projected() {
            return Err(unusable("neither geographic nor projected"));
        }
        let attribute = |node| srs.get_attr_value(node, 0).ok().flatten().unwrap_or_default();
        let fold = |text: String| crate::place::fold(&text);
        let datum_name = fold(attribute("DATUM"));
        let is_vn = |n: &str| n.contains("vn2000") || n.contains("vietnam2000");
        let vn2000 = is_vn(&datum_name) || is_vn(&fold(attribute("GEOGCS")));
        let proj4 = srs.to_proj4().ok().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty());
        let parameter = |name: &str| srs.get_proj_param(name).ok().flatten();
        let near = |value: Option<f64>, want: f64| value.is_some_and(|v| (v - want).abs() < 1e-9);
        let shifted = proj4.as_ref().is_some_and(|p| p.contains("+towgs84="));
        let suspicious = !vn2000
            && !shifted
            && near(parameter("scale_factor"), 0.9999)
            && near(parameter("false_easting"), 500_000.0);
        let pinned = if vn2000 {
            let towgs84 = match datum {
                Datum::Epsg6960 => TOWGS84_6960,
                Datum::Epsg5194 => TOWGS84_5194,
            };
            let bare = proj4.as_deref().ok_or_else(|| unusable("no projection parameters"))?;
            let bare: Vec<&str> = bare
                .split_whitespace()
                .filter(|w| !w.starts_with("+towgs84") && !w.starts_with("+datum"))
                .collect();
            let bare = bare.join(" ");
            let ellipsoid = if bare.contains("+ellps") { "" } else { " +ellps=WGS84" };
            Some(format!("{bare}{ellipsoid} +towgs84={towgs84}"))
        } else {
            None
        };
        let definition = match (&pinned, epsg) {
            (Some(pinned), _) => pinned.clone(),
            (None, Some(code)) => format!("EPSG:{code}"),
            (None, None) => srs.to_wkt().map_err(|e| unusable(&e.to_string()))?,
        };
        Ok(Self {
            epsg,
            label: CrsLabel { code: epsg.map_or_else(String::new, |c| format!("EPSG:{c}")), name },
            geographic: srs.is_geographic(),
            suspicious,
            area: srs.area_of_use().map(|a| {
                [a.west_lon_degree, a.south_lat_degree, a.east_lon_degree, a.north_lat_degree]
            }),
            definition,
            proj4: pinned.or(proj4),
        })
    }

    /// What to call it: its code, or its name where it has none.
    pub(crate) fn text(&self) -> String {
        if self.label.code.is_empty() { self.label.name.clone() } else { self.label.code.clone() }
    }

    /// Whether coordinates in one are coordinates in the other.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        if let (Some(a), Some(b)) = (self.epsg, other.epsg) {
            return a == b;
        }
        // A file may spell a registered CRS in its own words.
        let words = |c: &Self| {
            let mut all: Vec<String> = c
                .proj4
                .iter()
                .flat_map(|p| p.split_whitespace().map(str::to_owned))
                .filter(|w| !["+type=crs", "+no_defs"].contains(&w.as_str()))
                .collect();
            all.sort();
            all
        };
        self.definition == other.definition || (self.proj4.is_some() && words(self) == words(other))
    }

    /// Whether it is projected and measures in metres.
    pub(crate) fn is_metric(&self) -> bool {
        let metres = |p: &String| p.contains("+units=m") || p.contains("+proj=utm");
        !self.geographic && self.proj4.as_ref().is_some_and(metres)
    }

    fn srs(&self) -> Result<SpatialRef, Error> {
        let srs = SpatialRef::from_definition(&self.definition);
        let mut srs = srs.map_err(|e| Error::UnusableCrs {
            crs: self.text(),
            reason: super::gdal_log::failure().unwrap_or_else(|| e.to_string()),
        })?;
        srs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        Ok(srs)
    }
}

/// Takes coordinates from one CRS to another.
pub(crate) struct Transformer {
    from: Crs,
    to: Crs,
    fast: Option<Box<(Proj, Proj)>>,
    slow: Option<CoordTransform>,
}

impl Transformer {
    /// A transformer; `sample` is what the fast way is checked on, in the CRS `from`.
    pub(crate) fn new(from: &Crs, to: &Crs, sample: &[Coord<f64>]) -> Result<Self, Error> {
        let mut made = Self { from: from.clone(), to: to.clone(), fast: None, slow: None };
        if from.is_same(to) {
            return Ok(made);
        }
        let slow = CoordTransform::new(&from.srs()?, &to.srs()?).map_err(|e| {
            let reason = super::gdal_log::failure().unwrap_or_else(|| e.to_string());
            Error::UnusableCrs { crs: format!("{} → {}", from.text(), to.text()), reason }
        })?;
        made.slow = Some(slow);
        let proj = |crs: &Crs| Proj::from_proj_string(crs.proj4.as_deref()?).ok();
        if let (Some(a), Some(b)) = (proj(from), proj(to)) {
            made.fast = Some(Box::new((a, b)));
            if !made.agrees(sample) {
                made.fast = None;
            }
        }
        Ok(made)
    }

    /// Whether both ways agree on a sample. Where there is none, nothing is claimed.
    fn agrees(&self, sample: &[Coord<f64>]) -> bool {
        let tolerance = if self.to.geographic { AGREEMENT_DEG } else { AGREEMENT_M };
        let sample: Vec<_> = sample.iter().step_by(sample.len() / 100 + 1).copied().collect();
        let (mut fast, mut slow) = (sample.clone(), sample);
        if let Some(way) = self.fast() {
            way.apply(&mut fast);
        }
        self.apply_slow(&mut slow);
        let close = |(a, b): (&Coord<f64>, &Coord<f64>)| {
            // What neither can place is no disagreement.
            let both_lost = !a.x.is_finite() && !b.x.is_finite();
            both_lost || ((a.x - b.x).abs() <= tolerance && (a.y - b.y).abs() <= tolerance)
        };
        !fast.is_empty() && fast.iter().zip(&slow).all(close)
    }

    /// Takes coordinates over in place; what cannot be taken becomes NaN.
    pub(crate) fn apply(&self, coords: &mut [Coord<f64>]) {
        if let Some(fast) = self.fast() {
            coords.par_chunks_mut(4096).for_each(|chunk| fast.apply(chunk));
        } else if self.slow.is_some() {
            self.apply_slow(coords);
        }
    }

    /// Takes areas over in place.
    pub(crate) fn apply_areas(&self, areas: &mut [MultiPolygon<f64>]) {
        if let Some(fast) = self.fast() {
            areas.par_iter_mut().for_each(|area| {
                for_rings(area, &mut |ring| fast.apply(ring));
            });
        } else if self.slow.is_some() {
            for area in areas {
                for_rings(area, &mut |ring| self.apply_slow(ring));
            }
        }
    }

    /// Takes lists of coordinates over in place.
    pub(crate) fn apply_lists(&self, lists: &mut [&mut [Coord<f64>]]) {
        if let Some(fast) = self.fast() {
            lists.par_iter_mut().for_each(|list| fast.apply(list));
        } else if self.slow.is_some() {
            for list in lists {
                self.apply_slow(list);
            }
        }
    }

    fn fast(&self) -> Option<Fast<'_>> {
        let pair = self.fast.as_deref()?;
        Some(Fast { pair, from: self.from.geographic, to: self.to.geographic })
    }

    fn apply_slow(&self, coords: &mut [Coord<f64>]) {
        let Some(slow) = &self.slow else { return };
        // PROJ marks what it cannot place with infinity and says so once for all.
        for chunk in coords.chunks_mut(4096) {
            let mut x: Vec<f64> = chunk.iter().map(|c| c.x).collect();
            let mut y: Vec<f64> = chunk.iter().map(|c| c.y).collect();
            let _some_lost = slow.transform_coords(&mut x, &mut y, &mut []);
            for (c, (x, y)) in chunk.iter_mut().zip(x.into_iter().zip(y)) {
                *c = if x.is_finite() && y.is_finite() { Coord { x, y } } else { LOST };
            }
        }
        super::gdal_log::clear();
    }
}

/// A coordinate that has no place in the target.
const LOST: Coord<f64> = Coord { x: f64::NAN, y: f64::NAN };

fn for_rings(area: &mut MultiPolygon<f64>, apply: &mut dyn FnMut(&mut [Coord<f64>])) {
    for polygon in &mut area.0 {
        polygon.exterior_mut(|ring| apply(&mut ring.0));
        polygon.interiors_mut(|rings| rings.iter_mut().for_each(|r| apply(&mut r.0)));
    }
}

/// `proj4rs` on a slice; it measures angles in radians.
struct Fast<'p> {
    pair: &'p (Proj, Proj),
    from: bool,
    to: bool,
}

impl Fast<'_> {
    fn apply(&self, coords: &mut [Coord<f64>]) {
        if self.from {
            for c in coords.iter_mut() {
                *c = Coord { x: c.x.to_radians(), y: c.y.to_radians() };
            }
        }
        // Single points that fail are marked; the whole never fails.
        if transform(&self.pair.0, &self.pair.1, &mut Slice(coords)).is_err() {
            coords.fill(LOST);
        }
        if self.to {
            for c in coords.iter_mut() {
                *c = Coord { x: c.x.to_degrees(), y: c.y.to_degrees() };
            }
        }
    }
}

struct Slice<'c>(&'c mut [Coord<f64>]);

impl Transform for Slice<'_> {
    fn transform_coordinates<F: TransformClosure>(
        &mut self,
        f: &mut F,
    ) -> proj4rs::errors::Result<()> {
        for c in self.0.iter_mut() {
            *c = match f(c.x, c.y, 0.0) {
                Ok((x, y, _)) if c.x.is_finite() && c.y.is_finite() => Coord { x, y },
                _ => LOST,
            };
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "crs_tests.rs"]
mod tests;
