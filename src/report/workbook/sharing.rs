//! Sharing of passive infrastructure, and the positions that several operators use.

use super::Book;
use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::Look;
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use crate::indicator::Passive;
use rust_xlsxwriter::{Worksheet, XlsxError};

pub(super) fn sheet(book: &Book<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let assessment = book.assessment;
    if assessment.sharing.is_empty() {
        return Ok(None);
    }
    let words = book.words;
    let (sums, sites) = (sums(book), sites(book));
    let mut page = Page::new(book, SheetKind::Sharing, &[&sums, &sites])?;
    page.title(words.title(SheetKind::Sharing), &book.under_title()[..0])?;
    page.table(&sums, Use::default())?;
    if !sites.rows.is_empty() {
        page.heading(words.label(Label::SharedSites))?;
        page.table(&sites, Use { repeated: true, filter: true, ..Use::default() })?;
    }
    page.finish().map(Some)
}

pub(in crate::report) fn sums<'a>(book: &Book<'a>) -> Table<'a> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look).between(10.0, 16.0);
    let columns = vec![
        head(Label::Number, Look::Plain).between(5.0, 6.0),
        head(Label::Infrastructure, Look::Text).between(26.0, 34.0),
        head(Label::Total, Look::Whole),
        head(Label::Shared, Look::Whole),
        head(Label::SharedPct, Look::Decimal(2)),
        head(Label::OneOperator, Look::Whole),
        head(Label::TwoOperators, Look::Whole),
        head(Label::MoreOperators, Look::Whole),
        head(Label::Unnamed, Look::Whole),
    ];
    let rows = book.assessment.sharing.iter().enumerate().map(|(i, sharing)| {
        // Ducts are lengths: kilometres, to the metre.
        let length = sharing.of == Passive::Ducts;
        let amount = |value: f64| {
            if length {
                Cell::Figure(value / 1000.0, "#,##0.000".into())
            } else {
                Cell::Number(value)
            }
        };
        let pct = (sharing.total > 0.0).then(|| 100.0 * sharing.shared / sharing.total);
        let [one, two, more] = sharing.by_operators;
        Row::body(vec![
            Cell::count(i + 1),
            Cell::text(words.passive(sharing.of)),
            amount(sharing.total),
            amount(sharing.shared),
            Cell::computed(pct),
            amount(one),
            amount(two),
            amount(more),
            Cell::Number(sharing.unnamed as f64),
        ])
    });
    Table { kept: 0, columns, rows: rows.collect() }
}

fn sites<'a>(book: &Book<'a>) -> Table<'a> {
    let (assessment, words) = (book.assessment, book.words);
    let operators = &assessment.network.operators;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let columns = vec![
        head(Label::Number, Look::Plain).between(5.0, 6.0),
        head(Label::Sites, Look::Text).between(24.0, 34.0),
        head(Label::Operators, Look::Text).between(10.0, 16.0),
        head(Label::North, Look::Whole).between(10.0, 12.0),
        head(Label::East, Look::Whole).between(10.0, 12.0),
        head(Label::Spread, Look::Decimal(1)).between(10.0, 12.0),
    ];
    let shared = assessment.shared_sites.iter().filter(|s| s.operators.len() >= 2);
    let rows = shared.enumerate().map(|(i, site)| {
        let names: Vec<&str> = site.operators.iter().map(|o| operators.name(*o)).collect();
        Row::body(vec![
            Cell::count(i + 1),
            Cell::text(site.ids.join(", ")),
            Cell::text(names.join(", ")),
            Cell::Number(site.position.y),
            Cell::Number(site.position.x),
            Cell::Number(site.spread_m),
        ])
    });
    Table { kept: 0, columns, rows: rows.collect() }
}
