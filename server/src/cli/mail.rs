//! `wellspring mail`: reads the outbox, which is where mail stays until a mail server is configured.

use std::process::ExitCode;

use anyhow::{Context, bail};
use services::{Services, mail::MailEntry};

use super::{
    open::{in_words, with_services},
    output,
};
use crate::config::Config;

/// The list, newest first.
pub(super) async fn list(config: &Config) -> anyhow::Result<ExitCode> {
    let mails = with_services(config, entries).await?;
    for (index, mail) in mails.iter().enumerate() {
        let state = match (&mail.sent_at, &mail.failed_code) {
            (Some(_), _) => "sent".to_owned(),
            (None, Some(code)) => format!("given up: {code}"),
            (None, None) => "kept here".to_owned(),
        };
        let minute = mail.created_at.strftime("%Y-%m-%d %H:%M");
        output::line(&format!("{:>3}  {minute} UTC  {}  {}  ({state})", index + 1, mail.recipient, mail.subject));
    }
    output::line(match mails.len() {
        0 => "No mail was written yet.",
        _ => "Read one with: wellspring mail show NUMBER",
    });
    Ok(ExitCode::SUCCESS)
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
