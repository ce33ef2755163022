//! Opening a raster by the reader that this build has for it.

use super::Error;
use super::format::Format;
use crate::project::LayerFile;
use crate::raster::RasterSource;

/// An open raster, whatever reads it.
pub(crate) type Raster<'r> = dyn RasterSource<Error = Error> + 'r;

/// Opens a raster of one of the known formats, by extension.
pub(crate) fn open(
    source: &LayerFile,
    known: &'static [&'static str],
) -> Result<Box<Raster<'static>>, Error> {
    match Format::of(source, known)? {
        #[cfg(feature = "gdal")]
        Format::Raster { driver, .. } => {
            Ok(Box::new(super::raster_gdal::GdalRaster::open(source, driver)?))
        }
        #[cfg(not(feature = "gdal"))]
        Format::Raster { name, .. } => {
            Err(Error::NotInThisBuild { file: source.path.clone(), format: name })
        }
        _ => Err(Error::UnknownFormat { file: source.path.clone(), known }),
    }
}
