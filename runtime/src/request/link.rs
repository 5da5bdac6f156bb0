//! Links to a next page.

use percent_encoding::percent_decode_str;
use url::Url;

use super::BuildError;

/// The query of a link that a page holds. The operation's path stands below the base URL.
///
/// Nothing but the query is taken, so that no page can lead a request and its credentials to another
/// server or another operation.
pub(super) fn query(link: &str, base_url: &str, path: &str) -> Result<String, BuildError> {
    let target = Url::parse(&format!("{base_url}{path}"))
        .and_then(|url| url.join(link))
        .map_err(|_| BuildError::new("link", "is not a URL"))?;
    let leads_here = percent_decode_str(target.path().trim_end_matches('/'))
        .collect::<Vec<u8>>()
        .ends_with(&percent_decode_str(path.trim_end_matches('/')).collect::<Vec<u8>>());
    if !leads_here {
        return Err(BuildError::new("link", "leads to another operation"));
    }
    Ok(target.query().unwrap_or_default().to_owned())
}
