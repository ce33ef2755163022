//! A table: columns that know their heads and looks, and rows.

use super::cell::{Cell, Row, RowKind};
use super::style::{Look, TABLE_PT};
use super::type_width;
use crate::lang::{Lang, Numbers};

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) head: String,
    /// Head over this one and its neighbours of the same group.
    pub(super) group: Option<String>,
    pub(super) look: Look,
    /// Whether the head stands upright, to save width.
    pub(super) vertical: bool,
    /// Least and largest width, characters.
    width: (f64, f64),
}

impl Column {
    /// A column of that look.
    pub(super) fn new(head: impl Into<String>, look: Look) -> Self {
        let width = match look {
            Look::Text => (8.0, 40.0),
            Look::Code => (6.0, 18.0),
            Look::Centre | Look::Whole | Look::Decimal(_) => (5.0, 16.0),
            Look::Plain => (5.5, 5.5),
        };
        Self { head: head.into(), group: None, look, vertical: false, width }
    }

    /// Under a common head.
    pub(super) fn under(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    /// With its head upright.
    pub(super) fn upright(mut self) -> Self {
        self.vertical = true;
        self.width.0 = 4.3;
        self
    }

    /// Between so many and so many characters wide.
    pub(super) fn between(mut self, least: f64, most: f64) -> Self {
        self.width = (least, most);
        self
    }
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table<'a> {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row<'a>>,
}

/// Pixels of a thousandth of the type's size, at the 96 dots per inch of spreadsheets.
const PX_OF_TYPE: f64 = TABLE_PT * 96.0 / 72.0 / 1000.0;
/// Pixels of one character of column width: a digit of the workbook's default font.
const PX_OF_CHARACTER: f64 = 7.0;
/// Pixels beside the text, and what programs that draw type a little wider need.
const PADDING_PX: f64 = 9.0;
const SLACK: f64 = 1.03;

/// Characters of column width that a text of that width needs.
pub(super) fn characters(type_width: f64) -> f64 {
    (type_width * PX_OF_TYPE * SLACK + PADDING_PX) / PX_OF_CHARACTER
}

/// Width of text that a column of so many characters holds, in thousandths of the type's size.
pub(super) fn room(characters: f64) -> f64 {
    ((characters * PX_OF_CHARACTER - PADDING_PX + 4.0) / PX_OF_TYPE / SLACK).max(500.0)
}

impl Table<'_> {
    /// Width of each column, in characters: what its content and the widest word of its head need,
    /// within its limits.
    pub(super) fn widths(&self) -> Vec<f64> {
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
                let need = match cell {
                    Cell::Text(text) | Cell::Toned(text, _) => {
                        // Beyond the limit it is wrapped anyway.
                        let all = text.len() as f64 * 200.0;
                        if all > room(column.width.1) * 4.0 {
                            room(column.width.1)
                        } else {
                            type_width::of_text(text, bold)
                        }
                    }
                    Cell::Number(value) | Cell::Sum(Some(value)) => {
                        number(*value, column.look, bold)
                    }
                    Cell::Figure(value, format) => {
                        number(*value, Look::Decimal(2), bold) + 300.0 * format.len() as f64 / 2.0
                    }
                    Cell::Span(_, columns) => {
                        at += usize::from(*columns);
                        continue;
                    }
                    Cell::Blank | Cell::NoData | Cell::Sum(None) => 0.0,
                };
                let fits = characters(need).min(column.width.1);
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
    type_width::of_line(&Numbers(Lang::En).decimal(value, decimals), bold) + 333.0
}
