//! The village table as a layer: for CSV, GeoJSON, GeoPackage.

use super::csv_file::Cell;
use super::features::{Features, Kind};
use crate::assessment::{Assessment, ColumnKind, Value};
use crate::place::Shape;

/// The layer `villages`.
#[derive(Clone, Copy)]
pub(super) struct Villages<'a>(pub(super) &'a Assessment);

impl Features for Villages<'_> {
    fn name(&self) -> &'static str {
        "villages"
    }

    fn synthetic(&self) -> bool {
        self.0.about.synthetic
    }

    fn columns(&self) -> Vec<(String, Kind)> {
        let kind = |kind| match kind {
            ColumnKind::Text => Kind::Text,
            ColumnKind::Real => Kind::Real,
            ColumnKind::Flag => Kind::Flag,
        };
        self.0.village_columns().into_iter().map(|(name, of)| (name, kind(of))).collect()
    }

    fn rows(&self) -> usize {
        self.0.villages.len()
    }

    fn cells(&self, row: usize) -> Vec<Cell<'_>> {
        self.0.village_values(row).into_iter().map(cell).collect()
    }

    fn shape(&self, row: usize) -> Option<&Shape> {
        self.0.villages[row].shape.as_ref()
    }
}

fn cell(value: Value<'_>) -> Cell<'_> {
    match value {
        Value::Empty => Cell::Empty,
        Value::Text(text) => Cell::Text(text),
        Value::Real(value, decimals) => Cell::Real(value, decimals),
        Value::Flag(yes) => Cell::Flag(yes),
    }
}
