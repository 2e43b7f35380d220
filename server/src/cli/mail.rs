//! `wellspring mail`: reads the outbox, where mail stays for good, or until the configured mail server has taken it.

use std::process::ExitCode;

use anyhow::{Context, bail};
use services::{Services, mail::MailEntry};

use super::{
    open::{in_words, with_services},
    output,
};
use crate::config::{Config, MailMode};

/// The list, newest first.
pub(super) async fn list(config: &Config) -> anyhow::Result<ExitCode> {
    let mails = with_services(config, entries).await?;
    for (index, mail) in mails.iter().enumerate() {
        let state = state(mail, config.mail.mode);
        let minute = mail.created_at.strftime("%Y-%m-%d %H:%M");
        output::line(&format!("{:>3}  {minute} UTC  {}  {}  ({state})", index + 1, mail.recipient, mail.subject));
    }
    output::line(match mails.len() {
        0 => "No mail was written yet.",
        _ => "Read one with: wellspring mail show NUMBER",
    });
    Ok(ExitCode::SUCCESS)
}

/// What became of a mail so far. Without a mail server it has arrived where it stays.
fn state(mail: &MailEntry, mode: MailMode) -> String {
    match (&mail.sent_at, &mail.failed_code, mode) {
        (Some(_), ..) => "sent".to_owned(),
        (None, Some(code), _) => format!("given up: {code}"),
        (None, None, MailMode::Local) => "kept here".to_owned(),
        (None, None, MailMode::Smtp) if mail.attempts == 0 => "waits to be sent".to_owned(),
        (None, None, MailMode::Smtp) => format!("waits to be sent again, tries: {}", mail.attempts),
    }
}

/// One mail by its number in the list or by its id.
pub(super) async fn show(config: &Config, wanted: &str) -> anyhow::Result<ExitCode> {
    let mail = with_services(config, async |services| find(services, wanted).await).await?;
    output::line(&format!("To:      {}\nSubject: {}\n", mail.recipient, mail.subject));
    if mail.body_text.is_empty() {
        output::line("It was sent, so that its text is no longer kept.");
    } else {
        output::line(&mail.body_text);
    }
    Ok(ExitCode::SUCCESS)
}

async fn entries(services: &Services) -> anyhow::Result<Vec<MailEntry>> {
    in_words(services.mail().list().await, "The outbox cannot be read")
}

async fn find(services: &Services, wanted: &str) -> anyhow::Result<MailEntry> {
    let id = match wanted.parse::<usize>() {
        Ok(number) => {
            let mails = entries(services).await?;
            let mail = number.checked_sub(1).and_then(|index| mails.get(index));
            mail.with_context(|| format!("The list has no mail {number}."))?.mail_id
        }
        Err(_) => wanted.parse().ok().with_context(|| format!("\"{wanted}\" is no number and no id of a mail."))?,
    };
    match services.mail().show(id).await {
        Err(services::ServiceError::NotFound) => bail!("There is no mail {wanted}."),
        answer => in_words(answer, "The mail cannot be read"),
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::MailId;
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn mail(attempts: i32, sent_at: Option<Timestamp>, failed_code: Option<&str>) -> MailEntry {
        MailEntry {
            mail_id: MailId(Uuid::from_u128(1)),
            kind: "welcome".to_owned(),
            recipient: "ana@example.org".to_owned(),
            subject: "Welcome".to_owned(),
            body_text: String::new(),
            body_html: String::new(),
            created_at: Timestamp::UNIX_EPOCH,
            attempts,
            sent_at,
            failed_code: failed_code.map(str::to_owned),
        }
    }

    #[test]
    fn a_mail_is_kept_or_waits_by_how_mail_leaves() {
        assert_eq!(state(&mail(0, None, None), MailMode::Local), "kept here");
        assert_eq!(state(&mail(0, None, None), MailMode::Smtp), "waits to be sent");
        assert_eq!(state(&mail(2, None, None), MailMode::Smtp), "waits to be sent again, tries: 2");
        for mode in [MailMode::Local, MailMode::Smtp] {
            assert_eq!(state(&mail(1, Some(Timestamp::UNIX_EPOCH), None), mode), "sent");
            assert_eq!(state(&mail(9, None, Some("refused")), mode), "given up: refused");
        }
    }
}
