//! `coverage.xlsx`: the dossier that an office reads, prints, completes and signs.
//!
//! In: an [`Assessment`]. Out: one workbook: scorecard, rates by commune, all villages, the lists of
//! trắng and lõm villages in the form offices hand in, sharing, places, speed, field reports, method and
//! sources, findings. A sheet that would have nothing to say is not there. Cells are numbers and text,
//! never data taken for a formula; percentages are 0 to 100. The same assessment and time give the
//! same bytes. Not here: words (`lang`), what the numbers are (`assessment`).

pub(super) mod cell;
mod cell_text;
mod evidence;
mod findings;
pub(super) mod gap_list;
pub(super) mod method;
mod page;
mod pages;
pub(super) mod places;
mod rates;
pub(super) mod scorecard;
pub(super) mod sharing;
pub(super) mod speed;
pub(super) mod style;
mod sums;
pub(super) mod table;
mod type_width;
mod villages;
pub(crate) mod words;
#[cfg(test)]
mod workbook_tests;

use super::write::{Error, create_archive};
use crate::assessment::Assessment;
use crate::lang::{self, Lang};
use crate::network::ServiceKind;
use jiff::civil::DateTime;
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io::{self, Seek, Write};
use std::path::Path;
use words::{SheetKind, Words, words};

/// Rows that a sheet can have (Excel's specifications and limits).
const MAX_ROWS: u32 = 1_048_576;

/// What every sheet needs.
pub(super) struct Book<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) words: Words,
    /// When the results were made, as the manifest says it.
    made_at: &'a str,
    /// The same as a time of the clock on the wall.
    pub(super) made: Option<DateTime>,
    max_rows: u32,
}

/// Writes it.
pub(super) fn write(
    path: &Path,
    assessment: &Assessment,
    lang: Lang,
    made_at: &str,
) -> Result<(), Error> {
    create_archive(path, |archive| write_to(archive, assessment, lang, made_at))
}

/// Every parameter of a run in words: what it is called, and its value; the same ones in every language.
pub(super) fn parameters(
    assessment: &Assessment,
    lang: Lang,
    made_at: &str,
) -> Vec<(&'static str, String)> {
    let made = made_at.parse().ok();
    let book = Book { assessment, words: words(lang), made_at, made, max_rows: MAX_ROWS };
    let line = |(label, value): (words::Label, Cow<'_, str>)| {
        (book.words.label(label), value.into_owned())
    };
    method::list(&book).into_iter().map(line).collect()
}

fn write_to(
    to: impl Write + Seek + Send,
    assessment: &Assessment,
    lang: Lang,
    made_at: &str,
) -> io::Result<()> {
    let book = Book::new(assessment, lang, made_at);
    let mut workbook = book.workbook().map_err(as_io)?;
    workbook.save_to_writer(to).map_err(as_io)
}

fn as_io(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

impl<'a> Book<'a> {
    /// What every sheet needs.
    pub(super) fn new(assessment: &'a Assessment, lang: Lang, made_at: &'a str) -> Self {
        let made = made_at.parse().ok();
        Self { assessment, words: words(lang), made_at, made, max_rows: MAX_ROWS }
    }
}

impl Book<'_> {
    /// All sheets, each built on its own core.
    fn workbook(&self) -> Result<Workbook, XlsxError> {
        let about = &self.assessment.about;
        let mut properties = DocProperties::new()
            .set_title(property(&about.title))
            .set_company(property(about.maker.as_deref().unwrap_or_default()))
            .set_author(format!("phusong {}", env!("CARGO_PKG_VERSION")));
        if about.synthetic {
            properties = properties.set_comment(self.words.label(words::Label::SyntheticShort));
        }
        // Without a time that can be read: the first that a ZIP archive knows, lest bytes differ.
        let made = self.made.unwrap_or_else(|| jiff::civil::date(1980, 1, 1).at(0, 0, 0, 0));
        let ymd = (u16::try_from(made.year()), made.month() as u8, made.day() as u8);
        let hms = (made.hour() as u16, made.minute() as u8, f64::from(made.second()));
        if let (Ok(year), month, day) = ymd {
            let time = ExcelDateTime::from_ymd(year, month, day)?.and_hms(hms.0, hms.1, hms.2)?;
            properties = properties.set_creation_datetime(&time);
        }
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties);
        let sheets: Vec<Option<Worksheet>> =
            self.kinds().into_par_iter().map(|kind| self.sheet(kind)).collect::<Result<_, _>>()?;
        for sheet in sheets.into_iter().flatten() {
            workbook.push_worksheet(sheet);
        }
        Ok(workbook)
    }

    /// The sheets, in their order.
    fn kinds(&self) -> Vec<SheetKind> {
        let mut services: Vec<ServiceKind> = Vec::new();
        for service in &self.assessment.method.gaps.services {
            // Two sheets of one name would be refused.
            if !services.contains(service) {
                services.push(*service);
            }
        }
        let gaps = services.into_iter().map(SheetKind::Gaps);
        let first = [SheetKind::Scorecard, SheetKind::Rates, SheetKind::Villages];
        let last = [
            SheetKind::Sharing,
            SheetKind::Places,
            SheetKind::Speed,
            SheetKind::Evidence,
            SheetKind::Method,
            SheetKind::Findings,
        ];
        first.into_iter().chain(gaps).chain(last).collect()
    }

    /// One sheet; `None` where there is nothing to say.
    fn sheet(&self, kind: SheetKind) -> Result<Option<Worksheet>, XlsxError> {
        match kind {
            SheetKind::Scorecard => scorecard::sheet(self),
            SheetKind::Rates => rates::sheet(self).map(Some),
            SheetKind::Villages => villages::sheet(self).map(Some),
            SheetKind::Gaps(service) => gap_list::sheet(self, service),
            SheetKind::Sharing => sharing::sheet(self),
            SheetKind::Places => places::sheet(self),
            SheetKind::Speed => speed::sheet(self),
            SheetKind::Evidence => evidence::sheet(self),
            SheetKind::Method => method::sheet(self).map(Some),
            SheetKind::Findings => findings::sheet(self).map(Some),
        }
    }

    /// The lines under a title: of what day the data is, and when a village counts as covered.
    fn under_title(&self) -> Vec<String> {
        let as_of = self.assessment.about.as_of.as_deref().map(str::trim).filter(|d| !d.is_empty());
        let as_of = as_of.map(|d| self.words.as_of(&self.date(d)));
        let rule = lang::rule_sentence(self.words.lang(), &self.assessment.method.rule);
        as_of.into_iter().chain([sentence(&rule)]).collect()
    }

    /// A stated date as the language writes it; anything else as stated.
    pub(super) fn date(&self, text: &str) -> String {
        self.words.stated_date(text)
    }
}

/// What is said elsewhere after a colon, as a sentence of its own.
pub(super) fn sentence(text: &str) -> String {
    let mut text = capital(text);
    if !text.is_empty() && !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// With a capital letter, and no line end between a number and its unit.
pub(super) fn capital(text: &str) -> String {
    let text = unbroken(text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With no line end between a number and its unit.
pub(super) fn unbroken(text: &str) -> String {
    let mut out = text.to_owned();
    for unit in ["%", "km", "Mb/s"] {
        out = out.replace(&format!(" {unit}"), &format!("\u{a0}{unit}"));
    }
    out
}

/// A property of the file: 255 characters at most, as Excel allows.
fn property(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(255).collect()
}
