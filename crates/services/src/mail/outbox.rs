//! The outbox. Mail is put in by the transaction that wants it, so that none leaves for what was rolled back.

use domain::ids::MailId;
use jiff::Timestamp;
use store::identity::mail_outbox::{self, MailRow, NewMail};

use crate::{ServiceError, Services, Transaction, mail::Letter};

/// Mails shown by a list, at most.
const LISTED: i64 = 200;

/// A mail as it lies in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailEntry {
    /// Which.
    pub mail_id: MailId,
    /// What it is for, for example `welcome`.
    pub kind: String,
    /// Address.
    pub recipient: String,
    /// Subject line.
    pub subject: String,
    /// Plain text; empty in a list, and once sent.
    pub body_text: String,
    /// HTML; empty in a list, and once sent.
    pub body_html: String,
    /// When it was put in.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: i32,
    /// When it left.
    pub sent_at: Option<Timestamp>,
    /// Why it was given up.
    pub failed_code: Option<String>,
}

/// Use cases of the outbox, for the operator.
#[derive(Clone, Copy)]
pub struct Mail<'a> {
    services: &'a Services,
}

impl<'a> Mail<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    /// The newest mails, newest first, without their text; at most 200.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn list(self) -> Result<Vec<MailEntry>, ServiceError> {
        let rows = mail_outbox::list(self.services.worker_pool(), LISTED).await?;
        Ok(rows.into_iter().map(MailEntry::from).collect())
    }

    /// One mail, whole.
    ///
    /// # Errors
    /// 404 when there is none of that id.
    pub async fn show(self, mail: MailId) -> Result<MailEntry, ServiceError> {
        Ok(mail_outbox::find(self.services.worker_pool(), mail).await?.into())
    }
}

/// Puts a letter in, in the transaction.
pub(crate) async fn put(tx: &mut Transaction, recipient: &str, letter: &Letter<'_>) -> Result<(), ServiceError> {
    let mail_id = MailId(tx.services().new_id());
    put_once(tx, mail_id, recipient, letter).await
}

/// Puts a letter in under the id of what it tells of, so that whoever is called twice for one thing sends one mail.
pub(crate) async fn put_once(
    tx: &mut Transaction,
    mail_id: MailId,
    recipient: &str,
    letter: &Letter<'_>,
) -> Result<(), ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let mail = NewMail {
        mail_id,
        user_id: owner,
        kind: letter.kind,
        recipient,
        subject: letter.subject,
        body_text: &letter.text(),
        body_html: &letter.html(),
        unsubscribe_url: letter.unsubscribe.map(|stop| stop.url),
    };
    let is_new = mail_outbox::insert(tx.conn(), &mail, now).await?;
    if !is_new {
        tracing::debug!(mail.id = %mail_id, "this mail lies in the outbox or has left already");
    }
    Ok(())
}

impl From<MailRow> for MailEntry {
    fn from(row: MailRow) -> Self {
        Self {
            mail_id: row.mail_id,
            kind: row.kind,
            recipient: row.recipient,
            subject: row.subject,
            body_text: row.body_text,
            body_html: row.body_html,
            created_at: row.created_at,
            attempts: row.attempts,
            sent_at: row.sent_at,
            failed_code: row.failed_code,
        }
    }
}
