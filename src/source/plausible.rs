//! What a table of cells says that no network has: told, and used as it stands.
//!
//! In: the cells of one layer with their rows, and their coordinates as the file has them. Out: findings, one
//! a kind and field. Limits beyond which a value cannot be used at all are those of the reading of values;
//! these are where a person should look. Sources: for reach the timing advance of GSM (TS 45.010, 35 km) and
//! the cells of LTE and NR as planned in the open; for heights the tallest masts; for bands 3GPP TS 45.005,
//! 25.101, 36.101 and 38.101 (2024), uplink to downlink, with what is usual to write.

use super::columns::Columns;
use super::ledger::Ledger;
use crate::finding::{FindingKind, Severity};
use crate::network::{Cell, Reach, Technology};
use crate::place::fold;
use geo::Coord;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Values of a field that are usual.
struct Usual {
    column: &'static str,
    low: f64,
    high: f64,
    of: fn(&Cell) -> Option<f64>,
}

const USUAL: [Usual; 3] = [
    Usual { column: "height_m", low: 2.0, high: 350.0, of: |c| c.height_m.map(f64::from) },
    Usual { column: "eirp_dbm", low: 10.0, high: 80.0, of: |c| c.eirp_dbm.map(f64::from) },
    Usual { column: "tilt_deg", low: -10.0, high: 30.0, of: |c| c.tilt_deg.map(f64::from) },
];

/// The largest usual reach, m.
fn most_m(technology: Technology) -> f64 {
    match technology {
        Technology::G2 | Technology::G3 | Technology::G4 => 35_000.0,
        Technology::G5 => 20_000.0,
        Technology::Ftth => f64::INFINITY,
    }
}

/// Whether a technology has a band about there, MHz.
fn has_band(technology: Technology, mhz: f64) -> bool {
    let all: &[(f64, f64)] = match technology {
        Technology::G2 => &[(450.0, 496.0), (800.0, 960.0), (1700.0, 2000.0)],
        Technology::G3 => &[(800.0, 960.0), (1400.0, 2200.0), (2500.0, 2700.0)],
        Technology::G4 => {
            &[(410.0, 470.0), (600.0, 960.0), (1400.0, 2700.0), (3300.0, 3800.0), (5150.0, 5930.0)]
        }
        Technology::G5 => &[
            (410.0, 470.0),
            (600.0, 960.0),
            (1400.0, 2700.0),
            (3300.0, 5000.0),
            (5150.0, 7125.0),
            (24_000.0, 71_000.0),
        ],
        Technology::Ftth => return true,
    };
    all.iter().any(|(low, high)| (*low..=*high).contains(&mhz))
}

/// So many rows before where they lie says how they were made.
const LEAST_ROWS: usize = 10;
/// Coordinates of at least this share of rows on one coarse grid were rounded.
const ROUNDED: f64 = 0.5;
/// One operator's sites of different names at one spot; two are a shared mast with an old and a new name.
const SITES_AT_ONE_SPOT: usize = 3;

/// Tells what is unusual in a layer of cells. `at` is where the file has them.
pub(super) fn tell<'c>(
    cells: impl Iterator<Item = (u64, &'c Cell)> + Clone,
    at: &Rounding,
    columns: &Columns,
    ledger: &mut Ledger,
) {
    for technology in Technology::ALL {
        let own = cells.clone().filter(|(_, c)| c.technology == technology);
        let (low, high) = (0.0, most_m(technology));
        let odd = own.clone().filter_map(|(row, c)| Some((row, c, stated_m(c)?)));
        let odd = odd.filter(|(.., v)| *v > high);
        unusual(odd, "radius_m", Some(technology), (low, high), columns, ledger);
        let bands = own.filter_map(|(row, c)| Some((row, c, f64::from(c.band_mhz?))));
        let odd: Vec<_> = bands.filter(|(.., mhz)| !has_band(technology, *mhz)).collect();
        if let Some(&(row, cell, mhz)) = odd.first() {
            let count = odd.len() as u64;
            let kind = FindingKind::NoSuchBand { technology, mhz, count };
            ledger.row(Severity::Note, row, &cell.id, columns.name("band_mhz"), kind);
        }
    }
    for Usual { column, low, high, of } in USUAL {
        let stated = cells.clone().filter_map(|(row, c)| Some((row, c, of(c)?)));
        let odd = stated.filter(|(.., v)| !(low..=high).contains(v));
        unusual(odd, column, None, (low, high), columns, ledger);
    }
    same_spot(cells, ledger);
    if let Some(kind) = at.finding() {
        ledger.whole(Severity::Note, None, kind);
    }
}

