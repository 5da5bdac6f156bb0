//! From a request to what goes back.

use std::sync::Arc;

use bindery_codegen::ir::{HeaderUse, Operation, OperationIndex, Resolved};
use percent_encoding::percent_decode_str;

use crate::answer::{Answer, NOTE};
use crate::authentication::{authenticate, query_credentials};
use crate::errors;
use crate::fault::{FAULT, Fault};
use crate::input::{Request, body, parameters};
use crate::masked;
use crate::operations::{Call, LINK_PARAMETER};
use crate::provider::Provider;
use crate::rates::{self, Standing};
use crate::recorded::Recorded;
use crate::refusal::{Refusal, RefusalKind};
use crate::route::{Route, route};
use crate::token_endpoint;
use crate::user::User;

/// An answer has no more notes than this: clients bound what headers may hold.
const MAX_NOTES: usize = 10;

/// What goes back over the connection.
#[derive(Debug)]
pub(crate) enum Reply {
    Whole(Answer),
    /// The connection breaks off halfway through the body.
    Truncated(Answer),
    /// The connection is closed at once.
    Nothing,
}

impl Provider {
    /// Answers a request and keeps what it was.
    pub(crate) async fn reply(self: &Arc<Self>, request: Request) -> Reply {
        let api = self.api();
        let found = route(api, &request.method, &request.path);
        let operation = found.operation(api);
        let reply = self.faulty(&request, found).await;
        let (status, reason) = match &reply {
            Reply::Whole(answer) | Reply::Truncated(answer) => {
                (Some(answer.status), answer.reason.clone())
            }
            Reply::Nothing => (None, Some("a fault that was asked for".to_owned())),
        };
        let mut target = request.path.clone();
        if !request.query.is_empty() {
            target = format!("{target}?{}", request.query);
        }
        let recorded = Recorded {
            shown_target: masked::target(
                api,
                &self.analysis,
                operation,
                &request.path,
                &request.query,
            ),
            method: request.method,
            target,
            headers: request.headers,
            body: request.body,
            operation: operation.map(|operation| operation.id.value.to_string()),
            status,
            reason,
        };
        (self.options.on_request)(&recorded);
        self.state().record(recorded);
        reply
    }

    /// Answers, unless a fault was asked for.
    async fn faulty(self: &Arc<Self>, request: &Request, found: Route<'_>) -> Reply {
        let asked = request.header(FAULT.as_str()).map(str::parse::<Fault>);
        let fault = match asked {
            Some(Err(error)) => {
                let reason = error.to_string();
                let answer = Answer::with_body(400, "text/plain", reason.clone());
                return Reply::Whole(answer.because(&reason));
            }
            Some(Ok(fault)) => Some(fault),
            None => self.state().next_fault(),
        };
        let Some(fault) = fault else {
            return Reply::Whole(self.answer(request, found).await);
        };
        if let Some(delay) = fault.delay {
            tokio::time::sleep(delay).await;
        }
        if fault.disconnect {
            return Reply::Nothing;
        }
        let answer = match fault.status {
            Some(status) => {
                let kind = RefusalKind::Fault {
                    status,
                    retry_after: fault.retry_after,
                };
                let refusal = Refusal::new(kind, "a fault that was asked for");
                errors::answer(self.api(), found.operation(self.api()), &refusal)
            }
            None => self.answer(request, found).await,
        };
        if fault.truncate {
            Reply::Truncated(answer)
        } else {
            Reply::Whole(answer)
        }
    }

