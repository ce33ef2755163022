//! Which commune of the new results is which of the old.

use super::name_key::NameKey;
use crate::place::{AdminUnits, Commune};
use std::collections::HashMap;

/// The communes of both sides, matched by code, then by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Communes {
    /// For each old commune the new one.
    pub(super) new_of_old: Vec<Option<usize>>,
    /// For each new commune the old one.
    pub(super) old_of_new: Vec<Option<usize>>,
}

impl Communes {
    /// Matches them. A name that several communes of a side have is none to go by.
    pub(super) fn new(old: &AdminUnits, new: &AdminUnits) -> Self {
        let mut all = Self {
            new_of_old: vec![None; old.communes.len()],
            old_of_new: vec![None; new.communes.len()],
        };
        all.enter(old, new, |c| c.code.trim().to_owned());
        all.enter(old, new, |c| NameKey::of_commune(&c.name).full);
        all.enter(old, new, |c| NameKey::of_commune(&c.name).bare);
        all
    }

    fn enter(&mut self, old: &AdminUnits, new: &AdminUnits, key: impl Fn(&Commune) -> String) {
        let free = |units: &AdminUnits, taken: &[Option<usize>]| {
            let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
            for (i, commune) in units.communes.iter().enumerate() {
                let key = key(commune);
                if taken[i].is_none() && !key.is_empty() {
                    by_key.entry(key).or_default().push(i);
                }
            }
            by_key
        };
        let olds = free(old, &self.new_of_old);
        for (key, news) in free(new, &self.old_of_new) {
            if let ([n], Some([o])) = (&news[..], olds.get(&key).map(Vec::as_slice)) {
                self.new_of_old[*o] = Some(*n);
                self.old_of_new[*n] = Some(*o);
            }
        }
    }
}
