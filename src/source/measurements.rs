//! Layers of speed tests.
//!
//! In: points from any format, one row a test, or the mean of as many as the row says. Out: tests with
//! their village. Speeds in Mb/s; a column whose name says kbit/s is converted. Built for millions of rows: a
//! test costs 48 bytes.

use super::columns::Columns;
use super::format;
use super::ledger::Ledger;
use super::open::open;
use super::points::{BATCH, PointReader, usable};
use super::study_area::StudyArea;
use super::values::{number_of, parse_technologies};
use super::{Error, Layer};
use crate::field::Measurement;
use crate::finding::{FindingKind, Severity};
use crate::network::{OperatorId, Operators, ServiceKind, Technology};
use crate::place::{VillageIndex, fold};
use crate::progress::{Progress, Stage};
use crate::project::{MEASUREMENT_FIELDS, MeasurementLayer, Project};
use rayon::prelude::*;
use std::collections::HashMap;

/// Reads one layer of speed tests.
pub(super) fn read(
    project: &Project,
    layer: &MeasurementLayer,
    study: &StudyArea,
    villages: &VillageIndex<'_>,
    operators: &mut Operators,
    found: &mut Vec<Measurement>,
    progress: &dyn Progress,
) -> Result<Layer, Error> {
    let source = &layer.source;
    let open = open(source, &format::POINTS)?;
    let mut ledger = Ledger::new(&source.path, open.name());
    let section = "measurements.columns";
    let columns = Columns::find(source, open.columns(), &MEASUREMENT_FIELDS, section)?;
    if ["down_mbps", "up_mbps", "latency_ms"].iter().all(|f| columns.at(f).is_none()) {
        return Err(columns.missing("down_mbps", None));
    }
    progress.begin(Stage::Reading, &source.path, open.total());
    let mut points = PointReader::new(project, study, source, open, columns, progress)?;
    let mut reading = Reading::new(layer, operators);
    let start = found.len();
    let mut placed_to = start;
    let (mut raw, mut rows) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
    let mut outside = 0;
    loop {
        let next = points.next(&mut ledger)?;
        if let Some(at) = next {
            found.push(reading.row(&mut points, &mut ledger)?);
            raw.push(at);
            rows.push(points.row.number);
        }
        if raw.len() >= BATCH || (next.is_none() && !raw.is_empty()) {
            let placed = points.place(&raw, &mut ledger)?;
            let mut kept: Vec<bool> = Vec::with_capacity(raw.len());
            for ((placed, raw), row) in placed.iter().zip(&raw).zip(&rows) {
                kept.push(usable(placed, *raw, f64::INFINITY, *row, "", &mut ledger));
            }
            found[placed_to..]
                .par_iter_mut()
                .zip(&placed)
                .zip(&kept)
                .filter(|(_, kept)| **kept)
                .for_each(|((test, placed), _)| test.village = villages.at(placed.at));
            let mut kept = kept.into_iter();
            let fresh = found.split_off(placed_to);
            found.extend(fresh.into_iter().filter(|_| kept.next() == Some(true)));
            outside += found[placed_to..].iter().filter(|t| t.village.is_none()).count() as u64;
            placed_to = found.len();
            progress.advance(raw.len() as u64);
            raw.clear();
            rows.clear();
            if progress.interrupted() {
                return Err(Error::Interrupted);
            }
        }
        if next.is_none() {
            break;
        }
    }
    progress.end();
    let crs = points.finish(&mut ledger)?;
    reading.finish(&points.columns, &mut ledger);
    if outside > 0 {
        ledger.whole(Severity::Note, None, FindingKind::OutsideVillages { count: outside });
    }
    let name = points.layer.name().map(str::to_owned);
    Ok(Layer { name, rows: points.read, crs, ledger, listed: [false; Technology::ALL.len()] })
}

/// What a test was made over: the technology where it is known, and whether that is mobile.
type Access = (Option<Technology>, bool);

/// What rows are read with.
struct Reading<'r> {
    layer: &'r MeasurementLayer,
    operators: &'r mut Operators,
    /// By the text of a cell, so that a million rows look their words up once each.
    known_operators: HashMap<String, Option<OperatorId>>,
    known_accesses: HashMap<String, Option<Access>>,
    /// Speeds in kbit/s, as the heading says: down, up.
    converted: [u64; 2],
    /// Rows that are means, and the tests they are of.
    means: (u64, u64),
    no_access: u64,
    first_unknown: String,
}

impl<'r> Reading<'r> {
    fn new(layer: &'r MeasurementLayer, operators: &'r mut Operators) -> Self {
        Self {
            layer,
            operators,
            known_operators: HashMap::new(),
            known_accesses: HashMap::new(),
            converted: [0; 2],
            means: (0, 0),
            no_access: 0,
            first_unknown: String::new(),
        }
    }

