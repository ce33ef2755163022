//! Texts of comparisons: what each language must have, and which one is asked.

use super::{Lang, Message, en, vi};
use crate::comparison::{
    Change, Comparison, Incomparable, MatchedBy, Side, Unmatched, Warning, WhyUnmatched,
};
use crate::network::ServiceKind;
use crate::source::results;

/// The phrases of a comparison. That every language has them is checked by the compiler.
pub trait ComparisonWords: Sync {
    /// A change, short enough for a legend and a column.
    fn change(&self, change: Change) -> &'static str;
    /// Heads of the columns of the table on the terminal: villages, the changes but those of no data,
    /// no data, the old rate, the new one, the difference.
    fn heads(&self) -> Heads;
    /// What is compared, in a line: titles and days.
    fn heading(&self, comparison: &Comparison) -> String;
    /// Over the list of warnings; `differs` where they say that villages are judged otherwise.
    fn warnings_heading(&self, differs: bool) -> String;
    /// A warning, in sentences.
    fn warning(&self, warning: &Warning) -> String;
    /// How many villages were found again and how, and how many not.
    fn matched(&self, by: &[(MatchedBy, usize)], only_old: usize, only_new: usize) -> String;
    /// Targets that turned, by their counts; empty where there is no scorecard.
    fn targets(&self, comparison: &Comparison) -> String;
    /// Why a village was not found on the other side.
    fn why_unmatched(&self, why: WhyUnmatched, side: Side) -> String;
    /// A results folder that cannot be read.
    fn results_error(&self, error: &results::Error) -> Message;
    /// Results that have nothing in common.
    fn incomparable(&self, error: &Incomparable) -> Message;
    /// The output folder is one of the two compared.
    fn out_is_input(&self, folder: &str) -> Message;
    /// What a change map shows, in sentences: the days, and that the rules differ where they do.
    fn map_subtitle(&self, comparison: &Comparison) -> String;
    /// Over the legend of a change map.
    fn map_legend(&self, service: ServiceKind) -> String;
    /// The hatched class of a change map.
    fn map_no_data(&self) -> String;
    /// Over the notes on method of a change map.
    fn map_method_heading(&self) -> String;
    /// How the villages were compared, in sentences.
    fn map_method(&self, comparison: &Comparison) -> String;
    /// One of the two results, as a source.
    fn map_source(&self, side: Side, comparison: &Comparison) -> String;
    /// Rates before and after, over the same villages; `None` where there is none.
    fn map_rates(&self, comparison: &Comparison, service: ServiceKind) -> Option<String>;
    /// What pointing at a village tells.
    fn map_village(&self, village: &VillageTold<'_>) -> String;
    /// The sheet in a sentence, for those who cannot see it.
    fn map_description(&self, villages: usize, classes: &[(String, usize)]) -> String;
}

/// Heads of the table on the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Heads {
    /// Villages that both have.
    pub villages: &'static str,
    /// Without data on one side or both.
    pub no_data: &'static str,
    /// Rate before, over the same villages.
    pub old_rate: &'static str,
    /// Rate after, over the same villages.
    pub new_rate: &'static str,
    /// The difference, in percentage points.
    pub points: &'static str,
}

/// What pointing at a village of a change map tells.
#[derive(Clone, Copy, Debug)]
pub struct VillageTold<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its commune's.
    pub commune: &'a str,
    /// What is mapped.
    pub service: ServiceKind,
    /// What became of it; `None` where the old results do not have the village.
    pub change: Option<Change>,
    /// Shares before and after, percent.
    pub pct: (Option<f64>, Option<f64>),
}

/// The phrases of a language.
pub fn comparison_words(lang: Lang) -> &'static dyn ComparisonWords {
    match lang {
        Lang::VI => &vi::comparison::Vietnamese,
        _ => &en::comparison::English,
    }
}

/// How many of one side were not found, by side.
pub(super) fn unmatched(all: &[Unmatched], side: Side) -> usize {
    all.iter().filter(|u| u.side == side).count()
}
