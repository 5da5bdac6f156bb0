//! Objects: structs whose fields are the members of a JSON object.
//!
//! serde's derive would do the same, and takes a compiler three times as long: it also reads objects from
//! sequences and from numbered members, which no document has.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{
        DeserializeSeed, Error as _, IgnoredAny, IntoDeserializer as _, MapAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    ser::SerializeMap as _,
};
use serde_json::Value;

use super::tristate::MaybeAbsent;
use crate::codegen::v1::Map;

/// Implements reading and writing of an object.
///
/// `object! { Name { field, other = "name on the wire", third optional } }` lists the fields in the order
/// in which they are written. A field that is `optional` may be missing, and is not written while it is
/// not set. Other members are ignored; after `closed` they are refused, and after `open field` kept in that
/// field. `unions { field by tag }` names the unions whose tag is another field, and
/// `constants { field is 7 }` the members that always have the same value.
#[doc(hidden)]
#[macro_export]
macro_rules! __object_v1 {
    ($name:ident $fields:tt closed $($rest:tt)*) => {
        $crate::__object_of_v1! { $name Refused $fields [] $($rest)* }
    };
    ($name:ident $fields:tt open $unknown:ident $($rest:tt)*) => {
        $crate::__object_of_v1! { $name Kept $fields [$unknown] $($rest)* }
    };
    ($name:ident $fields:tt $($rest:tt)*) => {
        $crate::__object_of_v1! { $name Ignored $fields [] $($rest)* }
    };
}

/// The one form of [`__object_v1`]: what becomes of other members, the fields, and the rest.
#[doc(hidden)]
#[macro_export]
macro_rules! __object_of_v1 {
    (
        $name:ident $others:ident
        { $($field:ident $(= $wire:literal)? $($optional:ident)?),* $(,)? }
        [$($unknown:ident)?]
        $(unions { $($union:ident $(= $union_wire:literal)? by $tag:ident),+ })?
        $(constants { $($constant:ident $(= $constant_wire:literal)? is $value:literal),+ })?
    ) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl<'de> $crate::__codegen::v1::ReadObject<'de> for $name {
            const NAME: &'static str = ::core::stringify!($name);
            const MEMBERS: &'static [&'static str] =
                &[$($crate::__wire_name_v1!($field $($wire)?)),*];

            fn read<A: $crate::__codegen::v1::serde::de::MapAccess<'de>>(
                mut members: A,
            ) -> ::core::result::Result<Self, A::Error> {
                $(let mut $field = ::core::option::Option::None;)*
                #[allow(unused_mut)]
                let mut others = $crate::__codegen::v1::$others::default();
                while let ::core::option::Option::Some(name) =
                    $crate::__codegen::v1::next_member(&mut members)?
                {
                    match name.as_str() {
                        $($crate::__wire_name_v1!($field $($wire)?) => {
                            $crate::__codegen::v1::read_member(&mut $field, &name, &mut members)
                        })*
                        _ => others.read(&name, Self::MEMBERS, &mut members),
                    }?;
                }
                #[allow(unused_mut)]
                let mut object = Self {
                    $($field: $crate::__read_field_v1!($field $($wire)? , $($optional)?),)*
                    $($unknown: others.kept(),)?
                };
                $($(
                    object.$union = $crate::__codegen::v1::tagged(
                        object.$union,
                        $crate::__wire_name_v1!($union $($union_wire)?),
                        &object.$tag,
                    );
                )+)?
                $($(
                    $crate::__codegen::v1::constant(
                        &object.$constant,
                        $crate::__wire_name_v1!($constant $($constant_wire)?),
                        $value,
                    );
                )+)?
                ::core::result::Result::Ok(object)
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__codegen::v1::read_object(deserializer)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                #[allow(unused_mut)]
                let mut object = $crate::__codegen::v1::ObjectWriter::<S>::new(serializer);
                $($crate::__write_field_v1!(object, self, $field $($wire)? , $($optional)?);)*
                $(object.members(&self.$unknown);)?
                object.finish()
            }
        }
    };
}

/// The name of a field on the wire: its own, where no other is given.
#[doc(hidden)]
#[macro_export]
macro_rules! __wire_name_v1 {
    ($field:ident) => {
        ::core::stringify!($field)
    };
    ($field:ident $wire:literal) => {
        $wire
    };
}

/// What a field holds once all members are read.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_field_v1 {
    ($field:ident $($wire:literal)?, optional) => {
        $field.unwrap_or_default()
    };
    ($field:ident $($wire:literal)?,) => {
        match $field {
            ::core::option::Option::Some(value) => value,
            ::core::option::Option::None => {
                return $crate::__codegen::v1::missing_member(
                    $crate::__wire_name_v1!($field $($wire)?),
                );
            }
        }
    };
}

