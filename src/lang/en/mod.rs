//! English.

pub(crate) mod office;
pub(crate) mod workbook;
mod workbook_label;
