//! A program as a process of its own.

use std::{net::TcpListener, process::Stdio};

use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

/// A program that runs until this is dropped.
pub struct Program {
    _child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    public_url: String,
}

impl Program {
    /// Starts it with these variables and no others of its own.
    pub fn start(program: &str, variables: &[(&str, &str)]) -> Self {
        // Nobody else takes the port in the meantime: the system gives out others first.
        let address = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port");
        let public_url = format!("http://{address}");
        let mut child = Command::new(program)
            .envs(variables.iter().copied())
            .env("LISTEN", address.to_string())
            .env("PUBLIC_URL", &public_url)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the program starts");
        let output = child.stdout.take().expect("an output");
        Self {
            _child: child,
            lines: BufReader::new(output).lines(),
            public_url,
        }
    }

    /// Where the program is reached.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The next line that it prints.
    pub async fn line(&mut self) -> String {
        let line = self.lines.next_line().await.expect("a line in UTF-8");
        line.expect("the program ended")
    }
}