    async fn answer(self: &Arc<Self>, request: &Request, found: Route<'_>) -> Answer {
        let api = self.api();
        let (index, path) = match found {
            Route::Operation { operation, path } => (operation, path),
            Route::Tokens(scheme) => return token_endpoint::answer(self, scheme, request),
            Route::WrongMethod { allowed } => {
                let allowed: Vec<&str> = allowed.iter().map(|method| method.as_str()).collect();
                let allowed = allowed.join(", ");
                let reason = format!("the documented methods of this path are {allowed}");
                let refusal = Refusal::new(RefusalKind::WrongMethod, reason);
                let mut answer = errors::answer(api, None, &refusal);
                answer.header(http::header::ALLOW, &allowed);
                return answer;
            }
            Route::Nowhere => {
                let reason = format!(
                    "no documented operation has this path; all paths stand below {}",
                    self.base_url
                );
                let refusal = Refusal::new(RefusalKind::NotFound, reason);
                return errors::answer(api, None, &refusal);
            }
        };
        let operation = api.operation(index);
        let mut notes = Vec::new();
        let mut standings = Vec::new();
        let performed = self
            .perform(request, index, &path, &mut notes, &mut standings)
            .await;
        let mut answer =
            performed.unwrap_or_else(|refusal| errors::answer(api, Some(operation), &refusal));
        for note in notes.iter().take(MAX_NOTES) {
            answer.header(NOTE, note);
        }
        rates::headers(api, &standings, &mut answer);
        self.request_id(&mut answer);
        answer
    }

    async fn perform(
        self: &Arc<Self>,
        request: &Request,
        index: OperationIndex,
        path: &[(&str, String)],
        notes: &mut Vec<String>,
        standings: &mut Vec<Standing>,
    ) -> Result<Answer, Refusal> {
        let api = self.api();
        let operation = api.operation(index);
        let now = self.clock.now();
        let user = authenticate(api, operation, request, &self.state().tokens, now)?;
        *standings = self.state().rates.count(api, operation, user, now);
        if self.options.enforces_rate_limits
            && let Some(exceeded) = standings.iter().find(|standing| standing.is_exceeded())
        {
            let kind = RefusalKind::RateLimited {
                after: exceeded.reset,
            };
            return Err(Refusal::new(kind, exceeded.reason()));
        }
        well_encoded(path)?;
        let mut known = query_credentials(api);
        known.push(LINK_PARAMETER);
        let parameters = parameters::read(api, operation, request, path, &known, notes)?;
        let body = body::read(api, operation, request, notes).await?;
        if let Some(again) = self.done_before(operation, request, user) {
            return Ok(again);
        }
        let mut call = Call {
            provider: self,
            index,
            operation,
            request,
            parameters,
            body,
            user,
            notes: Vec::new(),
        };
        let answer = call.perform().await;
        notes.append(&mut call.notes);
        if let (Ok(answer), Some(key)) = (&answer, idempotency_key(operation, request, user)) {
            self.state().done(key, answer.clone());
        }
        answer
    }

    fn done_before(
        &self,
        operation: &Operation<Resolved>,
        request: &Request,
        user: User,
    ) -> Option<Answer> {
        let key = idempotency_key(operation, request, user)?;
        self.state().done_before(&key)
    }

    fn request_id(&self, answer: &mut Answer) {
        let settings = &self.api().settings;
        let setting = settings.request_id_header.as_ref();
        let documented = self
            .api()
            .response_headers
            .iter()
            .filter(|header| header.use_ == Some(HeaderUse::RequestId))
            .map(|header| header.name.value.as_str());
        let mut names = setting
            .map(|name| name.value.value.as_str())
            .into_iter()
            .chain(documented);
        if let Some(name) = names.next() {
            let number = self.state().next_request();
            answer.documented_header(name, &format!("mock-{number}"));
        }
    }
}

/// What identifies a call that may be repeated.
fn idempotency_key(
    operation: &Operation<Resolved>,
    request: &Request,
    user: User,
) -> Option<String> {
    let header = operation.idempotency_header.as_ref()?;
    let key = request.header(header.value.as_str())?;
    Some(format!("{} {user:?} {key}", operation.id.value))
}

fn well_encoded(path: &[(&str, String)]) -> Result<(), Refusal> {
    for (name, raw) in path {
        if percent_decode_str(raw).decode_utf8().is_err() {
            let reason = format!("`{name}`: the path is not UTF-8");
            return Err(Refusal::new(RefusalKind::Malformed, reason));
        }
    }
    Ok(())
}
