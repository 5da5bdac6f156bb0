//! `cargo bindery mock`

use std::path::PathBuf;

use bindery_mock::{Delivered, Fault, Mock as Server, Recorded, StartError};
use clap::Args;
use serde_json::{Map, Value, json};
use tokio::runtime;
use tokio::signal::ctrl_c;

use crate::failure::{Failure, Failures};
use crate::spec_file::SpecFile;
use crate::terminal::{Outcome, Terminal, line};

/// Runs an HTTP server that behaves like the documented provider
///
/// It checks credentials, parameters and bodies, answers the documented errors, and keeps what is created
/// until it ends. It prints what to set so that a client talks to it, and then a line for each request.
/// Answers say in the header `Bindery-Mock-Reason` why a request was refused. Webhooks get signed
/// deliveries when what they are told of changes, and when somebody asks: `GET /_mock` lists how. It listens
/// on 127.0.0.1 and ends with Ctrl-C.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each flag stands for itself")]
pub struct Mock {
    /// The spec file
    #[arg(value_name = "SPEC")]
    spec: PathBuf,

    /// The port to listen on; 0 is any free one
    #[arg(long, default_value_t = 4010)]
    port: u16,

    /// Hold the values that the spec's examples show, from the start
    #[arg(long)]
    seed: bool,

    /// Refuse requests beyond the documented limits
    #[arg(long)]
    rate_limits: bool,

    /// Deliver webhooks to any address, not only to those of this machine
    #[arg(long)]
    deliver_anywhere: bool,

    /// Fail the first requests so; may be given several times
    ///
    /// The parts are separated by `;`: `status=503`, `retry-after=2` (seconds), `delay=250ms`, `truncate`
    /// (breaks off halfway through the body), `disconnect` (closes the connection without an answer),
    /// `times=2` (so many requests). A request can ask for itself with the header `Bindery-Mock-Fault`.
    #[arg(long, value_name = "FAULT")]
    fault: Vec<Fault>,

    /// The same as `--message-format json`
    #[arg(long)]
    json: bool,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery mock specs/acme.md
  cargo bindery mock specs/acme.md --port 0 --seed
      any free port, and the examples of the spec to look at
  cargo bindery mock specs/acme.md --fault status=503 --fault delay=2s
      to see what a client makes of the first two answers";

impl Mock {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let terminal = if self.json {
            Terminal::json()
        } else {
            terminal
        };
        let spec = SpecFile::open(&self.spec)?;
        let reading = spec.read();
        terminal.report(&reading.problems, &spec.source);
        let Some(checked) = reading.checked else {
            return Ok(Outcome::Found);
        };
        let name = checked.api().name.value.clone();
        let mut builder = Server::builder()
            .port(self.port)
            // Who reads the log may have gone; the requests are answered all the same.
            .on_request(move |request| drop(log(terminal, request)))
            .on_delivery(move |delivered| drop(log_delivery(terminal, delivered)));
        if self.seed {
            builder = builder.seeded();
        }
        if self.rate_limits {
            builder = builder.enforce_rate_limits();
        }
        if self.deliver_anywhere {
            builder = builder.deliver_anywhere();
        }
        for fault in &self.fault {
            builder = builder.fault(fault.clone());
        }
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::new("runtime", format!("cannot wait: {error}")))?;
        runtime.block_on(async {
            let server = builder
                .start_checked(checked)
                .map_err(|error| self.not_started(&error))?;
            greet(terminal, &name, &server)?;
            ctrl_c()
                .await
                .map_err(|error| Failure::new("signal", format!("cannot wait for Ctrl-C: {error}")))
        })?;
        Ok(Outcome::Done)
    }

    fn not_started(&self, error: &StartError) -> Failure {
        let failure = Failure::new("listen", format!("port {}: {error}", self.port));
        failure.help("`--port 0` takes any free port")
    }
}

/// Says where the mock is and what leads a client to it.
fn greet(terminal: Terminal, name: &str, server: &Server) -> Result<(), Failure> {
    let environment = server.environment();
    terminal.result(
        || {
            let set: Vec<String> = environment
                .iter()
                .map(|(variable, value)| format!("{variable}={value}"))
                .collect();
            let set = match set.as_slice() {
                [] => format!(
                    "The spec names no variables: the secret is `{}`.",
                    server.credential()
                ),
                set => format!(
                    "Set these, and a client talks to it:\n\n  {}\n",
                    set.join(" ")
                ),
            };
            let key = server.public_key().map_or_else(String::new, |key| {
                format!("\nDeliveries are verified with the public key `{key}`.\n")
            });
            format!(
                "A mock of {name} listens on {}\n{set}{key}\nCtrl-C ends it.\n",
                server.base_url()
            )
        },
        || {
            let environment: Map<String, Value> = environment
                .iter()
                .map(|(variable, value)| (variable.clone(), Value::from(value.as_str())))
                .collect();
            line(&json!({
                "provider": name,
                "base_url": server.base_url(),
                "environment": environment,
                "public_key": server.public_key(),
            }))
        },
    )
}

fn log(terminal: Terminal, request: &Recorded) -> Result<(), Failure> {
    terminal.result(
        || format!("{request}\n"),
        || {
            line(&json!({
                "method": request.method,
                "target": request.shown_target(),
                "operation": request.operation,
                "status": request.status,
                "reason": request.reason,
            }))
        },
    )
}

fn log_delivery(terminal: Terminal, delivered: &Delivered) -> Result<(), Failure> {
    terminal.result(
        || format!("{delivered}\n"),
        || {
            line(&json!({
                "event": delivered.event,
                "to": delivered.origin(),
                "attempt": delivered.attempt,
                "status": delivered.status,
                "problem": delivered.problem,
            }))
        },
    )
}
