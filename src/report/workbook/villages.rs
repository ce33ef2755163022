//! All villages, to be filtered and sorted.

use super::Book;
use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::{Look, Tone};
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use crate::coverage::Share;
use crate::indicator::Status;
use crate::place::Denominator;
use crate::report::order::villages_in_order;
use rust_xlsxwriter::{Worksheet, XlsxError};

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let words = book.words;
    let table = Table {
        kept: 2,
        columns: columns(book),
        rows: villages_in_order(book.assessment).into_iter().map(|i| row(book, i)).collect(),
    };
    let mut page = Page::new(book, SheetKind::Villages, &[&table])?;
    page.title(words.title(SheetKind::Villages), &book.under_title())?;
    page.table(&table, Use { repeated: true, filter: true, frozen: Some(2), ..Use::default() })?;
    page.note(words.label(Label::NoDataMeaning))?;
    page.note(words.label(Label::SharesCut))?;
    page.finish()
}

/// Whether the share by the rule is another than that of the area.
fn two_shares(book: &Book<'_>) -> bool {
    book.assessment.method.rule.denominator != Denominator::Area
}

fn has_districts(book: &Book<'_>) -> bool {
    !book.assessment.units.districts.is_empty()
}

fn columns(book: &Book<'_>) -> Vec<Column> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let mut columns = vec![
        head(Label::VillageId, Look::Code).between(7.0, 16.0),
        head(Label::Village, Look::Text).between(14.0, 28.0),
        head(Label::CommuneCode, Look::Code).between(7.0, 9.0),
        head(Label::Commune, Look::Text).between(12.0, 22.0),
    ];
    if has_districts(book) {
        columns.push(head(Label::District, Look::Text).between(10.0, 22.0));
    }
    columns.extend([
        head(Label::Province, Look::Text).between(8.0, 20.0),
        head(Label::AreaKm2, Look::Decimal(2)).between(7.0, 10.0),
        head(Label::Population, Look::Whole).between(7.0, 9.0),
        head(Label::Households, Look::Whole).between(6.0, 8.0),
        head(Label::AreaClass, Look::Centre).between(6.0, 8.0),
        head(Label::Dbkk, Look::Centre).between(7.0, 8.0),
        head(Label::Power, Look::Centre).between(6.5, 8.0),
    ]);
    for service in &book.assessment.services {
        let name = words.service(service.kind);
        let of = |label: Label, look| Column::new(format!("{name}: {}", words.label(label)), look);
        columns.push(of(Label::SharePct, Look::Decimal(2)).starting().between(7.5, 9.0));
        if two_shares(book) {
            columns.push(of(Label::AreaPct, Look::Decimal(2)).between(7.5, 9.0));
        }
        columns.extend([
            of(Label::Status, Look::Centre).between(9.5, 11.0),
            of(Label::NearestId, Look::Text).between(9.0, 15.0),
            of(Label::NearestKm, Look::Decimal(2)).between(7.0, 9.0),
        ]);
    }
    columns
}

fn row<'a>(book: &Book<'a>, index: usize) -> Row<'a> {
    let (words, units) = (book.words, &book.assessment.units);
    let village = &book.assessment.villages[index];
    let commune = units.commune(village.commune);
    let province = if commune.province.is_empty() { &units.province } else { &commune.province };
    let yes_no = |flag: Option<bool>| {
        flag.map_or(Cell::Blank, |yes| {
            Cell::text(words.label(if yes { Label::Yes } else { Label::No }))
        })
    };
    let mut cells = vec![
        Cell::text(village.id.as_str()),
        Cell::text(village.name.as_str()),
        Cell::text(commune.code.as_str()),
        Cell::text(commune.name.as_str()),
    ];
    if has_districts(book) {
        let district = village.district.map(|d| units.district(d).name.as_str());
        cells.push(Cell::text(district.unwrap_or_default()));
    }
    cells.extend([
        Cell::text(province.as_str()),
        Cell::computed(village.shape.as_ref().map(|s| s.area_m2 / 1e6)),
        Cell::stated(village.population),
        Cell::stated(village.households),
        Cell::text(village.area_class.as_deref().unwrap_or_default()),
        yes_no(village.dbkk),
        yes_no(village.has_power),
    ]);
    for service in &book.assessment.services {
        let here = service.villages.get(index);
        let status = here.map_or(Status::NoData, |h| h.status);
        let nearest = here.and_then(|h| h.nearest.as_ref()).filter(|_| status != Status::NoData);
        cells.push(Cell::share_pct(here.and_then(|h| h.share).map(Share::pct)));
        if two_shares(book) {
            cells.push(Cell::share_pct(here.and_then(|h| h.area_share).map(Share::pct)));
        }
        cells.extend([
            Cell::Toned(words.status(status).into(), Tone::of_status(status)),
            nearest.map_or(Cell::Blank, |n| Cell::text(book.assessment.network.name_of(n.source))),
            Cell::stated(nearest.map(|n| n.km)),
        ]);
    }
    Row::body(cells)
}
