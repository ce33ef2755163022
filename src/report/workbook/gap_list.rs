//! The list of trắng and lõm villages of one service, in the form that an office hands in.
//!
//! Grouped by commune, with the sums of each commune in its head and those of all at the end. What the
//! data does not have and the office fills in is blank; sums follow when it does.

use super::cell::{Cell, Row, RowKind};
use super::page::{Page, Use};
use super::style::Look;
use super::table::{Column, Table};
use super::words::{Label, SheetKind, Words};
use super::{Book, capital, unbroken};
use crate::coverage::Share;
use crate::gap::{Gap, Triage};
use crate::indicator::Service;
use crate::indicator::Status;
use crate::lang;
use crate::network::{OperatorId, ServiceKind, Technology};
use crate::place::{CommuneId, Village};
use crate::report::gap_groups::{GapGroups, Listed, Sums};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// More operators than this find no column of their own: their distances would make the list too
/// wide to print, and so many are a mistake of the data.
const MOST_OPERATORS: usize = 6;

/// The services whose share the list shows.
const SHOWN: [Technology; 3] = [Technology::G4, Technology::G5, Technology::Ftth];

pub(super) fn sheet(book: &Book<'_>, service: ServiceKind) -> Result<Option<Worksheet>, XlsxError> {
    let Some(found) = book.assessment.service(service) else { return Ok(None) };
    let list = List::new(book, found);
    let words = book.words;
    let table = Table { kept: 3, columns: list.columns(), rows: list.rows() };
    let mut page = Page::new(book, SheetKind::Gaps(service), &[&table])?;
    page.official_head()?;
    page.title(words.title(SheetKind::Gaps(service)), &book.under_title())?;
    page.table(&table, Use { repeated: true, ..Use::default() })?;
    if list.groups.is_empty() {
        let unknown = found.villages.iter().all(|v| v.status == Status::NoData);
        let label = if unknown { Label::ServiceUnknown } else { Label::NoGaps };
        page.note(words.label(label))?;
    }
    page.note(words.label(Label::NoDataMeaning))?;
    page.note(&office_columns(book))?;
    page.note(words.label(Label::SumsKnown))?;
    if list.groups.gaps().any(|g| g.robustness.is_some()) {
        page.note(words.label(Label::SureOf))?;
    }
    if list.operators_left_out > 0 {
        page.note(&words.operators_left_out(list.operators_left_out))?;
    }
    page.signatures()?;
    page.finish().map(Some)
}

/// One list being made.
struct List<'a> {
    book: &'a Book<'a>,
    service: &'a Service,
    /// Villages with a gap, by commune and name.
    groups: GapGroups<'a>,
    /// Operators with a column.
    operators: Vec<OperatorId>,
    operators_left_out: usize,
    districts: bool,
}

impl<'a> List<'a> {
    fn new(book: &'a Book<'a>, service: &'a Service) -> Self {
        let assessment = book.assessment;
        let groups = GapGroups::new(assessment, service);
        // Those that are near most gaps first, where not all find room.
        let names = assessment.network.operators.names().len();
        let mut times = vec![0_usize; names];
        for nearest in groups.gaps().flat_map(|g| &g.nearest) {
            times[nearest.operator.index()] += 1;
        }
        let mut operators: Vec<OperatorId> =
            assessment.network.operators.ids().filter(|o| times[o.index()] > 0).collect();
        operators.sort_by_key(|o| std::cmp::Reverse(times[o.index()]));
        let operators_left_out = operators.len().saturating_sub(MOST_OPERATORS);
        operators.truncate(MOST_OPERATORS);
        operators.sort_unstable();
        let districts = !assessment.units.districts.is_empty();
        Self { book, service, groups, operators, operators_left_out, districts }
    }

