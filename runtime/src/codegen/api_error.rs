//! How a documented error is told from its status.

/// Implements reading of documented errors: `api_error! { Name { 404 => NotFound json, 500 to 599 =>
/// ServerError bytes } }` has a row for each variant, with its status or its statuses, and what its body is.
/// The first row that has the status decides.
#[doc(hidden)]
#[macro_export]
macro_rules! __api_error_v1 {
    ($name:ident { $($status:literal $(to $last:literal)? => $variant:ident $body:ident),* $(,)? }) => {
        impl $crate::__codegen::v1::ApiError for $name {
            fn decode(
                response: &$crate::__codegen::v1::ErrorResponse,
            ) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match response.status() {
                    $($status $(..=$last)? => Self::$variant(response.$body()),)*
                    _ => return ::core::option::Option::None,
                })
            }
        }
    };
}
