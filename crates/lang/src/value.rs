//! What messages are given.

use crate::language::Lang;
use crate::number::Numbers;
use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use phusong_core::network::Technology;
use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt::Display;
use unic_langid::LanguageIdentifier;

/// What a message can be given: text, and numbers that say how they are written ([`count`], [`decimal`],
/// [`short`]).
pub trait Argument {
    /// As Fluent takes it.
    fn argument(&self) -> FluentValue<'_>;
}

impl<T: Argument + ?Sized> Argument for &T {
    fn argument(&self) -> FluentValue<'_> {
        (**self).argument()
    }
}

impl<T: Argument + ?Sized> Argument for Box<T> {
    fn argument(&self) -> FluentValue<'_> {
        (**self).argument()
    }
}

impl Argument for str {
    fn argument(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Argument for String {
    fn argument(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Argument for Cow<'_, str> {
    fn argument(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_ref())
    }
}

impl Argument for std::path::Display<'_> {
    fn argument(&self) -> FluentValue<'_> {
        FluentValue::from(self.to_string())
    }
}

impl Argument for Technology {
    fn argument(&self) -> FluentValue<'_> {
        FluentValue::from(self.name())
    }
}

impl Argument for FluentNumber {
    fn argument(&self) -> FluentValue<'_> {
        FluentValue::Number(self.clone())
    }
}

/// How many: written with thousands marked, and a language can say it of one and of many.
pub fn count<N: TryInto<u64>>(n: N) -> FluentNumber {
    number(n.try_into().unwrap_or(u64::MAX) as f64, None, 0)
}

/// A number that is no quantity, as a row's, or one that is shown as it was found.
pub fn plain(value: impl Display) -> String {
    value.to_string()
}

/// A number with so many decimals.
pub fn decimal(value: f64, decimals: usize) -> FluentNumber {
    number(value, Some(decimals), decimals)
}

/// A number with at most so many decimals, and no zeros at its end.
pub fn short(value: f64, decimals: usize) -> FluentNumber {
    number(value, None, decimals)
}

fn number(value: f64, least: Option<usize>, most: usize) -> FluentNumber {
    // A whole number has no options, so that it equals the number that a message writes out: `[0]`.
    let most = (least.is_some() || most > 0).then_some(most);
    let options = FluentNumberOptions {
        minimum_fraction_digits: least,
        maximum_fraction_digits: most,
        ..FluentNumberOptions::default()
    };
    FluentNumber::new(value, options)
}

/// A number as the language of a message writes it.
pub(crate) fn written(value: &FluentValue<'_>, language: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let options = &number.options;
    let text = |numbers: &Numbers| match (
        options.minimum_fraction_digits,
        options.maximum_fraction_digits,
    ) {
        (Some(decimals), _) => numbers.decimal(number.value, decimals),
        (None, Some(decimals)) => numbers.short(number.value, decimals),
        (None, None) => numbers.decimal(number.value, 0),
    };
    language.with_try_get::<Numbers, _, _>((), text).ok()
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = Infallible;

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, Infallible> {
        Ok(Self(Lang::from_code(&language.to_string()).unwrap_or_default()))
    }
}
