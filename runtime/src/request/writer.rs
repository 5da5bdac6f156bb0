//! One request, written argument by argument.

use std::borrow::Cow;

use http::{HeaderName, HeaderValue, Request, header};
use serde::Serialize;

use super::{
    Arguments, BuildError, Style, Uploads, cookie, json, link, multipart::MultipartWriter, path,
    query,
};
use crate::{
    Body, CallOptions, OperationMeta, ProviderMeta, RequestContext,
    base_url::BaseUrl,
    meta::{BodyKind, Envelope},
    types::tristate::MaybeAbsent,
};

/// Writes the request of one operation.
///
/// A problem with an argument is kept until [`RequestWriter::finish`], so that each argument is one
/// statement; the first problem is the one that is reported.
#[derive(Debug)]
pub struct RequestWriter<'a> {
    provider: &'static ProviderMeta,
    base_url: &'a BaseUrl,
    options: &'a CallOptions,
    meta: &'a OperationMeta,
    path: Vec<(&'static str, String)>,
    query: String,
    link: Option<String>,
    headers: http::HeaderMap,
    body: BodyWriter,
    problem: Option<BuildError>,
}

#[derive(Debug)]
enum BodyWriter {
    None,
    Object(json::ObjectWriter),
    Form(String),
    Multipart(MultipartWriter),
    Whole(Vec<u8>),
    Body(Body),
}

impl<'a> RequestWriter<'a> {
    pub(super) fn new(cx: &'a RequestContext, meta: &'a OperationMeta) -> Self {
        let provider = cx.provider;
        let body = match meta.body {
            BodyKind::None => BodyWriter::None,
            BodyKind::Json => BodyWriter::Object(json::ObjectWriter::new(envelope(provider, meta))),
            BodyKind::Form => BodyWriter::Form(String::new()),
            BodyKind::Multipart => BodyWriter::Multipart(MultipartWriter::new()),
            BodyKind::Bytes => BodyWriter::Body(Body::empty()),
        };
        Self {
            provider,
            base_url: &cx.base_url,
            options: &cx.options,
            meta,
            path: Vec::new(),
            query: String::new(),
            link: None,
            headers: http::HeaderMap::new(),
            body,
            problem: None,
        }
    }

