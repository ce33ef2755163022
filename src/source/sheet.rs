//! Spreadsheets: XLSX, XLS, ODS. Row numbers are those the spreadsheet shows.
//!
//! XLSX is read row by row ([`super::xlsx`]); XLS and ODS are read whole by calamine, ODS once it is sure that what it
//! says does not fill the memory.

use super::Error;
use super::layer::{LayerSource, Remark, Row, Value};
use super::limits::{SHEET_TEXT_BYTES, WHOLE_CELLS};
use super::table::{Rows, Table};
use super::xlsx::{Package, Workbook, attribute};
use crate::finding::{FindingKind, Hidden, Severity};
use crate::project::{LayerFile, nearest};
use calamine::{Data, ExcelDateTime, Range, Reader, SheetVisible, Sheets, open_workbook_auto};
use jiff::civil::{Date, DateTime};
use quick_xml::events::Event;
use std::fs::File;
use std::io::BufReader;

/// The rows of a sheet that was read whole.
struct WholeSheet {
    name: String,
    range: Range<Data>,
    at: usize,
    remarks: Vec<Remark>,
}

/// A sheet as those who choose one see it.
struct Listed {
    name: String,
    hidden: bool,
}

/// Opens a sheet and finds its head.
pub(crate) fn open(source: &LayerFile) -> Result<Box<dyn LayerSource>, Error> {
    Ok(if is_xlsx(source) {
        let mut book = Workbook::open(source)?;
        let listed: Vec<Listed> =
            book.sheets.iter().map(|s| Listed { name: s.name.clone(), hidden: s.hidden }).collect();
        let entries = book.sheets.clone();
        let (at, left_out) = choose(source, &listed, |i| book.is_used(&entries[i]))?;
        let mut table = Table::open(source, book.rows(&entries[at])?)?;
        table.remark(left_out);
        Box::new(table)
    } else {
        let mut book = whole_book(source)?;
        let listed = listed(&book);
        let mut range = |i: usize| {
            let name = &listed[i].name;
            book.worksheet_range(name).map_err(|e| fault(source, &e))
        };
        let (at, left_out) = choose(source, &listed, |i| Ok(!range(i)?.is_empty()))?;
        let range = range(at)?;
        let mut remarks = Vec::new();
        if listed[at].hidden {
            let kind = FindingKind::Hidden {
                what: Hidden::Sheet,
                count: 1,
                which: listed[at].name.clone(),
            };
            remarks.push(Remark::whole(Severity::Note, kind));
        }
        let rows = WholeSheet { name: listed[at].name.clone(), range, at: 0, remarks };
        let mut table = Table::open(source, rows)?;
        table.remark(left_out);
        Box::new(table)
    })
}

/// The names of the sheets that have cells and are not hidden.
pub(crate) fn names(source: &LayerFile) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    if is_xlsx(source) {
        let mut book = Workbook::open(source)?;
        for sheet in book.sheets.clone() {
            if !sheet.hidden && book.is_used(&sheet)? {
                names.push(sheet.name);
            }
        }
    } else {
        let mut book = whole_book(source)?;
        for sheet in listed(&book).into_iter().filter(|s| !s.hidden) {
            if !book.worksheet_range(&sheet.name).map_err(|e| fault(source, &e))?.is_empty() {
                names.push(sheet.name);
            }
        }
    }
    Ok(names)
}

fn is_xlsx(source: &LayerFile) -> bool {
    source
        .file
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("xlsx") || e.eq_ignore_ascii_case("xlsm"))
}

fn whole_book(source: &LayerFile) -> Result<Sheets<BufReader<File>>, Error> {
    if source.file.extension().is_some_and(|e| e.eq_ignore_ascii_case("ods")) {
        bounded_ods(source)?;
    }
    open_workbook_auto(&source.file).map_err(|e| fault(source, &e))
}

