//! What the operator chose, as the use cases read it.

use std::fmt;

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

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:8420".to_owned(),
            sign_up_open: true,
            limits: Limits::default(),
            mail: MailSettings { smtp_url: None, from: "Wellspring <wellspring@localhost>".to_owned() },
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
    }
}
