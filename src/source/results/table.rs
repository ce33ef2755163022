//! One table of a results folder: CSV as `report` writes it, read by column name.

use super::error::{Error, Wanted};
use crate::comparison::ReadFile;
use crate::source::digest;
use crate::source::line::first_line;
use csv::{ByteRecord, StringRecord};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file read, bytes. A million villages with all columns are half of it.
const MAX_BYTES: u64 = 2 << 30;

/// A file's content and what it is called in messages; `None` where there is no such file.
pub(super) fn content(folder: &Path, name: &str) -> Result<Option<(String, Vec<u8>)>, Error> {
    let path = folder.join(name);
    let file = path.display().to_string();
    let unreadable =
        |e: std::io::Error| Error::Unreadable { file: file.clone(), reason: e.to_string() };
    let there = match std::fs::metadata(&path) {
        Ok(there) => there,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(unreadable(e)),
    };
    // A pipe would keep us waiting, a folder cannot be read.
    if !there.is_file() {
        return Err(Error::Unreadable { file, reason: "not a file".to_owned() });
    }
    if there.len() > MAX_BYTES {
        return Err(Error::TooLarge { file, bytes: there.len(), limit: MAX_BYTES });
    }
    let mut bytes = Vec::with_capacity(there.len() as usize);
    // The file may grow while it is read.
    let read = File::open(&path).and_then(|f| f.take(MAX_BYTES).read_to_end(&mut bytes));
    read.map_err(unreadable)?;
    Ok(Some((file, bytes)))
}

/// A table, read whole.
pub(super) struct Table {
    pub(super) file: String,
    pub(super) columns: Vec<String>,
    rows: Vec<(u64, StringRecord)>,
}

/// One row of it.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    line: u64,
    cells: &'t StringRecord,
}

impl Table {
    /// Reads a table that every results folder has, and enters it among the files read.
    pub(super) fn read(
        folder: &Path,
        name: &str,
        files: &mut Vec<ReadFile>,
    ) -> Result<Self, Error> {
        let file = || folder.join(name).display().to_string();
        Self::read_if_there(folder, name, files)?.ok_or_else(|| Error::Missing { file: file() })
    }

    /// Reads a table that a results folder may have.
    pub(super) fn read_if_there(
        folder: &Path,
        name: &str,
        files: &mut Vec<ReadFile>,
    ) -> Result<Option<Self>, Error> {
        let Some((file, bytes)) = content(folder, name)? else { return Ok(None) };
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text);
        let (mut rows, mut record) = (Vec::new(), ByteRecord::new());
        loop {
            let read = reader.read_byte_record(&mut record);
            let behind = reader.position();
            let before = (behind.byte() as usize).checked_sub(1).and_then(|i| text.get(i));
            let line = first_line(behind.line(), before == Some(&b'\n'), &record);
            if !read.map_err(|e| broken(&file, line, &e))? {
                break;
            }
            let cells = StringRecord::from_byte_record(record.clone());
            let not_text = |_| Error::NotUtf8 { file: file.clone(), row: line };
            rows.push((line, cells.map_err(not_text)?));
        }
        files.push(ReadFile { name: name.to_owned(), sha256: digest::of_bytes(&bytes) });
        let mut rows = rows.into_iter();
        let (_, header) = rows.next().unwrap_or_default();
        let columns = header.iter().map(|c| c.trim().to_owned()).collect();
        Ok(Some(Self { file, columns, rows: rows.collect() }))
    }

    /// Where a column stands, if the table has it.
    pub(super) fn find(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == column)
    }

    /// Where a column stands that is needed.
    pub(super) fn need(&self, column: &str) -> Result<usize, Error> {
        self.find(column).ok_or_else(|| Error::NoColumn {
            file: self.file.clone(),
            column: column.to_owned(),
            columns: self.columns.clone(),
        })
    }

    /// The rows below the header.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

fn broken(file: &str, row: u64, e: &csv::Error) -> Error {
    let file = file.to_owned();
    match e.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Error::Ragged { file, row, found: *len, expected: *expected_len }
        }
        _ => Error::Unreadable { file, reason: e.to_string() },
    }
}

impl<'t> Row<'t> {
    /// The line it begins on, from 1, the header's included.
    pub(super) fn number(self) -> u64 {
        self.line
    }

    /// A cell; empty where the table does not have the column.
    fn cell(self, at: Option<usize>) -> &'t str {
        at.and_then(|i| self.cells.get(i)).unwrap_or_default()
    }

    /// Text, without the apostrophe that keeps spreadsheets from taking it for a formula.
    pub(super) fn text(self, at: Option<usize>) -> &'t str {
        let cell = self.cell(at);
        match cell.strip_prefix('\'') {
            Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
            _ => cell,
        }
    }

    /// That a cell is not what it should be.
    pub(super) fn wrong(self, at: Option<usize>, id: &str, wanted: Wanted) -> Error {
        let column = at.and_then(|i| self.table.columns.get(i)).map_or("", String::as_str);
        Error::Value {
            file: self.table.file.clone(),
            row: self.number(),
            id: id.to_owned(),
            column: column.into(),
            value: self.cell(at).into(),
            wanted,
        }
    }

    /// A number, or nothing.
    pub(super) fn number_at(self, at: Option<usize>, id: &str) -> Result<Option<f64>, Error> {
        self.bounded(at, id, f64::NEG_INFINITY, f64::INFINITY, Wanted::Number)
    }

    /// A number from 0 up, or nothing.
    pub(super) fn amount(self, at: Option<usize>, id: &str) -> Result<Option<f64>, Error> {
        self.bounded(at, id, 0.0, f64::INFINITY, Wanted::Amount)
    }

    /// A percentage, or nothing.
    pub(super) fn pct(self, at: Option<usize>, id: &str) -> Result<Option<f64>, Error> {
        self.bounded(at, id, 0.0, 100.0, Wanted::Percentage)
    }

    fn bounded(
        self,
        at: Option<usize>,
        id: &str,
        low: f64,
        high: f64,
        wanted: Wanted,
    ) -> Result<Option<f64>, Error> {
        let text = self.cell(at).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse::<f64>().ok().filter(|v| v.is_finite());
        match number.filter(|v| (low..=high).contains(v)) {
            Some(value) => Ok(Some(value)),
            None => Err(self.wrong(at, id, wanted)),
        }
    }

    /// A count.
    pub(super) fn count(self, at: Option<usize>, id: &str) -> Result<u64, Error> {
        self.cell(at).trim().parse().map_err(|_| self.wrong(at, id, Wanted::Count))
    }
}
