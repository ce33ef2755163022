//! From the working CRS to longitude and latitude, fitted to the villages' own two sets of coordinates.
//!
//! In: an assessment, whose villages carry every vertex in metres (working CRS) and in degrees (WGS 84).
//! Out: degrees of any place in or near the land. Method: least squares of two polynomials of the third
//! degree in the two planar coordinates, of a lower degree where the villages do not determine it.
//! Accuracy: over a province of 200 km by 150 km in Transverse Mercator within 1 m in the land and within
//! 10 m half its size beyond it (`geographic_tests.rs`), 0.04 mm on a map of 1:250 000; enough for ticks,
//! not for data. Not here: datums and projections, which `source` has applied.

use crate::assessment::Assessment;
use geo::Coord;

/// Terms of a polynomial of the third degree in two variables.
const TERMS: usize = 10;
/// Points that are looked at, about.
const SAMPLE: usize = 3000;
/// A pivot this small beside the largest says that the villages do not determine the term: coordinates
/// of a file have some 12 digits, of which the squares in the sums keep six.
const SINGULAR: f64 = 1e-9;
/// Length of a degree of latitude, m: that of the mean Earth of 6 371 km.
const DEGREE_M: f64 = 111_195.0;

/// The fitted polynomials.
#[derive(Clone, Debug)]
pub(crate) struct Geographic {
    origin: Coord<f64>,
    scale_m: f64,
    longitude: [f64; TERMS],
    latitude: [f64; TERMS],
    /// Largest distance at the villages, m.
    pub(crate) residual_m: f64,
}

/// A place in both coordinate systems: metres, then degrees.
type Pair = (Coord<f64>, Coord<f64>);

impl Geographic {
    /// Fits the villages of an assessment; `None` where they carry no degrees, or too few points.
    pub(crate) fn fit(assessment: &Assessment) -> Option<Self> {
        Self::of(&pairs(assessment))
    }

    fn of(pairs: &[Pair]) -> Option<Self> {
        let (first, rest) = pairs.split_first()?;
        let (mut low, mut high) = (first.0, first.0);
        for (at, _) in rest {
            (low.x, low.y) = (low.x.min(at.x), low.y.min(at.y));
            (high.x, high.y) = (high.x.max(at.x), high.y.max(at.y));
        }
        let origin = (low + high) / 2.0;
        let scale_m = ((high.x - low.x).max(high.y - low.y) / 2.0).max(1.0);
        // A polynomial needs clearly more points than it has terms.
        for (terms, least) in [(TERMS, 30), (6, 15), (3, 4)] {
            if pairs.len() < least {
                continue;
            }
            let Some((longitude, latitude)) = solve(pairs, origin, scale_m, terms) else {
                continue;
            };
            let mut fit = Self { origin, scale_m, longitude, latitude, residual_m: 0.0 };
            let off = |(at, to): &Pair| {
                let d = fit.degrees(*at) - *to;
                (d.x * to.y.to_radians().cos()).hypot(d.y) * DEGREE_M
            };
            fit.residual_m = pairs.iter().map(off).fold(0.0, f64::max);
            return Some(fit);
        }
        None
    }

    /// Longitude and latitude of a place, degrees.
    pub(crate) fn degrees(&self, at: Coord<f64>) -> Coord<f64> {
        let terms = terms((at - self.origin) / self.scale_m);
        let sum = |c: &[f64; TERMS]| c.iter().zip(terms).map(|(c, t)| c * t).sum();
        Coord { x: sum(&self.longitude), y: sum(&self.latitude) }
    }
}

fn terms(at: Coord<f64>) -> [f64; TERMS] {
    let Coord { x, y } = at;
    [1.0, x, y, x * x, x * y, y * y, x * x * x, x * x * y, x * y * y, y * y * y]
}

