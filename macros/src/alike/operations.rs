//! Operations.

use quote::quote;

use super::{assert_alike, derived, generated};
use crate::operation::derive;

#[test]
fn arguments_of_all_places_and_errors() {
    let sections = "
## Operations

### notes.find

`GET /lists/{list}/notes`

Finds.

- scopes: a or b
- replay: never
- idempotency: header X-Once

#### Path

| Field | Type | Need | Description |
|---|---|---|---|
| `list` | `string` | required | Which. |

#### Query

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `pageSize` as `size` | `int32` | optional | | How many. |
| `tags` | `string[]` | optional | repeated key | Which. |
| `all` | `boolean` | required | flag | All. |
| `filter` | `map<string>` | required | deep object, comma list | Which. |

#### Headers

| Field | Type | Need | Description |
|---|---|---|---|
| `X-Trace` as `trace` | `string` | optional | A header. |

#### Response 200

`json`

#### Errors

| Status | Type | Retry | Meaning |
|---|---|---|---|
| 404 | `json` | never | Gone. |
| 429 | `json` | not processed | Later. |
| 5XX | `none` | default | Failed. |
";
    let input = quote! {
        #[operation(
            provider = AcmeApi,
            id = "notes.find",
            method = GET,
            path = "/lists/{list}/notes",
            any_scope("a", "b"),
            replay = never,
            idempotency = "X-Once",
            success(200),
            output = rt::Json,
            error(404 = rt::Json, 429 = rt::Json, "5XX"),
            retry(404 = never, 429 = not_processed),
        )]
        pub struct FindNote {
            #[operation(path)]
            list: String,
            #[operation(query)]
            #[serde(rename = "pageSize")]
            size: Option<i32>,
            #[operation(query, style = repeated_key)]
            tags: Option<Vec<String>>,
            #[operation(query, flag)]
            all: bool,
            #[operation(query, style = deep_object)]
            filter: rt::Map<String>,
            #[operation(header)]
            #[serde(rename = "X-Trace")]
            trace: Option<String>,
        }
    };
    assert_alike(&derived(derive, input), &generated("", sections), 6);
}

#[test]
fn members_of_a_json_body_and_several_successes() {
    let sections = "
## Operations

### notes.create

`POST /notes`

Creates.

- auth: none
- envelope: response none

#### Body json application/vnd.acme+json

| Field | Type | Need | Description |
|---|---|---|---|
| `text` | `string` | required | What. |
| `owner` | `integer or null` | required | Who. |
| `due` | `date or null` | optional | When. |
| `tags` | `string[]` | optional | Which. |

#### Response 200

`string`

#### Response 201

`integer[]`

#### Response 204

`none`
"
    .replace(" application/vnd.acme+json", "");
    let input = quote! {
        #[operation(
            provider = AcmeApi,
            id = "notes.create",
            method = POST,
            path = "/notes",
            auth = none,
            envelope = response_none,
            success(200 = String, 201 = Vec<i64>, 204),
        )]
        pub struct CreateNote {
            #[operation(body)]
            text: String,
            #[operation(body, nullable)]
            owner: Option<i64>,
            #[operation(body)]
            due: rt::Tristate<rt::Date>,
            #[operation(body)]
            tags: Option<Vec<String>>,
        }
    };
    let generated = generated("| `envelope` | `data` | |\n", &sections);
    let mut derived = derived(derive, input);
    // The generator knows that these types can be compared.
    let output = derived.remove(0);
    let output = output.replace("Clone , Debug)", "Clone , Debug , PartialEq)");
    derived.push(output);
    assert_alike(&derived, &generated, 5);
}

#[test]
fn forms_parts_and_bytes() {
    let sections = "
## Operations

### notes.form

`POST /form`

Sends.

#### Body form

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `name` | `string` | required | | A name. |
| `tags` | `string[]` | required | bracket list | Some. |

#### Response 200

`json`

#### Response 204

`none`

### notes.parts

`POST /parts`

Sends.

#### Body multipart

| Field | Type | Need | Description |
|---|---|---|---|
| `name` | `string` | required | A name. |
| `all` | `json[]` | required | All. |
| `file` | `bytes` | optional | A file. |

#### Response 200

`bytes`

### notes.upload

`PUT /bytes`

Sends.

#### Body bytes

`bytes` `text/csv`

#### Response 200

`stream json`
";
    let generated = generated("", sections);
    let form = quote! {
        #[operation(
            provider = AcmeApi,
            id = "notes.form",
            method = POST,
            path = "/form",
            success(200 = rt::Json, 204),
        )]
        pub struct FormNote {
            #[operation(form)]
            name: String,
            #[operation(form, style = bracket_list)]
            tags: Vec<String>,
        }
    };
    assert_alike(&derived(derive, form), &generated, 4);
    let parts = quote! {
        #[operation(
            provider = AcmeApi,
            id = "notes.parts",
            method = POST,
            path = "/parts",
            success(200),
            bytes,
        )]
        pub struct PartsNote {
            #[operation(part)]
            name: String,
            #[operation(part)]
            all: Vec<rt::Json>,
            #[operation(file)]
            file: Option<rt::Upload>,
        }
    };
    assert_alike(&derived(derive, parts), &generated, 3);
    let upload = quote! {
        #[operation(
            provider = AcmeApi,
            id = "notes.upload",
            method = PUT,
            path = "/bytes",
            content_type = "text/csv",
            success(200),
            output = rt::Json,
            stream,
        )]
        pub struct UploadNote {
            #[operation(bytes)]
            body: rt::Bytes,
        }
    };
    assert_alike(&derived(derive, upload), &generated, 3);
}

#[test]
fn what_a_call_is_told_and_a_whole_body() {
    let sections = "
## Operations

### notes.merge

`POST /notes`

Merges.

- scopes: a, b
- envelope: request none
- replay: safe

#### Body json

`map<string>`

#### Response 200

`string`

### notes.touch

`PUT /notes`

Touches.

- envelope: none

#### Response 200

`string`

## Events

| Setting | Value | Source |
|---|---|---|
| `delivery` | `unknown` | |
| `signature` | `unknown` | |
| `handshake` | `echo header X-Secret` | |
| `handshake.status` | `200` | |
| `handshake.during` | `notes.touch` | |
";
    let generated = generated("| `envelope` | `data` | |\n", sections);
    let merge = quote! {
        #[operation(
            provider = AcmeApi,
            id = "notes.merge",
            method = POST,
            path = "/notes",
            scopes("a", "b"),
            envelope = request_none,
            replay = safe,
            success(200 = String),
        )]
        pub struct MergeNote {
            #[operation(json)]
            body: rt::Map<String>,
        }
    };
    assert_alike(&derived(derive, merge), &generated, 3);
    let touch = quote! {
        #[operation(
            provider = AcmeApi,
            id = "notes.touch",
            method = PUT,
            path = "/notes",
            envelope = none,
            calls_back,
            success(200),
            output = String,
        )]
        pub struct TouchNote {}
    };
    assert_alike(&derived(derive, touch), &generated, 3);
}