    fn columns(&self) -> Vec<Column> {
        let words = self.book.words;
        let label = |l: Label| words.label(l);
        let head = |l: Label, look: Look| Column::new(label(l), look);
        let narrow = |l: Label, look: Look| head(l, look).upright();
        let mut columns = vec![
            narrow(Label::Number, Look::Plain).between(4.2, 5.5),
            narrow(Label::CommuneCode, Look::Code).between(6.2, 8.0),
            head(Label::Village, Look::Text).between(12.0, 17.0),
            head(Label::Commune, Look::Text).between(9.0, 13.0),
        ];
        if self.districts {
            columns.push(head(Label::District, Look::Text).between(8.0, 11.0));
        }
        columns.extend([
            head(Label::Province, Look::Text).between(7.0, 11.0),
            narrow(Label::AreaClass, Look::Centre).between(3.6, 4.2),
            narrow(Label::Dbkk, Look::Centre).between(3.6, 3.6),
            narrow(Label::Households, Look::Whole).between(4.6, 8.0),
            narrow(Label::Population, Look::Whole).between(5.0, 9.0),
            narrow(Label::Poor, Look::Whole).between(4.4, 7.0),
            narrow(Label::Minority, Look::Decimal(1)).between(4.6, 6.0),
            narrow(Label::Power, Look::Centre).between(4.6, 5.6),
            head(Label::Lon, Look::Decimal(5)).under(label(Label::Wgs84)).between(8.4, 10.0),
            head(Label::Lat, Look::Decimal(5)).under(label(Label::Wgs84)).between(7.6, 9.0),
        ]);
        let crs = &self.book.assessment.method.crs;
        let planar = if crs.name.contains("VN-2000") || crs.name.contains("VN2000") {
            label(Label::Vn2000)
        } else {
            label(Label::WorkingCrs)
        };
        columns.extend([
            head(Label::North, Look::Whole).under(planar).between(8.2, 11.0),
            head(Label::East, Look::Whole).under(planar).between(7.4, 11.0),
            narrow(Label::Class, Look::Centre).between(5.0, 6.0),
        ]);
        for technology in SHOWN {
            let column = Column::new(technology.name(), Look::Decimal(1));
            columns.push(column.under(label(Label::ListedPct)).between(5.2, 7.0));
        }
        columns.push(narrow(Label::HouseholdsLacking, Look::Whole).between(5.0, 8.0));
        for (i, operator) in self.operators.iter().enumerate() {
            let name = words.nearest_km(self.book.assessment.network.operators.name(*operator));
            let column = Column::new(name, Look::Decimal(1)).upright();
            let column = column.under(label(Label::NearestOfOperators)).between(4.4, 7.5);
            columns.push(if i == 0 { column.starting() } else { column });
        }
        columns.extend([
            head(Label::SitesInOrder, Look::Text)
                .under(label(Label::NearestOfOperators))
                .between(12.0, 25.0),
            head(Label::Reason, Look::Text).between(16.0, 26.0),
            narrow(Label::Group, Look::Centre).between(3.6, 3.6),
            narrow(Label::Rank, Look::Plain).between(4.2, 6.0),
            head(Label::Remedy, Look::Text).between(12.0, 14.0),
            head(Label::Cost, Look::Decimal(1)).between(8.0, 10.0),
            head(Label::YearOfWork, Look::Plain).between(5.0, 5.6),
            head(Label::Note, Look::Text).between(18.0, 42.0),
        ]);
        columns
    }

