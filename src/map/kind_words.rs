//! What the kinds of sheets say, as a list of phrases that every language must have.
//!
//! The words themselves are in `lang/vi/map_kind.rs` and `lang/en/map_kind.rs`.

use super::classes::Class;
use super::intervals::Interval;
use crate::assessment::Measure;
use crate::indicator::{Rule, Status};
use crate::lang::Lang;
use crate::network::ServiceKind;

/// The people of a village who lack a service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum People {
    /// The sheet does not show them.
    NotShown,
    /// Nobody knows how many.
    NotKnown,
    /// So many.
    Lack(f64),
}

/// The phrases of kinds. Counts are plain numbers, percentages 0 to 100, people may be fractions.
pub(crate) trait KindWords: Sync {
    /// Date of the data; when a village is covered, a hole, white.
    fn status_subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String;
    /// Over the statuses.
    fn status_heading(&self, service: ServiceKind) -> String;
    /// One of them.
    fn status(&self, service: ServiceKind, status: Status) -> String;
    /// How many of the statuses field reports decided.
    fn reported(&self, villages: usize) -> String;
    /// Over the marks of villages without a service.
    fn dots_heading(&self, service: ServiceKind) -> String;
    /// Over the circles of people without a service.
    fn symbols_heading(&self, service: ServiceKind) -> String;
    /// What the size of a circle means.
    fn people(&self, people: f64) -> String;
    /// Villages whose people are not known.
    fn people_not_known(&self) -> String;
    /// How many people lack the service, in so many villages.
    fn people_in_all(&self, people: f64, villages: usize) -> String;
    /// Across the map: the list of gaps was not asked for this service.
    fn not_listed(&self, service: ServiceKind) -> String;
    /// Over the numbers of operators.
    fn operators_heading(&self, service: ServiceKind) -> String;
    /// So many operators, or so many and more.
    fn operators(&self, operators: usize, or_more: bool) -> String;
    /// Date of the data; when an operator covers a village.
    fn operators_subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String;
    /// Over the square of two services.
    fn two_services(&self, services: [ServiceKind; 2], rule: &Rule) -> String;
    /// Date of the data; what the shares are of.
    fn two_services_subtitle(
        &self,
        services: [ServiceKind; 2],
        as_of: Option<&str>,
        rule: &Rule,
    ) -> String;
    /// Beside a side of the square.
    fn axis(&self, service: ServiceKind, rule: &Rule) -> String;
    /// A class on a side of the square, short.
    fn side(&self, class: Interval, decimals: usize) -> String;
    /// The hatch of two services.
    fn no_data_of_either(&self) -> String;
    /// Across a map of two services without any data.
    fn nothing_of_both(&self, services: [ServiceKind; 2]) -> String;
    /// Over the classes of a column: what it is, with its unit.
    fn measure(&self, measure: Measure, rule: &Rule) -> String;
    /// Date of the data; what is mapped.
    fn measure_subtitle(&self, measure: Measure, as_of: Option<&str>, rule: &Rule) -> String;
    /// Across a map of a column that is empty.
    fn nothing_measured(&self, measure: Measure) -> String;
    /// A class of percentages that are not a service's own share.
    fn class(&self, class: Class) -> String;
    /// A class of any number.
    fn interval(&self, class: Interval, decimals: usize, percent: bool) -> String;
    /// Under the classes of a sheet of one commune.
    fn total_of_commune(&self) -> String;
    /// What pointing at a village tells.
    fn village(&self, name: &str, commune: &str, what: &str) -> String {
        if commune.is_empty() {
            format!("{name}: {what}")
        } else {
            format!("{name} – {commune}: {what}")
        }
    }
    /// A number of a column with what it is.
    fn quantity(&self, measure: Measure, number: Option<f64>) -> String;
    /// A status and the share that is served.
    fn status_and_share(&self, service: ServiceKind, status: Status, pct: Option<f64>) -> String;
    /// A status, and the people who lack the service.
    fn status_and_people(&self, service: ServiceKind, status: Status, people: People) -> String;
    /// The operators that cover a village; `None`: not known.
    fn covering(&self, service: ServiceKind, operators: Option<&[&str]>) -> String;
    /// The shares of two services.
    fn two_shares(&self, shares: [(ServiceKind, Option<f64>); 2]) -> String;
    /// How a column that nothing was computed for came about.
    fn as_given(&self) -> String;
}

/// The phrases of a language.
pub(crate) fn kind_words(lang: Lang) -> &'static dyn KindWords {
    match lang {
        Lang::VI => &crate::lang::vi::map_kind::Vietnamese,
        _ => &crate::lang::en::map_kind::English,
    }
}
