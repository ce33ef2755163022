//! A message to a person: what happened, and what to do about it.

use crate::{Lang, say};
use std::fmt;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened: `lỗi: …`.
    pub headline: String,
    /// What to do: `gợi ý: …`; empty where there is nothing to say.
    pub hint: String,
}

impl Message {
    /// Of what happened, and what to do.
    pub fn of(headline: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { headline: headline.into(), hint: hint.into() }
    }

    /// As an error is told: `lỗi: …`, `gợi ý: …`.
    #[must_use]
    pub fn as_error(self, lang: Lang) -> Self {
        let Self { headline: what, hint } = self;
        let hint = if hint.is_empty() { hint } else { say!(lang, "message-hint", hint) };
        Self { headline: say!(lang, "message-error", what), hint }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline)?;
        if !self.hint.is_empty() {
            write!(f, "\n{}", self.hint)?;
        }
        Ok(())
    }
}
