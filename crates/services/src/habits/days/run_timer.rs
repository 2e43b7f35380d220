//! Timers: start, stop, discard. A press is kept and the timer computed anew from all of them, so that devices that
//! were offline come to one timer, and its time is added once.

use domain::{
    events::Event,
    habits::{Entry, FinishedRun, Habit, Press, PressKind, Quantity, Stamp, TimeUnit, Timer, TimerRun},
    ids::HabitId,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use store::{
    habits::{self as rows, HistoryOrigin},
    sync::{self as feed, Change},
};
use uuid::Uuid;

use super::{
    super::{Habits, read_habits::present},
    Claim, DayBook, EntryChange, EntryRequest, settled, whole,
    write_entry::check_day,
};
use crate::{Actor, Scope, ServiceError, Transaction};

/// Most kept presses of a habit at which one more start is taken: twenty runs a day for the days that presses are kept.
pub const MAX_PRESSES: usize = 4_000;
/// What ends a timer is taken for longer, so that what runs can be stopped.
const MAX_PRESSES_WITH_ENDS: usize = 2 * MAX_PRESSES;

/// What became of a press.
#[derive(Debug, Clone, PartialEq)]
pub struct Pressed {
    /// What runs now.
    pub running: Option<TimerRun>,
    /// Counts changes of the habit's timer.
    pub version: Option<i64>,
    /// The day and the amount that a stop added.
    pub added: Option<(Date, Quantity)>,
    /// The entry of the day to which time was added, if any was.
    pub entry: Option<Entry>,
    /// Whether the press changed anything: a timer is stopped once.
    pub took_effect: bool,
    pub(crate) events: Vec<Event>,
}

/// How the time of a timer that is stopped counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StopWish {
    /// Which timer; whichever runs when none is named.
    pub timer: Option<Uuid>,
    /// When it really ended; now when nothing is said.
    pub ended_at: Option<Timestamp>,
    /// Whether its owner was asked about a very long time.
    pub is_sure: bool,
}

