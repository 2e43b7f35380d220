//! Suggested stacks: what is known of the caller's habits goes into the scorer of `domain`, and nothing else does.

use std::collections::BTreeMap;

use domain::{
    habits::{
        HabitInput, Identity, Stack, StackCandidate, StackPair, StackSuggestion, Tone, identity_words, median_minute,
        rates, stack_suggestions,
    },
    ids::{HabitId, IdentityId},
};
use jiff::{ToSpan, tz::TimeZone};
use store::habits::{self as rows, DoneTime};

use super::{
    super::{Habits, KnownHabits, known_habits::known_habits},
    stack_documents::{identities_of, stacks_of},
};
use crate::{Actor, Scope, ServiceError, actor::zone_or_utc};

/// How far back the times of done things are read.
const TIMES_OF_DAYS: i64 = 90;

impl Habits<'_> {
    /// The three best pairs of the caller's habits, each with what speaks for it.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn suggestions(&self, actor: &Actor) -> Result<Vec<StackSuggestion>, ServiceError> {
        actor.require(Scope::Read)?;
        let calendar = self.calendar(actor);
        let since = calendar.today.saturating_sub(TIMES_OF_DAYS.days());
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = known_habits(&mut tx).await?;
        let times = rows::done_times(tx.conn(), actor.user_id, since).await?;
        let dismissed = rows::dismissals(tx.conn(), actor.user_id).await?;
        let (stacks, identities) = (stacks_of(&mut tx).await?, identities_of(&mut tx).await?);
        tx.commit().await?;
        let known = Known { minutes: minutes_of(times), stacks: &stacks, identities: &identities };
        let in_use = |input: &&HabitInput| input.habit.is_active();
        let rates_30d = move |habits: &KnownHabits| -> Vec<Option<f64>> {
            habits.inputs().iter().filter(in_use).map(|input| rates(input, calendar).rate_30d).collect()
        };
        let rates_30d = self.services.surveys().run(found.clone(), calendar.today, rates_30d).await?;
        let candidates: Vec<StackCandidate> = found
            .inputs()
            .iter()
            .filter(in_use)
            .zip(rates_30d)
            .map(|(input, rate)| known.candidate(input, rate))
            .collect();
        let stacked = stacks
            .iter()
            .filter_map(|stack| Some(StackPair { anchor: stack.anchor_habit_id?, follower: stack.follower_habit_id }));
        let stacked: Vec<StackPair> = stacked.collect();
        let surveys = self.services.surveys();
        surveys.compare(candidates.len(), move || stack_suggestions(&candidates, &stacked, &dismissed)).await
    }

    /// Declines a pair for good.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when one of the habits is not the caller's.
    pub async fn dismiss_suggestion(&self, actor: &Actor, pair: StackPair) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        for habit in [pair.anchor, pair.follower] {
            rows::find(tx.conn(), actor.user_id, habit).await?;
        }
        rows::insert_dismissal(tx.conn(), actor.user_id, pair, self.services.now()).await?;
        tx.commit().await
    }
}

/// Local minutes of day of everything that was done, by habit.
fn minutes_of(times: Vec<DoneTime>) -> BTreeMap<HabitId, Vec<u16>> {
    let mut zones: BTreeMap<String, TimeZone> = BTreeMap::new();
    let mut minutes: BTreeMap<HabitId, Vec<u16>> = BTreeMap::new();
    for DoneTime { habit_id, at, time_zone } in times {
        let zone = zones.entry(time_zone).or_insert_with_key(|name| zone_or_utc(name));
        let wall = zone.to_datetime(at);
        let minute = i16::from(wall.hour()) * 60 + i16::from(wall.minute());
        minutes.entry(habit_id).or_default().push(minute.unsigned_abs());
    }
    minutes
}

struct Known<'a> {
    minutes: BTreeMap<HabitId, Vec<u16>>,
    stacks: &'a [Stack],
    identities: &'a [Identity],
}

impl Known<'_> {
    fn candidate(&self, input: &HabitInput, rate_30d: Option<f64>) -> StackCandidate {
        let habit = &input.habit;
        let stack = self.stacks.iter().find(|stack| stack.follower_habit_id == habit.id);
        let planned =
            stack.and_then(|stack| stack.at_time).map(|at| i16::from(at.hour()) * 60 + i16::from(at.minute()));
        let done = self.minutes.get(&habit.id).and_then(|minutes| median_minute(minutes));
        let is_done = !habit.kind.asks_to_refrain();
        StackCandidate {
            id: habit.id,
            name: habit.name.clone(),
            minute: planned.map(i16::unsigned_abs).or(done),
            place: stack.and_then(|stack| stack.place.clone()),
            words: habit.identity_id.and_then(|id| self.statement(id)).map(identity_words).unwrap_or_default(),
            rate_30d,
            may_anchor: is_done && habit.tone != Tone::Bad,
            may_follow: is_done && stack.is_none(),
        }
    }

    fn statement(&self, id: IdentityId) -> Option<&str> {
        self.identities.iter().find(|identity| identity.id == id).map(|identity| identity.statement.as_str())
    }
}
