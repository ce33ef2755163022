//! The scorecard: each target of the plan, what is reached, by how much, and what would turn it.

use super::cell::{Cell, Row};
use super::page::{Page, Use};
use super::style::{Look, Tone, decimals};
use super::table::{Column, Table};
use super::words::{Label, SheetKind, Words};
use super::{Book, capital, sentence, unbroken};
use crate::indicator::{Comparison, ScoreRow, Target, Unit, Verdict};
use crate::lang;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The columns of a table that has room for a few: number, target, year, value, reached, verdict, to go.
pub(in crate::report) const BRIEF: [usize; 7] = [0, 1, 2, 3, 4, 5, 7];

pub(super) fn sheet(book: &Book<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let assessment = book.assessment;
    if assessment.scorecard.is_empty() {
        return Ok(None);
    }
    let words = book.words;
    let table = table(book);
    let mut page = Page::new(book, SheetKind::Scorecard, &[&table])?;
    page.official_head()?;
    let mut under: Vec<String> = plan_line(book).into_iter().collect();
    under.extend(book.under_title());
    page.title(words.title(SheetKind::Scorecard), &under)?;
    page.table(&table, Use { repeated: true, ..Use::default() })?;
    page.note(words.label(Label::NoDataMeaning))?;
    page.note(words.label(Label::MarginNote))?;
    for (i, row) in assessment.scorecard.iter().enumerate() {
        let note = target_of(book, row).map_or("", |target| words.of(&target.note)).trim();
        if !note.is_empty() {
            page.note(&format!("{}: {}", words.on_target(i + 1), sentence(note)))?;
        }
    }
    page.signatures()?;
    page.finish().map(Some)
}

/// Every target.
pub(in crate::report) fn table<'a>(book: &Book<'a>) -> Table<'a> {
    let (assessment, words) = (book.assessment, book.words);
    let head = |label: Label, look: Look| Column::new(words.label(label), look);
    let columns = vec![
        head(Label::Number, Look::Plain).between(4.5, 5.0),
        head(Label::Target, Look::Text).between(20.0, 28.0),
        head(Label::Year, Look::Plain).between(6.0, 6.0),
        head(Label::TargetValue, Look::Decimal(2)).between(8.0, 14.0),
        head(Label::Reached, Look::Decimal(2)).between(8.0, 14.0),
        head(Label::Verdict, Look::Centre).between(10.0, 11.0),
        head(Label::Margin, Look::Decimal(2)).between(9.0, 14.0),
        head(Label::ToGo, Look::Text).between(10.0, 16.0),
        head(Label::How, Look::Text).between(18.0, 30.0),
        head(Label::Turns, Look::Text).between(18.0, 32.0),
        head(Label::Origin, Look::Text).between(9.0, 12.0),
        head(Label::Source, Look::Text).between(10.0, 20.0),
    ];
    let rows = assessment.scorecard.iter().enumerate().map(|(i, row)| {
        let target = target_of(book, row);
        Row::body(vec![
            Cell::count(i + 1),
            Cell::text(unbroken(words.of(&row.text))),
            Cell::Number(f64::from(row.year)),
            aim(words, row),
            value(words, row),
            verdict(words, row.verdict),
            margin(words, row),
            Cell::text(to_go(words, row, target)),
            Cell::text(capital(how(words, row, target))),
            Cell::text(capital(&words.turns(row))),
            Cell::text(words.origin(&row.origin)),
            Cell::text(row.source.as_str()),
        ])
    });
    Table { kept: 0, columns, rows: rows.collect() }
}

/// The plan, with its document.
pub(in crate::report) fn plan_line(book: &Book<'_>) -> Option<String> {
    let plan = book.assessment.plan.as_ref()?;
    let title = book.words.of(&plan.title);
    let document = plan.document.trim();
    let same = document.is_empty() || plan.document == title;
    Some(if same { title.to_owned() } else { format!("{title} ({document})") })
}

/// The target of a row.
fn target_of<'a>(book: &Book<'a>, row: &ScoreRow) -> Option<&'a Target> {
    book.assessment.plan.as_ref().and_then(|plan| plan.target(&row.id))
}

