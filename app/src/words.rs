//! Sentences about habits and days, whole ones: a sentence that is glued from parts cannot be translated.

use domain::{
    format::{count_word, number, streak_length, weekday_name_long, weekday_name_short, with_unit},
    habits::{
        DayState, EntryStatus, Habit, HabitKind, Quantity, Schedule, StreakUnit, TodayItem, TodayView, WeekdaySet,
    },
    identity::Preferences,
};
use jiff::civil::{Date, Weekday};

/// The seven days from the first day of the user's week on.
pub fn week_from(start: Weekday) -> [Weekday; 7] {
    let mut day = start;
    std::array::from_fn(|_| {
        let this = day;
        day = day.next();
        this
    })
}

/// When a habit is due, in words: "Mon, Wed and Fri".
pub fn schedule(schedule: &Schedule, week_start: Weekday) -> String {
    match *schedule {
        Schedule::Daily {} => "Every day".to_owned(),
        Schedule::Weekdays { days } => weekdays(days, week_start),
        Schedule::TimesPerWeek { times: 1 } => "Once a week".to_owned(),
        Schedule::TimesPerWeek { times: 2 } => "Twice a week".to_owned(),
        Schedule::TimesPerWeek { times } => format!("{} times a week", capital(&count_word(times.into()))),
        Schedule::EveryXDays { days, .. } => format!("Every {days} days"),
        Schedule::TimesPerMonth { times: 1 } => "Once a month".to_owned(),
        Schedule::TimesPerMonth { times } => format!("{} times a month", capital(&count_word(times.into()))),
        Schedule::TimesInDays { times, days } => format!("{times} times in {days} days"),
    }
}

fn weekdays(days: WeekdaySet, week_start: Weekday) -> String {
    let is_weekend = |day| matches!(day, Weekday::Saturday | Weekday::Sunday);
    let chosen: Vec<Weekday> = week_from(week_start).into_iter().filter(|day| days.contains(*day)).collect();
    match chosen.as_slice() {
        all if all.len() == 7 => "Every day".to_owned(),
        five if five.len() == 5 && !five.iter().copied().any(is_weekend) => "On weekdays".to_owned(),
        two if two.len() == 2 && two.iter().copied().all(is_weekend) => "On weekends".to_owned(),
        [one] => format!("On {}s", weekday_name_long(*one)),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(|day| weekday_name_short(*day)).collect();
            format!("{} and {}", first.join(", "), weekday_name_short(*last))
        }
        [] => "On no day".to_owned(),
    }
}

/// What is asked and when: "At least 20 pages, every day".
pub fn aim(habit: &Habit, preferences: &Preferences) -> String {
    let Some(version) = habit.current_schedule() else { return String::new() };
    let when = schedule(&version.schedule, preferences.week_start.weekday());
    match (habit.kind, version.target) {
        (HabitKind::Measure, Some(target)) => {
            format!("At least {}. {when}", with_unit(target, habit.unit.as_deref(), preferences))
        }
        (HabitKind::Limit, Some(target)) => {
            format!("At most {}. {when}", with_unit(target, habit.unit.as_deref(), preferences))
        }
        _ => when,
    }
}

/// The quiet line under a name on Today.
pub fn row_note(item: &TodayItem, preferences: &Preferences) -> String {
    let mut parts = Vec::new();
    match item.status {
        Some(EntryStatus::Skipped) => parts.push("Skipped".to_owned()),
        Some(EntryStatus::Failed) => parts.push("Not done".to_owned()),
        Some(EntryStatus::Partial) => parts.push("Two-minute version done".to_owned()),
        _ if item.state == DayState::Missed => parts.push("Not done".to_owned()),
        _ => {}
    }
    if let (true, Some(target)) = (item.kind.is_measured(), item.target) {
        let total = item.period.and_then(|period| period.total);
        let so_far = number(total.or(item.value).unwrap_or_default(), preferences);
        let target = with_unit(target, item.unit.as_deref(), preferences);
        parts.push(amount_progress(&item.schedule, total.is_some(), &so_far, &target));
    }
    match item.period {
        Some(period) if period.total.is_some() => {}
        Some(period) => parts.push(progress(&item.schedule, period.done, period.need)),
        None if parts.is_empty() => parts.extend(item.question.clone()),
        None => {}
    }
    if item.has_note {
        parts.push("Note".to_owned());
    }
    parts.join(" · ")
}

fn amount_progress(schedule: &Schedule, is_total: bool, so_far: &str, target: &str) -> String {
    match schedule {
        Schedule::TimesPerWeek { .. } if is_total => format!("{so_far} of {target} this week"),
        Schedule::TimesPerMonth { .. } if is_total => format!("{so_far} of {target} this month"),
        _ => format!("{so_far} of {target}"),
    }
}

fn progress(schedule: &Schedule, done: u16, need: u16) -> String {
    match schedule {
        Schedule::TimesPerWeek { .. } => format!("{done} of {need} this week"),
        Schedule::TimesPerMonth { .. } => format!("{done} of {need} this month"),
        _ => format!("{done} of {need}"),
    }
}

