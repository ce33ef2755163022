//! `village_operators.csv`: every village by every operator, one row each.

use super::csv_file::{Cell, CsvFile};
use crate::assessment::Assessment;
use crate::coverage::Share;
use std::io::{self, Write};

const HEADER: [&str; 5] = ["id", "technology", "operator", "area_pct", "status"];

/// Writes it.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    let rule = &assessment.method.rule;
    for service in &assessment.services {
        for (operator, shares) in &service.area().by_operator {
            let name = assessment.network.operators.name(*operator);
            for (village, share) in assessment.villages.iter().zip(shares) {
                file.row([
                    Cell::text_of(&village.id),
                    Cell::text_of(service.kind.column()),
                    Cell::text_of(name),
                    Cell::pct(share.map(Share::pct)),
                    Cell::text_of(rule.status_of_share(*share).code()),
                ])?;
            }
        }
    }
    file.finish()
}
