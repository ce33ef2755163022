//! The list of trắng and lõm villages of one service as the report prints it: the workbook's groups and
//! sums, with the columns that a page has room for.

use crate::coverage::Share;
use crate::gap::{Gap, Triage};
use crate::indicator::Service;
use crate::report::gap_groups::{GapGroups, Listed, OfCommune, Sums};
use crate::report::workbook::Book;
use crate::report::workbook::cell::{Cell, Row, RowKind};
use crate::report::workbook::gap_list::{note, reasons, roman};
use crate::report::workbook::style::Look;
use crate::report::workbook::table::{Column, Table};
use crate::report::workbook::words::Label;
use phusong_lang::{Lang, word};

/// The table.
pub(super) fn table<'a>(
    book: &Book<'a>,
    groups: &GapGroups<'a>,
    service: &Service,
    lang: Lang,
) -> Table<'a> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let share = format!("{} (%)", words.service(service.kind));
    let nearest = word!(lang, "office-head-nearest-km");
    let columns = vec![
        head(Label::Number, Look::Centre).between(4.5, 6.5),
        head(Label::Village, Look::Text).between(22.0, 28.0),
        head(Label::Class, Look::Centre).between(6.0, 8.0),
        head(Label::Households, Look::Whole).between(6.0, 9.0),
        head(Label::Population, Look::Whole).between(6.5, 9.0),
        head(Label::HouseholdsLacking, Look::Whole).between(8.0, 9.0),
        Column::new(share, Look::Decimal(1)).between(8.0, 9.0),
        Column::new(nearest, Look::Decimal(1)).between(8.0, 9.0),
        head(Label::Group, Look::Centre).between(5.0, 6.0),
        head(Label::Rank, Look::Plain).between(5.0, 6.0),
        head(Label::Reason, Look::Text).between(22.0, 34.0),
        head(Label::Note, Look::Text).between(22.0, 34.0),
    ];
    let mut rows = Vec::new();
    let mut number = 0;
    for (i, commune) in groups.communes.iter().enumerate() {
        rows.push(group(book, i + 1, commune));
        for listed in &commune.villages {
            number += 1;
            rows.push(village(book, service, number, listed));
        }
    }
    if !groups.is_empty() {
        let name = words.label(Label::InAll);
        let count = words.gaps(groups.all.count);
        rows.push(sums(RowKind::Total, String::new(), format!("{name}: {count}"), groups.all));
    }
    Table { kept: 0, columns, rows }
}

fn group<'a>(book: &Book<'a>, number: usize, commune: &OfCommune<'a>) -> Row<'a> {
    let unit = book.assessment.units.commune(commune.commune);
    let code = if unit.code.is_empty() { String::new() } else { format!(" ({})", unit.code) };
    let name = format!("{}{code}: {}", unit.name, book.words.gaps(commune.sums.count));
    sums(RowKind::Group, roman(number), name, commune.sums)
}

/// A row of sums: name over village and class, then what adds up.
fn sums<'a>(kind: RowKind, number: String, name: String, sums: Sums) -> Row<'a> {
    let cells = vec![
        Cell::text(number),
        Cell::Span(name.into(), 2),
        Cell::Sum(sums.households),
        Cell::Sum(sums.population),
        Cell::Sum(sums.lacking),
        Cell::Span("".into(), 6),
    ];
    Row::new(kind, cells)
}

fn village<'a>(book: &Book<'a>, service: &Service, number: usize, listed: &Listed<'a>) -> Row<'a> {
    let (assessment, words) = (book.assessment, book.words);
    let Listed { village: index, status, gap, own } = *listed;
    let share = service.villages.get(index).and_then(|v| v.share);
    let nearest = service.villages.get(index).and_then(|v| v.nearest.as_ref());
    let triage = gap.map_or(Cell::Blank, |g: &Gap| match g.triage {
        Triage::Unknown => Cell::NoData,
        known => Cell::text(known.code()),
    });
    Row::body(vec![
        Cell::count(number),
        Cell::text(assessment.villages[index].name.as_str()),
        Cell::text(words.status(status)),
        Cell::stated(own.households),
        Cell::stated(own.population),
        Cell::stated(own.lacking),
        Cell::share_pct(share.map(Share::pct)),
        Cell::computed(nearest.map(|n| n.km)),
        triage,
        gap.map_or(Cell::Blank, |g| Cell::Number(f64::from(g.rank))),
        gap.map_or(Cell::Blank, |g| Cell::text(reasons(words, g))),
        Cell::text(note(book, service, index, gap)),
    ])
}
