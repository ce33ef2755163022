//! The words of the program. Every text that a person reads is a message in a file of
//! `lang/<language>/<room>.ftl`, in [Fluent](https://projectfluent.org/fluent/guide/); a language is a
//! folder, and nothing else has to be told of it.
//!
//! Code knows the names of messages and what they are given:
//!
//! ```
//! use phusong_lang::{Lang, decimal, say};
//! let text = say!(Lang::EN, "finding-outside-province", km = decimal(12.34, 1));
//! assert_eq!(text, "12.3 km from the villages, out of reach");
//! ```
//!
//! - [`say!`] gives a text; [`word!`] one that is given nothing, without a copy; [`message!`] a [`Message`]:
//!   the text, and what to do from the message's attribute `.hint`.
//! - A match over an enum gives names with [`id!`], which [`Lang::word`] takes. Enums of the core that have a
//!   stable code need no match: [`name!`] (`name!(lang, "role", Role: role)` asks for `role-cells`);
//!   `coded.rs` lists them.
//! - Numbers say how they are written: [`count`], [`decimal`], [`short`], each with the marks of the language
//!   ([`Numbers`]); what is no quantity (a row's number) is [`plain`]. Days: [`Lang::date`] and those beside it.
//! - What a language says otherwise for one and for many, or by what is given, it says with Fluent's selectors.
//!   A language chooses by codes (`{ $service -> [FTTH] … *[other] … }`) where words depend on a kind.
//!
//! Names are literal in code, so that the test of this crate (`cargo test -p phusong-lang`) finds each use and checks
//! that the message is there in every language with just these arguments, and that no message is unused.
//!
//! # A new subject
//!
//! 1. `lang/vi/<subject>.ftl` and `lang/en/<subject>.ftl`: a message for each text, named
//!    `<subject>-<what>`. Spaces at the ends of a text are `{" "}`, braces `{"{"}`.
//! 2. One file without a language that asks for them: here for types of the core, in the room for the
//!    room's own (`src/map/words.rs`, `src/report/workbook/words.rs`).

mod coded;
mod comparison;
mod finding;
mod gap;
mod language;
mod message;
mod number;
mod score;
mod system;
mod value;

pub use coded::Coded;
pub use comparison::{ComparisonWords, Heads, VillageTold, signal};
pub use finding::{coordinate_fault, finding};
pub use gap::{
    GapCounts, gap_class, gap_counts, gap_reason, gap_robustness, gap_service, gap_triage,
};
pub use language::{Id, Lang};
pub use message::Message;
pub use number::{Numbers, shown_pct};
pub use score::{
    counted, denominator, distance_to_target, in_lang, operator_rule, quantity, rule_sentence,
    score_how, verdict,
};
pub use system::io_reason;
pub use value::{Argument, count, decimal, plain, short};

#[doc(hidden)]
pub use coded::{coded, ids};
#[doc(hidden)]
pub use language::{ask, message, word};

/// A text: `say!(lang, "name", argument = value, …)`; `argument` alone is given the variable of that name.
#[macro_export]
macro_rules! say {
    ($lang:expr, $id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::ask($lang, $id, &[$($crate::given!($name $(= $value)?)),*])
    };
}

/// A text and what to do about it: `message!(lang, "name", argument = value, …)`; the second is the
/// message's attribute `.hint`, and empty where it has none.
#[macro_export]
macro_rules! message {
    ($lang:expr, $id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::message($lang, $id, &[$($crate::given!($name $(= $value)?)),*])
    };
}

/// A text that is given nothing: `word!(lang, "name")`.
#[macro_export]
macro_rules! word {
    ($lang:expr, $id:literal) => {
        $crate::word($lang, $id)
    };
}

/// The name of a message that is given nothing, for [`Lang::word`].
#[macro_export]
macro_rules! id {
    ($id:literal) => {
        $crate::Id($id)
    };
}

/// What one of an enum's is called: `name!(lang, "role", Role: role)` asks for `role-cells`.
#[macro_export]
macro_rules! name {
    ($lang:expr, $prefix:literal, $of:ident : $value:expr) => {{
        let value: &$of = &$value;
        $crate::coded($lang, $prefix, value)
    }};
}

/// One argument of a message.
#[doc(hidden)]
#[macro_export]
macro_rules! given {
    ($name:ident) => {
        (stringify!($name), $crate::Argument::argument(&$name))
    };
    ($name:ident = $value:expr) => {
        (stringify!($name), $crate::Argument::argument(&$value))
    };
}
