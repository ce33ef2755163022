//! What every layer of rows can be asked, whatever its format: vector files, text tables, spreadsheets.
//!
//! Out: rows of typed values, each with a geometry where the format has them, in the file's own CRS. Which
//! field a column holds, and what its values mean, is for those who ask.

use super::Error;
use super::geometry::Geometry;
use super::ledger::Ledger;
#[cfg(any(test, feature = "gdal"))]
use super::wkb;
use crate::finding::{CodePage, FindingKind, Severity};
use jiff::civil::{Date, DateTime};
use std::borrow::Cow;

/// A layer that is read row by row.
pub(crate) trait LayerSource {
    /// The name of the layer or sheet, where the format has such.
    fn name(&self) -> Option<&str>;

    /// The names of its columns, in order.
    fn columns(&self) -> &[String];

    /// Whether rows have geometries rather than coordinates in columns.
    fn has_geometry(&self) -> bool {
        false
    }

    /// The CRS that the file states, in words that a registry reads (`EPSG:9209`, WKT, PROJJSON); `None`
    /// where it states none or an undefined one.
    fn crs(&self) -> Option<&str> {
        None
    }

    /// Rows in all, where the file says so beforehand.
    fn total(&self) -> Option<u64>;

    /// Says which columns will be asked for; the others may stay empty.
    fn want(&mut self, columns: &[Option<usize>]);

    /// Whether the format itself says that a column holds numbers or days, so that no text stands in it.
    fn is_typed(&self, _column: usize) -> bool {
        false
    }

    /// Begins anew, where that costs nothing; `false` where the file must be opened again.
    fn rewind(&mut self) -> bool {
        false
    }

    /// Reads the next row into `row`; `false` at the end.
    ///
    /// # Errors
    /// The file cannot be read on.
    fn next(&mut self, row: &mut Row) -> Result<bool, Error>;

    /// What the reader warned of, once the end was reached.
    fn warnings(&self) -> &[String] {
        &[]
    }

    /// The encoding taken for text that was not UTF-8 although nothing said so, and how many cells.
    fn assumed_encoding(&self) -> Option<(CodePage, u64)> {
        None
    }

    /// Takes what is to be told of rows that were read, or left out as no data.
    fn take_remarks(&mut self) -> Vec<Remark> {
        Vec::new()
    }

    /// What the reader found of the layer as a whole, once the end was reached.
    fn findings(&self) -> Vec<(Severity, FindingKind)> {
        Vec::new()
    }

    /// Records what the reader found and warned of.
    fn tell_warnings(&self, ledger: &mut Ledger) {
        for (severity, kind) in self.findings() {
            ledger.whole(severity, None, kind);
        }
        for message in self.warnings() {
            let kind = FindingKind::ReaderWarning { message: message.clone() };
            ledger.whole(Severity::Note, None, kind);
        }
    }

    /// Records which encoding was assumed.
    fn tell_encoding(&self, ledger: &mut Ledger) {
        if let Some((encoding, count)) = self.assumed_encoding() {
            let kind = FindingKind::EncodingAssumed { encoding, count };
            ledger.whole(Severity::Assumed, None, kind);
        }
    }
}

/// What a reader of rows has to tell, of one row or of the layer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Remark {
    pub(crate) severity: Severity,
    pub(crate) row: Option<u64>,
    pub(crate) kind: FindingKind,
}

impl Remark {
    /// Of one row.
    pub(crate) fn row(severity: Severity, row: u64, kind: FindingKind) -> Self {
        Self { severity, row: Some(row), kind }
    }

    /// Of the layer.
    pub(crate) fn whole(severity: Severity, kind: FindingKind) -> Self {
        Self { severity, row: None, kind }
    }
}

/// The value of a cell, as its format states it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Value {
    /// Nothing, or a column that nobody wanted.
    #[default]
    Empty,
    /// Text in any words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// A day and the time of it, in whatever zone.
    DateTime(DateTime),
    /// What a spreadsheet has where a formula failed: `#REF!`.
    Error(String),
}

