//! How large a program is that makes one call, against one that makes it by hand.
//!
//! `cargo bench -p bindery-costs --bench size` builds both in release, without symbols, and prints their sizes.
//! Run as a test, it does nothing: the tests build both programs anyway.

use std::{
    env,
    error::Error,
    fs,
    path::Path,
    process::{Command, ExitStatus},
};

#[expect(clippy::cast_precision_loss, reason = "megabytes")]
fn main() -> Result<(), Box<dyn Error>> {
    if !env::args().any(|argument| argument == "--bench") {
        println!("sizes are measured by `cargo bench` alone");
        return Ok(());
    }
    let this = env::current_exe()?;
    // Benches stand in `deps`, beside which `examples` is.
    let built = this.parent().and_then(Path::parent);
    let examples = built.ok_or("the bench stands nowhere")?.join("examples");
    let ours = size(&examples, "one_call")?;
    let theirs = size(&examples, "one_call_by_hand")?;
    println!("bindery  {ours:>10} bytes");
    println!("by hand  {theirs:>10} bytes");
    println!("ratio    {:>10.3}", ours as f64 / theirs as f64);
    Ok(())
}

fn size(examples: &Path, name: &str) -> Result<u64, Box<dyn Error>> {
    let status = build(name)?;
    if !status.success() {
        return Err(format!("{name} did not build: {status}").into());
    }
    let program = examples
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION);
    Ok(fs::metadata(program)?.len())
}

fn build(name: &str) -> std::io::Result<ExitStatus> {
    Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["rustc", "--offline", "--release", "--example", name])
        .args(["--", "-Cstrip=symbols"])
        .status()
}
