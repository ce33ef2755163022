//! What the report says beyond the workbook's words, as phrases that every language must have.
//!
//! The words themselves are in `lang/vi/office.rs` and `lang/en/office.rs`; that both are complete is
//! checked by the compiler.

use super::fault::{PlaceholderProblem, TemplateFault};
use crate::indicator::{Rate, Rule};
use crate::lang::Lang;
use crate::network::ServiceKind;
use jiff::civil::Date;

/// Tables and what they are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Caption {
    Scorecard,
    Rates,
    Gaps(ServiceKind),
    Sharing,
    Places,
    Speed,
    Parameters,
    Layers,
    Findings,
}

/// What a project or a run has nothing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    Plan,
    Maps,
    Charts,
    Gaps,
    Service(ServiceKind),
    Sharing,
    Places,
    Speed,
    Findings,
}

/// Heads of tables that are the report's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OfficeHead {
    Parameter,
    Value,
    NearestKm,
    CoveredVillages,
    Rate,
    Example,
    Places,
}

/// Counts of the scorecard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdicts {
    pub(crate) met: usize,
    pub(crate) missed: usize,
    pub(crate) no_data: usize,
}

/// The phrases of a language.
pub(crate) trait OfficeWords: Sync {
    /// `ngày 31 tháng 12 năm 2025`.
    fn long_date(&self, date: Date) -> String;
    /// How many villages have a service, in a sentence that names the numbers; `as_of` is a day as people
    /// write it.
    fn sentence(&self, as_of: Option<&str>, service: ServiceKind, rate: &Rate) -> String;
    /// A rate, percent with one decimal and its sign.
    fn rate(&self, rate: &Rate) -> String;
    /// What counts as covered, and where that comes from.
    fn rule(&self, sentence: &str, rule: &Rule) -> String;
    /// What became of the plan's targets.
    fn verdicts(&self, counts: Verdicts) -> String;
    /// That field reports decided in so many villages.
    fn decided(&self, villages: usize) -> String;
    /// That the numbers are not real.
    fn synthetic(&self) -> &'static str;
    /// `Bảng`, `Hình`: the word before the number, for tables and for pictures.
    fn label(&self, picture: bool) -> &'static str;
    /// What a table is called.
    fn caption(&self, caption: Caption) -> String;
    /// That there is nothing.
    fn absent(&self, what: Absent) -> String;
    /// The head of a column.
    fn head(&self, head: OfficeHead) -> &'static str;
    /// How many findings there are: noted, assumed, repaired, dropped.
    fn findings(&self, counts: [usize; 4]) -> String;
    /// That villages without data are in no rate.
    fn rates_note(&self) -> &'static str;
    /// Where the files' digests are.
    fn layers_note(&self) -> &'static str;
    /// What is wrong with a template, and what to do about it; one line a problem.
    fn template(&self, file: &str, fault: &TemplateFault) -> (String, String);
    /// What is wrong with a placeholder.
    fn placeholder(&self, problem: &PlaceholderProblem) -> String;
}

/// The phrases of a language.
pub(crate) fn office_words(lang: Lang) -> &'static dyn OfficeWords {
    match lang {
        Lang::VI => &crate::lang::vi::office::Vietnamese,
        _ => &crate::lang::en::office::English,
    }
}

/// A rate as a number with so many decimals: rounded, but never to all where not all are covered, and
/// never to nothing where some are.
pub(crate) fn rounded_rate(rate: &Rate) -> Option<(f64, usize)> {
    let pct = rate.rate_pct()?;
    let all = rate.covered == rate.known();
    let nothing = rate.covered == 0;
    let fits = |decimals: usize| {
        let scale = 10_f64.powf(decimals as f64);
        let shown = (pct * scale).round() / scale;
        (all || shown < 100.0) && (nothing || shown > 0.0)
    };
    let decimals = (1..6).find(|d| fits(*d)).unwrap_or(6);
    Some((pct, decimals))
}
