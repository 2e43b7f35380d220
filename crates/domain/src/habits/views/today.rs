//! The page of one day: what is due, and how each habit stands.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        AwayQuestion, Calendar, DayState, EntryStatus, HabitInput, HabitKind, Pause, PeriodProgress, Quantity,
        Schedule, Stack, Streak, TimerRun, Tone, away_question, chain_order,
        rules::{SurveyRequest, survey},
    },
    ids::HabitId,
};

/// How many days of score the small curve shows.
const SPARK_DAYS: u16 = 30;

/// One day's habits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TodayView {
    /// The day that is shown.
    pub day: Date,
    /// The owner's local day.
    pub today: Date,
    /// Along the chains and in the owner's order; paused habits come after those that ask for something, and days that
    /// ask for nothing come last, and only with an entry.
    pub items: Vec<TodayItem>,
    /// What is asked about days on which nobody was here; only on the owner's today.
    pub away: Option<AwayQuestion>,
    /// Timers that run, whatever day is shown. The rules know nothing of them: whoever asks for the day adds them.
    pub timers: Vec<(HabitId, TimerRun)>,
}

impl TodayView {
    /// The timer of a habit that runs.
    #[must_use]
    pub fn timer(&self, habit: HabitId) -> Option<&TimerRun> {
        self.timers.iter().find(|(id, _)| *id == habit).map(|(_, run)| run)
    }
}

impl TodayView {
    /// How many habits are paused.
    #[must_use]
    pub fn paused(&self) -> usize {
        self.items.iter().filter(|item| item.paused).count()
    }
}

/// One habit on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TodayItem {
    /// Which habit.
    pub habit_id: HabitId,
    /// Its name.
    pub name: String,
    /// How it is judged on the day.
    pub kind: HabitKind,
    /// Unit of its amounts.
    pub unit: Option<String>,
    /// Its question.
    pub question: Option<String>,
    /// How its owner feels about it.
    pub tone: Tone,
    /// Its colour, see [`crate::habits::HABIT_COLORS`].
    pub color: u8,
    /// Its emoji, or the name of its icon.
    pub icon: Option<String>,
    /// The two-minute version.
    pub minimum_text: Option<String>,
    /// What it follows: the name of another habit, or a cue.
    pub after: Option<String>,
    /// Paused on the day, and nothing was said of it.
    pub paused: bool,
    /// The last day of that pause; none while it goes on, and without one.
    pub paused_until: Option<Date>,
    /// The schedule that holds on the day.
    pub schedule: Schedule,
    /// The target that holds on the day.
    pub target: Option<Quantity>,
    /// What was said of the day.
    pub status: Option<EntryStatus>,
    /// The day's amount.
    pub value: Option<Quantity>,
    /// Whether the day has a note.
    pub has_note: bool,
    /// How the day stands.
    pub state: DayState,
    /// Runs, as of today.
    pub streak: Streak,
    /// Strength as of today, 0 to 1.
    pub score: f64,
    /// The score of the last 30 days in thousandths, today last: finer than any screen, and short on the wire.
    pub spark: Vec<u16>,
    /// How far the week, month or window of the day is.
    pub period: Option<PeriodProgress>,
    /// Whether the day is today, and exactly one due day went by undone before it.
    pub is_comeback: bool,
}

impl TodayItem {
    /// Whether its two-minute version can be offered: there is one, and the day is open without a word about it.
    #[must_use]
    pub const fn offers_minimum(&self) -> bool {
        self.minimum_text.is_some() && self.status.is_none() && matches!(self.state, DayState::Due | DayState::Missed)
    }
}

impl TodayView {
    /// The habits that a minimum day turns into their two-minute versions: what is due, open and has one.
    #[must_use]
    pub fn minimum_day(&self) -> Vec<HabitId> {
        let due = |item: &&TodayItem| item.state == DayState::Due && item.offers_minimum();
        self.items.iter().filter(due).map(|item| item.habit_id).collect()
    }
}

/// The habits of a day. Archived and deleted habits and those that start later are left out. `stacks`: all of the
/// owner.
#[must_use]
pub fn today(inputs: &[HabitInput], stacks: &[Stack], cal: Calendar, day: Date) -> TodayView {
    let mut shown: Vec<&HabitInput> =
        inputs.iter().filter(|input| input.habit.is_active() && input.habit.starts_on <= day).collect();
    shown.sort_by_key(|input| (input.habit.position, input.habit.id));
    let ids: Vec<_> = shown.iter().map(|input| input.habit.id).collect();
    let by_id: BTreeMap<_, _> = shown.into_iter().map(|input| (input.habit.id, input)).collect();
    let in_order = chain_order(&ids, stacks).into_iter().filter_map(|id| by_id.get(&id));
    let mut items: Vec<TodayItem> =
        in_order.filter_map(|input| item(input, after(input, &by_id, stacks), cal, day)).collect();
    items.sort_by_key(|item| (item.state == DayState::NotDue, item.paused));
    TodayView { day, today: cal.today, items, away: None, timers: Vec::new() }
}

impl TodayView {
    /// The same with the question about days of absence, which is asked on the owner's today only.
    #[must_use]
    pub fn after_absences<'a>(self, inputs: &[HabitInput], pauses: impl IntoIterator<Item = &'a Pause>) -> Self {
        let away = if self.day == self.today { away_question(inputs, pauses) } else { None };
        Self { away, ..self }
    }
}

/// The name of the habit before it, if that is in use, else its cue.
fn after(input: &HabitInput, shown: &BTreeMap<HabitId, &HabitInput>, stacks: &[Stack]) -> Option<String> {
    let stack = stacks.iter().find(|stack| stack.follower_habit_id == input.habit.id)?;
    let anchor = stack.anchor_habit_id.and_then(|id| shown.get(&id));
    anchor.map(|anchor| anchor.habit.name.clone()).or_else(|| stack.cue.clone())
}

fn item(input: &HabitInput, after: Option<String>, cal: Calendar, day: Date) -> Option<TodayItem> {
    let habit = &input.habit;
    let version = habit.schedule_on(day)?;
    let mark = input.history.mark(day);
    let found = survey(input, cal, &SurveyRequest { series: SPARK_DAYS, focus: day, today_as: None });
    if found.state == DayState::NotDue && mark == crate::habits::DayMark::default() {
        return None;
    }
    let kind = habit.judged_on(day).kind;
    let is_comeback = day == cal.today && !kind.asks_to_refrain() && found.missed_before == 1;
    let paused = mark.status.is_none() && found.state == DayState::Excused && input.is_paused(day);
    Some(TodayItem {
        habit_id: habit.id,
        name: habit.name.clone(),
        kind,
        unit: habit.unit.clone(),
        question: habit.question.clone(),
        tone: habit.tone,
        color: habit.color,
        icon: habit.icon.clone(),
        minimum_text: habit.minimum_text.clone().filter(|_| !kind.asks_to_refrain()),
        after,
        paused,
        paused_until: if paused { input.paused_until(day) } else { None },
        schedule: version.schedule,
        target: version.target,
        status: mark.status,
        value: mark.value,
        has_note: mark.has_note,
        state: found.state,
        streak: found.streak,
        score: found.score,
        spark: found.series.into_iter().map(thousandths).collect(),
        period: found.progress,
        is_comeback,
    })
}

/// A share of one in thousandths.
fn thousandths(share: f64) -> u16 {
    (share.clamp(0.0, 1.0) * 1000.0).round() as u16
}
