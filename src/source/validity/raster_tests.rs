//! Polygonised rasters: thousands of rings that touch in corners.

use super::reference::geos;
use super::tests::{multi, ring};
use super::*;
use crate::source::area_batch::{self, Parsed};
use crate::source::layer::RowGeometry;
use gdal::vector::Geometry;
use geo::{Area, Polygon};
use std::time::Instant;

/// Cells of a raster, each there with a chance of `share_pct` in a hundred: what a polygoniser makes of
/// them has thousands of holes that touch at corners.
fn raster(n: u32, share_pct: u32) -> (MultiPolygon<f64>, u32) {
    let mut random = 7_u32;
    let mut cells = Vec::new();
    for (x, y) in (0..n).flat_map(|x| (0..n).map(move |y| (f64::from(x), f64::from(y)))) {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if (random >> 16) % 100 < share_pct {
            let cell = [[x, y], [x + 1., y], [x + 1., y + 1.], [x, y + 1.]];
            cells.push(Polygon::new(ring(&cell), vec![]));
        }
    }
    let count = cells.len() as u32;
    (repair(&MultiPolygon::new(cells)).unwrap(), count)
}

fn vertices(area: &MultiPolygon<f64>) -> usize {
    geo::CoordsIter::coords_count(area)
}

#[test]
fn polygonised_rasters() {
    let (area, cells) = raster(120, 60);
    assert_eq!(area.unsigned_area(), f64::from(cells));
    assert_eq!(fault(&area), None);
    assert!(geos(&area).is_valid());
    assert_eq!(repair(&area).as_ref(), Ok(&area));
    assert!(vertices(&area) > 15_000, "{}", vertices(&area));
    // All of its rings as holes of a frame: they lie in each other and cut the rest into pieces.
    let rings = area.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let frame = ring(&[[-1., -1.], [121., -1.], [121., 121.], [-1., 121.]]);
    let rest = multi(Polygon::new(frame, rings.cloned().collect()));
    assert_eq!(fault(&rest), Some(GeometryFault::HolesNested));
    let rest = repair(&rest).unwrap();
    assert_eq!(rest.unsigned_area(), 122.0 * 122.0 - f64::from(cells));
    assert_eq!(fault(&rest), None);
    assert!(geos(&rest).is_valid());
}

/// Seconds for judging and repairing, beside GEOS: `cargo test --release --lib
/// polygonised_rasters_beside_geos -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn polygonised_rasters_beside_geos() {
    for n in [300, 600, 900, 1_050] {
        let (mut area, _) = raster(n, 62);
        let (count, wkb) = (vertices(&area), geos(&area).wkb().unwrap());
        let start = Instant::now();
        let ours = fault(&area);
        let judged = start.elapsed();
        let start = Instant::now();
        let theirs = Geometry::from_wkb(&wkb).unwrap().is_valid();
        let by_geos = start.elapsed();
        assert_eq!(ours.is_none(), theirs);
        let start = Instant::now();
        let parsed = area_batch::parse(vec![Some(RowGeometry::Wkb(wkb))]);
        let read = start.elapsed();
        assert!(matches!(parsed[..], [Parsed::Area(_, None)]));
        // One vertex out of its place, so that sides cross.
        let largest = area.0.iter_mut().max_by_key(|p| p.exterior().0.len()).unwrap();
        largest.exterior_mut(|r| r.0[3].x += 1.7);
        let start = Instant::now();
        let repaired = repair(&area).unwrap();
        let mended = start.elapsed();
        assert_eq!(fault(&repaired), None);
        println!(
            "{count} vertices: judged {judged:.2?} (GEOS {by_geos:.2?}), from WKB {read:.2?}, repaired {mended:.2?}"
        );
    }
}
