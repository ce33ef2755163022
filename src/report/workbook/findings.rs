//! Every data problem, where it is and what was done.

use super::Book;
use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::{Look, Tone};
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use crate::finding::{Finding, Severity};
use crate::lang;
use rust_xlsxwriter::{Worksheet, XlsxError};

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let columns = vec![
        head(Label::Severity, Look::Centre).between(10.0, 12.0),
        head(Label::File, Look::Text).between(14.0, 24.0),
        head(Label::Layer, Look::Text).between(8.0, 14.0),
        head(Label::Row, Look::Plain).between(7.0, 8.0),
        head(Label::Id, Look::Code).between(9.0, 16.0),
        head(Label::Column, Look::Text).between(9.0, 14.0),
        head(Label::Found, Look::Text).between(30.0, 44.0),
        head(Label::Done, Look::Text).between(24.0, 40.0),
        head(Label::Code, Look::Text).between(12.0, 18.0),
    ];
    let table = Table {
        kept: 0,
        columns,
        rows: book.assessment.findings.iter().map(|f| row(book, f)).collect(),
    };
    let mut page = Page::new(book, SheetKind::Findings, &[&table])?;
    page.title(words.title(SheetKind::Findings), &[])?;
    page.table(&table, Use { repeated: true, filter: true, frozen: Some(0), ..Use::default() })?;
    page.finish()
}

fn row<'a>(book: &Book<'a>, finding: &'a Finding) -> Row<'a> {
    let words = book.words;
    let Finding { severity, place, kind } = finding;
    let tone = match severity {
        Severity::Note => Tone::Plain,
        Severity::Assumed => Tone::Unknown,
        Severity::Repaired => Tone::Middling,
        Severity::Dropped => Tone::Bad,
    };
    let message = lang::finding(words.lang(), finding);
    Row::body(vec![
        Cell::Toned(words.severity(*severity).into(), tone),
        Cell::text(place.file.as_str()),
        Cell::text(place.layer.as_deref().unwrap_or_default()),
        place.row.map_or(Cell::Blank, |r| Cell::Number(r as f64)),
        Cell::text(place.id.as_deref().unwrap_or_default()),
        Cell::text(place.column.as_deref().unwrap_or_default()),
        Cell::text(message.headline),
        Cell::text(message.hint),
        Cell::text(kind.code()),
    ])
}
