//! Which village of the new results is which of the old.
//!
//! By identifier, then by name within the commune: as written, without the word in front, without
//! diacritics where one side was made without them. A name that a commune has twice is none to go by.
//! Identifiers that the program gave, for want of any in the data, are row numbers: they come last, and
//! only where name and commune agree too.

use super::communes::Communes;
use super::name_key::NameKey;
use crate::assessment::Assessment;
use crate::codes::codes;
use crate::place::Village;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// How a village was found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchedBy {
    /// The same identifier.
    Id,
    /// The same name in the same commune.
    Name,
    /// The same but for the word in front (thôn, bản …).
    BareName,
    /// The same but for diacritics, which one side lacks.
    PlainName,
    /// The same row number, name and commune, in data without identifiers.
    Row,
}

codes! {
    /// The word of tables.
    MatchedBy {
        Id => "id",
        Name => "name",
        BareName => "name_without_prefix",
        PlainName => "name_without_diacritics",
        Row => "row",
    }
}

/// A village of both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index in the old results.
    pub old: usize,
    /// Index in the new results.
    pub new: usize,
    /// How it was found.
    pub by: MatchedBy,
    /// Whether both name it alike, or one not at all.
    pub same_name: bool,
    /// Whether both put it into the same commune.
    pub same_commune: bool,
}

/// One of the two results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The earlier.
    Old,
    /// The later.
    New,
}

codes! {
    /// The word of tables.
    Side {
        Old => "old",
        New => "new",
    }
}

/// Why a village was not found on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyUnmatched {
    /// Its commune is not there, by code or name: merged, divided, renamed, or given a new code.
    CommuneNotFound,
    /// Its commune is there, but no village of that name: merged, divided, new or renamed.
    NameNotFound,
    /// More than one village of that name in the commune.
    AmbiguousName,
    /// Its identifier is not there, and it has no name or no commune to go by.
    NothingToGoBy,
}

codes! {
    /// The word of tables.
    WhyUnmatched {
        CommuneNotFound => "commune_not_found",
        NameNotFound => "name_not_found",
        AmbiguousName => "ambiguous_name",
        NothingToGoBy => "nothing_to_go_by",
    }
}

/// A village of one side only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Which side has it.
    pub side: Side,
    /// Its index there.
    pub village: usize,
    /// Why.
    pub why: WhyUnmatched,
    /// The only unmatched village of that name on the other side, in whatever commune: perhaps the
    /// same village after communes were reorganised. For people to judge; nothing is counted by it.
    pub candidate: Option<usize>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// In the order of the new results.
    pub pairs: Vec<Pair>,
    /// Those of the old results first, each side in its order.
    pub unmatched: Vec<Unmatched>,
}

impl Matches {
    /// Villages of one side only.
    pub fn only(&self, side: Side) -> impl Iterator<Item = &Unmatched> {
        self.unmatched.iter().filter(move |u| u.side == side)
    }

    /// How many villages were found that way.
    pub fn count(&self, by: MatchedBy) -> usize {
        self.pairs.iter().filter(|p| p.by == by).count()
    }
}

/// What a village is found by.
struct VillageKey<'a> {
    village: &'a Village,
    name: NameKey,
    /// The commune, in numbers that both sides share; `None` where it is only on this side or nameless.
    commune: Option<usize>,
    /// Whether its commune has a code or a name.
    in_commune: bool,
    /// Whether the program gave the identifier, for want of one in the data.
    id_is_given: bool,
}

/// Matches the villages.
pub(super) fn villages(old: &Assessment, new: &Assessment, communes: &Communes) -> Matches {
    let olds = keys(old, |c| communes.new_of_old[c]);
    let news = keys(new, |c| communes.old_of_new[c].map(|_| c));
    let mut found: Vec<Option<(usize, MatchedBy)>> = vec![None; news.len()];
    let mut taken = vec![false; olds.len()];
    for by in MatchedBy::ALL {
        let free_old = |i: &usize| !taken[*i];
        let pairs = pairs(&olds, &news, by, free_old, |i| found[*i].is_none());
        for (o, n) in pairs {
            taken[o] = true;
            found[n] = Some((o, by));
        }
    }
    let pair = |(n, f): (usize, &Option<(usize, MatchedBy)>)| {
        let (o, by) = (*f)?;
        let (a, b) = (&olds[o], &news[n]);
        let nameless = |w: &VillageKey<'_>| w.name.full.is_empty();
        let plain = !(a.name.marked && b.name.marked) && a.name.plain == b.name.plain;
        let same_name = nameless(a) || nameless(b) || a.name.bare == b.name.bare || plain;
        let same_commune = a.commune.is_some() && a.commune == b.commune;
        Some(Pair { old: o, new: n, by, same_name, same_commune })
    };
    let pairs = found.iter().enumerate().filter_map(pair).collect();
    let free_olds: Vec<usize> = (0..olds.len()).filter(|&i| !taken[i]).collect();
    let free_news: Vec<usize> = (0..news.len()).filter(|&i| found[i].is_none()).collect();
    let mut unmatched = without_partner(Side::Old, &olds, &free_olds, &news, &free_news);
    unmatched.extend(without_partner(Side::New, &news, &free_news, &olds, &free_olds));
    Matches { pairs, unmatched }
}

