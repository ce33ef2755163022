//! Vietnamese text spoilt on its way: TCVN3, VNI, UTF-8 read as a Western code page, `Ð` for `Đ`.
//!
//! In: the values of one column. Out: the same, converted, and what was converted. A column is
//! converted only when that makes Vietnamese of it: most of its accented words are no Vietnamese as
//! they stand and are Vietnamese after conversion (onset, nucleus, coda, at most one tone).
//! Tables: TCVN 5712:1993 (VN3) and the VNI for Windows encoding, as their standards print them.

use crate::finding::LegacyText;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// TCVN3 bytes from 0xA1 with their letters; the gaps are `\0`.
const TCVN3: [char; 94] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', '\0', // A1–AF
    '\0', '\0', '\0', '\0', '\0', 'à', 'ả', 'ã', 'á', 'ạ', '\0', 'ằ', 'ẳ', 'ẵ', 'ắ',
    '\0', // B0–BF
    '\0', '\0', '\0', '\0', '\0', '\0', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', '\0', 'ẻ',
    'ẽ', // C0–CF
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', '\0', '\0', '\0', 'ĩ', 'í', 'ị',
    'ò', // D0–DF
    '\0', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ',
    'ù', // E0–EF
    '\0', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', // F0–FE
];

/// VNI letters that stand alone.
const VNI_ALONE: [(char, &str); 18] = [
    ('ñ', "đ"),
    ('Ñ', "Đ"),
    ('ô', "ơ"),
    ('Ô', "Ơ"),
    ('ö', "ư"),
    ('Ö', "Ư"),
    ('í', "í"),
    ('Í', "Í"),
    ('ì', "ì"),
    ('Ì', "Ì"),
    ('æ', "ỉ"),
    ('Æ', "Ỉ"),
    ('ó', "ĩ"),
    ('Ó', "Ĩ"),
    ('ò', "ị"),
    ('Ò', "Ị"),
    ('î', "ỵ"),
    ('Î', "Ỵ"),
];

/// VNI marks that follow a vowel, as combining characters.
const VNI_MARKS: [(char, &str); 15] = [
    ('ø', "\u{300}"),
    ('ù', "\u{301}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
];

/// Two more marks of VNI: ă with tilde, ă with dot below.
const VNI_BREVE: [(char, &str); 2] = [('ü', "\u{306}\u{303}"), ('ë', "\u{306}\u{323}")];

/// What converting a column did.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Converted {
    pub(crate) legacy: LegacyText,
    pub(crate) count: u64,
    pub(crate) found: String,
    pub(crate) used: String,
}

/// Converts the values of a column where they are in a legacy encoding, and brings all to NFC.
pub(crate) fn convert<'a>(values: impl Iterator<Item = &'a mut String> + 'a) -> Vec<Converted> {
    let mut accented: Vec<&mut String> = Vec::new();
    for value in values {
        if !value.is_ascii() {
            accented.push(value);
        }
    }
    let mut done = Vec::new();
    if let Some((legacy, convert)) = recognise(&accented) {
        record(&mut accented, legacy, &mut done, convert);
    }
    for value in &mut accented {
        if !unicode_normalization::is_nfc(value) {
            **value = value.nfc().collect();
        }
    }
    let eth = |v: &str| v.contains(['Ð', 'ð']).then(|| v.replace('Ð', "Đ").replace('ð', "đ"));
    record(&mut accented, LegacyText::Eth, &mut done, eth);
    done
}

fn record(
    values: &mut [&mut String],
    legacy: LegacyText,
    done: &mut Vec<Converted>,
    convert: impl Fn(&str) -> Option<String>,
) {
    let mut report: Option<Converted> = None;
    for value in values {
        let Some(used) = convert(value).filter(|used| used != *value) else { continue };
        let entry = report.get_or_insert_with(|| Converted {
            legacy,
            count: 0,
            found: (*value).clone(),
            used: used.clone(),
        });
        entry.count += 1;
        **value = used;
    }
    done.extend(report);
}

type Conversion = fn(&str) -> Option<String>;

