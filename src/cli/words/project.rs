//! Errors of the project file.

use crate::project::{self, Problem, ProblemKind, ValueType};
use phusong_lang::{Lang, Message, message, plain, say, word};
use std::fmt::Write as _;

/// The messages of a project file that cannot be used: one for each problem, in order of line.
pub fn project_error(lang: Lang, error: &project::Error) -> Vec<Message> {
    said(lang, error).into_iter().map(|m| m.as_error(lang)).collect()
}

fn said(lang: Lang, error: &project::Error) -> Vec<Message> {
    use project::Error as E;
    match error {
        E::NotFound { path, nearest } => vec![Message::of(
            say!(lang, "project-not-found", path = path.display()),
            nearest.as_ref().map_or_else(
                || say!(lang, "project-make-demo"),
                |n| say!(lang, "did-you-mean", nearest = n.display()),
            ),
        )],
        E::IsFolder { path, inside } => vec![Message::of(
            say!(lang, "project-is-folder", path = path.display()),
            inside.as_ref().map_or_else(
                || say!(lang, "project-give-path"),
                |n| say!(lang, "did-you-mean", nearest = n.display()),
            ),
        )],
        E::Unreadable { path, reason } => {
            vec![message!(lang, "project-unreadable", path = path.display(), reason)]
        }
        E::NotAFile { path } => {
            vec![message!(lang, "project-not-a-plain-file", path = path.display())]
        }
        E::TooLarge { path, bytes } => {
            vec![message!(lang, "project-too-large", path = path.display(), bytes = plain(bytes))]
        }
        E::NotText { path } => {
            vec![message!(lang, "project-not-text", path = path.display())]
        }
        E::Invalid { path, problems } => problems.iter().map(|p| problem(lang, path, p)).collect(),
    }
}

fn problem(lang: Lang, path: &std::path::Path, p: &Problem) -> Message {
    let Message { headline: what, hint } = words(lang, p);
    let path = p.file.as_deref().unwrap_or(path);
    if let ProblemKind::More { .. } = p.kind {
        return Message { headline: format!("{}: {what}", path.display()), hint };
    }
    let mut headline = say!(
        lang,
        "project-problem",
        path = path.display(),
        line = plain(p.line),
        column = plain(p.column),
        what
    );
    quote(&mut headline, p);
    Message::of(headline, hint)
}

/// The line at fault with the token underlined.
fn quote(out: &mut String, p: &Problem) {
    let number = p.line.to_string();
    let gap = " ".repeat(number.len());
    let lead: String = p.text.chars().take(p.at).map(|c| if c == '\t' { c } else { ' ' }).collect();
    let _ = write!(out, "\n {number} | {}\n {gap} | {lead}{}", p.text, "^".repeat(p.width));
}

fn words(lang: Lang, p: &Problem) -> Message {
    use ProblemKind as K;
    let key = &p.key;
    let meant = |n: &Option<String>| {
        n.as_ref().map_or(String::new(), |n| say!(lang, "did-you-mean", nearest = n))
    };
    match &p.kind {
        K::More { count } => message!(lang, "project-more-problems", count = plain(count)),
        K::Syntax { message } => {
            message!(lang, "project-syntax", message)
        }
        K::UnknownKey { nearest } => {
            Message::of(say!(lang, "project-unknown-key", key), meant(nearest))
        }
        K::Missing { example } => message!(lang, "project-missing", key, example),
        K::WrongType { found, expected } => Message::of(
            say!(
                lang,
                "project-wrong-type",
                key,
                found = toml_type(lang, found),
                value_type = value_type(lang, *expected)
            ),
            match expected {
                ValueType::Text => say!(lang, "project-wrong-type-text-hint"),
                _ => String::new(),
            },
        ),
        K::OutOfRange { value, limits, meant } => Message::of(
            say!(lang, "project-out-of-range", key, value = plain(value), limits),
            meant.map_or(String::new(), |m| say!(lang, "did-you-mean", nearest = plain(m))),
        ),
        K::UnknownWord { value, allowed, nearest } => Message::of(
            say!(lang, "project-unknown-word", key, value, allowed = allowed.join(", ")),
            meant(nearest),
        ),
        K::NotYet { value, works } => {
            message!(lang, "project-not-yet", key, value, works = works.join(", "))
        }
        K::UnknownProvince { value, nearest } => Message::of(
            say!(lang, "project-unknown-province", value),
            nearest.map_or_else(
                || word!(lang, "project-unknown-province-hint").to_owned(),
                |(code, name)| say!(lang, "project-unknown-province-meant", code, name),
            ),
        ),
        K::BadDate { value } => {
            message!(lang, "project-bad-date", key, value)
        }
        K::BadCrs { value } => {
            message!(lang, "project-bad-crs", key, value)
        }
        K::FileNotFound { path, nearest } => {
            Message::of(say!(lang, "project-file-not-found", path = path.display()), meant(nearest))
        }
        K::FileIsFolder { path } => {
            message!(lang, "project-file-is-folder", path = path.display())
        }
        K::NotAFile { value } => message!(lang, "project-not-a-file", value),
        K::Empty => message!(lang, "project-empty", key),
        K::NoEntry => message!(lang, "project-no-entry", key),
        K::NoNetwork => message!(lang, "project-no-network"),
        K::OneOf { other } => {
            message!(lang, "project-one-of", key, other)
        }
        K::Twice { value } => {
            message!(lang, "project-twice", key, value)
        }
        K::Needs { example } => message!(lang, "project-needs", key, example),
        K::UnknownEncoding { value } => message!(lang, "project-unknown-encoding", key, value),
    }
}

fn toml_type(lang: Lang, found: &str) -> &str {
    match found {
        "string" => word!(lang, "project-toml-string"),
        "integer" => word!(lang, "project-toml-integer"),
        "float" => word!(lang, "project-toml-float"),
        "boolean" => word!(lang, "project-toml-boolean"),
        "datetime" => word!(lang, "project-toml-datetime"),
        "array" => word!(lang, "project-toml-array"),
        "table" => word!(lang, "project-toml-table"),
        other => other,
    }
}

fn value_type(lang: Lang, expected: ValueType) -> &'static str {
    match expected {
        ValueType::Text => word!(lang, "project-toml-string"),
        ValueType::Number => word!(lang, "project-value-type-number"),
        ValueType::Boolean => word!(lang, "project-value-type-boolean"),
        ValueType::TextList => word!(lang, "project-value-type-text-list"),
        ValueType::Table => word!(lang, "project-value-type-table"),
        ValueType::TableList => word!(lang, "project-value-type-table-list"),
    }
}
