//! Later: a notification rests for some minutes and then comes back as if it were new, if what it is about still is.

use domain::{
    habits::DayState,
    ids::{NotificationId, UserId},
    notifications::{Channel, NotificationKind},
};
use jiff::{SignedDuration, Timestamp};
use store::{
    StoreError,
    notifications::{self as rows, NotificationRow},
};

use super::{Notifications, notify::push, recipient::Recipient, wanted::is_open};
use crate::{
    Actor, Scope, ServiceError, Services,
    jobs::{Job, Outcome, enqueue},
};

/// The shortest rest, in minutes.
const SHORTEST: u32 = 5;
/// The longest rest, in minutes: a day.
const LONGEST: u32 = 24 * 60;
/// How long it is worth something once it has come back.
const WORTH_AFTERWARDS: SignedDuration = SignedDuration::from_hours(2);

impl Notifications<'_> {
    /// Lets a notification rest for 5 to 1440 minutes.
    ///
    /// # Errors
    /// `minutes`: `out_of_range`; 404 when the caller has none of that id; 403 `scope_missing`.
    pub async fn snooze(
        self,
        actor: &Actor,
        id: NotificationId,
        minutes: u32,
    ) -> Result<NotificationRow, ServiceError> {
        actor.require(Scope::Write)?;
        if !(SHORTEST..=LONGEST).contains(&minutes) {
            return Err(ServiceError::field("minutes", "out_of_range"));
        }
        let (user, now) = (actor.user_id, self.services.now());
        let until = after(now, SignedDuration::from_mins(i64::from(minutes)));
        let mut tx = self.services.begin(user).await?;
        if !rows::put_off(tx.conn(), user, id, until, after(until, WORTH_AFTERWARDS), now).await? {
            return Err(ServiceError::NotFound);
        }
        let job = Job::Renotify { user_id: user, notification_id: id };
        let key = format!("renotify:{user}:{id}:{}", until.as_second());
        enqueue(tx.conn(), self.services, &job, until, Some(&key)).await?;
        let row = rows::find_notification(tx.conn(), user, id).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(row)
    }
}

/// Brings a notification back whose rest is over, and pushes it again. Its owner asked for this hour, so that neither
/// quiet hours nor the day's limit hold it back; the mail lies in its mailbox already.
///
/// # Errors
/// When the database is not available.
pub(crate) async fn renotify(services: &Services, user: UserId, id: NotificationId) -> Result<Outcome, ServiceError> {
    let now = services.now();
    let mut tx = services.begin(user).await?;
    let row = match rows::find_notification(tx.conn(), user, id).await {
        Err(StoreError::NotFound) => return Ok(Outcome::Done),
        found => found?,
    };
    let recipient = Recipient::of(&mut tx).await?;
    tx.commit().await?;
    // Put off once more meanwhile, it comes back by another job.
    let is_over = row.snoozed_until.is_some_and(|until| until <= now);
    if recipient.is_told_nothing || !is_over || !still_asks(services, &recipient, &row).await? {
        return Ok(Outcome::Done);
    }
    let mut tx = services.begin(user).await?;
    if rows::bring_back(tx.conn(), user, id, now).await? {
        let stored = rows::find_settings(tx.conn(), user).await?;
        if stored.map(|stored| stored.settings).unwrap_or_default().is_on(row.kind, Channel::Push) {
            let targets = rows::push_targets(tx.conn(), user).await?;
            push(&mut tx, id, &targets, now).await?;
        }
        tx.mark_changed();
        tx.commit().await?;
    }
    Ok(Outcome::Done)
}

/// Whether a habit that was reminded of is still open on its day, or a task that was is; what is about neither always
/// asks.
async fn still_asks(services: &Services, recipient: &Recipient, row: &NotificationRow) -> Result<bool, ServiceError> {
    if let (NotificationKind::TaskReminder, Some(task)) = (row.kind, row.task_id) {
        let mut tx = services.begin(row.user_id).await?;
        let still_asks = is_open(&mut tx, task).await?;
        tx.commit().await?;
        return Ok(still_asks);
    }
    let (NotificationKind::HabitReminder, Some(habit), Some(day)) = (row.kind, row.habit_id, row.day) else {
        return Ok(true);
    };
    let view = services.habits().today(&recipient.actor(), Some(day)).await?;
    Ok(view.items.iter().any(|item| item.habit_id == habit && item.state == DayState::Due))
}

fn after(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.checked_add(wait).unwrap_or(Timestamp::MAX)
}
