#![deny(warnings)]

bindery::client!(
    r"
# Acme

Spec format: `bindery 1`

## Settings

| Setting | Value | Source |
|---|---|---|
| `base_url` | `https://acme.example` | |

## Operations

### status.get

`GET /status`

Says whether all is well.

#### Response 200

`json`
",
    name = acme,
    only("status"),
);

fn main() {
    let _ = acme::Acme::builder();
}
