//! Objects: structs whose fields are the members of a JSON object.
//!
//! serde's derive would do the same, and takes a compiler three times as long: it also reads objects from
//! sequences and from numbered members, which no document has.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, MapAccess, Visitor},
    ser::SerializeMap as _,
};
use serde_json::Value;

use super::{other_members::Others, tristate::MaybeAbsent};
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

            #[inline]
            fn read<A: $crate::__codegen::v1::serde::de::MapAccess<'de>>(
                mut members: A,
            ) -> ::core::result::Result<Self, A::Error> {
                #[allow(non_camel_case_types)]
                enum Field {
                    $($field),*
                }
                fn field_of(name: &str) -> ::core::option::Option<Field> {
                    match name {
                        $($crate::__wire_name_v1!($field $($wire)?) => {
                            ::core::option::Option::Some(Field::$field)
                        })*
                        _ => ::core::option::Option::None,
                    }
                }
                $(let mut $field = ::core::option::Option::None;)*
                #[allow(unused_mut)]
                let mut others = $crate::__codegen::v1::$others::new(Self::MEMBERS);
                while let ::core::option::Option::Some(member) =
                    $crate::__codegen::v1::next_member(&mut members, field_of, &others)?
                {
                    match member {
                        $($crate::__codegen::v1::Member::Of(Field::$field) => {
                            $crate::__codegen::v1::read_member(
                                &mut $field,
                                $crate::__wire_name_v1!($field $($wire)?),
                                &mut members,
                            )?;
                        })*
                        $crate::__codegen::v1::Member::Other(name) => {
                            $crate::__codegen::v1::Others::read(&mut others, name, &mut members)?;
                        }
                    }
                }
                $(let $field = $crate::__read_field_v1!($field $($wire)? , $($optional)?);)*
                $($(
                    let $union = $crate::__codegen::v1::tagged(
                        $union,
                        $crate::__wire_name_v1!($union $($union_wire)?),
                        &$tag,
                    );
                )+)?
                $($(
                    $crate::__codegen::v1::constant(
                        &$constant,
                        $crate::__wire_name_v1!($constant $($constant_wire)?),
                        $value,
                    );
                )+)?
                ::core::result::Result::Ok(Self {
                    $($field,)*
                    $($unknown: others.kept(),)?
                })
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

/// A member whose value comes next.
#[derive(Debug)]
pub enum Member<F, N> {
    /// The one of this field.
    Of(F),
    /// One that no field is for, with what is kept of its name.
    Other(N),
}

/// The next member, or nothing after the last one. Its name is matched where it stands in the text.
#[inline]
pub fn next_member<'de, F, O: Others, A: MapAccess<'de>>(
    members: &mut A,
    field_of: impl FnOnce(&str) -> Option<F>,
    others: &O,
) -> Result<Option<Member<F, O::Name>>, A::Error> {
    members.next_key_seed(NameSeed { field_of, others })
}

/// Reads a name as the field that it is of.
struct NameSeed<'o, M, O> {
    field_of: M,
    others: &'o O,
}

impl<'de, F, M, O> DeserializeSeed<'de> for NameSeed<'_, M, O>
where
    M: FnOnce(&str) -> Option<F>,
    O: Others,
{
    type Value = Member<F, O::Name>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<F, M, O> Visitor<'_> for NameSeed<'_, M, O>
where
    M: FnOnce(&str) -> Option<F>,
    O: Others,
{
    type Value = Member<F, O::Name>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    #[inline]
    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Self::Value, E> {
        match (self.field_of)(name) {
            Some(field) => Ok(Member::Of(field)),
            None => self.others.name(name).map(Member::Other),
        }
    }
}

/// Reads the value of a member that must not stand there twice.
#[inline]
pub fn read_member<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    field: &mut Option<T>,
    name: &'static str,
    members: &mut A,
) -> Result<(), A::Error> {
    if field.is_some() {
        return Err(duplicate_member(name));
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
