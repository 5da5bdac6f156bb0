//! "Did you mean": the known word that is nearest to what was written.

use strsim::osa_distance;

/// Longer words are not compared: nothing that is known is that long.
const MAX_CHARS: usize = 64;

/// Of more known words, the first are compared: a search runs for every word that nobody knows.
const MAX_KNOWN: usize = 10_000;

/// The nearest of the known words, if one is near enough: it differs in case or in punctuation only, or
/// in at most a third of its characters. Of two that are equally near, the first.
///
/// ```
/// use bindery_codegen::suggest::closest;
///
/// assert_eq!(closest("requird", ["optional", "required"]), Some("required"));
/// assert_eq!(closest("Stop-When", ["Start", "Stop when"]), Some("Stop when"));
/// assert_eq!(closest("banana", ["optional", "required"]), None);
/// ```
pub fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let folded = fold(word);
    let length = folded.chars().count();
    if length == 0 || length > MAX_CHARS {
        return None;
    }
    known
        .into_iter()
        .take(MAX_KNOWN)
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| {
            let other = fold(candidate);
            let limit = other.chars().count().max(length) / 3;
            if other.chars().count().abs_diff(length) > limit {
                return None;
            }
            let distance = osa_distance(&folded, &other);
            (distance <= limit).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Letters in lower case and digits: what is left when spelling habits do not count. A word without any
/// stays as it is.
fn fold(word: &str) -> String {
    let folded: String = word
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    if folded.is_empty() {
        word.to_owned()
    } else {
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_punctuation_do_not_count() {
        assert_eq!(closest("webhook_id", ["WebhookId"]), Some("WebhookId"));
        assert_eq!(closest("KNOWN BY", ["Known by"]), Some("Known by"));
    }

    #[test]
    fn short_words_have_to_be_close() {
        assert_eq!(closest("uid", ["id"]), Some("id"));
        assert_eq!(closest("ab", ["cd", "a"]), None);
        assert_eq!(closest("tpye", ["type"]), Some("type"));
    }

    #[test]
    fn the_word_itself_is_no_suggestion() {
        assert_eq!(closest("Types", ["Types", "Type"]), Some("Type"));
    }

    #[test]
    fn words_of_any_length_and_script() {
        assert_eq!(closest("", ["a"]), None);
        assert_eq!(closest(&"x".repeat(10_000), ["xx"]), None);
        assert_eq!(closest("größe", ["grösse", "Größen"]), Some("Größen"));
        assert_eq!(closest("$", ["$"]), None);
    }
}
