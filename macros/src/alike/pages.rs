//! Pages.

use quote::quote;

use super::{assert_alike, derived, generated};
use crate::operation::derive;

const SECTIONS: &str = "
## Pagination

| Style | Kind | Send | Next | Start | Size | Items | Stop when |
|---|---|---|---|---|---|---|---|
| `offset` | offset | `size=limit, at=offset` | | 0 | 100 | `.` | short page |
| `page` | page | `size=limit, at=page` | | 0 | | `texts` | false `more` |
| `token` | token | `at=cursor` | `next` | | | `texts` | no next |
| `link` | link | | `header Link` | | | `.` | no next |
| `one` | page | `at=page` | | 1 | | `.` | empty page |

## Operations

### notes.offset

`GET /notes`

Lists.

- pages: offset

#### Query

| Field | Type | Need | Description |
|---|---|---|---|
| `limit` | `integer` | optional | How many. |
| `offset` | `uint64` | optional | From where. |

#### Response 200

`string[]`

### notes.page

`GET /notes`

Lists.

- pages: page

#### Query

| Field | Type | Need | Description |
|---|---|---|---|
| `limit` | `int32` | required | How many. |
| `page` | `integer` | required | From where. |

#### Response 200

`Page`

### notes.token

`GET /notes`

Lists.

- pages: token

#### Query

| Field | Type | Need | Description |
|---|---|---|---|
| `cursor` | `string` | optional | From where. |

#### Response 200

`Page`

### notes.link

`GET /notes`

Lists.

- pages: link

#### Response 200

`string[]`

### notes.one

`GET /notes`

Lists.

- pages: one

#### Query

| Field | Type | Need | Description |
|---|---|---|---|
| `page` | `integer` | optional | From where. |

#### Response 200

`string[]`

## Types

### Page

`object`

Some.

| Field | Type | Need | Description |
|---|---|---|---|
| `texts` | `string[]` | required | Some. |
| `more` | `boolean` | required | Whether there is more. |
| `next` | `string` | optional | Where. |
";

#[test]
fn pages_of_each_kind_and_setters() {
    let generated = generated("", SECTIONS);
    let cases = [
        quote! {
            #[operation(
                provider = AcmeApi, id = "notes.offset", method = GET, path = "/notes",
                success(200), output = Vec<String>, setters,
                pages(offset, size = limit, at = offset, start = 0, per_page = 100, items = "."),
            )]
            pub struct OffsetNote {
                #[operation(query)]
                limit: Option<i64>,
                #[operation(query)]
                offset: Option<u64>,
            }
        },
        quote! {
            #[operation(
                provider = AcmeApi, id = "notes.page", method = GET, path = "/notes",
                success(200), output = Page,
                pages(
                    page, size = limit, at = page, start = 0, items = "texts", more = "more",
                    list = "texts", item = String,
                ),
            )]
            pub struct PageNote {
                #[operation(query)]
                limit: i32,
                #[operation(query)]
                page: i64,
            }
        },
        quote! {
            #[operation(
                provider = AcmeApi, id = "notes.token", method = GET, path = "/notes",
                success(200), output = Page, setters,
                pages(
                    token, at = cursor, next = "next", items = "texts", list = "texts",
                    item = String,
                ),
            )]
            pub struct TokenNote {
                #[operation(query)]
                cursor: Option<String>,
            }
        },
        quote! {
            #[operation(
                provider = AcmeApi, id = "notes.link", method = GET, path = "/notes",
                success(200), output = Vec<String>,
                pages(link, next_header = "Link", items = "."),
            )]
            pub struct LinkNote {
                #[operation(link)]
                link: Option<String>,
            }
        },
        quote! {
            #[operation(
                provider = AcmeApi, id = "notes.one", method = GET, path = "/notes",
                success(200), output = Vec<String>, setters,
                pages(page, at = page, start = 1, stop = empty_page, items = "."),
            )]
            pub struct OneNote {
                #[operation(query)]
                page: Option<i64>,
            }
        },
    ];
    for input in cases {
        let mut items = derived(derive, input);
        // Setters stand in a block of their own; the generated ones are for attached operations too.
        if items[0].starts_with("impl") && !items[0].contains(" for ") {
            let setters = items.remove(0);
            let attached =
                setters
                    .replacen("impl ", "impl < C > ", 1)
                    .replacen("Note {", "Note < C > {", 1);
            assert!(generated.contains(&attached), "{attached}");
        }
        assert_alike(&items, &generated, 5);
    }
}
