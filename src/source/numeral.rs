//! Numbers as people type them, taken apart.
//!
//! In: the text of one cell. Out: its digits, marks, unit, and what the marks say; the value follows once
//! the decimal mark of the column is known. `1.500` is one thousand five hundred or one and a half.

use unicode_normalization::UnicodeNormalization;

/// The mark before decimals; the other one groups thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Point,
    Comma,
}

/// What the marks of one number tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// It has none.
    None,
    /// The decimal mark is certain.
    Certain(Mark),
    /// One mark with three digits behind: decimals, or a thousand.
    Either(Mark),
}

/// A number as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Numeral {
    /// Sign, digits, point and comma.
    body: String,
    /// `e3`, or nothing.
    exponent: String,
    pub(crate) marks: Marks,
    /// What follows, without blanks around it: `km`, `°`.
    pub(crate) unit: String,
}

impl Mark {
    fn of(c: char) -> Self {
        if c == ',' { Self::Comma } else { Self::Point }
    }

    pub(crate) fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }

    fn char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// What people write before a number that is not exact.
const ABOUT: [&str; 9] = ["~", "≈", "±", "khoảng", "khoang", "gần", "about", "approx.", "ca."];

impl Numeral {
    /// Takes a text apart; `None` where it is no number with or without a unit.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        // A decimal comma of a Vietnamese cell may be composed in any way, a unit as well.
        let text: String = text.trim().nfc().map(plain).collect();
        let mut rest = text.as_str();
        let low = rest.to_lowercase();
        if let Some(about) = ABOUT.iter().find(|a| low.starts_with(**a))
            && let Some(behind) = rest.get(about.len()..)
        {
            rest = behind.trim_start();
        }
        let mut body = String::with_capacity(rest.len());
        if let Some(behind) = rest.strip_prefix(['-', '+']) {
            if rest.starts_with('-') {
                body.push('-');
            }
            rest = behind.trim_start();
        }
        let bytes = rest.as_bytes();
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        let (mut at, mut spaced) = (0, false);
        let lead = body.len();
        while at < bytes.len() {
            match bytes[at] {
                b'0'..=b'9' => body.push(char::from(bytes[at])),
                b'.' | b',' if digit(at + 1) || (at > 0 && digit(at - 1)) => {
                    body.push(char::from(bytes[at]));
                }
                // A blank or an apostrophe groups thousands where three digits follow, no more.
                b' ' | b'\'' if at > 0 && digit(at - 1) && grouped(&bytes[at + 1..]) => {
                    if !spaced && !(1..=3).contains(&(body.len() - lead))
                        || body.contains(['.', ','])
                    {
                        return None;
                    }
                    spaced = true;
                }
                _ => break,
            }
            at += 1;
        }
        let mut exponent = String::new();
        if matches!(bytes.get(at), Some(b'e' | b'E')) && at > 0 {
            let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
            let digits = bytes[at + 1 + sign..].iter().take_while(|b| b.is_ascii_digit()).count();
            if (1..=4).contains(&digits) {
                exponent.push_str(&rest[at..at + 1 + sign + digits]);
                at += 1 + sign + digits;
            }
        }
        let unit = rest[at..].trim();
        if !body.contains(|c: char| c.is_ascii_digit())
            || unit.contains(|c: char| c.is_ascii_digit() || "+-'?".contains(c))
        {
            return None;
        }
        // `300.` ends a sentence.
        if body.ends_with(['.', ',']) {
            body.pop();
        }
        let marks = marks(&body[lead..], spaced, !exponent.is_empty())?;
        Some(Self { body, exponent, marks, unit: unit.trim_end_matches('.').to_owned() })
    }

    /// The number, where a mark that can be either is read by that decimal mark. Finite or `None`.
    pub(crate) fn value(&self, decimal: Mark) -> Option<f64> {
        let decimal = match self.marks {
            Marks::Certain(mark) => mark,
            Marks::None | Marks::Either(_) => decimal,
        };
        let bare = self.body.replace(decimal.other().char(), "").replace(decimal.char(), ".");
        format!("{bare}{}", self.exponent).parse().ok().filter(|v: &f64| v.is_finite())
    }

    /// Whether nothing but zeros stands behind its one mark.
    pub(crate) fn ends_in_zeros(&self) -> bool {
        matches!(self.marks, Marks::Either(_)) && self.body.ends_with("000")
    }
}

