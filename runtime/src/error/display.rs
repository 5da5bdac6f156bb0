//! What errors say.

use std::fmt;

use super::{Class, Error};
use crate::{decode::at, meta::Scopes};

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{operation}: ")?;
        }
        match &self.0.class {
            Class::Config(error) => write!(f, "{error}"),
            Class::Build(error) => write!(f, "{error}"),
            Class::Auth(error) => write!(f, "{error}"),
            Class::Transport(error) => write!(f, "{error}"),
            Class::Timeout(limit) => write!(f, "no answer within {limit:?}"),
            Class::Body(error) => write!(f, "{error}"),
            Class::Api(_) => self.fmt_answer(f),
            Class::UnexpectedStatus => {
                self.fmt_answer(f)?;
                f.write_str(" (a status that is not documented)")
            }
            Class::Decode(error) => write!(f, "{error}"),
            Class::Page(error) => write!(f, "{error}"),
            #[cfg(feature = "blocking")]
            Class::Cancelled(reason) => f.write_str(reason),
        }
    }
}

impl<E> Error<E> {
    /// The status, and the server's own code and message where it is documented where they stand.
    fn fmt_answer(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(call), Some(response)) = (&self.0.call, &self.0.response) else {
            return Ok(());
        };
        write!(f, "{}", response.status_code())?;
        for paths in [call.provider.error_code, call.provider.error_message] {
            if let Some(text) = paths
                .iter()
                .find_map(|path| at::text(response.body(), path))
            {
                write!(f, ": {text}")?;
            }
        }
        if response.status() == 403 {
            match call.scopes {
                Scopes::None => {}
                Scopes::All(scopes) => {
                    write!(
                        f,
                        " (the operation needs the scopes {})",
                        scopes.join(" and ")
                    )?;
                }
                Scopes::Any(scopes) => {
                    write!(
                        f,
                        " (the operation needs the scope {})",
                        scopes.join(" or ")
                    )?;
                }
            }
        }
        Ok(())
    }
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
