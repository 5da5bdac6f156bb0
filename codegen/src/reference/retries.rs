//! When a call is sent again, and how that is set.

use super::{Anchor, Page, Writer};

/// The fields of the runtime's retry policy: name, type, default, meaning.
const FIELDS: [[&str; 4]; 8] = [
    [
        "strategy",
        "RetryStrategy",
        "`Backoff`",
        "Whether there is more than one attempt: `None` or `Backoff`.",
    ],
    [
        "initial_interval",
        "Duration",
        "500 ms",
        "The interval that the first wait is a random part of.",
    ],
    [
        "maximum_interval",
        "Duration",
        "30 s",
        "The longest interval.",
    ],
    [
        "exponent",
        "f64",
        "2",
        "What an interval is multiplied by for the next one.",
    ],
    [
        "maximum_elapsed_time",
        "Duration",
        "none but the call's timeout",
        "The time since the start of the call after which no attempt begins.",
    ],
    [
        "maximum_attempts",
        "u32",
        "3",
        "How many attempts there are, the first one included.",
    ],
    [
        "maximum_retry_after",
        "Duration",
        "60 s",
        "The longest wait that a server may ask for; where it asks for more, the call ends.",
    ],
    [
        "retry_connection_errors",
        "bool",
        "true",
        "Whether a call is sent again when no connection came about or the exchange broke off.",
    ],
];

impl Writer<'_> {
    pub(super) fn retries(&self, page: &mut Page) {
        page.anchor(2, "Retries", Anchor::Section("retries"));
        page.markdown(
            "A call is sent again when that may help and cannot do harm: a write is repeated only where \
             the server surely did nothing, or where its documents call that safe. `RetryPolicy` sets \
             when, for a client (`builder().retry(policy)`) or for a call \
             (`.with(CallOptions::new().retry(policy))`); what it does not set is inherited.",
        );
        let statuses = &self.plan.client.provider.retry_statuses;
        let statuses: Vec<String> = statuses.iter().map(ToString::to_string).collect();
        let statuses = if statuses.is_empty() {
            "408, 429, 500, 502, 503, 504".to_owned()
        } else {
            statuses.join(", ")
        };
        let mut rows: Vec<[String; 4]> = FIELDS
            .iter()
            .map(|[name, ty, default, meaning]| {
                [
                    format!("`{name}`"),
                    format!("`{ty}`"),
                    (*default).to_owned(),
                    (*meaning).to_owned(),
                ]
            })
            .collect();
        rows.push([
            "`statuses`".to_owned(),
            "list of `u16`".to_owned(),
            statuses,
            "The statuses that are worth another attempt.".to_owned(),
        ]);
        page.table(["Field", "Type", "Default", "Meaning"], &rows);
        page.markdown(
            "The tables of errors say of each status whether another attempt helps. All calls of a client \
             share a budget of 100 repeated attempts while the server fails (`builder().retry_budget(n)`).",
        );
    }
}
