//! Arguments of a single value, which need no detour through JSON.

use std::fmt::{self, Display};

use serde::{
    Serialize, Serializer,
    ser::{self, Impossible},
};

use super::Arguments;

/// The argument of a value, unless it is an array, an object or a number with a fraction.
pub(super) fn of<T: Serialize + ?Sized>(value: &T) -> Option<Arguments> {
    value.serialize(Scalar).ok()
}

struct Scalar;

/// The value is not a single one, or has no JSON form; JSON will tell which.
#[derive(Debug)]
struct NoScalar;

impl Display for NoScalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no single value")
    }
}

impl std::error::Error for NoScalar {}

impl ser::Error for NoScalar {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Scalars = Impossible<Arguments, NoScalar>;

macro_rules! display {
    ($($method:ident($ty:ty))*) => {$(
        fn $method(self, value: $ty) -> Result<Arguments, NoScalar> {
            Ok(Arguments::One(value.to_string()))
        }
    )*};
}

macro_rules! refuse {
    ($($method:ident($($ty:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $ty),*) -> Result<$ok, NoScalar> {
            Err(NoScalar)
        }
    )*};
}

impl Serializer for Scalar {
    type Ok = Arguments;
    type Error = NoScalar;
    type SerializeSeq = Scalars;
    type SerializeTuple = Scalars;
    type SerializeTupleStruct = Scalars;
    type SerializeTupleVariant = Scalars;
    type SerializeMap = Scalars;
    type SerializeStruct = Scalars;
    type SerializeStructVariant = Scalars;

    display! {
        serialize_bool(bool) serialize_char(char) serialize_str(&str)
        serialize_i8(i8) serialize_i16(i16) serialize_i32(i32) serialize_i64(i64)
        serialize_u8(u8) serialize_u16(u16) serialize_u32(u32) serialize_u64(u64)
    }

    refuse! {
        serialize_f32(f32) -> Arguments;
        serialize_f64(f64) -> Arguments;
        serialize_bytes(&[u8]) -> Arguments;
        serialize_seq(Option<usize>) -> Scalars;
        serialize_tuple(usize) -> Scalars;
        serialize_tuple_struct(&'static str, usize) -> Scalars;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Scalars;
        serialize_map(Option<usize>) -> Scalars;
        serialize_struct(&'static str, usize) -> Scalars;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Scalars;
    }

    fn serialize_none(self) -> Result<Arguments, NoScalar> {
        Ok(Arguments::None)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Arguments, NoScalar> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Arguments, NoScalar> {
        Ok(Arguments::None)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Arguments, NoScalar> {
        Ok(Arguments::None)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Arguments, NoScalar> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Arguments, NoScalar> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Arguments, NoScalar> {
        Err(NoScalar)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<Arguments, NoScalar> {
        Ok(Arguments::One(value.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::of;

    #[derive(Serialize)]
    enum Wire {
        #[serde(rename = "a b")]
        Unit,
        Holding(u8),
    }

    #[derive(Serialize)]
    struct Newtype(Option<i64>);

    #[derive(Serialize)]
    struct Unit;

    /// What it gives is what JSON gives.
    fn assert_scalar(value: &impl Serialize) {
        let detour = serde_json::from_slice(&serde_json::to_vec(value).unwrap()).unwrap();
        assert_eq!(of(value), Some(detour));
    }

    #[test]
    fn single_values_are_as_in_json() {
        assert_scalar(&i64::MIN);
        assert_scalar(&u64::MAX);
        assert_scalar(&true);
        assert_scalar(&'"');
        assert_scalar(&"a \"b\" \u{7f} \u{1f600}");
        assert_scalar(&Wire::Unit);
        assert_scalar(&Newtype(Some(3)));
        assert_scalar(&Newtype(None));
        assert_scalar(&Unit);
        assert_scalar(&());
        assert_scalar(&Some(Some("x")));
        assert_scalar(&crate::Uuid::nil());
        assert_scalar(&crate::Decimal::new(-1250, 2));
        assert_scalar(&crate::Date::constant(2024, 2, 29));
    }

    #[test]
    fn anything_else_is_left_to_json() {
        assert_eq!(of(&1.5), None);
        assert_eq!(of(&f64::NAN), None);
        assert_eq!(of(&[1]), None);
        assert_eq!(of(&(1, 2)), None);
        assert_eq!(of(&BTreeMap::from([("a", 1)])), None);
        assert_eq!(of(&Wire::Holding(1)), None);
    }
}
