//! Public places: how many have each service, and which have not.

use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::{Look, Tone};
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use super::{Book, scorecard};
use crate::coverage::Share;
use crate::indicator::{PlaceRate, PlaceResult, Verdict};
use crate::place::vietnamese_order;
use rust_xlsxwriter::{Worksheet, XlsxError};

pub(super) fn sheet(book: &Book<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let assessment = book.assessment;
    if assessment.place_results.is_empty() && assessment.place_rates.is_empty() {
        return Ok(None);
    }
    let words = book.words;
    let (sums, lacking) = (sums(book), lacking(book));
    let mut page = Page::new(book, SheetKind::Places, &[&sums, &lacking])?;
    page.title(words.title(SheetKind::Places), &[])?;
    page.table(&sums, Use::default())?;
    page.heading(words.label(Label::PlacesLacking))?;
    page.table(&lacking, Use { repeated: true, filter: true, ..Use::default() })?;
    page.note(words.label(Label::NoDataMeaning))?;
    page.finish().map(Some)
}

pub(in crate::report) fn sums<'a>(book: &Book<'a>) -> Table<'a> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let columns = vec![
        head(Label::Number, Look::Plain).between(5.0, 6.0),
        head(Label::Kind, Look::Text).between(22.0, 34.0),
        head(Label::Service, Look::Text).between(16.0, 26.0),
        head(Label::Places, Look::Whole).between(9.0, 12.0),
        head(Label::Covered, Look::Whole).between(9.0, 12.0),
        head(Label::NoData, Look::Whole).between(9.0, 12.0),
        head(Label::SharePct, Look::Decimal(2)).between(10.0, 14.0),
        head(Label::TargetPct, Look::Decimal(2)).between(9.0, 12.0),
        head(Label::Verdict, Look::Centre).between(12.0, 16.0),
    ];
    let whole: Vec<&PlaceRate> =
        book.assessment.place_rates.iter().filter(|r| r.commune.is_none()).collect();
    let rows = whole.into_iter().enumerate().map(|(i, rate)| {
        let known = rate.places - rate.no_data.min(rate.places);
        let pct = (known > 0).then(|| 100.0 * rate.covered as f64 / known as f64);
        let target = rate.target.map(|t| 100.0 * t);
        // Sums of shares round in their last digits.
        let verdict = target.map(|target| match pct {
            None => Verdict::NoData,
            Some(pct) if pct + 1e-9 >= target => Verdict::Met,
            Some(_) => Verdict::Missed,
        });
        let kind = rate.kind.as_deref().unwrap_or_else(|| words.label(Label::AllKinds));
        Row::body(vec![
            Cell::count(i + 1),
            Cell::text(kind),
            Cell::text(words.service(rate.service)),
            Cell::Number(rate.places as f64),
            Cell::Number(rate.covered as f64),
            Cell::Number(rate.no_data as f64),
            Cell::computed(pct),
            Cell::stated(target),
            verdict.map_or(Cell::Blank, |v| scorecard::verdict(words, v)),
        ])
    });
    Table { kept: 0, columns, rows: rows.collect() }
}

/// Places without a service, or of which nothing is known, in Vietnamese order.
fn lacking<'a>(book: &Book<'a>) -> Table<'a> {
    let (assessment, words) = (book.assessment, book.words);
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let columns = vec![
        head(Label::Number, Look::Plain).between(5.0, 6.0),
        head(Label::Place, Look::Text).between(22.0, 34.0),
        head(Label::Kind, Look::Text).between(12.0, 26.0),
        head(Label::Commune, Look::Text).between(14.0, 24.0),
        head(Label::Service, Look::Text).between(12.0, 22.0),
        head(Label::Status, Look::Centre).between(12.0, 16.0),
        head(Label::SharePct, Look::Decimal(2)).between(9.0, 12.0),
        head(Label::NearestKm, Look::Decimal(2)).between(9.0, 12.0),
        head(Label::Id, Look::Code).between(9.0, 14.0),
    ];
    let mut results: Vec<(&PlaceResult, &crate::place::PublicPlace)> = assessment
        .place_results
        .iter()
        .filter(|r| r.covered != Some(true))
        .filter_map(|r| assessment.places.get(r.place as usize).map(|p| (r, p)))
        .collect();
    results.sort_by(|(ra, a), (rb, b)| {
        vietnamese_order(&a.kind, &b.kind)
            .then_with(|| vietnamese_order(&a.name, &b.name))
            .then_with(|| ra.place.cmp(&rb.place))
    });
    let rows = results.into_iter().enumerate().map(|(i, (result, place))| {
        let commune = place.commune.map(|c| assessment.units.commune(c).name.as_str());
        let (state, tone) = match (result.covered, result.share) {
            (None, _) => (Label::NoData, Tone::Unknown),
            (_, Some(share)) if share > Share::NONE => (Label::InPart, Tone::Middling),
            _ => (Label::NotAtAll, Tone::Bad),
        };
        Row::body(vec![
            Cell::count(i + 1),
            Cell::text(place.name.as_str()),
            Cell::text(place.kind.as_str()),
            Cell::text(commune.unwrap_or_default()),
            Cell::text(words.service(result.service)),
            Cell::Toned(words.label(state).to_lowercase().into(), tone),
            Cell::share_pct(result.share.map(Share::pct)),
            Cell::stated(result.nearest_km),
            Cell::text(place.id.as_str()),
        ])
    });
    Table { kept: 0, columns, rows: rows.collect() }
}