fn keys(side: &Assessment, shared: impl Fn(usize) -> Option<usize>) -> Vec<VillageKey<'_>> {
    let one = |village| {
        let Village { id, name, commune, .. }: &Village = village;
        let id_is_given = given_by_the_program(id);
        // Where the data had no name either, the name is the identifier.
        let name =
            if id_is_given && name == id { NameKey::default() } else { NameKey::of_village(name) };
        let unit = side.units.commune(*commune);
        let in_commune = !(unit.code.is_empty() && unit.name.is_empty());
        let commune = shared(commune.0 as usize).filter(|_| in_commune);
        VillageKey { village, name, commune, in_commune, id_is_given }
    };
    side.villages.iter().map(one).collect()
}

/// Whether an identifier is one that reading villages gives for want of another: `row12`,
/// `12345-row12`, and `id#2` where an identifier comes twice.
fn given_by_the_program(id: &str) -> bool {
    let number = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let row = id.rsplit('-').next().unwrap_or(id).strip_prefix("row").is_some_and(number);
    row || id.rsplit_once('#').is_some_and(|(_, n)| number(n))
}

/// Pairs of free villages that are alike in one way, each alike to one village only.
fn pairs(
    olds: &[VillageKey<'_>],
    news: &[VillageKey<'_>],
    by: MatchedBy,
    free_old: impl Fn(&usize) -> bool,
    free_new: impl Fn(&usize) -> bool,
) -> Vec<(usize, usize)> {
    let named = |w: &VillageKey<'_>, key: &str| {
        (!key.is_empty()).then_some(())?;
        Some((w.commune?, key.to_owned()))
    };
    let alike: &dyn Fn(&VillageKey<'_>) -> Option<(usize, String)> = match by {
        MatchedBy::Id => &|w| (!w.id_is_given).then(|| (0, w.village.id.clone())),
        MatchedBy::Name => &|w| named(w, &w.name.full),
        MatchedBy::BareName => &|w| named(w, &w.name.bare),
        MatchedBy::PlainName => &|w| named(w, &w.name.plain),
        MatchedBy::Row => &|w| {
            let key = format!("{}\n{}", w.village.id, w.name.full);
            w.id_is_given.then_some((w.commune.unwrap_or(usize::MAX), key))
        },
    };
    let old_of = unique(olds, &free_old, alike);
    let new_of = unique(news, &free_new, alike);
    let both = |(key, n): (_, usize)| {
        let o = *old_of.get(&key)?;
        // Diacritics are left out only where one side was written without them.
        let half_way = by != MatchedBy::PlainName || !(olds[o].name.marked && news[n].name.marked);
        half_way.then_some((o, n))
    };
    new_of.into_iter().filter_map(both).collect()
}

/// The free villages by their keys, without keys that several of them have.
fn unique<K: Hash + Eq>(
    all: &[VillageKey<'_>],
    free: &impl Fn(&usize) -> bool,
    key: impl Fn(&VillageKey<'_>) -> Option<K>,
) -> HashMap<K, usize> {
    let mut found: HashMap<K, Option<usize>> = HashMap::new();
    for i in (0..all.len()).filter(free) {
        if let Some(key) = key(&all[i]) {
            found.entry(key).and_modify(|e| *e = None).or_insert(Some(i));
        }
    }
    found.into_iter().filter_map(|(key, i)| Some((key, i?))).collect()
}

fn without_partner(
    side: Side,
    all: &[VillageKey<'_>],
    free: &[usize],
    others: &[VillageKey<'_>],
    free_others: &[usize],
) -> Vec<Unmatched> {
    let named = |w: &VillageKey<'_>| (!w.name.full.is_empty()).then(|| w.name.bare.clone());
    let is_free: HashSet<usize> = free.iter().copied().collect();
    let free_there: HashSet<usize> = free_others.iter().copied().collect();
    let own = unique(all, &|i: &usize| is_free.contains(i), named);
    let there = unique(others, &|i: &usize| free_there.contains(i), named);
    let names_there: HashSet<(Option<usize>, &str)> =
        free_others.iter().map(|&i| (others[i].commune, others[i].name.bare.as_str())).collect();
    let one = |&village: &usize| {
        let w = &all[village];
        let why = if w.name.full.is_empty() || !w.in_commune {
            WhyUnmatched::NothingToGoBy
        } else if w.commune.is_none() {
            WhyUnmatched::CommuneNotFound
        } else if names_there.contains(&(w.commune, w.name.bare.as_str())) {
            // Of that name, in that commune, and yet not matched: there are several.
            WhyUnmatched::AmbiguousName
        } else {
            WhyUnmatched::NameNotFound
        };
        let candidate = own.get(&w.name.bare).and_then(|_| there.get(&w.name.bare).copied());
        Unmatched { side, village, why, candidate: candidate.filter(|_| !w.name.full.is_empty()) }
    };
    free.iter().map(one).collect()
}

#[cfg(test)]
#[path = "matching_tests.rs"]
mod tests;
