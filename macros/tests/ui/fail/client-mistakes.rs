bindery::client!(
    r"
# Acme

Spec format: `bindery 1`

## Settings

| Setting | Value | Source |
|---|---|---|
| `base_uri` | `https://acme.example` | |

## Operations

### status.get

`GET /status`

Says whether all is well.

#### Response 200

`jsn`
",
    name = acme
);

fn main() {}