impl Value {
    /// The value as a table would write it, without blanks around it. Whole numbers have no decimals, so
    /// that codes stay codes; yes is 1; days are written as ISO 8601 has them.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text.trim()),
            Self::Integer(n) => Cow::Owned(n.to_string()),
            Self::Real(v) => Cow::Owned(v.to_string()),
            Self::Boolean(yes) => Cow::Borrowed(if *yes { "1" } else { "0" }),
            Self::Date(day) => Cow::Owned(day.to_string()),
            Self::DateTime(time) => Cow::Owned(time.to_string()),
        }
    }

    /// Whether there is nothing to read.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim_ascii().is_empty(),
            _ => false,
        }
    }

    /// Becomes a text, in the room of the last one where there is any.
    pub(crate) fn set_text(&mut self, text: &str) {
        if let Self::Text(own) = self {
            own.clear();
            own.push_str(text);
        } else {
            *self = Self::Text(text.to_owned());
        }
    }
}

/// The geometry of a row: bytes that are parsed later, on all cores, or what a reader has made already.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum RowGeometry {
    /// Well-known binary.
    #[cfg(any(test, feature = "gdal"))]
    Wkb(Vec<u8>),
    /// Typed.
    #[cfg(any(test, not(feature = "gdal")))]
    Typed(Geometry),
}

impl RowGeometry {
    /// The geometry.
    pub(crate) fn parse(&self) -> Geometry {
        match self {
            #[cfg(any(test, feature = "gdal"))]
            Self::Wkb(bytes) => wkb::parse(bytes),
            #[cfg(any(test, not(feature = "gdal")))]
            Self::Typed(geometry) => geometry.clone(),
        }
    }
}

/// One row.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Counted as a person sees it.
    pub(crate) number: u64,
    /// The values, in the order of the columns. A row may have fewer, or more.
    pub(crate) values: Vec<Value>,
    /// In layers that have geometries, unless the row has none.
    pub(crate) geometry: Option<RowGeometry>,
    /// Whether no cell has anything in it, wanted or not, nor is there a geometry.
    pub(crate) blank: bool,
    /// Whether the row is spoilt by NUL bytes.
    pub(crate) spoilt: bool,
}

impl Row {
    /// The text of a column; nothing where there is no such column or cell.
    pub(crate) fn text(&self, column: Option<usize>) -> Cow<'_, str> {
        self.value(column).text()
    }

    /// The value of a column; nothing where there is no such column or cell.
    pub(crate) fn value(&self, column: Option<usize>) -> &Value {
        column.and_then(|i| self.values.get(i)).unwrap_or(&Value::Empty)
    }

    /// Makes room for that many cells.
    pub(crate) fn resize(&mut self, cells: usize) {
        self.values.resize_with(cells, Value::default);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn values_as_tables_write_them() {
        for (value, text) in [
            (Value::Empty, ""),
            (Value::Text(" Bản Lác ".into()), "Bản Lác"),
            (Value::Integer(4_200_102), "4200102"),
            (Value::Real(4_200_102.0), "4200102"),
            (Value::Real(0.1), "0.1"),
            (Value::Boolean(true), "1"),
            (Value::Date(date(2025, 3, 15)), "2025-03-15"),
            (Value::DateTime(date(2025, 3, 15).at(8, 30, 0, 0)), "2025-03-15T08:30:00"),
            (Value::Error("#REF!".into()), "#REF!"),
        ] {
            assert_eq!(value.text(), text);
            assert_eq!(value.is_blank(), text.is_empty());
        }
    }

    #[test]
    fn a_row_without_a_column_has_nothing_there() {
        let mut row = Row { values: vec![Value::Integer(1)], ..Row::default() };
        assert_eq!((&*row.text(Some(0)), &*row.text(Some(1)), &*row.text(None)), ("1", "", ""));
        row.values[0].set_text("a");
        assert_eq!((row.value(Some(0)).is_blank(), row.value(Some(1)).is_blank()), (false, true));
    }
}
