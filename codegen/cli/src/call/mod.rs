//! `cargo bindery call`

mod file;
mod flags;
mod reply;

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use bindery::{CallOptions, Client, ClientBuilder, Error, ErrorKind};
use bindery_call::{Call as Sent, Documented, Spec, curl};
use bindery_codegen::plan::{ClientCratePlan, ClientPlan, OperationPlan};
use bindery_codegen::suggest::closest;
use clap::Args;
use tokio::runtime;

use crate::failure::{Failure, Failures};
use crate::progress::Progress;
use crate::spec_file::SpecFile;
use crate::terminal::{Outcome, Terminal, print};

pub use flags::{Flags, command};

/// Calls one operation of a spec, without generated code
///
/// Each argument of the operation is an option of its name; `--json` gives the body, or what of it no option
/// gives. Credential and base URL come from the variables that the spec names. Retries, redirects, logins and
/// errors are those of generated clients. A body that arrives is indented on a terminal, and else printed as
/// it came; of a stream, each entry when it arrives.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Call {
    /// The spec file
    #[arg(value_name = "SPEC")]
    spec: PathBuf,

    /// The operation, and its arguments; `--help` behind it lists them
    #[arg(
        value_name = "OPERATION",
        required = true,
        num_args = 1..,
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    words: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery call specs/acme.md notes.list --limit 10
  cargo bindery call specs/acme.md notes.create --json '{\"text\": \"Buy milk\"}'
  cargo bindery call specs/acme.md notes.create --json @note.json --dry-run
      prints the request as a line with curl, without secrets, and sends nothing
  cargo bindery call specs/acme.md notes.list --help
      the arguments of this operation

Exit codes:
  0  the API answered with a success
  1  the API answered with an error, whose body goes to stderr
  2  nothing was sent: wrong usage, a mistake in the spec, no credential
  3  there was no answer that could be read: no connection, a timeout, a broken exchange";

impl Call {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let spec = SpecFile::open(&self.spec)?;
        let reading = spec.read();
        terminal.report(&reading.problems, &spec.source);
        let Some(checked) = reading.checked else {
            let failure = Failure::new("mistakes", "the spec has mistakes, so nothing was sent");
            return Err(failure.into());
        };
        let plan = ClientCratePlan::new(checked.api());
        let (name, words) = self.words.split_first().ok_or_else(no_operation)?;
        let operation = find(&plan, name)?;
        let flags = Flags::read(&plan, operation, &self.spec, words);
        let terminal = flags.terminal().unwrap_or(terminal);
        Spec::set(&plan.client).map_err(|error| Failure::new("provider", error.to_string()))?;
        let call = flags.call(&plan, operation)?;
        if flags.dry_run() {
            let base_url = flags.base_url().unwrap_or_else(|| base_url(&plan.client));
            let text = curl(&plan.client, operation, call, &base_url)
                .map_err(|error| Failure::new("request", error.to_string()))?;
            print(&format!("{text}\n"))?;
            return Ok(Outcome::Done);
        }
        let client = client(&flags)?;
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::new("runtime", format!("cannot wait: {error}")))?;
        let progress = Progress::new(terminal);
        progress.show(&format!("waiting for {}", operation.id));
        let sent = runtime.block_on(async {
            if operation.output.is_stream() {
                stream(terminal, &client, call, progress).await
            } else {
                whole(terminal, &client, call, progress).await
            }
        });
        match sent {
            Ok(printed) => printed.map(|()| Outcome::Done).map_err(Failures::from),
            Err(error) => {
                reply::failure(terminal, &error);
                Ok(match error.kind() {
                    ErrorKind::Build => Outcome::Unusable,
                    _ if error.status().is_some_and(|status| !status.is_success()) => {
                        Outcome::Found
                    }
                    ErrorKind::Auth => Outcome::Unusable,
                    _ => Outcome::Unanswered,
                })
            }
        }
    }
}

/// Sends a call and prints its answer; whether it could be printed.
async fn whole(
    terminal: Terminal,
    client: &Client<Spec>,
    call: Sent,
    progress: Progress,
) -> Result<Result<(), Failure>, Error<Documented>> {
    let answer = client.execute(call).await?;
    drop(progress);
    let printed = reply::success(terminal, answer.http().status().as_u16(), &answer);
    Ok(printed.map(drop))
}

/// Sends a call and prints each entry of its answer as it arrives; whether they could be printed.
async fn stream(
    terminal: Terminal,
    client: &Client<Spec>,
    call: Sent,
    progress: Progress,
) -> Result<Result<(), Failure>, Error<Documented>> {
    let answer = client.stream(call).await?;
    drop(progress);
    let status = answer.http().status().as_u16();
    let mut entries = answer.into_inner();
    while let Some(entry) = entries.next().await {
        match reply::success(terminal, status, &entry?) {
            Ok(true) => {}
            // Whoever read it, `head` perhaps, has seen enough.
            Ok(false) => break,
            Err(failure) => return Ok(Err(failure)),
        }
    }
    Ok(Ok(()))
}

/// The operation of this name.
pub fn find<'p>(plan: &'p ClientCratePlan, name: &str) -> Result<&'p OperationPlan, Failure> {
    let all = || plan.resources.iter().flat_map(|it| &it.operations);
    if let Some(found) = all().find(|operation| operation.id == name) {
        return Ok(found);
    }
    let failure = Failure::new(
        "unknown-operation",
        format!("the spec has no operation `{name}`"),
    );
    let names: Vec<&str> = all().map(|operation| operation.id.as_str()).collect();
    Err(match closest(name, names.iter().copied()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!("it has {}", names.join(", "))),
    })
}

fn no_operation() -> Failure {
    Failure::new("no-operation", "which operation should be called?")
}

fn client(flags: &Flags) -> Result<Client<Spec>, Failure> {
    let unusable = |error: bindery::ConfigError| Failure::new("client", error.to_string());
    let mut builder = ClientBuilder::<Spec>::from_env()
        .map_err(unusable)?
        .user_agent(concat!("cargo-bindery/", env!("CARGO_PKG_VERSION")));
    if let Some(url) = flags.base_url() {
        builder = builder.base_url(url);
    }
    if let Some(seconds) = flags.timeout() {
        builder = builder.options(CallOptions::new().timeout(Duration::from_secs(seconds)));
    }
    builder.build().map_err(unusable)
}

/// The address that a client takes from the environment, or the documented one.
fn base_url(client: &ClientPlan) -> String {
    let provider = &client.provider;
    let from_env = provider.base_url_env.as_ref();
    let from_env = from_env.and_then(|name| env::var(name).ok());
    let mut url = match from_env.filter(|url| !url.is_empty()) {
        Some(url) => url,
        None => provider.base_url.clone(),
    };
    for (name, default, _) in &provider.variables {
        url = url.replace(&format!("{{{name}}}"), default);
    }
    url
}