    /// The test of the row the reader stands on.
    fn row(
        &mut self,
        points: &mut PointReader<'_>,
        ledger: &mut Ledger,
    ) -> Result<Measurement, Error> {
        let operator = self.operator(points)?;
        let (technology, mobile) = self.access(points);
        let down_mbps = self.speed(points, 0, ledger);
        let up_mbps = self.speed(points, 1, ledger);
        let latency_ms = number_of(points, "latency_ms", "", ledger).map(|n| n.value as f32);
        // Of a row whose number nobody can read one test is certain.
        let tests = number_of(points, "tests", "", ledger).map_or(1, |n| n.value as u32);
        if tests > 1 {
            self.means = (self.means.0 + 1, self.means.1 + u64::from(tests));
        }
        let time = points.row.value(points.columns.at("time"));
        let date = points.readings.day("time", time).unwrap_or_else(|kind| {
            let column = points.columns.name("time");
            ledger.row(Severity::Dropped, points.row.number, "", column, kind);
            None
        });
        Ok(Measurement {
            village: None,
            operator,
            technology,
            mobile,
            date,
            down_mbps,
            up_mbps,
            latency_ms,
            tests,
        })
    }

    fn speed(
        &mut self,
        points: &mut PointReader<'_>,
        which: usize,
        ledger: &mut Ledger,
    ) -> Option<f32> {
        let field = ["down_mbps", "up_mbps"][which];
        let number = number_of(points, field, "", ledger)?;
        let kilobits = !number.has_unit && points.readings.factor(field) < 1.0;
        self.converted[which] += u64::from(kilobits);
        Some(number.value as f32)
    }

    fn operator(&mut self, points: &mut PointReader<'_>) -> Result<Option<OperatorId>, Error> {
        let column = points.columns.at("operator");
        let text = points.row.text(column);
        if let Some(&known) = self.known_operators.get(&*text) {
            return Ok(known);
        }
        let name = if text.is_empty() { self.layer.operator.as_deref() } else { Some(&*text) };
        let operator = match name {
            Some(name) => Some(enter(self.operators, name, &self.layer.source.path)?),
            None => None,
        };
        self.known_operators.insert(text.into_owned(), operator);
        Ok(operator)
    }

    fn access(&mut self, points: &mut PointReader<'_>) -> Access {
        let column = points.columns.at("technology");
        let text = points.row.text(column);
        let known = self.known_accesses.get(&*text).copied();
        let access = known.unwrap_or_else(|| {
            let text = text.into_owned();
            let access = if text.is_empty() {
                self.layer.technology.map(|t| (Some(t), t.is_mobile()))
            } else {
                access(&text)
            };
            if access.is_none() && self.first_unknown.is_empty() {
                self.first_unknown.clone_from(&text);
            }
            // A column of free text is not kept word by word.
            if self.known_accesses.len() < 4096 {
                self.known_accesses.insert(text, access);
            }
            access
        });
        self.no_access += u64::from(access.is_none());
        access.unwrap_or((None, false))
    }

    fn finish(self, columns: &Columns, ledger: &mut Ledger) {
        for (count, field) in self.converted.into_iter().zip(["down_mbps", "up_mbps"]) {
            if count > 0 {
                let kind = FindingKind::KilobitsPerSecond { count };
                ledger.whole(Severity::Assumed, columns.name(field), kind);
            }
        }
        if self.means.0 > 0 {
            let (count, tests) = self.means;
            let kind = FindingKind::MeansOfTests { count, tests };
            ledger.whole(Severity::Note, columns.name("tests"), kind);
        }
        if self.no_access > 0 {
            let kind = FindingKind::NoAccess { count: self.no_access, value: self.first_unknown };
            ledger.whole(Severity::Note, columns.name("technology"), kind);
        }
    }
}

/// What a text says a test was made over. Wireless LANs end in a fixed line.
fn access(text: &str) -> Option<Access> {
    let technologies = parse_technologies(text);
    match *technologies {
        [one] => return Some((Some(one), one.is_mobile())),
        // Carriers of two generations at once.
        [_, ..] if technologies.iter().all(|t| t.is_mobile()) => return Some((None, true)),
        _ => {}
    }
    if ServiceKind::parse(text) == Some(ServiceKind::MobileBroadband) {
        return Some((None, true));
    }
    let fixed = [
        "wifi",
        "wlan",
        "lan",
        "ethernet",
        "fixed",
        "fixedbroadband",
        "codinh",
        "mangcodinh",
        "bangrongcodinh",
        "codinhbangrong",
        "internetcodinh",
        "daycap",
    ];
    fixed.contains(&fold(text).as_str()).then_some((Some(Technology::Ftth), false))
}

/// The operator of that name, its text repaired.
pub(super) fn enter(
    operators: &mut Operators,
    name: &str,
    file: &str,
) -> Result<OperatorId, Error> {
    let mut name = name.to_owned();
    super::legacy_text::convert(std::iter::once(&mut name));
    operators.enter(&name).ok_or_else(|| Error::TooManyOperators { file: file.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tests_are_made_over() {
        use Technology::{Ftth, G4, G5};
        for (text, expected) in [
            ("4G", Some((Some(G4), true))),
            ("LTE", Some((Some(G4), true))),
            ("5G NSA", Some((Some(G5), true))),
            ("4G/5G", Some((None, true))),
            ("mobile", Some((None, true))),
            ("Di động", Some((None, true))),
            ("WiFi", Some((Some(Ftth), false))),
            ("Wi-Fi", Some((Some(Ftth), false))),
            ("Cố định", Some((Some(Ftth), false))),
            ("FTTH", Some((Some(Ftth), false))),
            ("4G/FTTH", None),
            ("?", None),
        ] {
            assert_eq!(access(text), expected, "{text}");
        }
    }
}
