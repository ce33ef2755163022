//! What a CRS is, by PROJ's registry through GDAL, and PROJ's own way from one to another.

use super::crs::{Crs, LOST, pinned};
use super::{CrsLabel, Error, gdal_setup};
use crate::project::Datum;
use crate::project::province::TM3_ZONES;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use geo::Coord;

/// A CRS that a file states, as PROJJSON; `None` for an undefined one.
pub(super) fn stated(srs: &SpatialRef) -> Option<String> {
    let name = srs.name().unwrap_or_default().to_ascii_lowercase();
    let known = !srs.is_local() && !name.starts_with("undefined") && !name.starts_with("unknown");
    known.then(|| srs.to_projjson().or_else(|_| srs.to_wkt()).ok()).flatten()
}

pub(super) fn from_epsg(code: u32, datum: Datum) -> Result<Crs, Error> {
    gdal_setup::prepare_gdal();
    let srs = SpatialRef::from_epsg(code).map_err(|e| unusable(&format!("EPSG:{code}"), &e))?;
    of(&srs, Some(code), datum)
}

pub(super) fn from_stated(text: &str, datum: Datum) -> Result<Crs, Error> {
    gdal_setup::prepare_gdal();
    let srs = SpatialRef::from_definition(text).map_err(|e| unusable(text, &e))?;
    let authority = |s: &SpatialRef| s.authority().ok();
    let mut identified = srs.clone();
    let code = authority(&srs).or_else(|| {
        identified.auto_identify_epsg().ok()?;
        authority(&identified)
    });
    let epsg = code.as_deref().and_then(|code| match code {
        "OGC:CRS84" => Some(4326),
        _ => code.strip_prefix("EPSG:")?.parse().ok(),
    });
    match epsg {
        // The registry's own definition, so that a file's variant spelling makes no difference.
        Some(code) => from_epsg(code, datum).or_else(|_| of(&srs, epsg, datum)),
        None => of(&srs, None, datum),
    }
}

/// Whether a definition takes its datum to WGS 84 by about as much as VN-2000's, in metres: one of zeros, or of
/// another country, does not.
fn is_shifted(proj4: &str) -> bool {
    let Some((_, rest)) = proj4.split_once("+towgs84=") else { return false };
    let numbers: Vec<f64> = rest.split([',', ' ']).take(3).filter_map(|n| n.parse().ok()).collect();
    let vn2000 = [-191.9, -39.3, -111.5];
    numbers.len() == 3 && numbers.iter().zip(vn2000).all(|(a, b)| (a - b).abs() < 10.0)
}

fn unusable(crs: &str, e: &gdal::errors::GdalError) -> Error {
    let reason = gdal_setup::failure().unwrap_or_else(|| e.to_string());
    Error::UnusableCrs { crs: crs.to_owned(), reason }
}

fn of(srs: &SpatialRef, epsg: Option<u32>, datum: Datum) -> Result<Crs, Error> {
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
    let shifted = proj4.as_deref().is_some_and(is_shifted);
    let suspicious = !vn2000
        && !shifted
        && near(parameter("scale_factor"), 0.9999)
        && near(parameter("false_easting"), 500_000.0);
    let meridian = parameter("central_meridian");
    // 105° and 111° are those of UTM itself, whatever the datum.
    let utm_scale_of = TM3_ZONES.into_iter().find(|zone| {
        near(parameter("scale_factor"), 0.9996)
            && near(parameter("false_easting"), 500_000.0)
            && near(meridian, zone.meridian_deg)
            && (zone.meridian_deg - 3.0) % 6.0 != 0.0
    });
    let pinned = if vn2000 {
        let bare = proj4.as_deref().ok_or_else(|| unusable("no projection parameters"))?;
        let bare: Vec<&str> = bare
            .split_whitespace()
            .filter(|w| !w.starts_with("+towgs84") && !w.starts_with("+datum"))
            .collect();
        let bare = bare.join(" ");
        let ellipsoid = if bare.contains("+ellps") { "" } else { " +ellps=WGS84" };
        Some(pinned(&format!("{bare}{ellipsoid}"), datum))
    } else {
        None
    };
    let definition = match (&pinned, epsg) {
        (Some(pinned), _) => pinned.clone(),
        (None, Some(code)) => format!("EPSG:{code}"),
        (None, None) => srs.to_wkt().map_err(|e| unusable(&e.to_string()))?,
    };
    Ok(Crs {
        epsg,
        label: CrsLabel { code: epsg.map_or_else(String::new, |c| format!("EPSG:{c}")), name },
        geographic: srs.is_geographic(),
        suspicious,
        utm_scale_of: utm_scale_of.map(|z| z.epsg),
        area: srs.area_of_use().map(|a| {
            [a.west_lon_degree, a.south_lat_degree, a.east_lon_degree, a.north_lat_degree]
        }),
        definition,
        proj4: pinned.or(proj4),
    })
}

/// PROJ's way from one CRS to another: right wherever there is a way, on one core.
pub(super) struct Slow(CoordTransform);

impl Slow {
    pub(super) fn new(from: &Crs, to: &Crs) -> Result<Option<Self>, Error> {
        let ends = (reference(from)?, reference(to)?);
        let way = CoordTransform::new(&ends.0, &ends.1);
        let named = || format!("{} → {}", from.text(), to.text());
        way.map(|way| Some(Self(way))).map_err(|e| unusable(&named(), &e))
    }

    /// Takes coordinates over in place; what cannot be taken becomes NaN.
    pub(super) fn apply(&self, coords: &mut [Coord<f64>]) {
        // PROJ marks what it cannot place with infinity and says so once for all.
        for chunk in coords.chunks_mut(4096) {
            let mut x: Vec<f64> = chunk.iter().map(|c| c.x).collect();
            let mut y: Vec<f64> = chunk.iter().map(|c| c.y).collect();
            let _some_lost = self.0.transform_coords(&mut x, &mut y, &mut []);
            for (c, (x, y)) in chunk.iter_mut().zip(x.into_iter().zip(y)) {
                *c = if x.is_finite() && y.is_finite() { Coord { x, y } } else { LOST };
            }
        }
        gdal_setup::clear();
    }
}

fn reference(crs: &Crs) -> Result<SpatialRef, Error> {
    let srs = SpatialRef::from_definition(&crs.definition);
    let mut srs = srs.map_err(|e| unusable(&crs.text(), &e))?;
    srs.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    Ok(srs)
}
