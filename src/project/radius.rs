//! Radii where a source states none.

use crate::network::Technology;

/// The radius of each technology where its rows state none: the project's own, or the program's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Radii {
    stated: [Option<f64>; Technology::ALL.len()],
}

impl Radii {
    /// The program's default, metres.
    ///
    /// 2G 12,000: usual planning range of GSM 900 in open country; 3G and 4G 4,000: the range that
    /// Collins Bartholomew used for the GSMA coverage maps where operators gave only positions (as
    /// quoted by FAO, 2022); 5G 1,000: a choice of this project for 3.5 GHz, to be replaced by the
    /// operator's own; FTTH 300: drop cable from a splitter, as in the example of the project file.
    pub fn program_default_m(technology: Technology) -> f64 {
        match technology {
            Technology::G2 => 12_000.0,
            Technology::G3 | Technology::G4 => 4_000.0,
            Technology::G5 => 1_000.0,
            Technology::Ftth => 300.0,
        }
    }

    /// The radius of a technology, metres.
    pub fn metres(&self, technology: Technology) -> f64 {
        self.stated[technology as usize].unwrap_or_else(|| Self::program_default_m(technology))
    }

    /// Whether the project states it.
    pub fn is_stated(&self, technology: Technology) -> bool {
        self.stated[technology as usize].is_some()
    }

    /// Every technology with its radius, metres.
    pub fn all(&self) -> Vec<(Technology, f64)> {
        Technology::ALL.into_iter().map(|t| (t, self.metres(t))).collect()
    }

    pub(super) fn state(&mut self, technology: Technology, metres: f64) {
        self.stated[technology as usize] = Some(metres);
    }
}
