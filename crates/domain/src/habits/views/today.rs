//! The page of one day: what is due, and how each habit stands.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        Calendar, DayState, EntryStatus, HabitInput, HabitKind, PeriodProgress, Quantity, Schedule, Streak, TimerRun,
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
    /// In the owner's order; days that ask for nothing come last, and only with an entry.
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

/// The habits of a day. Archived and deleted habits and those that start later are left out.
#[must_use]
pub fn today(inputs: &[HabitInput], cal: Calendar, day: Date) -> TodayView {
    let mut shown: Vec<&HabitInput> =
        inputs.iter().filter(|input| input.habit.is_active() && input.habit.starts_on <= day).collect();
    shown.sort_by_key(|input| (input.habit.position, input.habit.id));
    let mut items: Vec<TodayItem> = shown.into_iter().filter_map(|input| item(input, cal, day)).collect();
    items.sort_by_key(|item| item.state == DayState::NotDue);
    TodayView { day, today: cal.today, items, timers: Vec::new() }
}

fn item(input: &HabitInput, cal: Calendar, day: Date) -> Option<TodayItem> {
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
