//! Tables of the workbook as tables of the report: the same columns and cells, as wide as the page.

use super::markup::{Align, Markup, Merge, Style, TableCell};
use crate::lang::Numbers;
use crate::report::workbook::cell::{Cell, Row, RowKind};
use crate::report::workbook::style::{Look, TABLE_PT};
use crate::report::workbook::table::{Column, Table, pixels};

/// Grounds of heads, of group rows and of totals, RGB: as in the workbook.
const HEAD_GROUND: u32 = 0x00E2_E2E2;
const GROUP_GROUND: u32 = 0x00F2_F2F2;
/// Size of type in the report's tables, points: a little less than the workbook's, for narrower pages.
const CELL_PT: f64 = 10.5;

/// Words that tables need.
pub(super) struct TableWords {
    pub(super) numbers: Numbers,
    /// What stands for no data.
    pub(super) no_data: &'static str,
}

/// Writes a table.
pub(super) fn table(markup: &mut Markup<'_>, table: &Table<'_>, words: &TableWords) {
    let widths = widths(table, markup.around.room.width);
    markup.open_table(&widths);
    heads(markup, &table.columns, &widths);
    for row in &table.rows {
        body(markup, row, &table.columns, &widths, words);
    }
    markup.close_table();
}

/// Widths of the columns, twentieths of a point: what they need, columns of words taking what is left
/// or giving what lacks.
fn widths(table: &Table<'_>, room: f64) -> Vec<f64> {
    // Pixels of 96 an inch to twentieths of a point, at this size of type.
    let twips = |characters: f64| pixels(characters) * 15.0 * CELL_PT / TABLE_PT + 20.0;
    let mut widths: Vec<f64> = table.widths().into_iter().map(twips).collect();
    let words: Vec<bool> = table.columns.iter().map(|c| c.look == Look::Text).collect();
    let sum = |of_words: bool, widths: &[f64]| -> f64 {
        widths.iter().zip(&words).filter(|(_, w)| **w == of_words).map(|(v, _)| v).sum()
    };
    let (flexible, fixed) = (sum(true, &widths), sum(false, &widths));
    // Words can be broken into lines, but not without end.
    let least = 0.45;
    if flexible > 0.0 && room - fixed > least * flexible {
        let factor = (room - fixed) / flexible;
        for (width, _) in widths.iter_mut().zip(&words).filter(|(_, w)| **w) {
            *width *= factor;
        }
    } else {
        let factor = room / (flexible + fixed).max(1.0);
        // A narrow table stays narrow where it has no words to give the room to.
        for width in &mut widths {
            *width *= factor.min(1.6);
        }
    }
    widths.into_iter().map(f64::floor).collect()
}

fn heads(markup: &mut Markup<'_>, columns: &[Column], widths: &[f64]) {
    let grouped = columns.iter().any(|c| c.group.is_some());
    let head = |text, width, columns, merge| TableCell {
        text,
        width,
        columns,
        merge,
        style: Style::Head,
        align: Align::Centre,
        bold: false,
        keep: true,
        ground: Some(HEAD_GROUND),
        ink: None,
    };
    if grouped {
        markup.open_row(true);
        let mut at = 0;
        for run in columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
            let width = widths[at..at + run.len()].iter().sum();
            match &run[0].group {
                Some(group) => markup.cell(&head(group, width, run.len(), Merge::None)),
                None => markup.cell(&head(&run[0].head, width, 1, Merge::Begins)),
            }
            at += run.len();
        }
        markup.close_row();
    }
    markup.open_row(true);
    for (column, width) in columns.iter().zip(widths) {
        let above = grouped && column.group.is_none();
        let (text, merge) =
            if above { ("", Merge::Goes) } else { (column.head.as_str(), Merge::None) };
        markup.cell(&head(text, *width, 1, merge));
    }
    markup.close_row();
}

fn body(
    markup: &mut Markup<'_>,
    row: &Row<'_>,
    columns: &[Column],
    widths: &[f64],
    words: &TableWords,
) {
    markup.open_row(false);
    let (bold, ground) = match row.kind {
        RowKind::Body => (false, None),
        RowKind::Group => (true, Some(GROUP_GROUND)),
        RowKind::Total => (true, Some(HEAD_GROUND)),
    };
    // The head of a group stays with the first of it.
    let keep = row.kind == RowKind::Group;
    let mut at = 0;
    for cell in &row.cells {
        let Some(column) = columns.get(at) else { break };
        let over = match cell {
            Cell::Span(_, n) => usize::from(*n).clamp(1, columns.len() - at),
            _ => 1,
        };
        let width = widths[at..at + over].iter().sum();
        at += over;
        let (text, align, tone) = said(cell, column.look, words);
        let colours = tone.and_then(Tone::colours);
        markup.cell(&TableCell {
            text: &text,
            width,
            columns: over,
            merge: Merge::None,
            style: Style::Cell,
            align,
            bold,
            keep,
            ground: colours.map(|(ground, _)| ground).or(ground),
            ink: colours.map(|(_, ink)| ink),
        });
    }
    markup.close_row();
}

