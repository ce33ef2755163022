//! Villages by their identifiers, as other tables write them.

use crate::finding::{FindingKind, Severity};
use crate::place::{Village, VillageIndex};
use crate::source::ledger::Ledger;
use geo::Coord;
use std::collections::HashMap;

/// Coordinates of five decimals are rounded to 1.1 m: so near a border either side is right, m.
const ROUNDED_M: f64 = 2.0;

/// What is to be said of a position, metres in the working CRS, that does not lie in the village its row
/// names; `None` where it does. Of a village without land nothing can be said.
pub(super) fn elsewhere(
    villages: &[Village],
    index: &VillageIndex<'_>,
    named: u32,
    lies_in: Option<u32>,
    at: Coord<f64>,
) -> Option<FindingKind> {
    let away_m = index.distance_m(named, at).filter(|m| *m > ROUNDED_M)?;
    let id = |i: u32| villages[i as usize].id.clone();
    let (village, lies_in) = (id(named), lies_in.filter(|i| *i != named).map(id));
    Some(FindingKind::PositionElsewhere { village, lies_in, km: away_m / 1000.0 })
}

/// Finds villages by identifier, also by one whose leading zeros a spreadsheet has eaten.
pub(super) struct VillageIds<'v> {
    exact: HashMap<&'v str, u32>,
    /// By the digits without leading zeros; `None` where several villages have them.
    bare: HashMap<&'v str, Option<u32>>,
    padded: u64,
    first: Option<(String, &'v str)>,
}

impl<'v> VillageIds<'v> {
    pub(super) fn new(villages: &'v [Village]) -> Self {
        let mut exact = HashMap::with_capacity(villages.len());
        let mut bare = HashMap::new();
        for (village, i) in villages.iter().zip(0_u32..) {
            let id = village.id.as_str();
            exact.insert(id, i);
            if let Some(digits) = bare_digits(id) {
                bare.entry(digits).and_modify(|v| *v = None).or_insert(Some(i));
            }
        }
        Self { exact, bare, padded: 0, first: None }
    }

    /// The village of that identifier.
    pub(super) fn find(&mut self, id: &str, villages: &'v [Village]) -> Option<u32> {
        let id = id.trim();
        if let Some(&village) = self.exact.get(id) {
            return Some(village);
        }
        let village = self.bare.get(bare_digits(id)?).copied().flatten()?;
        self.padded += 1;
        if self.first.is_none() {
            self.first = Some((id.to_owned(), &villages[village as usize].id));
        }
        Some(village)
    }

    /// Records identifiers that were found without their zeros.
    pub(super) fn finish(self, ledger: &mut Ledger, column: Option<&str>) {
        if let Some((found, used)) = self.first {
            let used = used.to_owned();
            let kind = FindingKind::CodesPadded { count: self.padded, found, used };
            ledger.whole(Severity::Repaired, column, kind);
        }
    }
}

/// A number without its leading zeros.
fn bare_digits(id: &str) -> Option<&str> {
    let digits = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| id.trim_start_matches('0')).filter(|d| !d.is_empty())
}
