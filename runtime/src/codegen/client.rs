//! What every generated client and its builder have.

/// Implements what does not depend on the provider: `client! { Client, Builder, Provider }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __client_v1 {
    ($client:ident, $builder:ident, $provider:ty) => {
        impl $client {
            /// A client that is set up step by step.
            pub fn builder() -> $builder {
                $builder($crate::__codegen::v1::Client::builder())
            }

            /// The same client with other options, where these are set. It shares the connections.
            #[must_use]
            pub fn with(&self, options: $crate::__codegen::v1::CallOptions) -> Self {
                Self(self.0.with(options))
            }
        }

        impl ::core::ops::Deref for $client {
            type Target = $crate::__codegen::v1::Client<$provider>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl ::core::convert::From<$crate::__codegen::v1::Client<$provider>> for $client {
            fn from(client: $crate::__codegen::v1::Client<$provider>) -> Self {
                Self(client)
            }
        }

        impl $builder {
            /// Sets the URL that the paths of the operations stand below; the provider's own by default.
            pub fn base_url(self, url: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(self.0.base_url(url))
            }

            /// Puts a product such as `acme-sync/1.2` before the client's own in the `User-Agent` header.
            pub fn user_agent(
                self,
                product: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                Self(self.0.user_agent(product))
            }

            /// Sets the time that a call may take; one minute by default.
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }

            /// Sets options for all calls, over those set before.
            pub fn options(self, options: $crate::__codegen::v1::CallOptions) -> Self {
                Self(self.0.options(options))
            }

            /// Sets when calls are sent again; what the policy does not set has its default.
            pub fn retry(self, policy: $crate::__codegen::v1::RetryPolicy) -> Self {
                Self(self.0.retry(policy))
            }

            /// Adds what looks at every request and response, after those added before.
            pub fn interceptor(
                self,
                interceptor: impl $crate::__codegen::v1::Interceptor + 'static,
            ) -> Self {
                Self(self.0.interceptor(interceptor))
            }

            /// Calls `report` with each value of an answer that is not what the documents say and is kept
            /// all the same.
            pub fn on_leniency(
                self,
                report: impl Fn(&$crate::__codegen::v1::Leniency)
                + ::core::marker::Send
                + ::core::marker::Sync
                + 'static,
            ) -> Self {
                Self(self.0.on_leniency(report))
            }

            /// Holds calls back so that they stay within all limits that the provider documents.
            pub fn keep_all_limits(self) -> Self {
                Self(self.0.keep_all_limits())
            }

            /// Holds calls back so that they stay within the documented limits of these names.
            pub fn keep_limits<S: ::core::convert::Into<::std::string::String>>(
                self,
                names: impl ::core::iter::IntoIterator<Item = S>,
            ) -> Self {
                Self(self.0.keep_limits(names))
            }

            /// How many repeated attempts all calls together may make while the server fails; 100 by
            /// default.
            pub fn retry_budget(self, attempts: u32) -> Self {
                Self(self.0.retry_budget(attempts))
            }

            /// Sets the credential of the scheme of this name, for example one that is issued by a
            /// callback.
            pub fn credential(
                self,
                scheme: &'static str,
                credential: $crate::__codegen::v1::Credential,
            ) -> Self {
                Self(self.0.credential(scheme, credential))
            }

            /// Sets what carries the requests; reqwest with rustls by default.
            pub fn transport(
                self,
                transport: impl $crate::__codegen::v1::Transport + 'static,
            ) -> Self {
                Self(self.0.transport(transport))
            }

            /// Sets the time that a connection may take to come about; 10 seconds by default. It holds for
            /// the default transport, of all calls: others have their own.
            pub fn connect_timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.connect_timeout(timeout))
            }

            /// Sets where the client takes random numbers from, which spread the waits between attempts.
            pub fn jitter(self, jitter: impl $crate::__codegen::v1::Jitter + 'static) -> Self {
                Self(self.0.jitter(jitter))
            }

            /// Sets where the client takes the time from; the system's clock by default.
            pub fn clock(self, clock: impl $crate::__codegen::v1::Clock + 'static) -> Self {
                Self(self.0.clock(clock))
            }

            /// The client.
            ///
            /// # Errors
            /// No credential was given, the base URL or the user agent is malformed, or the transport
            /// could not be set up.
            pub fn build(
                self,
            ) -> ::core::result::Result<$client, $crate::__codegen::v1::ConfigError> {
                self.0.build().map($client)
            }
        }
    };
}

/// Implements the choice among several servers: `servers! { Builder }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __servers_v1 {
    ($builder:ident) => {
        impl $builder {
            /// Chooses a server by its name, such as `sandbox`. A base URL that is set goes before it.
            pub fn server(self, name: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(self.0.server(name))
            }
        }
    };
}

/// Implements the variables of the servers' URLs: `variables! { Builder }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __variables_v1 {
    ($builder:ident) => {
        impl $builder {
            /// Sets a variable of the server's URL, such as `region`.
            pub fn variable(
                self,
                name: impl ::core::convert::Into<::std::string::String>,
                value: impl ::core::convert::Into<::std::string::String>,
            ) -> Self {
                Self(self.0.variable(name, value))
            }
        }
    };
}
