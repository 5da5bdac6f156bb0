//! What every generated enum of events and every delivery has.

/// Implements an enum of events: `events! { Events, Variant = "name", ... }`. Its last variant is
/// `Unknown`.
#[doc(hidden)]
#[macro_export]
macro_rules! __events_v1 {
    ($name:ident $(, $variant:ident = $wire:literal)* $(,)?) => {
        impl $crate::__codegen::v1::Event for $name {
            fn read(
                name: ::core::option::Option<&str>,
                json: $crate::__codegen::v1::Json,
            ) -> Self {
                match name {
                    $(::core::option::Option::Some($wire) => {
                        $crate::__codegen::v1::event_of(name, json, Self::$variant)
                    })*
                    _ => Self::Unknown($crate::__codegen::v1::unknown_event(name, json)),
                }
            }

            fn name(&self) -> ::core::option::Option<&str> {
                match self {
                    $(Self::$variant(_) => ::core::option::Option::Some($wire),)*
                    Self::Unknown(event) => event.name.as_deref(),
                }
            }

            fn kind_name(&self) -> ::core::option::Option<&'static str> {
                match self {
                    $(Self::$variant(_) => ::core::option::Option::Some($wire),)*
                    Self::Unknown(_) => ::core::option::Option::None,
                }
            }
        }

        impl ::core::convert::From<$crate::__codegen::v1::UnknownEvent> for $name {
            fn from(event: $crate::__codegen::v1::UnknownEvent) -> Self {
                Self::Unknown(event)
            }
        }

        impl $crate::__codegen::v1::Serialize for $name {
            fn serialize<S: $crate::__codegen::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(payload) => {
                        $crate::__codegen::v1::Serialize::serialize(payload, serializer)
                    })*
                    Self::Unknown(event) => {
                        $crate::__codegen::v1::Serialize::serialize(&event.json, serializer)
                    }
                }
            }
        }

        /// On its own an event has no name, and is `Unknown`; the delivery that holds it knows its name.
        impl<'de> $crate::__codegen::v1::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__codegen::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let json = $crate::__codegen::v1::json(deserializer)?;
                ::core::result::Result::Ok(Self::Unknown(
                    $crate::__codegen::v1::UnknownEvent::new(::core::option::Option::None, json),
                ))
            }
        }
    };
}

/// Implements a kind of event: `event_kind! { Kind = "name", Events::Variant(Payload) }`, with the body of a
/// delivery as the last where one is known.
#[doc(hidden)]
#[macro_export]
macro_rules! __event_kind_v1 {
    ($kind:ident = $wire:literal, $events:ident :: $variant:ident ($payload:ty), $sample:literal) => {
        $crate::__codegen::v1::event_kind! { $kind = $wire, $events::$variant($payload) }

        impl $crate::__codegen::v1::SampleDelivery for $kind {
            const DELIVERY: &'static str = $sample;
        }
    };
    ($kind:ident = $wire:literal, $events:ident :: $variant:ident ($payload:ty)) => {
        impl $crate::__codegen::v1::EventKind for $kind {
            type Event = $events;
            type Payload = $payload;

            const NAME: &'static str = $wire;

            fn payload(event: &$events) -> ::core::option::Option<&$payload> {
                match event {
                    $events::$variant(payload) => ::core::option::Option::Some(payload),
                    _ => ::core::option::Option::None,
                }
            }

            fn into_payload(event: $events) -> ::core::result::Result<$payload, $events> {
                match event {
                    $events::$variant(payload) => ::core::result::Result::Ok(payload),
                    other => ::core::result::Result::Err(other),
                }
            }
        }
    };
}

/// Implements the body of a delivery: `delivery_body! { Delivery, Events in field }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __delivery_body_v1 {
    ($name:ident, $events:ident in $field:ident) => {
        impl $crate::__codegen::v1::DeliveryBody for $name {
            type Event = $events;

            fn events(&self) -> &[$events] {
                $crate::__codegen::v1::HoldsEvents::as_events(&self.$field)
            }

            fn events_mut(&mut self) -> &mut [$events] {
                $crate::__codegen::v1::HoldsEvents::as_events_mut(&mut self.$field)
            }

            fn into_events(self) -> ::std::vec::Vec<$events> {
                $crate::__codegen::v1::HoldsEvents::into_events(self.$field)
            }
        }
    };
}
