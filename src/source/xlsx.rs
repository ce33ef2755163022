//! Workbooks of Excel (XLSX, XLSM; ECMA-376 part 1, 18).
//!
//! In: a file. Out: the rows of one of its sheets, one after the other, so that memory does not grow with the sheet or
//! with what it says of itself; only the texts that cells share are kept. Dates are numbers under a format of dates, in
//! the calendar of 1900 or 1904. Hidden rows, columns and sheets are told. A formula without a kept value is an error
//! value: nobody has computed it yet.

use super::layer::{Remark, Row, Value};
use super::limits::{PART_BYTES, SHARED_TEXT_BYTES, SHEET_COLUMNS, SHEET_TEXT_BYTES, XML_BYTES};
use super::table::Rows;
use super::{Error, sheet};
use crate::finding::{FindingKind, Hidden, Severity};
use crate::project::LayerFile;
use calamine::{ExcelDateTime, ExcelDateTimeType};
use flate2::bufread::DeflateDecoder;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use zip::{CompressionMethod, ZipArchive};

/// Hidden rows named one by one.
const NAMED: usize = 5;

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub(crate) struct SheetEntry {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    part: String,
}

/// A workbook's directory.
pub(crate) struct Workbook {
    package: Package,
    pub(crate) sheets: Vec<SheetEntry>,
    from_1904: bool,
    shared: Option<String>,
    styles: Option<String>,
}

/// The archive that a workbook is, its parts unpacked as they are read.
pub(crate) struct Package {
    file: String,
    handle: File,
    archive: ZipArchive<BufReader<File>>,
}

/// Whether a number under a format is a day, a span of time, or a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Number,
    Date,
    Span,
}

impl Package {
    /// Reads the archive's directory.
    pub(crate) fn open(source: &LayerFile) -> Result<Self, Error> {
        let file = source.path.clone();
        let fault = |e: &dyn std::fmt::Display| Error::Unreadable {
            file: file.clone(),
            reason: e.to_string(),
        };
        let handle = File::open(&source.file).map_err(|e| fault(&e))?;
        let own = handle.try_clone().map_err(|e| fault(&e))?;
        let archive = ZipArchive::new(BufReader::new(handle)).map_err(|e| fault(&e))?;
        Ok(Self { file, handle: own, archive })
    }

    /// A fault of this file.
    fn fault(&self, reason: &dyn ToString) -> Error {
        Error::Unreadable { file: self.file.clone(), reason: reason.to_string() }
    }

    /// A limit of this file.
    pub(crate) fn too_large(&self, bytes: u64, limit: u64) -> Error {
        Error::TooLarge { file: self.file.clone(), bytes, limit }
    }

    /// A part as XML, unpacked as it is read.
    pub(crate) fn xml(&mut self, part: &str) -> Result<Reader<Guard>, Error> {
        let found = self.archive.by_name(part).map_err(|e| e.to_string()).and_then(|entry| {
            let start = entry.data_start().ok_or_else(|| "data_start".to_owned())?;
            Ok((start, entry.compressed_size(), entry.compression()))
        });
        let (at, left, method) = found.map_err(|e| self.fault(&format!("{part}: {e}")))?;
        let file = self.handle.try_clone().map_err(|e| self.fault(&e))?;
        let raw = BufReader::with_capacity(64 << 10, Part { file, at, left });
        let unpacked: Box<dyn Read + Send> = match method {
            CompressionMethod::Stored => Box::new(raw),
            CompressionMethod::Deflated => Box::new(DeflateDecoder::new(raw)),
            other => return Err(self.fault(&format!("{part}: {other}"))),
        };
        let inner = BufReader::with_capacity(128 << 10, unpacked);
        Ok(Reader::from_reader(Guard { inner, piece: 0, whole: 0 }))
    }

