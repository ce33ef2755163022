//! `manifest.json`: what the results were made of, and the files they are.

use super::Options;
use crate::assessment::{Assessment, ColumnRole, ColumnUse, Method};
use crate::gap::GapTerms;
use serde::Deserialize;
use serde_json::{Map, Value, json};
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
    options: &Options,
    outputs: &[String],
) -> io::Result<()> {
    let Options { made_at, outputs: chosen, not_read, .. } = options;
    let method = &assessment.method;
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
        "crs": {
            "code": method.crs.code,
            "name": method.crs.name,
            "scale": method.ground.map(|g| json!({ "length": g.length, "area": g.area })),
        },
        "parameters": parameters(method),
        "rule": super::rule::with_source(&method.rule),
        "plan": assessment.plan.as_ref().map(|p| json!({ "id": p.id, "document": p.document })),
        "inputs": assessment
            .inputs
            .iter()
            .map(|i| json!({
                "role": i.role.code(),
                "path": i.path,
                "layer": i.layer,
                "rows": i.rows,
                "crs": i.crs,
                "sha256": i.sha256,
                "files": (!i.files.is_empty()).then_some(&i.files),
                "source": i.source,
                "columns": used_columns(&i.columns),
                "columns_not_used": columns_not_used(&i.columns),
            }))
            .collect::<Vec<_>>(),
        "outputs": outputs,
        "only": (!chosen.is_all()).then(|| chosen.names()),
        "not_read": not_read,
    });
    serde_json::to_writer_pretty(to, &value).map_err(io::Error::from)
}

/// Field by field the column it was read from.
fn used_columns(columns: &[ColumnUse]) -> Map<String, Value> {
    let used = columns.iter().filter_map(|c| match &c.role {
        ColumnRole::Field(field) => Some((field.clone(), json!(c.name))),
        _ => None,
    });
    used.collect()
}

/// The other columns: what they resemble, or which column was read instead.
fn columns_not_used(columns: &[ColumnUse]) -> Vec<Value> {
    let why = |c: &ColumnUse| match &c.role {
        ColumnRole::Field(_) => None,
        ColumnRole::Instead { field, column } => {
            Some(json!({ "column": c.name, "field": field, "read_from": column }))
        }
        ColumnRole::Like(field) => Some(json!({ "column": c.name, "resembles": field })),
        ColumnRole::Nothing => Some(json!({ "column": c.name })),
    };
    columns.iter().filter_map(why).collect()
}

/// Every parameter of the computation.
fn parameters(method: &Method) -> Map<String, Value> {
    let mut all = Map::new();
    all.insert("engine".to_owned(), json!(method.engine.code()));
    all.extend(super::rule::parameters(&method.rule));
    let radii = method.radius_m.iter().map(|(t, m)| (t.name().to_owned(), json!(m)));
    let places = method.places.iter().map(|p| {
        json!({
            "services": p.services.iter().map(|s| s.column()).collect::<Vec<_>>(),
            "target": p.target,
            "covered_from": p.covered_from,
        })
    });
    let rest = [
        ("beamwidth_deg", json!(method.beamwidth_deg)),
        ("count", json!(method.count.iter().map(|s| s.code()).collect::<Vec<_>>())),
        ("datum_operation", json!(method.datum.code())),
        ("radius_m", Value::Object(radii.collect())),
        ("sharing_distance_m", json!(method.sharing_distance_m)),
        ("speed_min_tests", json!(method.min_tests)),
        ("places", Value::Array(places.collect())),
        ("evidence_on", json!(method.evidence_on.map(|d| d.to_string()))),
        ("gaps", gaps(&method.gaps)),
    ];
    all.extend(rest.map(|(key, value)| (key.to_owned(), value)));
    all
}

/// Which gaps are listed, and the weights of their order.
fn gaps(terms: &GapTerms) -> Value {
    let weights = terms.weights;
    json!({
        "services": terms.services.iter().map(|s| s.column()).collect::<Vec<_>>(),
        "weights": {
            "people": weights.people,
            "white": weights.white,
            "dbkk": weights.dbkk,
            "power": weights.power,
            "certainty": weights.certainty,
        },
    })
}

/// What an earlier manifest says, as far as a new run needs it.
#[derive(Debug, Deserialize)]
pub(super) struct Earlier {
    program: String,
    #[serde(default)]
    pub(super) outputs: Vec<String>,
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
