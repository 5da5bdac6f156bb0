//! The mock as a process: what it prints, what it answers, how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::sandbox::{Sandbox, TINY};

/// TINY with a credential and variables.
fn keyed() -> String {
    TINY.replace(
        "## Operations",
        "\
## Auth

| Scheme | Kind | User | Secret | Environment | Source |
|---|---|---|---|---|---|
| `token` | bearer | | `token` | `TINY_TOKEN` | |

## Operations",
    )
    .replace(
        "| `base_url` | `https://api.tiny.example` | |",
        "| `base_url` | `https://api.tiny.example/v1` | |\n| `base_url.env` | `TINY_URL` | |",
    )
}

/// A mock that runs, and its stdout.
struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
}

impl Running {
    fn start(sandbox: &Sandbox, arguments: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-bindery"))
            .args(["bindery", "mock"])
            .args(arguments.split_whitespace())
            .current_dir(sandbox.path(""))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self { child, stdout }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line
    }

    /// Ends it as Ctrl-C does, and gives its exit code.
    fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-INT", &id])
                .status()
                .unwrap()
                .success()
        );
        self.child.wait().unwrap().code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended, unless a test failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first line of the answer to a request.
fn ask(base_url: &str, path: &str, header: &str) -> String {
    let address = base_url
        .trim_start_matches("http://")
        .split('/')
        .next()
        .unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: tiny\r\nConnection: close\r\n{header}\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap().to_owned()
}

#[cfg(unix)]
#[test]
fn it_prints_what_to_set_logs_requests_and_ends_with_ctrl_c() {
    let sandbox = Sandbox::with(&[("tiny.md", &keyed())]);
    let mut mock = Running::start(&sandbox, "tiny.md --port 0");
    let first = mock.line();
    let base_url = first
        .trim()
        .strip_prefix("A mock of Tiny listens on ")
        .unwrap()
        .to_owned();
    assert!(base_url.ends_with("/v1"));
    assert_eq!(mock.line(), "Set these, and a client talks to it:\n");
    assert_eq!(mock.line(), "\n");
    assert_eq!(
        mock.line(),
        format!("  TINY_TOKEN=mock-key TINY_URL={base_url}\n")
    );
    assert_eq!(mock.line() + &mock.line(), "\nCtrl-C ends it.\n");

    let authorization = "Authorization: Bearer mock-key\r\n";
    assert_eq!(
        ask(&base_url, "/v1/ping", authorization),
        "HTTP/1.1 204 No Content"
    );
    assert_eq!(mock.line(), "204 GET /ping pings.get\n");
    let secret = "Authorization: Bearer hunter2\r\n";
    assert_eq!(
        ask(&base_url, "/v1/ping?a=hunter2", secret),
        "HTTP/1.1 401 Unauthorized"
    );
    assert_eq!(
        mock.line(),
        "401 GET /ping?a=*** pings.get: the mock does not know this token; \
         expected `Authorization: Bearer mock-key`\n"
    );
    assert_eq!(mock.interrupt(), Some(0));
}

#[cfg(unix)]
#[test]
fn programs_get_objects() {
    let sandbox = Sandbox::with(&[("tiny.md", &keyed())]);
    let mut mock = Running::start(&sandbox, "tiny.md --port 0 --json --fault status=500");
    let parse = |line: String| -> Value { serde_json::from_str(&line).unwrap() };
    let greeting = parse(mock.line());
    let base_url = greeting["base_url"].as_str().unwrap();
    assert_eq!(greeting["provider"], "Tiny");
    assert_eq!(
        greeting["environment"],
        json!({"TINY_TOKEN": "mock-key", "TINY_URL": base_url})
    );
    assert!(ask(base_url, "/v1/ping", "").starts_with("HTTP/1.1 500"));
    assert_eq!(
        parse(mock.line()),
        json!({
            "method": "GET", "target": "/ping", "operation": "pings.get", "status": 500,
            "reason": "a fault that was asked for"
        })
    );
    assert_eq!(mock.interrupt(), Some(0));
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let run = Sandbox::with(&[("tiny.md", TINY)]).run(&format!("mock tiny.md --port {port}"));
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr
            .starts_with(&format!("error: port {port}: cannot listen: ")),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .ends_with("  help: `--port 0` takes any free port\n")
    );
}

#[test]
fn a_spec_with_mistakes_is_not_mocked() {
    let bad = TINY.replace("base_url", "base_ulr");
    let run = Sandbox::with(&[("bad.md", &bad)]).run("mock bad.md");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("did you mean `base_url`?"));
}

#[test]
fn a_fault_that_is_none_is_refused() {
    let run = Sandbox::with(&[("tiny.md", TINY)]).run("mock tiny.md --fault stats=503");
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("expected one of `status=`"),
        "{}",
        run.stderr
    );
}
