//! Mistakes in coordinates, by their signature.
//!
//! A whole layer that lands far away has one of a few causes, each of which lands in the right place
//! once it is undone. What is tried: axes exchanged; degrees in a projected CRS; another zone of
//! VN-2000. The first that lands is the guess; it is told, never applied.

/// A likely cause of coordinates in the wrong place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// x and y (or longitude and latitude) stand in each other's place.
    AxesSwapped,
    /// The coordinates fit this CRS, an EPSG code.
    FitsCrs(u32),
    /// The axes are exchanged and the coordinates fit this CRS.
    SwappedAndFitsCrs(u32),
}

pub(crate) use recognise::recognise;

mod recognise {
    use super::Mistake;
    use crate::project::Datum;
    use crate::project::province::TM3_ZONES;
    use crate::source::crs::{Crs, Transformer};
    use crate::source::study_area::holds;
    use geo::Coord;

    /// UTM zones 48N and 49N on VN-2000 and on WGS 84 (EPSG registry).
    const UTM: [u32; 4] = [3405, 3406, 32648, 32649];

    /// What a layer's coordinates look like, when they should land in `target` (west, south, east,
    /// north, degrees) and do not; `at` is one of them and `stated` the CRS they were read in.
    pub(crate) fn recognise(
        at: Coord<f64>,
        stated: Option<&Crs>,
        working: Option<u32>,
        target: [f64; 4],
        datum: Datum,
    ) -> Option<Mistake> {
        let swapped = Coord { x: at.y, y: at.x };
        let stated_code = stated.and_then(|c| c.epsg);
        if let Some(code) = stated_code
            && lands(swapped, code, target, datum)
        {
            return Some(Mistake::AxesSwapped);
        }
        let zones = TM3_ZONES.iter().map(|z| z.epsg);
        let codes = || {
            let all = working.into_iter().chain([4326]).chain(zones.clone()).chain(UTM);
            all.filter(|c| Some(*c) != stated_code)
        };
        let find = |c: Coord<f64>| codes().find(|&code| lands(c, code, target, datum));
        // VN-2000 prints X north and Y east; both orders are tried, the file's own first.
        find(at).map(Mistake::FitsCrs).or_else(|| find(swapped).map(Mistake::SwappedAndFitsCrs))
    }

    fn lands(at: Coord<f64>, code: u32, target: [f64; 4], datum: Datum) -> bool {
        // Degrees in metres, or metres in degrees, land nowhere; PROJ need not be asked.
        let degrees = at.x.abs() <= 180.0 && at.y.abs() <= 90.0;
        if degrees != (code == 4326) {
            return false;
        }
        let mut c = [at];
        let ready = Crs::from_epsg(code, datum).and_then(|from| {
            let to = Crs::wgs84()?;
            Transformer::new(&from, &to, &[])
        });
        let Ok(transformer) = ready else { return false };
        transformer.apply(&mut c);
        holds(target, c[0])
    }
}
