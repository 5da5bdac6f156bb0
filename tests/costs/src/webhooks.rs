//! Answers of a provider that are as large as a bench needs them.

use std::fmt::Write as _;

/// The id of every webhook of [`webhook`].
pub const WEBHOOK_ID: &str = "23e42eaf-323a-41da-b5bb-fd67eebda553";

/// One webhook in its envelope, as Attio answers a read.
pub fn webhook() -> String {
    format!("{{\"data\":{}}}", one(0))
}

/// This many webhooks in their envelope, as Attio answers a list.
pub fn webhooks(count: usize) -> String {
    let webhooks: Vec<_> = (0..count).map(one).collect();
    format!("{{\"data\":[{}]}}", webhooks.join(","))
}

/// A webhook with one to three subscriptions, every second of which has a filter.
fn one(index: usize) -> String {
    const EVENTS: [&str; 5] = [
        "record.created",
        "note.created",
        "list-entry.updated",
        "task.deleted",
        "workspace-member.created",
    ];
    let mut subscriptions = String::new();
    for number in 0..=index % 3 {
        let event = EVENTS[(index + number) % EVENTS.len()];
        let filter = match (index + number) % 4 {
            0 => {
                r#"{"$or":[{"field":"id.list_id","operator":"equals","value":"d34c5f6b-91b1-4d28-9d4c-7b33a1a7b6e1"}]}"#
            }
            2 => {
                r#"{"$and":[{"field":"parent_object_id","operator":"equals","value":"97052eb9-e65e-443f-a297-f2d9a4a7f795"},{"field":"actor.type","operator":"not_equals","value":"system"}]}"#
            }
            _ => "null",
        };
        let comma = if number == 0 { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(
            subscriptions,
            r#"{comma}{{"event_type":"{event}","filter":{filter}}}"#
        );
    }
    format!(
        r#"{{"target_url":"https://hooks.example.com/attio/{index}","subscriptions":[{subscriptions}],"id":{{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","webhook_id":"{WEBHOOK_ID}"}},"status":"active","created_at":"2023-04-27T13:22:49.061281000Z"}}"#
    )
}
