//! Speed as measured: province, communes, villages, with the number of tests.

use super::Book;
use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::Look;
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use crate::indicator::{Speed, SpeedUnit, Spread};
use crate::network::Technology;
use crate::report::order::communes_in_order;
use rust_xlsxwriter::{Worksheet, XlsxError};

pub(super) fn sheet(book: &Book<'_>) -> Result<Option<Worksheet>, XlsxError> {
    if book.assessment.speeds.is_empty() {
        return Ok(None);
    }
    let words = book.words;
    let table = table(book);
    let mut page = Page::new(book, SheetKind::Speed, &[&table])?;
    page.title(words.title(SheetKind::Speed), &[])?;
    page.table(&table, Use { repeated: true, frozen: Some(1), ..Use::default() })?;
    page.note(words.label(Label::TooFewTests))?;
    page.note(words.label(Label::SpeedsLeftOut))?;
    page.finish().map(Some)
}

/// The columns of a table that has room for a few: medians, and what nine tenths of the tests reach.
pub(in crate::report) const BRIEF: [usize; 8] = [0, 1, 2, 3, 4, 6, 7, 10];

/// Province and communes.
pub(in crate::report) fn table<'a>(book: &Book<'a>) -> Table<'a> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let mut columns = vec![
        head(Label::Commune, Look::Text).between(16.0, 26.0),
        head(Label::Technology, Look::Centre).between(10.0, 16.0),
        head(Label::Operator, Look::Text).between(10.0, 16.0),
        head(Label::Tests, Look::Whole).between(8.0, 10.0),
    ];
    for group in [Label::Down, Label::Up, Label::Latency] {
        for figure in [Label::Median, Label::Mean, Label::TenthBelow] {
            let column = head(figure, Look::Decimal(1)).under(words.label(group));
            columns.push(column.between(9.0, 10.0));
        }
    }
    Table { kept: 0, columns, rows: rows(book) }
}

/// Where it stands: the province first, then the communes in Vietnamese order. `None`: the sheet does not
/// show it. Villages are many with few tests each: `speed.csv` has them; so have most operators in
/// a commune.
fn place(speed: &Speed, commune_at: &[usize]) -> Option<usize> {
    let figure = speed.down.is_some() || speed.up.is_some() || speed.latency.is_some();
    match speed.of {
        SpeedUnit::Province => Some(0),
        SpeedUnit::Commune(id) if figure || speed.operator.is_none() => {
            Some(1 + commune_at[id.0 as usize])
        }
        SpeedUnit::Commune(_) | SpeedUnit::Village(_) => None,
    }
}

fn rows<'a>(book: &Book<'a>) -> Vec<Row<'a>> {
    let (assessment, words) = (book.assessment, book.words);
    let mut commune_at = vec![0; assessment.units.communes.len()];
    for (at, commune) in communes_in_order(assessment).into_iter().enumerate() {
        commune_at[commune] = at;
    }
    let mut speeds: Vec<(usize, &Speed)> =
        assessment.speeds.iter().filter_map(|s| Some((place(s, &commune_at)?, s))).collect();
    speeds.sort_by_key(|(at, _)| *at);
    let row = |speed: &Speed| {
        let commune = match speed.of {
            SpeedUnit::Commune(id) => assessment.units.commune(id).name.as_str(),
            _ => words.label(Label::WholeProvince),
        };
        let technology =
            speed.technology.map_or_else(|| words.label(Label::AnyMobile), Technology::name);
        let operator = speed.operator.map_or_else(
            || words.label(Label::AllOperators),
            |o| assessment.network.operators.name(o),
        );
        let mut cells = vec![
            Cell::text(commune),
            Cell::text(technology),
            Cell::text(operator),
            Cell::Number(speed.tests as f64),
        ];
        for spread in [speed.down, speed.up, speed.latency] {
            let figure = |of: fn(&Spread) -> f64| Cell::computed(spread.as_ref().map(of));
            cells.extend([figure(|s| s.median), figure(|s| s.mean), figure(|s| s.p10)]);
        }
        Row::body(cells)
    };
    speeds.into_iter().map(|(_, speed)| row(speed)).collect()
}
