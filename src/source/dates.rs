//! Days as tables write them.
//!
//! In: the text of one cell. Out: a day; `None` where it is none. `2025-03-15`, `15/03/2025` (the day
//! first, as in Vietnam), with a time before or behind, `20250315`, and the day numbers of
//! spreadsheets. Times and time zones are not looked at.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Years that a report of today can have; what is beyond is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// Day 0 of a spreadsheet's calendar. Its day 60 is a 29 February 1900 that never was, so that this
/// holds from 1 March 1900 on (ECMA-376, 18.17.4.1).
const SHEET_DAY_0: Date = date(1899, 12, 30);

/// The day a text names.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let whole = text
        .split(|c: char| c.is_whitespace() || c == 'T' || c == ',')
        .filter(|piece| !piece.is_empty())
        .find_map(written)
        .or_else(|| sheet_day(text))?;
    YEARS.contains(&whole.year()).then_some(whole)
}

/// `2025-03-15`, `2025/3/15`, `15/03/2025`, `15-3-2025`, `15.03.2025`, `20250315`.
fn written(piece: &str) -> Option<Date> {
    let parts: Vec<&str> = piece.split(['-', '/', '.']).collect();
    let number = |s: &str| {
        let digits = !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| s.parse::<i16>().ok()).flatten()
    };
    let (year, month, day) = match *parts {
        [y, m, d] if y.len() == 4 => (number(y)?, number(m)?, number(d)?),
        [d, m, y] if y.len() == 4 => (number(y)?, number(m)?, number(d)?),
        [one] if one.len() == 8 && one.is_ascii() => {
            (number(&one[..4])?, number(&one[4..6])?, number(&one[6..])?)
        }
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A spreadsheet's number of a day, with the time as its fraction.
fn sheet_day(text: &str) -> Option<Date> {
    let days: f64 = text.parse().ok()?;
    // Within the years above; this also refuses NaN.
    if !(32_000.0..74_000.0).contains(&days) {
        return None;
    }
    SHEET_DAY_0.checked_add((days as i32).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_spellings_of_one_day() {
        for text in [
            "2025-03-15",
            "2025/03/15",
            "2025-03-15T08:30:00Z",
            "2025/03/15 08:30:00+00",
            "15/03/2025",
            "15/3/2025",
            "15-03-2025",
            "15.03.2025",
            "15/03/2025 08:30",
            "08:30 15/03/2025",
            "08:30:00, 15/03/2025",
            " 20250315 ",
            "45731",
            "45731.354",
        ] {
            assert_eq!(day(text), Some(date(2025, 3, 15)), "{text}");
        }
        assert_eq!(day("29/02/2024"), Some(date(2024, 2, 29)));
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "",
            "hôm qua",
            "31/02/2025",
            "2025-13-01",
            "15/03/25",
            "15/03",
            "3/15/2025",
            "0001-01-01",
            "15/03/20255",
            "1742000000",
            "nan",
            "inf",
            "-45731",
            "2025",
            "2O25-03-15",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
