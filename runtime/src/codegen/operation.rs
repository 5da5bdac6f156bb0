//! What makes a type with arguments an operation: the static `META` beside it, which describes it, and what
//! its answer is read as.

use crate::RequestWriter;

/// The arguments of an operation, which are written into its request one after another.
pub trait Arguments {
    /// Writes them.
    fn write(&self, request: &mut RequestWriter<'_>);
}

/// Implements `Operation` by `META` and `Arguments`: `operation! { Type for Provider => Output as json,
/// Error }`. What stands after `as` is the function of the context that reads the answer; after `as fn` it
/// is one of the same file.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation_v1 {
    ($operation:ident for $provider:ty => $output:ty as fn $read:ident, $error:ty) => {
        $crate::__operation_v1! {
            @read $operation, $provider, $output, $error, |cx, raw| $read(cx, raw)
        }
    };
    ($operation:ident for $provider:ty => $output:ty as $read:ident, $error:ty) => {
        $crate::__operation_v1! {
            @read $operation, $provider, $output, $error, |cx, raw| cx.$read(raw)
        }
    };
    (
        @read $operation:ident, $provider:ty, $output:ty, $error:ty,
        |$cx:ident, $raw:ident| $read:expr
    ) => {
        impl $crate::__codegen::v1::Operation for $operation {
            type Provider = $provider;
            type Output = $output;
            type Error = $error;

            fn meta(&self) -> &$crate::__codegen::v1::OperationMeta {
                &META
            }

            fn request(
                &self,
                cx: &$crate::__codegen::v1::RequestContext,
            ) -> $crate::__codegen::v1::Built {
                let mut request = cx.start(&META);
                $crate::__codegen::v1::Arguments::write(self, &mut request);
                request.finish()
            }

            fn decode(
                &self,
                $cx: &$crate::__codegen::v1::DecodeContext<'_>,
                $raw: &$crate::__codegen::v1::Answer,
            ) -> $crate::__codegen::v1::Decoded<Self> {
                $read
            }
        }
    };
}

/// Implements `StreamOperation` by `META` and `Arguments`: `stream_operation! { Type for Provider => Entry as
/// entry, Error }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __stream_operation_v1 {
    ($operation:ident for $provider:ty => $item:ty as $read:ident, $error:ty) => {
        impl $crate::__codegen::v1::StreamOperation for $operation {
            type Provider = $provider;
            type Item = $item;
            type Error = $error;

            fn meta(&self) -> &$crate::__codegen::v1::OperationMeta {
                &META
            }

            fn request(
                &self,
                cx: &$crate::__codegen::v1::RequestContext,
            ) -> $crate::__codegen::v1::Built {
                let mut request = cx.start(&META);
                $crate::__codegen::v1::Arguments::write(self, &mut request);
                request.finish()
            }

            fn decode(
                &self,
                cx: &$crate::__codegen::v1::DecodeContext<'_>,
                entry: $crate::__codegen::v1::Bytes,
            ) -> $crate::__codegen::v1::DecodedEntry<Self> {
                cx.$read(entry)
            }
        }
    };
}
