//! What the columns of a table are written in, and its values read accordingly.
//!
//! In: all rows of a table, once, before any of them is used. Out: for each column of numbers its decimal
//! mark, for each of days the order of day and month, for each of codes whether decimals were put behind;
//! each decided by the column itself, else by what the other columns of the table say, else by what such a
//! thing can measure. Where nothing tells, that is a finding with both readings. Then: typed values of single
//! cells, within the limits of their fields; what is none comes back as the finding that it is.
//!
//! A cell that its format has as a number is that number; only text can be read in two ways. Memory: a few
//! texts a column.

use super::Error;
use super::columns::Columns;
use super::dates::{self, Order, Tells};
use super::direction::{self, Directions};
use super::format;
use super::layer::{LayerSource, Row, Value};
use super::ledger::Ledger;
use super::numeral::{Mark, Marks, Numeral};
use super::open::open;
use crate::finding::{Expected, FindingKind, Notation, Severity};
use crate::place::fold;
use crate::progress::Progress;
use crate::project::LayerFile;
use crate::project::limits::{self, Limits};
use jiff::civil::Date;
use std::borrow::Cow;

/// What a number measures: which units may follow it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Measure {
    Metres,
    Degrees,
    Megahertz,
    DecibelMilliwatt,
    MegabitsPerSecond,
    Milliseconds,
    People,
    Things,
    /// Coordinates: read elsewhere, but they tell how the table writes numbers.
    Coordinate,
}

/// What a field of numbers can be.
struct Quantity {
    measure: Measure,
    /// Beyond is no value.
    limits: Limits,
    /// What most are, by which readings are told apart; no value is refused by it.
    usual: Limits,
    /// Said of what is beyond the limits, where there are words for it.
    expected: Option<Expected>,
}

impl Quantity {
    /// Of a field; `None` for one that holds no numbers.
    fn of(field: &str) -> Option<Self> {
        use Measure as M;
        let (measure, limits, usual, expected) = match field {
            // What is not above 0 is told apart by those who ask.
            "radius_m" => (M::Metres, (f64::MIN, limits::MAX_RADIUS_M), (20.0, 60_000.0), None),
            "height_m" => (M::Metres, limits::HEIGHT_M, (3.0, 250.0), None),
            "azimuth_deg" => (M::Degrees, limits::AZIMUTH_DEG, (0.0, 360.0), None),
            "beamwidth_deg" => (M::Degrees, limits::BEAMWIDTH_DEG, (5.0, 360.0), None),
            "tilt_deg" => (M::Degrees, limits::TILT_DEG, (-15.0, 30.0), None),
            "band_mhz" => (M::Megahertz, limits::BAND_MHZ, (400.0, 40_000.0), None),
            "eirp_dbm" => (M::DecibelMilliwatt, limits::EIRP_DBM, (10.0, 80.0), None),
            "population" | "households" => {
                (M::People, limits::PEOPLE, (0.0, 20_000.0), Some(Expected::NotNegative))
            }
            "ports_total" | "ports_used" => {
                (M::Things, limits::PORTS, (0.0, 10_000.0), Some(Expected::Count))
            }
            "tests" => (M::Things, limits::TESTS, (1.0, 1e6), Some(Expected::Count)),
            "down_mbps" | "up_mbps" => {
                (M::MegabitsPerSecond, limits::SPEED_MBPS, (0.01, 3000.0), Some(Expected::Speed))
            }
            "latency_ms" => {
                (M::Milliseconds, limits::LATENCY_MS, (0.1, 5000.0), Some(Expected::Latency))
            }
            "lon" | "lat" | "x" | "y" => {
                (M::Coordinate, (f64::MIN, f64::MAX), (f64::MIN, f64::MAX), None)
            }
            _ => return None,
        };
        Some(Self { measure, limits, usual, expected })
    }

    /// Whether thousands are more likely than decimals: nobody counts people in thirds.
    fn counts(&self) -> bool {
        matches!(self.measure, Measure::People | Measure::Things)
    }
}

