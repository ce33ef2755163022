//! A comparison as tables: `compare_villages.csv`, `compare_rates.csv`, `compare_scorecard.csv`,
//! `compare_unmatched.csv`, `compare.json`, and the manifest.
//!
//! Columns of the older results begin with `old_`, those of the newer with `new_`; differences are new
//! less old, in percentage points.

mod summary;
mod tables;

use super::write::{Error, Options, create, files_in};
use super::{PROGRAM, Staging, manifest};
use crate::comparison::{Comparison, MANIFEST_KIND, Results};
use crate::progress::{Progress, Stage};
use crate::snapshot;
use serde_json::json;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use summary::summary;
use tables::{rates, scorecard, unmatched, villages};

/// Writes the tables into the staging folder, and the manifest last.
///
/// # Errors
/// [`Error`], with the file at fault. Nothing outside the staging folder has been touched.
pub fn write_comparison(
    comparison: &Comparison<'_>,
    staging: &Staging,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(), Error> {
    type Table<'a> = &'a dyn Fn(&mut BufWriter<File>) -> io::Result<()>;
    let folder = staging.path();
    let lang = options.lang;
    let tables: [(&str, Table<'_>); 4] = [
        ("compare_villages.csv", &|f| villages(f, comparison)),
        ("compare_rates.csv", &|f| rates(f, comparison)),
        ("compare_unmatched.csv", &|f| unmatched(f, comparison, lang)),
        ("compare.json", &|f| summary(f, comparison, lang)),
    ];
    progress.begin(Stage::Writing, "", Some(tables.len() as u64));
    for (name, write) in tables {
        if progress.interrupted() {
            return Err(Error::Interrupted);
        }
        create(&folder.join(name), &write)?;
        progress.advance(1);
    }
    if let Some(targets) = &comparison.targets {
        create(&folder.join("compare_scorecard.csv"), &|f| scorecard(f, targets, lang))?;
    }
    progress.end();
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| Error::Io { path, error }
    };
    let outputs = files_in(folder).map_err(at(folder))?;
    create(&folder.join(manifest::FILE), &|f: &mut BufWriter<File>| {
        manifest_of(f, comparison, &options.made_at, &outputs)
    })
}

/// The manifest: of each side the files that were read, by their digests.
fn manifest_of(
    to: impl Write,
    comparison: &Comparison<'_>,
    made_at: &str,
    outputs: &[String],
) -> io::Result<()> {
    let side = |results: &Results| {
        let Results { assessment, origin } = results;
        json!({
            "folder": origin.folder,
            "manifest_sha256": origin.manifest_sha256,
            "version": assessment.method.version,
            "made_at": origin.made_at,
            "title": assessment.about.title,
            "as_of": assessment.about.as_of,
            "files": [
                { "name": manifest::FILE, "sha256": origin.manifest_sha256 },
                { "name": snapshot::FILE, "sha256": origin.assessment_sha256 },
            ],
        })
    };
    let value = json!({
        "program": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "kind": MANIFEST_KIND,
        "made_at": made_at,
        "synthetic": comparison.synthetic(),
        "old": side(comparison.old),
        "new": side(comparison.new),
        "parameters": { "notable_points": crate::comparison::NOTABLE_POINTS },
        "outputs": outputs,
    });
    serde_json::to_writer_pretty(to, &value).map_err(io::Error::from)
}
