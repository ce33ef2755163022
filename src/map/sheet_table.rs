//! A sheet file as tables of keys: what stands under a key, and the problem it leaves where it is wrong.

use super::error::{Expected, SheetFault, SheetProblem};
use crate::network::{ServiceKind, Technology};
use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

pub(super) fn problem(line: usize, key: &str, fault: SheetFault) -> SheetProblem {
    SheetProblem { line, key: key.to_owned(), fault }
}

pub(super) fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

/// A table of the file; without entries where the file has none.
pub(super) struct Table<'t> {
    pub(super) name: &'static str,
    pub(super) line: usize,
    pub(super) entries: Option<&'t DeTable<'t>>,
}

impl<'t> Table<'t> {
    pub(super) fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.entries.and_then(|e| e.iter().find(|(k, _)| *k.get_ref() == key)).map(|(_, v)| v)
    }
}

/// A file being read, and what is wrong with it so far.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) problems: Vec<SheetProblem>,
}

impl<'t> Reader<'t> {
    pub(super) fn wrong(
        &mut self,
        table: &Table<'_>,
        key: &str,
        at: &Spanned<DeValue<'_>>,
        expected: Expected,
    ) {
        let span = at.span();
        let found = self.text.get(span.clone()).unwrap_or_default().trim().to_owned();
        let line = line_at(self.text, span.start);
        let fault = SheetFault::Value { found, expected };
        self.problems.push(problem(line, &table.path(key), fault));
    }

    pub(super) fn missing(&mut self, table: &Table<'_>, key: &str) {
        self.problems.push(problem(table.line, &table.path(key), SheetFault::Missing));
    }

    /// A key that is there and must not be.
    pub(super) fn refuse(&mut self, table: &Table<'_>, key: &str, fault: SheetFault) {
        if let Some(value) = table.get(key) {
            let line = line_at(self.text, value.span().start);
            self.problems.push(problem(line, &table.path(key), fault));
        }
    }

    pub(super) fn known_keys(&mut self, table: &Table<'_>, known: &[&'static str]) {
        for key in table.entries.into_iter().flat_map(|e| e.keys()) {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            // Half the letters wrong is another word, not a slip.
            let distance = |k: &&str| strsim::damerau_levenshtein(k, name);
            let near = known.iter().copied().min_by_key(distance);
            let near = near.filter(|k| distance(k) * 2 <= k.chars().count());
            let line = line_at(self.text, key.span().start);
            self.problems.push(problem(line, &table.path(name), SheetFault::UnknownKey(near)));
        }
    }

    pub(super) fn table(&mut self, top: &Table<'t>, name: &'static str) -> Table<'t> {
        let Some(value) = top.get(name) else {
            return Table { name, line: 1, entries: None };
        };
        let entries = value.get_ref().as_table();
        if entries.is_none() {
            self.wrong(top, name, value, Expected::Table);
        }
        Table { name, line: line_at(self.text, value.span().start), entries }
    }

    pub(super) fn word<T: Copy>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        all: &[(&'static str, T)],
    ) -> Option<T> {
        let value = table.get(key)?;
        let found = value.get_ref().as_str().and_then(|s| all.iter().find(|(w, _)| *w == s));
        if found.is_none() {
            let words = all.iter().map(|(w, _)| *w).collect();
            self.wrong(table, key, value, Expected::OneOf(words));
        }
        found.map(|(_, v)| *v)
    }

    pub(super) fn service(&mut self, table: &Table<'_>, key: &str) -> Option<ServiceKind> {
        self.word(table, key, &ServiceKind::ALL.map(|s| (s.column(), s)))
    }

    /// Text that is not blank; missing text is a problem.
    pub(super) fn line_of_text(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        let Some(value) = table.get(key) else {
            self.missing(table, key);
            return None;
        };
        let text = value.get_ref().as_str().map(str::trim).filter(|t| !t.is_empty());
        if text.is_none() {
            self.wrong(table, key, value, Expected::Text);
        }
        text.map(str::to_owned)
    }

    pub(super) fn switch(&mut self, table: &Table<'_>, key: &str, default: bool) -> bool {
        let Some(value) = table.get(key) else { return default };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(table, key, value, Expected::Switch);
            default
        })
    }

    pub(super) fn whole(
        &mut self,
        table: &Table<'_>,
        key: &str,
        (low, high): (u32, u32),
    ) -> Option<u32> {
        let value = table.get(key)?;
        let number = whole(value).filter(|n| (low..=high).contains(n));
        if number.is_none() {
            self.wrong(table, key, value, Expected::Whole(low, high));
        }
        number
    }

    pub(super) fn technologies(&mut self, table: &Table<'_>, key: &str) -> Vec<Technology> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let one = |v: &Spanned<DeValue<'_>>| v.get_ref().as_str().and_then(Technology::parse);
        let all: Option<Vec<_>> =
            value.get_ref().as_array().and_then(|a| a.iter().map(one).collect());
        all.unwrap_or_else(|| {
            self.wrong(table, key, value, Expected::Technologies);
            Vec::new()
        })
    }
}

/// A whole number of at most 32 bits.
pub(super) fn whole(value: &Spanned<DeValue<'_>>) -> Option<u32> {
    value.get_ref().as_integer().and_then(|i| i.as_str().parse().ok())
}

/// A list of numbers.
pub(super) fn numbers(value: &Spanned<DeValue<'_>>) -> Option<Vec<f64>> {
    let number = |v: &Spanned<DeValue<'_>>| {
        let v = v.get_ref();
        let text = v.as_integer().map(DeInteger::as_str).or(v.as_float().map(DeFloat::as_str));
        text.and_then(|t| t.parse::<f64>().ok()).filter(|n| n.is_finite())
    };
    value.get_ref().as_array().and_then(|a| a.iter().map(number).collect())
}