fn stated_m(cell: &Cell) -> Option<f64> {
    match cell.reach {
        Reach::Stated(radius_m) => Some(radius_m),
        Reach::Default(_) => None,
    }
}

/// One finding of a field: how many, and the first.
fn unusual<'c>(
    mut odd: impl Iterator<Item = (u64, &'c Cell, f64)>,
    column: &'static str,
    technology: Option<Technology>,
    (low, high): (f64, f64),
    columns: &Columns,
    ledger: &mut Ledger,
) {
    let Some((row, cell, value)) = odd.next() else { return };
    let count = 1 + odd.count() as u64;
    let kind = FindingKind::UnusualValue { value, count, low, high, technology };
    ledger.row(Severity::Note, row, &cell.id, columns.name(column), kind);
}

/// Sites of different names that one operator has at the very same spot.
fn same_spot<'c>(cells: impl Iterator<Item = (u64, &'c Cell)>, ledger: &mut Ledger) {
    let mut spots: HashMap<_, (u64, BTreeSet<&str>)> = HashMap::new();
    for (row, cell) in cells.filter(|(_, c)| !c.site_id.is_empty()) {
        let at = (cell.operator, cell.position.x.to_bits(), cell.position.y.to_bits());
        spots.entry(at).or_insert_with(|| (row, BTreeSet::new())).1.insert(&cell.site_id);
    }
    let crowded = spots.into_values().filter(|(_, sites)| sites.len() >= SITES_AT_ONE_SPOT);
    let (mut count, mut sites, mut first) = (0, 0, None::<(u64, String)>);
    for (row, own) in crowded {
        count += 1;
        sites += own.len() as u64;
        if first.as_ref().is_none_or(|(r, _)| row < *r) {
            first = own.first().map(|id| (row, (*id).to_owned()));
        }
    }
    if let Some((row, id)) = first {
        let kind = FindingKind::SitesAtOneSpot { spots: count, sites };
        ledger.row(Severity::Note, row, &id, None, kind);
    }
}

/// How coarsely coordinates are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Rounding {
    rows: usize,
    /// Rows on a grid of 0.01, and of 1,000; the first for degrees.
    hundredths: usize,
    thousands: usize,
    spots: BTreeMap<(i64, i64), u64>,
}

impl Rounding {
    pub(super) fn add(&mut self, raw: &[Coord<f64>]) {
        let on = |v: f64, step: f64| ((v / step) - (v / step).round()).abs() < 1e-6;
        for c in raw {
            self.rows += 1;
            let degrees = c.x.abs() <= 180.0 && c.y.abs() <= 180.0;
            self.hundredths += usize::from(degrees && on(c.x, 0.01) && on(c.y, 0.01));
            self.thousands += usize::from(!degrees && on(c.x, 1000.0) && on(c.y, 1000.0));
            // Ten rows of one site say nothing.
            if self.spots.len() < LEAST_ROWS {
                *self.spots.entry(((c.x * 1e6) as i64, (c.y * 1e6) as i64)).or_default() += 1;
            }
        }
    }

    fn finding(&self) -> Option<FindingKind> {
        let (count, km) =
            [(self.hundredths, 1.1), (self.thousands, 1.0)].into_iter().max_by_key(|(n, _)| *n)?;
        let many = self.spots.len() >= LEAST_ROWS && count as f64 >= ROUNDED * self.rows as f64;
        many.then_some(FindingKind::CoordinatesRounded { count: count as u64, km })
    }
}

