//! What became of field reports.

use crate::codes::codes;
use serde::{Deserialize, Serialize};

/// What became of one field report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EvidenceUse {
    /// It decided the status of its village and service.
    Decided,
    /// It agrees with one that decided.
    Agrees,
    /// Another report about the same village and service, newer or more reliable, was preferred.
    Overruled,
    /// Its last day had passed.
    Expired,
    /// It is about one operator, or a day after the date of the data; no status depends on it.
    NotUsed,
}

codes! {
    /// The word of tables.
    EvidenceUse {
        Decided => "decided",
        Agrees => "agrees",
        Overruled => "overruled",
        Expired => "expired",
        NotUsed => "not_used",
    }
}
