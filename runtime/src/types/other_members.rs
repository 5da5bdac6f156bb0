//! What becomes of an object's members that no field is for.

use std::convert::Infallible;

use serde::de::{IgnoredAny, MapAccess};
use serde_json::Value;

use crate::codegen::v1::Map;

/// What becomes of members that no field is for.
pub trait Others {
    /// What is kept of a name until the value is read.
    type Name;

    /// Looks at the name of a member.
    ///
    /// # Errors
    /// There may be no such member.
    fn name<E: serde::de::Error>(&self, name: &str) -> Result<Self::Name, E>;

    /// Takes the value of a member.
    ///
    /// # Errors
    /// It is no value.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: Self::Name,
        members: &mut A,
    ) -> Result<(), A::Error>;
}

/// Members that no field is for are ignored.
#[derive(Debug)]
pub struct Ignored;

impl Ignored {
    /// None was read yet, of an object that has these fields.
    pub fn new(_fields: &'static [&'static str]) -> Self {
        Self
    }
}

impl Others for Ignored {
    type Name = ();

    #[inline]
    fn name<E>(&self, _: &str) -> Result<(), E> {
        Ok(())
    }

    #[inline]
    fn read<'de, A: MapAccess<'de>>(&mut self, (): (), members: &mut A) -> Result<(), A::Error> {
        members.next_value::<IgnoredAny>().map(|_| ())
    }
}

/// Members that no field is for are refused.
#[derive(Debug)]
pub struct Refused(&'static [&'static str]);

impl Refused {
    /// None was read yet, of an object that has these fields.
    pub fn new(fields: &'static [&'static str]) -> Self {
        Self(fields)
    }
}

impl Others for Refused {
    type Name = Infallible;

    #[cold]
    fn name<E: serde::de::Error>(&self, name: &str) -> Result<Infallible, E> {
        Err(E::unknown_field(name, self.0))
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: Infallible,
        _: &mut A,
    ) -> Result<(), A::Error> {
        match name {}
    }
}

/// Members that no field is for are kept.
#[derive(Debug)]
pub struct Kept(Map<Value>);

impl Kept {
    /// None was read yet, of an object that has these fields.
    pub fn new(_fields: &'static [&'static str]) -> Self {
        Self(Map::new())
    }

    /// All that were read.
    pub fn kept(self) -> Map<Value> {
        self.0
    }
}

impl Others for Kept {
    type Name = String;

    fn name<E>(&self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: String,
        members: &mut A,
    ) -> Result<(), A::Error> {
        self.0.insert(name, members.next_value()?);
        Ok(())
    }
}