impl Measure {
    /// By how much a number in that unit is multiplied; `None` for a unit of something else.
    fn factor(self, unit: &str) -> Option<f64> {
        if unit.is_empty() {
            return Some(1.0);
        }
        let word = fold(unit);
        let is = |any: &[&str]| any.contains(&word.as_str());
        let found = match self {
            Self::Metres if is(&["m", "met", "metre", "meter", "metres", "meters"]) => 1.0,
            Self::Metres if is(&["km", "kilomet", "kilometre", "kilometer", "kilometres"]) => 1e3,
            Self::Degrees if matches!(unit, "°" | "º" | "˚") => 1.0,
            Self::Degrees if is(&["do", "deg", "degree", "degrees"]) => 1.0,
            Self::Megahertz if is(&["mhz"]) => 1.0,
            Self::Megahertz if is(&["ghz"]) => 1e3,
            Self::DecibelMilliwatt if is(&["dbm"]) => 1.0,
            // A capital B is a byte.
            Self::MegabitsPerSecond if unit.contains('B') => return None,
            Self::MegabitsPerSecond if is(&["mbps", "mbs", "mbits", "mbit"]) => 1.0,
            Self::MegabitsPerSecond if is(&["kbps", "kbs", "kbits", "kbit"]) => 1e-3,
            Self::MegabitsPerSecond if is(&["gbps", "gbs", "gbits", "gbit"]) => 1e3,
            Self::Milliseconds if is(&["ms", "miligiay"]) => 1.0,
            Self::Milliseconds if is(&["s", "giay"]) => 1e3,
            Self::People
                if is(&["nguoi", "khau", "nhankhau", "ho", "hodan", "hogiadinh", "people"]) =>
            {
                1.0
            }
            Self::Things if is(&["port", "ports", "cong", "luot", "mau", "lan", "tests"]) => 1.0,
            _ => return None,
        };
        Some(found)
    }

    /// The factor that a heading states: `Bán kính (km)`, `avg_d_kbps`; 1 where it states none.
    fn of_heading(self, heading: &str) -> f64 {
        let folded = fold(heading);
        let last = heading.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty());
        match self {
            Self::MegabitsPerSecond if folded.contains("kbps") || folded.contains("kbit") => 1e-3,
            Self::Metres if folded.ends_with("km") => 1e3,
            Self::Metres | Self::Megahertz | Self::MegabitsPerSecond | Self::Milliseconds => {
                last.and_then(|unit| self.factor(unit)).unwrap_or(1.0)
            }
            _ => 1.0,
        }
    }
}

/// Fields of days, and of codes that are no numbers.
const DAYS: [&str; 3] = ["time", "date", "expiry"];
const CODES: [&str; 6] =
    ["id", "village_id", "commune_code", "province_code", "site_id", "cell_id"];
const NUMBERS: [&str; 19] = [
    "radius_m",
    "height_m",
    "azimuth_deg",
    "beamwidth_deg",
    "tilt_deg",
    "band_mhz",
    "eirp_dbm",
    "population",
    "households",
    "ports_total",
    "ports_used",
    "tests",
    "down_mbps",
    "up_mbps",
    "latency_ms",
    "lon",
    "lat",
    "x",
    "y",
];

/// A number of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// In the unit of its field.
    pub(super) value: f64,
    /// Whether the cell itself states its unit.
    pub(super) has_unit: bool,
}

/// How one column is written.
#[derive(Clone, Copy, Debug)]
struct Reading {
    field: &'static str,
    decimal: Mark,
    /// Whether the column itself tells it.
    own: bool,
    /// Whether some rows have a decimal point, others a comma: what can be either is none.
    mixed: bool,
    order: Order,
    /// Of numbers without unit, as the heading states.
    factor: f64,
    /// Whether every code has decimals that are zeros.
    reals: bool,
}

/// How the columns of a table are written.
#[derive(Default)]
pub(super) struct Readings {
    columns: Vec<Reading>,
    found: Vec<(Severity, String, FindingKind)>,
}

