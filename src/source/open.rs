//! Opening a layer by the reader that this build has for its format.

use super::Error;
use super::delimited::Delimited;
use super::format::{self, Format};
use super::layer::LayerSource;
use super::sheet;
use super::tidy::Tidy;
use crate::project::LayerFile;

/// Opens a layer of one of the known formats, by extension.
pub(crate) fn open(
    file: &LayerFile,
    known: &'static [&'static str],
) -> Result<Box<dyn LayerSource>, Error> {
    Ok(Tidy::of(match Format::of(file, known)? {
        Format::Vector { driver, name } => vector(file, driver, name)?,
        Format::Text => Box::new(Delimited::open(file)?),
        Format::Sheet => sheet::open(file)?,
        Format::Raster { .. } => {
            return Err(Error::UnknownFormat { file: file.path.clone(), known });
        }
    }))
}

/// Opens a layer of geometries of one of the known formats; a table has none.
pub(crate) fn open_shapes(
    file: &LayerFile,
    known: &'static [&'static str],
) -> Result<Box<dyn LayerSource>, Error> {
    match Format::of(file, known)? {
        Format::Vector { driver, name } => Ok(Tidy::of(vector(file, driver, name)?)),
        _ => Err(Error::TableWithoutAreas { file: file.path.clone() }),
    }
}

/// Which of a layer's columns have a value anywhere; reading ends where those of `first` all have.
pub(crate) fn filled(
    file: &LayerFile,
    first: &[usize],
    columns: usize,
) -> Result<Vec<bool>, Error> {
    let mut layer = open(file, &format::ANY)?;
    let mut filled = vec![false; columns];
    let mut row = super::layer::Row::default();
    while !first.iter().all(|c| filled[*c]) && layer.next(&mut row)? {
        for (column, filled) in filled.iter_mut().enumerate() {
            *filled = *filled || !row.value(Some(column)).is_blank();
        }
    }
    Ok(filled)
}

/// The first geometry of a layer; `None` for a table, and where no row has one.
pub(crate) fn first_geometry(
    file: &LayerFile,
    known: &'static [&'static str],
) -> Result<Option<super::geometry::Geometry>, Error> {
    let Format::Vector { driver, name } = Format::of(file, known)? else { return Ok(None) };
    let mut layer = vector(file, driver, name)?;
    layer.want(&[]);
    let mut row = super::layer::Row::default();
    while layer.next(&mut row)? {
        if let Some(geometry) = &row.geometry {
            return Ok(Some(geometry.parse()));
        }
    }
    Ok(None)
}

#[cfg(feature = "gdal")]
fn vector(
    file: &LayerFile,
    driver: &'static str,
    _: &'static str,
) -> Result<Box<dyn LayerSource>, Error> {
    Ok(Box::new(super::vector::Vector::open(file, driver)?))
}

#[cfg(not(feature = "gdal"))]
fn vector(
    file: &LayerFile,
    driver: &'static str,
    format: &'static str,
) -> Result<Box<dyn LayerSource>, Error> {
    if driver == "GeoJSON" {
        return Ok(Box::new(super::geojson_layer::GeoJsonLayer::open(file)?));
    }
    Err(Error::NotInThisBuild { file: file.path.clone(), format })
}
