//! Gaps: villages without a service, why, how surely, and who should pay.
//!
//! In: services by village, scenarios, places, evidence. Out: [`Gap`]s in order of priority. A gap is
//! trắng sóng ([`Status::White`](crate::indicator::Status)) or lõm sóng (`Hole`).

mod result;
mod terms;

pub use result::{Gap, Lacking, Margin, NearestOf, Reason, Robustness, Triage};
pub use terms::{GapTerms, Weights};