impl Geographic {
    /// The bounds in degrees of a rectangle in metres: those of its edges, at eight points a side.
    pub(crate) fn bounds(&self, of: geo::Rect<f64>) -> geo::Rect<f64> {
        let (low, size) = (of.min(), of.max() - of.min());
        let edge = (0..=8).flat_map(|i| {
            let t = f64::from(i) / 8.0;
            [(t, 0.0), (t, 1.0), (0.0, t), (1.0, t)]
        });
        let all = edge.map(|(u, v)| self.degrees(low + Coord { x: size.x * u, y: size.y * v }));
        let (mut a, mut b) = (self.degrees(low), self.degrees(low));
        for d in all {
            (a.x, a.y) = (a.x.min(d.x), a.y.min(d.y));
            (b.x, b.y) = (b.x.max(d.x), b.y.max(d.y));
        }
        geo::Rect::new(a, b)
    }
}

/// Both places of a sample of the villages' vertices.
fn pairs(assessment: &Assessment) -> Vec<Pair> {
    let shapes = || assessment.villages.iter().filter_map(|v| v.shape.as_ref());
    let rings =
        |shape: &geo::MultiPolygon<f64>| shape.iter().map(|p| p.exterior().0.len()).sum::<usize>();
    let all: usize = shapes().map(|s| rings(&s.planar)).sum();
    let every = (all / SAMPLE).max(1);
    let mut out = Vec::new();
    for shape in shapes() {
        // The same rings, point by point; where a reader has thinned one of them, they are not used.
        if rings(&shape.planar) == rings(&shape.geographic) {
            let vertices = |s: &'_ geo::MultiPolygon<f64>| {
                s.iter().flat_map(|p| p.exterior().0.clone()).collect::<Vec<_>>()
            };
            out.extend(vertices(&shape.planar).into_iter().zip(vertices(&shape.geographic)));
        } else if let Some(degrees) = shape.centre_geographic {
            out.push((shape.centre, degrees));
        }
    }
    out.retain(|(at, to)| {
        let known = at.x.is_finite() && at.y.is_finite();
        // Written so that NaN is left out.
        // Beyond 180° longitudes run on where the land lies on both sides of the antimeridian.
        known && to.x.abs() <= 360.0 && to.y.abs() < 90.0
    });
    out.into_iter().step_by(every).collect()
}

/// Least squares by the normal equations; `None` where they are singular.
fn solve(
    pairs: &[Pair],
    origin: Coord<f64>,
    scale_m: f64,
    size: usize,
) -> Option<([f64; TERMS], [f64; TERMS])> {
    // The matrix with both right-hand sides as two more columns.
    let mut rows = [[0.0; TERMS + 2]; TERMS];
    // Degrees from their first: sums of small numbers lose least.
    let base = pairs.first()?.1;
    for (at, to) in pairs {
        let t = terms((*at - origin) / scale_m);
        for i in 0..size {
            for j in 0..size {
                rows[i][j] += t[i] * t[j];
            }
            rows[i][TERMS] += t[i] * (to.x - base.x);
            rows[i][TERMS + 1] += t[i] * (to.y - base.y);
        }
    }
    let largest = (0..size).map(|i| rows[i][i]).fold(0.0, f64::max);
    // Gauss and Jordan with the largest pivot of each column.
    for k in 0..size {
        let pivot = (k..size).max_by(|&a, &b| rows[a][k].abs().total_cmp(&rows[b][k].abs()))?;
        rows.swap(k, pivot);
        if rows[k][k].abs() <= SINGULAR * largest {
            return None;
        }
        let row = rows[k];
        for (i, other) in rows.iter_mut().enumerate().take(size) {
            if i != k {
                let factor = other[k] / row[k];
                for (value, of_pivot) in other.iter_mut().zip(row) {
                    *value -= factor * of_pivot;
                }
            }
        }
    }
    let (mut longitude, mut latitude) = ([0.0; TERMS], [0.0; TERMS]);
    for k in 0..size {
        longitude[k] = rows[k][TERMS] / rows[k][k];
        latitude[k] = rows[k][TERMS + 1] / rows[k][k];
    }
    longitude[0] += base.x;
    latitude[0] += base.y;
    Some((longitude, latitude))
}

#[cfg(test)]
#[path = "geographic_tests.rs"]
mod tests;