    /// Sets a path parameter, which must be a single value and not empty, `.` or `..`.
    pub fn path<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let segment = arguments(name, value).and_then(|value| match value {
            Arguments::One(text) => path::segment(name, text),
            _ => Err(BuildError::new(name, "is not a single value")),
        });
        if let Some(segment) = self.keep(segment) {
            self.path.push((name, segment));
        }
    }

    /// Adds a query parameter of a single value; nothing is sent for `None`.
    pub fn query<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.add_query(None, name, value);
    }

    /// Adds a query parameter in this style; nothing is sent for `None` and for an empty array.
    pub fn query_as<T: Serialize + ?Sized>(&mut self, style: Style, name: &'static str, value: &T) {
        self.add_query(Some(style), name, value);
    }

    /// Adds a header; an array is sent as a comma list, and nothing for `None`.
    pub fn header<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let text = arguments(name, value).and_then(|value| match value {
            Arguments::None => Ok(None),
            Arguments::One(text) => Ok(Some(text)),
            Arguments::Many(entries) if entries.is_empty() => Ok(None),
            Arguments::Many(entries) => {
                query::texts(name, &entries).map(|texts| Some(texts.join(",")))
            }
            Arguments::Named(_) => Err(BuildError::new(name, "is an object")),
        });
        let header = text.and_then(|text| match text {
            None => Ok(None),
            Some(text) => header_value(name, &text).map(Some),
        });
        if let Some(Some((name, value))) = self.keep(header) {
            self.headers.append(name, value);
        }
    }

    /// Adds a cookie of a single value; nothing is sent for `None`.
    pub fn cookie<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let pair = arguments(name, value).and_then(|value| match value {
            Arguments::None => Ok(None),
            Arguments::One(text) => cookie::pair(name, &text).map(Some),
            _ => Err(BuildError::new(name, "is not a single value")),
        });
        if let Some(Some(pair)) = self.keep(pair) {
            cookie::add(&mut self.headers, pair);
        }
    }

    /// Adds a member to the JSON body.
    pub fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let written = match &mut self.body {
            BodyWriter::Object(object) => object
                .member(name, value)
                .map_err(|_| BuildError::new(name, "cannot be written as JSON")),
            _ => Err(BuildError::new(name, "has no JSON body to stand in")),
        };
        self.keep(written);
    }

    /// Adds a member to the JSON body, unless it is absent.
    pub fn optional_field<T: Serialize + MaybeAbsent>(&mut self, name: &'static str, value: &T) {
        if !value.is_absent() {
            self.field(name, value);
        }
    }

    /// Adds a form field of a single value; nothing is sent for `None`.
    pub fn form<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.add_form(None, name, value);
    }

    /// Adds a form field in this style; nothing is sent for `None` and for an empty array.
    pub fn form_as<T: Serialize + ?Sized>(&mut self, style: Style, name: &'static str, value: &T) {
        self.add_form(Some(style), name, value);
    }

    /// Adds a part of a single value, or one for each entry of an array, to a multipart body; nothing is
    /// sent for `None`.
    pub fn part<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let added =
            arguments(name, value).and_then(|value| self.multipart(name)?.text(name, &value));
        self.keep(added);
    }

    /// Adds a part that holds a JSON text to a multipart body; nothing is sent for `None`.
    pub fn json_part<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let added = serde_json::to_vec(value)
            .map_err(|_| BuildError::new(name, "cannot be written as JSON"))
            .and_then(|text| self.multipart(name)?.json(name, &text));
        self.keep(added);
    }

    /// Adds a part for each file to a multipart body.
    pub fn file<T: Uploads + ?Sized>(&mut self, name: &'static str, files: &T) {
        for file in files.uploads() {
            let added = self
                .multipart(name)
                .and_then(|multipart| multipart.file(name, file));
            self.keep(added);
        }
    }

    /// Makes this value the JSON body.
    pub fn json<T: Serialize + ?Sized>(&mut self, value: &T) {
        let text = json::whole(envelope(self.provider, self.meta), value)
            .map_err(|_| BuildError::new("body", "cannot be written as JSON"));
        if let Some(text) = self.keep(text) {
            self.body = BodyWriter::Whole(text);
        }
    }

    /// Makes these bytes, or this stream, the body.
    pub fn bytes(&mut self, body: impl Into<Body>) {
        self.body = BodyWriter::Body(body.into());
    }

    /// Follows a link that another page gave: its query replaces the one written so far. The link must
    /// lead to this operation; its server is not looked at, the request goes to the client's.
    pub fn follow(&mut self, link: Option<&str>) {
        self.link = link.map(str::to_owned);
    }

    /// The request, without what the client adds: credentials and its own headers.
    ///
    /// # Errors
    /// The first argument that cannot be sent.
    pub fn finish(self) -> Result<Request<Body>, BuildError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let below = self.base_url.path();
        let segments = self.path.iter().map(|(_, segment)| segment.len());
        let length = below.len() + self.meta.path.len() + segments.sum::<usize>();
        let mut target = String::with_capacity(length + 1 + self.query.len());
        target.push_str(below);
        path::fill(&mut target, &self.meta.path, &self.path)?;
        let path = target.get(below.len()..).unwrap_or_default();
        if !path.is_empty() && !path.starts_with(['/', '?']) {
            // It would go on with what stands before it: the base URL's last segment, or its host.
            return Err(BuildError::new("path", "does not start with a slash"));
        }
        let mut query = match &self.link {
            Some(link) => link::query(link, self.base_url.as_str(), path)?,
            None => self.query,
        };
        for (name, value) in &self.options.query {
            query::append(&mut query, None, name, &Arguments::One(value.clone()))?;
        }
        if !query.is_empty() {
            target.push(if path.contains('?') { '&' } else { '?' });
            target.push_str(&query);
        }
        let uri = self
            .base_url
            .with_path_and_query(target)
            .ok_or_else(|| BuildError::new("path", "does not make a valid URL"))?;

        let default_type = match self.meta.body {
            BodyKind::None => None,
            BodyKind::Json => Some(self.provider.content_type),
            BodyKind::Form => Some("application/x-www-form-urlencoded"),
            BodyKind::Multipart => Some("multipart/form-data"),
            BodyKind::Bytes => Some("application/octet-stream"),
        };
        let media_type = self.meta.content_type.or(default_type);
        let content_type = match (&self.body, media_type) {
            (BodyWriter::Multipart(body), Some(media_type)) => {
                Some(Cow::Owned(body.content_type(media_type)))
            }
            (_, media_type) => media_type.map(Cow::Borrowed),
        };
        let mut headers = self.headers;
        if let Some(content_type) = content_type
            && !headers.contains_key(header::CONTENT_TYPE)
        {
            let (name, value) = header_value("content-type", &content_type)?;
            headers.insert(name, value);
        }

        if let Some(accept) = self.meta.accept
            && !headers.contains_key(header::ACCEPT)
        {
            let (name, value) = header_value("accept", accept)?;
            headers.insert(name, value);
        }

        let envelope = envelope(self.provider, self.meta);
        let added = &self.options.fields;
        let mut request = Request::new(match self.body {
            BodyWriter::Object(object) => json::with(object.finish(), envelope, added)?.into(),
            BodyWriter::Whole(text) => json::with(text, envelope, added)?.into(),
            _ if !added.is_empty() => {
                return Err(BuildError::new(
                    "body",
                    "is no JSON object to add fields to",
                ));
            }
            BodyWriter::None => Body::empty(),
            BodyWriter::Form(text) => text.into(),
            BodyWriter::Multipart(body) => body.finish().into(),
            BodyWriter::Body(body) => body,
        });
        *request.method_mut() = self.meta.method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok(request)
    }

    fn add_query<T: Serialize + ?Sized>(
        &mut self,
        style: Option<Style>,
        name: &'static str,
        value: &T,
    ) {
        let added = arguments(name, value)
            .and_then(|value| query::append(&mut self.query, style, name, &value));
        self.keep(added);
    }

    fn add_form<T: Serialize + ?Sized>(
        &mut self,
        style: Option<Style>,
        name: &'static str,
        value: &T,
    ) {
        let added = arguments(name, value).and_then(|value| match &mut self.body {
            BodyWriter::Form(form) => query::append(form, style, name, &value),
            _ => Err(BuildError::new(name, "has no form body to stand in")),
        });
        self.keep(added);
    }

    fn multipart(&mut self, name: &str) -> Result<&mut MultipartWriter, BuildError> {
        match &mut self.body {
            BodyWriter::Multipart(multipart) => Ok(multipart),
            _ => Err(BuildError::new(name, "has no multipart body to stand in")),
        }
    }

    fn keep<T>(&mut self, result: Result<T, BuildError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(problem) => {
                self.problem.get_or_insert(problem);
                None
            }
        }
    }
}

fn arguments<T: Serialize + ?Sized>(name: &str, value: &T) -> Result<Arguments, BuildError> {
    Arguments::of(value).map_err(|_| BuildError::new(name, "cannot be written as text"))
}

fn envelope(provider: &ProviderMeta, meta: &OperationMeta) -> Option<&'static str> {
    match meta.request_envelope {
        Envelope::Wrapped | Envelope::Optional => provider.envelope,
        Envelope::Bare => None,
    }
}

fn header_value(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), BuildError> {
    let header = HeaderName::try_from(name)
        .map_err(|_| BuildError::new(name, "is not the name of a header"))?;
    let value = HeaderValue::from_str(value)
        .map_err(|_| BuildError::new(name, "holds characters that no header can carry"))?;
    Ok((header, value))
}
