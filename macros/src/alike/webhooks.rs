//! Providers whose webhooks are managed alike.

use quote::quote;

use super::{assert_alike, derived, generated};
use crate::webhook_provider::derive;

const SECTIONS: &str = "
## Pagination

| Style | Kind | Send | Next | Start | Size | Items | Stop when |
|---|---|---|---|---|---|---|---|
| `offset` | offset | `size=limit, at=offset` | | 0 | 100 | `.` | short page |

## Operations

### hooks.list

`GET /hooks`

Lists.

- does: list Hook
- pages: offset

#### Query

| Field | Type | Need | Description |
|---|---|---|---|
| `limit` | `integer` | optional | How many. |
| `offset` | `integer` | optional | From where. |

#### Response 200

`Hook[]`

### hooks.create

`POST /hooks`

Creates.

- does: create Hook

#### Body json

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `target` | `string` | required | webhook url | Where. |
| `topics` | `Topic[]` | required | | Which. |

#### Response 201

`NewHook`

### hooks.get

`GET /hooks/{id}`

Gets.

- does: get Hook by key.id

#### Path

| Field | Type | Need | Description |
|---|---|---|---|
| `id` | `string` | required | Which. |

#### Response 200

`Hook`

### hooks.update

`PUT /hooks/{id}`

Updates.

- does: update Hook by key.id
- update: replace

#### Path

| Field | Type | Need | Description |
|---|---|---|---|
| `id` | `string` | required | Which. |

#### Body json

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `target` | `string` | optional | webhook url | Where. |

#### Response 200

`Hook`

### hooks.delete

`DELETE /hooks/{id}`

Deletes.

- does: delete Hook by key.id

#### Path

| Field | Type | Need | Description |
|---|---|---|---|
| `id` | `string` | required | Which. |

#### Response 204

`none`

## Types

### Hook

`object`

A webhook.

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `key` | `Key` | required | read only | What identifies it. |
| `target` | `string` | required | webhook url | Where. |
| `topics` | `Topic[]` | required | | Which. |

### NewHook

`object extends Hook`

A webhook with its secret.

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `secret` | `string` | required | read only, secret, webhook secret | The key. |

### Key

`object`

What identifies a webhook.

| Field | Type | Need | Description |
|---|---|---|---|
| `id` | `string` | required | The id. |

### Topic

`object`

What it tells of.

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `name` | `string` | required | webhook events | The event. |
";

#[test]
fn roles_and_how_answers_are_read() {
    let input = quote! {
        #[webhooks(
            list = ListHooks,
            create = CreateHook,
            get = GetHook,
            update = UpdateHook,
            delete = DeleteHook,
            key = "id",
            pages,
            new(url = "target", events = "topics[].name"),
            changes(url = "target", replaces),
            webhook(id = "key.id", url = "target", events = "topics[].name"),
            created(id = "key.id", url = "target", events = "topics[].name", secret = "secret"),
        )]
        pub struct AcmeApi;
    };
    // What follows are the operations, which a derive reads from their arguments and generated code builds.
    let items = derived(derive, input);
    assert_alike(&items[..5], &generated("", SECTIONS), 5);
}