/// The conversion under which the column becomes Vietnamese, if it is not Vietnamese already.
fn recognise(values: &[&mut String]) -> Option<(LegacyText, Conversion)> {
    // A few thousand values tell; a column of a hundred thousand names need not be spelt through.
    let sample: Vec<&str> =
        values.iter().map(|v| v.as_str()).step_by(values.len() / 2000 + 1).collect();
    let ratio = |convert: Conversion| {
        let (mut good, mut all) = (0_u32, 0_u32);
        for value in &sample {
            let text = convert(value).unwrap_or_default();
            let verdict = is_vietnamese(&text);
            all += 1;
            good += u32::from(verdict && !text.is_empty());
        }
        f64::from(good) / f64::from(all.max(1))
    };
    let as_is = ratio(|v| Some(v.nfc().collect()));
    // Half of a clean column may be foreign names; a spoilt one has hardly a valid word.
    if sample.is_empty() || as_is > 0.5 {
        return None;
    }
    let all: [(LegacyText, Conversion); 3] = [
        (LegacyText::Mojibake, from_mojibake),
        (LegacyText::Tcvn3, from_tcvn3),
        (LegacyText::Vni, from_vni),
    ];
    all.into_iter()
        .map(|(legacy, convert)| (ratio(convert), legacy, convert))
        .filter(|(score, ..)| *score >= 0.9)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, legacy, convert)| (legacy, convert))
}

/// The single bytes a text was decoded from, as Latin-1, windows-1252 or windows-1258 did.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .map(|c| {
            if let Ok(byte) = u8::try_from(u32::from(c)) {
                return Some(byte);
            }
            let mut utf8 = [0; 4];
            let text = c.encode_utf8(&mut utf8);
            // Composed letters have no byte in these; what was decoded from them always has.
            for encoding in [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1258] {
                let (bytes, _, lost) = encoding.encode(text);
                if !lost && bytes.len() == 1 {
                    return Some(bytes[0]);
                }
            }
            None
        })
        .collect()
}

/// TCVN3 as Unicode; `None` where a byte is none of its letters.
pub(crate) fn from_tcvn3(text: &str) -> Option<String> {
    let letter = |b: u8| match b {
        0..0x80 => Some(char::from(b)),
        0xA1..=0xFE => Some(TCVN3[usize::from(b) - 0xA1]).filter(|&c| c != '\0'),
        _ => None,
    };
    let bytes = bytes_of(text)?;
    let out: String = bytes.iter().map(|&b| letter(b)).collect::<Option<_>>()?;
    // The capital fonts (.VnTimeH) have no codes of their own: capitals with tones are stored small.
    let capital = text.chars().filter(char::is_ascii_alphabetic).all(|c| c.is_ascii_uppercase());
    let any = text.chars().any(|c| c.is_ascii_uppercase());
    Some(if capital && any { out.to_uppercase() } else { out })
}

/// VNI as Unicode; `None` where a mark follows no vowel.
pub(crate) fn from_vni(text: &str) -> Option<String> {
    let text: String = bytes_of(text)?.into_iter().map(char::from).collect();
    let mut out = String::with_capacity(text.len());
    let mut last = ' ';
    for c in text.chars() {
        let small: char = c.to_lowercase().next().unwrap_or(c);
        let mark = VNI_MARKS.iter().chain(&VNI_BREVE).find(|(m, _)| *m == small);
        let after_vowel = "aeouyAEOUYôöÔÖ".contains(last);
        if let Some((_, marks)) = mark.filter(|_| after_vowel) {
            out.push_str(marks);
        } else if let Some((_, letter)) = VNI_ALONE.iter().find(|(l, _)| *l == c) {
            out.push_str(letter);
        } else if c.is_ascii() {
            out.push(c);
        } else {
            return None;
        }
        last = c;
    }
    Some(out.nfc().collect())
}

/// UTF-8 that was read as windows-1252 or Latin-1.
fn from_mojibake(text: &str) -> Option<String> {
    let decoded = String::from_utf8(bytes_of(text)?).ok()?;
    (decoded != text).then(|| decoded.nfc().collect())
}

