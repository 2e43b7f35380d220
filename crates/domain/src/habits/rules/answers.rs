//! The single questions that may be asked of a habit, each answered from one survey of its days.

use jiff::civil::Date;

use crate::habits::{
    Calendar, DayMark, DayState, EntryStatus, Habit, HabitInput, HabitKind, Quantity, Rates, Streak,
    rules::{
        Survey, SurveyRequest, survey,
        verdict::{Judge, Mark},
    },
};

fn ask(input: &HabitInput, cal: Calendar, series: u16, today_as: Option<Mark>) -> Survey {
    survey(input, cal, &SurveyRequest { series, focus: cal.today, today_as })
}

/// The current and the best run.
#[must_use]
pub fn streak(input: &HabitInput, cal: Calendar) -> Streak {
    ask(input, cal, 0, None).streak
}

/// How strong the habit is, 0 to 1.
#[must_use]
pub fn score(input: &HabitInput, cal: Calendar) -> f64 {
    ask(input, cal, 0, None).score
}

/// The score of each of the last `days` days, oldest first, today last. Days before the start are 0.
#[must_use]
pub fn score_series(input: &HabitInput, cal: Calendar, days: u16) -> Vec<f64> {
    ask(input, cal, days, None).series
}

/// What the score would be with today checked in; the score itself when today is not due.
#[must_use]
pub fn score_after_check_in(input: &HabitInput, cal: Calendar) -> f64 {
    let value = input.history.mark(cal.today).value.filter(|_| input.habit.kind == HabitKind::Limit);
    let checked = Mark { status: Some(EntryStatus::Done), value: value.map(Quantity::thousandths) };
    ask(input, cal, 0, Some(checked)).score
}

/// The share of due days, weeks or months that were met lately.
#[must_use]
pub fn rates(input: &HabitInput, cal: Calendar) -> Rates {
    ask(input, cal, 0, None).rates
}

/// How a day stands, as seen today. On a week, month or window schedule a day that counts itself is met, and so is
/// every day of a period that has what it needs.
#[must_use]
pub fn day_state(input: &HabitInput, cal: Calendar, day: Date) -> DayState {
    survey(input, cal, &SurveyRequest { series: 0, focus: day, today_as: None }).state
}

/// Whether today is the day after a miss: exactly one due day went by undone before it, so that doing it today is a
/// comeback. Only of what is to be done: who leaves something alone has nothing to come back to.
#[must_use]
pub fn is_comeback_day(input: &HabitInput, cal: Calendar) -> bool {
    !input.habit.judged_on(cal.today).kind.asks_to_refrain() && ask(input, cal, 0, None).missed_before == 1
}

/// What a list of a day shows of a habit: how the day stands, the runs, and the strength, in one walk.
#[must_use]
pub fn day_figures(input: &HabitInput, cal: Calendar, day: Date) -> (DayState, Streak, f64) {
    let found = survey(input, cal, &SurveyRequest { series: 0, focus: day, today_as: None });
    (found.state, found.streak, found.score)
}

/// Whether a day counts by itself, whatever its week or month asks: by what was said of it, by its amount, or by its
/// silence once it is over. No day before the first one does, and none to come.
#[must_use]
pub fn day_counts(habit: &Habit, day: Date, mark: DayMark, today: Date) -> bool {
    let Some(version) = habit.schedule_on(day) else { return false };
    let mark = Mark { status: mark.status, value: mark.value.map(Quantity::thousandths) };
    let verdict = Judge::new(habit.judged_on(day), version.target).verdict(mark, day < today);
    habit.starts_on <= day && day <= today && verdict.counts()
}
