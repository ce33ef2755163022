//! Rasters, through GDAL.
//!
//! In: a plain file of a known format. Out: its grid, its CRS, what it says of its values, and values in
//! windows: f64, NaN where there is no data (the file's own value for that, a mask, negative numbers,
//! numbers that are none). Only the driver of the format may open it. Rows and columns must run along
//! the axes of the CRS.

use super::format::{self, Format};
use super::{Error, gdal_log};
use crate::place::{Block, Grid};
use crate::project::LayerSource;
use gdal::raster::{RasterBand, ResampleAlg};
use gdal::spatial_ref::SpatialRef;
use gdal::{Dataset, DatasetOptions, GdalOpenFlags, Metadata};
use geo::Coord;

/// An open band of a raster.
pub(crate) struct Raster {
    file: String,
    dataset: Dataset,
    band: usize,
    pub(crate) grid: Grid,
    /// What the file says of its values: units, description, in its own words.
    pub(crate) words: Vec<String>,
    no_data: Option<f64>,
    scale: f64,
    offset: f64,
    masked: bool,
}

/// Values of a block of cells, row by row.
pub(crate) struct Window {
    pub(crate) block: Block,
    /// NaN where there is no data.
    pub(crate) values: Vec<f64>,
    /// Marks what was negative, and the least of it; those cells are NaN.
    pub(crate) negative: Vec<usize>,
    pub(crate) least: f64,
}

impl Window {
    /// Where a cell's value is; the cell must be in the block.
    pub(crate) fn at(&self, col: u32, row: u32) -> usize {
        let wide = (self.block.cols.1 - self.block.cols.0) as usize;
        (row - self.block.rows.0) as usize * wide + (col - self.block.cols.0) as usize
    }
}

impl Raster {
    /// Opens a raster of people and chooses the band: the stated one, or the only one.
    pub(crate) fn open(source: &LayerSource) -> Result<Self, Error> {
        Self::open_as(source, &format::RASTERS)
    }

