//! What an engine answers.

use crate::codes::codes;
use crate::network::{OperatorId, SourceId};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// A part of a whole, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
pub struct Share(f64);

impl Share {
    /// Nothing.
    pub const NONE: Self = Self(0.0);
    /// All.
    pub const ALL: Self = Self(1.0);

    /// A share, or `None` when `value` is not within 0 to 1 (NaN is not).
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// `part` of `whole`, clamped to 0 to 1, which rounding may leave by 1e-15 or so.
    /// `None` when `whole` is not greater than 0 or either is not finite.
    pub fn of(part: f64, whole: f64) -> Option<Self> {
        let ok = part.is_finite() && whole.is_finite() && whole > 0.0;
        ok.then(|| Self((part / whole).clamp(0.0, 1.0)))
    }

    /// Several amounts as parts of a whole, like [`of`](Self::of).
    pub fn each_of<const N: usize>(parts: [f64; N], whole: f64) -> Option<[Self; N]> {
        let ok = whole.is_finite() && whole > 0.0 && parts.iter().all(|p| p.is_finite());
        ok.then(|| parts.map(|part| Self((part / whole).clamp(0.0, 1.0))))
    }

    /// What is left of the whole.
    #[must_use]
    pub fn rest(self) -> Self {
        Self(1.0 - self.0)
    }

    /// 0 to 1.
    pub fn value(self) -> f64 {
        self.0
    }

    /// 0 to 100.
    pub fn pct(self) -> f64 {
        self.0 * 100.0
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(from)?).ok_or_else(|| D::Error::custom("not a share"))
    }
}

/// The nearest source of a service to a village.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Nearest {
    /// Which of the network's sources; [`Network::name_of`](crate::network::Network::name_of) is what
    /// tables call it.
    pub source: SourceId,
    /// Whose it is.
    pub operator: OperatorId,
    /// Planar distance from the village's centre to the source (to its nearest point, where it is
    /// a line or an area), km.
    pub km: f64,
}

/// Which engine computes the covered area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineKind {
    /// The best for the data: today always exact.
    #[default]
    Auto,
    /// Boundary integral over discs, sectors and polygons.
    Exact,
    /// Polygon overlay of everything.
    Overlay,
}

codes! {
    /// The word of the project file.
    EngineKind {
        Auto => "auto",
        Exact => "exact",
        Overlay => "overlay",
    }
}

impl fmt::Display for EngineKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
