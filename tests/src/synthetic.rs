//! Specs of any size, for the figures of the generator.

use std::fmt::Write as _;

/// How many resources the operations are spread over.
pub const RESOURCES: usize = 50;

/// The text of a spec with `operations` operations, alike in everything but their names.
///
/// Each has a path and two query parameters, a body of four fields of which one is required, a response
/// of seven fields, and two documented errors. They belong to [`RESOURCES`] resources.
pub fn spec(operations: usize) -> String {
    let mut text = HEAD.to_owned();
    for resource in 0..RESOURCES.min(operations) {
        write_group(&mut text, resource);
        for number in (resource..operations).step_by(RESOURCES) {
            write_operation(&mut text, resource, number);
        }
    }
    text.push_str(TYPES);
    for number in 0..operations {
        write_type(&mut text, number);
    }
    text
}

const HEAD: &str = "\
# Synthetic

Spec format: `bindery 1`

An API as large as one likes, in which nothing but the names differs.

## Settings

| Setting | Value | Source |
|---|---|---|
| `base_url` | `https://api.synthetic.example` | our choice: an example |

## Auth

| Scheme | Kind | User | Secret | Environment | Source |
|---|---|---|---|---|---|
| `token` | bearer | | `token` | `SYNTHETIC_TOKEN` | our choice: an example |

## Operations
";

const TYPES: &str = "
## Types

### Problem

`object`

What went wrong.

- source: our choice: an example

| Field | Type | Need | Description |
|---|---|---|---|
| `code` | `string` | required | The kind of the problem. |
| `message` | `string` | required | What happened, for people. |

### State

`enum string open`

Where a record stands.

- source: our choice: an example

| Value | Description |
|---|---|
| `active` | In use. |
| `archived` | Kept, and not in use. |
";

fn write_group(text: &mut String, resource: usize) {
    // Writing to a string never fails.
    let _ = write!(
        text,
        "
### resource{resource}

The records of resource {resource}.
"
    );
}

fn write_operation(text: &mut String, resource: usize, number: usize) {
    let _ = write!(
        text,
        "
### resource{resource}.change{number}

`POST /v1/resource{resource}/{{id}}/change{number}`

Changes record {number} and answers with what it became.

- source: our choice: an example

#### Path

| Field | Type | Need | Description |
|---|---|---|---|
| `id` | `string` | required | The id of the record. |

#### Query

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `dry_run` | `boolean` | optional | | Whether only to say what would change. |
| `limit` | `integer` | optional | 1..=100 | How many related records the answer counts. |

#### Body json

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `name` | `string` | required | len 1..=255 | The new name. |
| `state` | `State` | optional | | The new state. |
| `note` | `string or null` | optional | | A remark; null removes it. |
| `tags` | `string[]` | optional | replaced whole | The new tags. |

#### Response 200

`Record{number}`

#### Errors

| Status | Type | Retry | Meaning |
|---|---|---|---|
| 404 | `Problem` | default | There is no such record. |
| 409 | `Problem` | default | Somebody else changed the record. |
"
    );
}

fn write_type(text: &mut String, number: usize) {
    let _ = write!(
        text,
        "
### Record{number}

`object`

A record of kind {number}.

- source: our choice: an example

| Field | Type | Need | Description |
|---|---|---|---|
| `id` | `string` | required | Its id. |
| `name` | `string` | required | Its name. |
| `state` | `State` | required | Where it stands. |
| `note` | `string or null` | required | A remark. |
| `tags` | `string[]` | required | Its tags. |
| `size` | `integer` | optional | How many parts it has. |
| `changed_at` | `datetime` | required | When it was last changed. |
"
    );
}
