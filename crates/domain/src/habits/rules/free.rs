//! What quitting has come to: how long nothing has slipped, how many days were kept, and what was not spent.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        Calendar, EntryStatus, HabitInput, HabitKind, Quantity, absence::days, calendar::day_number, day_counts,
        rules::paused::PausedDays,
    },
    money::Money,
};

/// The figures of a habit to quit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeFigures {
    /// The last day with a slip.
    pub last_slip: Option<Date>,
    /// Days since the last slip, or since the first day where there was none.
    pub free_days: u32,
    /// The longest stretch from slip to slip in days, the current one included.
    pub longest: u32,
    /// Days that are over and were kept. Days that were left out, and those that nobody knows of, are not among them.
    pub kept_days: u32,
    /// What the kept days did not cost, in whole minor units; an estimate. None without a price and an amount.
    pub saved: Option<Money>,
}

/// The figures as of today; none of a habit that is to be done.
#[must_use]
pub fn free_figures(input: &HabitInput, cal: Calendar) -> Option<FreeFigures> {
    let habit = &input.habit;
    if habit.kind != HabitKind::Quit {
        return None;
    }
    let (mut since, mut last_slip, mut longest, mut kept_days) = (habit.starts_on, None, 0, 0_u32);
    let mut paused = PausedDays::of(input);
    for day in days(habit.starts_on, cal.today) {
        let mark = input.history.mark(day);
        if mark.status == Some(EntryStatus::Failed) {
            longest = longest.max(between(since, day));
            (since, last_slip) = (day, Some(day));
        }
        let is_paused = paused.contains(day_number(day));
        let is_known = mark.status.is_some() || !is_paused;
        let is_kept = day < cal.today && is_known && day_counts(habit, day, mark, cal.today);
        kept_days += u32::from(is_kept);
    }
    let free_days = between(since, cal.today);
    let longest = longest.max(free_days);
    let price = habit.unit_price.as_ref().zip(habit.usual_amount);
    let saved = price.and_then(|(price, usual)| saved(price, usual, kept_days));
    Some(FreeFigures { last_slip, free_days, longest, kept_days, saved })
}

fn between(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).get_days()).unwrap_or(0)
}

/// Price of a unit, times units of a usual day, times days; what is less than a minor unit is left off.
fn saved(price: &Money, usual: Quantity, kept_days: u32) -> Option<Money> {
    let thousandths = i128::from(price.minor) * i128::from(usual.thousandths()) * i128::from(kept_days);
    let minor = i64::try_from(thousandths / 1000).ok()?;
    Some(Money { minor, currency: price.currency.clone() })
}