impl Habits<'_> {
    /// The timer of a habit that runs.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn timer(&self, actor: &Actor, habit: HabitId) -> Result<Option<TimerRun>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        present(rows::find(tx.conn(), actor.user_id, habit).await?)?;
        let running = rows::running_timers(tx.conn(), actor.user_id).await?.remove(&habit);
        tx.commit().await?;
        Ok(running)
    }

    /// Starts the timer of a habit under an id of the caller's. One that runs already goes on and is answered.
    /// `started_at`: when it began, if that is not now.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; 409 `not_timed` for a habit whose unit is not a time, `over_limit` past
    /// [`MAX_PRESSES`]; 422 `id_reused` for an id that stands for another press.
    pub async fn start_timer(
        &self,
        actor: &Actor,
        habit: HabitId,
        id: Uuid,
        started_at: Option<Timestamp>,
    ) -> Result<TimerRun, ServiceError> {
        let mut tx = self.pressing(actor, habit).await?;
        let presses = rows::timer_presses(tx.conn(), actor.user_id, habit).await?;
        if let Some(running) = Timer::of(&presses).running {
            tx.commit().await?;
            return Ok(running);
        }
        if presses.iter().any(|press| press.id == id) {
            return Err(ServiceError::refused(422, "id_reused"));
        }
        let at = self.press_time(&presses);
        let said_at = started_at.map_or(at, |told| settled(told, at));
        let kind = PressKind::Start { day: actor.day_at(said_at) };
        let press = Press { id, timer: id, at, said_at, kind };
        let pressed = self.press(tx, actor, habit, press).await?;
        pressed.running.ok_or(ServiceError::NotFound)
    }

    /// Stops the timer of a habit and adds its time to the day on which it began.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; 409 `already_done` when it does not run; 409 `ran_long` when it ran for more than
    /// twelve hours and nobody was asked.
    pub async fn stop_timer(&self, actor: &Actor, habit: HabitId, wish: StopWish) -> Result<Pressed, ServiceError> {
        let mut tx = self.pressing(actor, habit).await?;
        let presses = rows::timer_presses(tx.conn(), actor.user_id, habit).await?;
        let running = Timer::of(&presses).running.filter(|run| wish.timer.is_none_or(|timer| run.is(timer)));
        let Some(running) = running else { return Err(ServiceError::refused(409, "already_done")) };
        let at = self.press_time(&presses);
        let said_at = wish.ended_at.map_or(at, |told| settled(told, at));
        if !wish.is_sure && running.asks(said_at) {
            return Err(ServiceError::refused(409, "ran_long"));
        }
        let kind = PressKind::Stop { is_sure: wish.is_sure };
        let press = Press { id: self.services.new_id(), timer: running.id, at, said_at, kind };
        self.press(tx, actor, habit, press).await
    }

    /// Stops the timer of a habit and adds nothing. Also fine when nothing runs.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn discard_timer(&self, actor: &Actor, habit: HabitId) -> Result<(), ServiceError> {
        let mut tx = self.pressing(actor, habit).await?;
        let presses = rows::timer_presses(tx.conn(), actor.user_id, habit).await?;
        let Some(running) = Timer::of(&presses).running else { return tx.commit().await };
        let at = self.press_time(&presses);
        let id = self.services.new_id();
        let press = Press { id, timer: running.id, at, said_at: at, kind: PressKind::Discard };
        self.press(tx, actor, habit, press).await.map(drop)
    }

    /// A transaction that holds the feed's counter, for a habit that is there.
    async fn pressing(&self, actor: &Actor, habit: HabitId) -> Result<Transaction, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        feed::take_position(tx.conn(), actor.user_id, 1).await?;
        present(rows::find(tx.conn(), actor.user_id, habit).await?)?;
        Ok(tx)
    }

    /// Now, and after every press that is kept, also when the clock is set back.
    fn press_time(&self, presses: &[Press]) -> Timestamp {
        let now = whole(self.services.now());
        let last = presses.iter().map(|press| press.at).max();
        let after = last.and_then(|last| last.checked_add(SignedDuration::from_micros(1)).ok());
        after.map_or(now, |after| after.max(now))
    }

    async fn press(
        &self,
        mut tx: Transaction,
        actor: &Actor,
        habit: HabitId,
        press: Press,
    ) -> Result<Pressed, ServiceError> {
        let origin = HistoryOrigin { source: "timer", device: None, session: actor.session_id };
        let pressed = press_in(&mut tx, habit, press, actor.preferences.time_zone.as_str(), origin).await?;
        tx.publish(&pressed.events).await?;
        tx.commit().await?;
        Ok(pressed)
    }
}

/// Presses in an open transaction that holds the feed's counter. The caller publishes the events. A press that is kept
/// already changes nothing.
///
/// # Errors
/// [`ServiceError::NotFound`]; 409 `not_timed` for the start of a habit whose unit is not a time, `over_limit` past
/// [`MAX_PRESSES`]; 422 `id_reused`; `in_future` and `out_of_range` for the day of a start.
pub(crate) async fn press_in(
    tx: &mut Transaction,
    habit: HabitId,
    press: Press,
    time_zone: &str,
    origin: HistoryOrigin,
) -> Result<Pressed, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let record = rows::find(tx.conn(), user, habit).await?;
    if let PressKind::Start { day } = press.kind {
        check_day(day, now)?;
        if unit_of(&record.habit).is_none() {
            return Err(ServiceError::refused(409, "not_timed"));
        }
    }
    let mut presses = rows::timer_presses(tx.conn(), user, habit).await?;
    let before = Timer::of(&presses);
    match presses.iter().find(|known| known.id == press.id) {
        Some(known) if *known == press => {
            return Ok(Pressed {
                running: before.running,
                version: None,
                added: None,
                entry: None,
                took_effect: true,
                events: Vec::new(),
            });
        }
        Some(_) => return Err(ServiceError::refused(422, "id_reused")),
        None if presses.len() >= most_before(press.kind) => return Err(ServiceError::refused(409, "over_limit")),
        None => rows::insert_timer_press(tx.conn(), user, habit, &press).await?,
    }
    presses.push(press);
    let after = Timer::of(&presses);
    let took_effect = before != after;
    let mut pressed =
        Pressed { running: None, version: None, added: None, entry: None, took_effect, events: Vec::new() };
    if before.running != after.running {
        pressed.version = Some(show(tx, habit, after.running.as_ref()).await?);
    }
    count(tx, &record.habit, &before, &after, time_zone, origin, &mut pressed).await?;
    pressed.running = after.running;
    Ok(pressed)
}

