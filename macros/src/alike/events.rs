//! Events of webhooks.

use quote::quote;

use super::{assert_alike, derived, generated};
use crate::event::derive;

const SECTIONS: &str = "
## Types

### Note

`object`

A note.

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `id` | `string` | required | | Which. |
| `secret` | `string` | optional | secret | The key. |

### Envelope

`object`

What is sent.

| Field | Type | Need | Description |
|---|---|---|---|
| `kind` | `string` | required | Of what. |
| `events` | `event[]` | required | What happened. |

## Events

| Setting | Value | Source |
|---|---|---|
| `delivery` | `POST json Envelope` | |
| `items` | `events` | |
| `type_field` | `/kind, action` | |
| `id_header` | `X-Acme-Delivery` | |
| `success_status` | `202` | |
| `timeout` | `10s` | |
| `signature` | `hmac` | |
| `signature.header` | `X-Acme-Signature` | |
| `signature.algorithm` | `sha512` | |
| `signature.encoding` | `base64` | |
| `signature.prefix` | `v1=` | |
| `signature.over` | `{timestamp}.{body}` | |
| `signature.timestamp` | `X-Acme-Time` | |
| `signature.tolerance` | `1m` | |
| `signature.key` | `Note.secret` | |
| `signature.key_encoding` | `hex` | |

| Event | Type | Description |
|---|---|---|
| `note.created` | `Note` | A note was created. |
| `note.gone` | `json` | A note is gone. |
";

#[test]
fn kinds_deliveries_and_signatures() {
    let input = quote! {
        #[event(
            name = "Acme",
            provider = AcmeApi,
            method = POST,
            encoding = json,
            type_field("/kind", "action"),
            list = "events",
            delivery = Envelope,
            field = events,
            id_header = "X-Acme-Delivery",
            success = 202,
            timeout = 10,
            signature(
                hmac = sha512,
                headers("X-Acme-Signature"),
                encoding = base64,
                prefix = "v1=",
                over = "{timestamp}.{body}",
                timestamp_header = "X-Acme-Time",
                tolerance = 60,
                key_encoding = hex,
            ),
        )]
        pub enum AcmeEvent {
            #[event(kind = NoteCreated)]
            #[serde(rename = "note.created")]
            NoteCreated(Note),
            #[event(kind = NoteGone)]
            #[serde(rename = "note.gone")]
            NoteGone(rt::Json),
            Unknown(rt::UnknownEvent),
        }
    };
    assert_alike(&derived(derive, input), &generated("", SECTIONS), 11);
}

const ONE: &str = "
## Types

### Wrapped

`object`

What is sent.

| Field | Type | Need | Description |
|---|---|---|---|
| `type` | `string` | required | Of what. |
| `at` | `string` | required | When. |
| `body` | `event` | required | What happened. |

## Events

| Setting | Value | Source |
|---|---|---|
| `delivery` | `PUT form Wrapped` | |
| `type_field` | `/type` | |
| `time_field` | `/at` | |
| `signature` | `static token` | |
| `signature.header` | `X-Acme-Token` | |
| `signature.key` | `handshake` | |
| `handshake` | `echo header X-Acme-Secret` | |
| `handshake.status` | `204` | |

| Event | Type | Description |
|---|---|---|
| `ping` | `json` | A sign of life. |
";

#[test]
fn one_event_beside_its_name_and_a_handshake() {
    let input = quote! {
        #[event(
            name = "Acme",
            provider = AcmeApi,
            method = PUT,
            encoding = form,
            type_field("/type"),
            time = "/at",
            at = "body",
            delivery = Wrapped,
            field = body,
            signature(static_token, headers("X-Acme-Token")),
            handshake(header = "X-Acme-Secret", status = 204),
        )]
        pub enum AcmeEvent {
            #[event(kind = Ping)]
            #[serde(rename = "ping")]
            Ping(rt::Json),
            Unknown(rt::UnknownEvent),
        }
    };
    assert_alike(&derived(derive, input), &generated("", ONE), 9);
}
