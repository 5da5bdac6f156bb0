//! Ways to authenticate: `auth(bearer, env = "ACME_TOKEN")`, the default first.

use bindery_codegen::ir::{JsonPath, Method};
use bindery_codegen::plan::{Case, Docs, OAuthPlan, SchemeKind, SchemePlan, Scope};
use syn::LitStr;

use crate::http_token::check_token;
use crate::problems::{Problems, list};
use crate::settings::{Setting, Settings};

const KINDS: [&str; 5] = [
    "bearer",
    "basic",
    "api_key",
    "client_credentials",
    "exchange",
];

const BASIC_FORMS: [&str; 3] = ["user_and_secret", "secret_user", "empty_user"];

/// Takes all settings `auth(..)`.
pub(super) fn schemes(settings: &mut Settings, problems: &mut Problems) -> Vec<SchemePlan> {
    let mut constants = Scope::new();
    let mut schemes: Vec<SchemePlan> = Vec::new();
    for setting in settings.take_all("auth") {
        let place = setting.key.span();
        let Some(scheme) = scheme(setting, &mut constants, problems) else {
            continue;
        };
        if schemes.iter().any(|known| known.name == scheme.name) {
            problems.at(
                place,
                format!(
                    "two schemes are called `{}`: give each its own `name = \"..\"`",
                    scheme.name
                ),
            );
        }
        let shared = schemes
            .iter()
            .any(|known| known.env.is_some() && known.env == scheme.env);
        if shared {
            problems.at(
                place,
                "two schemes take their secret from the same variable",
            );
        }
        schemes.push(scheme);
    }
    schemes
}

fn scheme(setting: Setting, constants: &mut Scope, problems: &mut Problems) -> Option<SchemePlan> {
    let mut auth = Settings::within(setting, problems);
    let mut kinds = Vec::new();
    for kind in KINDS {
        if auth.flag(kind, problems) {
            kinds.push(kind);
        }
    }
    let [word] = kinds.as_slice() else {
        let place = auth.place();
        if kinds.is_empty() && misspelt_kind(auth, problems) {
            return None;
        }
        problems.at(place, format!("a scheme is of one kind: {}", list(&KINDS)));
        return None;
    };
    let name = auth
        .text("name", problems)
        .map_or_else(|| (*word).to_owned(), |n| n.value());
    let env = auth.text("env", problems).map(|env| env.value());
    let env_user = auth.text("env_user", problems);
    let mut known = vec!["name", "env"];
    let (kind, takes_user) = match *word {
        "bearer" => (SchemeKind::Bearer, false),
        "basic" => {
            known.extend(["form", "env_user"]);
            let form = auth
                .word("form", &BASIC_FORMS, problems)
                .map(|form| form.to_string());
            match form.as_deref() {
                Some("secret_user") => (SchemeKind::Basic("SecretUser"), false),
                Some("empty_user") => (SchemeKind::Basic("EmptyUser"), false),
                _ => (SchemeKind::Basic("UserAndSecret"), true),
            }
        }
        "api_key" => {
            known.extend(["header", "query", "cookie", "prefix"]);
            (api_key(&mut auth, problems)?, false)
        }
        "client_credentials" => {
            known.extend(["token_url", "env_user"]);
            let url = required(&mut auth, "token_url", problems)?;
            (SchemeKind::ClientCredentials(url.value()), true)
        }
        _ => {
            known.extend(["method", "path", "send", "token", "bare", "lifetime"]);
            (exchange(&mut auth, problems)?, false)
        }
    };
    match (&env_user, takes_user, &env) {
        (Some(user), false, _) => problems.at(user.span(), "this kind has no user, only a secret"),
        (Some(user), true, None) => {
            problems.at(user.span(), "`env_user` needs `env`: the secret's variable");
        }
        (None, true, Some(_)) => {
            problems.at(
                auth.place(),
                "`env` needs `env_user`: the variable that names the user",
            );
        }
        _ => {}
    }
    auth.finish(&known, problems);
    let method = Scope::new().claim(&name, Case::Snake);
    Some(SchemePlan {
        constant: constants.claim(&format!("{name} scheme"), Case::Shouty),
        secret: method.clone(),
        method,
        name,
        docs: Docs::default(),
        user: None,
        env_user: env_user.map(|user| user.value()),
        env,
        kind,
        oauth: OAuthPlan::default(),
    })
}

/// Whether something stands there that may be meant as the kind.
fn misspelt_kind(mut auth: Settings, problems: &mut Problems) -> bool {
    for other in [
        "name",
        "env",
        "env_user",
        "form",
        "header",
        "query",
        "cookie",
        "prefix",
        "token_url",
        "method",
        "path",
        "send",
        "token",
        "bare",
        "lifetime",
    ] {
        auth.take_all(other);
    }
    auth.finish(&KINDS, problems)
}

fn required(auth: &mut Settings, name: &str, problems: &mut Problems) -> Option<LitStr> {
    let text = auth.text(name, problems);
    if text.is_none() {
        problems.at(auth.place(), format!("`{name} = \"..\"` is missing"));
    }
    text
}

fn api_key(auth: &mut Settings, problems: &mut Problems) -> Option<SchemeKind> {
    let mut places = Vec::new();
    for (word, variant) in [
        ("header", "Header"),
        ("query", "Query"),
        ("cookie", "Cookie"),
    ] {
        if let Some(name) = auth.text(word, problems) {
            if word != "query" {
                check_token(word, &name.value(), name.span(), problems);
            }
            places.push((variant, name.value()));
        }
    }
    let prefix = auth.text("prefix", problems).map(|prefix| prefix.value());
    match <[_; 1]>::try_from(places) {
        Ok([(variant, name)]) => Some(SchemeKind::ApiKey(
            variant,
            name,
            prefix.unwrap_or_default(),
        )),
        Err(_) => {
            problems.at(
                auth.place(),
                "an API key has one place: `header = \"..\"`, `query = \"..\"` or `cookie = \"..\"`",
            );
            None
        }
    }
}

fn exchange(auth: &mut Settings, problems: &mut Problems) -> Option<SchemeKind> {
    let methods = Method::ALL.map(Method::as_str);
    let method = auth.word("method", &methods, problems);
    let http_method = method.map_or(Some("POST"), |word| {
        methods.into_iter().find(|known| word == known)
    });
    let path = required(auth, "path", problems);
    let send = required(auth, "send", problems);
    let token = required(auth, "token", problems);
    if let Some(text) = &token
        && JsonPath::parse(&text.value()).is_none()
    {
        problems.at(
            text.span(),
            "the token has a path in the response, as in `data.token`",
        );
    }
    Some(SchemeKind::Exchange {
        http_method: http_method?,
        bare: auth.flag("bare", problems),
        lifetime: auth.number("lifetime", problems),
        path: path?.value(),
        send: send?.value(),
        token: token?.value(),
    })
}
