//! Numbers as each language writes them: `1.234,5` and `1,234.5`.

use crate::Lang;

/// The marks in the numbers of a language.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Marks {
    pub(crate) decimal: char,
    pub(crate) group: char,
}

/// Writes numbers for people (never for CSV or JSON).
#[derive(Clone, Copy, Debug)]
pub struct Numbers(pub Lang);

impl Numbers {
    /// A count, with thousands marked.
    pub fn count(self, n: usize) -> String {
        let digits = n.to_string();
        let mark = self.0.marks().group;
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(c);
        }
        out
    }

    /// A number with so many decimals, thousands marked.
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let negative = value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b));
        let mut out = String::new();
        if negative {
            out.push('\u{2212}');
        }
        out.push_str(&whole.parse().map_or_else(|_| whole.to_owned(), |n| self.count(n)));
        if !fraction.is_empty() {
            out.push(self.0.marks().decimal);
            out.push_str(fraction);
        }
        out
    }

    /// A number with at most so many decimals, and no zeros at its end.
    pub fn short(self, value: f64, decimals: usize) -> String {
        let text = self.decimal(value, decimals);
        if decimals == 0 {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches(self.0.marks().decimal).to_owned()
    }
}

/// A percentage as it may be shown with one decimal: cut, not rounded, so that 99.97 never reads as
/// all and 79.96 never as covered; and whether it is more than nothing but below a tenth.
pub fn shown_pct(pct: f64) -> (f64, bool) {
    // 1e-7 as in the classes: what is within rounding of a tenth is that tenth.
    let cut = ((pct + 1e-7) * 10.0).floor() / 10.0;
    (cut, pct > 1e-7 && cut < 0.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages() {
        let (vi, en) = (Numbers(Lang::VI), Numbers(Lang::EN));
        assert_eq!(vi.count(4117), "4.117");
        assert_eq!(en.count(1_234_567), "1,234,567");
        assert_eq!(vi.count(7), "7");
        assert_eq!(vi.decimal(97.66, 1), "97,7");
        assert_eq!(en.decimal(-1234.5, 2), "\u{2212}1,234.50");
        assert_eq!(vi.decimal(-0.001, 1), "0,0");
        assert_eq!((vi.short(99.85, 3), vi.short(3200.0, 2)), ("99,85".into(), "3.200".into()));
        assert_eq!((en.short(0.0, 2), en.short(10.0, 0)), ("0".into(), "10".into()));
    }
}
