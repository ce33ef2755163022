//! Where in the inputs something stands: what findings and reports from the field name.

use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// Where in the inputs a finding or a report stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
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

impl std::fmt::Display for Location {
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
