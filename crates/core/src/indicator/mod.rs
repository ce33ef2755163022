//! Indicators: what coverage means to a plan.
//!
//! In: the coverage of each village, places and networks. Out: statuses by a [`Rule`], [`Rate`]s of
//! units, sharing, places, speed, and a plan's scorecard. Villages without data are counted apart and
//! are in no denominator.

mod classes;
mod observe;
#[cfg(test)]
mod observe_tests;
mod places;
mod plan;
mod positions;
mod rate;
mod results;
mod rule;
mod scenario;
mod score;
#[cfg(test)]
mod score_tests;
mod scorecard;
mod service;
mod sharing;
mod speed;
mod steps;
mod turns;

pub use classes::{Class, Classes};
pub use observe::{Observer, VillageTotals};
pub use places::{PlaceTerms, place_rates, place_results};
pub use plan::{Comparison, Passive, Plan, SpeedFigure, Stated, Target, TargetMeasure, Unit};
pub use positions::positions_with;
pub use rate::{Beside, Contribution, Level, Rate, Statuses, Total, UnitRates};
pub use results::{PlaceRate, PlaceResult, SharedSite, Sharing, Speed, SpeedUnit, Spread};
pub use rule::{Bilingual, Observation, OperatorRule, Rule, Status, Test};
pub use scenario::{ScenarioService, Scenarios};
pub use score::{How, ScoreInputs, score, scorecard};
pub use scorecard::{Count, Origin, ScoreRow, Turns, Verdict};
pub use service::{PointsServed, Service, Shares, VillageService};
pub use sharing::{shared_sites, sharing};
pub use speed::speeds;
pub use steps::steps;
