//! What no document answers.

use crate::check::open_questions;
use crate::plan::markdown_text;

use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn open_questions(&self, page: &mut Page) {
        let open = open_questions(self.api);
        let items: Vec<String> = open
            .diagnostics()
            .iter()
            .map(|question| {
                let text: Vec<&str> = question.message.split_whitespace().collect();
                format!(
                    "{} ({})",
                    markdown_text(&text.join(" ")),
                    self.spec_line(question.span)
                )
            })
            .collect();
        if items.is_empty() {
            return;
        }
        page.anchor(2, "Open questions", Anchor::Section("questions"));
        page.markdown("What no document answers; nothing here was guessed.");
        page.list(&items);
    }
}