    /// The next event of a part.
    pub(crate) fn event<'p>(
        &self,
        reader: &mut Reader<Guard>,
        piece: &'p mut Vec<u8>,
    ) -> Result<Event<'p>, Error> {
        next_event(&self.file, reader, piece)
    }

    /// Looks at every element of a part; a part that is not there has none.
    fn elements(&mut self, part: &str, mut look: impl FnMut(&BytesStart<'_>)) -> Result<(), Error> {
        if self.archive.index_for_name(part).is_none() {
            return Ok(());
        }
        let mut reader = self.xml(part)?;
        let mut piece = Vec::new();
        loop {
            match self.event(&mut reader, &mut piece)? {
                Event::Start(e) | Event::Empty(e) => look(&e),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The relationships of a part of `folder`: identifier, type, part.
    fn related(
        &mut self,
        part: &str,
        folder: &str,
    ) -> Result<Vec<(String, String, String)>, Error> {
        let mut found = Vec::new();
        self.elements(part, |e| {
            if let (Some(id), Some(kind), Some(target)) =
                (attribute(e, "Id"), attribute(e, "Type"), attribute(e, "Target"))
            {
                let part = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None if folder.is_empty() => target,
                    None => format!("{folder}/{target}"),
                };
                found.push((id, kind, part));
            }
        })?;
        Ok(found)
    }
}

impl Workbook {
    /// Reads the list of sheets.
    pub(crate) fn open(source: &LayerFile) -> Result<Self, Error> {
        let mut package = Package::open(source)?;
        let root = package.related("_rels/.rels", "")?;
        let main = root.into_iter().find(|(_, kind, _)| kind.ends_with("/officeDocument"));
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |(.., part)| part);
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let parts = package.related(&format!("{folder}/_rels/{name}.rels"), folder)?;
        let of_kind = |kind: &str| {
            parts.iter().find(|(_, k, _)| k.ends_with(kind)).map(|(.., part)| part.clone())
        };
        let (shared, styles) = (of_kind("/sharedStrings"), of_kind("/styles"));
        let (mut sheets, mut from_1904) = (Vec::new(), false);
        package.elements(&main, |e| match e.local_name().as_ref() {
            "sheet" => {
                // `id` beside `sheetId`: of the relationship.
                let id = attribute(e, "id");
                let part = parts
                    .iter()
                    .find(|(of, kind, _)| Some(of) == id.as_ref() && kind.ends_with("/worksheet"));
                if let (Some(name), Some((.., part))) = (attribute(e, "name"), part) {
                    let hidden = attribute(e, "state").is_some_and(|s| s != "visible");
                    sheets.push(SheetEntry { name, hidden, part: part.clone() });
                }
            }
            "workbookPr" => from_1904 = attribute(e, "date1904").is_some_and(|v| is_true(&v)),
            _ => {}
        })?;
        Ok(Self { package, sheets, from_1904, shared, styles })
    }

    /// Whether a sheet has a cell.
    pub(crate) fn is_used(&mut self, sheet: &SheetEntry) -> Result<bool, Error> {
        let mut reader = self.package.xml(&sheet.part)?;
        let mut piece = Vec::new();
        loop {
            match self.package.event(&mut reader, &mut piece)? {
                Event::Start(e) if matches!(e.local_name().as_ref(), "v" | "is") => {
                    return Ok(true);
                }
                Event::Eof => return Ok(false),
                _ => {}
            }
        }
    }

    /// The rows of a sheet.
    pub(crate) fn rows(mut self, sheet: &SheetEntry) -> Result<XlsxRows, Error> {
        let shared = self.shared_texts()?;
        let formats = self.formats()?;
        let reader = self.package.xml(&sheet.part)?;
        let mut remarks = Vec::new();
        if sheet.hidden {
            remarks.push(hidden(Hidden::Sheet, 1, sheet.name.clone()));
        }
        Ok(XlsxRows {
            package: self.package,
            from_1904: self.from_1904,
            name: sheet.name.clone(),
            reader,
            shared,
            formats,
            wanted: Vec::new(),
            piece: Vec::new(),
            row: 0,
            text_bytes: 0,
            ended: false,
            hidden_rows: (0, Vec::new()),
            hidden_columns: (0, Vec::new()),
            remarks,
        })
    }

    /// The texts that cells share.
    fn shared_texts(&mut self) -> Result<Vec<Box<str>>, Error> {
        let mut shared: Vec<Box<str>> = Vec::new();
        let there = |part: &String| self.package.archive.index_for_name(part).is_some();
        let Some(part) = self.shared.take().filter(there) else { return Ok(shared) };
        let mut reader = self.package.xml(&part)?;
        let (mut piece, mut text, mut bytes) = (Vec::new(), String::new(), 0_u64);
        let mut texts = Texts::default();
        loop {
            let event = self.package.event(&mut reader, &mut piece)?;
            let ends = match &event {
                Event::Start(e) if e.local_name().as_ref() == "si" => {
                    text.clear();
                    false
                }
                Event::Empty(e) if e.local_name().as_ref() == "si" => {
                    text.clear();
                    true
                }
                Event::End(e) if e.local_name().as_ref() == "si" => true,
                Event::Eof => return Ok(shared),
                event => {
                    texts.take(event, &mut text);
                    false
                }
            };
            if text.len() as u64 > XML_BYTES {
                return Err(self.package.too_large(text.len() as u64, XML_BYTES));
            }
            if ends {
                // A text of one letter takes memory too.
                bytes += text.len() as u64 + 16;
                if bytes > SHARED_TEXT_BYTES {
                    return Err(self.package.too_large(bytes, SHARED_TEXT_BYTES));
                }
                shared.push(text.as_str().into());
            }
        }
    }

    /// What the numbers are under each format of cells.
    fn formats(&mut self) -> Result<Vec<Format>, Error> {
        let (mut own, mut formats, mut in_cells) = (Vec::new(), Vec::new(), false);
        let Some(part) = self.styles.take() else { return Ok(formats) };
        self.package.elements(&part, |e| {
            let number = |name| attribute(e, name).and_then(|v| v.parse::<u32>().ok());
            match e.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (number("numFmtId"), attribute(e, "formatCode"))
                    {
                        own.push((id, format_of(&code)));
                    }
                }
                "cellXfs" => in_cells = true,
                "cellStyles" | "dxfs" => in_cells = false,
                // Excel itself has no more.
                "xf" if in_cells && formats.len() < 65_536 => {
                    let id = number("numFmtId").unwrap_or(0);
                    let stated = own.iter().find(|(of, _)| *of == id).map(|(_, format)| *format);
                    formats.push(stated.unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            }
        })?;
        Ok(formats)
    }
}

/// Reads the next event; a piece of XML, and a part, have limits.
fn next_event<'p>(
    file: &str,
    reader: &mut Reader<Guard>,
    piece: &'p mut Vec<u8>,
) -> Result<Event<'p>, Error> {
    piece.clear();
    reader.get_mut().piece = 0;
    reader.read_event_into(piece).map_err(|e| {
        let limit = match &e {
            quick_xml::Error::Io(io) => io.get_ref().and_then(|e| e.downcast_ref::<TooMuch>()),
            _ => None,
        };
        match limit {
            Some(&TooMuch(limit)) => {
                Error::TooLarge { file: file.to_owned(), bytes: limit + 1, limit }
            }
            None => Error::Unreadable { file: file.to_owned(), reason: e.to_string() },
        }
    })
}

