//! An address as typed, and the form in which two spellings are the same address.

use serde::{Deserialize, Serialize};

use crate::unseen::is_unseen;

/// A plausible address: one `@`, something on both sides, a dot or `localhost` in the domain, at most 254 bytes.
/// Proof that it works is the verification mail, not a longer pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// # Errors
    /// `required`, `too_long` or `not_an_address`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return Err("required");
        }
        if text.len() > 254 {
            return Err("too_long");
        }
        let Some((local, host)) = text.rsplit_once('@') else { return Err("not_an_address") };
        let bad = |c: char| {
            is_unseen(c) || c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '\\')
        };
        let local_ok = !local.is_empty() && local.len() <= 64 && !local.contains('@') && !local.contains(bad);
        let host_ok = (host == "localhost" || host.contains('.'))
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        if local_ok && host_ok { Ok(Self(text.to_owned())) } else { Err("not_an_address") }
    }

    /// As typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that is unique: lower case. Dots and plus signs stay, because not every provider ignores them.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.0.to_lowercase()
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_nothing_that_cannot_be_seen() {
        assert_eq!(
            EmailAddress::parse("jos\u{e9}+x@b\u{fc}cher.example").map(String::from).as_deref(),
            Ok("jos\u{e9}+x@b\u{fc}cher.example")
        );
        for unseen in
            ['\u{0}', '\u{7f}', '\u{ad}', '\u{200b}', '\u{200f}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{e0041}']
        {
            assert_eq!(EmailAddress::parse(&format!("ma{unseen}rta@example.org")), Err("not_an_address"), "{unseen:?}");
            assert_eq!(EmailAddress::parse(&format!("marta@exa{unseen}mple.org")), Err("not_an_address"), "{unseen:?}");
        }
    }
}
