//! Two or three habits on one axis, week by week: how strong each was, or what share of it was met.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        Calendar, Grouping, HabitInput,
        calendar::day_number,
        rules::{Trace, trace},
        views::figures::settled,
    },
    ids::HabitId,
};

/// More lines than these cannot be told apart.
pub const MOST_COMPARED: usize = 3;
/// How many are compared while nobody has chosen.
const AT_FIRST: usize = 2;
const WEEKS: usize = 26;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompareBy {
    /// The strength at the end of each week.
    #[default]
    Score,
    /// What was met of what came due in each week.
    WeeklyRate,
}

impl CompareBy {
    /// The word in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::WeeklyRate => "rate",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        [Self::Score, Self::WeeklyRate].into_iter().find(|by| by.as_str() == text).ok_or("unknown_choice")
    }
}

/// A week of a line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ComparePoint {
    /// The first day of the week.
    pub week: Date,
    /// 0 to 1; none before the habit began, and for rates where nothing came due.
    pub share: Option<f64>,
}

/// A habit as a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompareLine {
    /// Which habit.
    pub habit_id: HabitId,
    /// Its name.
    pub name: String,
    /// A point for each week, oldest first.
    pub points: Vec<ComparePoint>,
}

/// The comparison and what can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparisonView {
    /// Every habit in use, in the owner's order.
    pub choices: Vec<(HabitId, String)>,
    /// What is compared.
    pub by: CompareBy,
    /// The lines, in the order in which they were chosen; all of them have the same weeks.
    pub lines: Vec<CompareLine>,
}

pub(super) fn comparison(shown: &[&HabitInput], cal: Calendar, chosen: &[HabitId], by: CompareBy) -> ComparisonView {
    let mut ids: Vec<HabitId> = Vec::new();
    for id in chosen {
        if !ids.contains(id) {
            ids.push(*id);
        }
    }
    let found = |id: &HabitId| shown.iter().find(|input| input.habit.id == *id).copied();
    let mut compared: Vec<&HabitInput> = ids.iter().filter_map(found).take(MOST_COMPARED).collect();
    if compared.is_empty() {
        compared = shown.iter().take(AT_FIRST).copied().collect();
    }
    ComparisonView {
        choices: shown.iter().map(|input| (input.habit.id, input.habit.name.clone())).collect(),
        by,
        lines: compared.into_iter().map(|input| line(input, cal, by)).collect(),
    }
}

fn line(input: &HabitInput, cal: Calendar, by: CompareBy) -> CompareLine {
    let trace = trace(input, cal);
    let mut weeks = Grouping::Week.last_periods(cal.today, cal.week_start, Date::MIN, WEEKS);
    weeks.reverse();
    let point = |(first, last): (Date, Date)| {
        let days = (day_number(first), day_number(last.min(cal.today)));
        let share = match by {
            CompareBy::Score => score_on(&trace, days.1),
            CompareBy::WeeklyRate => rate_in(&trace, days),
        };
        ComparePoint { week: first, share }
    };
    CompareLine {
        habit_id: input.habit.id,
        name: input.habit.name.clone(),
        points: weeks.into_iter().map(point).collect(),
    }
}

fn score_on(trace: &Trace, number: i32) -> Option<f64> {
    let first = trace.days.first()?.number;
    let day = trace.days.get(usize::try_from(number - first).ok()?)?;
    Some(day.score.clamp(0.0, 1.0))
}

fn rate_in(trace: &Trace, (first, last): (i32, i32)) -> Option<f64> {
    // A week or month that goes on counts on the last day that was walked.
    let today = trace.days.last()?.number;
    settled(trace, |owed| (first..=last).contains(&owed.last.min(today))).rate()
}
