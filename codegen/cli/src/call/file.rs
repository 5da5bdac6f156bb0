//! Values that stand in files.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use bindery::Upload;
use serde_json::Value;

use crate::failure::Failure;

/// JSON as it is, in a file (`@FILE`) or on stdin (`-`).
pub fn json(text: &str) -> Result<Value, Failure> {
    let text = match text.strip_prefix('@') {
        Some(path) => String::from_utf8(bytes(path)?)
            .map_err(|_| Failure::new("argument", format!("`{path}` is not UTF-8")))?,
        None if text == "-" => {
            let mut read = String::new();
            std::io::stdin()
                .read_to_string(&mut read)
                .map_err(|error| Failure::new("stdin", format!("cannot read stdin: {error}")))?;
            read
        }
        None => text.to_owned(),
    };
    serde_json::from_str(&text)
        .map_err(|error| Failure::new("argument", format!("`--json`: this is no JSON: {error}")))
}

/// A file to send: `@FILE`.
pub fn upload(text: &str) -> Result<Upload, Failure> {
    let Some(path) = text.strip_prefix('@') else {
        return Err(Failure::new("argument", format!("`{text}` is no file"))
            .help("name a file with `@` before it: `@notes.txt`"));
    };
    let name = Path::new(path).file_name();
    let name = name.map_or_else(|| "file".into(), |name| name.to_string_lossy());
    Ok(Upload::new(name, "application/octet-stream", bytes(path)?))
}

fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    fs::read(path)
        .map_err(|error| Failure::new("unreadable-file", format!("cannot read `{path}`: {error}")))
}
