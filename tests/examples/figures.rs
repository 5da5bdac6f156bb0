//! The figures of whole runs: what generating takes, and what the compiler takes for what is generated.
//!
//!     cargo build --release -p cargo-bindery
//!     cargo run -p bindery-tests --example figures -- target/release/cargo-bindery
//!
//! Nothing is asserted: what is too much depends on the machine. CPU times are those of processes, read from
//! `/proc`, so this runs on Linux only; they grow with what else the machine does, so take them on an idle one.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bindery_tests::generate::{cargo, client_files, text, workspace, write};
use bindery_tests::lines::{Lines, count};
use bindery_tests::synthetic;

/// A clock tick of `/proc/PID/stat`, which is the same on all Linux systems of today.
const TICK: f64 = 0.01;

/// Small runs are repeated until they have this many operations in all, since ticks are coarse.
const OPERATIONS: usize = 10_000;

/// How large the synthetic crates are that are compiled.
const COMPILED: [usize; 2] = [100, 500];

const PROVIDERS: [&str; 4] = ["affinity", "asana", "attio", "ingedata"];

/// Puts the crates into a workspace of their own, with the profile that the dependencies were built in.
const PROFILE: &str =
    "\n[profile.dev]\ndebug = \"line-tables-only\"\n\n[profile.dev.package.\"*\"]\ndebug = false\n";

fn main() -> Result<(), Box<dyn Error>> {
    let program = std::env::args_os().nth(1).map(PathBuf::from);
    let program = program.ok_or("which cargo-bindery? give its path")?;
    let folder = tempfile::tempdir()?;
    let synthetic = generating(&program, folder.path());
    synthetic.and_then(|()| compiling(&program, folder.path()))
}

/// Generates clients of synthetic specs.
fn generating(program: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    println!(
        "operations  ms CPU per operation: program, kernel  peak MB  code lines per operation"
    );
    for operations in [100, 1_000, 10_000] {
        let spec = folder.join("synthetic.md");
        fs::write(&spec, synthetic::spec(operations))?;
        let (mut cpu, mut peak) = (Cpu::default(), 0);
        let runs = OPERATIONS / operations;
        let mut lines = Lines::default();
        for run in 0..runs {
            // Each run has a folder of its own: a file system may take long where files were removed.
            let out = folder.join(format!("out-{operations}-{run}"));
            let (took, size) = generate(program, &spec, &out)?;
            cpu = cpu.plus(took);
            peak = peak.max(size);
            lines = count(&out.join("src"))?;
        }
        let all = per(runs * operations) / 1_000.0;
        println!(
            "{operations:>10}  {:>28.3}, {:>6.3}  {:>7}  {}",
            cpu.program / all,
            cpu.kernel / all,
            peak / 1_000,
            split(&lines, operations),
        );
    }
    Ok(())
}

/// Generates and compiles clients: synthetic ones, and those of the providers.
fn compiling(program: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let target = workspace().join("target");
    let runtime = workspace().join("runtime").canonicalize()?;
    let crates = folder.join("crates");
    let mut specs = Vec::new();
    for operations in COMPILED {
        let text = synthetic::spec(operations);
        specs.push((format!("synthetic{operations}"), text));
    }
    for provider in PROVIDERS {
        let spec = workspace().join(format!("specs/{provider}.md"));
        specs.push((provider.to_owned(), fs::read_to_string(spec)?));
    }
    for (name, spec) in &specs {
        let files = client_files(name, spec, runtime.to_str())?;
        write(&files, &crates.join(name));
    }
    let members: Vec<&String> = specs.iter().map(|(name, _)| name).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n{PROFILE}");
    fs::write(crates.join("Cargo.toml"), manifest)?;
    fs::copy(workspace().join("Cargo.lock"), crates.join("Cargo.lock"))?;
    println!("\ncrate         s: generate  check  release build  code lines  dependency crates");
    for (name, spec) in &specs {
        let package = format!("bindery-{name}");
        let file = folder.join(format!("{name}.md"));
        fs::write(&file, spec)?;
        let (generated, _) = generate(program, &file, &folder.join(format!("one-{name}")))?;
        let root = crates.join(name).join("src/lib.rs");
        let check = compile(&crates, &target, &root, &["check", "-p", &package])?;
        let release = ["build", "--release", "-p", &package];
        let release = compile(&crates, &target, &root, &release)?;
        let lines = count(&crates.join(name).join("src"))?;
        println!(
            "{name:<13} {:>11.2}  {:>5.2}  {:>13.2}  {:>10}  {:>17}",
            generated.all(),
            check.all(),
            release.all(),
            lines.total(),
            dependencies(&crates, &target, &package)?,
        );
    }
    Ok(())
}

