//! Technologies of access.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One technology of access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Technology {
    /// GSM.
    G2,
    /// UMTS / HSPA.
    G3,
    /// LTE.
    G4,
    /// NR.
    G5,
    /// Fibre to the home.
    Ftth,
}

impl Technology {
    /// All of them, oldest mobile generation first, fibre last.
    pub const ALL: [Self; 5] = [Self::G2, Self::G3, Self::G4, Self::G5, Self::Ftth];

    /// The name people read: `4G`, `FTTH`.
    pub fn name(self) -> &'static str {
        match self {
            Self::G2 => "2G",
            Self::G3 => "3G",
            Self::G4 => "4G",
            Self::G5 => "5G",
            Self::Ftth => "FTTH",
        }
    }

    /// The prefix of its columns: `4g`, `ftth`.
    pub fn column(self) -> &'static str {
        match self {
            Self::G2 => "2g",
            Self::G3 => "3g",
            Self::G4 => "4g",
            Self::G5 => "5g",
            Self::Ftth => "ftth",
        }
    }

    /// Whether it is a radio technology.
    pub fn is_mobile(self) -> bool {
        self != Self::Ftth
    }

    /// Reads the spellings found in real tables: `4G`, `LTE`, `NR`, `GPON`, `cáp quang`; case and
    /// blanks do not matter. `None` when it is none of them.
    pub fn parse(text: &str) -> Option<Self> {
        let key: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(match key.as_str() {
            "2g" | "gsm" | "edge" | "gprs" => Self::G2,
            "3g" | "umts" | "wcdma" | "hspa" | "hspa+" => Self::G3,
            "4g" | "lte" | "ltea" | "4glte" | "lte4g" | "4g+" | "volte" => Self::G4,
            "5g" | "nr" | "5gnr" | "nr5g" | "5gsa" | "5gnsa" => Self::G5,
            "ftth" | "fttx" | "ftto" | "fttb" | "gpon" | "xgspon" | "fibre" | "fiber"
            | "cápquang" | "capquang" => Self::Ftth,
            _ => return None,
        })
    }
}

impl fmt::Display for Technology {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_own_names_and_common_spellings() {
        for t in Technology::ALL {
            assert_eq!(Technology::parse(t.name()), Some(t));
            assert_eq!(Technology::parse(t.column()), Some(t));
        }
        assert_eq!(Technology::parse(" lte-A "), Some(Technology::G4));
        assert_eq!(Technology::parse("5G NR"), Some(Technology::G5));
        assert_eq!(Technology::parse("Cáp quang"), Some(Technology::Ftth));
        assert_eq!(Technology::parse("6G"), None);
        assert_eq!(Technology::parse(""), None);
    }
}
