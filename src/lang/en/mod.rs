//! English.

pub(crate) mod chart;
pub(crate) mod furniture;
pub(super) mod kmz;
pub(crate) mod map;
pub(crate) mod map_kind;
pub(crate) mod office;
pub(crate) mod workbook;
mod workbook_label;
