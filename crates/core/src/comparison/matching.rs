//! Which village of the new results is which of the old.
//!
//! By identifier, then by name within the commune: as written, without the word in front, without
//! diacritics where one side was made without them. A name that a commune has twice is none to go by.
//! Identifiers that the program gave, for want of any in the data, are row numbers: they come last, and
//! only where name and commune agree too.

use super::communes::Communes;
use super::name_key::NameKey;
use super::results::Results;
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

impl MatchedBy {
    /// All of them, in the order they are tried.
    pub const ALL: [Self; 5] = [Self::Id, Self::Name, Self::BareName, Self::PlainName, Self::Row];

    /// The word of tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::BareName => "name_without_prefix",
            Self::PlainName => "name_without_diacritics",
            Self::Row => "row",
        }
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

impl Side {
    /// The word of tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
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

impl WhyUnmatched {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::CommuneNotFound, Self::NameNotFound, Self::AmbiguousName, Self::NothingToGoBy];

    /// The word of tables.
    pub fn code(self) -> &'static str {
        match self {
            Self::CommuneNotFound => "commune_not_found",
            Self::NameNotFound => "name_not_found",
            Self::AmbiguousName => "ambiguous_name",
            Self::NothingToGoBy => "nothing_to_go_by",
        }
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

/// A village as it is looked for.
struct Wanted<'a> {
    village: &'a Village,
    key: NameKey,
    /// The commune, in numbers that both sides share; `None` where it is only on this side or nameless.
    commune: Option<usize>,
    /// Whether its commune has a code or a name.
    in_commune: bool,
    /// Whether the program gave the identifier.
    given: bool,
}

/// Matches the villages.
pub(super) fn villages(old: &Results, new: &Results, communes: &Communes) -> Matches {
    let olds = wanted(old, |c| communes.new_of_old[c]);
    let news = wanted(new, |c| communes.old_of_new[c].map(|_| c));
    let mut found: Vec<Option<(usize, MatchedBy)>> = vec![None; news.len()];
    let mut taken = vec![false; olds.len()];
    for by in MatchedBy::ALL {
        let free_old = |i: &usize| !taken[*i];
        let pairs = pass(&olds, &news, by, free_old, |i| found[*i].is_none());
        for (o, n) in pairs {
            taken[o] = true;
            found[n] = Some((o, by));
        }
    }
    let pair = |(n, f): (usize, &Option<(usize, MatchedBy)>)| {
        let (o, by) = (*f)?;
        let (a, b) = (&olds[o], &news[n]);
        let nameless = |w: &Wanted<'_>| w.key.full.is_empty();
        let plain = !(a.key.marked && b.key.marked) && a.key.plain == b.key.plain;
        let same_name = nameless(a) || nameless(b) || a.key.bare == b.key.bare || plain;
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

fn wanted(results: &Results, shared: impl Fn(usize) -> Option<usize>) -> Vec<Wanted<'_>> {
    let one = |village| {
        let Village { id, name, commune, .. }: &Village = village;
        let given = given_by_the_program(id);
        // Where the data had no name either, the name is the identifier.
        let key = if given && name == id { NameKey::default() } else { NameKey::of_village(name) };
        let unit = results.units.commune(*commune);
        let in_commune = !(unit.code.is_empty() && unit.name.is_empty());
        let commune = shared(commune.0 as usize).filter(|_| in_commune);
        Wanted { village, key, commune, in_commune, given }
    };
    results.villages.iter().map(one).collect()
}

/// Whether an identifier is one that reading villages gives for want of another: `row12`,
/// `12345-row12`, and `id#2` where an identifier comes twice.
fn given_by_the_program(id: &str) -> bool {
    let number = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let row = id.rsplit('-').next().unwrap_or(id).strip_prefix("row").is_some_and(number);
    row || id.rsplit_once('#').is_some_and(|(_, n)| number(n))
}

/// Pairs of what is free and alike in one way, where it is alike to nothing else.
fn pass(
    olds: &[Wanted<'_>],
    news: &[Wanted<'_>],
    by: MatchedBy,
    free_old: impl Fn(&usize) -> bool,
    free_new: impl Fn(&usize) -> bool,
) -> Vec<(usize, usize)> {
    let named = |w: &Wanted<'_>, key: &str| {
        (!key.is_empty()).then_some(())?;
        Some((w.commune?, key.to_owned()))
    };
    let alike: &dyn Fn(&Wanted<'_>) -> Option<(usize, String)> = match by {
        MatchedBy::Id => &|w| (!w.given).then(|| (0, w.village.id.clone())),
        MatchedBy::Name => &|w| named(w, &w.key.full),
        MatchedBy::BareName => &|w| named(w, &w.key.bare),
        MatchedBy::PlainName => &|w| named(w, &w.key.plain),
        MatchedBy::Row => &|w| {
            let key = format!("{}\n{}", w.village.id, w.key.full);
            w.given.then_some((w.commune.unwrap_or(usize::MAX), key))
        },
    };
    let old_of = unique(olds, &free_old, alike);
    let new_of = unique(news, &free_new, alike);
    let both = |(key, n): (_, usize)| {
        let o = *old_of.get(&key)?;
        let half_way = by != MatchedBy::PlainName || !(olds[o].key.marked && news[n].key.marked);
        half_way.then_some((o, n))
    };
    new_of.into_iter().filter_map(both).collect()
}

/// What only one of them is.
fn unique<K: Hash + Eq>(
    all: &[Wanted<'_>],
    free: &impl Fn(&usize) -> bool,
    key: impl Fn(&Wanted<'_>) -> Option<K>,
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
    all: &[Wanted<'_>],
    free: &[usize],
    others: &[Wanted<'_>],
    free_others: &[usize],
) -> Vec<Unmatched> {
    let named = |w: &Wanted<'_>| (!w.key.full.is_empty()).then(|| w.key.bare.clone());
    let is_free: HashSet<usize> = free.iter().copied().collect();
    let free_there: HashSet<usize> = free_others.iter().copied().collect();
    let own = unique(all, &|i: &usize| is_free.contains(i), named);
    let there = unique(others, &|i: &usize| free_there.contains(i), named);
    let names_there: HashSet<(Option<usize>, &str)> =
        free_others.iter().map(|&i| (others[i].commune, others[i].key.bare.as_str())).collect();
    let one = |&village: &usize| {
        let w = &all[village];
        let why = if w.key.full.is_empty() || !w.in_commune {
            WhyUnmatched::NothingToGoBy
        } else if w.commune.is_none() {
            WhyUnmatched::CommuneNotFound
        } else if names_there.contains(&(w.commune, w.key.bare.as_str())) {
            // Of that name, in that commune, and yet not matched: there are several.
            WhyUnmatched::AmbiguousName
        } else {
            WhyUnmatched::NameNotFound
        };
        let candidate = own.get(&w.key.bare).and_then(|_| there.get(&w.key.bare).copied());
        Unmatched { side, village, why, candidate: candidate.filter(|_| !w.key.full.is_empty()) }
    };
    free.iter().map(one).collect()
}

#[cfg(test)]
#[path = "matching_tests.rs"]
mod tests;
