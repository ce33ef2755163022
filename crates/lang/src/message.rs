//! A message to a person: what happened, and what to do about it.

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
