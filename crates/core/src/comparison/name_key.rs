//! Names as keys: the same name written in several ways is found, another name is not.
//!
//! Folded: Unicode form, case, blanks and punctuation, where the tone mark stands (`hoà`, `hòa`),
//! `Ð` for `Đ`, zeros before a number, `số` before a number, abbreviations of the word in front
//! (`TDP`, `tổ dân phố`). Diacritics stay: `Đông` and `Dòng` are two names.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name, folded three times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NameKey {
    /// With the word in front (thôn, bản …). Empty where there is no name.
    pub(super) full: String,
    /// Without it; never empty where `full` is not.
    pub(super) bare: String,
    /// The latter without diacritics.
    pub(super) plain: String,
    /// Whether the name has any diacritics: data that was made without them has to be met half-way.
    pub(super) marked: bool,
}

/// Words in front of a village's name; the first of a line is what the others abbreviate.
const OF_VILLAGES: [&[&str]; 21] = [
    &["tổ dân phố", "tdp", "t.d.p", "tổ dp"],
    &["khu dân cư", "kdc"],
    &["khu phố", "kp"],
    &["khối phố"],
    &["tiểu khu", "tk"],
    &["thôn"],
    &["bản"],
    &["buôn"],
    &["bon"],
    &["làng"],
    &["ấp"],
    &["khóm"],
    &["xóm"],
    &["khối"],
    &["khu"],
    &["tổ"],
    &["đội"],
    &["plei", "plây", "pley"],
    &["sóc"],
    &["phum"],
    &["đặc khu"],
];

/// Words in front of a commune's name.
const OF_COMMUNES: [&[&str]; 4] =
    [&["thị trấn", "tt"], &["đặc khu"], &["phường", "p"], &["xã", "x"]];

/// A word in front, folded, and what it stands for.
struct Prefix {
    words: Vec<String>,
    /// The same without diacritics.
    plain: Vec<String>,
    meaning: String,
}

fn prefixes(table: &[&[&str]]) -> Vec<Prefix> {
    let mut all: Vec<Prefix> = Vec::new();
    for line in table {
        let Some(meaning) = line.first().map(|w| syllables(w).join(" ")) else { continue };
        all.extend(line.iter().map(|word| {
            let words = syllables(word);
            let plain = words.iter().map(|w| crate::place::fold(w)).collect();
            Prefix { words, plain, meaning: meaning.clone() }
        }));
    }
    // The longest first: `khu phố` before `khu`.
    all.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    all
}

static VILLAGES: LazyLock<Vec<Prefix>> = LazyLock::new(|| prefixes(&OF_VILLAGES));
static COMMUNES: LazyLock<Vec<Prefix>> = LazyLock::new(|| prefixes(&OF_COMMUNES));

impl NameKey {
    /// Of a village.
    pub(super) fn of_village(name: &str) -> Self {
        Self::new(name, &VILLAGES)
    }

    /// Of a commune.
    pub(super) fn of_commune(name: &str) -> Self {
        Self::new(name, &COMMUNES)
    }

    fn new(name: &str, prefixes: &[Prefix]) -> Self {
        let words = without_numbering(syllables(name));
        let marked = words.iter().any(|w| !w.is_ascii());
        let (mut front, rest) = split(&words, prefixes, |p| &p.words);
        let bare = rest.join(" ");
        front.push(&bare);
        let full = front.join(" ");
        let plain: Vec<String> = words.iter().map(|w| crate::place::fold(w)).collect();
        let plain = split(&plain, prefixes, |p| &p.plain).1.join(" ");
        Self { full, bare, plain, marked }
    }
}

/// What the words in front mean, and the words after them; one is always left.
fn split<'w, 'p>(
    words: &'w [String],
    prefixes: &'p [Prefix],
    spelt: impl Fn(&'p Prefix) -> &'p [String],
) -> (Vec<&'p str>, &'w [String]) {
    let (mut front, mut rest) = (Vec::new(), words);
    let fits =
        |rest: &[String], p: &'p Prefix| rest.len() > spelt(p).len() && rest.starts_with(spelt(p));
    while let Some(found) = prefixes.iter().find(|p| fits(rest, p)) {
        front.push(found.meaning.as_str());
        rest = &rest[spelt(found).len()..];
    }
    (front, rest)
}

/// `số 05` is `5`.
fn without_numbering(words: Vec<String>) -> Vec<String> {
    let digits = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    let number: Vec<String> = syllables("số");
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if digits(&word) {
            if out.len() > 1 && out.last() == number.first() {
                out.pop();
            }
            let short = word.trim_start_matches('0');
            out.push(if short.is_empty() { "0".to_owned() } else { short.to_owned() });
        } else {
            out.push(word);
        }
    }
    out
}

