//! Two results side by side: what changed, village by village, and whether they may be compared.
//!
//! In: two [`Results`], each an assessment and where it was read from. Out: a [`Comparison`]: which
//! village is which, the change of each service, rates and targets side by side, and [`Warning`]s,
//! since a change of rule is not a change of coverage.
//! Pure: no files, no words. Percentages are 0 to 100, differences percentage points, new less old.

mod change;
mod communes;
mod compare;
#[cfg(test)]
mod fixture;
mod matching;
mod name_key;
mod parameters;
mod rates;
mod results;
mod targets;
mod warning;

pub use change::{Change, Matrix, NOTABLE_POINTS, VillageChange};
pub use compare::{Comparison, Incomparable, ServiceChange, compare};
pub use matching::{MatchedBy, Matches, Pair, Side, Unmatched, WhyUnmatched};
pub use parameters::{ParameterKind, parameters};
pub use rates::{FURTHER_PCT, Percentage, RateChange, RateOf, SameVillages};
pub use results::{MANIFEST_KIND, Origin, Results};
pub use targets::{TargetChange, VerdictChange};
pub use warning::Warning;
