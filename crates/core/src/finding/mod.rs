//! Findings: what was wrong in the data, where, and what was done about it.
//!
//! In: nothing; `source` records them. Out: rows of `findings.csv`, lines on the terminal.
//! The words are in the program's `lang`; a finding carries fields only.
//! A repair, a dropped row and an assumption are all findings; `--strict` refuses the first two.

mod kind;

pub use crate::origin::Location;
pub use kind::{CodePage, CoordinateFault, CrsChoice, FindingCode, FindingKind, GeometryType};

use crate::codes::codes;
use serde::{Deserialize, Serialize};

/// How much a finding changes the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; nothing was changed.
    Note,
    /// A value was missing or doubtful and a stated default or reading was used.
    Assumed,
    /// The datum was changed so that it could be used.
    Repaired,
    /// The datum could not be used and was left out (or, for a village, has no data).
    Dropped,
}

codes! {
    /// The stable code written in `findings.csv`.
    Severity {
        Note => "note",
        Assumed => "assumed",
        Repaired => "repaired",
        Dropped => "dropped",
    }
}

impl Severity {
    /// Whether `--strict` refuses data with such a finding.
    pub fn refused_when_strict(self) -> bool {
        matches!(self, Self::Repaired | Self::Dropped)
    }
}

/// One problem of the data, and what was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it changes the results.
    pub severity: Severity,
    /// Where.
    pub place: Location,
    /// What, with its values.
    pub kind: FindingKind,
}

impl Finding {
    /// Whether `--strict` refuses data with it: a repair, something left out, or a reading that another
    /// could take the place of with other results.
    pub fn refused_when_strict(&self) -> bool {
        let doubtful = matches!(
            self.kind,
            FindingKind::ColumnAmbiguous { .. } | FindingKind::SmallRadius { .. }
        );
        doubtful || self.severity.refused_when_strict()
    }
}

/// How a column is written, where that can be in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Notation {
    /// Numbers with a decimal point; a comma groups thousands.
    DecimalPoint,
    /// Numbers with a decimal comma; a point groups thousands.
    DecimalComma,
    /// Days with the day first: `15/03/2025`.
    DayFirst,
    /// Days with the month first: `03/15/2025`.
    MonthFirst,
    /// Technologies by the codes of the FCC's Broadband Data Collection: 300, 400, 500, 50.
    FccCodes,
    /// Technologies by the number of their generation: 2, 3, 4, 5.
    Generations,
}

codes! {
    /// The stable code.
    Notation {
        DecimalPoint => "decimal-point",
        DecimalComma => "decimal-comma",
        DayFirst => "day-first",
        MonthFirst => "month-first",
        FccCodes => "fcc-codes",
        Generations => "generations",
    }
}

/// A fault of an area's geometry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GeometryFault {
    /// A ring crosses or touches itself.
    SelfIntersection,
    /// Two rings of one polygon cross or share an edge.
    RingsCross,
    /// A hole is not inside its exterior ring.
    HoleOutside,
    /// Parts of one area overlap or share an edge.
    PartsOverlap,
    /// A ring has fewer than three distinct points, or a line fewer than two.
    TooFewPoints,
    /// A coordinate is not a number, or cannot be brought into the working CRS.
    NotFinite,
    /// A hole lies in another hole.
    HolesNested,
    /// The rings of one polygon touch so that its interior is in pieces.
    InteriorDisconnected,
    /// A ring encloses no area.
    NoArea,
    /// A ring does not end where it begins.
    RingOpen,
    /// The boundary crosses itself so often that there is nothing to repair.
    Tangled,
}

codes! {
    /// The stable code.
    GeometryFault {
        SelfIntersection => "self-intersection",
        RingsCross => "rings-cross",
        HoleOutside => "hole-outside",
        PartsOverlap => "parts-overlap",
        TooFewPoints => "too-few-points",
        NotFinite => "not-finite",
        HolesNested => "holes-nested",
        InteriorDisconnected => "interior-disconnected",
        NoArea => "no-area",
        RingOpen => "ring-open",
        Tangled => "tangled",
    }
}

/// How a text was spoilt before it reached the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LegacyText {
    /// TCVN 5712 (ABC, `.VnTime` fonts).
    Tcvn3,
    /// VNI for Windows.
    Vni,
    /// UTF-8 read as a Western code page.
    Mojibake,
    /// `Ð` (U+00D0) typed for `Đ` (U+0110).
    Eth,
}

impl LegacyText {
    /// The name of the encoding or fault.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
            Self::Mojibake => "UTF-8 / windows-1252",
            Self::Eth => "U+00D0",
        }
    }
}

/// What kind of value a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Expected {
    /// Any number.
    Number,
    /// A number of at least 0.
    NotNegative,
    /// A whole number of at least 0.
    Count,
    /// Yes or no.
    YesNo,
    /// Anything but a spreadsheet's error value.
    NoError,
    /// A speed a line can have, Mb/s.
    Speed,
    /// A latency a line can have, ms.
    Latency,
    /// A day.
    Day,
    /// A day not before that of the report.
    LaterDay,
    /// What a field report says: covered, hole or white.
    Says,
    /// How a field report was made.
    ReportKind,
    /// One or several services.
    Service,
}

/// What a row of a table is that is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NotData {
    /// A title above the head.
    Title,
    /// The numbers of the columns, under the head.
    ColumnNumbers,
    /// The head again, on the next page.
    HeadAgain,
    /// The name of a group of rows: `II, Huyện Kỳ Anh`.
    Group,
    /// Sums.
    Total,
    /// A note, a source, a signature.
    Note,
}

codes! {
    /// The stable code.
    NotData {
        Title => "title",
        ColumnNumbers => "column-numbers",
        HeadAgain => "head-again",
        Group => "group",
        Total => "total",
        Note => "note",
    }
}

/// What a workbook hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hidden {
    /// Rows; they were read.
    Rows,
    /// Columns; they were read.
    Columns,
    /// A sheet; it was read, since the project names it.
    Sheet,
}

codes! {
    /// The stable code.
    Hidden {
        Rows => "rows",
        Columns => "columns",
        Sheet => "sheet",
    }
}

/// By what a raster's values were read as people, or as people an area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ReadBy {
    /// The file's units, description or name.
    Words(String),
    /// The villages' own numbers.
    Numbers {
        /// Their sum.
        official: f64,
    },
    /// Nothing says: the most usual.
    Nothing,
}
