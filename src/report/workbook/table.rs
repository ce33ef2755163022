//! A table: columns that know their heads and looks, and rows.

use super::cell::{Cell, Row, RowKind};
use super::style::{Look, TABLE_PT};
use super::type_width;
use crate::lang::{Lang, Numbers};

/// A column.
#[derive(Clone, Debug)]
pub(in crate::report) struct Column {
    pub(in crate::report) head: String,
    /// Head over this one and its neighbours of the same group.
    pub(in crate::report) group: Option<String>,
    pub(in crate::report) look: Look,
    /// Whether a page may begin with it, where the table needs several side by side.
    pub(in crate::report) starts: bool,
    /// Whether the head stands upright, to save width.
    pub(in crate::report) vertical: bool,
    /// Least and largest width, characters.
    width: (f64, f64),
}

impl Column {
    /// A column of that look.
    pub(in crate::report) fn new(head: impl Into<String>, look: Look) -> Self {
        let width = match look {
            Look::Text => (8.0, 40.0),
            Look::Code => (6.0, 18.0),
            Look::Centre | Look::Whole | Look::Decimal(_) => (5.0, 16.0),
            Look::Plain => (5.5, 5.5),
        };
        Self { head: head.into(), group: None, look, starts: false, vertical: false, width }
    }

    /// Under a common head.
    pub(in crate::report) fn under(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// Where a page may begin.
    pub(in crate::report) fn starting(mut self) -> Self {
        self.starts = true;
        self
    }

    /// With its head upright.
    pub(in crate::report) fn upright(mut self) -> Self {
        self.vertical = true;
        self.width.0 = 4.3;
        self
    }

    /// Between so many and so many characters wide.
    pub(in crate::report) fn between(mut self, least: f64, most: f64) -> Self {
        self.width = (least, most);
        self
    }
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(in crate::report) struct Table<'a> {
    /// Columns that stand on every page, where there are several side by side.
    pub(in crate::report) kept: u16,
    pub(in crate::report) columns: Vec<Column>,
    pub(in crate::report) rows: Vec<Row<'a>>,
}

/// Pixels of a thousandth of the type's size, at the 96 dots per inch of spreadsheets.
const PX_OF_TYPE: f64 = TABLE_PT * 96.0 / 72.0 / 1000.0;
/// Pixels of one character of column width: a digit of the workbook's default font.
const PX_OF_CHARACTER: f64 = 7.0;
/// Pixels beside the text, and what programs that draw type a little wider need.
const PADDING_PX: f64 = 9.0;
const SLACK: f64 = 1.03;
/// Characters that a column may have at most (Excel's limit is 255); numbers of the field never need
/// as many.
const WIDEST: f64 = 100.0;

/// Characters of column width that a text of that width needs.
pub(in crate::report) fn characters(type_width: f64) -> f64 {
    (type_width * PX_OF_TYPE * SLACK + PADDING_PX) / PX_OF_CHARACTER
}

/// Pixels on the screen of a column of so many characters (Excel adds 5).
pub(in crate::report) fn pixels(characters: f64) -> f64 {
    characters * PX_OF_CHARACTER + 5.0
}

/// Width of text that a column of so many characters holds, in thousandths of the type's size.
pub(in crate::report) fn room(characters: f64) -> f64 {
    ((characters * PX_OF_CHARACTER - PADDING_PX + 4.0) / PX_OF_TYPE / SLACK).max(500.0)
}

impl<'a> Table<'a> {
    /// The same with some of its columns; what goes across several goes across those that are left.
    pub(in crate::report) fn only(self, keep: &[usize]) -> Self {
        let kept = |at: usize| keep.contains(&at);
        let row = |row: Row<'a>| {
            let mut at = 0;
            let mut cells = Vec::with_capacity(keep.len());
            for cell in row.cells {
                let from = at;
                match cell {
                    Cell::Span(text, columns) => {
                        at += usize::from(columns);
                        let left = (from..at).filter(|i| kept(*i)).count();
                        if left > 0 {
                            cells.push(Cell::Span(text, left as u16));
                        }
                    }
                    cell => {
                        at += 1;
                        if kept(from) {
                            cells.push(cell);
                        }
                    }
                }
            }
            Row::new(row.kind, cells)
        };
        let columns = self.columns.into_iter().enumerate();
        Self {
            kept: 0,
            columns: columns.filter(|(i, _)| kept(*i)).map(|(_, c)| c).collect(),
            rows: self.rows.into_iter().map(row).collect(),
        }
    }
}

