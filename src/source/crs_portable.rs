//! What a CRS is, where there is no GDAL to ask: those that offices in Vietnam work in.
//!
//! In: an EPSG code, or a name that holds one. Out: the CRS as the EPSG registry (v10.076, 2022) defines it;
//! tests compare each with PROJ's. Not here: any other CRS, and what WKT says.

use super::crs::{Crs, pinned};
use super::{CrsLabel, Error};
use crate::project::Datum;
use crate::project::province::{TM3_ZONES, zone_of};
use geo::Coord;

/// Names and areas of use of the zones of VN-2000 / TM-3, in the order of [`TM3_ZONES`]: west, south, east,
/// north, degrees.
const TM3: [(&str, [f64; 4]); 18] = [
    ("zone 481", [102.14, 9.2, 103.51, 22.82]),
    ("103-00", [102.14, 20.89, 103.99, 22.82]),
    ("104-00", [103.21, 20.57, 105.03, 22.04]),
    ("104-30", [103.4, 8.33, 105.54, 10.55]),
    ("104-45", [103.53, 10.18, 105.86, 22.85]),
    ("zone 482", [103.5, 8.33, 106.51, 23.4]),
    ("105-30", [104.33, 9.19, 106.69, 23.4]),
    ("105-45", [105.26, 9.75, 107.8, 23.12]),
    ("106-00", [104.83, 16.92, 107.03, 22.7]),
    ("106-15", [106.41, 11.3, 107.43, 17.22]),
    ("106-30", [105.43, 21.32, 106.25, 22.75]),
    ("107-00", [105.88, 15.99, 108.24, 21.63]),
    ("107-15", [106.09, 21.32, 107.37, 22.47]),
    ("107-30", [107.33, 13.92, 108.55, 15.42]),
    ("107-45", [106.43, 8.57, 108.76, 21.67]),
    ("zone 491", [106.5, 8.57, 109.53, 22.95]),
    ("108-15", [108.55, 11.25, 109.53, 14.71]),
    ("108-30", [107.2, 10.43, 109.52, 14.61]),
];

pub(super) fn from_epsg(code: u32, datum: Datum) -> Result<Crs, Error> {
    let vn2000 = |bare: &str| pinned(&format!("{bare} +ellps=WGS84 +units=m +no_defs"), datum);
    let utm = |zone: u32| f64::from(zone) * 6.0 - 183.0;
    let (name, area, proj4) = match code {
        4326 => (
            "WGS 84".to_owned(),
            [-180.0, -90.0, 180.0, 90.0],
            "+proj=longlat +datum=WGS84 +no_defs".to_owned(),
        ),
        4756 => (
            "VN-2000".to_owned(),
            [102.14, 8.33, 109.53, 23.4],
            pinned("+proj=longlat +ellps=WGS84 +no_defs", datum),
        ),
        3405 | 3406 => {
            let zone = code - 3405 + 48;
            let area = [[102.14, 8.33, 108.0, 23.4], [108.0, 10.43, 109.53, 21.56]];
            let name = format!("VN-2000 / UTM zone {zone}N");
            (name, area[zone as usize - 48], vn2000(&format!("+proj=utm +zone={zone}")))
        }
        // The zones that Vietnam lies in or beside.
        32647..=32650 => {
            let zone = code - 32600;
            let middle = utm(zone);
            (
                format!("WGS 84 / UTM zone {zone}N"),
                [middle - 3.0, 0.0, middle + 3.0, 84.0],
                format!("+proj=utm +zone={zone} +datum=WGS84 +units=m +no_defs"),
            )
        }
        _ => {
            let Some(zone) = zone_of(code) else {
                let reason = "this build knows VN-2000 and WGS 84 only".to_owned();
                return Err(Error::UnusableCrs { crs: format!("EPSG:{code}"), reason });
            };
            let at = TM3_ZONES.iter().position(|z| z.epsg == code).unwrap_or_default();
            let (name, area) = TM3[at];
            let tm = format!(
                "+proj=tmerc +lat_0=0 +lon_0={} +k=0.9999 +x_0=500000 +y_0=0",
                zone.meridian_deg
            );
            (format!("VN-2000 / TM-3 {name}"), area, vn2000(&tm))
        }
    };
    Ok(Crs {
        epsg: Some(code),
        label: CrsLabel { code: format!("EPSG:{code}"), name },
        geographic: matches!(code, 4326 | 4756),
        suspicious: false,
        utm_scale_of: None,
        area: Some(area),
        definition: proj4.clone(),
        proj4: Some(proj4),
    })
}

