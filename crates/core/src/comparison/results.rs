//! The results of a run as a comparison takes them.

use crate::assessment::{Assessment, Role};

/// What the manifest of a comparison says under `kind`, so that nobody compares comparisons; that of a
/// run says nothing there.
pub const MANIFEST_KIND: &str = "comparison";

/// The results of one run: the assessment, and what its folder adds.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// What the run found out.
    pub assessment: Assessment,
    /// Where it was read from.
    pub origin: Origin,
}

/// The folder that an assessment was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The folder, as it was named.
    pub folder: String,
    /// When the run ended, ISO 8601, as the manifest states it.
    pub made_at: Option<String>,
    /// SHA-256 of the manifest, lower-case hexadecimal.
    pub manifest_sha256: String,
    /// SHA-256 of the kept assessment, likewise.
    pub assessment_sha256: String,
}

impl Results {
    /// SHA-256 of every file the run read but the project file, in order.
    pub(super) fn data_sha256(&self) -> Vec<&str> {
        let data = self.assessment.inputs.iter().filter(|i| i.role != Role::Project);
        let mut all: Vec<&str> = data.map(|i| i.sha256.as_str()).collect();
        all.sort_unstable();
        all
    }
}
