//! Administrative units of both sides under one key.

use super::Side;
use super::communes::Communes;
use super::name_key::NameKey;
use crate::place::AdminUnits;
use std::collections::HashMap;

/// A unit, the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Unit {
    /// The whole project.
    Province,
    /// A commune, by its index in the new results.
    Commune(usize),
    /// A commune of the old results only, by its index there.
    OldCommune(usize),
    /// Any other unit: level, code, folded name.
    Other(String, String, String),
}

/// Finds units by what `rates.csv` says of them.
pub(super) struct Units<'a> {
    communes: &'a Communes,
    old: Lookup,
    new: Lookup,
}

struct Lookup {
    by_code: HashMap<String, usize>,
    /// Communes without a code.
    by_name: HashMap<String, usize>,
}

impl Lookup {
    fn new(units: &AdminUnits) -> Self {
        let (mut by_code, mut by_name) = (HashMap::new(), HashMap::new());
        for (i, commune) in units.communes.iter().enumerate() {
            if commune.code.is_empty() {
                by_name.entry(NameKey::of_commune(&commune.name).full).or_insert(i);
            } else {
                by_code.entry(commune.code.clone()).or_insert(i);
            }
        }
        Self { by_code, by_name }
    }

    fn find(&self, code: &str, name: &str) -> Option<usize> {
        if code.is_empty() {
            self.by_name.get(&NameKey::of_commune(name).full).copied()
        } else {
            self.by_code.get(code).copied()
        }
    }
}

impl<'a> Units<'a> {
    pub(super) fn new(communes: &'a Communes, old: &AdminUnits, new: &AdminUnits) -> Self {
        Self { communes, old: Lookup::new(old), new: Lookup::new(new) }
    }

    /// The unit of a row of one side.
    pub(super) fn of(&self, side: Side, level: &str, code: &str, name: &str) -> Unit {
        let other = || {
            let name = NameKey::of_commune(name).full;
            Unit::Other(level.to_owned(), code.to_owned(), name)
        };
        match (level, side) {
            // There is one; its code and name may have been left out or changed.
            ("province", _) => Unit::Province,
            ("commune", Side::New) => self.new.find(code, name).map_or_else(other, Unit::Commune),
            ("commune", Side::Old) => self.old.find(code, name).map_or_else(other, |old| {
                self.communes.new_of_old[old].map_or(Unit::OldCommune(old), Unit::Commune)
            }),
            _ => other(),
        }
    }
}
