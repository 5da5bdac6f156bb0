//! What errors say: the operation, what happened, what the server said, and what can be done.

use std::{borrow::Cow, fmt};

use super::{Class, Error, ErrorKind, ErrorResponse, TimeLimit};
use crate::{decode::at, meta::Scopes};

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{operation}: ")?;
        }
        match &self.0.class {
            Class::Config(error) => write!(f, "{error}")?,
            Class::Build(error) => write!(f, "{error}")?,
            Class::Auth(error) => write!(f, "{error}")?,
            Class::Transport(error) => write!(f, "{error}")?,
            Class::Timeout(what, limit) => match what {
                TimeLimit::Call => write!(f, "no answer within {limit:?}")?,
                TimeLimit::Attempt => write!(f, "no answer to an attempt within {limit:?}")?,
                TimeLimit::FirstByte => write!(f, "no start of an answer within {limit:?}")?,
            },
            Class::Body(error) => write!(f, "{error}")?,
            Class::Redirects(most) => write!(f, "more than {most} redirects")?,
            Class::Refused(_) => f.write_str("an interceptor refused the request")?,
            Class::Header(name) => write!(
                f,
                "the header `{name}` cannot be sent: no header carries what it is to hold"
            )?,
            Class::Api(_) | Class::UnexpectedStatus => self.fmt_answer(f)?,
            Class::Decode(error) => write!(f, "{error}")?,
            Class::Page(error) => write!(f, "{error}")?,
            Class::Cancelled(reason) => f.write_str(reason)?,
        }
        let remarks = self.remarks();
        if !remarks.is_empty() {
            write!(f, " ({})", remarks.join("; "))?;
        }
        Ok(())
    }
}

impl<E> Error<E> {
    /// The status, and the server's own code and message where it is documented where they stand.
    fn fmt_answer(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(call), Some(response)) = (&self.0.call, &self.0.response) else {
            return Ok(());
        };
        let status = response.status_code();
        write!(f, "{}", status.as_u16())?;
        if let Some(reason) = status.canonical_reason() {
            write!(f, " {reason}")?;
        }
        for paths in [call.provider.error_code, call.provider.error_message] {
            if let Some(text) = find(paths, response) {
                write!(f, ": {}", one_line(&text))?;
            }
        }
        Ok(())
    }

    /// What helps to understand the failure, and to end it.
    fn remarks(&self) -> Vec<Cow<'static, str>> {
        let mut remarks = Vec::new();
        if matches!(self.0.class, Class::UnexpectedStatus) {
            remarks.push("a status that is not documented".into());
        }
        remarks.extend(self.body_remark());
        if let Some(hint) = self.hint() {
            remarks.push(hint);
        }
        if let Some(wait) = self.retry_after() {
            remarks.push(format!("the server asks to wait {wait:?}").into());
        }
        if self.attempts() > 1 {
            let attempts = self.attempts();
            remarks.push(if self.may_have_succeeded() && !self.is_retryable() {
                format!("attempt {attempts}, an earlier one may have succeeded").into()
            } else {
                format!("attempt {attempts}").into()
            });
        }
        if let Some(id) = self.request_id() {
            remarks.push(format!("request {}", one_line(id)).into());
        }
        remarks
    }

    /// What came where the server's message was to be.
    fn body_remark(&self) -> Option<Cow<'static, str>> {
        let (call, response) = (self.0.call.as_ref()?, self.0.response.as_ref()?);
        let is_answer = matches!(self.kind(), ErrorKind::Api | ErrorKind::UnexpectedStatus);
        if !is_answer || find(call.provider.error_message, response).is_some() {
            return None;
        }
        let length = response.body().len();
        Some(match response.content_type() {
            _ if length == 0 => "no body".into(),
            Some(media_type) => format!("{length} bytes of {}", one_line(media_type)).into(),
            None => format!("{length} bytes without a type").into(),
        })
    }

    fn hint(&self) -> Option<Cow<'static, str>> {
        let status = self.status().map_or(0, |status| status.as_u16());
        let is_answer = matches!(self.kind(), ErrorKind::Api | ErrorKind::UnexpectedStatus);
        match (self.kind(), status) {
            (ErrorKind::Connect, _) => Some("check the network and the base URL".into()),
            (ErrorKind::Limit | ErrorKind::Timeout, _) => {
                Some("`CallOptions` can raise this limit".into())
            }
            (_, 401) if is_answer => Some("check the credential".into()),
            (_, 403) if is_answer => self.scopes(),
            (_, 300..=399) if is_answer => {
                Some("a redirect that is not followed; check the base URL".into())
            }
            _ => None,
        }
    }

    /// The scopes that the operation needs.
    fn scopes(&self) -> Option<Cow<'static, str>> {
        match self.0.call.as_ref()?.scopes {
            Scopes::None => None,
            Scopes::All([scope]) | Scopes::Any([scope]) => {
                Some(format!("the operation needs the scope {scope}").into())
            }
            Scopes::All(scopes) => {
                Some(format!("the operation needs the scopes {}", scopes.join(" and ")).into())
            }
            Scopes::Any(scopes) => {
                Some(format!("the operation needs the scope {}", scopes.join(" or ")).into())
            }
        }
    }
}

/// The text at the first of the paths where there is one.
fn find(paths: &[&str], response: &ErrorResponse) -> Option<String> {
    let mut paths = paths.iter();
    paths.find_map(|path| at::text(response.body(), path))
}

/// A server's text without what would break lines or terminals, and not longer than a line or two.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 300;
    let mut line: String = text
        .chars()
        .take(LONGEST)
        .map(|character| match character {
            character if character.is_control() => ' ',
            character => character,
        })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("operation", &self.operation())
            .field("response", &self.0.response)
            .field("attempts", &self.attempts())
            .field("message", &format_args!("{self}"))
            .finish()
    }
}
