//! Spreadsheets: XLSX, XLS, ODS.
//!
//! The header is the first row that fills at least half as many cells as the fullest of the first
//! twenty: office tables begin with titles. Row numbers are those the spreadsheet shows.

use super::Error;
use super::row::{Row, Rows, TextDecoder};
use crate::project::{LayerSource, nearest};
use calamine::{Data, Range, Reader, open_workbook_auto};

/// An open sheet.
pub(crate) struct Sheet {
    name: String,
    range: Range<Data>,
    columns: Vec<String>,
    header: usize,
    at: usize,
    text: TextDecoder,
}

impl Sheet {
    /// Opens a sheet and finds its header.
    pub(crate) fn open(source: &LayerSource) -> Result<Self, Error> {
        let file = || source.path.clone();
        let fault = |e: calamine::Error| Error::Unreadable { file: file(), reason: e.to_string() };
        let mut book = open_workbook_auto(&source.file).map_err(fault)?;
        let sheets = book.sheet_names();
        let name = match &source.layer {
            Some(stated) => stated.clone(),
            None if sheets.len() <= 1 => sheets.first().cloned().unwrap_or_default(),
            None => {
                // Sheets without cells do not count: Excel used to make three of them.
                let full = |name: &&String| book.worksheet_range(name).is_ok_and(|r| !r.is_empty());
                let used: Vec<String> = sheets.iter().filter(full).cloned().collect();
                match <[String; 1]>::try_from(used) {
                    Ok([only]) => only,
                    Err(_) => return Err(Error::SeveralLayers { file: file(), layers: sheets }),
                }
            }
        };
        if !sheets.contains(&name) {
            let near = nearest(&name, sheets.iter().map(String::as_str)).map(str::to_owned);
            return Err(Error::NoLayer {
                file: file(),
                stated: name,
                nearest: near,
                layers: sheets,
            });
        }
        let range = book.worksheet_range(&name).map_err(fault)?;
        let filled = |row: &[Data]| row.iter().filter(|c| !matches!(c, Data::Empty)).count();
        let fullest = range.rows().take(20).map(filled).max().unwrap_or(0);
        let header = range.rows().take(20).position(|r| fullest > 0 && 2 * filled(r) >= fullest);
        let Some(header) = header else { return Err(Error::Empty { file: file() }) };
        let columns = range.rows().nth(header).unwrap_or_default().iter().map(cell_text).collect();
        Ok(Self { name, range, columns, header, at: header + 1, text: TextDecoder::default() })
    }
}

/// A cell as text. Whole numbers have no decimals, so that codes stay codes.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(s) | Data::DateTimeIso(s) | Data::DurationIso(s) => s.trim().to_owned(),
        Data::Int(i) => i.to_string(),
        Data::Float(f) => f.to_string(),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(d) => d.as_f64().to_string(),
        Data::Error(e) => e.to_string(),
    }
}

impl Rows for Sheet {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn want(&mut self, _: &[Option<usize>]) {}

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let (height, width) = self.range.get_size();
        let top = self.range.start().map_or(0, |(r, _)| u64::from(r));
        while self.at < height {
            let at = self.at;
            self.at += 1;
            row.number = top + at as u64 + 1;
            row.fields.clear();
            let mut blank = true;
            for column in 0..width {
                let cell = self.range.get((at, column)).unwrap_or(&Data::Empty);
                blank &= matches!(cell, Data::Empty);
                row.fields.push_field(cell_text(cell).as_bytes());
            }
            // A sheet's used range often ends in empty rows.
            if !blank {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn total(&self) -> Option<u64> {
        Some((self.range.get_size().0 - self.header - 1) as u64)
    }

    fn text(&self) -> &TextDecoder {
        &self.text
    }

    fn layer(&self) -> Option<&str> {
        Some(&self.name)
    }
}
