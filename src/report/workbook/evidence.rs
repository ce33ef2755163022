//! Field reports, and what became of each.

use super::Book;
use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::{Look, Tone};
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use crate::assessment::EvidenceUse;
use crate::field::Says;
use crate::indicator::Status;
use rust_xlsxwriter::{Worksheet, XlsxError};

pub(super) fn sheet(book: &Book<'_>) -> Result<Option<Worksheet>, XlsxError> {
    if book.assessment.evidence.is_empty() {
        return Ok(None);
    }
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let columns = vec![
        head(Label::Number, Look::Plain).between(5.0, 6.0),
        head(Label::Report, Look::Code).between(8.0, 14.0),
        head(Label::Village, Look::Text).between(14.0, 22.0),
        head(Label::Commune, Look::Text).between(12.0, 20.0),
        head(Label::Service, Look::Text).between(10.0, 14.0),
        head(Label::Operator, Look::Text).between(9.0, 13.0),
        head(Label::Says, Look::Centre).between(10.0, 12.0),
        head(Label::ReportKind, Look::Text).between(11.0, 16.0),
        head(Label::Reporter, Look::Text).between(12.0, 22.0),
        head(Label::Date, Look::Centre).between(10.5, 11.0),
        head(Label::Expiry, Look::Centre).between(10.5, 11.0),
        head(Label::Modelled, Look::Centre).between(10.0, 12.0),
        head(Label::Final, Look::Centre).between(10.0, 12.0),
        head(Label::Became, Look::Text).between(16.0, 26.0),
        head(Label::File, Look::Text).between(10.0, 18.0),
        head(Label::Row, Look::Plain).between(6.0, 7.0),
    ];
    let table = Table { kept: 0, columns, rows: rows(book) };
    let mut page = Page::new(book, SheetKind::Evidence, &[&table])?;
    page.title(words.title(SheetKind::Evidence), &[])?;
    page.table(&table, Use { repeated: true, filter: true, ..Use::default() })?;
    page.finish().map(Some)
}

fn rows<'a>(book: &Book<'a>) -> Vec<Row<'a>> {
    let (assessment, words) = (book.assessment, book.words);
    let status = |status| Cell::Toned(words.status(status).into(), Tone::of_status(status));
    let date =
        |day: Option<jiff::civil::Date>| Cell::text(day.map(|d| words.date(d)).unwrap_or_default());
    let row = |(i, report): (usize, &'a crate::field::Evidence)| {
        let village = assessment.villages.get(report.village as usize);
        let commune = village.map(|v| assessment.units.commune(v.commune).name.as_str());
        let operator = report.operator.map(|o| assessment.network.operators.name(o));
        let here = assessment
            .service(report.service)
            .and_then(|s| s.villages.get(report.village as usize))
            .map_or((Status::NoData, Status::NoData), |h| (h.modelled, h.status));
        let said = match report.says {
            Says::Covered => Tone::Good,
            Says::Hole => Tone::Middling,
            Says::White => Tone::Bad,
        };
        let used = assessment.evidence_use.get(i).map(|used| {
            let tone = match used {
                EvidenceUse::Decided | EvidenceUse::Agrees => Tone::Good,
                EvidenceUse::Overruled | EvidenceUse::Expired | EvidenceUse::NotUsed => {
                    Tone::Unknown
                }
            };
            Cell::Toned(words.evidence_use(*used).into(), tone)
        });
        Row::body(vec![
            Cell::count(i + 1),
            Cell::text(report.id.as_str()),
            Cell::text(village.map_or("", |v| v.name.as_str())),
            Cell::text(commune.unwrap_or_default()),
            Cell::text(words.service(report.service)),
            Cell::text(operator.unwrap_or_else(|| words.label(Label::AllOperators))),
            Cell::Toned(words.says(report.says).into(), said),
            Cell::text(words.evidence_kind(report.kind)),
            Cell::text(report.source.as_str()),
            date(report.date),
            date(report.expiry),
            status(here.0),
            status(here.1),
            used.unwrap_or(Cell::Blank),
            Cell::text(report.place.file.as_str()),
            report.place.row.map_or(Cell::Blank, |r| Cell::Number(r as f64)),
        ])
    };
    assessment.evidence.iter().enumerate().map(row).collect()
}
