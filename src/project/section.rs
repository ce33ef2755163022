//! A TOML table with its line numbers: typed keys out, every problem collected.
//!
//! In: the parser's tree with byte spans. Out: values, and [`Problem`]s for keys that are unknown,
//! missing or of another type. Nothing here knows what a project is.

use super::error::{Problem, ProblemKind, ValueType};
use crate::indicator::Bilingual;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The smallest share that means anything: of a village of 10,000 houses one.
pub(super) const LEAST_SHARE: f64 = 1e-4;
/// The smallest number asked for that must be more than nothing: a millimetre, a thousandth of a degree.
const LEAST: f64 = 1e-3;
/// More problems than these nobody reads; the rest is counted.
const MAX_PROBLEMS: usize = 100;
/// A line that is longer is quoted around the fault only, characters before and after.
const QUOTED: (usize, usize) = (60, 100);
/// A longer word is no slip of a known one.
const MAX_WORD: usize = 200;

/// The text of a project file and what is wrong with it so far.
pub(super) struct Document<'t> {
    text: &'t str,
    /// Where lines start, bytes.
    lines: Vec<usize>,
    problems: RefCell<Vec<Problem>>,
    /// Problems beyond [`MAX_PROBLEMS`].
    more: Cell<usize>,
}

impl<'t> Document<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let lines =
            std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Self { text, lines, problems: RefCell::default(), more: Cell::default() }
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    /// Records a problem at a byte range of the text.
    pub(super) fn problem(&self, span: &Range<usize>, key: String, kind: ProblemKind) {
        if self.problems.borrow().len() >= MAX_PROBLEMS {
            self.more.set(self.more.get() + 1);
            return;
        }
        let start = floor_boundary(self.text, span.start);
        let line = self.line(start);
        let line_start = self.lines[line - 1];
        let line_end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let end = floor_boundary(self.text, span.end).clamp(start, line_end.max(start));
        let whole = self.text[line_start..line_end].trim_end_matches('\r');
        let column = self.text[line_start..start].chars().count() + 1;
        let (before, after) = QUOTED;
        let (text, at) = if whole.chars().nth(before + after).is_none() {
            (whole.to_owned(), column - 1)
        } else {
            let left = (column - 1).saturating_sub(before);
            (whole.chars().skip(left).take(before + after).collect(), column - 1 - left)
        };
        self.problems.borrow_mut().push(Problem {
            line,
            column,
            width: self.text[start..end].chars().take(after).count().max(1),
            text,
            at,
            file: None,
            key,
            kind,
        });
    }

    /// Takes over the problems of another file that this one names.
    pub(super) fn adopt(&self, file: &Path, problems: Vec<Problem>) {
        let theirs = |p: Problem| Problem { file: Some(file.to_path_buf()), ..p };
        self.problems.borrow_mut().extend(problems.into_iter().map(theirs));
    }

    /// All problems, in order of line; those of other files last.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        let count = self.more.get();
        if let Some(last) = problems.last().filter(|_| count > 0) {
            let (key, kind) = (String::new(), ProblemKind::More { count });
            problems.push(Problem { key, kind, ..last.clone() });
        }
        problems
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
    pub(super) key: String,
}

/// One table of the document.
pub(super) struct Section<'d, 't> {
    doc: &'d Document<'t>,
    path: String,
    span: Range<usize>,
    table: Option<&'d DeTable<'t>>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'d, 't> Section<'d, 't> {
    pub(super) fn root(doc: &'d Document<'t>, table: &'d Spanned<DeTable<'t>>) -> Self {
        Self::new(doc, String::new(), table.span(), Some(table.get_ref()))
    }

    fn new(
        doc: &'d Document<'t>,
        path: String,
        span: Range<usize>,
        table: Option<&'d DeTable<'t>>,
    ) -> Self {
        Self { doc, path, span, table, asked: RefCell::default() }
    }

    /// Whether the file has this table.
    pub(super) fn is_there(&self) -> bool {
        self.table.is_some()
    }

    /// Whether the file has this key, of whatever type.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|t| t.contains_key(key))
    }

    fn dotted(&self, key: &str) -> String {
        let quoted = !key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        let key = if quoted { format!("{key:?}") } else { key.to_owned() };
        if self.path.is_empty() { key } else { format!("{}.{key}", self.path) }
    }

    /// Records a problem of one of this table's keys, at the table's own head.
    pub(super) fn problem(&self, key: &str, kind: ProblemKind) {
        self.doc.problem(&self.span, self.dotted(key), kind);
    }

    /// Records a problem of a value.
    pub(super) fn problem_at<T>(&self, at: &At<T>, kind: ProblemKind) {
        self.doc.problem(&at.span, at.key.clone(), kind);
    }

    /// The line a value begins in, from 1.
    pub(super) fn line<T>(&self, at: &At<T>) -> usize {
        self.doc.line(at.span.start)
    }

    fn get(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'t>>> {
        self.asked.borrow_mut().push(key);
        self.table?.get(key)
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: ValueType) {
        let found = value.get_ref().type_str();
        self.doc.problem(
            &value.span(),
            self.dotted(key),
            ProblemKind::WrongType { found, expected },
        );
    }

