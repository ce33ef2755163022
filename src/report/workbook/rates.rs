//! Rates of the province, its communes, its old districts, and of each operator.

use super::Book;
use super::cell::{Cell, Row, RowKind};
use super::page::{Page, Use};
use super::style::Look;
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use crate::indicator::{Level, Rate, Service, Test, Total};
use crate::network::{OperatorId, ServiceKind};
use crate::place::{Denominator, vietnamese_order};
use crate::report::order::communes_in_order;
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::collections::{BTreeSet, HashMap};

/// Columns before those of the services.
const FIRST: usize = 4;

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let words = book.words;
    let rows = Rows::new(book);
    let pair = rows.more.pair;
    let table = Table { kept: 4, columns: columns(book, rows.more), rows: rows.all() };
    let mut page = Page::new(book, SheetKind::Rates, &[&table])?;
    page.title(words.title(SheetKind::Rates), &book.under_title())?;
    let frozen = Some(3);
    page.table(&table, Use { repeated: true, frozen, ..Use::default() })?;
    page.note(words.label(Label::NoDataMeaning))?;
    page.note(words.label(Label::RatesNote))?;
    if pair {
        page.note(words.label(Label::PairNote))?;
    }
    page.finish()
}

fn columns(book: &Book<'_>, more: More) -> Vec<Column> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let mut columns = vec![
        head(Label::Number, Look::Plain).between(4.5, 6.0),
        head(Label::CommuneCode, Look::Code).between(7.0, 9.0),
        head(Label::Commune, Look::Text).between(16.0, 28.0),
        head(Label::Villages, Look::Whole).upright().between(5.0, 9.0),
    ];
    for service in &book.assessment.services {
        let name = words.service(service.kind);
        let count = |label| head(label, Look::Whole).upright().under(name).between(4.6, 8.0);
        let pct = |label| head(label, Look::Decimal(2)).upright().under(name).between(6.6, 8.0);
        columns.extend([
            count(Label::Covered).starting(),
            count(Label::Hole),
            count(Label::White),
            count(Label::NoData),
            pct(Label::VillagesPct),
            pct(Label::AreaPct),
        ]);
        if more.pair {
            columns.extend([pct(Label::WhitePct), pct(Label::HolePct)]);
        }
        if more.people {
            columns.push(pct(Label::PeoplePct));
        }
    }
    columns
}

/// Columns that not every project has.
#[derive(Clone, Copy)]
struct More {
    /// The official pair: white of all villages, holes of the rest.
    pair: bool,
    /// People served, where the project knows where they live.
    people: bool,
}

impl More {
    fn of(book: &Book<'_>) -> Self {
        let assessment = book.assessment;
        Self {
            pair: assessment.method.rule.test == Test::CentreClusters,
            people: assessment.bases.iter().any(|b| b.denominator == Denominator::Population),
        }
    }

    /// Columns of a service.
    fn columns(self) -> usize {
        6 + if self.pair { 2 } else { 0 } + usize::from(self.people)
    }
}

/// What the rows are made of.
struct Rows<'a> {
    book: &'a Book<'a>,
    rates: HashMap<(Level, ServiceKind, Option<OperatorId>), &'a Rate>,
    more: More,
}

impl<'a> Rows<'a> {
    fn new(book: &'a Book<'a>) -> Self {
        let assessment = book.assessment;
        let rates = assessment.rates.iter().map(|r| ((r.level, r.service, r.operator), r));
        Self { book, rates: rates.collect(), more: More::of(book) }
    }

    fn all(&self) -> Vec<Row<'a>> {
        use crate::place::{CommuneId, DistrictId};
        let assessment = self.book.assessment;
        let (units, words) = (&assessment.units, self.book.words);
        let mut rows = vec![self.row(
            RowKind::Total,
            [
                Cell::Blank,
                Cell::text(units.province_code.as_str()),
                Cell::text(words.label(Label::WholeProvince)),
            ],
            Level::Province,
            None,
        )];
        for (n, i) in communes_in_order(assessment).into_iter().enumerate() {
            let commune = &units.communes[i];
            let first = [
                Cell::count(n + 1),
                Cell::text(commune.code.as_str()),
                Cell::text(commune.name.as_str()),
            ];
            rows.push(self.row(RowKind::Body, first, Level::Commune(CommuneId(i as u32)), None));
        }
        let mut districts: Vec<usize> = (0..units.districts.len()).collect();
        districts
            .sort_by(|&a, &b| vietnamese_order(&units.districts[a].name, &units.districts[b].name));
        if !districts.is_empty() {
            rows.push(self.heading(Label::ByDistrict));
        }
        for (n, i) in districts.into_iter().enumerate() {
            let name = Cell::text(units.districts[i].name.as_str());
            let first = [Cell::count(n + 1), Cell::Blank, name];
            rows.push(self.row(RowKind::Body, first, Level::District(DistrictId(i as u32)), None));
        }
        let operators = &assessment.network.operators;
        let with_rates: BTreeSet<OperatorId> =
            assessment.rates.iter().filter_map(|r| r.operator).collect();
        let mut all: Vec<OperatorId> = with_rates.into_iter().collect();
        all.sort_by(|a, b| vietnamese_order(operators.name(*a), operators.name(*b)));
        if !all.is_empty() {
            rows.push(self.heading(Label::ByOperator));
        }
        for (n, operator) in all.into_iter().enumerate() {
            let first = [Cell::count(n + 1), Cell::Blank, Cell::text(operators.name(operator))];
            rows.push(self.row(RowKind::Body, first, Level::Province, Some(operator)));
        }
        rows
    }

    fn heading(&self, label: Label) -> Row<'a> {
        let services = self.book.assessment.services.len();
        let columns = FIRST + services * self.more.columns();
        let text = Cell::Span(self.book.words.label(label).into(), columns as u16);
        Row::new(RowKind::Group, vec![text])
    }

    fn row(
        &self,
        kind: RowKind,
        first: [Cell<'a>; FIRST - 1],
        level: Level,
        operator: Option<OperatorId>,
    ) -> Row<'a> {
        let services = &self.book.assessment.services;
        let rate = |service: &Service| self.rates.get(&(level, service.kind, operator));
        let mut cells = Vec::from(first);
        let villages = services.iter().find_map(rate).map(|r| r.villages);
        cells.push(villages.map_or(Cell::Blank, Cell::count));
        for service in services {
            let Some(rate) = rate(service) else {
                // This operator has nothing of it: no layer says anything.
                cells.extend(std::iter::repeat_n(Cell::NoData, self.more.columns()));
                continue;
            };
            cells.extend([rate.covered, rate.hole, rate.white, rate.no_data].map(Cell::count));
            cells.push(Cell::computed(rate.rate_pct()));
            cells.push(Cell::computed(rate.area_pct()));
            if self.more.pair {
                cells.extend([rate.white_pct(), rate.hole_pct()].map(Cell::computed));
            }
            if self.more.people {
                let people = rate.total(Denominator::Population);
                cells.push(Cell::computed(people.and_then(Total::pct)));
            }
        }
        Row::new(kind, cells)
    }
}
