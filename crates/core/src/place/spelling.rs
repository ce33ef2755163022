//! Vietnamese spelling, folded so that the same name written in several ways is found.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters and digits only, lower case, without diacritics: `Mã thôn`, `ma_thon` and `MATHON` agree.
/// For comparing, never for printing.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'đ' | 'ð' => Some('d'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_agree() {
        for text in ["Mã thôn", "ma_thon", "MATHON", " Ma-Thôn ", "Ma\u{303} tho\u{302}n"] {
            assert_eq!(fold(text), "mathon");
        }
        assert_eq!(fold("Đắk Lắk"), "daklak");
        assert_eq!(fold("hoà"), fold("hòa"));
    }
}
