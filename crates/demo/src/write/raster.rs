//! Rasters as `GeoTIFF`, one band: people a cell in WGS 84, heights in the working CRS.

use super::Error;
use crate::population::{COUNTRY_CELLS, Grid, PROVINCE_CELLS, Populated};
use crate::projection::Projection;
use crate::province::{Province, TM3};
use crate::random::hash_unit;
use gdal::errors::GdalError;
use gdal::raster::{Buffer, RasterCreationOptions};
use gdal::spatial_ref::SpatialRef;
use gdal::{DriverManager, Metadata as _};
use geo::{Coord, LineString, MultiPolygon, Polygon, coord};
use std::path::Path;

/// What stands for a cell outside every village, as rasters of people have it.
const NO_DATA: f32 = -99_999.0;

/// Cells of a degree: fine for a province, coarse for a country.
pub(super) fn cells_per_degree(province: &Province) -> f64 {
    if province.crs == TM3 { PROVINCE_CELLS } else { COUNTRY_CELLS }
}

/// Writes the raster.
pub(super) fn population(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let per_degree = cells_per_degree(province);
    let villages = populated(province, projection).map_err(Error::Projection)?;
    let grid = Grid::new(province.options.seed, per_degree, &villages);
    write(&grid, path).map_err(|source| Error::Layer { path: path.to_owned(), source })
}

/// The villages as longitude and latitude, with the people the raster shall show.
fn populated(
    province: &Province,
    projection: &Projection,
) -> Result<Vec<Populated>, proj4rs::errors::Error> {
    // A ten-millionth of a degree is a centimetre; coarser than what libraries differ by.
    let round = |c: Coord<f64>| coord! { x: rounded(c.x), y: rounded(c.y) };
    let ring = |r: &LineString<f64>| -> Result<LineString<f64>, proj4rs::errors::Error> {
        Ok(projection.geographic(r.coords().copied())?.into_iter().map(round).collect())
    };
    let polygon = |p: &Polygon<f64>| -> Result<Polygon<f64>, proj4rs::errors::Error> {
        let holes = p.interiors().iter().map(ring).collect::<Result<_, _>>()?;
        Ok(Polygon::new(ring(p.exterior())?, holes))
    };
    let seed = province.options.seed;
    let mut out = Vec::new();
    for (v, village) in province.land.villages.iter().enumerate() {
        let homes = province.hamlets.of(v);
        if homes.is_empty() {
            continue;
        }
        let at = projection.geographic(homes.iter().map(|h| h.position))?;
        // The model misses a commune's number by up to a tenth, mostly downwards.
        let beside = 0.90 + 0.14 * hash_unit(seed ^ 0xd1, u64::from(village.commune));
        let seen = province.unrecorded.raster.binary_search(&(v as u32)).is_err();
        out.push(Populated {
            shape: MultiPolygon::new(village.shape.iter().map(polygon).collect::<Result<_, _>>()?),
            hamlets: homes
                .iter()
                .zip(at)
                .map(|(h, at)| (round(at), h.radius_m, f64::from(h.people)))
                .collect(),
            people: if seen { f64::from(village.population) * beside } else { 0.0 },
        });
    }
    Ok(out)
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

fn write(grid: &Grid, path: &Path) -> Result<(), GdalError> {
    let options = RasterCreationOptions::from_iter([
        "COMPRESS=DEFLATE",
        "ZLEVEL=9",
        "TILED=YES",
        "BLOCKXSIZE=256",
        "BLOCKYSIZE=256",
    ]);
    let driver = DriverManager::get_driver_by_name("GTiff")?;
    let (columns, rows) = (grid.columns, grid.rows);
    let mut dataset =
        driver.create_with_band_type_with_options::<f32, _>(path, columns, rows, 1, &options)?;
    dataset.set_spatial_ref(&SpatialRef::from_epsg(4326)?)?;
    let step = 1.0 / grid.per_degree;
    let (west, north) = (grid.west as f64 / grid.per_degree, grid.north as f64 / grid.per_degree);
    dataset.set_geo_transform(&[west, step, 0.0, north, 0.0, -step])?;
    let title = "Dân số mô phỏng, người mỗi ô (synthetic population count, people per cell)";
    dataset.set_metadata_item("TIFFTAG_IMAGEDESCRIPTION", title, "")?;
    {
        let mut band = dataset.rasterband(1)?;
        band.set_no_data_value(Some(f64::from(NO_DATA)))?;
        band.set_description("population_count")?;
        let values = grid.values.iter().map(|v| v.unwrap_or(NO_DATA)).collect();
        let mut buffer = Buffer::new((columns, rows), values);
        band.write((0, 0), (columns, rows), &mut buffer)?;
    }
    dataset.close()
}

/// What stands for the sea, as rasters of heights have it.
const AT_SEA: i16 = -32_768;

/// Writes the heights.
pub(super) fn terrain(province: &Province, path: &Path) -> Result<(), Error> {
    let written = || -> Result<(), GdalError> {
        let heights = &province.around.heights;
        let options =
            RasterCreationOptions::from_iter(["COMPRESS=DEFLATE", "ZLEVEL=9", "PREDICTOR=2"]);
        let driver = DriverManager::get_driver_by_name("GTiff")?;
        let (columns, rows) = heights.size;
        let mut dataset = driver
            .create_with_band_type_with_options::<i16, _>(path, columns, rows, 1, &options)?;
        dataset.set_spatial_ref(&SpatialRef::from_epsg(province.crs.epsg)?)?;
        let (corner, step) = (heights.corner, heights.step_m);
        dataset.set_geo_transform(&[corner.x, step, 0.0, corner.y, 0.0, -step])?;
        let title = "Độ cao mô phỏng, mét (synthetic heights, metres)";
        dataset.set_metadata_item("TIFFTAG_IMAGEDESCRIPTION", title, "")?;
        {
            let mut band = dataset.rasterband(1)?;
            band.set_no_data_value(Some(f64::from(AT_SEA)))?;
            band.set_description("height_m")?;
            let values = heights.metres.iter().map(|v| v.unwrap_or(AT_SEA)).collect();
            let mut buffer = Buffer::new((columns, rows), values);
            band.write((0, 0), (columns, rows), &mut buffer)?;
        }
        dataset.close()
    };
    written().map_err(|source| Error::Layer { path: path.to_owned(), source })
}
