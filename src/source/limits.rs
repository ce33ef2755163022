//! How much of a file is read, in one place: what each limit keeps, and why it is where it is.
//!
//! Every one is checked before the memory is asked for. They are documented in docs/project-file.md.

/// A workbook as it is on the disk: a million rows take about 60 MB.
pub(crate) const SHEET_FILE_BYTES: u64 = 256 << 20;
/// A GeoJSON or KML document, which GDAL reads into several times its size.
pub(crate) const DOCUMENT_BYTES: u64 = 2 << 30;
/// A line of a text table, and a cell of several lines.
pub(crate) const LINE_BYTES: usize = 1 << 20;
/// One part of a workbook, unpacked. A million rows of twenty columns take some 1.5 GB.
pub(crate) const PART_BYTES: u64 = 4 << 30;
/// One piece of XML: a cell, a tag. Excel's longest text has 32,767 letters.
pub(crate) const XML_BYTES: u64 = 4 << 20;
/// The texts that the cells of a workbook share, each counted once.
pub(crate) const SHARED_TEXT_BYTES: u64 = 256 << 20;
/// All texts of a sheet's cells: few texts may stand in many cells.
pub(crate) const SHEET_TEXT_BYTES: u64 = 256 << 20;
/// Cells of a workbook that is read whole (XLS, ODS), those between and those repeated counted.
pub(crate) const WHOLE_CELLS: u64 = 10 << 20;
/// Columns of a sheet, as Excel has them.
pub(crate) const SHEET_COLUMNS: usize = 16_384;
/// A `.prj` or `.cpg` beside a layer: one line of text.
pub(crate) const SIDE_TEXT_BYTES: u64 = 1 << 20;
/// What a database may ask for while it is read, bytes: a view can make cells of a gigabyte out of nothing.
#[cfg(feature = "gdal")]
pub(crate) const SQLITE_BYTES: u64 = 256 << 20;
/// Rows of a view, which can be without end: a hundred times the villages of Vietnam.
#[cfg(feature = "gdal")]
pub(crate) const VIEW_ROWS: u64 = 10_000_000;
/// How long a database may take to open and the rows of a view to count.
#[cfg(feature = "gdal")]
pub(crate) const VIEW_TIME: std::time::Duration = std::time::Duration::from_secs(9);
