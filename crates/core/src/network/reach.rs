//! How far a source serves, and how that is known.

use serde::{Deserialize, Serialize};

/// The radius a source serves, metres, greater than 0, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reach {
    /// The source's own row states it.
    Stated(f64),
    /// The row states none: the radius of its layer, its project or its technology.
    Default(f64),
}

impl Reach {
    /// The radius, m.
    pub fn radius_m(self) -> f64 {
        match self {
            Self::Stated(metres) | Self::Default(metres) => metres,
        }
    }

    /// The radius to correct, where the row states one.
    pub fn stated_mut(&mut self) -> Option<&mut f64> {
        match self {
            Self::Stated(metres) => Some(metres),
            Self::Default(_) => None,
        }
    }
}