/// `EPSG:9209`, `urn:ogc:def:crs:EPSG::9209`, `urn:ogc:def:crs:OGC:1.3:CRS84`.
pub(super) fn from_stated(text: &str, datum: Datum) -> Result<Crs, Error> {
    let mut parts = text.trim().rsplit(':');
    let code = match (parts.next(), text.to_ascii_uppercase()) {
        (Some("CRS84"), _) => Some(4326),
        (Some(last), upper) if upper.contains("EPSG:") => last.parse().ok(),
        _ => None,
    };
    let Some(code) = code else {
        let reason = "this build knows CRSs by EPSG code only".to_owned();
        return Err(Error::UnusableCrs { crs: text.to_owned(), reason });
    };
    from_epsg(code, datum)
}

/// There is no PROJ here, so there is none of its ways.
#[cfg_attr(feature = "gdal", allow(dead_code, reason = "only a build without GDAL has it"))]
pub(super) enum Slow {}

#[cfg_attr(feature = "gdal", allow(dead_code, reason = "only a build without GDAL has it"))]
impl Slow {
    #[expect(clippy::unnecessary_wraps, reason = "PROJ's own may fail")]
    pub(super) fn new(_: &Crs, _: &Crs) -> Result<Option<Self>, Error> {
        Ok(None)
    }

    pub(super) fn apply(&self, _: &mut [Coord<f64>]) {
        match *self {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::crs::Transformer;

    const ALL: [u32; 26] = [
        4326, 4756, 3405, 3406, 32647, 32648, 32649, 32650, 5896, 9205, 9206, 9207, 9208, 5897,
        9209, 9210, 9211, 9212, 9213, 9214, 9215, 9216, 5899, 5898, 9217, 9218,
    ];

    #[cfg(feature = "gdal")]
    #[test]
    fn the_same_as_in_projs_registry() {
        for code in ALL {
            for datum in [Datum::Epsg6960, Datum::Epsg5194] {
                let ours = from_epsg(code, datum).unwrap();
                let theirs = crate::source::crs_gdal::from_epsg(code, datum).unwrap();
                assert_eq!(ours.label, theirs.label);
                assert_eq!(ours.area, theirs.area, "EPSG:{code}");
                assert_eq!(ours.geographic, theirs.geographic, "EPSG:{code}");
                let by_words = Crs { epsg: None, ..theirs };
                assert!(ours.is_same(&by_words), "{:?} {:?}", ours.proj4, by_words.proj4);
            }
        }
    }

    #[test]
    fn every_one_leads_to_degrees_and_back() {
        let wgs84 = from_epsg(4326, Datum::default()).unwrap();
        for code in ALL {
            let crs = from_epsg(code, Datum::default()).unwrap();
            let [w, s, e, n] = crs.area.unwrap();
            let at = Coord { x: w.midpoint(e), y: s.max(8.0).midpoint(n.min(23.0)) };
            let mut c = [at];
            Transformer::new(&wgs84, &crs, &[at]).unwrap().apply(&mut c);
            Transformer::new(&crs, &wgs84, &c).unwrap().apply(&mut c);
            let off = (c[0].x - at.x).abs().max((c[0].y - at.y).abs());
            assert!(off < 3e-8, "EPSG:{code}: {at:?} {c:?}");
        }
    }

    #[test]
    fn names_that_hold_a_code() {
        for (text, code) in [
            ("EPSG:9209", Some(9209)),
            ("urn:ogc:def:crs:EPSG::9209", Some(9209)),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", Some(4326)),
            ("EPSG:2154", None),
            ("LOCAL_CS[\"x\"]", None),
            ("", None),
        ] {
            let found = from_stated(text, Datum::default()).ok().and_then(|c| c.epsg);
            assert_eq!(found, code, "{text}");
        }
    }
}