/// Writes a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __write_field_v1 {
    ($object:ident, $this:expr, $field:ident $($wire:literal)?, optional) => {
        $object.optional($crate::__wire_name_v1!($field $($wire)?), &$this.$field)
    };
    ($object:ident, $this:expr, $field:ident $($wire:literal)?,) => {
        $object.member($crate::__wire_name_v1!($field $($wire)?), &$this.$field)
    };
}

/// A struct that is read from the members of an object.
pub trait ReadObject<'de>: Sized {
    /// What it is called.
    const NAME: &'static str;
    /// The members it knows.
    const MEMBERS: &'static [&'static str];

    /// Reads all members.
    ///
    /// # Errors
    /// A member is missing, stands there twice, or does not fit its type.
    fn read<A: MapAccess<'de>>(members: A) -> Result<Self, A::Error>;
}

/// Reads an object.
#[inline]
pub fn read_object<'de, T: ReadObject<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::MEMBERS, ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: ReadObject<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
        T::read(members)
    }
}

/// The name of a member, without a copy where the text that is read has it as it is.
#[derive(Debug)]
pub struct MemberName<'de>(Cow<'de, str>);

impl<'de> MemberName<'de> {
    /// The name.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name, for whoever reads it next.
    pub(super) fn read_again<S: DeserializeSeed<'de>, E: serde::de::Error>(
        self,
        seed: S,
    ) -> Result<S::Value, E> {
        match self.0 {
            Cow::Borrowed(name) => seed.deserialize(BorrowedStrDeserializer::new(name)),
            Cow::Owned(name) => seed.deserialize(name.into_deserializer()),
        }
    }
}

impl<'de> Deserialize<'de> for MemberName<'de> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = MemberName<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(MemberName(Cow::Owned(name.to_owned())))
    }

    #[inline]
    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(MemberName(Cow::Borrowed(name)))
    }

    fn visit_string<E>(self, name: String) -> Result<Self::Value, E> {
        Ok(MemberName(Cow::Owned(name)))
    }
}

/// The name of the next member, or nothing after the last one.
#[inline]
pub fn next_member<'de, A: MapAccess<'de>>(
    members: &mut A,
) -> Result<Option<MemberName<'de>>, A::Error> {
    members.next_key()
}

/// Reads the value of a member that must not stand there twice.
#[inline]
pub fn read_member<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    field: &mut Option<T>,
    name: &MemberName<'de>,
    members: &mut A,
) -> Result<(), A::Error> {
    if field.is_some() {
        return Err(duplicate_member(name.as_str()));
    }
    *field = Some(members.next_value()?);
    Ok(())
}

#[cold]
fn duplicate_member<E: serde::de::Error>(name: &str) -> E {
    E::custom(format_args!("duplicate field `{name}`"))
}

/// The error of a member that must be there.
#[cold]
pub fn missing_member<T, E: serde::de::Error>(name: &'static str) -> Result<T, E> {
    Err(E::missing_field(name))
}

/// Members that no field is for are ignored.
#[derive(Debug, Default)]
pub struct Ignored;

impl Ignored {
    /// Takes the value of a member.
    #[inline]
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        _name: &MemberName<'de>,
        _known: &'static [&'static str],
        members: &mut A,
    ) -> Result<(), A::Error> {
        members.next_value::<IgnoredAny>().map(|_| ())
    }
}

/// Members that no field is for are refused.
#[derive(Debug, Default)]
pub struct Refused;

impl Refused {
    /// The error of a member.
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &MemberName<'de>,
        known: &'static [&'static str],
        _members: &mut A,
    ) -> Result<(), A::Error> {
        Err(A::Error::unknown_field(name.as_str(), known))
    }
}

/// Members that no field is for are kept.
#[derive(Debug, Default)]
pub struct Kept(Map<Value>);

impl Kept {
    /// Takes the value of a member.
    pub fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &MemberName<'de>,
        _known: &'static [&'static str],
        members: &mut A,
    ) -> Result<(), A::Error> {
        let value = members.next_value()?;
        self.0.insert(name.0.clone().into_owned(), value);
        Ok(())
    }

    /// All that were read.
    pub fn kept(self) -> Map<Value> {
        self.0
    }
}

/// Writes an object. The first error ends it.
pub struct ObjectWriter<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> ObjectWriter<S> {
    /// An object without members.
    pub fn new(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    /// Writes a member.
    pub fn member<T: Serialize>(&mut self, name: &str, value: &T) {
        if let Ok(members) = &mut self.0
            && let Err(error) = members.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Writes a member that is set.
    pub fn optional<T: Serialize + MaybeAbsent>(&mut self, name: &str, value: &T) {
        if !value.is_absent() {
            self.member(name, value);
        }
    }

    /// Writes members that no field is for.
    pub fn members(&mut self, members: &Map<Value>) {
        for (name, value) in members {
            self.member(name, value);
        }
    }

    /// Ends the object.
    pub fn finish(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}
