//! How true a CRS is: lengths and areas in it beside those on the ellipsoid.
//!
//! In: a way to WGS 84 and some places. Out: the least and the greatest scale there, in any direction.
//! Method: the derivatives of longitude and latitude by central differences, turned into metres by the
//! radii of curvature of WGS 84 (meridian M, prime vertical N); the singular values of that matrix are
//! the scales of the ground in the CRS. Checked against geodesics in the tests.

use super::Error;
use super::crs::Transformer;
use super::study_area::{self, StudyArea};
use super::villages::Draft;
use crate::assessment::GroundScale;
use crate::finding::FindingKind;
use crate::project::Project;
use geo::{BoundingRect, Coord};

/// Semi-major axis of WGS 84, m, and the square of its first eccentricity.
const A_M: f64 = 6_378_137.0;
const E2: f64 = 0.006_694_379_990_141_317;

/// Half the distance of a difference, m.
const STEP_M: f64 = 100.0;

/// Villages that are looked at, about.
const SAMPLE: usize = 1000;

/// Beyond 1 ± this the scale is worth a finding. A UTM zone has 0.9996 to 1.001.
const TOLD: f64 = 0.002;
/// Beyond 1 ± this the numbers are wrong: a share may move by points.
const REFUSED: f64 = 0.02;

/// The scale at some places of a CRS; `None` where none of them has a place on the ellipsoid.
pub(super) fn scale(to_wgs84: &Transformer, at: &[Coord<f64>]) -> Option<GroundScale> {
    let steps = [(STEP_M, 0.0), (-STEP_M, 0.0), (0.0, STEP_M), (0.0, -STEP_M)];
    let mut ends: Vec<Coord<f64>> =
        at.iter().flat_map(|c| steps.map(|(x, y)| Coord { x: c.x + x, y: c.y + y })).collect();
    to_wgs84.apply(&mut ends);
    let mut found: Option<GroundScale> = None;
    for four in ends.chunks_exact(4) {
        let lat = (four[0].y + four[1].y).to_radians() / 2.0;
        let w2 = 1.0 - E2 * lat.sin().powi(2);
        let (north_m, east_m) = (A_M * (1.0 - E2) / w2.powf(1.5), A_M * lat.cos() / w2.sqrt());
        // Metres to the east and to the north for one of the CRS.
        let slope = |a: Coord<f64>, b: Coord<f64>| {
            let lon = study_area::turned(a.x - b.x);
            let by = 2.0 * STEP_M;
            (lon.to_radians() * east_m / by, (a.y - b.y).to_radians() * north_m / by)
        };
        let ((a, c), (b, d)) = (slope(four[0], four[1]), slope(four[2], four[3]));
        let area = (a * d - b * c).abs();
        let (sum, differ) = ((a + d).hypot(c - b), (a - d).hypot(b + c));
        let (long, short) = (f64::midpoint(sum, differ), (sum - differ).abs() / 2.0);
        let (length, area) = ([1.0 / long, 1.0 / short], 1.0 / area);
        if !(length[0].is_finite() && length[1].is_finite() && area.is_finite()) {
            continue;
        }
        let g = found.get_or_insert(GroundScale { length, area: [area; 2] });
        g.length = [g.length[0].min(length[0]), g.length[1].max(length[1])];
        g.area = [g.area[0].min(area), g.area[1].max(area)];
    }
    found
}

/// How far from 1 the worst of a scale is.
fn worst(scale: &GroundScale) -> f64 {
    scale.length.iter().chain(&scale.area).map(|s| (s - 1.0).abs()).fold(0.0, f64::max)
}

