//! Text tables and sheets as layers of rows: the head found, and what is no row of data left out and told.
//!
//! In: the rows of a table as they stand. Out: rows of data under named columns. Titles above, rows of units and of the
//! numbers of columns, headings that come again on each page, totals and notes below are not data.

use super::Error;
use super::columns::by_number;
use super::head::{self, Head};
use super::layer::{LayerSource, Remark, Row, Value};
use crate::finding::{CodePage, FindingKind, NotData, Severity};
use crate::place::fold;
use crate::project::LayerFile;
use std::collections::VecDeque;

/// The rows of a table, whatever they are.
pub(crate) trait Rows {
    /// The name of the sheet.
    fn name(&self) -> Option<&str> {
        None
    }

    /// Whether short rows are the rule, as in a sheet, which has cells only where something stands.
    fn is_sheet(&self) -> bool {
        false
    }

    /// Says which columns will be asked for; the others may stay empty.
    fn want(&mut self, wanted: &[bool]);

    /// Reads the next row; `false` at the end.
    ///
    /// # Errors
    /// The file cannot be read on.
    fn next(&mut self, row: &mut Row) -> Result<bool, Error>;

    /// Takes what is to be told of the rows read so far.
    fn take_remarks(&mut self) -> Vec<Remark> {
        Vec::new()
    }

    /// As of [`LayerSource`].
    fn assumed_encoding(&self) -> Option<(CodePage, u64)> {
        None
    }
}

/// Columns whose cells say what a row is: a total names itself in the first ones.
const LEADING: usize = 3;

/// A table under its head.
pub(crate) struct Table<R> {
    rows: R,
    /// The first rows, read to find the head.
    ahead: VecDeque<Row>,
    columns: Vec<String>,
    /// The headings folded, to know them again.
    folded: Vec<String>,
    /// Their first letters.
    initials: String,
    remarks: Vec<Remark>,
}

impl<R: Rows> Table<R> {
    /// Reads the first rows and finds the head.
    ///
    /// # Errors
    /// [`Error::Empty`], [`Error::NoHead`], and those of reading.
    pub(crate) fn open(source: &LayerFile, mut rows: R) -> Result<Self, Error> {
        let mut ahead = VecDeque::new();
        while ahead.len() < head::SAMPLE {
            let mut row = Row::default();
            if !rows.next(&mut row)? {
                break;
            }
            if !row.blank {
                ahead.push_back(row);
            }
        }
        let cells: Vec<&[Value]> = ahead.iter().map(|r| r.values.as_slice()).collect();
        let Some(found) = head::find(&cells) else {
            return Err(Error::Empty { file: source.path.clone() });
        };
        let mut remarks = Vec::new();
        let columns = if found.columns.is_empty() {
            let (columns, layout) = headless(source, &found, &cells)?;
            let kind = FindingKind::NoHead { layout: layout.unwrap_or_default().to_owned() };
            remarks.push(Remark::row(Severity::Assumed, ahead[found.data].number, kind));
            columns
        } else {
            found.columns
        };
        for &(row, what) in &found.aside {
            remarks.push(not_data(&ahead[row], what));
        }
        ahead.drain(..found.data);
        let folded = columns.iter().map(|c| fold(c)).collect();
        let initials = columns.iter().filter_map(|c| c.chars().next()).collect();
        Ok(Self { rows, ahead, columns, folded, initials, remarks })
    }

    /// Adds what is to be told of the table as a whole.
    pub(crate) fn remark(&mut self, remark: Option<Remark>) {
        self.remarks.extend(remark);
    }

    /// What a row is that is no data.
    fn aside(&self, row: &Row) -> Option<NotData> {
        let filled = || row.values.iter().filter(|v| !v.is_blank());
        let Some(Value::Text(first)) = filled().next() else { return None };
        // Most rows are data: those are seen by their first letter.
        let initial = first.trim_start().chars().next().unwrap_or_default();
        let few = filled().nth(2).is_none();
        let lower = initial.to_ascii_lowercase();
        if !(few || "tcsg".contains(lower) || self.initials.contains(initial)) {
            return None;
        }
        if !(initial.is_alphabetic() || "(*".contains(initial)) {
            return None;
        }
        let may_be_head = self.initials.contains(initial) && filled().nth(1).is_some();
        if may_be_head && self.is_head_again(row) {
            return Some(NotData::HeadAgain);
        }
        let numbers_only = || {
            filled().skip(1).all(|v| match v {
                Value::Text(text) => head::looks_numeric(text),
                _ => true,
            })
        };
        // Groups and notes have few cells, totals nothing but numbers.
        if !few && !numbers_only() {
            return None;
        }
        // Its beginning tells.
        let start = first.char_indices().nth(120).map_or(first.as_str(), |(end, _)| &first[..end]);
        let word = fold(start);
        let total = TOTALS.contains(&word.as_str())
            || TOTALS_BEGIN.iter().any(|t| word.strip_prefix(t).is_some_and(|r| !r.is_empty()));
        if total && numbers_only() {
            return Some(NotData::Total);
        }
        if few
            && self.columns.len() > 3
            && start.trim().trim_end_matches('.').chars().all(|c| "IVX".contains(c))
            && let Some(Value::Text(name)) = filled().nth(1)
            && UNITS.iter().any(|unit| fold(name).starts_with(unit))
        {
            return Some(NotData::Group);
        }
        let note = NOTES.iter().any(|n| word.starts_with(n)) || is_place_and_day(&word);
        let is_note = note && few && self.columns.len() > 2 && !filled().skip(1).any(is_number);
        is_note.then_some(NotData::Note)
    }

