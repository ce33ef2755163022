//! World files and `GeoTIFF`s, against the corners of a village that is known.

#![cfg(feature = "gdal")]

use crate::map_fixture::{Plan, province};
use gdal::Dataset;
use gdal::raster::ResampleAlg;
use geo::{BoundingRect, Coord, LineString, MultiPolygon, Polygon};
use phusong::coverage::Share;
use phusong::lang::Lang;
use phusong::map::{Backdrop, Leaf, Sheet, leaf};
use phusong::report::write_geotiff;
use std::path::Path;

/// South-western and north-eastern corner of the one village, metres.
const LOW: Coord<f64> = Coord { x: 512_345.0, y: 2_034_560.0 };
const HIGH: Coord<f64> = Coord { x: 519_845.0, y: 2_039_060.0 };

/// A bare sheet of one rectangle.
fn sheet_of_one(dpi: u32) -> Leaf {
    let mut assessment = province(&Plan { sites: 0, synthetic: false, ..Plan::default() });
    assessment.villages.truncate(1);
    let ring = [(LOW.x, LOW.y), (HIGH.x, LOW.y), (HIGH.x, HIGH.y), (LOW.x, HIGH.y), (LOW.x, LOW.y)];
    let planar = MultiPolygon(vec![Polygon::new(LineString::from(ring.to_vec()), Vec::new())]);
    let shape = assessment.villages[0].shape.as_mut().unwrap();
    shape.planar = planar;
    shape.area_m2 = 7_500.0 * 4_500.0;
    for service in &mut assessment.services {
        service.villages.truncate(1);
        service.villages[0].share = Some(Share::ALL);
    }
    let text = format!(
        "service = \"4g\"\ndpi = {dpi}\n[title]\nvi = \"a\"\nen = \"a\"\n[layers]\n\
         village_borders = false\ncommune_borders = false\ncommune_names = false\n"
    );
    let sheet = Sheet::parse("bare", Path::new("bare.toml"), &text).unwrap();
    let made = jiff::civil::date(2026, 1, 15);
    leaf(&sheet, &assessment, &Backdrop::new(&assessment), Lang::VI, made).unwrap()
}

/// The land that coloured pixels of a georeferenced file cover within a window of the ground, and the
/// size of a pixel, metres.
fn coloured(path: &Path) -> (geo::Rect<f64>, f64) {
    let dataset = Dataset::open(path).unwrap();
    let [x0, dx, rx, y0, ry, dy] = dataset.geo_transform().unwrap();
    assert_eq!((rx, ry), (0.0, 0.0), "not turned");
    assert!(dx > 0.0 && (dx + dy).abs() < 1e-6, "square, north up: {dx} {dy}");
    let (width, height) = dataset.raster_size();
    let read = |i| {
        let band = dataset.rasterband(i).unwrap();
        let algorithm = Some(ResampleAlg::NearestNeighbour);
        let size = (width, height);
        band.read_as::<u8>((0, 0), size, size, algorithm).unwrap().data().to_vec()
    };
    let (red, green, blue) = (read(1), read(2), read(3));
    let mut cells: Vec<Coord<f64>> = Vec::new();
    for i in 0..width * height {
        let (column, row) = ((i % width) as f64, (i / width) as f64);
        let at = Coord { x: x0 + dx * (column + 0.5), y: y0 + dy * (row + 0.5) };
        // Away from legend and frame.
        let near = at.x > LOW.x - 400.0
            && at.x < HIGH.x + 400.0
            && at.y > LOW.y - 400.0
            && at.y < HIGH.y + 400.0;
        if near && blue[i].abs_diff(red[i]).max(green[i].abs_diff(red[i])) > 60 {
            cells.push(at);
        }
    }
    let centres = geo::MultiPoint::from(cells).bounding_rect().unwrap();
    let half = Coord { x: dx / 2.0, y: dx / 2.0 };
    (geo::Rect::new(centres.min() - half, centres.max() + half), dx)
}

/// Within a pixel at every corner: edges are rounded to pixels and drawn 0.03 mm further out.
fn assert_is_the_village(found: geo::Rect<f64>, pixel_m: f64) {
    let off = [found.min() - LOW, found.max() - HIGH];
    for d in off.iter().flat_map(|c| [c.x, c.y]) {
        assert!(d.abs() <= pixel_m * 1.1, "{d} m off, a pixel is {pixel_m} m");
    }
}

#[test]
fn the_world_file_puts_the_picture_on_the_ground() {
    let leaf = sheet_of_one(150);
    let folder = tempfile::tempdir().unwrap();
    let png = folder.path().join("sheet.png");
    std::fs::write(&png, leaf.png().unwrap()).unwrap();
    std::fs::write(png.with_extension("pgw"), leaf.world_file().unwrap()).unwrap();
    let (found, pixel_m) = coloured(&png);
    assert_is_the_village(found, pixel_m);
    let expected = leaf.scale as f64 / 1000.0 * 25.4 / 150.0;
    assert!((pixel_m - expected).abs() < 1e-6, "{pixel_m} m, not {expected}");
}

#[test]
fn the_geotiff_is_the_frame_in_the_working_crs() {
    let leaf = sheet_of_one(120);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.tif");
    let picture = leaf.ground_picture().unwrap().unwrap();
    write_geotiff(&path, &picture).unwrap();
    let (found, pixel_m) = coloured(&path);
    assert_is_the_village(found, pixel_m);
    let dataset = Dataset::open(&path).unwrap();
    let map = leaf.boxes.iter().find(|(kind, _)| *kind == "map").unwrap().1;
    let (width, height) = dataset.raster_size();
    for (pixels, mm) in [(width, map.width), (height, map.height)] {
        let short = mm * 120.0 / 25.4 - pixels as f64;
        assert!((0.0..2.0).contains(&short), "{pixels} pixels of {mm} mm");
    }
    let code = dataset.spatial_ref().unwrap().auth_code().unwrap();
    assert_eq!(format!("EPSG:{code}"), picture.crs);
}

#[test]
fn a_geotiff_that_cannot_be_written_is_an_error_with_its_path() {
    let picture = sheet_of_one(60).ground_picture().unwrap().unwrap();
    let error = write_geotiff(Path::new("/no/such/folder/a.tif"), &picture).unwrap_err();
    assert!(error.to_string().contains("a.tif"), "{error}");
}