    fn rows(&self) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        let mut number = 0;
        for (communes, of_commune) in self.groups.communes.iter().enumerate() {
            rows.push(self.commune(communes + 1, of_commune.commune, of_commune.sums));
            for listed in &of_commune.villages {
                number += 1;
                rows.push(self.village(number, listed));
            }
        }
        if !self.groups.is_empty() {
            let name = Cell::text(self.book.words.label(Label::InAll));
            let first = vec![Cell::Blank, Cell::Blank, name];
            rows.push(self.sums(RowKind::Total, first, self.groups.all));
        }
        rows
    }

    fn commune(&self, number: usize, id: CommuneId, sums: Sums) -> Row<'a> {
        let commune = self.book.assessment.units.commune(id);
        let name = Cell::text(commune.name.as_str());
        let first = vec![Cell::text(roman(number)), Cell::text(commune.code.as_str()), name];
        self.sums(RowKind::Group, first, sums)
    }

    /// A row of sums, after its first three cells.
    fn sums(&self, kind: RowKind, first: Vec<Cell<'a>>, sums: Sums) -> Row<'a> {
        let mut cells = first;
        // Commune, district, province, area class, ĐBKK.
        let count = self.book.words.gaps(sums.count);
        cells.push(Cell::Span(count.into(), if self.districts { 5 } else { 4 }));
        cells.extend([
            Cell::Sum(sums.households),
            Cell::Sum(sums.population),
            Cell::Sum(None), // poor households: the office's
        ]);
        // Minorities, power, four coordinates, class, shares.
        cells.extend(std::iter::repeat_n(Cell::Blank, 7 + SHOWN.len()));
        cells.push(Cell::Sum(sums.lacking));
        // Distances, sites, reason, group, rank, remedy.
        cells.extend(std::iter::repeat_n(Cell::Blank, self.operators.len() + 5));
        cells.extend([Cell::Sum(None), Cell::Blank, Cell::Blank]); // cost: the office's
        Row::new(kind, cells)
    }

    fn village(&self, number: usize, listed: &Listed<'a>) -> Row<'a> {
        let (assessment, words) = (self.book.assessment, self.book.words);
        let Listed { village: index, status, gap, own } = *listed;
        let village = &assessment.villages[index];
        let units = &assessment.units;
        let commune = units.commune(village.commune);
        let province =
            if commune.province.is_empty() { &units.province } else { &commune.province };
        let mut cells = vec![
            Cell::count(number),
            Cell::text(commune.code.as_str()),
            Cell::text(village.name.as_str()),
            Cell::text(commune.name.as_str()),
        ];
        if self.districts {
            let district = village.district.map(|d| units.district(d).name.as_str());
            cells.push(Cell::text(district.unwrap_or_default()));
        }
        let power = village.has_power.map(|yes| if yes { Label::Yes } else { Label::No });
        cells.extend([
            Cell::text(province.as_str()),
            Cell::text(village.area_class.as_deref().unwrap_or_default()),
            Cell::text(if village.dbkk == Some(true) { "x" } else { "" }),
            Cell::stated(village.households),
            Cell::stated(village.population),
            Cell::Blank, // poor households
            Cell::Blank, // minorities
            power.map_or(Cell::Blank, |l| Cell::text(words.label(l))),
        ]);
        cells.extend(position(village));
        cells.push(Cell::text(words.status(status)));
        for technology in SHOWN {
            let service = assessment.service(ServiceKind::Technology(technology));
            let share = service.and_then(|s| s.villages.get(index)).and_then(|v| v.share);
            cells.push(Cell::share_pct(share.map(Share::pct)));
        }
        cells.push(Cell::stated(own.lacking));
        cells.extend(self.nearest(gap));
        cells.push(gap.map_or(Cell::Blank, |g| Cell::text(reasons(words, g))));
        cells.extend([
            gap.map_or(Cell::Blank, |g| match g.triage {
                Triage::Unknown => Cell::NoData,
                known => Cell::text(known.code()),
            }),
            gap.map_or(Cell::Blank, |g| Cell::Number(f64::from(g.rank))),
            Cell::Blank, // remedy
            Cell::Blank, // cost
            Cell::Blank, // year
            Cell::text(note(self.book, self.service, index, gap)),
        ]);
        Row::body(cells)
    }

    /// Kilometres to the nearest source of each operator, and which sources these are.
    fn nearest(&self, gap: Option<&'a Gap>) -> Vec<Cell<'a>> {
        let nearest = gap.map_or(&[][..], |g| &g.nearest);
        let of = |o: &OperatorId| nearest.iter().find(|n| n.operator == *o);
        let mut cells: Vec<Cell<'a>> = self
            .operators
            .iter()
            .map(|o| of(o).map_or(Cell::Blank, |n| Cell::Number(n.km)))
            .collect();
        // In the order of the columns of kilometres.
        let sign = self.book.words.label(Label::NoDataSign);
        let network = &self.book.assessment.network;
        let id = |o: &OperatorId| of(o).map_or(sign, |n| network.name_of(n.source));
        let ids: Vec<&str> = self.operators.iter().map(id).collect();
        let any = self.operators.iter().any(|o| of(o).is_some());
        cells.push(if any { Cell::text(ids.join("; ")) } else { Cell::Blank });
        cells
    }
}

/// Why a village lacks the service.
pub(in crate::report) fn reasons(words: Words, gap: &Gap) -> String {
    let all = gap.reasons.iter().map(|r| lang::gap_reason(words.lang(), r));
    capital(&all.collect::<Vec<_>>().join("; "))
}

/// Margin and robustness, and the field report that decided.
pub(in crate::report) fn note(
    book: &Book<'_>,
    service: &Service,
    index: usize,
    gap: Option<&Gap>,
) -> String {
    let words = book.words;
    let mut parts: Vec<String> = gap.map(|g| words.gap_note(g)).into_iter().collect();
    let robust = gap.and_then(|g| g.robustness.as_ref().map(|r| (g.class, r)));
    parts.extend(robust.map(|(class, r)| lang::gap_robustness(words.lang(), class, r)));
    let decided = service.villages[index].evidence;
    if let Some(e) = decided.and_then(|e| book.assessment.evidence.get(e as usize)) {
        parts.push(words.decided_by(e.kind, &e.source, e.date));
    }
    parts.retain(|p| !p.is_empty());
    capital(&parts.join("; "))
}

/// What the office fills in, and what the groups are.
fn office_columns(book: &Book<'_>) -> String {
    format!("{} {}", book.words.label(Label::OfficeColumns), triage_groups(book))
}

/// What the groups are.
pub(in crate::report) fn triage_groups(book: &Book<'_>) -> String {
    let lang = book.words.lang();
    let groups = [Triage::A, Triage::B, Triage::C].map(|t| lang::gap_triage(lang, t));
    unbroken(&format!("{}.", groups.join("; ")))
}

/// Longitude, latitude, north, east of the village's centre.
fn position<'a>(village: &Village) -> [Cell<'a>; 4] {
    let Some(shape) = &village.shape else { return [const { Cell::Blank }; 4] };
    let degrees = shape.centre_geographic;
    [
        Cell::stated(degrees.map(|c| c.x)),
        Cell::stated(degrees.map(|c| c.y)),
        Cell::Number(shape.centre.y),
        Cell::Number(shape.centre.x),
    ]
}

/// `XIV`.
pub(in crate::report) fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn communes_are_numbered_as_offices_do() {
        assert_eq!([1, 4, 9, 14, 75, 102].map(roman), ["I", "IV", "IX", "XIV", "LXXV", "CII"]);
    }
}
