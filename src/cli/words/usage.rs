//! A command line that is not understood.

use crate::cli::usage::{Usage, UsageKind};
use phusong_lang::{Lang, Message, say};

/// A command line that is not understood.
pub(crate) fn usage_error(lang: Lang, usage: &Usage) -> Message {
    use UsageKind as K;
    let meant =
        |n: &Option<String>| n.as_ref().map(|n| say!(lang, "did-you-mean", nearest = n) + " ");
    let (what, meant) = match &usage.kind {
        K::UnknownCommand { given, nearest, known } => (
            say!(lang, "usage-unknown-command", given = given, known = known.join(", ")),
            meant(nearest),
        ),
        K::UnknownOption { given, nearest } => {
            (say!(lang, "usage-unknown-option", given = given), meant(nearest))
        }
        K::OneTooMany { given } => (say!(lang, "usage-one-too-many", given = given), None),
        K::Missing { what } => (say!(lang, "usage-missing", what = what.join(", ")), None),
        K::Twice { option } => (say!(lang, "usage-twice", option = option), None),
        K::Conflict { option, prior } => {
            (say!(lang, "usage-conflict", option = option, prior = prior), None)
        }
        K::TakesNoValue { option, value } => {
            (say!(lang, "usage-takes-no-value", option = option, value = value), None)
        }
        K::NoValue { option } => (say!(lang, "usage-no-value", option = option), None),
        K::NotOneOf { option, value, allowed } => (
            say!(
                lang,
                "usage-not-one-of",
                option = option,
                value = value,
                allowed = allowed.join(", ")
            ),
            None,
        ),
        K::NotANumber { option, value } => {
            (say!(lang, "usage-not-a-number", option = option, value = value), None)
        }
        K::Other { message } => (message.clone(), None),
    };
    let command = usage.command.map_or_else(String::new, |c| format!("{c} "));
    Message::of(
        what,
        say!(lang, "usage-see-help", meant = meant.unwrap_or_default(), command = command),
    )
    .as_error(lang)
}
