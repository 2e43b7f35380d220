//! The one summary of a day: planned when its time has come, and made from what the day asks for at that moment.

use domain::{
    ids::UserId,
    notifications::{NotificationKind, latest_summary, next_summary},
    time::instant_of,
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};
use store::notifications::{self as rows, DueDigest};

use super::{
    notify::{NewNotification, notify},
    recipient::Recipient,
    summary_words::summary,
};
use crate::{
    ServiceError, Services, Transaction,
    jobs::{Job, Outcome, enqueue},
};

/// People planned for at once.
const BATCH: i64 = 500;
/// After a longer time without a server, the day has moved on: its summary is left out.
const TOO_LATE: SignedDuration = SignedDuration::from_hours(2);

/// Puts the summaries that are due into the queue, each once, whichever process comes first. Returns how many.
///
/// # Errors
/// When the database is not available.
pub async fn plan_due(services: &Services) -> Result<usize, ServiceError> {
    let due = rows::due_digests(services.worker_pool(), services.now(), BATCH).await?;
    let mut planned = 0;
    for digest in due {
        match plan(services, digest).await {
            Ok(is_planned) => planned += usize::from(is_planned),
            Err(error @ ServiceError::Unavailable(_)) => return Err(error),
            // What is wrong with one person's summary keeps nobody else's back.
            Err(error) => tracing::error!(error = %error.causes(), "a daily summary could not be planned"),
        }
    }
    Ok(planned)
}

async fn plan(services: &Services, due: DueDigest) -> Result<bool, ServiceError> {
    let (user, now) = (due.user_id, services.now());
    let mut tx = services.begin(user).await?;
    let stored = rows::lock_settings(tx.conn(), user, now).await?;
    let Some(at) = stored.settings.digest_at.filter(|_| stored.next_digest_at == Some(due.due_at)) else {
        return Ok(false);
    };
    let recipient = Recipient::of(&mut tx).await?;
    let next = next_summary(at, &recipient.zone, now);
    rows::set_next_digest(tx.conn(), user, due.due_at, next).await?;
    let is_planned = !recipient.is_told_nothing && !is_too_late(due.due_at, now);
    if is_planned {
        let day = recipient.day_at(due.due_at);
        let job = Job::SendDigest { user_id: user, day };
        enqueue(tx.conn(), services, &job, now, Some(&format!("digest:{user}:{day}"))).await?;
    }
    tx.commit().await?;
    Ok(is_planned)
}

/// Tells a person what a day asks for. A day that asks for nothing has no summary, and neither has one that is over.
///
/// # Errors
/// When the database is not available.
pub(crate) async fn send(services: &Services, user: UserId, day: Date) -> Result<Outcome, ServiceError> {
    let now = services.now();
    let mut tx = services.begin(user).await?;
    let (recipient, stored) = (Recipient::of(&mut tx).await?, rows::find_settings(tx.conn(), user).await?);
    tx.commit().await?;
    let Some(at) = stored.and_then(|stored| stored.settings.digest_at) else { return Ok(Outcome::Done) };
    let is_too_late = is_too_late(latest_summary(at, &recipient.zone, now), now);
    if recipient.is_told_nothing || is_too_late || recipient.day_at(now) != day {
        return Ok(Outcome::Done);
    }
    let mut names = services.habits().asking(&recipient.actor()).await?;
    names.extend(services.tasks().due_on(&recipient.actor(), day).await?);
    if names.is_empty() {
        return Ok(Outcome::Done);
    }
    let (title, body) = summary(&names);
    let new = NewNotification {
        kind: NotificationKind::DailySummary,
        dedupe_key: format!("summary:{day}"),
        title,
        body,
        path: "/app".to_owned(),
        habit_id: None,
        task_id: None,
        day: Some(day),
        expires_at: Some(end_of(day, &recipient)),
    };
    let mut tx = services.begin(user).await?;
    notify(&mut tx, &new).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Moves the next summary of the transaction's owner to where their days have moved.
///
/// # Errors
/// When a query fails.
pub async fn follow_days(tx: &mut Transaction) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let stored = rows::find_settings(tx.conn(), user).await?;
    let planned = stored.and_then(|stored| stored.settings.digest_at.zip(stored.next_digest_at));
    if let Some((at, seen)) = planned {
        let recipient = Recipient::of(tx).await?;
        rows::set_next_digest(tx.conn(), user, seen, next_summary(at, &recipient.zone, now)).await?;
    }
    Ok(())
}

fn is_too_late(due_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(due_at) > TOO_LATE
}

/// When a person's day ends.
fn end_of(day: Date, recipient: &Recipient) -> Timestamp {
    let minutes = recipient.profile.preferences.day_start.minutes();
    let start = i8::try_from(minutes / 60).ok().zip(i8::try_from(minutes % 60).ok());
    let start = start.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()).unwrap_or(Time::midnight());
    instant_of(day.tomorrow().unwrap_or(Date::MAX).to_datetime(start), &recipient.zone)
}