/// The tone marks: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Lower-case syllables and numbers; each syllable decomposed, its tone marks at its end.
fn syllables(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let (mut word, mut tones) = (String::new(), String::new());
    let mut end = |word: &mut String, tones: &mut String| {
        if !word.is_empty() {
            word.push_str(tones);
            out.push(std::mem::take(word));
        }
        tones.clear();
    };
    for c in text.nfkd().flat_map(char::to_lowercase) {
        let c = if c == 'ð' { 'đ' } else { c };
        if TONES.contains(&c) {
            tones.push(c);
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            let digit = c.is_ascii_digit();
            if word.chars().last().is_some_and(|last| last.is_ascii_digit() != digit) {
                end(&mut word, &mut tones);
            }
            word.push(c);
        } else {
            end(&mut word, &mut tones);
        }
    }
    end(&mut word, &mut tones);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(name: &str) -> String {
        NameKey::of_village(name).full
    }

    fn bare(name: &str) -> String {
        NameKey::of_village(name).bare
    }

    #[test]
    fn spellings_of_one_name_agree() {
        for (a, b) in [
            ("Thôn Hoà Bình", "thôn Hòa  Bình"),
            ("Thôn Thuý", "THÔN THÚY"),
            ("Thôn Đông", "Thôn Ðông"),
            ("Thôn Đông", "Tho\u{302}n Đo\u{302}ng"),
            ("TDP 5", "Tổ dân phố số 05"),
            ("TDP5", "Tổ Dân Phố 5"),
            ("T.D.P 5", "t-d-p 5"),
            ("KP. 3", "Khu phố 3"),
            ("Thôn số 1", "Thôn 01"),
        ] {
            assert_eq!(full(a), full(b), "{a} and {b}");
        }
    }

    #[test]
    fn the_word_in_front_comes_off_but_never_the_name() {
        for (name, other) in
            [("Thôn Đông", "Bản Đông"), ("Buôn Ea Tul", "Ea Tul"), ("Thôn Làng Mới", "Làng Mới")]
        {
            assert_ne!(full(name), full(other));
            assert_eq!(bare(name), bare(other), "{name} and {other}");
        }
        assert_eq!(bare("Bản"), full("bản"));
        assert!(!bare("Thôn").is_empty());
        // Not a prefix, but the beginning of a name.
        assert_ne!(bare("Bảng Lảng"), bare("Lảng"));
    }

    #[test]
    fn other_names_stay_other_names() {
        for (a, b) in [
            ("Thôn Đông", "Thôn Dòng"),
            ("Thôn 1", "Thôn 11"),
            ("Thôn 1 2", "Thôn 12"),
            ("Thôn Bắc Sơn", "Thôn Bắc Sơn 2"),
            ("Thôn Lạc", "Thôn Lác"),
        ] {
            assert_ne!(bare(a), bare(b), "{a} and {b}");
        }
        let (marked, without) =
            (NameKey::of_village("Thôn Đông Hoà"), NameKey::of_village("THON DONG HOA"));
        assert!(marked.marked && !without.marked);
        assert_eq!(marked.plain, "dong hoa");
        assert_eq!(without.plain, "dong hoa");
    }

    #[test]
    fn nothing_is_nothing() {
        for name in ["", "  ", "–", "\u{301}"] {
            assert_eq!(NameKey::of_village(name).full, "", "{name:?}");
        }
    }

    #[test]
    fn communes() {
        let key = |n: &str| NameKey::of_commune(n);
        assert_eq!(key("Xã Kỳ Anh").bare, key("Phường Kỳ Anh").bare);
        assert_eq!(key("P. Nam Hà").full, key("Phường Nam Hà").full);
        assert_eq!(key("TT Đức Thọ").full, key("Thị trấn Đức Thọ").full);
    }
}