impl Readings {
    /// Reads all rows of a table once. The layer stands at its beginning afterwards.
    ///
    /// # Errors
    /// As reading the rows has them.
    pub(super) fn survey(
        source: &LayerFile,
        layer: &mut dyn LayerSource,
        columns: &Columns,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let vector = layer.has_geometry();
        let texts = |f: &&'static str| columns.at(f).is_some_and(|i| !layer.is_typed(i));
        // The columns of a vector layer state what they hold: it is read twice only where they do not.
        let codes: &[&'static str] = if vector { &[] } else { &CODES };
        let fields = NUMBERS.iter().chain(&DAYS).chain(codes).copied();
        let mut tallies: Vec<Tally> = fields
            .filter(texts)
            .filter_map(|field| Some(Tally::new(field, columns.at(field)?, columns.name(field)?)))
            .collect();
        if tallies.iter().any(|t| !t.is_coordinate()) {
            let wanted: Vec<_> = tallies.iter().map(|t| Some(t.column)).collect();
            let tell = |layer: &mut dyn LayerSource, tallies: &mut [Tally]| {
                layer.want(&wanted);
                let mut row = Row::default();
                while layer.next(&mut row)? {
                    if !row.blank && !row.spoilt {
                        for tally in &mut *tallies {
                            tally.add(row.number, row.value(Some(tally.column)));
                        }
                    }
                    if row.number % 4096 == 0 && progress.interrupted() {
                        return Err(Error::Interrupted);
                    }
                }
                Ok(())
            };
            // Where the layer can be read again, it is; elsewhere another one stands in for it.
            if layer.rewind() {
                tell(layer, &mut tallies)?;
                layer.rewind();
            } else {
                tell(&mut *open(source, &format::POINTS)?, &mut tallies)?;
            }
        }
        let mut all = Self::default();
        for field in NUMBERS.iter().chain(&DAYS).chain(&CODES) {
            let Some(name) = columns.name(field) else { continue };
            let tally = tallies.iter().find(|t| t.field == *field);
            let of = Quantity::of(field);
            let factor = of.as_ref().map_or(1.0, |q| q.measure.of_heading(name));
            let mut reading = Reading {
                field,
                decimal: Mark::Point,
                own: false,
                mixed: false,
                order: Order::DayFirst,
                factor,
                reals: tally.is_some_and(Tally::has_reals),
            };
            if let Some(tally) = tally {
                let found = match of {
                    Some(of) if of.measure != Measure::Coordinate => {
                        tally.number(&of, &tallies, &mut reading)
                    }
                    None if DAYS.contains(field) => tally.day(&tallies, &mut reading),
                    _ => tally.code(&reading),
                };
                all.found.extend(found.map(|(severity, kind)| (severity, name.to_owned(), kind)));
            }
            all.columns.push(reading);
        }
        Ok(all)
    }

    /// Records how columns are written that could be read otherwise.
    pub(super) fn tell(&mut self, ledger: &mut Ledger) {
        for (severity, column, kind) in self.found.drain(..) {
            ledger.whole(severity, Some(&column), kind);
        }
    }

    fn of(&self, field: &str) -> Option<&Reading> {
        self.columns.iter().find(|r| r.field == field)
    }

    /// By how much the heading says that numbers are multiplied.
    pub(super) fn factor(&self, field: &str) -> f64 {
        self.of(field).map_or(1.0, |r| r.factor)
    }

    /// The number of a cell, in the unit of its field and within its limits; `None` where the cell is empty.
    ///
    /// # Errors
    /// What the cell holds instead.
    pub(super) fn number(&self, field: &str, cell: &Value) -> Result<Option<Number>, FindingKind> {
        if cell.is_blank() {
            return Ok(None);
        }
        let Some(of) = Quantity::of(field) else { return Ok(None) };
        let bad = |expected| FindingKind::BadValue { value: cell.text().into_owned(), expected };
        let number = match cell {
            Value::Integer(n) => Some((*n as f64, None)),
            Value::Real(v) => Some((*v, None)),
            Value::Text(text) => self.of_text(field, &of, text),
            Value::Error(_) => return Err(bad(Expected::NoError)),
            Value::Empty | Value::Boolean(_) | Value::Date(_) | Value::DateTime(_) => None,
        };
        let Some((bare, unit)) = number.filter(|(v, _)| v.is_finite()) else {
            let error = matches!(cell, Value::Text(text) if text.trim_start().starts_with('#'));
            let words = match of.expected {
                _ if error => Expected::NoError,
                Some(Expected::Speed | Expected::Latency) | None => Expected::Number,
                Some(expected) => expected,
            };
            return Err(bad(words));
        };
        // Radii are brought into metres all together, by heading and size: `points::in_metres`.
        let by_heading = || if field == "radius_m" { 1.0 } else { self.factor(field) };
        let value = bare * unit.unwrap_or_else(by_heading);
        let (least, most) = of.limits;
        let whole = of.measure != Measure::Things || value.fract() == 0.0;
        if !(least..=most).contains(&value) || !whole {
            let known = match of.expected {
                Some(Expected::NotNegative) => value < 0.0,
                known => known.is_some(),
            };
            return Err(match of.expected.filter(|_| known) {
                Some(expected) => bad(expected),
                None => FindingKind::OutOfLimits { value: cell.text().into_owned(), least, most },
            });
        }
        Ok(Some(Number { value, has_unit: unit.is_some() }))
    }

    /// The number that a text is, and the factor of the unit behind it.
    fn of_text(&self, field: &str, of: &Quantity, text: &str) -> Option<(f64, Option<f64>)> {
        // Most are a few digits, which say themselves what they are.
        let digits = text.trim();
        if (1..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
            return Some((digits.parse().ok()?, None));
        }
        let numeral = Numeral::parse(text)?;
        let reading = self.of(field);
        let mixed = reading.is_some_and(|r| r.mixed);
        if mixed && matches!(numeral.marks, Marks::Either(_)) {
            return None;
        }
        let decimal = reading.map_or(Mark::Point, |r| r.decimal);
        let factor = of.measure.factor(&numeral.unit)?;
        Some((numeral.value(decimal)?, (!numeral.unit.is_empty()).then_some(factor)))
    }

    /// The directions of a cell.
    ///
    /// # Errors
    /// What the cell holds instead.
    pub(super) fn directions(&self, cell: &Value) -> Result<Directions, FindingKind> {
        let bad = || FindingKind::BadDirection { value: cell.text().into_owned() };
        let text = match cell {
            Value::Text(text) if !text.trim().is_empty() => text.trim(),
            Value::Text(_) | Value::Empty => return Ok(Directions::None),
            _ => {
                let number = self.number("azimuth_deg", cell).map_err(|_| bad())?;
                return Ok(number.map_or(Directions::None, |n| Directions::Some(vec![n.value])));
            }
        };
        let one = |text: &str| {
            // `120,240` may be two sectors: only a column that has decimal commas says that it is one.
            let either =
                Numeral::parse(text).is_some_and(|n| n.marks == Marks::Either(Mark::Comma));
            let comma = self.of("azimuth_deg").is_some_and(|r| r.decimal == Mark::Comma && r.own);
            if either && !comma {
                return None;
            }
            let cell = Value::Text(text.to_owned());
            self.number("azimuth_deg", &cell).ok().flatten().map(|n| n.value)
        };
        direction::read(text, one).ok_or_else(bad)
    }

    /// The day of a cell; `None` where it is empty.
    ///
    /// # Errors
    /// What the cell holds instead.
    pub(super) fn day(&self, field: &str, cell: &Value) -> Result<Option<Date>, FindingKind> {
        if cell.is_blank() {
            return Ok(None);
        }
        let order = self.of(field).map_or(Order::DayFirst, |r| r.order);
        let value = || cell.text().into_owned();
        let bad = || FindingKind::BadValue { value: value(), expected: Expected::Day };
        dates::day(cell, order).map(Some).ok_or_else(bad)
    }

    /// The code of a cell, without the decimals of a column of numbers.
    pub(super) fn code<'v>(&self, field: &str, cell: &'v Value) -> Cow<'v, str> {
        let text = cell.text();
        if self.of(field).is_some_and(|r| r.reals)
            && let Some((whole, _)) = text.split_once('.')
        {
            return Cow::Owned(whole.to_owned());
        }
        text
    }
}

