//! A map's frame as a `GeoTIFF`: pixels that a GIS puts where they belong.

use super::write::Error;
use crate::map::GroundPicture;
use gdal::DriverManager;
use gdal::errors::GdalError;
use gdal::raster::{Buffer, ColorInterpretation, RasterCreationOptions};
use gdal::spatial_ref::SpatialRef;
use std::path::Path;

/// Writes it: three bands of 8 bits, compressed, in the working CRS.
///
/// # Errors
/// [`Error::GeoTiff`] with what GDAL says.
pub fn write_geotiff(path: &Path, picture: &GroundPicture) -> Result<(), Error> {
    file(path, picture)
        .map_err(|error| Error::GeoTiff { path: path.to_owned(), message: error.to_string() })
}

fn file(path: &Path, picture: &GroundPicture) -> Result<(), GdalError> {
    let size = (picture.width as usize, picture.height as usize);
    let driver = DriverManager::get_driver_by_name("GTiff")?;
    let options = RasterCreationOptions::from_iter([
        "COMPRESS=DEFLATE",
        "PREDICTOR=1",
        "PHOTOMETRIC=RGB",
        "INTERLEAVE=PIXEL",
        "TILED=YES",
    ]);
    let mut dataset =
        driver.create_with_band_type_with_options::<u8, _>(path, size.0, size.1, 3, &options)?;
    let srs = SpatialRef::from_definition(&picture.crs)?;
    dataset.set_spatial_ref(&srs)?;
    let (corner, px) = (picture.corner, picture.metres_per_px);
    dataset.set_geo_transform(&[corner.x, px, 0.0, corner.y, 0.0, -px])?;
    let colors = [
        ColorInterpretation::RedBand,
        ColorInterpretation::GreenBand,
        ColorInterpretation::BlueBand,
    ];
    for (i, color) in colors.into_iter().enumerate() {
        let channel = picture.rgb.iter().skip(i).step_by(3).copied().collect();
        let mut band = dataset.rasterband(i + 1)?;
        band.set_color_interpretation(color)?;
        band.write((0, 0), size, &mut Buffer::new(size, channel))?;
    }
    dataset.close()
}