fn listed(book: &Sheets<BufReader<File>>) -> Vec<Listed> {
    let of = |s: &calamine::Sheet| Listed {
        name: s.name.clone(),
        hidden: s.visible != SheetVisible::Visible,
    };
    book.sheets_metadata().iter().map(of).collect()
}

fn fault(source: &LayerFile, e: &calamine::Error) -> Error {
    let (file, reason) = (source.path.clone(), e.to_string());
    // Each format has an error of its own for it, with these words.
    if reason.contains("password protected") {
        return Error::Protected { file };
    }
    Error::Unreadable { file, reason }
}

/// The sheet stated, or the only one that is used; and a remark on the others.
fn choose(
    source: &LayerFile,
    sheets: &[Listed],
    mut is_used: impl FnMut(usize) -> Result<bool, Error>,
) -> Result<(usize, Option<Remark>), Error> {
    let names = |of: &[usize]| of.iter().map(|&i| sheets[i].name.clone()).collect::<Vec<_>>();
    let all: Vec<usize> = (0..sheets.len()).collect();
    let mut used = Vec::new();
    for &i in &all {
        // Sheets without cells do not count: Excel used to make three of them.
        if is_used(i)? {
            used.push(i);
        }
    }
    let file = || source.path.clone();
    let at = if let Some(stated) = &source.layer {
        let found = all.iter().copied().find(|&i| sheets[i].name == *stated);
        found.ok_or_else(|| Error::NoLayer {
            file: file(),
            stated: stated.clone(),
            nearest: nearest(stated, sheets.iter().map(|s| s.name.as_str())).map(str::to_owned),
            layers: names(&all),
        })?
    } else {
        let visible: Vec<usize> = used.iter().copied().filter(|&i| !sheets[i].hidden).collect();
        match (visible.as_slice(), used.as_slice()) {
            ([only], _) | (_, [only]) => *only,
            (_, []) => return Err(Error::Empty { file: file() }),
            _ => return Err(Error::SeveralLayers { file: file(), layers: names(&used) }),
        }
    };
    let left: Vec<usize> = used
        .into_iter()
        .filter(|&i| i != at && !source.sheets_read.contains(&sheets[i].name))
        .collect();
    let remark = (!left.is_empty()).then(|| {
        let kind = FindingKind::SheetsLeftOut { sheets: names(&left).join(", ") };
        Remark::whole(Severity::Note, kind)
    });
    Ok((at, remark))
}

