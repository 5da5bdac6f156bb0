//! The figures of whole runs: CPU and generated lines for each operation, and peak memory.
//!
//!     cargo build --release -p cargo-bindery
//!     cargo run -p bindery-tests --example figures -- target/release/cargo-bindery
//!
//! Nothing is asserted: what is too much depends on the machine. The figures are read from `/proc`, so
//! this runs on Linux only.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bindery_tests::lines::{Lines, count};
use bindery_tests::synthetic;

/// A clock tick of `/proc/PID/stat`, which is the same on all Linux systems of today.
const TICK: f64 = 0.01;

/// Small runs are repeated until they have this many operations in all, since ticks are coarse.
const OPERATIONS: usize = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let program = std::env::args_os().nth(1).map(PathBuf::from);
    let program = program.ok_or("which cargo-bindery? give its path")?;
    let folder = tempfile::tempdir()?;
    println!("operations  ms CPU per operation  peak MB  code lines per operation");
    for operations in [100, 1_000, 10_000] {
        let spec = folder.path().join("synthetic.md");
        fs::write(&spec, synthetic::spec(operations))?;
        let out = folder.path().join("out");
        let (mut cpu, mut peak) = (0.0, 0);
        let runs = OPERATIONS / operations;
        for _ in 0..runs {
            if out.exists() {
                fs::remove_dir_all(&out)?;
            }
            let run = generate(&program, &spec, &out)?;
            cpu += run.cpu;
            peak = peak.max(run.peak);
        }
        let lines = count(&out.join("src"))?;
        println!(
            "{operations:>10}  {:>20.3}  {:>7}  {}",
            cpu * 1_000.0 / per(runs * operations),
            peak / 1_000,
            split(&lines, operations),
        );
    }
    Ok(())
}

/// What a run took.
struct Run {
    /// Seconds, in the program and in the kernel.
    cpu: f64,
    /// The most memory it had, in kB.
    peak: u64,
}

fn generate(program: &Path, spec: &Path, out: &Path) -> Result<Run, Box<dyn Error>> {
    let before = cpu_of_children()?;
    let mut child = Command::new(program)
        .args(["bindery", "generate"])
        .arg(spec)
        .arg("--out")
        .arg(out)
        .stdout(Stdio::null())
        .spawn()?;
    let peak = peak_until_the_end(&mut child)?;
    Ok(Run {
        cpu: cpu_of_children()? - before,
        peak,
    })
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

/// The CPU time of the children that have ended, in seconds.
fn cpu_of_children() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').ok_or("no name in stat")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |at: usize| -> Result<f64, Box<dyn Error>> {
        Ok(fields.get(at).ok_or("a short stat")?.parse()?)
    };
    // Of the children: in the program, in the kernel.
    Ok((ticks(13)? + ticks(14)?) * TICK)
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
