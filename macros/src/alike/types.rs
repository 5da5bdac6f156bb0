//! Enums and unions.

use quote::quote;

use super::{assert_alike, derived, generated};
use crate::{open_enum, union};

fn spec(types: &str) -> Vec<String> {
    let head = "
## Operations

### things.send

`POST /things`

Sends.

#### Body json

`Golden`

#### Response 200

`Golden`

## Types
";
    generated("", &format!("{head}\n{types}"))
}

#[test]
fn enums_of_texts_and_of_numbers() {
    let texts = spec(
        "### Golden

`enum string open`

Texts.

| Value | Description |
|---|---|
| `one` | One. |
| `two-b` | Two. |
",
    );
    let input = quote! {
        pub enum Golden {
            #[serde(rename = "one")]
            One,
            #[serde(rename = "two-b")]
            TwoB,
            Unknown(String),
        }
    };
    assert_alike(&derived(open_enum::derive, input), &texts, 2);
    let numbers = spec(
        "### Golden

`enum integer open`

Numbers.

| Value | Rust | Description |
|---|---|---|
| `1` | `Low` | One. |
| `100000` | `High` | Many. |
",
    );
    let input = quote! {
        pub enum Golden {
            #[open_enum(value = 1)]
            Low,
            #[open_enum(value = 100_000)]
            High,
            Unknown(i64),
        }
    };
    assert_alike(&derived(open_enum::derive, input), &numbers, 2);
}

const ROWS: &str = "
### One

`object`

With the tag.

| Field | Type | Need | Description |
|---|---|---|---|
| `type` | `string` | required | The tag. |

### Two

`object`

Without the tag.

| Field | Type | Need | Description |
|---|---|---|---|
| `$or` as `or` | `boolean` | optional | Either. |
";

#[test]
fn unions_with_and_without_a_tag() {
    let tagged = spec(&format!(
        "### Golden

`union tagged by type`

By a member.

| Value | Type |
|---|---|
| `a` | `One` |
| `b` | `Two` |
{ROWS}"
    ));
    let input = quote! {
        #[union(tag = "type")]
        #[serde(rename_all = "snake_case")]
        pub enum Golden {
            #[union(holds_tag)]
            A(One),
            B(Two),
            Unknown(rt::Json),
        }
    };
    assert_alike(&derived(union::derive, input), &tagged, 1);
    let untagged = spec(&format!(
        "### Golden

`union untagged`

By its look.

| Variant | Type | Known by |
|---|---|---|
| `Text` | `string` | string |
| `First` | `One` | field `type` = \"x\" |
| `Second` | `Two` | field `$or` |
{ROWS}"
    ));
    let input = quote! {
        #[union(untagged)]
        pub enum Golden {
            #[union(kind = string)]
            Text(String),
            #[union(field = "type", is = "x")]
            First(One),
            #[union(field = "$or")]
            Second(Two),
            Unknown(rt::Json),
        }
    };
    assert_alike(&derived(union::derive, input), &untagged, 1);
}
