//! Asking what is due. Any number of processes may do it at once: whose turn it is is read by the worker, and each
//! person is served in a transaction of their own behind the lock of their feed. Whoever finds it taken goes on to the
//! next one. What is asked and how far the reminder was planned are committed together, so that a crash repeats nothing
//! and loses nothing.

use domain::{
    ids::UserId,
    reminders::{HabitReminder, Reminder, firings},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use store::{
    StoreError,
    habits::documents::{self as rows, DueReminder},
    sync as feed,
};

use super::{
    question::{Asked, WORTH_SAYING},
    task_question::of_task,
};
use crate::{
    ServiceError, Services, Transaction,
    actor::zone_or_utc,
    notifications::{self, NewNotification},
};

/// People served in one round. Who is left over is due still, and first in the next.
const MOST_OWNERS: i64 = 10_000;
/// Two weeks and a day: every weekday comes in it, even where a zone leaps over a date.
const LOOK_AHEAD: SignedDuration = SignedDuration::from_hours(15 * 24);
/// The database keeps instants to the microsecond.
const AN_INSTANT: SignedDuration = SignedDuration::from_micros(1);

/// Asks what is due of everybody, and plans every reminder that was due anew. Answers how many reminders that were.
/// After a time of silence each asks once at most, and for nothing that is older than two hours.
///
/// # Errors
/// When the database is not available. A person whose rows cannot be read is logged and passed over.
pub async fn plan_due(services: &Services) -> Result<usize, ServiceError> {
    let mut conn = services.worker_pool().acquire().await.map_err(StoreError::from)?;
    let owners = rows::owners_of_due_reminders(&mut conn, services.now(), MOST_OWNERS).await?;
    drop(conn);
    let mut planned = 0;
    for owner in owners {
        match plan_owner(services, owner).await {
            Ok(count) => planned += count,
            Err(error @ ServiceError::Unavailable(_)) => return Err(error),
            Err(error) => {
                tracing::error!(user.id = %owner, cause = %error.causes(), "reminders could not be planned");
            }
        }
    }
    Ok(planned)
}

/// The zone by whose clock a reminder of a habit asks.
#[must_use]
pub fn zone_of(reminder: &HabitReminder, home: &TimeZone) -> TimeZone {
    reminder.zone.as_ref().map_or_else(|| home.clone(), |zone| zone_or_utc(zone.as_str()))
}

/// Serves one person, or nobody when another process does so now.
async fn plan_owner(services: &Services, owner: UserId) -> Result<usize, ServiceError> {
    let mut tx = services.begin(owner).await?;
    if !feed::try_lock(tx.conn(), owner).await? {
        return Ok(0);
    }
    let now = services.now();
    let due = rows::claim_due_reminders(tx.conn(), owner, now).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let mut asked = Asked::of(&mut tx).await?;
    for DueReminder { reminder, planned_until } in &due {
        let span = Span::of(*planned_until, now);
        let Look { question, next } = match reminder {
            Reminder::Habit(reminder) => of_habit(&mut tx, &mut asked, reminder, &span).await?,
            Reminder::Task(reminder) => of_task(&mut tx, &asked, reminder, &span).await?,
        };
        if let Some(question) = question {
            notifications::notify(&mut tx, &question).await?;
        }
        rows::move_reminder_on(tx.conn(), owner, reminder.id(), span.to, next).await?;
    }
    tx.commit().await?;
    Ok(due.len())
}

/// What is asked for now: everything since the last look, up to and with this instant.
pub(super) struct Span {
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
}

impl Span {
    fn of(planned_until: Timestamp, now: Timestamp) -> Self {
        let oldest = now.checked_sub(WORTH_SAYING).unwrap_or(Timestamp::MIN);
        Self { from: planned_until.max(oldest), to: now.checked_add(AN_INSTANT).unwrap_or(now) }
    }
}

/// What a look at a reminder comes to.
pub(super) struct Look {
    /// What is asked now.
    pub(super) question: Option<NewNotification>,
    /// When it asks next.
    pub(super) next: Option<Timestamp>,
}

async fn of_habit(
    tx: &mut Transaction,
    asked: &mut Asked,
    reminder: &HabitReminder,
    span: &Span,
) -> Result<Look, ServiceError> {
    let zone = zone_of(reminder, &asked.home);
    // Of several times that went by unasked, the last one says it all.
    let question = match firings(reminder, &zone, span.from, span.to).last() {
        Some(firing) => asked.question(tx, reminder, firing).await?,
        None => None,
    };
    let horizon = span.to.checked_add(LOOK_AHEAD).unwrap_or(Timestamp::MAX);
    let next = firings(reminder, &zone, span.to, horizon).next().map(|firing| firing.at);
    Ok(Look { question, next })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_older_than_two_hours_is_looked_at() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let now = at("2026-03-10T09:00:00Z");
        assert_eq!(Span::of(at("2026-03-10T08:59:00Z"), now).from, at("2026-03-10T08:59:00Z"));
        assert_eq!(Span::of(at("2026-03-09T08:00:00Z"), now).from, at("2026-03-10T07:00:00Z"));
        assert_eq!(Span::of(now, now).to, at("2026-03-10T09:00:00.000001Z"));
    }
}
