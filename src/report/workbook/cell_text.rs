//! Text of the data as a cell can hold it.

use std::borrow::Cow;

/// Units of UTF-16 that a cell can hold (Excel's specifications and limits).
const CELL_LIMIT: usize = 32_767;
/// What a spreadsheet would take for a formula if somebody typed it.
pub(super) fn like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Text that a cell can hold: no control characters but line ends, and not too long.
pub(super) fn clean<'t>(text: &'t str, cut: &mut usize) -> Cow<'t, str> {
    const MORE: &str = " […]";
    let bad = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    // A unit of UTF-16 has at least one byte.
    let long = text.len() > CELL_LIMIT && text.encode_utf16().count() > CELL_LIMIT;
    if !long && !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    let mut left = CELL_LIMIT;
    let mut out = String::with_capacity(text.len().min(CELL_LIMIT * 3));
    if long {
        *cut += 1;
        left -= MORE.encode_utf16().count();
    }
    for c in text.chars().filter(|&c| !bad(c)) {
        let units = c.len_utf16();
        if units > left {
            break;
        }
        left -= units;
        out.push(c);
    }
    if long {
        out.push_str(MORE);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{CELL_LIMIT, clean, like_a_formula};

    #[test]
    fn long_text_is_cut_between_characters_and_counted() {
        let mut cut = 0;
        // Two units of UTF-16 each: the cut does not split one.
        let long = clean(&"\u{20000}".repeat(20_000), &mut cut).into_owned();
        assert!(long.ends_with(" […]") && long.encode_utf16().count() <= CELL_LIMIT);
        let whole = "ố".repeat(CELL_LIMIT);
        assert_eq!(clean(&whole, &mut cut), whole.as_str());
        assert_eq!(cut, 1);
        assert_eq!(clean("a\u{0}\tb\nc\u{ffff}", &mut cut), "ab\nc");
        assert_eq!(
            ["=1", "+1", "-1", "@a", "1=1", "−1"].map(like_a_formula),
            [true, true, true, true, false, false]
        );
    }
}
