//! What this process knows of a person's habits. Reading ten years of fifty habits costs more than all that a page does
//! with them, and nearly always nothing has changed: the position of the owner's feed says so in one statement.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    habits::{Calendar, DaySpan, HabitInput, History, Pause, Stack, TimerRun, TodayView, pauses_of, today},
    ids::HabitId,
};
use jiff::civil::Date;
use store::{
    habits::{
        self as rows,
        documents::{all_pauses, all_stacks},
    },
    sync as feed,
};

use super::HabitRecord;
use crate::{ServiceError, Transaction, known::Known};

/// A person's habits outside the trash, in their order, as they were at one position of the feed.
#[derive(Debug)]
pub struct KnownHabits {
    position: i64,
    records: Vec<HabitRecord>,
    inputs: Vec<HabitInput>,
    stacks: Vec<Stack>,
    pauses: Vec<Pause>,
    timers: Vec<(HabitId, TimerRun)>,
    /// The page of a day that was made last, by the calendar it was made for.
    last: Mutex<Option<(Calendar, TodayView)>>,
}

impl KnownHabits {
    /// The stored habits.
    #[must_use]
    pub fn records(&self) -> &[HabitRecord] {
        &self.records
    }

    /// The same habits with their histories, as the rules want them, in the same order.
    #[must_use]
    pub fn inputs(&self) -> &[HabitInput] {
        &self.inputs
    }

    /// The page of a day, where it is the one that was made last.
    pub(super) fn last_today(&self, calendar: Calendar, day: Date) -> Option<TodayView> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let same = last.as_ref().filter(|(made_for, view)| *made_for == calendar && view.day == day);
        same.map(|(_, view)| view.clone())
    }

    /// The page of a day. It is made outside the lock, because with many habits that takes long, and whoever asks for
    /// the one that was made last shall not wait for it.
    pub(super) fn today(&self, calendar: Calendar, day: Date) -> TodayView {
        if let Some(view) = self.last_today(calendar, day) {
            return view;
        }
        let view = today(&self.inputs, &self.stacks, calendar, day).after_absences(&self.inputs, &self.pauses);
        let view = TodayView { timers: self.timers.clone(), ..view };
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some((calendar, view.clone()));
        view
    }
}

impl Known for KnownHabits {
    const MOST_BYTES: u64 = 32 * 1024 * 1024;

    fn position(&self) -> i64 {
        self.position
    }

    /// A packed year is the bulk of it, unless very much is paused. A pause of all stands with every habit.
    fn weight(&self) -> usize {
        let years: usize = self.inputs.iter().map(|input| input.history.years().count()).sum();
        let spans: usize = self.inputs.iter().map(|input| input.pauses.len()).sum();
        let documents = self.pauses.len() + self.stacks.len() + self.timers.len();
        1_024 + 2_048 * self.inputs.len() + 512 * (years + documents) + size_of::<DaySpan>() * spans
    }
}

/// The habits of the transaction's owner. One statement when nothing changed, six for any number of habits and years
/// when something did. For transactions that only read: one that took a number and was rolled back would leave what it
/// saw under a number that another then takes.
pub(crate) async fn known_habits(tx: &mut Transaction) -> Result<Arc<KnownHabits>, ServiceError> {
    let user = tx.user();
    // Read first: rows that change between this and the next statement belong to a later position, at which they will
    // be read again.
    let position = feed::feed_span(tx.conn(), user).await?.position;
    let services = tx.services().clone();
    if let Some(known) = services.known_habits().at(user, position) {
        return Ok(known);
    }
    let records = rows::all(tx.conn(), user).await?;
    let mut years: BTreeMap<_, _> = rows::years_of(tx.conn(), user).await?;
    let (pauses, stacks) = (all_pauses(tx.conn(), user).await?, all_stacks(tx.conn(), user).await?);
    let timers = rows::running_timers(tx.conn(), user).await?.into_iter().collect();
    let with_history = |record: &HabitRecord| HabitInput {
        habit: record.habit.clone(),
        history: History::from_years(years.remove(&record.habit.id).unwrap_or_default()),
        pauses: pauses_of(&record.habit, &pauses),
    };
    let inputs = records.iter().map(with_history).collect();
    let known = KnownHabits { position, records, inputs, stacks, pauses, timers, last: Mutex::new(None) };
    Ok(services.known_habits().keep(user, known))
}

#[cfg(test)]
mod tests {
    use domain::{habits::PauseScope, ids::PauseId};
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_is_paused_is_weighed() {
        let known = |count: u128| {
            let pause = |id| Pause {
                id: PauseId(Uuid::from_u128(id)),
                scope: PauseScope::All,
                from_day: date(2026, 3, 10),
                to_day: None,
                reason: None,
                version: 1,
            };
            let (records, inputs, stacks, timers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            let pauses = (0..count).map(pause).collect();
            KnownHabits { position: 1, records, inputs, stacks, pauses, timers, last: Mutex::new(None) }
        };
        assert!(known(2_000).weight() > known(0).weight() + 500_000);
    }
}
