//! How messages reach browsers while no page is open (Web Push).

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use services::push::VapidKey;

/// The private half of a key, checked when it is read and never shown.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PushKey(String);

impl PushKey {
    /// The key itself. Named so that every use stands out.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PushKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match VapidKey::parse(&text) {
            Some(_) => Ok(Self(text)),
            None => Err("push.private_key is not a key. `wellspring gen-vapid` makes one."),
        }
    }
}

impl fmt::Debug for PushKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(hidden)")
    }
}

impl Serialize for PushKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("(hidden)")
    }
}

/// Where push services reach the operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct PushContact(String);

impl PushContact {
    /// `mailto:` or `https:`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PushContact {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_usable =
            ["mailto:", "https://"].iter().any(|start| text.len() > start.len() && text.starts_with(*start));
        if is_usable { Ok(Self(text)) } else { Err("push.contact begins with mailto: or https://.") }
    }
}

/// Where messages may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PushReach {
    /// By https to public addresses.
    #[default]
    Public,
    /// To this machine too, for tests with a push service of their own.
    ThisMachine,
}

section! {
    /// How messages reach browsers while no page is open (Web Push).
    Push {
        /// The private half of the key that push services know this installation by; `wellspring gen-vapid` makes one.
        /// Default: one that is made when it is first needed and kept in the database. Another key ends every
        /// subscription; browsers make a new one when the app is next opened there.
        private_key: Option<PushKey> = None;
        /// Where the operators of push services reach you. Default: the public address, else the sender of mail.
        contact: Option<PushContact> = None, example "\"mailto:hello@example.org\"";
        /// Where messages may go: public, or this_machine for tests with a push service of their own.
        reach: PushReach = PushReach::Public;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Result<PushKey, &'static str> {
        text.to_owned().try_into()
    }

    #[test]
    fn a_key_is_checked_when_it_is_read_and_never_shown() {
        let made = VapidKey::generate().private_text();
        let read = key(&made).unwrap();
        assert_eq!(read.reveal(), made);
        assert!(!format!("{read:?}").contains(&made));
        assert_eq!(serde_json::to_value(&read).unwrap(), "(hidden)");
        assert!(key("no key").is_err());
    }

    #[test]
    fn a_contact_is_an_address_to_write_to_or_to_open() {
        let contact = |text: &str| PushContact::try_from(text.to_owned());
        assert_eq!(contact("mailto:a@example.org").unwrap().as_str(), "mailto:a@example.org");
        assert!(contact("https://example.org").is_ok());
        assert!(contact("a@example.org").is_err() && contact("mailto:").is_err());
    }
}