    /// Opens a raster of one of the known formats, by extension.
    pub(crate) fn open_as(
        source: &LayerSource,
        known: &'static [&'static str],
    ) -> Result<Self, Error> {
        let Format::Raster { driver, .. } = Format::of(source, known)? else {
            return Err(Error::UnknownFormat { file: source.path.clone(), known });
        };
        gdal_log::capture_gdal_messages();
        gdal_log::clear();
        let file = source.path.clone();
        let dataset = Dataset::open_ex(
            &source.file,
            DatasetOptions {
                open_flags: GdalOpenFlags::GDAL_OF_READONLY | GdalOpenFlags::GDAL_OF_RASTER,
                allowed_drivers: Some(&[driver]),
                open_options: None,
                sibling_files: None,
            },
        )
        .map_err(|e| unreadable(&file, &e))?;
        let bands = dataset.raster_count();
        let band = match &source.layer {
            Some(stated) => stated.trim().parse().ok().filter(|n| (1..=bands).contains(n)),
            None => (bands == 1).then_some(1),
        };
        let Some(band) = band else {
            return Err(Error::NoBand { file, stated: source.layer.clone(), bands });
        };
        let grid = grid(&file, &dataset)?;
        let open = dataset.rasterband(band).map_err(|e| unreadable(&file, &e))?;
        let mut words = vec![open.unit(), open.description().unwrap_or_default()];
        let names = ["units", "Units", "UNITS", "long_name", "DESCRIPTION"];
        words.extend(names.iter().filter_map(|n| open.metadata_item(n, "")));
        let names = [&names[..], &["TIFFTAG_IMAGEDESCRIPTION"]].concat();
        words.extend(names.iter().filter_map(|n| dataset.metadata_item(n, "")));
        words.retain(|w| !w.trim().is_empty());
        let masked = open.mask_flags().is_ok_and(|f| f.is_per_dataset() && !f.is_alpha());
        let (no_data, scale, offset) = (open.no_data_value(), open.scale(), open.offset());
        let (scale, offset) = (scale.unwrap_or(1.0), offset.unwrap_or(0.0));
        if let Some(reason) = gdal_log::failure() {
            return Err(Error::Unreadable { file, reason });
        }
        Ok(Self { file, dataset, band, grid, words, no_data, scale, offset, masked })
    }

    /// The CRS the file states; `None` where it states none or an undefined one.
    pub(crate) fn crs(&self) -> Option<SpatialRef> {
        let crs = self.dataset.spatial_ref().ok()?;
        let name = crs.name().unwrap_or_default().to_ascii_lowercase();
        let known =
            !crs.is_local() && !name.starts_with("undefined") && !name.starts_with("unknown");
        known.then_some(crs)
    }

    /// The middle of the raster, its CRS.
    pub(crate) fn middle(&self) -> Coord<f64> {
        let Grid { origin, step, cols, rows } = self.grid;
        Coord {
            x: origin.x + step.x * f64::from(cols) / 2.0,
            y: origin.y + step.y * f64::from(rows) / 2.0,
        }
    }

    /// Reads the values of a block.
    pub(crate) fn window(&self, block: Block) -> Result<Window, Error> {
        gdal_log::clear();
        let band = self.dataset.rasterband(self.band).map_err(|e| unreadable(&self.file, &e))?;
        let mut values = self.read::<f64>(&band, block)?;
        let mask = if self.masked {
            let mask = band.open_mask_band().map_err(|e| unreadable(&self.file, &e))?;
            self.read::<u8>(&mask, block)?
        } else {
            Vec::new()
        };
        // A file's value for no data may be rounded otherwise than its cells.
        let empty = self.no_data.unwrap_or(f64::NAN);
        let near = empty.abs() * 1e-6;
        let (mut negative, mut least) = (Vec::new(), 0.0_f64);
        for (i, value) in values.iter_mut().enumerate() {
            let none = *value == empty || (*value - empty).abs() <= near;
            if none || !value.is_finite() || mask.get(i) == Some(&0) {
                *value = f64::NAN;
                continue;
            }
            *value = *value * self.scale + self.offset;
            if *value < 0.0 {
                least = least.min(*value);
                negative.push(i);
                *value = f64::NAN;
            }
        }
        Ok(Window { block, values, negative, least })
    }

    /// Heights of a part of the raster, read as so many columns and rows, row by row; NaN where there is
    /// no data. Fewer cells than there are become averages of those with data.
    pub(crate) fn heights(
        &self,
        from: (u32, u32),
        size: (u32, u32),
        read_as: (u32, u32),
    ) -> Result<Vec<f64>, Error> {
        gdal_log::clear();
        let error = |e| unreadable(&self.file, &e);
        let band = self.dataset.rasterband(self.band).map_err(error)?;
        let from = (from.0.cast_signed() as isize, from.1.cast_signed() as isize);
        let (size, read_as) =
            ((size.0 as usize, size.1 as usize), (read_as.0 as usize, read_as.1 as usize));
        let how = (size != read_as).then_some(ResampleAlg::Average);
        let read = band.read_as::<f64>(from, size, read_as, how).map_err(error)?;
        let mut values = read.into_shape_and_vec().1;
        let mask = if self.masked {
            let mask = band.open_mask_band().map_err(error)?;
            mask.read_as::<u8>(from, size, read_as, None).map_err(error)?.into_shape_and_vec().1
        } else {
            Vec::new()
        };
        if let Some(reason) = gdal_log::failure() {
            return Err(Error::Unreadable { file: self.file.clone(), reason });
        }
        let empty = self.no_data.unwrap_or(f64::NAN);
        for (i, value) in values.iter_mut().enumerate() {
            let none = (*value - empty).abs() <= empty.abs() * 1e-6;
            *value = if none || !value.is_finite() || mask.get(i) == Some(&0) {
                f64::NAN
            } else {
                *value * self.scale + self.offset
            };
        }
        Ok(values)
    }

    fn read<T: Copy + gdal::raster::GdalType>(
        &self,
        band: &RasterBand<'_>,
        block: Block,
    ) -> Result<Vec<T>, Error> {
        let (cols, rows) = (block.cols, block.rows);
        let size = ((cols.1 - cols.0) as usize, (rows.1 - rows.0) as usize);
        // GDAL counts columns and rows in 31 bits.
        let from = (cols.0.cast_signed() as isize, rows.0.cast_signed() as isize);
        let read = band.read_as::<T>(from, size, size, None);
        let read = read.map_err(|e| unreadable(&self.file, &e))?;
        if let Some(reason) = gdal_log::failure() {
            return Err(Error::Unreadable { file: self.file.clone(), reason });
        }
        Ok(read.into_shape_and_vec().1)
    }
}

fn grid(file: &str, dataset: &Dataset) -> Result<Grid, Error> {
    let Ok([x, dx, turn_x, y, turn_y, dy]) = dataset.geo_transform() else {
        gdal_log::clear();
        return Err(Error::RasterWithoutPlace { file: file.to_owned() });
    };
    let all = [x, dx, y, dy];
    if all.iter().any(|v| !v.is_finite()) || (dx == 0.0 && turn_x == 0.0) {
        return Err(Error::RasterWithoutPlace { file: file.to_owned() });
    }
    // A turn that moves the far corner by less than a thousandth of a cell is rounding.
    let (cols, rows) = dataset.raster_size();
    let moved = (turn_x * rows as f64).abs() > 1e-3 * dx.abs()
        || (turn_y * cols as f64).abs() > 1e-3 * dy.abs();
    if moved || dx == 0.0 || dy == 0.0 {
        return Err(Error::RotatedRaster { file: file.to_owned() });
    }
    let (origin, step) = (Coord { x, y }, Coord { x: dx, y: dy });
    Ok(Grid { origin, step, cols: cols as u32, rows: rows as u32 })
}

fn unreadable(file: &str, e: &gdal::errors::GdalError) -> Error {
    let reason = gdal_log::failure().unwrap_or_else(|| e.to_string());
    Error::Unreadable { file: file.to_owned(), reason }
}
