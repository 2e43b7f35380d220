//! Why an old app and we say different things of the same days. Each reason is found in the days themselves, so that
//! none is told that does not hold.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::habits::{Calendar, DayState, EntryStatus, HabitInput, HabitKind, StreakUnit, day_figures};

/// Scores that differ by less are shown as the same number.
const SAME_SCORE: f64 = 0.005;
/// Days looked back for what lengthened a run.
const LONGEST_RUN: u32 = 36_600;

/// What the old app says of a habit, by its own rules.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct TheirFigures {
    /// The run that is alive, in days.
    pub streak: Option<u32>,
    /// Strength, 0 to 1.
    pub score: Option<f64>,
}

/// What we say of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The run that is alive.
    pub streak: u32,
    /// What is counted.
    pub unit: StreakUnit,
    /// The longest run.
    pub best: u32,
    /// Strength, 0 to 1.
    pub score: f64,
}

impl Figures {
    /// Those of today.
    #[must_use]
    pub fn of(input: &HabitInput, cal: Calendar) -> Self {
        let (_, streak, score) = day_figures(input, cal, cal.today);
        Self { streak: streak.current, unit: streak.unit, best: streak.best, score }
    }
}

/// A reason why the two differ.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Difference {
    /// They count days, we count weeks or months that have what they need.
    CountsPeriods {
        /// Their days.
        theirs: u32,
        /// Our weeks or months.
        ours: u32,
        /// Which of the two.
        unit: StreakUnit,
    },
    /// Days of their run were skipped: they lengthen it there, and here they only keep it alive.
    SkippedDays {
        /// How many.
        days: u32,
    },
    /// Days of their run were filled in by the old app, because the habit is not asked for each day.
    ImpliedDays {
        /// How many.
        days: u32,
    },
    /// Our run survived misses by its reserves.
    Reserves {
        /// How much shorter it would be without them.
        days: u32,
    },
    /// Today is still open: it counts against one there, and not yet here.
    OpenToday {},
    /// Days of a limit about which nothing was noted are perfect there, and unknown here.
    SilentDays {},
    /// Strength is counted by due days here and by all days there.
    OtherScore {
        /// Theirs, 0 to 1.
        theirs: f64,
        /// Ours, 0 to 1.
        ours: f64,
    },
    /// The two count runs by other rules.
    OtherStreak {
        /// Theirs.
        theirs: u32,
        /// Ours.
        ours: u32,
    },
}

/// Why the figures differ; nothing where they say the same.
#[must_use]
pub fn differences(input: &HabitInput, cal: Calendar, theirs: TheirFigures, ours: Figures) -> Vec<Difference> {
    let mut found = Vec::new();
    if let Some(streak) = theirs.streak {
        found.extend(of_streaks(input, cal, streak, ours));
    }
    if let Some(score) = theirs.score.filter(|score| (score - ours.score).abs() >= SAME_SCORE) {
        found.extend(of_scores(input, cal, score, ours));
    }
    found.dedup();
    found
}

fn of_streaks(input: &HabitInput, cal: Calendar, theirs: u32, ours: Figures) -> Vec<Difference> {
    if ours.unit != StreakUnit::Day {
        return vec![Difference::CountsPeriods { theirs, ours: ours.streak, unit: ours.unit }];
    }
    if theirs == ours.streak {
        return Vec::new();
    }
    let mut found = Vec::new();
    if theirs > ours.streak {
        let run = Run::of(input, cal.today, theirs);
        if run.skipped > 0 {
            found.push(Difference::SkippedDays { days: run.skipped });
        }
        if run.silent > 0 {
            found.push(Difference::ImpliedDays { days: run.silent });
        }
    } else {
        let without = without_reserves(input, cal).streak;
        if without < ours.streak {
            found.push(Difference::Reserves { days: ours.streak - without });
        }
        if is_open(input, cal) {
            found.push(Difference::OpenToday {});
        }
    }
    if found.is_empty() {
        found.push(Difference::OtherStreak { theirs, ours: ours.streak });
    }
    found
}

fn of_scores(input: &HabitInput, cal: Calendar, theirs: f64, ours: Figures) -> Vec<Difference> {
    if is_open(input, cal) && theirs < ours.score {
        return vec![Difference::OpenToday {}];
    }
    if input.habit.kind == HabitKind::Limit && !input.habit.assume_kept {
        return vec![Difference::SilentDays {}];
    }
    vec![Difference::OtherScore { theirs, ours: ours.score }]
}

