//! What is signed.

/// The text that a signature covers: a template, and what stands in its places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'a> {
    /// A text with `{body}`, `{timestamp}` and `{id}`.
    pub(super) template: &'a str,
    pub(super) timestamp: &'a [u8],
    pub(super) id: &'a [u8],
    pub(super) body: &'a [u8],
}

impl<'a> Message<'a> {
    /// Gives each piece in order.
    pub(super) fn for_each(&self, mut piece: impl FnMut(&'a [u8])) {
        let mut rest = self.template;
        while let Some((before, after)) = rest.split_once('{') {
            piece(before.as_bytes());
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            match name {
                "timestamp" => piece(self.timestamp),
                "id" => piece(self.id),
                // A scheme that names nothing else was checked when it was generated.
                _ => piece(self.body),
            }
            rest = after;
        }
        piece(rest.as_bytes());
    }

    /// All pieces as one text.
    pub(super) fn to_vec(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.template.len() + self.body.len());
        self.for_each(|piece| bytes.extend_from_slice(piece));
        bytes
    }
}
