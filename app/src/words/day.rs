//! Days and runs in words.

use domain::{
    format::{month_name, streak_length, with_unit},
    habits::{DayMark, DaySpan, EntryStatus, Habit, HabitKind, HabitPageView, StreakUnit, day_counts},
    identity::{DateFormat, Preferences},
};
use jiff::civil::Date;

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
pub fn day_words(view: &HabitPageView, day: Date, mark: DayMark, preferences: &Preferences) -> String {
    day_said(&view.habit, &view.pauses, view.today, day, mark, preferences)
}

/// The same for a habit as it is seen on a day.
pub fn day_said(
    habit: &Habit,
    pauses: &[DaySpan],
    today: Date,
    day: Date,
    mark: DayMark,
    preferences: &Preferences,
) -> String {
    // A pause, or days on which nobody was here: silence says nothing then.
    let is_silent = mark.status.is_none() && mark.value.is_none();
    if is_silent && pauses.iter().any(|pause| pause.contains(day)) {
        return "not counted".to_owned();
    }
    let counts = day_counts(habit, day, mark, today);
    let amount = mark.value.map(|value| with_unit(value, habit.unit.as_deref(), preferences));
    match habit.judged_on(day).kind {
        HabitKind::YesNo | HabitKind::Measure => done_words(mark.status, amount),
        HabitKind::Limit => limit_words(mark.status, amount, standing(habit, day, mark), counts),
        HabitKind::Quit => quit_words(mark.status, counts, day == today).to_owned(),
    }
}

pub(super) fn done_words(status: Option<EntryStatus>, amount: Option<String>) -> String {
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

/// How an amount stands to the limit of its day; nothing where only the week or month has one.
fn standing(habit: &Habit, day: Date, mark: DayMark) -> Option<&'static str> {
    let version = habit.schedule_on(day).filter(|version| !version.schedule.adds_up())?;
    let is_over = mark.value? > version.target?;
    Some(if is_over { "over" } else { "within" })
}

pub(super) fn limit_words(
    status: Option<EntryStatus>,
    amount: Option<String>,
    standing: Option<&'static str>,
    counts: bool,
) -> String {
    match (status, amount, standing) {
        (Some(EntryStatus::Skipped), ..) => "skipped".to_owned(),
        (Some(EntryStatus::Failed), Some(amount), _) => format!("{amount}, over"),
        (Some(EntryStatus::Failed), None, _) => "over".to_owned(),
        (_, Some(amount), Some(standing)) => format!("{amount}, {standing}"),
        (_, Some(amount), None) => amount,
        (Some(EntryStatus::Done | EntryStatus::Partial), None, _) => "kept".to_owned(),
        (None, None, _) if counts => "nothing noted, kept".to_owned(),
        (None, None, _) => "nothing noted".to_owned(),
    }
}

pub(super) const fn quit_words(status: Option<EntryStatus>, counts: bool, is_today: bool) -> &'static str {
    match status {
        Some(EntryStatus::Skipped) => "skipped",
        Some(EntryStatus::Failed) => "slip",
        _ if counts => "kept",
        _ if is_today => "kept so far",
        _ => "nothing noted",
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

/// Several in one sentence: "Mon, Wed and Fri"; nothing where there is none.
pub fn joined<Name: AsRef<str>>(names: &[Name]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_is_joined_by_a_word() {
        assert_eq!(joined(&["Mon", "Wed", "Fri"]), "Mon, Wed and Fri");
        assert_eq!(joined(&["Mon".to_owned(), "Wed".to_owned()]), "Mon and Wed");
        assert_eq!(joined(&["Mon"]), "Mon");
        assert_eq!(joined::<&str>(&[]), "");
    }

    #[test]
    fn a_day_of_a_limit_says_on_which_side_it_is() {
        let cups = || Some("2 cups".to_owned());
        assert_eq!(limit_words(None, cups(), Some("within"), true), "2 cups, within");
        assert_eq!(limit_words(None, cups(), Some("over"), false), "2 cups, over");
        assert_eq!(limit_words(None, cups(), None, true), "2 cups");
        assert_eq!(limit_words(Some(EntryStatus::Failed), cups(), Some("within"), false), "2 cups, over");
        assert_eq!(limit_words(None, None, None, true), "nothing noted, kept");
        assert_eq!(limit_words(None, None, None, false), "nothing noted");
    }

    #[test]
    fn a_day_of_a_quit_is_kept_unless_it_slipped() {
        assert_eq!(quit_words(None, true, false), "kept");
        assert_eq!(quit_words(None, false, true), "kept so far");
        assert_eq!(quit_words(Some(EntryStatus::Failed), false, false), "slip");
        assert_eq!(quit_words(None, false, false), "nothing noted");
    }
}
