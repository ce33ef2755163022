//! From the demo's working CRS to longitude and latitude, for its text files.
//!
//! In: metres, VN-2000. Out: degrees, WGS 84, x longitude. Method: `proj4rs`, datum by EPSG:6960
//! (Ministry of Natural Resources and Environment, Decision 05/2007), whose rotations are those of a coordinate
//! frame and therefore change sign in `+towgs84`. Sines differ between platforms in the 16th digit;
//! files have six decimals.

use super::province::{Crs, TM3};
use geo::{Coord, coord};
use proj4rs::Proj;
use proj4rs::transform::{Transform, TransformClosure, transform};

/// VN-2000 to WGS 84 by EPSG:6960: metres, seconds of arc, parts per million.
const TO_WGS84: &str = "-191.90441429,-39.30318279,-111.45032835,\
                        0.00928836,-0.01975479,0.00427372,0.252906278";

/// A projection of a demo.
pub(super) struct Projection {
    planar: Proj,
    geographic: Proj,
}

impl Projection {
    /// # Errors
    /// What `proj4rs` says; its definitions here are constant, and a test reads them.
    pub(super) fn new(crs: Crs) -> Result<Self, proj4rs::errors::Error> {
        let (meridian, scale) = if crs == TM3 { (105.5, 0.9999) } else { (105.0, 0.9996) };
        let planar = format!(
            "+proj=tmerc +lat_0=0 +lon_0={meridian} +k={scale} +x_0=500000 +y_0=0 +ellps=WGS84 \
             +towgs84={TO_WGS84} +units=m +no_defs"
        );
        Ok(Self {
            planar: Proj::from_proj_string(&planar)?,
            geographic: Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs")?,
        })
    }

    /// Longitude and latitude of each point, degrees.
    ///
    /// # Errors
    /// When a point lies outside the projection's domain.
    pub(super) fn geographic(
        &self,
        points: impl Iterator<Item = Coord<f64>>,
    ) -> Result<Vec<Coord<f64>>, proj4rs::errors::Error> {
        let mut list = Points(points.collect());
        transform(&self.planar, &self.geographic, &mut list)?;
        for c in &mut list.0 {
            *c = coord! { x: c.x.to_degrees(), y: c.y.to_degrees() };
        }
        Ok(list.0)
    }
}

struct Points(Vec<Coord<f64>>);

impl Transform for Points {
    fn transform_coordinates<F: TransformClosure>(
        &mut self,
        f: &mut F,
    ) -> proj4rs::errors::Result<()> {
        for c in &mut self.0 {
            let (x, y, _) = f(c.x, c.y, 0.0)?;
            *c = coord! { x: x, y: y };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::province::UTM48;

    #[test]
    fn official_pairs_come_back() {
        // Circulars 37/2019 and 20/2019/TT-BGTVT: VN-2000 and WGS 84, to 0.1″.
        let dms = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
        for crs in [TM3, UTM48] {
            let p = Projection::new(crs).unwrap();
            let vn2000 = Proj::from_proj_string("+proj=longlat +ellps=WGS84 +no_defs").unwrap();
            let plain = Proj::from_proj_string(if crs == TM3 {
                "+proj=tmerc +lat_0=0 +lon_0=105.5 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84"
            } else {
                "+proj=tmerc +lat_0=0 +lon_0=105 +k=0.9996 +x_0=500000 +y_0=0 +ellps=WGS84"
            })
            .unwrap();
            for (lat, lon, wgs_lat, wgs_lon) in [
                (
                    dms(15.0, 22.0, 32.7),
                    dms(109.0, 6.0, 0.5),
                    dms(15.0, 22.0, 29.0),
                    dms(109.0, 6.0, 7.0),
                ),
                (
                    dms(12.0, 33.0, 39.7),
                    dms(109.0, 25.0, 53.6),
                    dms(12.0, 33.0, 36.0),
                    dms(109.0, 26.0, 0.0),
                ),
            ] {
                let mut at = (lon.to_radians(), lat.to_radians(), 0.0);
                transform(&vn2000, &plain, &mut at).unwrap();
                let got = p.geographic(std::iter::once(coord! { x: at.0, y: at.1 })).unwrap()[0];
                // Printed to 0.1″ on both sides.
                let near = |a: f64, b: f64| (a - b).abs() <= 0.11 / 3600.0;
                assert!(near(got.x, wgs_lon) && near(got.y, wgs_lat), "{got:?} for {lon}, {lat}");
            }
        }
    }
}
