//! `evidence.csv`: every field report, and what became of it.

use super::csv_file::{Cell, CsvFile};
use super::rates::ANY_OPERATOR;
use crate::assessment::{Assessment, EvidenceUse};
use std::borrow::Cow;
use std::io::{self, Write};

const HEADER: [&str; 18] = [
    "file",
    "row",
    "id",
    "village_id",
    "village",
    "commune_code",
    "commune",
    "technology",
    "operator",
    "says",
    "kind",
    "source",
    "date",
    "expiry",
    "use",
    "modelled_status",
    "x",
    "y",
];

/// Writes it.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    for (i, report) in assessment.evidence.iter().enumerate() {
        let village = &assessment.villages[report.village as usize];
        let commune = assessment.units.commune(village.commune);
        let operator =
            report.operator.map_or(ANY_OPERATOR, |o| assessment.network.operators.name(o));
        let day = |day: Option<jiff::civil::Date>| {
            day.map_or(Cell::Empty, |d| Cell::Text(Cow::Owned(d.to_string())))
        };
        let modelled = assessment
            .service(report.service)
            .and_then(|s| s.villages.get(report.village as usize))
            .map_or("", |v| v.modelled.code());
        let used = assessment.evidence_use.get(i).copied().map_or("", EvidenceUse::code);
        file.row([
            Cell::text_of(&report.place.file),
            report.place.row.map_or(Cell::Empty, Cell::Count),
            Cell::text_of(&report.id),
            Cell::text_of(&village.id),
            Cell::text_of(&village.name),
            Cell::text_of(&commune.code),
            Cell::text_of(&commune.name),
            Cell::text_of(report.service.column()),
            Cell::text_of(operator),
            Cell::text_of(report.says.code()),
            Cell::text_of(report.kind.code()),
            Cell::text_of(&report.source),
            day(report.date),
            day(report.expiry),
            Cell::text_of(used),
            Cell::text_of(modelled),
            Cell::real(report.position.map(|c| c.x), 2),
            Cell::real(report.position.map(|c| c.y), 2),
        ])?;
    }
    file.finish()
}
