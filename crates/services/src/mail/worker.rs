//! Takes mail out of the outbox and sends it. Claims with a lease, so that any number of processes may work and a
//! crash only delays.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use store::identity::mail_outbox::{self, MailRow};
use tokio_util::sync::CancellationToken;

use crate::{
    ServiceError, Services,
    mail::sender::{Outcome, Sender},
};

/// How often the outbox is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Mails claimed at once.
const BATCH: i64 = 10;
/// Longer than a batch can take, so that a mail is not sent by two workers.
const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// Waits after the first, second, … failed try; about two days in all.
const WAITS_MINUTES: [i64; 9] = [1, 5, 15, 60, 180, 360, 720, 720, 720];
/// Mails are kept this long, sent or not.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Looks between two sweeps: about an hour.
const SWEEP_EVERY: u32 = 1800;

/// Sends mail until cancelled. Without an SMTP server mail stays in the outbox, and only old mail is removed.
pub async fn run(services: Services, cancel: CancellationToken) {
    let sender = match Sender::new(&services.settings().mail) {
        Ok(sender) => sender,
        Err(error) => {
            tracing::error!(%error, "the mail settings cannot be used: mail stays in the outbox");
            None
        }
    };
    let mut looks: u32 = 0;
    loop {
        let work = async {
            if looks.is_multiple_of(SWEEP_EVERY) {
                sweep(&services).await?;
            }
            if let Some(sender) = &sender {
                while send_batch(&services, sender).await? > 0 {}
            }
            Ok::<_, ServiceError>(())
        };
        tokio::select! {
            () = cancel.cancelled() => return,
            done = work => if let Err(error) = done {
                tracing::warn!(%error, "the outbox could not be worked");
            },
        }
        looks = looks.wrapping_add(1);
        tokio::select! {
            () = cancel.cancelled() => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Sends what is due. Returns how many mails were claimed.
async fn send_batch(services: &Services, sender: &Sender) -> Result<usize, ServiceError> {
    let now = services.now();
    let mails = mail_outbox::claim(services.worker_pool(), BATCH, after(now, LEASE), now).await?;
    for mail in &mails {
        let outcome = sender.send(mail).await;
        note(services, mail, outcome).await?;
    }
    Ok(mails.len())
}

async fn note(services: &Services, mail: &MailRow, outcome: Outcome) -> Result<(), ServiceError> {
    let (pool, now) = (services.worker_pool(), services.now());
    match outcome {
        Outcome::Sent => mail_outbox::mark_sent(pool, mail.mail_id, now).await?,
        Outcome::Never(code) => mail_outbox::mark_failed(pool, mail.mail_id, code).await?,
        Outcome::Later => match wait_after(mail.attempts) {
            Some(wait) => mail_outbox::put_off(pool, mail.mail_id, after(now, wait)).await?,
            None => mail_outbox::mark_failed(pool, mail.mail_id, "gave_up").await?,
        },
    }
    Ok(())
}

/// How long to wait after that many tries, or none when it is enough.
fn wait_after(attempts: i32) -> Option<SignedDuration> {
    let tried = usize::try_from(attempts.max(1)).unwrap_or(usize::MAX);
    WAITS_MINUTES.get(tried - 1).map(|&minutes| SignedDuration::from_mins(minutes))
}

async fn sweep(services: &Services) -> Result<(), ServiceError> {
    let before = services.now().checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    mail_outbox::sweep(services.worker_pool(), before).await?;
    Ok(())
}

fn after(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_get_rarer_and_end() {
        let waits: Vec<_> = (1..=10).map(wait_after).collect();
        assert_eq!(waits.first(), Some(&Some(SignedDuration::from_mins(1))));
        assert!(waits.windows(2).all(|pair| pair[1].is_none() || pair[0] <= pair[1]));
        assert_eq!(waits.last(), Some(&None));
    }
}