/// How many presses may be kept before one of this kind.
const fn most_before(kind: PressKind) -> usize {
    if matches!(kind, PressKind::Start { .. }) { MAX_PRESSES } else { MAX_PRESSES_WITH_ENDS }
}

/// The unit that a habit's timer counts in; none for a habit that has no timer.
fn unit_of(habit: &Habit) -> Option<TimeUnit> {
    habit.kind.timed_in(habit.unit.as_deref())
}

/// Tells the feed what runs now.
async fn show(tx: &mut Transaction, habit: HabitId, running: Option<&TimerRun>) -> Result<i64, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let version = rows::put_timer(tx.conn(), user, habit, running).await?;
    let position = feed::take_position(tx.conn(), user, 1).await?;
    let deleted = running.is_none();
    let change = Change { entity: "timer", entity_id: habit.to_string(), deleted, version, position };
    feed::record(tx.conn(), user, &[change], now).await?;
    tx.mark_changed();
    Ok(version)
}

/// Adds what counts now and takes back what no longer does. The first time that a timer is counted, its increment has
/// the timer's own id.
async fn count(
    tx: &mut Transaction,
    habit: &Habit,
    before: &Timer,
    after: &Timer,
    time_zone: &str,
    origin: HistoryOrigin,
    pressed: &mut Pressed,
) -> Result<(), ServiceError> {
    let Some(unit) = unit_of(habit) else { return Ok(()) };
    let change = before.change_to(after);
    let user = tx.user();
    let ids: Vec<Uuid> = change.added.iter().map(|run| run.id).collect();
    let known = if ids.is_empty() { Vec::new() } else { rows::find_increments(tx.conn(), user, &ids).await? };
    let own_id = |run: &FinishedRun| (!known.iter().any(|old| old.stamp.by == run.id)).then_some(run.id);
    let taken_back = change.removed.iter().map(|run| (run, None::<Uuid>, negative(unit.amount(run.elapsed()))));
    let added = change.added.iter().map(|run| (run, own_id(run), unit.amount(run.elapsed())));
    let requests: Vec<_> = taken_back
        .chain(added)
        .filter(|(_, _, amount)| *amount != Quantity::ZERO)
        .map(|(run, id, amount)| {
            let by = id.unwrap_or_else(|| tx.services().new_id());
            let claim = Claim::Device(Stamp { at: run.stopped_at, by });
            let change = EntryChange::Increment(amount);
            EntryRequest { habit_id: habit.id, day: run.day, change, claim, time_zone, into_trash: true }
        })
        .collect();
    if requests.is_empty() {
        return Ok(());
    }
    let counted = change.added.last().map(|run| (run.day, unit.amount(run.elapsed())));
    pressed.added = counted.filter(|(_, amount)| *amount != Quantity::ZERO);
    let mut book = DayBook::open(tx, &requests.iter().collect::<Vec<_>>()).await?;
    book.origin = origin;
    let places = i64::try_from(requests.len()).unwrap_or(i64::MAX);
    let first = feed::take_position(tx.conn(), user, places).await?;
    for (position, request) in (first..).zip(&requests) {
        let written = book.write(tx, position, request).await?;
        pressed.events.extend(written.events);
        pressed.entry = Some(written.entry);
    }
    book.flush(tx).await
}

fn negative(amount: Quantity) -> Quantity {
    Quantity::from_thousandths(-amount.thousandths()).unwrap_or_default()
}