/// Codes to which a column of numbers has put decimals, without them: where all have such, or none.
/// How many, and the first before and after.
pub(super) fn strip_reals<'s>(
    codes: impl Iterator<Item = &'s mut String>,
) -> Option<(u64, String, String)> {
    let codes: Vec<&mut String> = codes.filter(|c| !c.is_empty()).collect();
    if codes.is_empty() || !codes.iter().all(|c| is_real(c)) {
        return None;
    }
    let mut done: Option<(u64, String, String)> = None;
    for code in codes {
        let whole = code.split('.').next().unwrap_or_default().to_owned();
        done.get_or_insert_with(|| (0, code.clone(), whole.clone())).0 += 1;
        *code = whole;
    }
    done
}

/// `4200102.0`: digits, and zeros behind a point.
fn is_real(text: &str) -> bool {
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let zeros = |t: &str| !t.is_empty() && t.bytes().all(|b| b == b'0');
    text.split_once('.').is_some_and(|(whole, rest)| digits(whole) && zeros(rest))
}

/// A text with its row.
type Place = (u64, String);

/// What the rows of one column tell.
struct Tally {
    field: &'static str,
    column: usize,
    name: String,
    quantity: Option<Quantity>,
    /// Of numbers without unit.
    factor: f64,
    filled: u64,
    /// The first that is certain to have a decimal point, a decimal comma.
    certain: [Option<Place>; 2],
    /// The first that may have: point, comma.
    either: [Option<Place>; 2],
    /// How many may have either.
    unsure: u64,
    /// Of those, how many end in three zeros; how many are unusual as decimals, and as thousands.
    zeros: u64,
    odd: [u64; 2],
    /// The first day with the day first, the month first, and either.
    days: [Option<Place>; 3],
    /// Codes with decimals, and the first.
    reals: (u64, Option<String>),
}

