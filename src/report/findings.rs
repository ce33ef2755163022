//! `findings.csv`: every data problem, where it is and what was done.

use super::csv_file::{Cell, CsvFile};
use crate::finding::Finding;
use crate::lang::{self, Lang};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

const HEADER: [&str; 9] =
    ["severity", "code", "file", "layer", "row", "id", "column", "found", "done"];

/// Whether a file begins as a list of findings does; an empty file may become one.
pub(super) fn is_list(path: &Path) -> io::Result<bool> {
    let head = format!("\u{feff}{}", HEADER.join(","));
    let mut found = Vec::new();
    File::open(path)?.take(head.len() as u64).read_to_end(&mut found)?;
    Ok(found.is_empty() || found == head.as_bytes())
}

/// Writes it, in that language.
pub(super) fn write_csv(to: impl Write, findings: &[Finding], lang: Lang) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    for finding in findings {
        let place = &finding.place;
        let text = |t: &'_ Option<String>| t.clone().map_or(Cell::Empty, |t| Cell::Text(t.into()));
        let message = lang::finding(lang, finding);
        file.row([
            Cell::text_of(finding.severity.code()),
            Cell::text_of(finding.kind.code()),
            Cell::text_of(&place.file),
            text(&place.layer),
            place.row.map_or(Cell::Empty, Cell::Count),
            text(&place.id),
            text(&place.column),
            Cell::Text(Cow::Owned(message.headline)),
            Cell::Text(Cow::Owned(message.hint)),
        ])?;
    }
    file.finish()
}
