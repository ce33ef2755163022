//! Coordinate reference systems, and coordinates from one to another.
//!
//! Axes are always in the traditional order: x east (longitude), y north (latitude), whatever the
//! registry says. VN-2000 becomes WGS 84 by one pinned operation (EPSG:6960, or 5194 where a project
//! asks for it), written as `+towgs84`, because PROJ left alone chooses between the two by place.
//! Coordinates go through `proj4rs` on all cores where that agrees with PROJ to 1 mm on a sample of
//! the data at hand, and through PROJ where it does not. What a CRS is, a registry says: PROJ's
//! (`crs_gdal`), or in a build without GDAL a small one of our own (`crs_portable`), where `proj4rs` is
//! the only way.

#[cfg(feature = "gdal")]
use super::crs_gdal as registry;
#[cfg(not(feature = "gdal"))]
use super::crs_portable as registry;
use super::{CrsLabel, Error};
use crate::project::Datum;
use geo::{Coord, MultiPolygon};
use proj4rs::Proj;
use proj4rs::transform::{Transform, TransformClosure, transform};
use rayon::prelude::*;
use registry::Slow;

/// Helmert parameters of EPSG:6960 (Bộ TN&MT, 2007) in the order and signs of `+towgs84`: metres,
/// arc seconds, ppm. The registry lists the rotations in the coordinate-frame convention, with the
/// opposite sign.
const TOWGS84_6960: &str =
    "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278";
/// The same of EPSG:5194, for the Mekong delta only.
const TOWGS84_5194: &str = "-192.873,-39.382,-111.202,-0.00205,-0.0005,0.00335,0.0188";

/// VN-2000 with one operation to WGS 84, from its definition without any.
pub(super) fn pinned(bare: &str, datum: Datum) -> String {
    let towgs84 = match datum {
        Datum::Epsg6960 => TOWGS84_6960,
        Datum::Epsg5194 => TOWGS84_5194,
    };
    format!("{bare} +towgs84={towgs84}")
}

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
    /// The zone of VN-2000 / TM-3 whose projection it has but for the scale, which is that of UTM.
    pub(crate) utm_scale_of: Option<u32>,
    /// Where it is meant for: west, south, east, north, degrees.
    pub(crate) area: Option<[f64; 4]>,
    /// Definition that PROJ is given, with the pinned operation.
    pub(super) definition: String,
    /// The same for `proj4rs`, where it can be written so.
    pub(super) proj4: Option<String>,
}

impl Crs {
    /// WGS 84, longitude and latitude.
    pub(crate) fn wgs84() -> Result<Self, Error> {
        Self::from_epsg(4326, Datum::default())
    }

    /// The CRS of an EPSG code.
    pub(crate) fn from_epsg(code: u32, datum: Datum) -> Result<Self, Error> {
        registry::from_epsg(code, datum)
    }

    /// The CRS that a file states, as [`LayerSource::crs`](super::layer::LayerSource::crs) gives it.
    pub(crate) fn from_stated(text: &str, datum: Datum) -> Result<Self, Error> {
        registry::from_stated(text, datum)
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

    /// The same projection on WGS 84 itself: what those compute who leave the datum operation out.
    pub(super) fn without_datum(&self) -> Option<Self> {
        self.rewritten(|word| word.starts_with("+towgs84=").then(|| "+towgs84=0,0,0".to_owned()))
    }

    /// The same projection with the scale of UTM for that of TM-3, or the reverse.
    pub(super) fn with_other_scale(&self) -> Option<Self> {
        self.rewritten(|word| match word {
            "+k=0.9999" | "+k_0=0.9999" => Some("+k=0.9996".to_owned()),
            "+k=0.9996" | "+k_0=0.9996" => Some("+k=0.9999".to_owned()),
            _ => None,
        })
    }

    /// With one word of its definition replaced; `None` where it has none such.
    fn rewritten(&self, other: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let words: Vec<&str> = self.proj4.as_deref()?.split_whitespace().collect();
        words.iter().any(|w| other(w).is_some()).then(|| {
            let words = words.iter().map(|w| other(w).unwrap_or_else(|| (*w).to_owned()));
            let definition = words.collect::<Vec<_>>().join(" ");
            Self {
                epsg: None,
                definition: definition.clone(),
                proj4: Some(definition),
                ..self.clone()
            }
        })
    }

    /// Whether it is projected and measures in metres.
    pub(crate) fn is_metric(&self) -> bool {
        let metres = |p: &String| p.contains("+units=m") || p.contains("+proj=utm");
        !self.geographic && self.proj4.as_ref().is_some_and(metres)
    }
}

/// Takes coordinates from one CRS to another.
pub(crate) struct Transformer {
    from: Crs,
    to: Crs,
    fast: Option<Box<(Proj, Proj)>>,
    slow: Option<Slow>,
}

impl Transformer {
    /// A transformer; `sample` is what the fast way is checked on, in the CRS `from`.
    pub(crate) fn new(from: &Crs, to: &Crs, sample: &[Coord<f64>]) -> Result<Self, Error> {
        let mut made = Self { from: from.clone(), to: to.clone(), fast: None, slow: None };
        if from.is_same(to) {
            return Ok(made);
        }
        made.slow = Slow::new(from, to)?;
        let proj = |crs: &Crs| Proj::from_proj_string(crs.proj4.as_deref()?).ok();
        if let (Some(a), Some(b)) = (proj(from), proj(to)) {
            made.fast = Some(Box::new((a, b)));
            if made.slow.is_some() && !made.agrees(sample) {
                made.fast = None;
            }
        }
        if made.fast.is_none() && made.slow.is_none() {
            let crs = format!("{} → {}", from.text(), to.text());
            return Err(Error::UnusableCrs { crs, reason: "proj4rs".to_owned() });
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
        if let Some(slow) = &self.slow {
            slow.apply(coords);
        }
    }
}

/// A coordinate that has no place in the target.
pub(super) const LOST: Coord<f64> = Coord { x: f64::NAN, y: f64::NAN };

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