impl Tally {
    fn new(field: &'static str, column: usize, name: &str) -> Self {
        Self {
            field,
            column,
            name: name.to_owned(),
            quantity: Quantity::of(field),
            factor: Quantity::of(field).map_or(1.0, |q| q.measure.of_heading(name)),
            filled: 0,
            certain: [None, None],
            either: [None, None],
            unsure: 0,
            zeros: 0,
            odd: [0; 2],
            days: [None, None, None],
            reals: (0, None),
        }
    }

    fn is_coordinate(&self) -> bool {
        self.quantity.as_ref().is_some_and(|q| q.measure == Measure::Coordinate)
    }

    fn add(&mut self, row: u64, cell: &Value) {
        if cell.is_blank() {
            return;
        }
        self.filled += 1;
        let Value::Text(text) = cell else { return };
        let text = text.trim();
        let place = || Some((row, text.to_owned()));
        if let Some(of) = &self.quantity {
            let bytes = text.as_bytes();
            // Most are digits with a point that is certain: nothing that was not seen.
            let point = bytes.iter().position(|b| !b.is_ascii_digit());
            match point {
                None => return,
                Some(at)
                    if bytes[at] == b'.'
                        && self.certain[0].is_some()
                        && bytes.len() - at != 4
                        && bytes[at + 1..].iter().all(u8::is_ascii_digit) =>
                {
                    return;
                }
                Some(_) => {}
            }
            let Some(numeral) = Numeral::parse(text) else { return };
            match numeral.marks {
                Marks::None => {}
                Marks::Certain(mark) => {
                    self.certain[mark as usize].get_or_insert_with(|| (row, text.to_owned()));
                }
                Marks::Either(mark) => {
                    self.either[mark as usize].get_or_insert_with(|| (row, text.to_owned()));
                    self.unsure += 1;
                    self.zeros += u64::from(numeral.ends_in_zeros());
                    let own = of.measure.factor(&numeral.unit).filter(|_| !numeral.unit.is_empty());
                    let factor = own.unwrap_or(self.factor);
                    for (odd, decimal) in self.odd.iter_mut().zip([mark, mark.other()]) {
                        let value = numeral.value(decimal).unwrap_or(f64::NAN) * factor;
                        *odd += u64::from(!(of.usual.0..=of.usual.1).contains(&value));
                    }
                }
            }
        } else if DAYS.contains(&self.field) {
            let which = match dates::tells(text) {
                Some(Tells::DayFirst) => 0,
                Some(Tells::MonthFirst) => 1,
                Some(Tells::Neither(..)) => {
                    self.unsure += 1;
                    2
                }
                None => return,
            };
            if self.days[which].is_none() {
                self.days[which] = place();
            }
        } else if is_real(text) {
            self.reals.0 += 1;
            self.reals.1.get_or_insert_with(|| text.to_owned());
        }
    }