    /// Whether the row repeats the headings, as tables of several pages do.
    fn is_head_again(&self, row: &Row) -> bool {
        let mut cells = row.values.iter().zip(&self.folded).filter(|(v, _)| !v.is_blank());
        cells.all(|(value, heading)| {
            matches!(value, Value::Text(text) if !heading.is_empty() && {
                let text = fold(text);
                text == *heading || (text.len() > 2 && heading.starts_with(&text))
            })
        })
    }
}

fn is_number(value: &Value) -> bool {
    !matches!(value, Value::Text(text) if !head::looks_numeric(text))
}

/// Words of a row of sums, folded.
const TOTALS: &[&str] = &[
    "tong",
    "tongcong",
    "cong",
    "tongso",
    "congtong",
    "tongcongtoantinh",
    "toantinh",
    "congtoantinh",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
];

/// With the name of what is summed up behind.
const TOTALS_BEGIN: &[&str] = &[
    "tongcong",
    "congxa",
    "conghuyen",
    "congtinh",
    "congphuong",
    "congthixa",
    "congthanhpho",
    "tongso",
];

/// How the name of a group of rows begins, behind its Roman number, folded.
const UNITS: &[&str] = &[
    "huyen", "xa", "phuong", "thixa", "thitran", "thanhpho", "tp", "quan", "tinh", "cum", "khuvuc",
    "diaban",
];

/// How notes and signatures below a table begin, folded.
const NOTES: &[&str] = &[
    "ghichu",
    "luuy",
    "chuthich",
    "nguon",
    "note",
    "source",
    "nguoilap",
    "nguoiky",
    "nguoibaocao",
    "giamdoc",
    "phogiamdoc",
    "ktgiamdoc",
    "thutruong",
    "ktthutruong",
    "daidien",
    "xacnhan",
    "noinhan",
    "kyten",
    "lanhdao",
    "ketoan",
    "chutich",
    "tmuybannhandan",
    "tmubnd",
];

/// `Hà Tĩnh, ngày 31 tháng 12 năm 2025`, folded.
fn is_place_and_day(word: &str) -> bool {
    let day = word.find("ngay");
    let month = day.and_then(|d| word[d..].find("thang").map(|m| d + m));
    month.is_some_and(|m| word[m..].contains("nam"))
}

fn not_data(row: &Row, what: NotData) -> Remark {
    let first = row.values.iter().find(|v| !v.is_blank()).map(Value::text).unwrap_or_default();
    let text = first.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    };
    Remark::row(Severity::Note, row.number, FindingKind::NotData { what, text })
}

/// The columns of a list without a head: by their numbers where the project names them so, or of a published layout.
fn headless(
    source: &LayerFile,
    found: &Head,
    rows: &[&[Value]],
) -> Result<(Vec<String>, Option<&'static str>), Error> {
    if source.columns.iter().any(|(_, c)| by_number(c).is_some()) {
        return Ok(((1..=found.width).map(|n| format!("#{n}")).collect(), None));
    }
    if let Some((name, columns)) = head::known_layout(&rows[found.data..]) {
        return Ok((columns.iter().map(|&c| c.to_owned()).collect(), Some(name)));
    }
    let first = rows[found.data].iter().map(|v| v.text().into_owned()).collect();
    Err(Error::NoHead { file: source.path.clone(), first })
}

impl<R: Rows> LayerSource for Table<R> {
    fn name(&self) -> Option<&str> {
        self.rows.name()
    }

    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn total(&self) -> Option<u64> {
        None
    }

    fn want(&mut self, columns: &[Option<usize>]) {
        let wanted = |i: usize| i < LEADING || columns.contains(&Some(i));
        let wanted: Vec<bool> = (0..self.columns.len()).map(wanted).collect();
        self.rows.want(&wanted);
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        loop {
            if let Some(read) = self.ahead.pop_front() {
                *row = read;
            } else if !self.rows.next(row)? {
                return Ok(false);
            }
            if row.blank {
                continue;
            }
            if let Some(what) = self.aside(row) {
                self.remarks.push(not_data(row, what));
                continue;
            }
            // Cells beyond the head are nothing as long as nothing stands in them.
            let width = self.columns.len();
            while row.values.len() > width && row.values.last().is_some_and(Value::is_blank) {
                row.values.pop();
            }
            if self.rows.is_sheet() && row.values.len() < width {
                row.resize(width);
            }
            return Ok(true);
        }
    }

    fn take_remarks(&mut self) -> Vec<Remark> {
        let mut remarks = std::mem::take(&mut self.remarks);
        remarks.append(&mut self.rows.take_remarks());
        remarks
    }

    fn assumed_encoding(&self) -> Option<(CodePage, u64)> {
        self.rows.assumed_encoding()
    }
}
