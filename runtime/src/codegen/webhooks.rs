//! Managing webhooks: what the operations of one provider are to those of all.

/// What arguments or an answer are, as a function: `webhook_roles! { webhook = id "id", url "target" }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook_roles_v1 {
    ($name:ident = $($role:ident $($step:literal)* $(beside $($member:literal $json:literal)+)?),* $(,)?) => {
        const fn $name() -> $crate::__codegen::v1::WebhookRoles {
            #[allow(unused_mut, reason = "a provider may tell nothing")]
            let mut roles = $crate::__codegen::v1::WebhookRoles::new();
            $($crate::__webhook_role_v1! {
                roles $role [$($step),*] [$($(($member, $json)),+)?]
            })*
            roles
        }
    };
}

/// One role of [`__webhook_roles_v1`].
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook_role_v1 {
    ($roles:ident events [$($step:literal),*] [$($beside:tt),*]) => {
        $roles.events(
            $crate::__codegen::v1::EventsRole::new(&[$($step),*]).beside(&[$($beside),*]),
        );
    };
    ($roles:ident replaces [] []) => {
        $roles.replaces();
    };
    ($roles:ident $role:ident [$($step:literal),*] []) => {
        $roles.$role(&[$($step),*]);
    };
}

/// An operation made from its arguments, as a function:
/// `webhook_call! { create = CreateWebhook(Url = "target_url") { limit(i64 = "limit") } }`, or read as one value:
/// `webhook_call! { create = read CreateWebhook }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook_call_v1 {
    ($name:ident = read $operation:ty) => {
        fn $name(
            arguments: $crate::__codegen::v1::WebhookArguments,
        ) -> ::core::result::Result<$operation, $crate::__codegen::v1::BuildError> {
            arguments.all()
        }
    };
    (
        $name:ident = $operation:ident ($($required:ty = $wire:literal),* $(,)?)
        $({ $($setter:ident($optional:ty = $optional_wire:literal)),* $(,)? })?
    ) => {
        fn $name(
            mut arguments: $crate::__codegen::v1::WebhookArguments,
        ) -> ::core::result::Result<$operation, $crate::__codegen::v1::BuildError> {
            let operation = $operation::new($(arguments.required::<$required>($wire)?),*);
            $($(let operation = match arguments.optional::<$optional>($optional_wire)? {
                ::core::option::Option::Some(value) => operation.$setter(value),
                ::core::option::Option::None => operation,
            };)*)?
            arguments.finish()?;
            ::core::result::Result::Ok(operation)
        }
    };
}

/// Implements `WebhookProvider` with the functions beside it; the words say how each answer is read.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook_provider_v1 {
    (
        $provider:ty, $key:literal,
        list $list:ident $($list_in:literal)?,
        get $get:ident $($get_in:literal)?,
        update $update:ident $($update_in:literal)?
        $(,)?
    ) => {
        impl $crate::__codegen::v1::WebhookProvider for $provider {
            fn new_webhook() -> $crate::__codegen::v1::WebhookRoles {
                new_webhook()
            }

            fn changes() -> $crate::__codegen::v1::WebhookRoles {
                changes()
            }

            fn webhook() -> $crate::__codegen::v1::WebhookRoles {
                webhook()
            }

            fn created() -> $crate::__codegen::v1::WebhookRoles {
                created()
            }

            fn key() -> &'static str {
                $key
            }

            $crate::__webhook_method_v1! { list, $list $($list_in)? }
            $crate::__webhook_method_v1! { create, whole }
            $crate::__webhook_method_v1! { get, $get $($get_in)? }
            $crate::__webhook_method_v1! { update, $update $($update_in)? }
            $crate::__webhook_method_v1! { delete, done }
        }
    };
}

/// One method of [`__webhook_provider_v1`].
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook_method_v1 {
    ($name:ident, $read:ident $($member:literal)?) => {
        fn $name(
            client: $crate::__codegen::v1::Client<Self>,
            arguments: $crate::__codegen::v1::WebhookArguments,
        ) -> $crate::__codegen::v1::WebhookAnswer {
            let operation = $name(arguments);
            ::std::boxed::Box::pin(async move {
                let operation = operation.map_err($crate::__codegen::v1::refused::<Self>)?;
                $crate::__webhook_read_v1! { $read, client, operation $(, $member)? }
            })
        }
    };
}

/// How the answer of an operation is read.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhook_read_v1 {
    (pages, $client:ident, $operation:ident) => {
        $crate::__codegen::v1::all_items(&$client, $operation).await
    };
    (whole, $client:ident, $operation:ident) => {
        $crate::__codegen::v1::answered($client.execute($operation).await)
    };
    (within, $client:ident, $operation:ident, $member:literal) => {
        $crate::__codegen::v1::answered($client.execute($operation).await)
            .map(|answer| $crate::__codegen::v1::member(answer, $member))
    };
    (done, $client:ident, $operation:ident) => {
        $crate::__codegen::v1::done($client.execute($operation).await)
    };
}
