//! What charts say, as phrases that every language must have: `lang/vi/chart.rs`, `lang/en/chart.rs`.

use super::ChartKind;
use crate::indicator::Rule;
use crate::lang::{Lang, Numbers};
use crate::network::ServiceKind;

/// The phrases of a language. Percentages are 0 to 100.
pub(crate) trait ChartWords: Sync {
    /// The language.
    fn lang(&self) -> Lang;
    /// A chart's title; `place` is the province or the project, may be empty.
    fn title(&self, kind: ChartKind, service: Option<ServiceKind>, place: &str) -> String;
    /// The day of the data, and the rule where the chart goes by it, in sentences; `as_of` as stated.
    fn subtitle(&self, as_of: Option<&str>, rule: Option<&Rule>) -> String;
    /// The days of two results.
    fn between(&self, old: Option<&str>, new: Option<&str>) -> String;
    /// A service in a legend.
    fn service(&self, service: ServiceKind) -> String;
    /// What an axis measures.
    fn axis(&self, axis: Axis) -> &'static str;
    /// An entry of a legend.
    fn key(&self, key: ChartKey) -> String;
    /// No data.
    fn no_data(&self) -> &'static str;
    /// Covered of so many villages, after a percentage: `(14/15)`.
    fn of(&self, covered: usize, known: usize) -> String;
    /// Communes of the middle of a long list that are not drawn, with the range of their rates.
    fn left_out(&self, communes: usize, from: f64, to: f64) -> String;
    /// Communes of which nothing is known.
    fn communes_without_data(&self, communes: usize) -> String;
    /// Villages of which nothing is known, and that they are in no number.
    fn villages_without_data(&self, villages: usize) -> String;
    /// Villages that a field report decided, which no threshold changes.
    fn decided(&self, villages: usize) -> String;
    /// Fewer tests than this are no data.
    fn min_tests(&self, tests: u64) -> String;
    /// Any mobile technology, or fixed lines, as the head of a group.
    fn line(&self, fixed: bool) -> &'static str;
    /// All operators.
    fn all_operators(&self) -> &'static str;
    /// Behind a bar of speed: median, what nine tenths reach, tests.
    fn speed(&self, median: f64, p10: f64, tests: u64) -> String;
    /// Too few tests.
    fn too_few(&self, tests: u64) -> String;
    /// A target of speed.
    fn speed_target(&self, value: f64, fixed: bool) -> String;
    /// The rule's threshold.
    fn threshold(&self, pct: f64) -> String;
    /// Where the numbers come from: files' sources, and the program.
    fn sources(&self, sources: &[String]) -> String;
    /// That operators without data on a service are not in its group.
    fn operators_without(&self) -> &'static str;
    /// Operators that found no room.
    fn operators_left_out(&self, operators: usize) -> String;
    /// The mark of synthetic data.
    fn synthetic(&self) -> &'static str;
    /// A percentage with one decimal.
    fn pct(&self, pct: f64) -> String {
        format!("{}\u{a0}%", Numbers(self.lang()).decimal(pct, 1))
    }
    /// A change in percentage points.
    fn points(&self, points: f64) -> String;
    /// That communes are compared by the villages that both results have with data.
    fn same_villages(&self) -> &'static str;
}

/// Axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    CoveredVillagesPct,
    Villages,
    ThresholdPct,
    MegabitsPerSecond,
}

/// Entries of legends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ChartKey {
    /// A commune that reaches the target.
    Reached,
    /// One that does not.
    Missed,
    /// The target, percent, and its year.
    Target(f64, u16),
    /// What nine tenths of the tests reach.
    Tenth,
    /// The median.
    Median,
    Before,
    After,
    Better,
    Worse,
    Same,
}

/// The phrases of a language.
pub(crate) fn words(lang: Lang) -> &'static dyn ChartWords {
    match lang {
        Lang::VI => &crate::lang::vi::chart::Vietnamese,
        _ => &crate::lang::en::chart::English,
    }
}