/// A verdict, in the capitals of a form.
pub(super) fn verdict<'a>(words: Words, verdict: Verdict) -> Cell<'a> {
    let word = lang::verdict(words.lang(), verdict).to_uppercase();
    Cell::Toned(word.into(), Tone::of_verdict(verdict))
}

/// What is missing or to spare, and how many have no data.
fn to_go(words: Words, row: &ScoreRow, target: Option<&Target>) -> String {
    let Some(measure) = target.map(|t| &t.measure) else { return String::new() };
    let mut text = lang::distance_to_target(words.lang(), row, measure);
    if let Some(count) = row.count.filter(|c| c.no_data > 0) {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&words.without_data(measure, count.no_data));
    }
    unbroken(&text)
}

/// How it was measured; the target's note, which ends it elsewhere, stands under the table.
fn how<'a>(words: Words, row: &'a ScoreRow, target: Option<&Target>) -> &'a str {
    let how = words.of(&row.how);
    let note = target.map_or("", |t| words.of(&t.note));
    how.strip_suffix(note).map_or(how, |how| how.trim_end_matches("; "))
}

/// `"≥ "0.00" %"`, and its decimals: as many as the target's own.
fn aim<'a>(words: Words, row: &ScoreRow) -> Cell<'a> {
    let sign = match row.comparison {
        Comparison::AtLeast => "≥ ",
        Comparison::MoreThan => "> ",
    };
    let number = decimals(decimals_of(row.target));
    Cell::Figure(row.target, format!("\"{sign}\"{number}{}", unit(words, row.unit)))
}

/// The value, with so many decimals that a missed target does not look met.
fn value<'a>(words: Words, row: &ScoreRow) -> Cell<'a> {
    let Some(value) = row.value else { return Cell::NoData };
    let usual = match row.unit {
        Unit::Percent | Unit::PerHundredPeople => 2,
        Unit::MegabitsPerSecond => 1,
        Unit::Count => 0,
    };
    let mut n = decimals_of(row.target).max(usual);
    let rounded = |n: u8| {
        let scale = 10_f64.powi(i32::from(n));
        (value * scale).round() / scale
    };
    while row.verdict == Verdict::Missed && value < row.target && rounded(n) >= row.target && n < 6
    {
        n += 1;
    }
    Cell::Figure(value, format!("{}{}", decimals(n), unit(words, row.unit)))
}

/// The margin with its sign; of percentages in percentage points.
fn margin<'a>(words: Words, row: &ScoreRow) -> Cell<'a> {
    let Some(margin) = row.margin else { return Cell::Blank };
    let (n, unit) = match row.unit {
        Unit::Percent => (2, format!("\" {}\"", words.label(Label::Points))),
        Unit::MegabitsPerSecond => (1, unit(words, row.unit)),
        Unit::PerHundredPeople => (2, String::new()),
        Unit::Count => (0, String::new()),
    };
    let mut n: u8 = n;
    // A margin that is not nothing does not look like nothing.
    while margin != 0.0 && margin.abs() * 10_f64.powi(i32::from(n)) < 0.5 && n < 6 {
        n += 1;
    }
    let number = decimals(n);
    Cell::Figure(margin, format!("\"+\"{number}{unit};\"−\"{number}{unit};{number}{unit}"))
}

fn unit(words: Words, unit: Unit) -> String {
    match unit {
        Unit::Percent => "\" %\"".into(),
        Unit::MegabitsPerSecond => "\" Mb/s\"".into(),
        Unit::Count => String::new(),
        Unit::PerHundredPeople => format!("\" {}\"", words.label(Label::PerHundred)),
    }
}

/// Decimals that a number needs, four at most.
fn decimals_of(value: f64) -> u8 {
    let whole = |n: u8| {
        let scaled = value * 10_f64.powi(i32::from(n));
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..4).find(|&n| whole(n)).unwrap_or(4)
}

#[cfg(test)]
mod tests {
    use super::decimals_of;

    #[test]
    fn a_target_keeps_its_decimals() {
        assert_eq!([99.85, 93.0, 2.05, 0.5, 1.0 / 3.0].map(decimals_of), [2, 0, 2, 1, 4]);
    }
}
