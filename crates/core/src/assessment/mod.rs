//! The whole result of a run as one typed value: what maps and reports draw.
//!
//! In: villages, network, coverage, rates, findings, and what the project said of itself.
//! Out: [`Assessment`]. Nothing here knows a language or a file format.

mod about;
mod assess;
mod by_overlay;
mod datum;
mod inputs;
mod judge;
mod measure;
mod needs;
mod output;
mod rates;
mod result;
mod role;
mod scenarios;
#[cfg(test)]
mod scenarios_tests;
mod services;
mod terms;
mod trial;
mod village_table;

pub use crate::gap::EvidenceUse;
pub use about::About;
pub use assess::{assess, judge};
pub use datum::Datum;
pub use inputs::{ColumnRole, ColumnUse, CrsLabel, GroundScale, Input, InputFile, Inputs};
pub use measure::Measure;
pub use needs::{Need, Needs};
pub use output::{Output, OutputKind, Outputs, SheetChoice};
pub use result::{Assessment, Method};
pub use role::Role;
pub use terms::Terms;
pub use trial::{Damaged, Judged, Score, Settings, Trial};
pub use village_table::{ColumnKind, Value};
