//! English.

pub(crate) mod workbook;
mod workbook_label;
