//! Findings: what was wrong in the data, where, and what was done about it.
//!
//! In: nothing; `source` records them. Out: rows of `findings.csv`, lines on the terminal.
//! The words are in [`crate::lang`]; a finding carries fields only.
//! A repair, a dropped row and an assumption are all findings; `--strict` refuses the first two.

use std::fmt::Write as _;

/// How much a finding changes the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl Severity {
    /// The stable code written in `findings.csv`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Assumed => "assumed",
            Self::Repaired => "repaired",
            Self::Dropped => "dropped",
        }
    }

    /// Whether `--strict` refuses data with such a finding.
    pub fn refused_when_strict(self) -> bool {
        matches!(self, Self::Repaired | Self::Dropped)
    }
}

/// Where in the inputs a finding was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as the project names it.
    pub file: String,
    /// Layer or sheet, where the file has several.
    pub layer: Option<String>,
    /// Row, counted as a person sees it: 1 is the first line of a text file or the first row of a
    /// sheet (usually the header); in a vector layer it is the feature's number, from 1.
    pub row: Option<u64>,
    /// The identifier the row itself gives.
    pub id: Option<String>,
    /// The column or key at fault.
    pub column: Option<String>,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut s = self.file.clone();
        if let Some(layer) = &self.layer {
            let _ = write!(s, " [{layer}]");
        }
        if let Some(row) = self.row {
            let _ = write!(s, ":{row}");
        }
        f.write_str(&s)
    }
}

/// One problem of the data, and what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it changes the results.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What, with its values.
    pub kind: FindingKind,
}

/// What was found. `source` is the only one to make them; texts are in [`crate::lang`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum FindingKind {
    /// A village without geometry: it is kept, without data.
    NoGeometry,
}

impl FindingKind {
    /// The stable code written in `findings.csv`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoGeometry => "no-geometry",
        }
    }
}