/// A character of a number as ASCII has it.
fn plain(c: char) -> char {
    match c {
        '\u{2212}' | '\u{2013}' => '-',
        '\u{2019}' | '\u{2bc}' | '\u{60}' => '\'',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Whether exactly three digits follow.
fn grouped(behind: &[u8]) -> bool {
    behind.iter().take_while(|b| b.is_ascii_digit()).count() == 3
}

/// What the marks of digits tell; `None` where they are those of no number.
fn marks(digits: &str, spaced: bool, power: bool) -> Option<Marks> {
    let groups = |text: &str, mark: char| {
        let mut groups = text.split(mark);
        let head = groups.next().unwrap_or_default();
        (1..=3).contains(&head.len()) && !head.starts_with('0') && groups.all(|g| g.len() == 3)
    };
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    Some(match (points, commas) {
        (0, 0) => Marks::None,
        (1, 0) | (0, 1) => {
            let mark = if points == 1 { '.' } else { ',' };
            let certain = spaced || power || !groups(digits, mark);
            if certain { Marks::Certain(Mark::of(mark)) } else { Marks::Either(Mark::of(mark)) }
        }
        (_, 0) if !spaced && groups(digits, '.') => Marks::Certain(Mark::Comma),
        (0, _) if !spaced && groups(digits, ',') => Marks::Certain(Mark::Point),
        (p, c) if p > 0 && c > 0 && !spaced => {
            let last = digits.rfind(['.', ',']).map(|i| (i, digits.as_bytes()[i]));
            let (at, mark) = last.map(|(i, b)| (i, char::from(b)))?;
            let mark = Mark::of(mark);
            let whole = &digits[..at];
            if whole.contains(mark.char()) || !groups(whole, mark.other().char()) {
                return None;
            }
            Marks::Certain(mark)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_marks_say() {
        use Mark::{Comma, Point};
        use Marks::{Certain, Either, None as Bare};
        for (text, marks, value) in [
            ("800", Bare, 800.0),
            ("1.5", Certain(Point), 1.5),
            ("1,5", Certain(Comma), 1.5),
            ("0.500", Certain(Point), 0.5),
            (".500", Certain(Point), 0.5),
            ("1234.500", Certain(Point), 1234.5),
            ("1.234.567", Certain(Comma), 1_234_567.0),
            ("1,234,567", Certain(Point), 1_234_567.0),
            ("1.234,5", Certain(Comma), 1234.5),
            ("1,234.5", Certain(Point), 1234.5),
            ("12 345,6", Certain(Comma), 12_345.6),
            ("12\u{a0}345", Bare, 12_345.0),
            ("12’345", Bare, 12_345.0),
            ("\u{2212}5", Bare, -5.0),
            ("１２", Bare, 12.0),
            ("1.5e3", Certain(Point), 1500.0),
            ("~300", Bare, 300.0),
            ("khoảng 300", Bare, 300.0),
            ("300.", Bare, 300.0),
            ("1.500", Either(Point), 1.5),
            ("-1,500", Either(Comma), -1.5),
        ] {
            let found = Numeral::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.marks, marks, "{text}");
            let decimal = if let Either(mark) = marks { mark } else { Point };
            assert_eq!(found.value(decimal), Some(value), "{text}");
            if let Either(mark) = marks {
                assert_eq!(found.value(mark.other()), Some(1000.0 * value), "{text}");
            }
        }
    }

    #[test]
    fn units_follow() {
        for (text, value, unit) in [
            ("3 km", 3.0, "km"),
            ("45m", 45.0, "m"),
            ("90°", 90.0, "°"),
            ("90 độ", 90.0, "độ"),
            ("1.500 m.", 1500.0, "m"),
            ("812 người", 812.0, "người"),
        ] {
            let found = Numeral::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.value(Mark::Comma), &*found.unit), (Some(value), unit), "{text}");
        }
        for text in
            ["", "xa", "1-2", "0/180", "1,2,3.4.5", "1.2.3", "3 km 5", "12 34", "nan", "inf"]
        {
            let found = Numeral::parse(text).filter(|n| n.unit.is_empty());
            assert_eq!(found, None, "{text}");
        }
    }

    proptest! {
        /// Every way of writing a number in one locale is that number, or can be read in two ways.
        #[test]
        fn every_way_of_writing_a_number(
            whole in 0_u32..10_000_000, thousandths in 0_u32..1000, places in 0_usize..4,
            comma: bool, group in 0_usize..4,
        ) {
            let decimal = if comma { Mark::Comma } else { Mark::Point };
            let mark = ["", " ", "'", if comma { "." } else { "," }][group];
            let mut digits = whole.to_string();
            let mut at = digits.len();
            while at > 3 {
                at -= 3;
                digits.insert_str(at, mark);
            }
            let fraction = &format!("{thousandths:03}")[..places];
            let text = if places > 0 { format!("{digits}{}{fraction}", decimal.char()) } else { digits };
            let value: f64 = format!("{whole}.{fraction}0").parse().unwrap();
            let found = Numeral::parse(&text).unwrap();
            prop_assert_eq!(found.value(decimal), Some(value), "{}", text);
            match found.marks {
                Marks::Certain(mark) => prop_assert_eq!(mark, decimal, "{}", text),
                Marks::None | Marks::Either(_) => {}
            }
        }
    }
}
