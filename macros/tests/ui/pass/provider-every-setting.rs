use bindery::Provider;

#[derive(Clone, Copy, Debug, Provider)]
#[provider(
    name = "Acme",
    base_url = "https://{region}.acme.example/v1",
    base_url_env = "ACME_BASE_URL",
    server(sandbox = "https://sandbox.acme.example", "eu-2" = "https://eu2.acme.example"),
    variable(region("eu", "us"), tier("free")),
    auth(bearer, name = "token", env = "ACME_TOKEN"),
    auth(basic, name = "login", env_user = "ACME_USER", env = "ACME_PASSWORD"),
    auth(basic, name = "user", form = secret_user, env = "ACME_KEY_AS_USER"),
    auth(basic, name = "password", form = empty_user),
    auth(api_key, name = "header", header = "X-Key", prefix = "Token "),
    auth(api_key, name = "query", query = "key"),
    auth(api_key, name = "cookie", cookie = "session"),
    auth(client_credentials, token_url = "https://id.acme.example/token"),
    auth(exchange, path = "/login", send = "key", token = "data.token", bare, lifetime = 60),
    header("X-Version" = "7"),
    envelope = "data",
    accept = "application/vnd.acme+json",
    content_type = "application/vnd.acme+json",
    error(409, 429 = u8, "4XX" = u8),
    error_message("errors[0].detail", "message"),
    error_code("code"),
    request_id_header = "X-Request-Id",
    retry(409 = never),
    retry_statuses(429, "5XX"),
    limit("requests", calls = 600, seconds = 60, methods("POST")),
    limit("month", calls = 100_000, month),
    limit("open", calls = 5, in_flight),
    response_header("Retry-After", seconds, retry_after),
    response_header("X-Left", integer, remaining = "requests"),
    secrets("key", "token")
)]
struct Acme;

fn main() {
    let built = bindery::Client::<Acme>::builder().server("sandbox").variable("region", "us");
    let _: Option<AcmeError> = None;
    drop(built);
}
