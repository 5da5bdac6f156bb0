//! Who calls the mock, and by which credential it knows them.

/// A user of the mock provider. All users belong to one account.
///
/// The credential says which: `mock-key` is the first member, `mock-key-2` the second, and so on;
/// `mock-key-admin` is an administrator. The same text serves wherever the provider takes a secret: as
/// bearer token, password, API key, or key that is traded for a token.
///
/// ```
/// use bindery_mock::User;
///
/// assert_eq!(User::FIRST.credential(), "mock-key");
/// assert_eq!(User::Member(2).credential(), "mock-key-2");
/// assert_eq!(User::Admin.credential(), "mock-key-admin");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum User {
    /// A member of the account, by number from 1.
    Member(u32),
    /// An administrator of the account.
    Admin,
}

impl User {
    /// Whom a request without any need for credentials counts for.
    pub const FIRST: Self = Self::Member(1);

    /// What the user sends to prove who they are.
    pub fn credential(self) -> String {
        match self {
            Self::Member(1) => KEY.to_owned(),
            Self::Member(number) => format!("{KEY}-{number}"),
            Self::Admin => format!("{KEY}-admin"),
        }
    }

    /// The user whose credential this is.
    pub(crate) fn with_credential(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(KEY)?;
        if rest.is_empty() {
            return Some(Self::FIRST);
        }
        match rest.strip_prefix('-')? {
            "admin" => Some(Self::Admin),
            number => number
                .parse()
                .ok()
                .filter(|number| *number > 0)
                .map(Self::Member),
        }
    }
}

/// The user name of schemes that take one beside the secret.
pub(crate) const USER_NAME: &str = "mock-user";

const KEY: &str = "mock-key";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_names_its_user() {
        for user in [User::FIRST, User::Member(27), User::Admin] {
            assert_eq!(User::with_credential(&user.credential()), Some(user));
        }
        for text in ["", "mock", "mock-key-", "mock-key-0", "mock-key-x", "key"] {
            assert_eq!(User::with_credential(text), None, "{text}");
        }
    }
}
