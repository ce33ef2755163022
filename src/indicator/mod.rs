//! Rates: which villages count as covered, and what share of them each unit has.
//!
//! In: the coverage of each village. Out: a status for each village and a [`Rate`] for each unit,
//! technology and operator. Villages without data are counted apart and are in no denominator.

mod rate;
mod rule;
mod service;

pub use rate::{Contribution, Level, Rate, rates};
pub use rule::{Denominator, OperatorRule, Rule, Status};
pub use service::ServiceKind;
