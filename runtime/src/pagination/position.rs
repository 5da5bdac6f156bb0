//! Where to go on later.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::PageError;
use crate::Json;

/// Where the pages or entries of an operation go on: what a program keeps to start there another time.
///
/// It is read and written by serde, and holds nothing of the operation's other arguments: those are given
/// anew. A position of entries is that of their page, and how many of its entries were given already.
///
/// ```
/// # use bindery::{Operation, Paginated, Client, PageError, Items};
/// # fn resume<O: Paginated + 'static>(client: &Client<O::Provider>, list: O, saved: &str)
/// # -> Result<Items<O>, Box<dyn std::error::Error>> {
/// // Before the program ends: serde_json::to_string(&items.position())?
/// let items = match serde_json::from_str(saved)? {
///     Some(position) => client.items(list).starting_at(position)?,
///     // All were given: there is nothing to go on with.
///     None => return Err("done".into()),
/// };
/// # Ok(items)
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PagePosition {
    /// What the operation sends for its page; null for the first one.
    #[serde(default, skip_serializing_if = "Json::is_null")]
    pub(super) page: Json,
    /// How many entries of the page were given.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) given: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Implements the position of a paginated operation, which holds it in this field, or has a single page.
#[doc(hidden)]
#[macro_export]
macro_rules! __position_v1 {
    () => {
        fn position(&self) -> $crate::__codegen::v1::Json {
            $crate::__codegen::v1::Json::Null
        }

        fn starting_at(
            self,
            _: $crate::__codegen::v1::Json,
        ) -> ::core::result::Result<Self, $crate::__codegen::v1::PageError> {
            ::core::result::Result::Ok(self)
        }
    };
    ($field:ident) => {
        fn position(&self) -> $crate::__codegen::v1::Json {
            $crate::__codegen::v1::position(&self.$field)
        }

        fn starting_at(
            mut self,
            position: $crate::__codegen::v1::Json,
        ) -> ::core::result::Result<Self, $crate::__codegen::v1::PageError> {
            self.$field = $crate::__codegen::v1::positioned(position)?;
            ::core::result::Result::Ok(self)
        }
    };
}

/// The position that an argument holds, null where it holds none.
pub fn position(argument: &impl Serialize) -> Json {
    serde_json::to_value(argument).unwrap_or_default()
}

/// The argument of a position.
///
/// # Errors
/// It is none of this operation.
pub fn positioned<T: DeserializeOwned>(position: Json) -> Result<T, PageError> {
    serde_json::from_value(position)
        .map_err(|_| PageError::new("position", "is none of this operation"))
}
