//! Sends one mail through the operator's SMTP server.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
};
use store::identity::mail_outbox::MailRow;

use crate::{
    mail::list_headers::{AutoSubmitted, ListId, ListUnsubscribe, ListUnsubscribePost},
    settings::MailSettings,
};

/// A server that does not answer in this time is tried again later.
const TIMEOUT: Duration = Duration::from_secs(30);

/// What came of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The server took it.
    Sent,
    /// Worth another try.
    Later,
    /// Not worth another try, and why.
    Never(&'static str),
}

/// A connection pool to the server, and the sender's address.
pub(super) struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Sender {
    /// None when mail stays in the local outbox.
    pub(super) fn new(settings: &MailSettings) -> anyhow::Result<Option<Self>> {
        let Some(url) = &settings.smtp_url else { return Ok(None) };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(TIMEOUT)).build();
        Ok(Some(Self { transport, from: settings.from.parse()? }))
    }

    pub(super) async fn send(&self, mail: &MailRow) -> Outcome {
        let Ok(recipient) = mail.recipient.parse::<lettre::Address>() else { return Outcome::Never("bad_address") };
        let Ok(message) = self.message(mail, recipient) else { return Outcome::Never("not_composable") };
        match self.transport.send(message).await {
            Ok(_) => Outcome::Sent,
            Err(error) if error.is_permanent() => Outcome::Never("refused"),
            Err(error) => {
                tracing::warn!(mail.id = %mail.mail_id, timed_out = error.is_timeout(), "a mail could not be sent yet");
                Outcome::Later
            }
        }
    }

    fn message(&self, mail: &MailRow, recipient: lettre::Address) -> Result<Message, lettre::error::Error> {
        let domain = self.from.email.domain();
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, recipient))
            .subject(mail.subject.clone())
            .header(AutoSubmitted)
            // The same mail sent twice, after a crash between sending and noting, is one mail to most readers.
            .message_id(Some(format!("<{}@{domain}>", mail.mail_id)));
        if let Some(url) = &mail.unsubscribe_url {
            message = message.header(ListId::of(&mail.kind, domain)).header(ListUnsubscribe::at(url));
            // One press by the mail program is for https alone (RFC 8058, section 3.1).
            if url.starts_with("https:") {
                message = message.header(ListUnsubscribePost);
            }
        }
        message.multipart(MultiPart::alternative_plain_html(mail.body_text.clone(), mail.body_html.clone()))
    }
}
