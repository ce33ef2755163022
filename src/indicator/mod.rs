//! Indicators: what coverage means to a plan.
//!
//! In: the coverage of each village, places and networks. Out: statuses by a [`Rule`], [`Rate`]s of
//! units, sharing, places, speed, and a plan's scorecard. Villages without data are counted apart and
//! are in no denominator.

mod observe;
mod plan;
mod rate;
mod results;
mod rule;
mod scenario;
mod scorecard;
mod service;

pub use observe::{Held, Observer};
pub use plan::{Comparison, Passive, Plan, SpeedFigure, Stated, Target, TargetMeasure, Unit};
pub use rate::{Beside, Contribution, Level, Rate, Statuses, Total, UnitRates};
pub use results::{PlaceRate, PlaceResult, SharedSite, Sharing, Speed, SpeedUnit, Spread};
pub use rule::{Observation, OperatorRule, Rule, Status, Test, Words};
pub use scenario::{ScenarioService, Scenarios};
pub use scorecard::{Count, Origin, ScoreRow, Turns, Verdict};
pub use service::{PointsServed, Service, Shares, VillageService};
