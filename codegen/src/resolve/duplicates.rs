//! Names that are defined twice in one place.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, BodyShape, EnumValue, Events, Field, Operation, ParameterPlace, Settings, Spanned,
    TypeShape, Unresolved,
};
use crate::source::Span;

/// Reports every name that one place defines twice. True when there is none.
pub(super) fn report(api: &Api<Unresolved>, report: &mut Report) -> bool {
    let mut unique = Unique {
        report,
        holds: true,
    };
    unique.provider(api);
    unique.settings(&api.settings);
    for ty in &api.types {
        unique.names("name of the documents", spans(&ty.also_called));
        unique.type_shape(&ty.shape);
    }
    for operation in &api.operations {
        unique.operation(operation);
    }
    if let Some(events) = &api.events {
        unique.events(events);
    }
    unique.holds
}

struct Unique<'a> {
    report: &'a mut Report,
    holds: bool,
}

impl Unique<'_> {
    fn provider(&mut self, api: &Api<Unresolved>) {
        self.names(
            "type",
            api.types
                .iter()
                .map(|ty| (ty.name.value.as_str(), ty.name.span)),
        );
        self.owned_names(
            "operation",
            api.operations
                .iter()
                .map(|operation| (operation.id.value.to_string(), operation.id.span)),
        );
        self.names(
            "group",
            api.groups
                .iter()
                .map(|group| (group.name.value.as_str(), group.name.span)),
        );
        self.names(
            "auth scheme",
            api.auth
                .iter()
                .map(|scheme| (scheme.name.value.as_str(), scheme.name.span)),
        );
        for scheme in &api.auth {
            self.names(
                "scope",
                scheme
                    .scopes
                    .iter()
                    .map(|scope| (scope.name.value.as_str(), scope.name.span)),
            );
        }
        self.names(
            "pagination style",
            api.pagination
                .iter()
                .map(|style| (style.name.value.as_str(), style.name.span)),
        );
        self.names(
            "limit",
            api.limits
                .iter()
                .map(|limit| (limit.name.value.as_str(), limit.name.span)),
        );
        self.names(
            "document",
            api.documents
                .iter()
                .map(|document| (document.id.value.as_str(), document.id.span)),
        );
        self.headers(
            api.response_headers
                .iter()
                .map(|header| (header.name.value.as_str(), header.name.span)),
        );
    }

    fn settings(&mut self, settings: &Settings) {
        self.names(
            "server",
            settings
                .servers
                .iter()
                .map(|server| (server.name.value.as_str(), server.name.span)),
        );
        self.names(
            "variable",
            settings
                .variables
                .iter()
                .map(|variable| (variable.name.value.as_str(), variable.name.span)),
        );
        for variable in &settings.variables {
            self.names("allowed value", spans(&variable.allowed));
        }
        self.headers(
            settings
                .headers
                .iter()
                .map(|header| (header.name.value.as_str(), header.name.span)),
        );
    }

    fn type_shape(&mut self, shape: &TypeShape<Unresolved>) {
        match shape {
            TypeShape::Object(object) => self.fields("field", &object.fields),
            TypeShape::Enum(values) => self.enum_values(&values.values),
            TypeShape::Union(union) => self.names(
                "variant",
                union.variants.iter().filter_map(|variant| {
                    variant
                        .name
                        .as_ref()
                        .map(|name| (name.value.as_str(), name.span))
                }),
            ),
            TypeShape::Alias(_) => {}
        }
    }

    fn operation(&mut self, operation: &Operation<Unresolved>) {
        self.names("name of the documents", spans(&operation.also_called));
        for (place, what) in [
            (ParameterPlace::Path, "path parameter"),
            (ParameterPlace::Query, "query parameter"),
            (ParameterPlace::Cookie, "cookie"),
        ] {
            self.names(what, parameters(operation, place));
        }
        self.headers(parameters(operation, ParameterPlace::Header));
        if let Some(body) = &operation.body
            && let BodyShape::Fields { fields } = &body.shape
        {
            self.fields("field", fields);
        }
        for response in &operation.responses {
            self.fields("member", &response.beside);
        }
        self.headers(
            operation
                .response_headers
                .iter()
                .map(|header| (header.name.value.as_str(), header.name.span)),
        );
    }

    fn events(&mut self, events: &Events<Unresolved>) {
        self.names(
            "event",
            events
                .events
                .iter()
                .map(|event| (event.name.value.as_str(), event.name.span)),
        );
        self.headers(
            events
                .signature
                .headers
                .iter()
                .map(|name| (name.value.as_str(), name.span)),
        );
    }

    fn fields(&mut self, what: &str, fields: &[Field<Unresolved>]) {
        self.names(
            what,
            fields
                .iter()
                .map(|field| (field.wire.value.as_str(), field.wire.span)),
        );
    }

    fn enum_values(&mut self, values: &[EnumValue<Unresolved>]) {
        self.owned_names(
            "value",
            values
                .iter()
                .map(|value| (value.wire.value.to_string(), value.wire.span)),
        );
    }

    /// Names of headers, which do not differ by case.
    fn headers<'n>(&mut self, names: impl Iterator<Item = (&'n str, Span)>) {
        self.owned_names(
            "header",
            names.map(|(name, span)| (name.to_ascii_lowercase(), span)),
        );
    }

    fn names<'n>(&mut self, what: &str, names: impl Iterator<Item = (&'n str, Span)>) {
        self.owned_names(what, names.map(|(name, span)| (name.to_owned(), span)));
    }

    fn owned_names(&mut self, what: &str, names: impl Iterator<Item = (String, Span)>) {
        let mut first: HashMap<String, Span> = HashMap::new();
        for (name, span) in names {
            if let Some(earlier) = first.get(&name) {
                self.holds = false;
                self.report.push(
                    Diagnostic::error(
                        Code::DuplicateName,
                        span,
                        format!("the {what} `{name}` is given twice"),
                    )
                    .related(*earlier, "first given here"),
                );
            } else {
                first.insert(name, span);
            }
        }
    }
}

fn spans(names: &[Spanned<String>]) -> impl Iterator<Item = (&str, Span)> {
    names.iter().map(|name| (name.value.as_str(), name.span))
}

fn parameters(
    operation: &Operation<Unresolved>,
    place: ParameterPlace,
) -> impl Iterator<Item = (&str, Span)> {
    operation
        .parameters
        .iter()
        .filter(move |parameter| parameter.place == place)
        .map(|parameter| {
            (
                parameter.field.wire.value.as_str(),
                parameter.field.wire.span,
            )
        })
}
