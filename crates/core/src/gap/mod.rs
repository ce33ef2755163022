//! Gaps: villages without a service, why, how surely, and who should pay.
//!
//! In: services by village, scenarios, places, evidence. Out: [`Gap`]s in order of priority. A gap is
//! trắng sóng ([`Status::White`](crate::indicator::Status)) or lõm sóng (`Hole`).
//! First [`apply_evidence`] lets field reports decide, then [`find`] lists what is left without service.

mod allowed;
mod evidence;
#[cfg(test)]
mod evidence_tests;
mod evidence_use;
mod find;
mod findings;
mod lacking;
mod priority;
mod reason;
mod result;
mod robustness;
mod terms;

pub use evidence::{apply as apply_evidence, findings as evidence_findings};
pub use evidence_use::EvidenceUse;
pub use find::{Search, find};
pub use findings::merge as merge_findings;
pub use result::{Gap, Lacking, Margin, Reason, Robustness, Triage};
pub use terms::{GapTerms, Weights};
