//! The page of one habit.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::habits::{
    Calendar, DaySpan, DayState, DayText, Entry, FreeFigures, Habit, HabitInput, HeatDay, Rates, Streak, TimerRun,
    free_figures, heat_map,
    rules::{SurveyRequest, survey},
    score_after_check_in,
};
use crate::{reminders::HabitReminder, tasks::Progress};

const SERIES_DAYS: u16 = 90;
const RECENT_DAYS: usize = 14;

/// Everything that the page of a habit shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HabitPageView {
    /// The habit.
    pub habit: Habit,
    /// When it is paused, oldest first.
    pub pauses: Vec<DaySpan>,
    /// The owner's local day.
    pub today: Date,
    /// How `day` stands.
    pub state: DayState,
    /// The entry of `day`. Instants and versions are not part of a history and are left empty.
    pub entry: Entry,
    /// The day that can be edited.
    pub day: Date,
    /// Runs, as of today.
    pub streak: Streak,
    /// Strength as of today, 0 to 1.
    pub score: f64,
    /// Strength with today checked in.
    pub score_after_check_in: f64,
    /// The score of the last 90 days, today last.
    pub score_series: Vec<f64>,
    /// Shares that were met lately.
    pub rates: Rates,
    /// What quitting has come to; none of other kinds.
    pub free: Option<FreeFigures>,
    /// The year of the heat map.
    pub year: i16,
    /// Years that can be shown, newest first.
    pub years: Vec<i16>,
    /// Every day of the year.
    pub heat_map: Vec<HeatDay>,
    /// The last 14 days, newest first, days without an entry included.
    pub recent: Vec<Entry>,
    /// The timer that runs. The rules know nothing of it: whoever asks for the page adds it.
    pub timer: Option<TimerRun>,
    /// Its reminders by their time, added in the same way.
    pub reminders: Vec<HabitReminder>,
    /// How far the tasks are that stand for it, added in the same way.
    #[serde(default)]
    pub tasks: Progress,
}

/// The page of a habit with `day` to edit and the heat map of `year`. `texts` by day, as far as they are known.
#[must_use]
pub fn habit_page(
    input: &HabitInput,
    texts: &BTreeMap<Date, DayText>,
    cal: Calendar,
    day: Date,
    year: i16,
) -> HabitPageView {
    let found = survey(input, cal, &SurveyRequest { series: SERIES_DAYS, focus: day, today_as: None });
    let newest_first = std::iter::successors(Some(cal.today), |day| day.yesterday().ok());
    HabitPageView {
        habit: input.habit.clone(),
        pauses: input.pauses.clone(),
        today: cal.today,
        state: found.state,
        entry: entry(input, texts, day),
        day,
        streak: found.streak,
        score: found.score,
        score_after_check_in: score_after_check_in(input, cal),
        score_series: found.series,
        rates: found.rates,
        free: free_figures(input, cal),
        year,
        years: years(input, cal),
        heat_map: heat_map(input, cal, year),
        recent: newest_first.take(RECENT_DAYS).map(|day| entry(input, texts, day)).collect(),
        timer: None,
        reminders: Vec::new(),
        tasks: Progress::default(),
    }
}

fn entry(input: &HabitInput, texts: &BTreeMap<Date, DayText>, day: Date) -> Entry {
    Entry::known(day, input.history.mark(day), texts.get(&day))
}

pub(in crate::habits::views) fn years(input: &HabitInput, cal: Calendar) -> Vec<i16> {
    let this_year = cal.today.year();
    let oldest = input.history.years().filter(|year| !year.is_empty()).map(|year| year.year()).min();
    let first = oldest.unwrap_or(this_year).min(input.habit.starts_on.year()).min(this_year);
    (first..=this_year).rev().collect()
}
