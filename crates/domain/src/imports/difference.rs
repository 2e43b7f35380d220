//! Why an old app and we say different things of the same days. Each reason is counted in the days themselves, so that
//! none is told that does not hold.

use serde::{Deserialize, Serialize};

use crate::habits::{Calendar, DayState, HabitInput, HabitKind, StreakUnit, day_figures};

/// Scores that differ by less are shown as the same number.
const SAME_SCORE: f64 = 0.005;

/// What the old app says of a habit, by its own rules, up to today.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct TheirFigures {
    /// The run that lasts until today or yesterday, in days.
    pub streak: Option<u32>,
    /// The longest run, in days.
    pub best_streak: Option<u32>,
    /// Strength, 0 to 1.
    pub score: Option<f64>,
    /// Days of the lasting run that nobody ticked and the app counts all the same.
    pub implied_days: u32,
    /// Days of the lasting run that were skipped and that the app counts all the same.
    pub skipped_days: u32,
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
        found.extend(of_streaks(input, cal, (streak, theirs), ours));
    }
    if let Some(score) = theirs.score.filter(|score| (score - ours.score).abs() >= SAME_SCORE) {
        found.extend(of_scores(input, cal, score, ours));
    }
    found.dedup();
    found
}

fn of_streaks(input: &HabitInput, cal: Calendar, (theirs, run): (u32, TheirFigures), ours: Figures) -> Vec<Difference> {
    if ours.unit != StreakUnit::Day {
        return vec![Difference::CountsPeriods { theirs, ours: ours.streak, unit: ours.unit }];
    }
    if theirs == ours.streak {
        return Vec::new();
    }
    let mut found = Vec::new();
    if theirs > ours.streak {
        if run.skipped_days > 0 {
            found.push(Difference::SkippedDays { days: run.skipped_days });
        }
        if run.implied_days > 0 {
            found.push(Difference::ImpliedDays { days: run.implied_days });
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

#[cfg(test)]
mod tests {
    use jiff::{
        Timestamp, ToSpan as _,
        civil::{Date, Weekday, date},
    };
    use uuid::Uuid;

    use super::*;
    use crate::{
        habits::{DayMark, EntryStatus, Habit, HabitFields, History, Schedule},
        ids::HabitId,
    };

    const TODAY: Date = Date::constant(2026, 3, 10);

    fn calendar() -> Calendar {
        Calendar { today: TODAY, week_start: Weekday::Monday }
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
        told(input, TheirFigures { streak: Some(streak), ..TheirFigures::default() })
    }

    fn told(input: &HabitInput, theirs: TheirFigures) -> Vec<Difference> {
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
        let theirs = TheirFigures { streak: Some(10), skipped_days: 2, ..TheirFigures::default() };
        assert_eq!(told(&input, theirs), [Difference::SkippedDays { days: 2 }]);
        assert_eq!(reasons(&input, 10), [Difference::OtherStreak { theirs: 10, ours: 8 }]);
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
