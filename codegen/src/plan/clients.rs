//! From an API to the plan of its client.

use std::collections::BTreeSet;

use crate::ir::{
    AuthKind, BodyShape, CredentialPlace, HeaderType, LimitAmount, LimitCounts, LimitPeriod,
    Method, Resolved, TypeShape,
};

use super::client::{ClientPlan, HeaderPlan, LimitPlan, ProviderPlan, SchemeKind, SchemePlan};
use super::context::Context;
use super::docs::Docs;
use super::meta::retry_rows;
use super::name::{Case, Scope};

impl Context<'_> {
    /// Plans the client.
    pub(super) fn client(&self) -> ClientPlan {
        let settings = &self.api.settings;
        let text = |setting: &Option<crate::ir::Setting<String>>| {
            setting.as_ref().map(|setting| setting.value.value.clone())
        };
        let paths = |setting: &Option<crate::ir::Setting<Vec<crate::ir::JsonPath>>>| {
            setting
                .iter()
                .flat_map(|s| &s.value.value)
                .map(ToString::to_string)
                .collect()
        };
        let provider = ProviderPlan {
            base_url: settings.base_url.value.value.clone(),
            base_url_env: text(&settings.base_url_env),
            accept: text(&settings.accept).filter(|value| value != "application/json"),
            content_type: text(&settings.content_type).filter(|value| value != "application/json"),
            headers: settings
                .headers
                .iter()
                .map(|header| {
                    let name = header.name.value.as_str().to_ascii_lowercase();
                    (name, header.value.value.value.clone())
                })
                .collect(),
            envelope: settings
                .envelope
                .as_ref()
                .map(|setting| setting.value.value.as_str().to_owned()),
            error_message: paths(&settings.error_message),
            error_code: paths(&settings.error_code),
            request_id_header: settings
                .request_id_header
                .as_ref()
                .map(|setting| setting.value.value.as_str().to_ascii_lowercase()),
            retry: retry_rows(&self.api.errors),
            retry_statuses: settings
                .retry_statuses
                .iter()
                .flat_map(|setting| setting.value.value.iter().copied())
                .collect(),
            limits: self.limits(),
            secrets: self.secrets(),
            response_headers: self.response_headers(),
            servers: settings
                .servers
                .iter()
                .map(|server| (server.name.value.clone(), server.url.value.value.clone()))
                .collect(),
            variables: settings
                .variables
                .iter()
                .map(|variable| {
                    let allowed = variable.allowed.iter().map(|value| value.value.clone());
                    let default = variable.default.value.value.clone();
                    (variable.name.value.clone(), default, allowed.collect())
                })
                .collect(),
        };
        let errors = (!self.api.errors.is_empty()).then(|| {
            let docs = Docs::line("Errors that every operation may answer.");
            self.error_enum(self.names.error.clone(), docs, self.api.errors.iter())
        });
        ClientPlan {
            display_name: self.api.name.value.clone(),
            client: self.names.client.clone(),
            marker: self.names.marker.clone(),
            builder: self.names.builder.clone(),
            docs: self.docs(&self.api.description),
            provider,
            schemes: self.schemes(),
            errors,
        }
    }

    fn secrets(&self) -> Vec<String> {
        let of_types = self.api.types.iter().flat_map(|def| match &def.shape {
            TypeShape::Object(object) => object.fields.as_slice(),
            _ => &[],
        });
        let of_operations = self.api.operations.iter().flat_map(|operation| {
            let parameters = operation
                .parameters
                .iter()
                .map(|parameter| &parameter.field);
            let body = match operation.body.as_ref().map(|body| &body.shape) {
                Some(BodyShape::Fields { fields }) => fields.as_slice(),
                _ => &[],
            };
            let beside = operation
                .responses
                .iter()
                .flat_map(|response| &response.beside);
            parameters.chain(body).chain(beside)
        });
        let secret = of_types
            .chain(of_operations)
            .filter(|field| field.rules.secret);
        let names: BTreeSet<String> = secret
            .map(|field| field.wire.value.as_str().to_owned())
            .collect();
        names.into_iter().collect()
    }

    fn limits(&self) -> Vec<LimitPlan> {
        let mut scope = Scope::new();
        self.api
            .limits
            .iter()
            .filter_map(|limit| {
                let LimitAmount::Calls { count } = limit.amount.value else {
                    return None;
                };
                if limit.per.value == LimitPeriod::Unknown {
                    return None;
                }
                let methods = match &limit.counts {
                    LimitCounts::All => Vec::new(),
                    LimitCounts::Methods { methods } => {
                        methods.iter().copied().map(Method::as_str).collect()
                    }
                };
                let name = limit.name.value.clone();
                let constant = scope.claim(&format!("{name} limit"), Case::Shouty);
                Some(LimitPlan {
                    name,
                    constant,
                    amount: count,
                    per: limit.per.value,
                    methods,
                })
            })
            .collect()
    }

    fn response_headers(&self) -> Vec<HeaderPlan> {
        let mut scope = Scope::new();
        self.api
            .response_headers
            .iter()
            .filter_map(|header| {
                let ty = match header.ty {
                    HeaderType::Integer => "Integer",
                    HeaderType::String => "String",
                    HeaderType::Seconds => "Seconds",
                    HeaderType::Unix => "Unix",
                    HeaderType::HttpDate => "HttpDate",
                    HeaderType::Url => "Url",
                };
                let usage = header.use_.clone()?;
                let name = header.name.value.as_str().to_owned();
                let constant = scope.claim(&format!("{name} header"), Case::Shouty);
                Some(HeaderPlan {
                    name,
                    constant,
                    ty,
                    usage,
                })
            })
            .collect()
    }

    fn schemes(&self) -> Vec<SchemePlan> {
        let mut scope = Scope::new();
        for taken in [
            "new",
            "from_env",
            "build",
            "base_url",
            "timeout",
            "connect_timeout",
            "jitter",
            "options",
            "transport",
            "clock",
            "user_agent",
            "server",
            "variable",
            "clone",
            "credential",
            "from_lookup",
            "retry",
            "retry_budget",
            "interceptor",
            "on_leniency",
            "keep_all_limits",
            "keep_limits",
        ] {
            scope.reserve(taken);
        }
        self.api
            .auth
            .iter()
            .map(|scheme| self.scheme(scheme, &mut scope))
            .collect()
    }

    fn scheme(&self, scheme: &crate::ir::AuthScheme<Resolved>, scope: &mut Scope) -> SchemePlan {
        let method = scope.claim(&scheme.name.value, Case::Snake);
        let constant = scope.claim(&format!("{} scheme", scheme.name.value), Case::Shouty);
        let mut arguments = Scope::new();
        arguments.reserve("self");
        let mut docs = self.docs(&scheme.description);
        if docs.is_empty() {
            docs = Docs::line(format!(
                "Authenticates by the scheme {}.",
                super::code_span(&scheme.name.value)
            ));
        }
        let mut user = None;
        let mut env_user = None;
        let (secret, kind) = match &scheme.kind {
            AuthKind::Bearer { secret } => (Some(secret), SchemeKind::Bearer),
            AuthKind::Basic {
                user: Some(name),
                password: Some(password),
            } => {
                user = Some(arguments.claim(&name.argument.value, Case::Snake));
                env_user = name.env.as_ref().map(|env| env.value.clone());
                (Some(password), SchemeKind::Basic("UserAndSecret"))
            }
            AuthKind::Basic {
                user: Some(name),
                password: None,
            } => (Some(name), SchemeKind::Basic("SecretUser")),
            AuthKind::Basic {
                user: None,
                password,
            } => (password.as_ref(), SchemeKind::Basic("EmptyUser")),
            AuthKind::ApiKey {
                secret,
                place,
                prefix,
            } => {
                let (place, name) = match place {
                    CredentialPlace::Header { name } => ("Header", name),
                    CredentialPlace::Query { name } => ("Query", name),
                    CredentialPlace::Cookie { name } => ("Cookie", name),
                };
                let prefix = prefix.clone().unwrap_or_default();
                (
                    Some(secret),
                    SchemeKind::ApiKey(place, name.as_str().to_owned(), prefix),
                )
            }
            AuthKind::OAuth2ClientCredentials { user: id, secret } => {
                user = Some(arguments.claim(&id.argument.value, Case::Snake));
                env_user = id.env.as_ref().map(|env| env.value.clone());
                let url = scheme.token_url.as_ref().map(|url| url.value.clone());
                (
                    Some(secret),
                    SchemeKind::ClientCredentials(url.unwrap_or_default()),
                )
            }
            AuthKind::Exchange { secret, exchange } => {
                let operation = self.api.operation(exchange.operation.value);
                let kind = SchemeKind::Exchange {
                    http_method: operation.method.value.as_str(),
                    path: operation.path.value.to_string(),
                    bare: matches!(
                        operation.envelope,
                        crate::ir::Envelope::None | crate::ir::Envelope::RequestNone
                    ),
                    send: exchange.send.value.as_str().to_owned(),
                    token: exchange.token.value.to_string(),
                    lifetime: exchange.lifetime.as_ref().map(|lifetime| lifetime.value),
                };
                (Some(secret), kind)
            }
        };
        let env = secret
            .and_then(|secret| secret.env.as_ref())
            .map(|env| env.value.clone());
        match (&env_user, &env) {
            (Some(user), Some(env)) => {
                docs.paragraph(format!("`from_env` takes them from `{user}` and `{env}`."));
            }
            (None, Some(env)) => docs.paragraph(format!("`from_env` takes it from `{env}`.")),
            (_, None) => {}
        }
        let oauth = super::OAuthPlan::of(scheme, &mut docs, scope);
        let argument = secret.map_or("secret", |secret| secret.argument.value.as_str());
        SchemePlan {
            name: scheme.name.value.clone(),
            method,
            constant,
            docs,
            secret: arguments.claim(argument, Case::Snake),
            user,
            env_user,
            env,
            kind,
            oauth,
        }
    }
}
