//! English.

pub(crate) mod chart;
pub(super) mod kmz;
pub(crate) mod office;
pub(crate) mod workbook;
mod workbook_label;
