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

    /// Reads the spellings found in real tables: `4G`, `LTE`, `NR`, `GPON`, `cáp quang`, also with the
    /// band behind (`LTE1800`, `L1800`, `n78`, `U2100`, `4G2100`); case and blanks do not matter.
    /// `None` when it is none of them.
    pub fn parse(text: &str) -> Option<Self> {
        let key: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(match key.as_str() {
            "2g" | "gsm" | "edge" | "gprs" => Self::G2,
            "3g" | "35g" | "umts" | "wcdma" | "hspa" | "hsdpa" | "nodeb" => Self::G3,
            "4g" | "45g" | "lte" | "ltea" | "lteadvanced" | "ltepro" | "lteapro" | "4glte"
            | "lte4g" | "volte" | "enodeb" | "enb" => Self::G4,
            "5g" | "nr" | "5gnr" | "nr5g" | "5gsa" | "5gnsa" | "nrsa" | "nrnsa" | "gnodeb"
            | "gnb" => Self::G5,
            "ftth" | "fttx" | "ftto" | "fttb" | "ftthgpon" | "gpon" | "epon" | "xgpon"
            | "xgspon" | "fibre" | "fiber" | "opticalfibre" | "opticalfiber" | "fibreoptic"
            | "fiberoptic" | "cápquang" | "capquang" => Self::Ftth,
            _ => return Self::with_band(&key),
        })
    }

    /// A generation with the band it is on, MHz, or NR's band number: `lte1800`, `l1800`, `nr3500`, `n78`.
    fn with_band(key: &str) -> Option<Self> {
        let bare = key.strip_suffix("mhz").unwrap_or(key);
        let (name, band) = bare.split_at(bare.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        // 450 MHz and what is above; NR's bands have one to three digits (3GPP TS 38.104).
        let mhz = matches!(band.parse(), Ok(400..=9999_u32));
        Some(match name {
            "2g" | "g" | "gsm" | "dcs" if mhz => Self::G2,
            "3g" | "u" | "umts" | "wcdma" if mhz => Self::G3,
            "4g" | "l" | "lte" if mhz => Self::G4,
            "5g" | "nr" if mhz => Self::G5,
            "n" | "nr" | "nrn" | "5gn" if matches!(band.parse(), Ok(1..=263_u32)) => Self::G5,
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
        for text in ["LTE1800", "L1800", "lte 2600", "LTE-A", "4G+", "4G 2100", "eNodeB", "4.5G"] {
            assert_eq!(Technology::parse(text), Some(Technology::G4), "{text}");
        }
        for text in ["NR", "NR n78", "n78", "NR3500", "5G NSA", "5G-SA", "gNB", "5G n41"] {
            assert_eq!(Technology::parse(text), Some(Technology::G5), "{text}");
        }
        for text in ["U2100", "UMTS900", "WCDMA", "HSPA+", "3G"] {
            assert_eq!(Technology::parse(text), Some(Technology::G3), "{text}");
        }
        for text in ["GSM900", "G1800", "2G"] {
            assert_eq!(Technology::parse(text), Some(Technology::G2), "{text}");
        }
        for text in ["L12", "n999", "1800", "4", "400", "NB-IoT", "LTE-M", "WiFi"] {
            assert_eq!(Technology::parse(text), None, "{text}");
        }
        assert_eq!(Technology::parse("6G"), None);
        assert_eq!(Technology::parse(""), None);
    }
}
