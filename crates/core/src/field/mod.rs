//! What people report from the field: dated evidence about villages, and measurements of speed.
//!
//! In: what `source` has read and judged. Out: typed values that already know their village.
//! Not here: what they change (`gap` and `indicator` decide that).

mod evidence;
mod measurement;

pub use evidence::{Evidence, EvidenceKind, Says};
pub use measurement::Measurement;
