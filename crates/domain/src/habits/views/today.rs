//! The page of one day: what is due, and how each habit stands.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        Calendar, DayState, EntryStatus, HabitInput, HabitKind, PeriodProgress, Quantity, Schedule, Stack, Streak,
        TimerRun, Tone, chain_order,
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
    /// The score of the last 30 days, today last.
    pub spark: Vec<f64>,
    /// How far the week, month or window of the day is.
    pub period: Option<PeriodProgress>,
}

/// The habits of a day. Archived and deleted habits and those that start later are left out. `stacks`: all of the owner.
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
    TodayView { day, today: cal.today, items, timers: Vec::new() }
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
    Some(TodayItem {
        habit_id: habit.id,
        name: habit.name.clone(),
        kind: habit.judged_on(day).kind,
        unit: habit.unit.clone(),
        question: habit.question.clone(),
        tone: habit.tone,
        color: habit.color,
        icon: habit.icon.clone(),
        minimum_text: habit.minimum_text.clone(),
        after,
        paused: mark.status.is_none() && found.state == DayState::Excused && input.is_paused(day),
        schedule: version.schedule,
        target: version.target,
        status: mark.status,
        value: mark.value,
        has_note: mark.has_note,
        state: found.state,
        streak: found.streak,
        score: found.score,
        spark: found.series,
        period: found.progress,
    })
}
