//! English.

pub(crate) mod chart;
pub(crate) mod office;
pub(crate) mod workbook;
mod workbook_label;
