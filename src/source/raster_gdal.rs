//! Rasters, through GDAL.
//!
//! In: a plain file of a known format. Out: a [`RasterSource`]. No data is the file's own value for that, a
//! mask, and numbers that are none. Only the driver of the format may open it. Rows and columns must run
//! along the axes of the CRS.

use super::{Error, crs_gdal, gdal_setup};
use crate::project::LayerFile;
use crate::raster::{Block, Grid, RasterSource, Window};
use gdal::raster::{RasterBand, ResampleAlg};
use gdal::{Dataset, DatasetOptions, GdalOpenFlags, Metadata};
use geo::Coord;

/// An open band of a raster.
pub(crate) struct GdalRaster {
    file: String,
    driver: &'static str,
    dataset: Dataset,
    band: usize,
    grid: Grid,
    crs: Option<String>,
    /// Units, description.
    statements: Vec<String>,
    no_data: Option<f64>,
    scale: f64,
    offset: f64,
    masked: bool,
}

impl GdalRaster {
    /// Opens a file with one driver and chooses the band: the stated one, or the only one.
    pub(crate) fn open(source: &LayerFile, driver: &'static str) -> Result<Self, Error> {
        gdal_setup::prepare_gdal();
        gdal_setup::clear();
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
        .map_err(|e| gdal_setup::failed(&file, driver, &e))?;
        let bands = dataset.raster_count();
        let band = match &source.layer {
            Some(stated) => stated.trim().parse().ok().filter(|n| (1..=bands).contains(n)),
            None => (bands == 1).then_some(1),
        };
        let Some(band) = band else {
            return Err(Error::NoBand { file, stated: source.layer.clone(), bands });
        };
        let grid = grid(&file, &dataset)?;
        let open = dataset.rasterband(band).map_err(|e| gdal_setup::failed(&file, driver, &e))?;
        let mut statements = vec![open.unit(), open.description().unwrap_or_default()];
        let names = ["units", "Units", "UNITS", "long_name", "DESCRIPTION"];
        statements.extend(names.iter().filter_map(|n| open.metadata_item(n, "")));
        let names = [&names[..], &["TIFFTAG_IMAGEDESCRIPTION"]].concat();
        statements.extend(names.iter().filter_map(|n| dataset.metadata_item(n, "")));
        statements.retain(|w| !w.trim().is_empty());
        let masked = open.mask_flags().is_ok_and(|f| f.is_per_dataset() && !f.is_alpha());
        let (no_data, scale, offset) = (open.no_data_value(), open.scale(), open.offset());
        let (scale, offset) = (scale.unwrap_or(1.0), offset.unwrap_or(0.0));
        if let Some(reason) = gdal_setup::failure() {
            return Err(gdal_setup::unreadable(&file, reason));
        }
        let crs = dataset.spatial_ref().ok().and_then(|crs| crs_gdal::stated(&crs));
        Ok(Self {
            file,
            driver,
            dataset,
            band,
            grid,
            crs,
            statements,
            no_data,
            scale,
            offset,
            masked,
        })
    }

    /// The mask of a block or of what it is read as, where the band has one.
    fn mask<'b>(&self, band: &'b RasterBand<'_>) -> Result<Option<RasterBand<'b>>, Error> {
        let open =
            || band.open_mask_band().map_err(|e| gdal_setup::failed(&self.file, self.driver, &e));
        self.masked.then(open).transpose()
    }

    /// A block of a band, read as so many columns and rows.
    fn block<T: Copy + gdal::raster::GdalType>(
        &self,
        band: &RasterBand<'_>,
        block: Block,
        read_as: (u32, u32),
        how: Option<ResampleAlg>,
    ) -> Result<Vec<T>, Error> {
        let (cols, rows) = block.size();
        // GDAL counts columns and rows in 31 bits.
        let from = (block.cols.0.cast_signed() as isize, block.rows.0.cast_signed() as isize);
        let (size, read_as) =
            ((cols as usize, rows as usize), (read_as.0 as usize, read_as.1 as usize));
        let read = band.read_as::<T>(from, size, read_as, how);
        let read = read.map_err(|e| gdal_setup::failed(&self.file, self.driver, &e))?;
        if let Some(reason) = gdal_setup::failure() {
            return Err(gdal_setup::unreadable(&self.file, reason));
        }
        Ok(read.into_shape_and_vec().1)
    }
}

