//! What the operator chose, as the use cases read it.

use std::fmt;

use crate::{erasures::ErasureLog, imports::FileReader, push::Reach};

/// Settings of this process.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address people type, for links in mails; without a slash at the end.
    pub public_url: String,
    /// Whether strangers may make an account.
    pub sign_up_open: bool,
    /// Limits that are counted in the database.
    pub limits: Limits,
    /// How mail leaves.
    pub mail: MailSettings,
    /// How messages are pushed to browsers.
    pub push: PushSettings,
    /// How files are read that people bring along.
    pub imports: ImportSettings,
    /// Where it is noted that an account was erased; none where no backup is ever made, as in tests.
    pub erasure_log: Option<ErasureLog>,
}

impl Settings {
    /// At which address push services reach whoever runs this installation, as `mailto:` or `https:`: as set, else the
    /// public address, else the sender of mail.
    #[must_use]
    pub fn push_contact(&self) -> String {
        if let Some(contact) = &self.push.contact {
            return contact.clone();
        }
        if self.public_url.starts_with("https:") {
            return self.public_url.clone();
        }
        let from = self.mail.from.rsplit_once('<').map_or(self.mail.from.as_str(), |(_, address)| address);
        format!("mailto:{}", from.trim_end_matches('>').trim())
    }
}

/// Limits that matter for security, shared by all server processes (decision 23).
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Accounts an hour and network.
    pub sign_up_per_hour: u32,
    /// Sign-ins in a burst and network.
    pub sign_in_burst: u32,
    /// Seconds until one more sign-in is free.
    pub sign_in_every_seconds: u32,
    /// Mailed links an hour and address.
    pub mail_links_per_hour: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { sign_up_per_hour: 60, sign_in_burst: 30, sign_in_every_seconds: 5, mail_links_per_hour: 5 }
    }
}

/// How mail leaves.
#[derive(Clone)]
pub struct MailSettings {
    /// `smtp://user:password@host:port`, or none for the local outbox.
    pub smtp_url: Option<String>,
    /// Sender, for example `Wellspring <hello@example.org>`.
    pub from: String,
}

/// Without the address of the server, which holds its password.
impl fmt::Debug for MailSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let smtp_url = self.smtp_url.as_ref().map(|_| "(hidden)");
        f.debug_struct("MailSettings").field("smtp_url", &smtp_url).field("from", &self.from).finish()
    }
}

/// How messages are pushed to browsers.
#[derive(Clone, Default)]
pub struct PushSettings {
    /// The private half of the key that push services know us by; none for the one that is made and kept here.
    pub private_key: Option<String>,
    /// A `mailto:` or `https:` address for complaints of push services.
    pub contact: Option<String>,
    /// Where messages may go.
    pub reach: Reach,
}

/// Without the key.
impl fmt::Debug for PushSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let private_key = self.private_key.as_ref().map(|_| "(hidden)");
        f.debug_struct("PushSettings")
            .field("private_key", &private_key)
            .field("contact", &self.contact)
            .field("reach", &self.reach)
            .finish()
    }
}

/// How files are read that people bring along.
#[derive(Debug, Clone, Default)]
pub struct ImportSettings {
    /// Who reads them.
    pub reader: FileReader,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8420".to_owned(),
            sign_up_open: true,
            limits: Limits::default(),
            mail: MailSettings { smtp_url: None, from: "Wellspring <wellspring@localhost>".to_owned() },
            push: PushSettings::default(),
            imports: ImportSettings::default(),
            erasure_log: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_never_show_a_password() {
        let smtp_url = Some("smtps://marta:secret@mail.example.org".to_owned());
        let mail = MailSettings { smtp_url, from: "Wellspring <wellspring@localhost>".to_owned() };
        let shown = format!("{:?}", Settings { mail, ..Settings::default() });
        assert!(shown.contains("(hidden)") && !shown.contains("secret"), "{shown}");
        let push = PushSettings { private_key: Some("secret".to_owned()), ..PushSettings::default() };
        assert!(!format!("{push:?}").contains("secret"));
    }

    #[test]
    fn push_services_are_told_an_address_in_any_case() {
        let contact = |public_url: &str, contact: Option<&str>| {
            let push = PushSettings { contact: contact.map(str::to_owned), ..PushSettings::default() };
            Settings { public_url: public_url.to_owned(), push, ..Settings::default() }.push_contact()
        };
        assert_eq!(contact("https://here.example", Some("mailto:me@example.org")), "mailto:me@example.org");
        assert_eq!(contact("https://here.example", None), "https://here.example");
        assert_eq!(contact("http://127.0.0.1:8420", None), "mailto:wellspring@localhost");
    }
}