type Tone = crate::report::workbook::style::Tone;

/// What a cell says and where it stands.
fn said(cell: &Cell<'_>, look: Look, words: &TableWords) -> (String, Align, Option<Tone>) {
    let usual = match look {
        Look::Text => Align::Left,
        Look::Code | Look::Centre | Look::Plain => Align::Centre,
        Look::Whole | Look::Decimal(_) => Align::Right,
    };
    let n = words.numbers;
    let number = |value: f64| match look {
        // A year, a place in a list: no thousands mark.
        Look::Plain | Look::Code | Look::Centre | Look::Text => format!("{value:.0}"),
        Look::Whole => n.decimal(value, 0),
        Look::Decimal(decimals) => n.decimal(value, usize::from(decimals)),
    };
    match cell {
        Cell::Blank | Cell::Sum(None) => (String::new(), usual, None),
        Cell::NoData => (words.no_data.to_owned(), usual, None),
        Cell::Text(text) | Cell::Span(text, _) => (text.to_string(), text_side(usual, cell), None),
        Cell::Toned(text, tone) => (text.to_string(), Align::Centre, Some(*tone)),
        Cell::Number(value) | Cell::Sum(Some(value)) => (number(*value), usual, None),
        Cell::Figure(value, format) => (figure(*value, format, n), Align::Right, None),
    }
}

/// Text across several columns begins at the left whatever they hold.
fn text_side(usual: Align, cell: &Cell<'_>) -> Align {
    match cell {
        Cell::Span(..) => Align::Left,
        _ if usual == Align::Right => Align::Left,
        _ => usual,
    }
}

/// A number in a format of the workbook: `"≥ "#,##0.00" %"`, with sections for more than nothing, less, and
/// nothing after semicolons.
fn figure(value: f64, format: &str, n: Numbers) -> String {
    let sections: Vec<&str> = format.split(';').collect();
    let own = |i: usize| sections.get(i).copied().filter(|s| !s.is_empty());
    let (section, value) = match (value < 0.0, value == 0.0, own(1), own(2)) {
        (true, _, Some(negative), _) => (negative, -value),
        (_, true, _, Some(nothing)) => (nothing, value),
        _ => (sections.first().copied().unwrap_or_default(), value),
    };
    let mut out = String::new();
    for (i, piece) in section.split('"').enumerate() {
        // Every other piece stands between quotation marks, as it is.
        if i % 2 == 1 {
            out.push_str(&piece.replace(' ', "\u{a0}"));
        } else if let Some(at) = piece.find("#,##0") {
            let after = &piece[at + "#,##0".len()..];
            let zeros = after
                .strip_prefix('.')
                .map_or(0, |rest| rest.chars().take_while(|c| *c == '0').count());
            out.push_str(&n.decimal(value, zeros));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn figures_are_what_the_workbook_shows() {
        let vi = |value, format| figure(value, format, Numbers(Lang::VI));
        assert_eq!(vi(95.0, "\"≥ \"#,##0\" %\""), "≥\u{a0}95\u{a0}%");
        assert_eq!(vi(1234.5, "#,##0.00"), "1.234,50");
        let signed = "\"+\"#,##0.00\" điểm\";\"−\"#,##0.00\" điểm\";#,##0.00\" điểm\"";
        assert_eq!(vi(1.5, signed), "+1,50\u{a0}điểm");
        assert_eq!(vi(-1.5, signed), "−1,50\u{a0}điểm");
        assert_eq!(vi(0.0, signed), "0,00\u{a0}điểm");
    }

    #[test]
    fn tables_are_as_wide_as_the_page_and_numbers_keep_their_room() {
        let columns = vec![
            Column::new("Số", Look::Whole).between(10.0, 10.0),
            Column::new("Chữ", Look::Text).between(10.0, 30.0),
        ];
        let row = Row::body(vec![Cell::Number(5.0), Cell::text("a ".repeat(40))]);
        let table = Table { kept: 0, columns, rows: vec![row] };
        for room in [5000.0, 9354.0, 14_000.0] {
            let widths = widths(&table, room);
            assert!((widths.iter().sum::<f64>() - room).abs() < 3.0, "{widths:?} of {room}");
            assert!(widths[0] > 900.0 && widths[1] > widths[0], "{widths:?}");
        }
    }
}
