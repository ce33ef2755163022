//! How values of other crates' types are kept: as their plain parts.
//!
//! In: coordinates, days. Out: what serde keeps of them. Used by the types that an
//! [`Assessment`](crate::assessment::Assessment) is made of; [`crate::snapshot`] makes bytes of it.

use geo::{Coord, MultiLineString, MultiPolygon};
use jiff::civil::Date;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value that is kept as its parts: `#[serde(with = "crate::kept")]`.
pub(crate) trait Kept: Sized {
    /// What is kept.
    type Parts: Serialize + DeserializeOwned;
    /// Its parts.
    fn parts(&self) -> Self::Parts;
    /// The value of those parts; `None`: there is no such value.
    fn of(parts: Self::Parts) -> Option<Self>;
}

impl Kept for Coord<f64> {
    type Parts = (f64, f64);

    fn parts(&self) -> (f64, f64) {
        (self.x, self.y)
    }

    fn of((x, y): (f64, f64)) -> Option<Self> {
        Some(Self { x, y })
    }
}

impl Kept for Date {
    type Parts = (i16, i8, i8);

    fn parts(&self) -> (i16, i8, i8) {
        (self.year(), self.month(), self.day())
    }

    fn of((year, month, day): (i16, i8, i8)) -> Option<Self> {
        Self::new(year, month, day).ok()
    }
}

impl<T: Kept> Kept for Option<T> {
    type Parts = Option<T::Parts>;

    fn parts(&self) -> Self::Parts {
        self.as_ref().map(T::parts)
    }

    fn of(parts: Self::Parts) -> Option<Self> {
        match parts {
            None => Some(None),
            Some(parts) => T::of(parts).map(Some),
        }
    }
}

pub(crate) fn serialize<T: Kept, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    value.parts().serialize(to)
}

pub(crate) fn deserialize<'de, T: Kept, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    T::of(T::Parts::deserialize(from)?).ok_or_else(|| D::Error::custom("no such value"))
}

/// Land that is kept apart from the values around it.
pub(crate) fn no_land() -> MultiPolygon<f64> {
    MultiPolygon(Vec::new())
}

/// A line that is kept apart from the values around it.
pub(crate) fn no_line() -> MultiLineString<f64> {
    MultiLineString(Vec::new())
}