impl RasterSource for GdalRaster {
    type Error = Error;

    fn grid(&self) -> Grid {
        self.grid
    }

    fn crs(&self) -> Option<&str> {
        self.crs.as_deref()
    }

    fn no_data(&self) -> Option<f64> {
        self.no_data
    }

    fn statements(&self) -> &[String] {
        &self.statements
    }

    fn read(&self, block: Block) -> Result<Window, Error> {
        let values = self.read_averaged(block, block.size())?;
        Ok(Window { block, values })
    }

    /// As the trait says, by GDAL, which may have coarser copies at hand.
    fn read_averaged(&self, block: Block, size: (u32, u32)) -> Result<Vec<f64>, Error> {
        gdal_setup::clear();
        let band = self
            .dataset
            .rasterband(self.band)
            .map_err(|e| gdal_setup::failed(&self.file, self.driver, &e))?;
        let how = (size != block.size()).then_some(ResampleAlg::Average);
        let mut values = self.block::<f64>(&band, block, size, how)?;
        let mask = match self.mask(&band)? {
            Some(mask) => self.block::<u8>(&mask, block, size, None)?,
            None => Vec::new(),
        };
        // A file's value for no data may be rounded otherwise than its cells.
        let empty = self.no_data.unwrap_or(f64::NAN);
        let near = empty.abs() * 1e-6;
        for (i, value) in values.iter_mut().enumerate() {
            let none = *value == empty || (*value - empty).abs() <= near;
            *value = if none || !value.is_finite() || mask.get(i) == Some(&0) {
                f64::NAN
            } else {
                *value * self.scale + self.offset
            };
        }
        Ok(values)
    }
}

fn grid(file: &str, dataset: &Dataset) -> Result<Grid, Error> {
    let Ok([x, dx, turn_x, y, turn_y, dy]) = dataset.geo_transform() else {
        gdal_setup::clear();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::MemoryRaster;

    fn open(name: &str) -> GdalRaster {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messy");
        let (path, file) = (name.to_owned(), folder.join(name));
        GdalRaster::open(&LayerFile { path, file, ..LayerFile::default() }, "AAIGrid").unwrap()
    }

    fn same(ours: &[f64], theirs: &[f64], what: &str) {
        assert_eq!(ours.len(), theirs.len(), "{what}");
        for (a, b) in ours.iter().zip(theirs) {
            let close = (a - b).abs() <= 1e-6 * b.abs().max(1.0);
            assert!(close || (a.is_nan() && b.is_nan()), "{what}: {a} is not {b}");
        }
    }

    #[test]
    fn the_same_windows_and_averages_as_of_a_raster_in_memory() {
        for name in ["terrain_clean.asc", "terrain_no_data.asc", "population_no_data.asc"] {
            let file = open(name);
            let (grid, whole) = (file.grid(), file.grid().whole());
            let values = file.read(whole).unwrap().values;
            let memory = MemoryRaster::new(grid, None, file.no_data(), values).unwrap();
            let (cols, rows) = whole.size();
            let part = Block { cols: (cols / 3, cols), rows: (0, rows.div_ceil(2)) };
            for block in [whole, part] {
                let Ok(ours) = memory.read(block);
                same(&ours.values, &file.read(block).unwrap().values, name);
                let Ok(ours) = memory.read_averaged(block, (1, 1));
                same(&ours, &file.read_averaged(block, (1, 1)).unwrap(), name);
            }
            let even = Block { cols: (0, cols / 2 * 2), rows: (0, rows / 2 * 2) };
            let half = (cols / 2, rows / 2);
            let Ok(ours) = memory.read_averaged(even, half);
            same(&ours, &file.read_averaged(even, half).unwrap(), name);
        }
    }
}
