//! The cargo features.

use crate::reference::Page;

use super::Writer;

impl Writer<'_> {
    pub(super) fn features(&self, page: &mut Page) {
        page.heading(2, "Features");
        let mut rows: Vec<[String; 3]> = self
            .plan
            .resources
            .iter()
            .map(|resource| {
                let name = resource.module.file_stem();
                [
                    format!("`{name}`"),
                    "yes".to_owned(),
                    format!(
                        "The operations of `client.{}()`.",
                        resource.module.rust_text()
                    ),
                ]
            })
            .collect();
        rows.push([
            "`blocking`".to_owned(),
            "no".to_owned(),
            "Calls that block the calling thread.".to_owned(),
        ]);
        rows.extend(self.plan.events.iter().map(|events| {
            [
                format!("`{}`", events.module.file_stem()),
                "no".to_owned(),
                "Receiving what is sent to webhooks, verified and typed.".to_owned(),
            ]
        }));
        page.table(["Feature", "Default", "Adds"], &rows);
    }
}