impl Table<'_> {
    /// Width of each column, in characters: what its content and the widest word of its head need,
    /// within its limits.
    pub(in crate::report) fn widths(&self) -> Vec<f64> {
        let mut widths: Vec<f64> = self
            .columns
            .iter()
            .map(|column| {
                let head = if column.vertical {
                    1000.0
                } else {
                    type_width::of_widest_word(&column.head, true)
                };
                characters(head).max(column.width.0)
            })
            .collect();
        for row in &self.rows {
            let bold = row.kind != RowKind::Body;
            let mut at = 0;
            for cell in &row.cells {
                let Some(column) = self.columns.get(at) else { break };
                let fits = match cell {
                    Cell::Text(text) | Cell::Toned(text, _) => {
                        let most = column.width.1;
                        // Beyond the limit it is wrapped anyway.
                        if text.len() as f64 * 200.0 > room(most) * 4.0 {
                            most
                        } else {
                            characters(type_width::of_text(text, bold)).min(most)
                        }
                    }
                    // Numbers do not wrap: in a column too narrow they are not shown at all.
                    Cell::Number(value) | Cell::Sum(Some(value)) => {
                        characters(number(*value, column.look, bold)).min(WIDEST)
                    }
                    Cell::Figure(value, format) => {
                        characters(figure(*value, format, bold)).min(WIDEST)
                    }
                    Cell::Span(_, columns) => {
                        at += usize::from(*columns);
                        continue;
                    }
                    Cell::Blank | Cell::NoData | Cell::Sum(None) => 0.0,
                };
                widths[at] = widths[at].max(fits);
                at += 1;
            }
        }
        widths
    }
}

/// Width of a number as its look writes it.
fn number(value: f64, look: Look, bold: bool) -> f64 {
    let decimals = match look {
        Look::Decimal(n) => usize::from(n),
        _ => 0,
    };
    // And the air to its right.
    type_width::of_line(&Numbers(Lang::EN).decimal(value, decimals), bold) + 333.0
}

/// Width of a number in a format of its own, with the words that the format puts around it.
fn figure(value: f64, format: &str, bold: bool) -> f64 {
    let section = format.split(';').next().unwrap_or(format);
    // Every other piece between quotation marks is written as it stands.
    let words: f64 =
        section.split('"').skip(1).step_by(2).map(|w| type_width::of_line(w, bold)).sum();
    let decimals = section
        .split_once("#,##0.")
        .map_or(0, |(_, after)| after.chars().take_while(|c| *c == '0').count());
    words + number(value, Look::Decimal(decimals as u8), bold)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn some_columns_of_a_table() {
        let columns = ["a", "b", "c", "d"].map(|h| Column::new(h, Look::Text)).into();
        let whole = Row::body(["1", "2", "3", "4"].map(|t| Cell::Text(Cow::Borrowed(t))).into());
        let span = Row::body(vec![Cell::Blank, Cell::Span("x".into(), 3)]);
        let some = Table { kept: 0, columns, rows: vec![whole, span] }.only(&[1, 3]);
        assert_eq!(some.columns.iter().map(|c| c.head.as_str()).collect::<Vec<_>>(), ["b", "d"]);
        assert_eq!(some.rows[0].cells, ["2", "4"].map(|t| Cell::Text(Cow::Borrowed(t))));
        assert_eq!(some.rows[1].cells, [Cell::Span("x".into(), 2)]);
    }

    #[test]
    fn text_is_wrapped_at_the_limit_and_numbers_never_are() {
        let columns = [Look::Text, Look::Whole, Look::Decimal(2)];
        let columns = columns.map(|look| Column::new("x", look).between(5.0, 6.0)).into();
        let text = Cell::Text(Cow::Borrowed("một đoạn chữ dài hơn cột rất nhiều"));
        let figure = Cell::Figure(95.2, "\"≥ \"#,##0.0\" /100 dân\"".into());
        let row = Row::body(vec![text, Cell::Number(1_234_567_890.0), figure]);
        let widths = Table { kept: 0, columns, rows: vec![row] }.widths();
        assert_eq!(widths[0], 6.0);
        // 1.234.567.890 and its air; ≥ 95,2 /100 dân.
        assert_eq!(widths[1], characters(10.0 * 500.0 + 3.0 * 250.0 + 333.0));
        let words = type_width::of_line("≥ 95,2 /100 dân", false);
        assert_eq!(widths[2], characters(words + 333.0));
    }
}