    /// A text; blank text is a problem.
    pub(super) fn text(&self, key: &'static str) -> Option<At<String>> {
        let value = self.get(key)?;
        self.text_of(key, value)
    }

    /// Whether a key holds a text, of those that may hold something else too.
    pub(super) fn holds_text(&self, key: &'static str) -> bool {
        self.get(key).is_some_and(|value| value.get_ref().is_str())
    }

    fn text_of(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let (span, dotted) = (value.span(), self.dotted(key));
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, ValueType::Text);
            return None;
        };
        if text.trim().is_empty() {
            self.doc.problem(&span, dotted, ProblemKind::Empty);
            return None;
        }
        Some(At { value: text.trim().to_owned(), span, key: dotted })
    }

    /// A text in both languages: `{ vi = "…", en = "…" }`, or one text that stands for both.
    pub(super) fn words(&self, key: &'static str) -> Option<Bilingual> {
        let value = self.get(key)?;
        if value.get_ref().is_table() {
            let both = self.table(key);
            let (vi, en) = (both.text("vi"), both.text("en"));
            both.refuse_unknown();
            let (vi, en) = (vi.map(|at| at.value), en.map(|at| at.value));
            let vi = vi.or_else(|| en.clone())?;
            return Some(Bilingual { en: en.unwrap_or_else(|| vi.clone()), vi });
        }
        let one = self.text_of(key, value)?.value;
        Some(Bilingual { vi: one.clone(), en: one })
    }

    /// A number, whole or not.
    pub(super) fn number(&self, key: &'static str) -> Option<At<f64>> {
        let value = self.get(key)?;
        let number = number_of(value.get_ref());
        if number.is_none() {
            self.wrong_type(key, value, ValueType::Number);
        }
        Some(At { value: number?, span: value.span(), key: self.dotted(key) })
    }

    /// A number of at least a thousandth and at most `limit`; `limits` words that interval.
    pub(super) fn positive(
        &self,
        key: &'static str,
        limit: f64,
        limits: &'static str,
    ) -> Option<f64> {
        let at = self.number(key)?;
        if (LEAST..=limit).contains(&at.value) {
            return Some(at.value);
        }
        let kind = ProblemKind::OutOfRange { value: at.value, limits, meant: None };
        self.problem_at(&at, kind);
        None
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.wrong_type(key, value, ValueType::Boolean);
        }
        found
    }

    /// A list of texts.
    pub(super) fn texts(&self, key: &'static str) -> Option<At<Vec<At<String>>>> {
        let value = self.get(key)?;
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, value, ValueType::TextList);
            return None;
        };
        let texts = list.iter().filter_map(|v| self.text_of(key, v)).collect();
        Some(At { value: texts, span: value.span(), key: self.dotted(key) })
    }

    /// A table; one that is not there answers `None` to everything.
    pub(super) fn table(&self, key: &'static str) -> Section<'d, 't> {
        let value = self.get(key);
        let table = value.and_then(|v| v.get_ref().as_table());
        if let (Some(v), None) = (value, table) {
            self.wrong_type(key, v, ValueType::Table);
        }
        let span = value.map_or_else(|| self.span.clone(), Spanned::span);
        Section::new(self.doc, self.dotted(key), span, table)
    }

    /// A list of tables.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Section<'d, 't>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let list: Option<&DeArray<'t>> = value.get_ref().as_array();
        let Some(list) = list.filter(|l| l.iter().all(|v| v.get_ref().is_table())) else {
            self.wrong_type(key, value, ValueType::TableList);
            return Vec::new();
        };
        let section = |(i, v): (usize, &'d Spanned<DeValue<'t>>)| {
            let path = format!("{}[{}]", self.dotted(key), i + 1);
            Section::new(self.doc, path, v.span(), v.get_ref().as_table())
        };
        list.iter().enumerate().map(section).collect()
    }

    /// Reports every key that nobody asked for.
    pub(super) fn refuse_unknown(&self) {
        let asked = self.asked.borrow();
        let Some(table) = self.table else { return };
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let nearest = nearest(name, asked.iter().copied()).map(str::to_owned);
                let kind = ProblemKind::UnknownKey { nearest };
                self.doc.problem(&key.span(), self.dotted(name), kind);
            }
        }
    }
}

fn number_of(value: &DeValue<'_>) -> Option<f64> {
    if let Some(i) = value.as_integer() {
        return i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64);
    }
    value.as_float()?.as_str().parse().ok()
}

/// The candidate most like a word, where one is like it at all: Damerau-Levenshtein similarity of at
/// least 0.6, which forgives two slips in a word of five letters.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if word.chars().nth(MAX_WORD).is_some() {
        return None;
    }
    let key = crate::place::fold(word);
    candidates
        .into_iter()
        .map(|c| (strsim::normalized_damerau_levenshtein(&key, &crate::place::fold(c)), c))
        .filter(|(score, _)| *score >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
}