/// What cargo and the compiler take for the crate whose root is this file, once its dependencies are built.
fn compile(
    crates: &Path,
    target: &Path,
    root: &Path,
    arguments: &[&str],
) -> Result<Cpu, Box<dyn Error>> {
    let run = || {
        let ran = cargo(crates, target, &[arguments, &["--offline"]].concat());
        let succeeded = ran.status.success();
        succeeded.then_some(()).ok_or_else(|| text(&ran))
    };
    run()?;
    let mut source = fs::read_to_string(root)?;
    source.push('\n');
    fs::write(root, source)?;
    let before = Cpu::of_children()?;
    run()?;
    Ok(Cpu::of_children()?.minus(before))
}

/// How many other crates a crate needs, with its default features.
fn dependencies(crates: &Path, target: &Path, package: &str) -> Result<usize, Box<dyn Error>> {
    let tree = [
        "tree",
        "-p",
        package,
        "-e",
        "normal",
        "--prefix",
        "none",
        "--no-dedupe",
    ];
    let ran = cargo(crates, target, &[&tree[..], &["--offline"]].concat());
    let list = String::from_utf8(ran.stdout)?;
    let mut names: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split(" (").next())
        .collect();
    names.sort_unstable();
    names.dedup();
    Ok(names.len().saturating_sub(1))
}

/// Seconds of CPU time.
#[derive(Clone, Copy, Default)]
struct Cpu {
    program: f64,
    kernel: f64,
}

impl Cpu {
    /// That of the children that have ended.
    fn of_children() -> Result<Self, Box<dyn Error>> {
        let stat = fs::read_to_string("/proc/self/stat")?;
        let (_, fields) = stat.rsplit_once(')').ok_or("no name in stat")?;
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let ticks = |at: usize| -> Result<f64, Box<dyn Error>> {
            Ok(fields.get(at).ok_or("a short stat")?.parse()?)
        };
        Ok(Self {
            program: ticks(13)? * TICK,
            kernel: ticks(14)? * TICK,
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            program: self.program + other.program,
            kernel: self.kernel + other.kernel,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            program: self.program - other.program,
            kernel: self.kernel - other.kernel,
        }
    }

    fn all(self) -> f64 {
        self.program + self.kernel
    }
}

/// Runs the program; what it took, and the most memory it had, in kB.
fn generate(program: &Path, spec: &Path, out: &Path) -> Result<(Cpu, u64), Box<dyn Error>> {
    let before = Cpu::of_children()?;
    let mut child = Command::new(program)
        .args(["bindery", "generate"])
        .arg(spec)
        .arg("--out")
        .arg(out)
        .stdout(Stdio::null())
        .spawn()?;
    let peak = peak_until_the_end(&mut child)?;
    Ok((Cpu::of_children()?.minus(before), peak))
}

/// Looks at the peak again and again, as it is gone with the process.
fn peak_until_the_end(child: &mut Child) -> Result<u64, Box<dyn Error>> {
    let path = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        let status = fs::read_to_string(&path).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak = peak.max(size.unwrap_or(0));
        if let Some(status) = child.try_wait()? {
            return if status.success() {
                Ok(peak)
            } else {
                Err(format!("the program ended with {status}").into())
            };
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn split(lines: &Lines, operations: usize) -> String {
    let each = |count: usize| per(count) / per(operations);
    format!(
        "{:.1}: types {:.1}, operations {:.1}, errors {:.1}, handles {:.1}, rest {:.1}",
        each(lines.total()),
        each(lines.types),
        each(lines.operations),
        each(lines.errors),
        each(lines.handles),
        each(lines.rest),
    )
}

#[expect(clippy::cast_precision_loss, reason = "counts of thousands")]
fn per(count: usize) -> f64 {
    count as f64
}
