//! Telling a person something, once. It is kept, and what its owner wants outside the app is put into the queue by the
//! same transaction: after the quiet hours, and no more of it than the day's limit allows.

use domain::{
    ids::{HabitId, NotificationId, PushSubscriptionId, TaskId},
    notifications::{NotificationKind, delivery_time},
};
use jiff::{Timestamp, civil::Date};
use store::notifications::{self as rows, NewNotificationRow, StoredSettings};
use uuid::Uuid;

use super::recipient::Recipient;
use crate::{
    ServiceError, Transaction,
    jobs::{Job, enqueue},
};

/// Most characters of a title.
const LONGEST_TITLE: usize = 200;
/// Most characters of a body.
const LONGEST_BODY: usize = 2_000;

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotification {
    /// What it is about.
    pub kind: NotificationKind,
    /// What is told once: the same key again tells nothing. 1 to 200 characters.
    pub dedupe_key: String,
    /// Its first line, a sentence or a name; not empty.
    pub title: String,
    /// What it says; may be empty.
    pub body: String,
    /// Where it leads: an address inside the app, from `/app` on.
    pub path: String,
    /// The habit it is about.
    pub habit_id: Option<HabitId>,
    /// The task it is about.
    pub task_id: Option<TaskId>,
    /// The day it is about.
    pub day: Option<Date>,
    /// Worth nothing outside the app after that.
    pub expires_at: Option<Timestamp>,
}

/// Tells the owner of the transaction something. None when it was told before, or when the account is switched off.
///
/// # Errors
/// When a query fails.
pub async fn notify(tx: &mut Transaction, new: &NewNotification) -> Result<Option<NotificationId>, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let recipient = Recipient::of(tx).await?;
    if recipient.is_told_nothing {
        return Ok(None);
    }
    // The lock keeps the day's limit where two processes tell something at once.
    let stored = rows::lock_settings(tx.conn(), user, now).await?;
    let (id, channels) = (NotificationId(tx.services().new_id()), stored.settings.channels(new.kind));
    let row = NewNotificationRow {
        notification_id: id,
        kind: new.kind,
        dedupe_key: &new.dedupe_key,
        title: clipped(&new.title, LONGEST_TITLE),
        body: clipped(&new.body, LONGEST_BODY),
        path: &new.path,
        habit_id: new.habit_id,
        task_id: new.task_id,
        day: new.day,
        in_app: channels.in_app,
        expires_at: new.expires_at,
    };
    if !rows::insert_notification(tx.conn(), user, &row, now).await? {
        return Ok(None);
    }
    let leaves_at = delivery_time(&stored.settings, &recipient.zone, now);
    if new.expires_at.is_none_or(|end| leaves_at < end) {
        send(tx, new.kind, id, &stored, recipient.day_at(leaves_at), leaves_at).await?;
    }
    if channels.in_app {
        tx.mark_changed();
    }
    Ok(Some(id))
}

/// Puts what leaves the app into the queue, and counts it for the day on which it leaves: one for all devices together,
/// one for the mail.
async fn send(
    tx: &mut Transaction,
    kind: NotificationKind,
    id: NotificationId,
    stored: &StoredSettings,
    day: Date,
    at: Timestamp,
) -> Result<(), ServiceError> {
    let user = tx.user();
    let channels = stored.settings.channels(kind);
    let used = if stored.sent_day == Some(day) { stored.sent_count } else { 0 };
    let left = i32::from(stored.settings.daily_limit) - used;
    let targets = if channels.push { rows::push_targets(tx.conn(), user).await? } else { Vec::new() };
    let mut sent = 0;
    if !targets.is_empty() && sent < left {
        push(tx, id, &targets, at).await?;
        sent += 1;
    }
    if channels.mail && sent < left {
        let (services, job) = (tx.services().clone(), Job::DeliverMail { user_id: user, notification_id: id });
        enqueue(tx.conn(), &services, &job, at, Some(&format!("mail:{user}:{id}"))).await?;
        sent += 1;
    }
    if sent > 0 {
        rows::count_sent(tx.conn(), user, day, used + sent).await?;
    }
    Ok(())
}

/// Puts a push for each device into the queue.
pub(super) async fn push(
    tx: &mut Transaction,
    id: NotificationId,
    targets: &[Uuid],
    at: Timestamp,
) -> Result<(), ServiceError> {
    let (user, services) = (tx.user(), tx.services().clone());
    for target in targets {
        let subscription_id = PushSubscriptionId(*target);
        let job = Job::DeliverPush { user_id: user, notification_id: id, subscription_id };
        enqueue(tx.conn(), &services, &job, at, Some(&format!("push:{user}:{id}:{target}"))).await?;
    }
    Ok(())
}

/// At most so many characters of a text.
fn clipped(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_clipped_between_characters() {
        assert_eq!(clipped("Übung macht", 5), "Übung");
        assert_eq!(clipped("Übung", 5), "Übung");
        assert_eq!(clipped("", 5), "");
    }
}
