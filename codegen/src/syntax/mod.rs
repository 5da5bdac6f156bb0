//! The Markdown of a spec: from text to a typed tree in which every node knows its place.
//!
//! [`parse`] reads a whole [`Source`]. It accepts exactly the Markdown that the format uses and the
//! outline that the format prescribes, reports everything else and goes on with what is left:
//!
//! - `markdown` reads blocks with a CommonMark parser and refuses what a spec does not use;
//! - `outline` puts the blocks below their headings and checks sections, entries, parts and tables
//!   against [`sections`] and [`columns`], which hold the format as data.
//!
//! What the words in a cell or an attribute mean is not known here.

pub mod columns;
mod inline;
pub mod sections;
mod text;
mod tree;

pub use inline::Inline;
pub use text::{Code, Text};
pub use tree::{
    Attribute, Block, CodeLine, Content, Document, Entry, Fence, FormatLine, Heading, List,
    OpenQuestion, Part, Row, Section, Table, TableKind,
};

/// The largest spec, in bytes: 64 MiB.
pub const MAX_SOURCE_BYTES: usize = 64 << 20;

/// The longest line, in bytes: 64 KiB.
pub const MAX_LINE_BYTES: usize = 64 << 10;
