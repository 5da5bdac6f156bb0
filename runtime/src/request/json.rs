//! JSON bodies, written member by member.

use serde::Serialize;
use serde_json::Value as Json;

use super::BuildError;

/// A JSON object that is being written, in an envelope or bare.
#[derive(Debug)]
pub(super) struct ObjectWriter {
    text: Vec<u8>,
    is_empty: bool,
    is_wrapped: bool,
}

impl ObjectWriter {
    pub(super) fn new(envelope: Option<&str>) -> Self {
        let mut text = Vec::with_capacity(128);
        if let Some(member) = envelope {
            open(&mut text, member);
        }
        text.push(b'{');
        Self {
            text,
            is_empty: true,
            is_wrapped: envelope.is_some(),
        }
    }

    pub(super) fn member<T: Serialize + ?Sized>(
        &mut self,
        name: &str,
        value: &T,
    ) -> Result<(), serde_json::Error> {
        if !std::mem::replace(&mut self.is_empty, false) {
            self.text.push(b',');
        }
        write_key(&mut self.text, name);
        serde_json::to_writer(&mut self.text, value)
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.text.push(b'}');
        if self.is_wrapped {
            self.text.push(b'}');
        }
        self.text
    }
}

/// A whole value, in an envelope or bare.
pub(super) fn whole<T: Serialize + ?Sized>(
    envelope: Option<&str>,
    value: &T,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut text = Vec::with_capacity(128);
    if let Some(member) = envelope {
        open(&mut text, member);
    }
    serde_json::to_writer(&mut text, value)?;
    if envelope.is_some() {
        text.push(b'}');
    }
    Ok(text)
}

/// A JSON body with these members added to its object, or put in the place of those of the same name.
pub(super) fn with(
    body: Vec<u8>,
    envelope: Option<&str>,
    added: &[(String, Json)],
) -> Result<Vec<u8>, BuildError> {
    if added.is_empty() {
        return Ok(body);
    }
    let refused = || BuildError::new("body", "is no JSON object to add fields to");
    let mut whole: Json = serde_json::from_slice(&body).map_err(|_| refused())?;
    let object = match envelope {
        Some(member) => whole.get_mut(member),
        None => Some(&mut whole),
    };
    let object = object.and_then(Json::as_object_mut).ok_or_else(refused)?;
    for (name, value) in added {
        object.insert(name.clone(), value.clone());
    }
    serde_json::to_vec(&whole).map_err(|_| refused())
}

fn open(text: &mut Vec<u8>, member: &str) {
    text.push(b'{');
    write_key(text, member);
}

fn write_key(text: &mut Vec<u8>, name: &str) {
    // Writing a text to memory cannot fail.
    let _ = serde_json::to_writer(&mut *text, name);
    text.push(b':');
}
