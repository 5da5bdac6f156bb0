//! Newtypes over scalars, such as ids. Reading and writing are derived where they are defined.

/// Implements what a newtype over `String` needs.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_newtype_v1 {
    ($name:ident) => {
        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self(text)
            }
        }

        impl ::core::convert::From<$name> for ::std::string::String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

/// Implements what a newtype over a type that displays and copies needs.
#[doc(hidden)]
#[macro_export]
macro_rules! __copy_newtype_v1 {
    ($name:ident, $inner:ty) => {
        $crate::__newtype_v1! { $name, $inner }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
    };
}

/// Implements what a newtype over any type needs.
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype_v1 {
    ($name:ident, $inner:ty) => {
        impl ::core::convert::From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl ::core::convert::From<$name> for $inner {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}
