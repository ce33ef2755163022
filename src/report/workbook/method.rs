//! Method and sources: every parameter, the rule with its source and caveat, every layer.

use super::Book;
use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::Look;
use super::table::{Column, Table};
use super::words::{Label, SheetKind};
use crate::indicator::Rule;
use crate::lang;
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::borrow::Cow;

pub(super) fn sheet(book: &Book<'_>) -> Result<Worksheet, XlsxError> {
    let words = book.words;
    let (parameters, layers) = (parameters(book), layers(book));
    let mut page = Page::new(book, SheetKind::Method, &[&layers])?;
    page.title(words.title(SheetKind::Method), &[])?;
    page.table(&parameters, Use { headless: true, ..Use::default() })?;
    page.new_page()?;
    page.heading(words.label(Label::Layers))?;
    page.table(&layers, Use::default())?;
    page.gap();
    page.note(words.label(Label::Limits))?;
    page.note(words.label(Label::NoDataMeaning))?;
    page.note(words.label(Label::SharesCut))?;
    page.finish()
}

/// Columns that the value of a parameter spans: all of the layers' but the first.
const VALUE_COLUMNS: u16 = 6;

fn parameters<'a>(book: &Book<'a>) -> Table<'a> {
    let words = book.words;
    let columns = (0..=VALUE_COLUMNS).map(|_| Column::new("", Look::Text)).collect();
    let row = |(label, value): (Label, Cow<'a, str>)| {
        Row::body(vec![Cell::text(words.label(label)), Cell::Span(value, VALUE_COLUMNS)])
    };
    let stated = |(_, value): &(Label, Cow<'a, str>)| !value.trim().is_empty();
    Table { kept: 0, columns, rows: list(book).into_iter().filter(stated).map(row).collect() }
}

/// Every parameter and its value in words; empty where there is none.
pub(in crate::report) fn list<'a>(book: &Book<'a>) -> Vec<(Label, Cow<'a, str>)> {
    let (assessment, words) = (book.assessment, book.words);
    let (about, method) = (&assessment.about, &assessment.method);
    let rule = &method.rule;
    let yes_no = |yes| words.label(if yes { Label::Yes } else { Label::No });
    let pct = |share: f64| format!("{} %", words.number(100.0 * share, 2));
    let crs = match (method.crs.name.as_str(), method.crs.code.as_str()) {
        (name, "") => name.to_owned(),
        ("", code) => code.to_owned(),
        (name, code) => format!("{name} ({code})"),
    };
    let mut list: Vec<(Label, Cow<'a, str>)> = vec![
        (Label::Title, about.title.as_str().into()),
        (Label::AsOf, about.as_of.as_deref().map(|d| book.date(d)).unwrap_or_default().into()),
        (Label::Maker, about.maker.as_deref().unwrap_or_default().into()),
        (Label::MadeAt, made_at(book)),
        (Label::Program, concat!("phusong ", env!("CARGO_PKG_VERSION")).into()),
        (Label::Crs, crs.into()),
        (Label::Datum, method.datum.code().into()),
        (Label::Engine, words.engine(method.engine).into()),
        (Label::RuleProfile, profile(book, rule).into()),
        (Label::RuleSource, words.of(&rule.source).into()),
        (Label::RuleCaveat, words.of(&rule.caveat).into()),
        (Label::Test, words.test(rule).into()),
        (Label::CoveredFrom, pct(rule.covered_from).into()),
        (Label::WhiteUpTo, pct(rule.white_up_to).into()),
        (Label::Denominator, words.denominator(rule.denominator).into()),
        (Label::OperatorRule, lang::operator_rule(words.lang(), rule.operator).into()),
        (Label::Cumulative, yes_no(rule.cumulative).into()),
        (Label::UnitCoveredFrom, rule.unit_covered_from.map(pct).unwrap_or_default().into()),
        (Label::MobileBroadband, names(rule).into()),
    ];
    let radii = method.radius_m.iter().map(|(t, metres)| {
        let text = format!("{} {} m", t.name(), words.number(*metres, 1));
        text
    });
    let counted: Vec<_> = method.count.iter().map(|s| words.source_status(*s)).collect();
    let services: Vec<_> = method.gaps.services.iter().map(|s| words.service(*s)).collect();
    let w = &method.gaps.weights;
    list.extend([
        (Label::DefaultRadius, radii.collect::<Vec<_>>().join("; ").into()),
        (Label::Beamwidth, format!("{}°", words.number(method.beamwidth_deg, 1)).into()),
        (Label::Counted, counted.join(", ").into()),
        (
            Label::SharingDistance,
            format!("{} m", words.number(method.sharing_distance_m, 1)).into(),
        ),
        (Label::MinTests, words.number(method.min_tests as f64, 0).into()),
        (Label::GapServices, services.join(", ").into()),
        (
            Label::GapWeights,
            words.weights([w.people, w.white, w.dbkk, w.power, w.certainty]).into(),
        ),
    ]);
    for basis in &assessment.bases {
        let known = basis.totals.iter().flatten();
        let sizes = (known.clone().count(), basis.totals.len());
        let size = words.basis_size(basis.denominator, sizes, known.sum());
        let text = format!(
            "{}: {}; {size}",
            words.denominator(basis.denominator),
            words.basis(basis.method)
        );
        list.push((Label::Basis, text.into()));
    }
    if let Some(plan) = &assessment.plan {
        list.push((Label::Plan, words.of(&plan.title).into()));
        list.push((Label::PlanDocument, plan.document.as_str().into()));
    }
    list
}

/// When the results were made, as people write it.
fn made_at<'a>(book: &Book<'a>) -> Cow<'a, str> {
    let Some(made) = book.made else { return book.made_at.into() };
    format!("{} {:02}:{:02}", book.words.date(made.date()), made.hour(), made.minute()).into()
}

/// The rule profile's title, and its name.
fn profile(book: &Book<'_>, rule: &Rule) -> String {
    let title = book.words.of(&rule.title).trim();
    if title.is_empty() { rule.profile.clone() } else { format!("{title} ({})", rule.profile) }
}

fn names(rule: &Rule) -> String {
    rule.mobile_broadband.iter().map(|t| t.name()).collect::<Vec<_>>().join(", ")
}

pub(in crate::report) fn layers<'a>(book: &Book<'a>) -> Table<'a> {
    let words = book.words;
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let columns = vec![
        head(Label::Role, Look::Text).between(30.0, 34.0),
        head(Label::File, Look::Text).between(22.0, 34.0),
        head(Label::Layer, Look::Text).between(10.0, 18.0),
        head(Label::Rows, Look::Whole).between(9.0, 11.0),
        head(Label::Crs, Look::Text).between(12.0, 18.0),
        head(Label::Source, Look::Text).between(18.0, 30.0),
        head(Label::Sha256, Look::Text).between(36.0, 36.0),
    ];
    let rows = book.assessment.inputs.iter().map(|input| {
        Row::body(vec![
            Cell::text(words.role(input.role)),
            Cell::text(input.path.as_str()),
            Cell::text(input.layer.as_deref().unwrap_or_default()),
            Cell::Number(input.rows as f64),
            Cell::text(input.crs.as_deref().unwrap_or_default()),
            Cell::text(input.source.as_deref().unwrap_or_default()),
            Cell::text(input.sha256.as_str()),
        ])
    });
    Table { kept: 0, columns, rows: rows.collect() }
}
