//! Providers.

use quote::quote;

use super::{assert_alike, derived, generated};
use crate::provider::derive;

const SECTIONS: &str = "
## Limits

| Limit | Amount | Per | Counts | Keyed by | Source |
|---|---|---|---|---|---|
| `requests` | 600 | 1m | POST | token | |
| `open` | 5 | in flight | all | token | |

| Header | Type | Use | Description |
|---|---|---|---|
| `Retry-After` | `seconds` | retry after | When. |
| `X-Left` | `integer` | remaining requests | How many. |

## Auth

| Scheme | Kind | User | Secret | Environment |
|---|---|---|---|---|
| `token` | bearer | | `token` | `ACME_TOKEN` |
| `login` | basic | `user` | `password` | `ACME_USER, ACME_PASSWORD` |
| `pass` | basic | (empty) | `pass` | `ACME_PASS` |
| `alone` | basic | (secret) | (empty) | `ACME_ALONE` |
| `key` | api key | | `key` | `ACME_KEY` |
| `machine` | oauth2 client credentials | `id` | `secret` | `ACME_ID, ACME_SECRET` |
| `trade` | exchange | | `key` | `ACME_TRADE` |

### key

- in: header X-Key
- prefix: `Token `

### machine

- token url: https://id.acme.example/token

### trade

- operation: auth.login
- send: key
- token: data.token
- as: bearer
- lifetime: 1h

## Errors

| Status | Type | Retry | Meaning |
|---|---|---|---|
| 409 | `json` | never | Busy. |
| 4XX | `none` | default | Refused. |

## Operations

### auth.login

`POST /login`

Logs in.

- auth: none
- envelope: none

#### Body json

| Field | Type | Need | Rules | Description |
|---|---|---|---|---|
| `key` | `string` | required | secret | The key. |

#### Response 200

`json`
";

#[test]
fn each_setting_and_each_kind_of_auth() {
    let settings = "\
| `base_url.env` | `ACME_BASE_URL` | |
| `server.sandbox` | `https://{region}.{zone}.acme.example` | |
| `variable.region` | `eu, us` | |
| `variable.zone` | `a` | |
| `accept` | `application/vnd.acme+json` | |
| `content_type` | `application/vnd.acme+json` | |
| `header.X-Version` | `7` | |
| `envelope` | `data` | |
| `error.message` | `errors[0].detail, message` | |
| `error.code` | `code` | |
| `request_id_header` | `X-Request-Id` | |
| `retry.statuses` | `429, 5XX` | |
";
    let input = quote! {
        #[provider(
            name = "Acme",
            base_url = "https://api.acme.example",
            base_url_env = "ACME_BASE_URL",
            server(sandbox = "https://{region}.{zone}.acme.example"),
            variable(region("eu", "us"), zone("a")),
            accept = "application/vnd.acme+json",
            content_type = "application/vnd.acme+json",
            header("X-Version" = "7"),
            envelope = "data",
            error_message("errors[0].detail", "message"),
            error_code("code"),
            request_id_header = "X-Request-Id",
            retry_statuses(429, "5XX"),
            retry(409 = never),
            limit("requests", calls = 600, seconds = 60, methods("POST")),
            limit("open", calls = 5, in_flight),
            response_header("Retry-After", seconds, retry_after),
            response_header("X-Left", integer, remaining = "requests"),
            secrets("key"),
            auth(bearer, name = "token", env = "ACME_TOKEN"),
            auth(basic, name = "login", env_user = "ACME_USER", env = "ACME_PASSWORD"),
            auth(basic, name = "pass", form = empty_user, env = "ACME_PASS"),
            auth(basic, name = "alone", form = secret_user, env = "ACME_ALONE"),
            auth(api_key, name = "key", header = "X-Key", prefix = "Token ", env = "ACME_KEY"),
            auth(
                client_credentials,
                name = "machine",
                token_url = "https://id.acme.example/token",
                env_user = "ACME_ID",
                env = "ACME_SECRET",
            ),
            auth(
                exchange,
                name = "trade",
                path = "/login",
                send = "key",
                token = "data.token",
                bare,
                lifetime = 3600,
                env = "ACME_TRADE",
            ),
            error(409 = rt::Json, "4XX"),
        )]
        pub struct AcmeApi;
    };
    let generated = generated(settings, SECTIONS);
    let mut derived = derived(derive, input);
    // The generated enum is named after the client, not after the marker.
    for item in &mut derived {
        *item = item.replace("AcmeApiError", "AcmeError");
    }
    assert_alike(&derived, &generated, 26);
}