/// Unit of a streak, for the small word under the figure.
pub const fn streak_unit(count: u32, unit: StreakUnit) -> &'static str {
    match (unit, count) {
        (StreakUnit::Day, 1) => "day",
        (StreakUnit::Day, _) => "days",
        (StreakUnit::Week, 1) => "week",
        (StreakUnit::Week, _) => "weeks",
        (StreakUnit::Month, 1) => "month",
        (StreakUnit::Month, _) => "months",
    }
}

/// The best run beside the current one.
pub fn best_streak(best: u32, unit: StreakUnit) -> String {
    format!("Best: {}", streak_length(best, unit))
}

/// How a day of a habit stands, in words, for lists and the heat map.
pub fn day_words(
    status: Option<EntryStatus>,
    value: Option<Quantity>,
    unit: Option<&str>,
    preferences: &Preferences,
) -> String {
    let amount = value.map(|value| with_unit(value, unit, preferences));
    match (status, amount) {
        (Some(EntryStatus::Skipped), _) => "skipped".to_owned(),
        (Some(EntryStatus::Failed), _) => "not done".to_owned(),
        (Some(EntryStatus::Partial), None) => "two-minute version".to_owned(),
        (Some(EntryStatus::Partial), Some(amount)) => format!("two-minute version, {amount}"),
        (Some(EntryStatus::Done), Some(amount)) => format!("done, {amount}"),
        (Some(EntryStatus::Done), None) => "done".to_owned(),
        (None, Some(amount)) => amount,
        (None, None) => "nothing noted".to_owned(),
    }
}

/// Whether nothing more is asked of a row.
pub const fn is_settled(item: &TodayItem) -> bool {
    matches!(item.state, DayState::Met | DayState::Excused | DayState::NotDue)
        || matches!(
            item.status,
            Some(EntryStatus::Done | EntryStatus::Partial | EntryStatus::Skipped | EntryStatus::Failed)
        )
}

/// The line under the date.
pub fn day_summary(view: &TodayView) -> String {
    let asked = view.items.iter().filter(|item| item.state != DayState::NotDue && item.state != DayState::Excused);
    let (done, open): (Vec<&TodayItem>, Vec<&TodayItem>) = asked.partition(|item| item.state == DayState::Met);
    let (done, all) = (done.len() as u32, (done.len() + open.len()) as u32);
    let past = view.day < view.today;
    match (done, all) {
        (_, 0) if past => "Nothing was asked of this day.".to_owned(),
        (_, 0) => "Nothing is asked of today.".to_owned(),
        (1, 1) => "Done.".to_owned(),
        (2, 2) => "Both done.".to_owned(),
        (done, all) if done == all => format!("All {} done.", count_word(all)),
        (0, all) if past => format!("None of {} done.", count_word(all)),
        (0, 1) => "One habit today.".to_owned(),
        (0, all) => format!("{} habits today.", capital(&count_word(all))),
        (done, all) => format!("{} done.", capital(&domain::format::count_of(done, all))),
    }
}

/// Which day this is to the reader: "Today", "Yesterday", or none.
pub fn nearness(day: Date, today: Date) -> Option<&'static str> {
    if day == today {
        Some("Today")
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == day) {
        Some("Yesterday")
    } else {
        None
    }
}

/// Day and month without the year: "12 March".
pub fn day_and_month(day: Date, preferences: &Preferences) -> String {
    use domain::{format::month_name, identity::DateFormat};
    let (number, month) = (day.day(), month_name(day.month()));
    match preferences.date_format {
        DateFormat::DayMonthYear => format!("{number} {month}"),
        DateFormat::MonthDayYear => format!("{month} {number}"),
        DateFormat::Iso => day.to_string(),
    }
}

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[Weekday]) -> WeekdaySet {
        days.iter().fold(WeekdaySet::default(), |set, day| set.with(*day))
    }

    #[test]
    fn schedules_read_like_speech() {
        use Weekday::*;
        let words = |s: Schedule| schedule(&s, Monday);
        assert_eq!(words(Schedule::Weekdays { days: days(&[Monday, Wednesday, Friday]) }), "Mon, Wed and Fri");
        assert_eq!(words(Schedule::Weekdays { days: days(&[Saturday, Sunday]) }), "On weekends");
        assert_eq!(words(Schedule::Weekdays { days: days(&[Tuesday]) }), "On Tuesdays");
        assert_eq!(words(Schedule::TimesPerWeek { times: 3 }), "Three times a week");
    }

    #[test]
    fn the_week_begins_where_the_user_says() {
        assert_eq!(week_from(Weekday::Sunday)[0], Weekday::Sunday);
        assert_eq!(week_from(Weekday::Saturday)[6], Weekday::Friday);
    }

    #[test]
    fn a_summary_is_one_plain_sentence() {
        let day = jiff::civil::date(2026, 3, 12);
        let view = TodayView { day, today: day, items: vec![] };
        assert_eq!(day_summary(&view), "Nothing is asked of today.");
    }
}
