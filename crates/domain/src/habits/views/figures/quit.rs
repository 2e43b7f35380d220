//! The time since the last slip, and all the times between slips.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::habits::{
    Calendar, FreeTime, HabitInput, HabitKind, QuitFigures,
    calendar::{date_of, day_number},
    rules::{Trace, Verdict, trace},
};

/// What a habit to quit comes to; none for another one, or before its first day.
#[must_use]
pub fn quit_figures(input: &HabitInput, cal: Calendar) -> Option<QuitFigures> {
    counted(&trace(input, cal), input, cal)
}

pub(super) fn counted(trace: &Trace, input: &HabitInput, cal: Calendar) -> Option<QuitFigures> {
    if input.habit.kind != HabitKind::Quit {
        return None;
    }
    let of_this_kind = || trace.days.iter().filter(|day| day.kind == HabitKind::Quit);
    let start = date_of(of_this_kind().next()?.number);
    let slips: Vec<Date> =
        of_this_kind().filter(|day| day.verdict == Verdict::Slipped).map(|day| date_of(day.number)).collect();
    let now = between(slips.last().copied().unwrap_or(start), cal.today, true);
    let begins = std::iter::once(start).chain(slips.iter().copied());
    let mut free: Vec<FreeTime> = begins.zip(&slips).map(|(from, to)| between(from, *to, false)).collect();
    free.push(now);
    free.retain(|time| time.days > 0);
    free.sort_by_key(|time| Reverse((time.days, time.to)));
    let count = u32::try_from(slips.len()).unwrap_or(u32::MAX);
    Some(QuitFigures { last_slip: slips.last().copied(), slips: count, now, free })
}

fn between(from: Date, to: Date, is_current: bool) -> FreeTime {
    FreeTime { from, to, days: (day_number(to) - day_number(from)).unsigned_abs(), is_current }
}