/// Whether every accented word is a possible Vietnamese syllable.
pub(crate) fn is_vietnamese(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "–—‘’“”…".contains(c))
        .filter(|word| !word.is_ascii())
        .all(|word| {
            word.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c)) && is_syllable(word)
        })
}

fn is_syllable(word: &str) -> bool {
    const ONSETS: [&str; 28] = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "kr", "l", "m", "n", "ng",
        "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v",
    ];
    const CODAS: [&str; 10] = ["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"];
    // Without tones, but with the marks that make other letters: ă â đ ê ô ơ ư.
    let mut tones = 0;
    let plain: String = word
        .to_lowercase()
        .nfd()
        .filter(|c| {
            let tone = matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
            tones += u8::from(tone);
            !tone
        })
        .nfc()
        .collect();
    let vowel = |c: char| "aăâeêioôơuưy".contains(c);
    let Some(first) = plain.find(vowel) else { return false };
    let tail = plain[first..].find(|c| !vowel(c)).map_or(plain.len(), |i| first + i);
    let (onset, mut nucleus, coda) = (&plain[..first], &plain[first..tail], &plain[tail..]);
    if onset == "q" {
        let Some(rest) = nucleus.strip_prefix('u') else { return false };
        nucleus = rest;
    }
    let onset_known = onset == "q" || onset == "x" || ONSETS.contains(&onset);
    tones <= 1 && onset_known && (1..=3).contains(&nucleus.chars().count()) && CODAS.contains(&coda)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[&str]) -> (Vec<String>, Vec<Converted>) {
        let mut owned: Vec<String> = values.iter().map(|&v| v.to_owned()).collect();
        let done = convert(owned.iter_mut());
        (owned, done)
    }

    #[test]
    fn tcvn3_is_recognised_and_converted() {
        let (out, done) = column(&["Th«n B×nh Minh", "B¶n Hµ TÜnh", "X· §«ng", "Thon 1"]);
        assert_eq!(out, ["Thôn Bình Minh", "Bản Hà Tĩnh", "Xã Đông", "Thon 1"]);
        assert_eq!((done[0].legacy, done[0].count), (LegacyText::Tcvn3, 3));
    }

    #[test]
    fn tcvn3_in_a_capital_font() {
        assert_eq!(from_tcvn3("Hµ TÜNH").as_deref(), Some("HÀ TĨNH"));
        assert_eq!(from_tcvn3("Hµ TÜnh").as_deref(), Some("Hà Tĩnh"));
    }

    #[test]
    fn vni_is_recognised_and_converted() {
        let (out, done) = column(&["Thoân Bình Minh", "Haø Tónh", "Xaõ Ñoâng", "Buoân Ñöùc"]);
        assert_eq!(out, ["Thôn Bình Minh", "Hà Tĩnh", "Xã Đông", "Buôn Đức"]);
        assert_eq!(done[0].legacy, LegacyText::Vni);
    }

    #[test]
    fn mojibake_is_undone() {
        let (out, done) = column(&["H\u{c3}\u{a0} T\u{c4}\u{a9}nh", "Th\u{c3}\u{b4}n 1"]);
        assert_eq!(out, ["Hà Tĩnh", "Thôn 1"]);
        assert_eq!(done[0].legacy, LegacyText::Mojibake);
    }

    #[test]
    fn clean_text_and_minority_names_stay() {
        let names = ["Thôn Bình Minh", "Buôn Ea Tiêu", "Krông Búk", "Đắk Lắk", "Quỳnh Lưu", "Xuân"];
        let (out, done) = column(&names);
        assert_eq!(out, names);
        assert!(done.is_empty(), "{done:?}");
    }

    #[test]
    fn eth_becomes_d_with_stroke_and_nfd_becomes_nfc() {
        let (out, done) = column(&["Ðông Hà", "Ha\u{300} Ti\u{303}nh", "Thôn Một"]);
        assert_eq!(out, ["Đông Hà", "Hà Tĩnh", "Thôn Một"]);
        assert_eq!((done.len(), done[0].legacy), (1, LegacyText::Eth));
    }
}