    fn has_reals(&self) -> bool {
        self.filled > 0 && self.reals.0 == self.filled
    }

    fn code(&self, reading: &Reading) -> Option<(Severity, FindingKind)> {
        let found = self.reals.1.clone().filter(|_| reading.reals)?;
        let used = found.split('.').next().unwrap_or_default().to_owned();
        let kind = FindingKind::CodesAsReals { count: self.filled, found, used };
        Some((Severity::Repaired, kind))
    }

    /// Decides the decimal mark.
    fn number(
        &self,
        of: &Quantity,
        all: &[Self],
        reading: &mut Reading,
    ) -> Option<(Severity, FindingKind)> {
        let mark = match &self.either {
            [None, None] => return None,
            [Some(_), Some(_)] => {
                reading.mixed = true;
                return None;
            }
            [Some(_), None] => Mark::Point,
            [None, Some(_)] => Mark::Comma,
        };
        let (row, found) = self.either[mark as usize].as_ref()?;
        let one = |decimal: Mark| {
            let number = Numeral::parse(found).and_then(|n| n.value(decimal));
            number.unwrap_or(f64::NAN).to_string()
        };
        let notation = |decimal| match decimal {
            Mark::Point => Notation::DecimalPoint,
            Mark::Comma => Notation::DecimalComma,
        };
        let told = |decimal: Mark, by: &Self, (row, text): &Place| {
            let kind = FindingKind::ColumnRead {
                written: notation(decimal),
                found: found.clone(),
                used: one(decimal),
                by: text.clone(),
                row: *row,
                column: by.name.clone(),
            };
            Some((Severity::Note, kind))
        };
        let own = match &self.certain {
            [Some(_), Some(_)] => {
                reading.mixed = true;
                return None;
            }
            [Some(place), None] => Some((Mark::Point, place)),
            [None, Some(place)] => Some((Mark::Comma, place)),
            [None, None] => None,
        };
        if let Some((decimal, place)) = own {
            (reading.decimal, reading.own) = (decimal, true);
            return told(decimal, self, place);
        }
        // `120,240` may be two sectors: such a cell is none (see `directions`).
        if self.field == "azimuth_deg" && mark == Mark::Comma {
            return None;
        }
        // Thousands, unless every cell ends in three zeros: then they may be decimals of a database.
        let zeros = self.zeros == self.filled;
        if of.counts() && !zeros {
            reading.decimal = mark.other();
            return None;
        }
        let table = match [0, 1].map(|i| all.iter().find(|t| t.certain[i].is_some())) {
            [Some(by), None] => by.certain[0].as_ref().map(|place| (Mark::Point, by, place)),
            [None, Some(by)] => by.certain[1].as_ref().map(|place| (Mark::Comma, by, place)),
            _ => None,
        };
        let size = match self.odd {
            [0, odd] if odd > 0 => Some(mark),
            [odd, 0] if odd > 0 => Some(mark.other()),
            _ => None,
        };
        reading.decimal = match (&table, size) {
            (_, Some(decimal)) => decimal,
            (Some((decimal, ..)), None) => *decimal,
            (None, None) if of.counts() => mark.other(),
            (None, None) => mark,
        };
        match (table, size) {
            (Some((decimal, by, place)), _) if decimal == reading.decimal => {
                told(decimal, by, place)
            }
            // Only one of the readings is of this world.
            (None, Some(decimal)) => told(decimal, self, &(*row, found.clone())),
            _ => {
                let kind = FindingKind::ColumnAmbiguous {
                    written: notation(reading.decimal),
                    found: found.clone(),
                    row: *row,
                    used: one(reading.decimal),
                    other: one(reading.decimal.other()),
                    count: self.unsure,
                };
                Some((Severity::Assumed, kind))
            }
        }
    }

