//! Texts of a table without what nobody sees.
//!
//! In: the rows of a layer. Out: the same rows; characters without width, marks of direction and soft
//! hyphens are gone, letters of other widths and other scripts that only look like Latin ones are Latin,
//! accents are composed (NFC). What was changed is told once a column. Not here: whole encodings
//! (`legacy_text`), whose spoilt letters are left as they are.

use super::Error;
use super::layer::{LayerSource, Remark, Row, Value};
use super::ledger::Ledger;
use crate::finding::{CodePage, FindingKind, Severity};
use std::fmt::Write;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A layer whose texts are cleaned as they are read.
pub(crate) struct Tidy {
    layer: Box<dyn LayerSource>,
    /// For each column: how many texts, and the first as found and as used.
    cleaned: Vec<Option<(u64, String, String)>>,
}

impl Tidy {
    pub(crate) fn of(layer: Box<dyn LayerSource>) -> Box<dyn LayerSource> {
        let cleaned = vec![None; layer.columns().len()];
        Box::new(Self { layer, cleaned })
    }
}

impl LayerSource for Tidy {
    fn name(&self) -> Option<&str> {
        self.layer.name()
    }

    fn columns(&self) -> &[String] {
        self.layer.columns()
    }

    fn has_geometry(&self) -> bool {
        self.layer.has_geometry()
    }

    fn crs(&self) -> Option<&str> {
        self.layer.crs()
    }

    fn total(&self) -> Option<u64> {
        self.layer.total()
    }

    fn want(&mut self, columns: &[Option<usize>]) {
        self.layer.want(columns);
    }

    fn is_typed(&self, column: usize) -> bool {
        self.layer.is_typed(column)
    }

    fn rewind(&mut self) -> bool {
        self.cleaned.fill(None);
        self.layer.rewind()
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, Error> {
        let more = self.layer.next(row)?;
        for (value, cleaned) in row.values.iter_mut().zip(&mut self.cleaned) {
            if let Value::Text(text) = value
                && let Some(clean) = clean(text)
            {
                // Accents that are only composed say nothing else than before.
                if more && !clean.trim().chars().eq(text.trim().nfc()) {
                    let first = || (0, visible(text), clean.trim().to_owned());
                    cleaned.get_or_insert_with(first).0 += 1;
                }
                *text = clean;
            }
        }
        Ok(more)
    }

    fn take_remarks(&mut self) -> Vec<Remark> {
        self.layer.take_remarks()
    }

    fn warnings(&self) -> &[String] {
        self.layer.warnings()
    }

    fn assumed_encoding(&self) -> Option<(CodePage, u64)> {
        self.layer.assumed_encoding()
    }

    fn tell_warnings(&self, ledger: &mut Ledger) {
        self.layer.tell_warnings(ledger);
        for (cleaned, name) in self.cleaned.iter().zip(self.layer.columns()) {
            if let Some((count, found, used)) = cleaned.clone() {
                let kind = FindingKind::TextCleaned { count, found, used };
                ledger.whole(Severity::Repaired, Some(name), kind);
            }
        }
    }
}

/// A text cleaned; `None` where there is nothing to clean.
pub(super) fn clean(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    // In text of a legacy encoding U+00A0 and U+00AD are letters, as are others of that block.
    let legacy =
        text.chars().any(|c| matches!(c, '\u{80}'..='\u{bf}' if c != '\u{a0}' && c != '\u{ad}'))
            || text.contains(['\u{c2}', '\u{c3}', '\u{c4}', '\u{c6}', '\u{e1}', '\u{e2}'])
                && text.contains(['\u{a0}', '\u{ad}']);
    let strange = |c: char| kept(c, legacy) != Some(c) || looks_like(c).is_some();
    if !text.chars().any(strange) && is_nfc(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().filter_map(|c| kept(c, legacy)) {
        if c.is_alphanumeric() {
            word.push(c);
        } else {
            latin(&mut word, &mut out);
            out.push(c);
        }
    }
    latin(&mut word, &mut out);
    let out = if is_nfc(&out) { out } else { out.nfc().collect() };
    (out != text).then_some(out)
}

/// What becomes of a character, whatever stands around it; `None`: nothing.
fn kept(c: char, legacy: bool) -> Option<char> {
    Some(match c {
        '\u{a0}' if !legacy => ' ',
        '\u{ad}' if !legacy => return None,
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{180e}'
        | '\u{34f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => return None,
        // Full width; the block follows ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        c => c,
    })
}

/// Moves a word on; letters of other scripts become Latin where the word has Latin letters or digits too.
fn latin(word: &mut String, out: &mut String) {
    let foreign = |c: char| matches!(c, '\u{370}'..='\u{52f}');
    let mixed = word.chars().any(|c| c.is_ascii_digit() || c.is_alphabetic() && !foreign(c));
    let alike = word.chars().all(|c| !foreign(c) || looks_like(c).is_some());
    if mixed && alike {
        out.extend(word.chars().map(|c| looks_like(c).unwrap_or(c)));
    } else {
        out.push_str(word);
    }
    word.clear();
}

/// The Latin letter that a Greek or Cyrillic one cannot be told from (Unicode TR 39, confusables).
fn looks_like(c: char) -> Option<char> {
    const FOREIGN: &str = "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    const LATIN: &str = "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo";
    if !matches!(c, '\u{370}'..='\u{52f}') {
        return None;
    }
    FOREIGN.chars().zip(LATIN.chars()).find(|(f, _)| *f == c).map(|(_, l)| l)
}

/// A text in which what cannot be seen stands as its code point.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if kept(c, false) == Some(c) && looks_like(c).is_none() {
            out.push(c);
        } else {
            // A String takes whatever is written.
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_what_looks_alike_is_one() {
        for (text, want) in [
            ("Viettel\u{200b}", "Viettel"),
            ("\u{feff}A1", "A1"),
            ("VNPT\u{a0}Net", "VNPT Net"),
            ("Vina\u{ad}phone", "Vinaphone"),
            ("４Ｇ", "4G"),
            ("Viett\u{435}l", "Viettel"),
            ("\u{410}1", "A1"),
            ("\u{422}\u{412}S\u{2011}01", "TBS\u{2011}01"),
            ("Ha\u{300} Ti\u{303}nh", "Hà Tĩnh"),
        ] {
            assert_eq!(clean(text).as_deref(), Some(want), "{text:?}");
        }
        assert_eq!(visible("Viettel\u{200b}"), "Viettel⟨U+200B⟩");
    }

    #[test]
    fn names_and_legacy_text_stay() {
        // Vietnamese, a Russian and a Greek name, TCVN3 with its soft hyphen, UTF-8 read as Latin-1.
        for text in ["Thôn Bình Minh", "Đắk Lắk", "Анадырь", "ОКО", "Κρήτη", "S\u{ad}¬n T©y"]
        {
            assert_eq!(clean(text), None, "{text}");
        }
        assert_eq!(clean("H\u{c3}\u{a0} T\u{c4}\u{a9}nh"), None);
    }
}