/// Whether something may still be done today.
fn is_open(input: &HabitInput, cal: Calendar) -> bool {
    day_figures(input, cal, cal.today).0 == DayState::Due
}

fn without_reserves(input: &HabitInput, cal: Calendar) -> Figures {
    let mut strict = input.clone();
    strict.habit.reserves_per_month = 0;
    Figures::of(&strict, cal)
}

/// What the days of their run hold beside what was done.
struct Run {
    skipped: u32,
    silent: u32,
}

impl Run {
    /// So many days up to today, or to yesterday where nothing is known of today.
    fn of(input: &HabitInput, today: Date, length: u32) -> Self {
        let known = |day: Date| input.history.mark(day);
        let is_silent = known(today).status.is_none() && known(today).value.is_none();
        let last = if is_silent { today.saturating_sub(1.day()) } else { today };
        let days = (0..length.min(LONGEST_RUN)).map(|back| last.saturating_sub(i64::from(back).days()));
        let mut run = Self { skipped: 0, silent: 0 };
        for mark in days.map(known) {
            match mark.status {
                Some(EntryStatus::Skipped) => run.skipped += 1,
                _ if !mark.is_check_in() => run.silent += 1,
                _ => {}
            }
        }
        run
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};
    use uuid::Uuid;

    use super::*;
    use crate::{
        habits::{DayMark, Habit, HabitFields, History, Schedule},
        ids::HabitId,
    };

    const TODAY: Date = Date::constant(2026, 3, 10);

    fn calendar() -> Calendar {
        Calendar { today: TODAY, week_start: jiff::civil::Weekday::Monday }
    }

    /// A habit since the first of March, by a letter a day: `d` done, `s` skipped, `f` failed, a space for silence.
    fn habit(schedule: Schedule, days: &str) -> HabitInput {
        let fields = HabitFields { schedule, ..HabitFields::daily("Stretch") };
        let start = date(2026, 3, 1);
        let habit = Habit::planned(HabitId(Uuid::from_u128(1)), fields, start, 0, Timestamp::UNIX_EPOCH);
        let mut history = History::default();
        for (number, letter) in (0_i64..).zip(days.chars()) {
            let status = match letter {
                'd' => Some(EntryStatus::Done),
                's' => Some(EntryStatus::Skipped),
                'f' => Some(EntryStatus::Failed),
                _ => None,
            };
            history.set(start.saturating_add(number.days()), DayMark { status, ..DayMark::default() });
        }
        HabitInput { habit, history, pauses: Vec::new() }
    }

    fn reasons(input: &HabitInput, streak: u32) -> Vec<Difference> {
        let theirs = TheirFigures { streak: Some(streak), score: None };
        differences(input, calendar(), theirs, Figures::of(input, calendar()))
    }

    #[test]
    fn the_same_number_needs_no_reason() {
        assert!(reasons(&habit(Schedule::Daily {}, "dddddddddd"), 10).is_empty());
    }

    #[test]
    fn skipped_days_are_named_and_counted() {
        let input = habit(Schedule::Daily {}, "dddssddddd");
        assert_eq!(Figures::of(&input, calendar()).streak, 8);
        assert_eq!(reasons(&input, 10), [Difference::SkippedDays { days: 2 }]);
    }

    #[test]
    fn reserves_are_named_where_they_made_the_difference() {
        let input = habit(Schedule::Daily {}, "dddddfdddd");
        assert_eq!(Figures::of(&input, calendar()).streak, 9);
        assert_eq!(reasons(&input, 4), [Difference::Reserves { days: 5 }]);
    }

    #[test]
    fn weeks_are_not_compared_with_days() {
        let input = habit(Schedule::TimesPerWeek { times: 2 }, "d ddd  dd ");
        let ours = Figures::of(&input, calendar());
        assert_eq!(ours.unit, StreakUnit::Week);
        let reason = Difference::CountsPeriods { theirs: 9, ours: ours.streak, unit: StreakUnit::Week };
        assert_eq!(reasons(&input, 9), [reason]);
    }

    #[test]
    fn a_day_that_is_still_open_is_no_miss_here() {
        let input = habit(Schedule::Daily {}, "ddddddddd ");
        assert_eq!(Figures::of(&input, calendar()).streak, 9);
        assert_eq!(reasons(&input, 0), [Difference::OpenToday {}]);
    }
}
