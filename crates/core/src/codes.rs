//! Closed sets of values with stable words: of tables, of project files, of `findings.csv`.

/// A value of a closed set, each with its stable word.
pub trait Coded: Copy + 'static {
    /// Every value with its word, in order.
    const CODES: &'static [(&'static str, Self)];

    /// The value of a word.
    fn of_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(word, _)| *word == code).map(|(_, value)| *value)
    }
}

/// Gives an enum without fields its list, in the order of its definition, and its words, in one place: a
/// variant that is left out does not compile.
#[macro_export]
macro_rules! codes {
    (
        $(#[$code:meta])*
        $kind:ident { $($variant:ident => $word:literal,)+ }
    ) => {
        impl $kind {
            /// All of them, in order.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            $(#[$code])*
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl $crate::codes::Coded for $kind {
            const CODES: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
    };
}

pub(crate) use codes;

#[cfg(test)]
mod tests {
    use super::Coded;
    use crate::assessment::{Datum, Role};
    use crate::comparison::{Change, MatchedBy, ParameterKind, Side, VerdictChange, WhyUnmatched};
    use crate::coverage::EngineKind;
    use crate::field::{EvidenceKind, Says};
    use crate::finding::{CodePage, FindingCode, GeometryFault, GeometryType, Severity};
    use crate::gap::{EvidenceUse, Triage};
    use crate::indicator::{
        Comparison, OperatorRule, Passive, SpeedFigure, Status, Test, Unit, Verdict,
    };
    use crate::place::{Denominator, PointRole, RasterValues};
    use std::collections::BTreeSet;

    /// Words are stable, so that a word which two values share would make one of them unreadable.
    fn each_word_is_of_one_value<T: Coded + PartialEq + std::fmt::Debug>() {
        let words: BTreeSet<&str> = T::CODES.iter().map(|(word, _)| *word).collect();
        assert_eq!(words.len(), T::CODES.len(), "{:?}", T::CODES);
        for (word, value) in T::CODES {
            assert_eq!(T::of_code(word).as_ref(), Some(value));
            assert!(!word.is_empty() && word.trim() == *word, "{word}");
        }
        assert_eq!(T::of_code(""), None);
    }

    #[test]
    fn words_of_every_closed_set() {
        macro_rules! each {
            ($($kind:ty),+ $(,)?) => { $(each_word_is_of_one_value::<$kind>();)+ };
        }
        each!(
            Datum,
            Role,
            Change,
            MatchedBy,
            ParameterKind,
            Side,
            VerdictChange,
            WhyUnmatched,
            EngineKind,
            EvidenceKind,
            Says,
            CodePage,
            FindingCode,
            GeometryFault,
            GeometryType,
            Severity,
            EvidenceUse,
            Triage,
            Comparison,
            OperatorRule,
            Passive,
            SpeedFigure,
            Status,
            Test,
            Unit,
            Verdict,
            Denominator,
            PointRole,
            RasterValues,
            crate::network::Status,
        );
    }
}
