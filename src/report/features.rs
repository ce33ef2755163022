//! A layer of areas as a table: one definition for CSV, GeoJSON, GeoPackage.

use super::csv_file::{Cell, CsvFile};
use crate::place::Shape;
use std::io::{self, Write};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Real,
    Count,
    Flag,
}

/// A layer: rows of cells, each with the land of a village.
pub(super) trait Features: Sync {
    /// Its name.
    fn name(&self) -> &'static str;

    /// Whether its data is synthetic.
    fn synthetic(&self) -> bool;

    /// Names and kinds of all columns.
    fn columns(&self) -> Vec<(String, Kind)>;

    /// How many rows there are.
    fn rows(&self) -> usize;

    /// The cells of one row, in the order of the columns.
    fn cells(&self, row: usize) -> Vec<Cell<'_>>;

    /// The land of one row.
    fn shape(&self, row: usize) -> Option<&Shape>;
}

/// Writes the table as CSV.
pub(super) fn write_csv(to: impl Write, layer: &impl Features) -> io::Result<()> {
    let header: Vec<String> = layer.columns().into_iter().map(|(name, _)| name).collect();
    let mut file = CsvFile::new(to, &header)?;
    for row in 0..layer.rows() {
        file.row(layer.cells(row))?;
    }
    file.finish()
}
