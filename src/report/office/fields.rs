//! What text placeholders become.

use super::Report;
use super::blocks::verdicts;
use super::placeholder::{Field, Figure};
use super::words;
use crate::indicator::Level;
use crate::lang::{self, Numbers};
use crate::network::ServiceKind;
use crate::report::workbook::words::Label;
use crate::report::workbook::{scorecard, unbroken};
use jiff::civil::{Date, DateTime};

/// A field's text; empty where the project says nothing of it.
pub(super) fn field(report: &Report<'_>, field: Field) -> String {
    let (assessment, book) = (report.assessment, &report.book);
    let (words, about) = (book.words, &assessment.about);
    let numbers = Numbers(words.lang());
    let rule = &assessment.method.rule;
    let maker = || {
        let stated = about.maker.as_deref().map(str::trim).filter(|m| !m.is_empty());
        stated.map_or_else(|| words.label(Label::MakerBlank).to_owned(), str::to_owned)
    };
    let made = book.made.map(DateTime::date);
    let of_day = |part: fn(Date) -> String| made.map(part).unwrap_or_default();
    // Outside Vietnam there is neither this nation nor its motto.
    let vietnamese = |label| if report.vietnamese() { words.label(label) } else { "" }.to_owned();
    let verdict = |count: usize| numbers.count(count);
    let synthetic = |label| if about.synthetic { words.label(label) } else { "" }.to_owned();
    match field {
        Field::Title => about.title.clone(),
        Field::Province => assessment.units.province.clone(),
        Field::AsOf => report.as_of().unwrap_or_default(),
        Field::AsOfLong => {
            let day: Option<Date> = about.as_of.as_deref().and_then(|d| d.trim().parse().ok());
            day.map_or_else(|| report.as_of().unwrap_or_default(), |d| report.lang.long_date(d))
        }
        Field::MadeOn => made.map(|d| words.date(d)).unwrap_or_default(),
        Field::MadeOnLong => made.map(|d| report.lang.long_date(d)).unwrap_or_default(),
        Field::Day => of_day(|d| format!("{:02}", d.day())),
        // As letters are dated in Vietnam: days below 10 and January and February with a zero in front.
        Field::Month => {
            of_day(
                |d| {
                    if d.month() < 3 { format!("{:02}", d.month()) } else { d.month().to_string() }
                },
            )
        }
        Field::Year => of_day(|d| d.year().to_string()),
        Field::Maker => maker(),
        Field::MakerCapitals => maker().to_uppercase(),
        Field::Nation => vietnamese(Label::Nation),
        Field::Motto => vietnamese(Label::Motto),
        Field::Rule => unbroken(&lang::rule_sentence(words.lang(), rule)),
        Field::RuleSource => words.of(&rule.source).to_owned(),
        Field::RuleCaveat => words.of(&rule.caveat).to_owned(),
        Field::Denominator => words.denominator(rule.denominator).to_owned(),
        Field::Crs => {
            let crs = &assessment.method.crs;
            if crs.name.is_empty() { crs.code.clone() } else { crs.name.clone() }
        }
        Field::Version => concat!("phusong ", env!("CARGO_PKG_VERSION")).to_owned(),
        Field::Synthetic => synthetic(Label::Synthetic),
        Field::SyntheticShort => synthetic(Label::SyntheticShort),
        Field::Plan => scorecard::plan_line(book).unwrap_or_default(),
        Field::Villages => numbers.count(assessment.villages.len()),
        Field::Communes => numbers.count(assessment.units.communes.len()),
        Field::TargetsMet => verdict(verdicts(assessment).met),
        Field::TargetsMissed => verdict(verdicts(assessment).missed),
        Field::TargetsNoData => verdict(verdicts(assessment).no_data),
    }
}

/// A figure's text: that there is no data, where nothing is known of the service.
pub(super) fn figure(report: &Report<'_>, figure: Figure, service: ServiceKind) -> String {
    let words = report.book.words;
    if figure == Figure::Service {
        return words.service(service).to_owned();
    }
    let no_data = || words.label(Label::NoData).to_lowercase();
    let Some(rate) = report.assessment.rate(Level::Province, service) else { return no_data() };
    let count = |n: usize| Numbers(words.lang()).count(n);
    match figure {
        Figure::NoData => count(rate.no_data),
        Figure::Sentence => words::sentence(report.lang, report.as_of().as_deref(), service, rate),
        _ if rate.known() == 0 => no_data(),
        Figure::Covered => count(rate.covered),
        Figure::Known => count(rate.known()),
        Figure::White => count(rate.white),
        Figure::Hole => count(rate.hole),
        Figure::Rate => words::rate(report.lang, rate),
        Figure::Service => String::new(),
    }
}
