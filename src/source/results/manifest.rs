//! The manifest: whether a folder is ours, and what its results were made of.

use super::error::Error;
use super::table::content;
use crate::comparison::{MANIFEST_KIND, Origin, ReadFile};
use crate::source::{CrsLabel, digest};
use serde_json::Value;
use std::path::Path;

const FILE: &str = "manifest.json";

/// What our manifests name as their maker.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// Reads it.
pub(super) fn read(folder: &Path) -> Result<Origin, Error> {
    let name = || folder.display().to_string();
    match std::fs::metadata(folder) {
        Ok(there) if there.is_dir() => {}
        Ok(_) => return Err(Error::NotAFolder { folder: name() }),
        Err(_) => return Err(Error::NoFolder { folder: name() }),
    }
    let Some((file, bytes)) = content(folder, FILE)? else {
        return Err(Error::NotResults { folder: name(), nearby: nearby(folder) });
    };
    let value: Value = serde_json::from_slice(&bytes).map_err(|e| Error::Manifest {
        file: file.clone(),
        line: e.line() as u64,
        reason: e.to_string(),
    })?;
    let program = text(&value["program"]);
    if program != PROGRAM {
        return Err(Error::OtherProgram { file, program });
    }
    if value["kind"] == MANIFEST_KIND {
        return Err(Error::IsComparison { folder: name() });
    }
    let sha256 = digest::of_bytes(&bytes);
    let project = &value["project"];
    let some = |v: &Value| Some(text(v)).filter(|t| !t.trim().is_empty());
    let mut parameters = Vec::new();
    if value["parameters"].is_object() {
        flatten(&value["parameters"], "", &mut parameters);
    }
    if let Some(plan) = value.get("plan") {
        parameters.push(("plan".to_owned(), text(&plan["id"])));
    }
    let layers = value["inputs"].as_array().map(Vec::as_slice).unwrap_or_default();
    let layers = layers.iter().filter(|i| i["role"] != "project");
    let mut inputs_sha256: Vec<String> = layers.map(|i| text(&i["sha256"])).collect();
    inputs_sha256.sort();
    Ok(Origin {
        folder: name(),
        version: text(&value["version"]),
        made_at: some(&value["made_at"]),
        title: text(&project["title"]),
        as_of: some(&project["as_of"]),
        maker: some(&project["maker"]),
        synthetic: value["synthetic"] == true,
        crs: CrsLabel { code: text(&value["crs"]["code"]), name: text(&value["crs"]["name"]) },
        datum: text(&value["parameters"]["datum_operation"]),
        parameters,
        inputs_sha256,
        manifest_sha256: sha256.clone(),
        files: vec![ReadFile { name: FILE.to_owned(), sha256 }],
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The results folder that was perhaps meant: the only one below, or the one above.
fn nearby(folder: &Path) -> Option<String> {
    let ours = |f: &Path| {
        let read = |(_, bytes): (String, Vec<u8>)| serde_json::from_slice::<Value>(&bytes).ok();
        let manifest = content(f, FILE).ok().flatten().and_then(read);
        manifest.is_some_and(|m| m["program"] == PROGRAM && m["kind"] != MANIFEST_KIND)
    };
    let below = std::fs::read_dir(folder).ok()?.flatten().map(|e| e.path());
    // A folder of thousands is not looked through.
    let mut below = below.take(200).filter(|p| p.is_dir() && ours(p));
    let (first, second) = (below.next(), below.next());
    let only = first.filter(|_| second.is_none());
    let above = || folder.parent().filter(|p| ours(p)).map(Path::to_owned);
    only.or_else(above).map(|p| p.display().to_string())
}

/// Texts that explain a parameter and decide nothing.
const EXPLAINING: [&str; 5] = ["title", "source", "caveat", "vi", "en"];

/// Every value with its dotted key.
fn flatten(value: &Value, key: &str, out: &mut Vec<(String, String)>) {
    let below = |name: &str| {
        if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") }
    };
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                if !EXPLAINING.contains(&name.as_str()) {
                    flatten(value, &below(name), out);
                }
            }
        }
        Value::Array(all) if all.iter().any(|v| v.is_object() || v.is_array()) => {
            for (i, value) in all.iter().enumerate() {
                flatten(value, &below(&(i + 1).to_string()), out);
            }
        }
        Value::Array(all) => {
            let words: Vec<String> = all.iter().map(scalar).collect();
            out.push((key.to_owned(), words.join(", ")));
        }
        one => out.push((key.to_owned(), scalar(one))),
    }
}

/// As text; what is not set is empty.
fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        // 4000 and 4000.0 are one number.
        Value::Number(n) => n.as_f64().map_or_else(|| n.to_string(), |v| v.to_string()),
        other => other.to_string(),
    }
}