/// The scale of the working CRS over the villages, and what is to be said of it.
///
/// # Errors
/// [`Error::UntrueCrs`] where lengths or areas are off by more than 2 %.
pub(super) fn judge(
    project: &Project,
    study: &StudyArea,
    to_wgs84: &Transformer,
    drafts: &[Draft],
) -> Result<(Option<GroundScale>, Option<FindingKind>), Error> {
    let shapes: Vec<_> = drafts.iter().filter_map(|d| d.shape.as_ref()).collect();
    let every = shapes.len() / SAMPLE + 1;
    let mut at: Vec<Coord<f64>> = shapes.iter().step_by(every).map(|s| s.centre).collect();
    let boxes = shapes.iter().filter_map(|s| s.planar.bounding_rect());
    let all = boxes.reduce(|a, b| {
        let low = Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) };
        let high = Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) };
        geo::Rect::new(low, high)
    });
    // A scale is worst at the sides of the whole, where the middles of villages need not lie.
    for shape in &shapes {
        let (Some(all), Some(own)) = (all, shape.planar.bounding_rect()) else { continue };
        if own.min().x <= all.min().x
            || own.min().y <= all.min().y
            || own.max().x >= all.max().x
            || own.max().y >= all.max().y
        {
            at.extend(shape.planar.iter().flat_map(|p| p.exterior().0.iter().copied()));
        }
    }
    let Some(found) = scale(to_wgs84, &at) else { return Ok((None, None)) };
    let off = worst(&found);
    if off <= TOLD {
        return Ok((Some(found), None));
    }
    let mut middle: Vec<Coord<f64>> = at;
    to_wgs84.apply(&mut middle);
    let better = study_area::middle(&middle)
        .map(|c| study_area::choose(project.province, &middle, c).0)
        .filter(|&code| study.working.epsg != Some(code));
    if off > REFUSED {
        return Err(Error::UntrueCrs {
            file: project.villages.path.clone(),
            crs: study.working.text(),
            name: study.working.label.name.clone(),
            scale: found,
            better,
        });
    }
    let kind = FindingKind::CrsScale {
        crs: study.working.text(),
        length: found.length,
        area: found.area,
        better,
    };
    Ok((Some(found), Some(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Datum;
    use crate::source::crs::Crs;
    use geo::{Distance, Geodesic, Point};

    #[cfg(feature = "gdal")]
    #[test]
    fn the_scale_is_that_of_geodesics() {
        let wgs84 = Crs::wgs84().unwrap();
        for (code, at) in [
            (9209, [560_000.0, 2_030_000.0]),
            (32648, [200_000.0, 2_030_000.0]),
            (3857, [11_744_000.0, 2_079_000.0]),
            (3460, [2_250_000.0, 3_900_000.0]),
            (2154, [700_000.0, 6_600_000.0]),
            (3035, [4_600_000.0, 2_000_000.0]),
        ] {
            let at = Coord { x: at[0], y: at[1] };
            let crs = Crs::from_epsg(code, Datum::default()).unwrap();
            let way = Transformer::new(&crs, &wgs84, &[at]).unwrap();
            let found = scale(&way, &[at]).unwrap();
            let (mut least, mut greatest) = (f64::MAX, 0.0_f64);
            for i in 0..360 {
                let (s, c) = f64::from(i).to_radians().sin_cos();
                let mut ends = [
                    Coord { x: at.x - 50.0 * c, y: at.y - 50.0 * s },
                    Coord { x: at.x + 50.0 * c, y: at.y + 50.0 * s },
                ];
                way.apply(&mut ends);
                let m = Geodesic.distance(Point(ends[0]), Point(ends[1]));
                (least, greatest) = (least.min(100.0 / m), greatest.max(100.0 / m));
            }
            // Centimetres of the height that a datum shift drops are 1e-8 here.
            assert!((found.length[0] - least).abs() < 1e-6, "EPSG:{code} {found:?} {least}");
            assert!((found.length[1] - greatest).abs() < 1e-6, "EPSG:{code} {found:?} {greatest}");
            let product = found.length[0] * found.length[1];
            assert!((found.area[0] - product).abs() < 1e-9, "EPSG:{code} {found:?}");
        }
    }
}
