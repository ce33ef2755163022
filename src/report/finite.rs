//! Whether every number of a result is one: the last gate before anything is written.
//!
//! In: any value that can be serialised. Out: where in it the first number stands that is infinite or NaN.
//! Everything that is written is made of an assessment, and sums of finite numbers may overflow.

use serde::ser::{self, Serialize};
use std::fmt;

/// The field of the first number that is infinite or NaN: `rates.totals.covered`.
///
/// # Errors
/// Its path.
pub(super) fn check(value: &impl Serialize) -> Result<(), NotFinite> {
    value.serialize(Gate)
}

/// A field with a number that is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotFinite {
    /// From the innermost field outwards.
    path: Vec<&'static str>,
}

impl NotFinite {
    fn within(mut self, field: &'static str) -> Self {
        self.path.push(field);
        self
    }
}

impl fmt::Display for NotFinite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outwards: Vec<&str> = self.path.iter().rev().copied().collect();
        f.write_str(&outwards.join("."))
    }
}

impl std::error::Error for NotFinite {}

impl ser::Error for NotFinite {
    /// What a type refuses to serialise is not for this gate to judge, but nothing is let through.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self { path: Vec::new() }
    }
}

/// Looks at numbers and goes into all else.
#[derive(Clone, Copy)]
struct Gate;

fn number(is_finite: bool) -> Result<(), NotFinite> {
    if is_finite { Ok(()) } else { Err(NotFinite { path: Vec::new() }) }
}

macro_rules! pass {
    ($($name:ident: $type:ty,)+) => {
        $(fn $name(self, _: $type) -> Result<(), NotFinite> {
            Ok(())
        })+
    };
}

impl ser::Serializer for Gate {
    type Ok = ();
    type Error = NotFinite;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    pass! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_char: char,
        serialize_str: &str,
        serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_f32(self, v: f32) -> Result<(), NotFinite> {
        number(v.is_finite())
    }

    fn serialize_f64(self, v: f64) -> Result<(), NotFinite> {
        number(v.is_finite())
    }

    fn serialize_none(self) -> Result<(), NotFinite> {
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), NotFinite> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
    ) -> Result<(), NotFinite> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotFinite> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotFinite> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), NotFinite> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, NotFinite> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, NotFinite> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, NotFinite> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, NotFinite> {
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, NotFinite> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, NotFinite> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, NotFinite> {
        Ok(self)
    }
}

macro_rules! go_into {
    ($($kind:ident: $each:ident,)+) => {
        $(impl ser::$kind for Gate {
            type Ok = ();
            type Error = NotFinite;

            fn $each<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFinite> {
                value.serialize(*self)
            }

            fn end(self) -> Result<(), NotFinite> {
                Ok(())
            }
        })+
    };
}
go_into! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

macro_rules! go_into_fields {
    ($($kind:ident,)+) => {
        $(impl ser::$kind for Gate {
            type Ok = ();
            type Error = NotFinite;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                field: &'static str,
                value: &T,
            ) -> Result<(), NotFinite> {
                value.serialize(*self).map_err(|e| e.within(field))
            }

            fn end(self) -> Result<(), NotFinite> {
                Ok(())
            }
        })+
    };
}
go_into_fields! { SerializeStruct, SerializeStructVariant, }

impl ser::SerializeMap for Gate {
    type Ok = ();
    type Error = NotFinite;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), NotFinite> {
        key.serialize(*self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotFinite> {
        value.serialize(*self)
    }

    fn end(self) -> Result<(), NotFinite> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::finding::{Finding, FindingKind, Location, Severity};
    use crate::indicator::Total;
    use crate::place::Denominator;

    /// The field at fault after something was done to a sound assessment.
    fn after(spoil: impl Fn(&mut Assessment)) -> Option<String> {
        let mut assessment = phusong_core::fixtures::results::province(5);
        assert_eq!(check(&assessment), Ok(()));
        spoil(&mut assessment);
        check(&assessment).err().map(|e| e.to_string())
    }

    #[test]
    fn no_infinite_number_passes_wherever_it_stands() {
        for none in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            let total = Total {
                denominator: Denominator::Households,
                total: none,
                known: 1.0,
                covered: 1.0,
            };
            let found = after(|a| a.rates[0].totals.push(total));
            assert_eq!(found.as_deref(), Some("rates.totals.total"));
            let found = after(|a| a.villages[1].population = Some(none));
            assert_eq!(found.as_deref(), Some("villages.population"));
            let found = after(|a| a.rates[0].covered_area_m2 = none);
            assert_eq!(found.as_deref(), Some("rates.covered_area_m2"));
            let kind = FindingKind::RasterNothing { official: none };
            let found = after(|a| {
                let place = Location::default();
                a.findings.push(Finding { severity: Severity::Note, place, kind: kind.clone() });
            });
            assert_eq!(found.as_deref(), Some("findings.kind.official"));
        }
        assert_eq!(after(|a| a.rates[0].area_m2 = f64::MAX), None);
    }
}
