//! Numbers and coordinates as people type them.
//!
//! In: the text of one cell. Out: a number, or a pair; `None` where it is none. Decimal points and
//! decimal commas, `105,34808/22,62924` in one cell, degrees-minutes-seconds.

use super::numeral::{Mark, Marks, Numeral};

/// A number with a decimal point or a decimal comma; thousands separated by the other mark. Where one mark
/// could be either, it is the decimal mark: nobody groups thousands of degrees. Finite or `None`.
pub(crate) fn number(text: &str) -> Option<f64> {
    if let Ok(value) = text.trim().parse::<f64>() {
        // "nan" and "inf" parse as numbers; no table means them.
        return value.is_finite().then_some(value);
    }
    let numeral = Numeral::parse(text).filter(|n| n.unit.is_empty())?;
    let decimal = if let Marks::Either(mark) = numeral.marks { mark } else { Mark::Point };
    numeral.value(decimal)
}

/// An angle in degrees: a number, or degrees, minutes and seconds with a hemisphere in English
/// (N S E W) or Vietnamese (B Bắc, Đ Đông, T Tây).
pub(crate) fn degrees(text: &str) -> Option<f64> {
    number(text).or_else(|| sexagesimal(text))
}

fn sexagesimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let mut negative = text.starts_with(['-', '\u{2212}']);
    let mut parts: Vec<f64> = Vec::new();
    let mut digits = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        match c {
            '0'..='9' | '.' => digits.push(c),
            ',' if !digits.is_empty() => digits.push('.'),
            _ => {
                if !digits.is_empty() {
                    parts.push(digits.parse().ok()?);
                    digits.clear();
                }
                match c.to_ascii_uppercase() {
                    'S' | 'W' | 'T' => negative = true,
                    'N' | 'E' | 'B' | 'Đ' | 'đ' | 'D' | '-' | '\u{2212}' | '+' | '°' | 'º'
                    | '˚' | '\'' | '′' | '’' | '"' | '″' | '”' | ':' => {}
                    c if c.is_whitespace() => {}
                    _ => return None,
                }
            }
        }
    }
    let [d, ref rest @ ..] = *parts else { return None };
    let (m, s) = match *rest {
        [] => (0.0, 0.0),
        [m] => (m, 0.0),
        [m, s] => (m, s),
        _ => return None,
    };
    let value = d + m / 60.0 + s / 3600.0;
    (m < 60.0 && s < 60.0).then_some(if negative { -value } else { value })
}

/// Longitude and latitude in one cell: `105,34808/22,62924`, `18.34, 105.91`, `105.91 18.34`.
/// Where one of them can only be a longitude (beyond 90), it is; else the first is.
pub(crate) fn pair(text: &str) -> Option<(f64, f64)> {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let (a, b) = ["/", ";", "|", ", ", "\t"]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .or_else(|| (text.matches(',').count() == 1).then(|| text.split_once(',')).flatten())
        .or_else(|| (text.matches(' ').count() == 1).then(|| text.split_once(' ')).flatten())?;
    let (a, b) = (degrees(a)?, degrees(b)?);
    Some(if b.abs() > 90.0 && a.abs() <= 90.0 { (b, a) } else { (a, b) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_point_or_comma() {
        for (text, value) in [
            ("105.5", 105.5),
            (" 105,5 ", 105.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("-3", -3.0),
            ("\u{2212}3,25", -3.25),
            ("1e3", 1000.0),
            ("12 345,6", 12_345.6),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "nan", "inf", "-", "12a", "#N/A", "1,2,3.4.5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn degrees_minutes_seconds() {
        let close = |text: &str, want: f64| {
            let got = degrees(text).unwrap_or(f64::NAN);
            assert!((got - want).abs() < 1e-9, "{text}: {got}");
        };
        close("18°20'30\"N", 18.0 + 20.0 / 60.0 + 30.0 / 3600.0);
        close("105°54′36,5″E", 105.0 + 54.0 / 60.0 + 36.5 / 3600.0);
        close("105 54 36.5", 105.0 + 54.0 / 60.0 + 36.5 / 3600.0);
        close("33°30'S", -33.5);
        close("18,34", 18.34);
        assert_eq!(degrees("105°70'00\""), None);
        assert_eq!(degrees("không rõ"), None);
    }

    #[test]
    fn both_in_one_cell() {
        assert_eq!(pair("105,34808/22,62924"), Some((105.34808, 22.62924)));
        assert_eq!(pair("22.62924, 105.34808"), Some((105.34808, 22.62924)));
        assert_eq!(pair("105.5,18.25"), Some((105.5, 18.25)));
        assert_eq!(pair("105.5 18.25"), Some((105.5, 18.25)));
        assert_eq!(pair("105.5"), None);
    }
}
