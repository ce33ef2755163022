//! `findings.csv`: every data problem, where it is and what was done.

use super::csv_file::{Cell, CsvFile};
use crate::finding::Finding;
use crate::lang::{self, Lang};
use std::borrow::Cow;
use std::io::{self, Write};

const HEADER: [&str; 9] =
    ["severity", "code", "file", "layer", "row", "id", "column", "found", "done"];

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
