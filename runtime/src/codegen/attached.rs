//! What every operation value has once it is attached to a client.

/// Implements an operation, attaching, and its function that blocks:
/// `attached! { Operation { field, ... } for Client, Provider => Output as json, Error }`, see
/// [`__operation_v1`]. What makes the operation deprecated stands before it.
#[doc(hidden)]
#[macro_export]
macro_rules! __attached_v1 {
    (
        $(#[$attribute:meta])?
        $operation:ident { $($field:ident),* $(,)? }
        for $client:ty, $provider:ty => $output:ty as $($read:ident)+, $error:ty
    ) => {
        $crate::__operation_v1! { $operation for $provider => $output as $($read)+, $error }

        impl<C> $operation<C> {
            pub(crate) fn attach<D>(self, call: D) -> $operation<D> {
                $operation { call, $($field: self.$field),* }
            }

            fn detach(self) -> (C, $operation) {
                (self.call, $operation { call: (), $($field: self.$field),* })
            }
        }

        impl $operation<$crate::__codegen::v1::Attached<$provider>> {
            /// Sets options for this call alone, over those of the client.
            pub fn with(mut self, options: $crate::__codegen::v1::CallOptions) -> Self {
                self.call = self.call.with(options);
                self
            }

            /// Sends the operation.
            ///
            /// # Errors
            /// The call failed; the error's kind tells how.
            pub async fn send(self) -> $crate::__codegen::v1::Result<$output, $error> {
                let (call, operation) = self.detach();
                call.client().execute(operation).await
            }
        }

        $crate::__attached_blocking_v1! {
            $(#[$attribute])?
            $operation for $client, $provider => $output, $error
        }
    };
}

/// Implements pages for an operation: `paginated! { Operation, Provider }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __paginated_v1 {
    ($operation:ident, $provider:ty) => {
        impl $operation<$crate::__codegen::v1::Attached<$provider>> {
            /// The pages from here on, each got when it is asked for.
            pub fn pages(self) -> $crate::__codegen::v1::Pages<$operation> {
                let (call, operation) = self.detach();
                call.client().pages(operation)
            }

            /// The entries from here on, each page got when its first entry is asked for.
            pub fn items(self) -> $crate::__codegen::v1::Items<$operation> {
                let (call, operation) = self.detach();
                call.client().items(operation)
            }
        }

        $crate::__paginated_blocking_v1! { $operation, $provider }
    };
}

/// Implements an operation whose answer is read while it arrives, and attaching:
/// `streamed! { Operation { field, ... } for Provider => Entry as entry, Error }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __streamed_v1 {
    (
        $operation:ident { $($field:ident),* $(,)? }
        for $provider:ty => $item:ty as $read:ident, $error:ty
    ) => {
        $crate::__stream_operation_v1! { $operation for $provider => $item as $read, $error }

        impl<C> $operation<C> {
            pub(crate) fn attach<D>(self, call: D) -> $operation<D> {
                $operation { call, $($field: self.$field),* }
            }

            fn detach(self) -> (C, $operation) {
                (self.call, $operation { call: (), $($field: self.$field),* })
            }
        }

        impl $operation<$crate::__codegen::v1::Attached<$provider>> {
            /// Sets options for this call alone, over those of the client.
            pub fn with(mut self, options: $crate::__codegen::v1::CallOptions) -> Self {
                self.call = self.call.with(options);
                self
            }

            /// Sends the operation; its entries are read while they arrive.
            ///
            /// # Errors
            /// The call failed; the error's kind tells how.
            pub async fn stream(
                self,
            ) -> $crate::__codegen::v1::Result<
                $crate::__codegen::v1::Entries<$operation>,
                $error,
            > {
                let (call, operation) = self.detach();
                call.client().stream(operation).await
            }
        }

        $crate::__streamed_blocking_v1! { $operation for $provider => $error }
    };
}

/// The part of [`__attached_v1`] that the feature `blocking` adds.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __attached_blocking_v1 {
    (
        $(#[$attribute:meta])?
        $operation:ident for $client:ty, $provider:ty => $output:ty, $error:ty
    ) => {
        impl $operation<$crate::__codegen::v1::Attached<$provider>> {
            /// Sends the operation, and blocks the calling thread until it is answered.
            ///
            /// # Errors
            /// The call failed; the error's kind tells how.
            pub fn send_blocking(self) -> $crate::__codegen::v1::Result<$output, $error> {
                let (call, operation) = self.detach();
                call.client().execute_blocking(operation)
            }
        }

        /// Blocks the calling thread until the operation is answered.
        ///
        /// # Errors
        /// The call failed; the error's kind tells how.
        #[allow(dead_code, reason = "whether it is exported, the crate's own feature says")]
        $(#[$attribute])?
        pub fn blocking(
            client: &$client,
            operation: $operation,
        ) -> $crate::__codegen::v1::Result<$output, $error> {
            client.execute_blocking(operation)
        }
    };
}

/// The part of [`__attached_v1`] that the feature `blocking` adds.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __attached_blocking_v1 {
    ($($operation:tt)*) => {};
}

/// The part of [`__paginated_v1`] that the feature `blocking` adds.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __paginated_blocking_v1 {
    ($operation:ident, $provider:ty) => {
        impl $operation<$crate::__codegen::v1::Attached<$provider>> {
            /// The pages from here on, as an iterator that blocks the calling thread.
            pub fn pages_blocking(self) -> $crate::__codegen::v1::PagesBlocking<$operation> {
                let (call, operation) = self.detach();
                call.client().pages_blocking(operation)
            }

            /// The entries from here on, as an iterator that blocks the calling thread.
            pub fn items_blocking(self) -> $crate::__codegen::v1::ItemsBlocking<$operation> {
                let (call, operation) = self.detach();
                call.client().items_blocking(operation)
            }
        }
    };
}

/// The part of [`__paginated_v1`] that the feature `blocking` adds.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __paginated_blocking_v1 {
    ($operation:ident, $provider:ty) => {};
}

/// The part of [`__streamed_v1`] that the feature `blocking` adds.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __streamed_blocking_v1 {
    ($operation:ident for $provider:ty => $error:ty) => {
        impl $operation<$crate::__codegen::v1::Attached<$provider>> {
            /// Sends the operation; its entries are an iterator that blocks the calling thread.
            ///
            /// # Errors
            /// The call failed; the error's kind tells how.
            pub fn stream_blocking(
                self,
            ) -> $crate::__codegen::v1::Result<
                $crate::__codegen::v1::EntriesBlocking<$operation>,
                $error,
            > {
                let (call, operation) = self.detach();
                call.client().stream_blocking(operation)
            }
        }
    };
}

/// The part of [`__streamed_v1`] that the feature `blocking` adds.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __streamed_blocking_v1 {
    ($($operation:tt)*) => {};
}
