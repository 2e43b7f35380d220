//! How mail leaves.

use serde::{Deserialize, Serialize};

use super::Secret;

/// The way of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailMode {
    /// Kept here: `wellspring mail list` shows it.
    #[default]
    Local,
    /// Sent to a mail server.
    Smtp,
}

section! {
    /// How mail leaves.
    Mail {
        /// local keeps mail here, to be read with `wellspring mail list`; smtp sends it.
        mode: MailMode = MailMode::Local;
        /// The mail server: smtps:// for TLS from the start, smtp:// with ?tls=required for STARTTLS.
        smtp_url: Option<Secret> = None, example "\"smtps://user:password@mail.example.org\"";
        /// Sender.
        from: String = "Wellspring <wellspring@localhost>".to_owned();
    }
}
