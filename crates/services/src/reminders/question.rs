//! What a reminder of a habit says, where there is anything to say.

use std::collections::BTreeMap;

use domain::{
    habits::{Calendar, Habit, HabitInput, asks_today},
    identity::Preferences,
    ids::HabitId,
    notifications::NotificationKind,
    reminders::{Firing, HabitReminder},
    time::local_day_in,
};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use crate::{
    ServiceError, Transaction, actor::zone_or_utc, habits::load_one, identity::profile::preferences_of_owner,
    notifications::NewNotification,
};

/// What is older than this is not said any more: a morning's reminder is no use in the afternoon.
pub(super) const WORTH_SAYING: SignedDuration = SignedDuration::from_hours(2);

/// The person whose reminders are planned: their clock, and those of their habits that were looked at. The lock of
/// their feed keeps both as they are.
pub(super) struct Asked {
    pub(super) preferences: Preferences,
    /// The zone in which their days are counted.
    pub(super) home: TimeZone,
    habits: BTreeMap<HabitId, Option<HabitInput>>,
}

impl Asked {
    /// The owner of a transaction.
    ///
    /// # Errors
    /// When the database is not available.
    pub(super) async fn of(tx: &mut Transaction) -> Result<Self, ServiceError> {
        let preferences = preferences_of_owner(tx).await?;
        let home = zone_or_utc(preferences.time_zone.as_str());
        Ok(Self { preferences, home, habits: BTreeMap::new() })
    }

    /// The notification of a firing; none while the habit asks for nothing, and when the day it asked about is over.
    /// Days are counted in the person's zone, also where the reminder keeps to another.
    ///
    /// # Errors
    /// When the database is not available.
    pub(super) async fn question(
        &mut self,
        tx: &mut Transaction,
        reminder: &HabitReminder,
        firing: Firing,
    ) -> Result<Option<NewNotification>, ServiceError> {
        let (day, today) = (self.day_at(firing.at), self.day_at(tx.services().now()));
        // What the wall clock shows names it: who moves a reminder to the evening is asked in the evening too.
        let wall = firing.day.to_datetime(reminder.times().nth(firing.slot.into()).unwrap_or(reminder.at));
        let calendar = Calendar { today, week_start: self.preferences.week_start.weekday() };
        let Some(input) = self.habit(tx, reminder.habit_id).await? else { return Ok(None) };
        if day != today || !asks_today(input, calendar) {
            return Ok(None);
        }
        let habit = &input.habit;
        Ok(Some(NewNotification {
            kind: NotificationKind::HabitReminder,
            dedupe_key: format!("reminder:{}:{wall}", reminder.id),
            title: habit.name.clone(),
            body: body_of(habit, firing).to_owned(),
            path: format!("/app/habits/{}", habit.id),
            habit_id: Some(habit.id),
            task_id: None,
            day: Some(day),
            expires_at: firing.at.checked_add(WORTH_SAYING).ok(),
        }))
    }

    fn day_at(&self, instant: Timestamp) -> Date {
        local_day_in(instant, &self.home, self.preferences.day_start)
    }

    /// A habit with its days; none when it is in the trash.
    async fn habit(&mut self, tx: &mut Transaction, id: HabitId) -> Result<Option<&HabitInput>, ServiceError> {
        let found = match self.habits.remove(&id) {
            Some(known) => known,
            None => match load_one(tx, id).await {
                Ok(input) => Some(input),
                Err(ServiceError::NotFound) => None,
                Err(error) => return Err(error),
            },
        };
        Ok(self.habits.entry(id).or_insert(found).as_ref())
    }
}

/// The habit's own question, else a plain word.
fn body_of(habit: &Habit, firing: Firing) -> &str {
    match (&habit.question, habit.kind.asks_to_refrain()) {
        (Some(question), _) => question.as_str(),
        (None, true) => "How is it going today?",
        (None, false) if firing.slot > 0 => "Still open today.",
        (None, false) => "It is on your list for today.",
    }
}