/// Refuses an OpenDocument sheet whose cells, those repeated counted, are more than are read whole.
fn bounded_ods(source: &LayerFile) -> Result<(), Error> {
    let mut package = Package::open(source)?;
    let mut reader = package.xml("content.xml")?;
    let mut piece = Vec::new();
    let times = |e: &quick_xml::events::BytesStart<'_>, name: &str| {
        attribute(e, name).and_then(|v| v.parse::<u64>().ok()).unwrap_or(1)
    };
    let (mut rows, mut last, mut width, mut cells) = (0_u64, 0_u64, 0_u64, 0_u64);
    let (mut row_times, mut column, mut end, mut cell_times) = (1_u64, 0_u64, 0_u64, 1_u64);
    let mut text_bytes = 0_u64;
    loop {
        let event = package.event(&mut reader, &mut piece)?;
        match &event {
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                "table" => (rows, last, width) = (0, 0, 0),
                "table-row" => {
                    row_times = times(e, "number-rows-repeated");
                    (column, end) = (0, 0);
                    rows = rows.saturating_add(row_times);
                }
                "table-cell" | "covered-table-cell" => {
                    cell_times = times(e, "number-columns-repeated");
                    column = column.saturating_add(cell_times);
                    if attribute(e, "value-type").is_some() || attribute(e, "formula").is_some() {
                        end = column;
                    }
                }
                _ => {}
            },
            Event::Text(text) => {
                let copies = cell_times.saturating_mul(row_times);
                text_bytes = text_bytes.saturating_add(copies.saturating_mul(text.len() as u64));
            }
            Event::End(e) => match e.local_name().as_ref() {
                "table-row" if end > 0 => (last, width) = (rows, width.max(end)),
                "table" => cells = cells.saturating_add(last.saturating_mul(width)),
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
        // Of each cell calamine keeps a value and a formula, some 60 bytes.
        if cells > WHOLE_CELLS || last.saturating_mul(width) > WHOLE_CELLS {
            let cells = cells.max(last.saturating_mul(width));
            return Err(Error::TooManyCells {
                file: source.path.clone(),
                cells,
                limit: WHOLE_CELLS,
            });
        }
        if text_bytes > SHEET_TEXT_BYTES {
            return Err(package.too_large(text_bytes, SHEET_TEXT_BYTES));
        }
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
pub(crate) fn day(number: &ExcelDateTime) -> Option<Value> {
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
pub(crate) fn day_of(text: &str) -> Option<Value> {
    let time = || text.parse::<DateTime>().ok().map(Value::DateTime);
    if text.contains('T') { time() } else { text.parse::<Date>().ok().map(Value::Date) }
}

impl Rows for WholeSheet {
    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn is_sheet(&self) -> bool {
        true
    }

    fn want(&mut self, _: &[bool]) {}

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let (height, width) = self.range.get_size();
        let (top, left) = self.range.start().unwrap_or((0, 0));
        while self.at < height {
            let at = self.at;
            self.at += 1;
            let cells = || (0..width).map(|c| self.range.get((at, c)).unwrap_or(&Data::Empty));
            // A sheet's used range often ends in empty rows.
            if cells().all(|cell| matches!(cell, Data::Empty)) {
                continue;
            }
            row.number = u64::from(top) + at as u64 + 1;
            row.values.clear();
            // Columns are counted from the first of the sheet.
            row.resize(left as usize);
            row.values.extend(cells().map(value));
            row.blank = row.values.iter().all(Value::is_blank);
            row.spoilt = row.values.iter().any(|v| matches!(v, Value::Text(t) if t.contains('\0')));
            return Ok(true);
        }
        Ok(false)
    }

    fn take_remarks(&mut self) -> Vec<Remark> {
        std::mem::take(&mut self.remarks)
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

    fn ods(dir: &tempfile::TempDir, table: &str) -> LayerFile {
        use std::io::Write;
        let path = dir.path().join("b.ods");
        let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
        let text = format!(
            "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
             <office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
        );
        let mime = "application/vnd.oasis.opendocument.spreadsheet";
        for (name, text) in [("mimetype", mime), ("content.xml", &text)] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        LayerFile { path: "b.ods".to_owned(), file: path, ..LayerFile::default() }
    }

    #[test]
    fn repeated_cells_are_counted_before_they_are_read() {
        let dir = tempfile::tempdir().unwrap();
        let cell = |repeated: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\" {repeated}><text:p>x</text:p></table:table-cell>"
            )
        };
        for (rows, columns) in [(1_048_576_u64, 16_384_u64), (2_000_000, 20), (700, 16_384)] {
            let table = format!(
                "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"{rows}\">{}\
                 </table:table-row></table:table>",
                cell(&format!("table:number-columns-repeated=\"{columns}\""))
            );
            let read = open(&ods(&dir, &table)).err();
            assert!(
                matches!(read, Some(Error::TooManyCells { .. } | Error::TooLarge { .. })),
                "{rows} {columns} {read:?}"
            );
        }
        // Empty cells to the end of the sheet are what every program writes.
        let table = format!(
            "<table:table table:name=\"A\"><table:table-row>{0}{0}<table:table-cell \
             table:number-columns-repeated=\"16382\"/></table:table-row><table:table-row \
             table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
             </table:table-row></table:table>",
            cell("")
        );
        bounded_ods(&ods(&dir, &table)).unwrap();
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
