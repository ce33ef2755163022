//! Days as tables write them.
//!
//! In: one cell, and how its column orders day and month. Out: a day; `None` where it is none.
//! `2025-03-15`, `15/03/2025`, `03/15/2025`, with a time before or behind, `20250315`, and the day numbers
//! of spreadsheets. Times and time zones are not looked at.

use super::layer::Value;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Years that a report of today can have; what is beyond is a slip of the pen.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// Day 0 of a spreadsheet's calendar. Its day 60 is a 29 February 1900 that never was, so that this
/// holds from 1 March 1900 on (ECMA-376, 18.17.4.1).
const SHEET_DAY_0: Date = date(1899, 12, 30);

/// How a column orders day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// As in Vietnam.
    #[default]
    DayFirst,
    /// As in America.
    MonthFirst,
    /// Some rows so, some so: only what can be read in one way is a day.
    Mixed,
}

/// What one text tells of the order in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    DayFirst,
    MonthFirst,
    /// Nothing: both are days, the first with the day first.
    Neither(Date, Date),
}

/// The day a cell holds.
pub(super) fn day(value: &Value, order: Order) -> Option<Date> {
    let day = match value {
        Value::Date(day) => *day,
        Value::DateTime(time) => time.date(),
        Value::Text(_) | Value::Integer(_) | Value::Real(_) => {
            let text = value.text();
            pieces(&text).find_map(|p| written(p, order)).or_else(|| sheet_day(&text))?
        }
        Value::Empty | Value::Boolean(_) | Value::Error(_) => return None,
    };
    YEARS.contains(&day.year()).then_some(day)
}

/// What a text tells of the order in its column; `None` where it has no day that could be read in two ways.
pub(super) fn tells(text: &str) -> Option<Tells> {
    pieces(text).find_map(|piece| {
        let one = |order| written(piece, order).filter(|d| YEARS.contains(&d.year()));
        let (a, b) = (one(Order::DayFirst), one(Order::MonthFirst));
        if one(Order::Mixed).is_none() {
            return Some(Tells::Neither(a?, b?));
        }
        let [first, second] = numbers(piece)?;
        (first != second && !piece.contains('.')).then_some(if first > 12 {
            Tells::DayFirst
        } else {
            Tells::MonthFirst
        })
    })
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == 'T' || c == ',')
        .filter(|piece| !piece.is_empty())
}

/// Day and month, or month and day, before a year.
fn numbers(piece: &str) -> Option<[i16; 2]> {
    let parts: Vec<&str> = piece.split(['-', '/', '.']).collect();
    match *parts {
        [a, b, y] if y.len() == 4 && number(y).is_some() => Some([number(a)?, number(b)?]),
        _ => None,
    }
}

fn number(s: &str) -> Option<i16> {
    let digits = !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| s.parse().ok()).flatten()
}

/// `2025-03-15`, `2025/3/15`, `15/03/2025`, `15-3-2025`, `15.03.2025`, `20250315`.
fn written(piece: &str, order: Order) -> Option<Date> {
    let parts: Vec<&str> = piece.split(['-', '/', '.']).collect();
    let (year, month, day) = match *parts {
        [y, m, d] if y.len() == 4 => (number(y)?, number(m)?, number(d)?),
        [.., y] if y.len() == 4 && parts.len() == 3 => {
            let [a, b] = numbers(piece)?;
            // Nobody writes points between month and day.
            let (day, month) = if a > 12 || piece.contains('.') {
                (a, b)
            } else if b > 12 {
                (b, a)
            } else {
                match order {
                    Order::DayFirst => (a, b),
                    Order::MonthFirst => (b, a),
                    Order::Mixed if a == b => (a, b),
                    Order::Mixed => return None,
                }
            };
            (number(y)?, month, day)
        }
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

    fn day(text: &str) -> Option<Date> {
        super::day(&Value::Text(text.to_owned()), Order::DayFirst)
    }

    #[test]
    fn a_column_says_which_is_the_month() {
        let of = |text: &str, order| super::day(&Value::Text(text.to_owned()), order);
        assert_eq!(of("10/12/2025", Order::MonthFirst), Some(date(2025, 10, 12)));
        assert_eq!(of("10/12/2025", Order::DayFirst), Some(date(2025, 12, 10)));
        assert_eq!(of("10/12/2025", Order::Mixed), None);
        assert_eq!(of("11/11/2025", Order::Mixed), Some(date(2025, 11, 11)));
        for order in [Order::DayFirst, Order::MonthFirst, Order::Mixed] {
            assert_eq!(of("11/25/2025", order), Some(date(2025, 11, 25)));
            assert_eq!(of("25/11/2025", order), Some(date(2025, 11, 25)));
            assert_eq!(of("03.11.2025", order), Some(date(2025, 11, 3)));
        }
        let either = Tells::Neither(date(2025, 12, 10), date(2025, 10, 12));
        assert_eq!(tells("10/12/2025 08:30"), Some(either));
        assert_eq!(tells("11/25/2025"), Some(Tells::MonthFirst));
        assert_eq!(tells("25-11-2025"), Some(Tells::DayFirst));
        for text in ["2025-03-04", "11/11/2025", "03.11.2025", "31/02/2025", "hôm qua", "45731"] {
            assert_eq!(tells(text), None, "{text}");
        }
    }

    #[test]
    fn cells_that_are_days_and_those_that_are_none() {
        let of = |value| super::day(&value, Order::DayFirst);
        assert_eq!(of(Value::Date(date(2025, 3, 15))), Some(date(2025, 3, 15)));
        assert_eq!(of(Value::Real(45_731.5)), Some(date(2025, 3, 15)));
        assert_eq!(of(Value::Integer(20_250_315)), Some(date(2025, 3, 15)));
        assert_eq!(of(Value::Boolean(true)), None);
        assert_eq!(of(Value::Date(date(1900, 1, 4))), None);
    }

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
