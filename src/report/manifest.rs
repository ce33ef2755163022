//! `manifest.json`: what the results were made of, and the files they are.

use crate::assessment::Assessment;
use serde::Deserialize;
use serde_json::json;
use std::io::{self, Write};
use std::path::Path;

/// The name a manifest gives as its maker; a folder without it is not ours to replace.
pub const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// The manifest's file name.
pub(super) const FILE: &str = "manifest.json";

/// Writes it. `outputs` are the other files of the folder, relative, with `/`.
pub(super) fn write(
    to: impl Write,
    assessment: &Assessment,
    made_at: &str,
    outputs: &[String],
) -> io::Result<()> {
    let method = &assessment.method;
    let rule = &method.rule;
    let value = json!({
        "program": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "made_at": made_at,
        "synthetic": assessment.about.synthetic,
        "project": {
            "title": assessment.about.title,
            "as_of": assessment.about.as_of,
            "maker": assessment.about.maker,
        },
        "crs": { "code": method.crs.code, "name": method.crs.name },
        "parameters": {
            "engine": method.engine.code(),
            "covered_from": rule.covered_from,
            "white_up_to": rule.white_up_to,
            "denominator": rule.denominator.code(),
            "operator": rule.operator.code(),
            "mobile_broadband": rule.mobile_broadband.iter().map(|t| t.name()).collect::<Vec<_>>(),
            "beamwidth_deg": method.beamwidth_deg,
            "count": method.count.iter().map(|s| s.code()).collect::<Vec<_>>(),
            "datum_operation": method.datum,
            "sharing_distance_m": method.sharing_distance_m,
            "speed_min_tests": method.min_tests,
            "places": method
                .places
                .iter()
                .map(|p| json!({
                    "services": p.services.iter().map(|s| s.column()).collect::<Vec<_>>(),
                    "target": p.target,
                    "covered_from": p.covered_from,
                }))
                .collect::<Vec<_>>(),
            "radius_m": method
                .radius_m
                .iter()
                .map(|(t, m)| (t.name().to_owned(), json!(m)))
                .collect::<serde_json::Map<_, _>>(),
        },
        "inputs": assessment
            .inputs
            .iter()
            .map(|i| json!({
                "role": i.role,
                "path": i.path,
                "layer": i.layer,
                "rows": i.rows,
                "crs": i.crs,
                "sha256": i.sha256,
                "source": i.source,
            }))
            .collect::<Vec<_>>(),
        "outputs": outputs,
    });
    serde_json::to_writer_pretty(to, &value).map_err(io::Error::from)
}

/// What an earlier manifest says, as far as a new run needs it.
#[derive(Debug, Deserialize)]
pub(super) struct Earlier {
    program: String,
    #[serde(default)]
    outputs: Vec<String>,
}

impl Earlier {
    /// The manifest of a results folder; `None` when the folder holds none of ours.
    pub(super) fn read(folder: &Path) -> Option<Self> {
        let text = std::fs::read(folder.join(FILE)).ok()?;
        serde_json::from_slice::<Self>(&text).ok().filter(|m| m.program == PROGRAM)
    }

    /// Whether a file of the folder was written by that run.
    pub(super) fn made(&self, file: &str) -> bool {
        file == FILE || self.outputs.iter().any(|o| o == file)
    }
}