/// More than a limit, bytes.
#[derive(Debug)]
struct TooMuch(u64);

impl std::fmt::Display for TooMuch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "more than {} bytes", self.0)
    }
}

impl std::error::Error for TooMuch {}

/// A part of the archive, packed, read from a handle of its own place.
struct Part {
    file: File,
    at: u64,
    left: u64,
}

impl Read for Part {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        // Handles that are copies of each other share their place.
        self.file.seek(SeekFrom::Start(self.at))?;
        let n = self.file.read(&mut into[..most])?;
        self.at += n as u64;
        self.left -= n as u64;
        Ok(n)
    }
}

/// Counts what is unpacked, so that no piece grows without end.
pub(crate) struct Guard {
    inner: BufReader<Box<dyn Read + Send>>,
    piece: u64,
    whole: u64,
}

impl Read for Guard {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.inner.read(into)
    }
}

impl BufRead for Guard {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > XML_BYTES {
            return Err(io::Error::other(TooMuch(XML_BYTES)));
        }
        if self.whole > PART_BYTES {
            return Err(io::Error::other(TooMuch(PART_BYTES)));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.piece += amount as u64;
        self.whole += amount as u64;
        self.inner.consume(amount);
    }
}

/// Gathers the text of `<t>` elements; `<rPh>`, how a text is pronounced, is none of it.
#[derive(Default)]
struct Texts {
    open: bool,
    aloud: bool,
}

