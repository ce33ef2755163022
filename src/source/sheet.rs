//! Spreadsheets: XLSX, XLS, ODS.
//!
//! The header is the first row that fills at least half as many cells as the fullest of the first
//! twenty: office tables begin with titles. Row numbers are those the spreadsheet shows.

use super::Error;
use super::layer::{LayerSource, Row, Value};
use crate::project::{LayerFile, nearest};
use calamine::{Data, ExcelDateTime, Range, Reader, open_workbook_auto};
use jiff::civil::{Date, DateTime};

/// An open sheet.
pub(crate) struct Sheet {
    name: String,
    range: Range<Data>,
    columns: Vec<String>,
    header: usize,
    at: usize,
}

impl Sheet {
    /// Opens a sheet and finds its header.
    pub(crate) fn open(source: &LayerFile) -> Result<Self, Error> {
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
        let columns = range.rows().nth(header).unwrap_or_default().iter();
        let columns = columns.map(|cell| value(cell).text().into_owned()).collect();
        Ok(Self { name, range, columns, header, at: header + 1 })
    }
}

/// A cell as the sheet states it.
fn value(cell: &Data) -> Value {
    match cell {
        Data::Empty => Value::Empty,
        Data::String(s) | Data::DurationIso(s) => Value::Text(s.clone()),
        Data::DateTimeIso(s) => day_of(s).unwrap_or_else(|| Value::Text(s.clone())),
        Data::Int(i) => Value::Integer(*i),
        Data::Float(f) => Value::Real(*f),
        Data::Bool(b) => Value::Boolean(*b),
        Data::DateTime(d) => day(d).unwrap_or(Value::Real(d.as_f64())),
        Data::Error(e) => Value::Error(e.to_string()),
    }
}

/// The day that a number of a sheet's calendar is, in whichever of the two calendars that is counted;
/// `None` for a span of time and for a time of day alone.
fn day(number: &ExcelDateTime) -> Option<Value> {
    if number.is_duration() || number.as_f64() < 1.0 {
        return None;
    }
    let (year, month, day, hour, minute, second, _) = number.to_ymd_hms_milli();
    let small = |n: u8| i8::try_from(n).ok();
    let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    if (hour, minute, second) == (0, 0, 0) {
        return Some(Value::Date(date));
    }
    let time = jiff::civil::Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
    Some(Value::DateTime(date.to_datetime(time)))
}

/// A day as OpenDocument writes it, with or without a time.
fn day_of(text: &str) -> Option<Value> {
    let time = || text.parse::<DateTime>().ok().map(Value::DateTime);
    if text.contains('T') { time() } else { text.parse::<Date>().ok().map(Value::Date) }
}

impl LayerSource for Sheet {
    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn total(&self) -> Option<u64> {
        Some((self.range.get_size().0 - self.header - 1) as u64)
    }

    fn want(&mut self, _: &[Option<usize>]) {}

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let (height, width) = self.range.get_size();
        let top = self.range.start().map_or(0, |(r, _)| u64::from(r));
        while self.at < height {
            let at = self.at;
            self.at += 1;
            let cells = || (0..width).map(|c| self.range.get((at, c)).unwrap_or(&Data::Empty));
            // A sheet's used range often ends in empty rows.
            if cells().all(|cell| matches!(cell, Data::Empty)) {
                continue;
            }
            row.number = top + at as u64 + 1;
            row.values.clear();
            row.values.extend(cells().map(value));
            row.blank = row.values.iter().all(Value::is_blank);
            row.spoilt = row.values.iter().any(|v| matches!(v, Value::Text(t) if t.contains('\0')));
            return Ok(true);
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;
    use jiff::civil::date;

    #[test]
    fn days_of_both_calendars() {
        let of = |value, from_1904| {
            value_of(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, from_1904))
        };
        let value_day = Value::Date(date(2025, 3, 15));
        assert_eq!(of(45_731.0, false), value_day);
        // The second calendar begins four years and a day later.
        assert_eq!(of(45_731.0 - 1462.0, true), value_day);
        let morning = Value::DateTime(date(2025, 3, 15).at(8, 30, 0, 0));
        assert_eq!(of(45_731.0 + 8.5 / 24.0, false), morning);
        assert_eq!(of(0.25, false), Value::Real(0.25), "six o'clock of no day");
        let span = ExcelDateTime::new(45_731.0, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(value_of(span), Value::Real(45_731.0));
    }

    fn value_of(number: ExcelDateTime) -> Value {
        value(&Data::DateTime(number))
    }

    #[test]
    fn days_as_open_document_writes_them() {
        let of = |text: &str| value(&Data::DateTimeIso(text.to_owned()));
        assert_eq!(of("2025-03-15"), Value::Date(date(2025, 3, 15)));
        assert_eq!(of("2025-03-15T08:30:00"), Value::DateTime(date(2025, 3, 15).at(8, 30, 0, 0)));
        assert_eq!(of("hôm qua"), Value::Text("hôm qua".to_owned()));
    }
}
