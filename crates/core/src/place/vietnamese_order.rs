//! The order of Vietnamese names: a, ă, â, b … d, đ, e, ê …; tone marks decide among equals.
//!
//! In: names as the data spells them. Out: their order, by the collation of CLDR for Vietnamese
//! (TCVN 6712 has the same alphabet). Numbers in names count as numbers: thôn 2 stands before thôn 10.

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// `None` only if the data compiled into the program were broken; names are then in the order of
/// their code points, which is an order still.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).ok()
});

/// Which of two names stands first. Names that only their code points tell apart are ordered by these,
/// so that the order never depends on the input's.
pub fn vietnamese_order(a: &str, b: &str) -> Ordering {
    let by_language = COLLATOR.as_ref().map_or(Ordering::Equal, |c| c.compare(a, b));
    by_language.then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::vietnamese_order;

    fn sorted(names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(|&n| n.to_owned()).collect();
        names.reverse();
        names.sort_by(|a, b| vietnamese_order(a, b));
        names
    }

    #[test]
    fn the_alphabet_is_vietnamese() {
        let letters = ["A", "Ă", "Â", "B", "D", "Đ", "E", "Ê", "O", "Ô", "Ơ", "U", "Ư", "V", "Y"];
        assert_eq!(sorted(&letters), letters);
        let names = ["Xã Đông Kinh", "Xã Đức Thọ", "Xã Ea Súp", "Xã Ia Lốp", "Xã Ô Quy Hồ"];
        assert_eq!(sorted(&names), names);
    }

    #[test]
    fn tones_decide_among_equals_and_numbers_count() {
        let tones = ["ma", "mà", "mả", "mã", "má", "mạ", "mai"];
        assert_eq!(sorted(&tones), tones);
        let villages = ["Thôn 1", "Thôn 2", "Thôn 10", "Thôn Đông"];
        assert_eq!(sorted(&villages), villages);
    }
}
