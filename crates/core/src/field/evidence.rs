//! Evidence: what a voter, a measurement or a survey says of one village, on one day.

use crate::codes::codes;
use crate::network::OperatorId;
use crate::network::ServiceKind;
use crate::origin::Location;
use geo::Coord;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One dated report about one village and one service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// File and row it stands in.
    pub place: Location,
    /// Identifier of the report; may be empty.
    pub id: String,
    /// Index of the village.
    pub village: u32,
    /// Where exactly, if the report gives a position: metres, working CRS.
    #[serde(with = "crate::kept")]
    pub position: Option<Coord<f64>>,
    /// About which service.
    pub service: ServiceKind,
    /// About which operator; `None`: any.
    pub operator: Option<OperatorId>,
    /// What it says.
    pub says: Says,
    /// What kind of report it is.
    pub kind: EvidenceKind,
    /// Who says so, as the table gives it.
    pub source: String,
    /// The day it was made.
    #[serde(with = "crate::kept")]
    pub date: Option<Date>,
    /// The last day it holds.
    #[serde(with = "crate::kept")]
    pub expiry: Option<Date>,
}

/// What a report says of the village.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Says {
    /// It has the service.
    Covered,
    /// Parts of it have the service (lõm).
    Hole,
    /// It does not have the service (trắng).
    White,
}

codes! {
    /// The word of tables.
    Says {
        Covered => "covered",
        Hole => "hole",
        White => "white",
    }
}

/// What kind of report it is, the most reliable last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// A voter's or an official's report (phản ánh cử tri).
    VoterReport,
    /// A survey on site (khảo sát).
    Survey,
    /// A measurement with an instrument (đo kiểm).
    Measurement,
}

codes! {
    /// The word of tables.
    EvidenceKind {
        VoterReport => "voter_report",
        Survey => "survey",
        Measurement => "measurement",
    }
}