impl Texts {
    fn take(&mut self, event: &Event<'_>, into: &mut String) {
        match event {
            Event::Start(e) => match e.local_name().as_ref() {
                "t" => self.open = !self.aloud,
                "rPh" => self.aloud = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "t" => self.open = false,
                "rPh" => self.aloud = false,
                _ => {}
            },
            other if self.open => push_text(other, into),
            _ => {}
        }
    }
}

pub(crate) fn push_text(event: &Event<'_>, into: &mut String) {
    match event {
        Event::Text(t) => into.push_str(&t.xml10_content()),
        Event::CData(t) => into.push_str(&t.xml10_content()),
        Event::GeneralRef(entity) => match entity.resolve_char_ref() {
            Ok(Some(c)) => into.push(c),
            _ => into.push_str(
                quick_xml::escape::resolve_predefined_entity(&entity.xml10_content()).unwrap_or(""),
            ),
        },
        _ => {}
    }
}

/// An attribute by its name, with or without a prefix.
pub(crate) fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    e.attributes()
        .filter_map(Result::ok)
        .find(|a| a.key.local_name().as_ref() == name)
        .and_then(|a| a.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok())
        .map(std::borrow::Cow::into_owned)
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// What numbers are under a format that every Excel has (ECMA-376 part 1, 18.8.30).
fn built_in(id: u32) -> Format {
    match id {
        14..=22 | 27..=36 | 50..=58 => Format::Date,
        45..=47 => Format::Span,
        _ => Format::Number,
    }
}

/// What numbers are under a format as it is written: letters of days outside quotes and brackets.
fn format_of(code: &str) -> Format {
    let first = code.split(';').next().unwrap_or_default();
    let (mut quoted, mut bracket, mut skip) = (false, String::new(), false);
    let (mut in_bracket, mut day, mut span) = (false, false, false);
    for c in first.chars() {
        if std::mem::take(&mut skip) {
            continue;
        }
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => skip = true,
            '[' => (in_bracket, bracket) = (true, String::new()),
            ']' => {
                in_bracket = false;
                let letters = bracket.to_ascii_lowercase();
                span |= !letters.is_empty() && letters.chars().all(|c| "hms".contains(c));
            }
            c if in_bracket => bracket.push(c),
            'y' | 'Y' | 'd' | 'D' | 'm' | 'M' | 'h' | 'H' | 's' | 'S' => day = true,
            _ => {}
        }
    }
    match (span, day && !first.eq_ignore_ascii_case("general")) {
        (true, _) => Format::Span,
        (_, true) => Format::Date,
        _ => Format::Number,
    }
}

fn hidden(what: Hidden, count: u64, which: String) -> Remark {
    Remark::whole(Severity::Note, FindingKind::Hidden { what, count, which })
}

/// The rows of a sheet.
pub(crate) struct XlsxRows {
    package: Package,
    from_1904: bool,
    name: String,
    reader: Reader<Guard>,
    shared: Vec<Box<str>>,
    formats: Vec<Format>,
    wanted: Vec<bool>,
    piece: Vec<u8>,
    /// The number of the last row read.
    row: u64,
    text_bytes: u64,
    ended: bool,
    hidden_rows: (u64, Vec<String>),
    hidden_columns: (u64, Vec<String>),
    remarks: Vec<Remark>,
}

/// The type that a cell states (ECMA-376 part 1, 18.18.11).
#[derive(Clone, Copy, Default)]
enum CellType {
    #[default]
    Number,
    Shared,
    Text,
    Boolean,
    Error,
    Day,
}

impl CellType {
    fn of(written: &str) -> Self {
        match written {
            "s" => Self::Shared,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Boolean,
            "e" => Self::Error,
            "d" => Self::Day,
            _ => Self::Number,
        }
    }
}

/// A cell as it is being read.
#[derive(Default)]
struct Cell {
    column: usize,
    kind: CellType,
    style: usize,
    value: String,
    formula: String,
    has_formula: bool,
    inline: bool,
}

