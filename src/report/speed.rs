//! `speed.csv`: speeds as subscribers measured them.

use super::csv_file::{Cell, CsvFile};
use super::rates::ANY_OPERATOR;
use crate::assessment::Assessment;
use crate::indicator::{SpeedUnit, Spread};
use crate::network::{ServiceKind, Technology};
use std::io::{self, Write};

const HEADER: [&str; 15] = [
    "level",
    "code",
    "name",
    "technology",
    "operator",
    "tests",
    "down_median_mbps",
    "down_mean_mbps",
    "down_p10_mbps",
    "up_median_mbps",
    "up_mean_mbps",
    "up_p10_mbps",
    "latency_median_ms",
    "latency_mean_ms",
    "latency_p10_ms",
];

/// Writes it.
pub(super) fn write_csv(to: impl Write, assessment: &Assessment) -> io::Result<()> {
    let mut file = CsvFile::new(to, &HEADER)?;
    let units = &assessment.units;
    for speed in &assessment.speeds {
        let (level, code, name) = match speed.of {
            SpeedUnit::Province => {
                ("province", units.province_code.as_str(), units.province.as_str())
            }
            SpeedUnit::Commune(id) => {
                let commune = units.commune(id);
                ("commune", commune.code.as_str(), commune.name.as_str())
            }
            SpeedUnit::Village(i) => {
                let village = &assessment.villages[i as usize];
                ("village", village.id.as_str(), village.name.as_str())
            }
        };
        let over =
            speed.technology.map_or(ServiceKind::MobileBroadband.column(), Technology::column);
        let operator =
            speed.operator.map_or(ANY_OPERATOR, |o| assessment.network.operators.name(o));
        let mut row = vec![
            Cell::text_of(level),
            Cell::text_of(code),
            Cell::text_of(name),
            Cell::text_of(over),
            Cell::text_of(operator),
            Cell::Count(speed.tests),
        ];
        for spread in [&speed.down, &speed.up, &speed.latency] {
            let of = |figure: fn(&Spread) -> f64| Cell::real(spread.as_ref().map(figure), 3);
            row.extend([of(|s| s.median), of(|s| s.mean), of(|s| s.p10)]);
        }
        file.row(row)?;
    }
    file.finish()
}
