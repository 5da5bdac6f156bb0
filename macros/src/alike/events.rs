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
| `signature.over` | `{body}` | |
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