impl Cell {
    /// Begins another, in that column unless it says where it stands.
    fn begin(&mut self, column: usize, start: &BytesStart<'_>) {
        self.value.clear();
        self.formula.clear();
        (self.column, self.kind, self.style) = (column, CellType::Number, 0);
        (self.has_formula, self.inline) = (false, false);
        for attribute in start.attributes().with_checks(false).filter_map(Result::ok) {
            match attribute.key.as_ref() {
                "r" => self.column = column_of(&attribute.value).unwrap_or(column),
                "t" => self.kind = CellType::of(&attribute.value),
                "s" => self.style = attribute.value.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

impl XlsxRows {
    /// The value of a cell; texts are copied only where they are wanted.
    fn value(&mut self, cell: &Cell, wanted: bool) -> Result<Value, Error> {
        let text = cell.value.as_str();
        if text.is_empty() {
            return Ok(match (cell.has_formula, cell.inline) {
                (true, _) => Value::Error(format!("={}", cell.formula.trim())),
                _ => Value::Empty,
            });
        }
        let number = || text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
        Ok(match cell.kind {
            CellType::Shared => {
                let index = text.trim().parse::<usize>().ok();
                let Some(shared) = index.and_then(|i| self.shared.get(i)) else {
                    return Err(self.package.fault(&format!("sharedStrings {text}")));
                };
                if shared.trim_ascii().is_empty() {
                    Value::Empty
                } else if wanted {
                    self.text_bytes += shared.len() as u64;
                    if self.text_bytes > SHEET_TEXT_BYTES {
                        return Err(self.package.too_large(self.text_bytes, SHEET_TEXT_BYTES));
                    }
                    Value::Text(shared.to_string())
                } else {
                    // Something, for the row not to be blank.
                    Value::Boolean(true)
                }
            }
            CellType::Boolean => Value::Boolean(is_true(text.trim())),
            CellType::Error => Value::Error(text.trim().to_owned()),
            CellType::Day => {
                sheet::day_of(text.trim()).unwrap_or_else(|| Value::Text(text.to_owned()))
            }
            CellType::Text => Value::Text(text.to_owned()),
            CellType::Number => {
                match (number(), self.formats.get(cell.style).copied().unwrap_or(Format::Number)) {
                    (None, _) => Value::Text(text.to_owned()),
                    (Some(n), Format::Number) => Value::Real(n),
                    (Some(n), format) => {
                        let kind = match format {
                            Format::Span => ExcelDateTimeType::TimeDelta,
                            _ => ExcelDateTimeType::DateTime,
                        };
                        let day = ExcelDateTime::new(n, kind, self.from_1904);
                        sheet::day(&day).unwrap_or(Value::Real(n))
                    }
                }
            }
        })
    }

    /// Reads the cells of the row that has begun.
    fn cells(&mut self, row: &mut Row) -> Result<(), Error> {
        row.values.clear();
        row.blank = true;
        let mut next = 0;
        let cell = &mut Cell::default();
        loop {
            let event = self.package.event(&mut self.reader, &mut self.piece)?;
            let (start, open) = match &event {
                Event::Start(e) => (e, true),
                Event::Empty(e) => (e, false),
                Event::End(e) if e.local_name().as_ref() == "row" => return Ok(()),
                Event::Eof => {
                    return Err(Error::Unreadable {
                        file: self.package.file.clone(),
                        reason: "the sheet ends within a row".to_owned(),
                    });
                }
                _ => continue,
            };
            if start.local_name().as_ref() != "c" {
                continue;
            }
            cell.begin(next, start);
            next = cell.column + 1;
            drop(event);
            if open {
                self.content(cell)?;
            }
            if cell.column >= SHEET_COLUMNS {
                return Err(Error::Unreadable {
                    file: self.package.file.clone(),
                    reason: format!("column {}", cell.column + 1),
                });
            }
            let wanted = self.wanted.get(cell.column).is_none_or(|w| *w);
            let value = self.value(cell, wanted)?;
            if value.is_blank() {
                continue;
            }
            row.blank = false;
            row.spoilt |= matches!(&value, Value::Text(t) if t.contains('\0'));
            if wanted {
                // All beyond the head is one cell: there may be thousands.
                let beyond = self.wanted.len();
                let at = if beyond > 0 { cell.column.min(beyond) } else { cell.column };
                if row.values.len() <= at {
                    row.resize(at + 1);
                }
                row.values[at] = value;
            }
        }
    }

    /// Reads on to the end of a cell.
    fn content(&mut self, cell: &mut Cell) -> Result<(), Error> {
        #[derive(Clone, Copy, PartialEq)]
        enum In {
            Nothing,
            Value,
            Formula,
            Inline,
        }
        let (mut place, mut texts) = (In::Nothing, Texts::default());
        loop {
            let event = self.package.event(&mut self.reader, &mut self.piece)?;
            match &event {
                Event::Start(e) if place == In::Nothing => match e.local_name().as_ref() {
                    "v" => place = In::Value,
                    "f" => (place, cell.has_formula) = (In::Formula, true),
                    "is" => (place, cell.inline) = (In::Inline, true),
                    _ => {}
                },
                Event::Empty(e) if e.local_name().as_ref() == "f" => cell.has_formula = true,
                Event::End(e) => match e.local_name().as_ref() {
                    "c" => return Ok(()),
                    "v" | "f" | "is" => place = In::Nothing,
                    _ => texts.take(&event, &mut cell.value),
                },
                Event::Eof => {
                    return Err(Error::Unreadable {
                        file: self.package.file.clone(),
                        reason: "the sheet ends within a cell".to_owned(),
                    });
                }
                other => match place {
                    In::Value => push_text(other, &mut cell.value),
                    In::Formula => push_text(other, &mut cell.formula),
                    In::Inline => texts.take(other, &mut cell.value),
                    In::Nothing => {}
                },
            }
            let bytes = (cell.value.len() + cell.formula.len()) as u64;
            if bytes > XML_BYTES {
                let file = self.package.file.clone();
                return Err(Error::TooLarge { file, bytes, limit: XML_BYTES });
            }
        }
    }

    /// What was hidden, once the rows are read.
    fn tell_hidden(&mut self) {
        for (what, (count, named)) in [
            (Hidden::Rows, std::mem::take(&mut self.hidden_rows)),
            (Hidden::Columns, std::mem::take(&mut self.hidden_columns)),
        ] {
            if count > 0 {
                let more = if count > named.len() as u64 { " …" } else { "" };
                self.remarks.push(hidden(what, count, named.join(", ") + more));
            }
        }
    }
}

impl Rows for XlsxRows {
    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn is_sheet(&self) -> bool {
        true
    }

    fn want(&mut self, wanted: &[bool]) {
        self.wanted = wanted.to_vec();
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        while !self.ended {
            let event = self.package.event(&mut self.reader, &mut self.piece)?;
            let (start, open) = match &event {
                Event::Start(e) => (e, true),
                Event::Empty(e) => (e, false),
                Event::End(e) if e.local_name().as_ref() == "sheetData" => {
                    self.ended = true;
                    continue;
                }
                Event::Eof => {
                    self.ended = true;
                    continue;
                }
                _ => continue,
            };
            match start.local_name().as_ref() {
                "col" if attribute(start, "hidden").is_some_and(|h| is_true(&h)) => {
                    let number =
                        |name| attribute(start, name).and_then(|v| v.parse::<usize>().ok());
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        let last = last.min(SHEET_COLUMNS);
                        // Whoever hides the unused ones hides all to the last.
                        if last < SHEET_COLUMNS && first <= last {
                            self.hidden_columns.0 += (last - first + 1) as u64;
                            let named = (first..=last).map(column_letters);
                            let room = NAMED.saturating_sub(self.hidden_columns.1.len());
                            self.hidden_columns.1.extend(named.take(room));
                        }
                    }
                }
                "row" => {
                    let number = attribute(start, "r").and_then(|r| r.parse().ok());
                    let is_hidden = attribute(start, "hidden").is_some_and(|h| is_true(&h));
                    self.row = number.unwrap_or(self.row + 1);
                    if !open {
                        continue;
                    }
                    drop(event);
                    (row.number, row.spoilt, row.geometry) = (self.row, false, None);
                    self.cells(row)?;
                    if row.blank {
                        continue;
                    }
                    if is_hidden {
                        self.hidden_rows.0 += 1;
                        if self.hidden_rows.1.len() < NAMED {
                            self.hidden_rows.1.push(self.row.to_string());
                        }
                    }
                    return Ok(true);
                }
                _ => {}
            }
        }
        self.tell_hidden();
        row.values.clear();
        Ok(false)
    }

    fn take_remarks(&mut self) -> Vec<Remark> {
        std::mem::take(&mut self.remarks)
    }
}

/// The column of `BC12`, from 0.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0_usize;
    for letter in letters {
        column = column.checked_mul(26)? + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}

/// The letters of a column, from 1.
fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
#[path = "xlsx_tests.rs"]
mod tests;