    /// Decides the order of day and month.
    fn day(&self, all: &[Self], reading: &mut Reading) -> Option<(Severity, FindingKind)> {
        let order = |days: &[Option<Place>; 3]| match days {
            [Some(_), Some(_), _] => Some(Order::Mixed),
            [Some(_), None, _] => Some(Order::DayFirst),
            [None, Some(_), _] => Some(Order::MonthFirst),
            [None, None, _] => None,
        };
        let own = order(&self.days).map(|order| (order, self));
        let other = || all.iter().find_map(|t| Some((order(&t.days)?, t)));
        let decided =
            own.or_else(other).filter(|(o, by)| *o != Order::Mixed || by.column == self.column);
        reading.order = decided.map_or(Order::DayFirst, |(order, _)| order);
        let (row, found) = self.days[2].as_ref()?;
        let Some(Tells::Neither(day_first, month_first)) = dates::tells(found) else { return None };
        let (written, used, other) = match reading.order {
            Order::Mixed => return None,
            Order::DayFirst => (Notation::DayFirst, day_first, month_first),
            Order::MonthFirst => (Notation::MonthFirst, month_first, day_first),
        };
        let (used, found) = (used.to_string(), found.clone());
        if let Some((_, by)) = decided {
            let which = usize::from(reading.order == Order::MonthFirst);
            let (row, text) = by.days[which].clone()?;
            let column = by.name.clone();
            let kind = FindingKind::ColumnRead { written, found, used, by: text, row, column };
            return Some((Severity::Note, kind));
        }
        let (row, other, count) = (*row, other.to_string(), self.unsure);
        let kind = FindingKind::ColumnAmbiguous { written, found, row, used, other, count };
        Some((Severity::Assumed, kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;
    use crate::project::CELL_FIELDS;
    use proptest::prelude::*;

    /// Rows in memory.
    struct Table {
        columns: Vec<String>,
        rows: Vec<Vec<Value>>,
        at: usize,
    }

    impl LayerSource for Table {
        fn name(&self) -> Option<&str> {
            None
        }

        fn columns(&self) -> &[String] {
            &self.columns
        }

        fn total(&self) -> Option<u64> {
            None
        }

        fn want(&mut self, _: &[Option<usize>]) {}

        fn rewind(&mut self) -> bool {
            self.at = 0;
            true
        }

        fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
            let Some(values) = self.rows.get(self.at) else { return Ok(false) };
            self.at += 1;
            row.number = self.at as u64 + 1;
            row.values.clone_from(values);
            Ok(true)
        }
    }

    fn survey(columns: &[&str], rows: Vec<Vec<Value>>) -> Readings {
        let columns: Vec<String> = columns.iter().map(|&c| c.to_owned()).collect();
        let source = LayerFile::default();
        let found = Columns::find(&source, &columns, &CELL_FIELDS, "cells.columns").unwrap();
        let mut table = Table { columns, rows, at: 0 };
        Readings::survey(&source, &mut table, &found, &Silent).unwrap()
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn radii(heading: &str, cells: &[&str]) -> (Vec<Option<f64>>, Vec<&'static str>) {
        let rows = cells.iter().map(|c| vec![text(c)]).collect();
        let found = survey(&[heading], rows);
        let read = |c: &&str| found.number("radius_m", &text(c)).ok().flatten().map(|n| n.value);
        let codes = found.found.iter().map(|(_, _, kind)| kind.code()).collect();
        (cells.iter().map(read).collect(), codes)
    }

    #[test]
    fn a_column_of_radii_is_read_as_one() {
        let some = |all: &[f64]| all.iter().map(|v| Some(*v)).collect::<Vec<_>>();
        assert_eq!(radii("r", &["x"]), (vec![None], vec![]), "no such field");
        let of = |cells: &[&str]| radii("radius_m", cells);
        assert_eq!(of(&["1.500", "800"]), (some(&[1500.0, 800.0]), vec!["column-read"]));
        assert_eq!(of(&["1.500", "0.800"]), (some(&[1.5, 0.8]), vec!["column-read"]));
        assert_eq!(of(&["1,500", "900,5"]), (some(&[1.5, 900.5]), vec!["column-read"]));
        assert_eq!(of(&["1,500", "900.5"]), (some(&[1500.0, 900.5]), vec!["column-read"]));
        assert_eq!(of(&["45.500", "800"]), (some(&[45.5, 800.0]), vec!["column-ambiguous"]));
        assert_eq!(of(&["1.500", "1,500"]), (vec![None, None], vec![]), "each its own way");
        assert_eq!(radii("Bán kính", &["3 km", "45 m"]).0, some(&[3000.0, 45.0]));
        assert_eq!(radii("ban_kinh", &["3 dặm", "~300"]).0, [None, Some(300.0)]);
    }

    #[test]
    fn what_is_no_number_of_metres_is_none() {
        let found = survey(&["radius_m"], Vec::new());
        let day = jiff::civil::date(2025, 5, 4);
        for cell in [
            Value::Date(day),
            Value::DateTime(day.at(8, 30, 0, 0)),
            Value::Boolean(true),
            Value::Error("#REF!".to_owned()),
            Value::Real(f64::NAN),
            Value::Real(f64::INFINITY),
            Value::Real(1.5e7),
            Value::Integer(i64::MAX),
            text("45 %"),
            text("1e999"),
        ] {
            assert!(found.number("radius_m", &cell).is_err(), "{cell:?}");
        }
        let metres = |cell| found.number("radius_m", &cell).unwrap().map(|n| n.value);
        assert_eq!(metres(Value::Integer(800)), Some(800.0));
        assert_eq!(metres(Value::Real(812.5)), Some(812.5));
        assert_eq!(metres(text(" ")), None);
    }

    #[test]
    fn a_comma_between_directions_may_be_a_list() {
        let rows = |cells: &[&str]| cells.iter().map(|c| vec![text("105,91"), text(c)]).collect();
        let of = |cells: &[&str]| {
            let found = survey(&["lon", "azimuth_deg"], rows(cells));
            found.directions(&text(cells[0]))
        };
        assert!(of(&["120,240", "90"]).is_err());
        assert_eq!(of(&["120,240", "90,5"]), Ok(Directions::Some(vec![120.24])));
        assert_eq!(of(&["0, 120, 240"]), Ok(Directions::Some(vec![0.0, 120.0, 240.0])));
        assert_eq!(of(&["450"]), Ok(Directions::Some(vec![450.0])), "brought inside later");
        assert!(of(&["9999"]).is_err());
    }

    #[test]
    fn headings_state_units() {
        let factor = |name| Measure::Metres.of_heading(name);
        assert_eq!([factor("Bán kính (km)"), factor("ban_kinh_km"), factor("BanKinhKm")], [1e3; 3]);
        assert_eq!([factor("radius_m"), factor("Bán kính (m)"), factor("Bán kính")], [1.0; 3]);
        assert!(Measure::MegabitsPerSecond.of_heading("avg_d_kbps") < 1.0);
        assert_eq!(Measure::Megahertz.of_heading("Băng tần (GHz)"), 1e3);
    }

    proptest! {
        /// Whatever a table of one locale holds: each radius is read as it was meant, or the column is
        /// marked as one that can be read in two ways.
        #[test]
        fn every_way_of_writing_a_column(
            metres in proptest::collection::vec((20_u32..60_000, 0_u32..1000), 1..12),
            places in 0_usize..4, comma: bool, grouped: bool, coordinates: bool,
        ) {
            let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
            let write = |(whole, thousandths): &(u32, u32)| {
                let mut digits = whole.to_string();
                if grouped && digits.len() > 3 {
                    digits.insert(digits.len() - 3, group);
                }
                let fraction = &format!("{thousandths:03}")[..places];
                let meant = format!("{whole}.{fraction}0").parse::<f64>().unwrap();
                if places > 0 { (format!("{digits}{decimal}{fraction}"), meant) } else { (digits, meant) }
            };
            let cells: Vec<(String, f64)> = metres.iter().map(write).collect();
            let lon = if coordinates { format!("105{decimal}91") } else { "105".to_owned() };
            let rows = cells.iter().map(|(c, _)| vec![text(&lon), text(c)]).collect();
            let found = survey(&["lon", "radius_m"], rows);
            let marked = found.found.iter().any(|(_, _, kind)| kind.code() == "column-ambiguous");
            for (cell, meant) in &cells {
                let read = found.number("radius_m", &text(cell)).unwrap().map(|n| n.value);
                prop_assert!(read == Some(*meant) || marked, "{cell}: {read:?}, not {meant}");
            }
            prop_assert!(!(marked && coordinates), "the coordinates tell");
        }
    }
}