/// Tells of an operator that is nearly the name of an earlier one.
pub(super) fn tell_similar(names: &[String], from: usize, ledger: &mut Ledger) {
    for (i, name) in names.iter().enumerate().skip(from) {
        if let Some(other) = names[..i].iter().find(|other| similar(name, other)) {
            let kind = FindingKind::SimilarOperators { name: name.clone(), other: other.clone() };
            ledger.whole(Severity::Note, Some("operator"), kind);
        }
    }
}

/// Whether two names are likely one: a letter more, less or other in a word of four letters or more, or one
/// is the other and more words. A last word of one letter or figure tells operators apart.
fn similar(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(fold).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.is_empty() {
        return false;
    }
    if short.len() < long.len() {
        let more = &long[short.len()..];
        let tells_apart = |w: &String| w.len() < 3 || w.chars().all(|c| c.is_ascii_digit());
        return long.starts_with(short) && short[0].len() >= 3 && !more.iter().any(tells_apart);
    }
    let unlike: Vec<_> = a.iter().zip(&b).filter(|(a, b)| a != b).collect();
    match unlike[..] {
        [(a, b)] => a.len().min(b.len()) >= 4 && one_edit(a.as_bytes(), b.as_bytes()),
        _ => false,
    }
}

/// Whether one letter was added, left out or exchanged, or two neighbours turned round.
fn one_edit(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (s, l) = (&short[same..], &long[same..]);
    match long.len() - short.len() {
        1 => *s == l[1..],
        0 if l.is_empty() => false,
        0 => s[1..] == l[1..] || (s.len() > 1 && s[0] == l[1] && s[1] == l[0] && s[2..] == l[2..]),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_the_same() {
        for (a, b) in [
            ("Viettel", "Viettell"),
            ("Viettel", "Vietel"),
            ("Viettel", "VIETTEL TELECOM"),
            ("VinaPhone", "Vinahpone"),
        ] {
            assert!(similar(a, b) && similar(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("MobiFone", "VinaPhone"),
            ("Nhà mạng A", "Nhà mạng B"),
            ("FPT", "VPT"),
            ("Operator 1", "Operator 12"),
            ("Nhà mạng", "Nhà mạng A"),
            ("", "Viettel"),
        ] {
            assert!(!similar(a, b) && !similar(b, a), "{a} {b}");
        }
    }

    #[test]
    fn bands_that_no_cell_of_that_technology_has() {
        for (technology, mhz) in [
            (Technology::G2, 900.0),
            (Technology::G3, 2100.0),
            (Technology::G4, 1842.5),
            (Technology::G4, 700.0),
            (Technology::G5, 3500.0),
            (Technology::G5, 26_000.0),
        ] {
            assert!(has_band(technology, mhz), "{technology:?} {mhz}");
        }
        // A number of a band, gigahertz, kilohertz; the wrong technology.
        for (technology, mhz) in [
            (Technology::G4, 3.0),
            (Technology::G5, 78.0),
            (Technology::G4, 1.8),
            (Technology::G2, 3500.0),
            (Technology::G4, 1_800_000.0),
        ] {
            assert!(!has_band(technology, mhz), "{technology:?} {mhz}");
        }
    }

    #[test]
    fn coordinates_on_a_coarse_grid_are_rounded() {
        let found = |step: f64, n: i32| {
            let mut rounding = Rounding::default();
            let at = |i: i32| Coord { x: 105.9 + f64::from(i) * step, y: 18.3 };
            rounding.add(&(0..n).map(at).collect::<Vec<_>>());
            rounding.finding()
        };
        assert_eq!(found(0.01, 12), Some(FindingKind::CoordinatesRounded { count: 12, km: 1.1 }));
        assert_eq!(found(0.01, 9), None);
        assert_eq!(found(0.0123, 12), None);
        assert_eq!(found(0.0, 40), None, "one site");
    }
}
