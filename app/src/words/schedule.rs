//! When a habit is due and what it asks.

use domain::{
    format::{count_word, weekday_name_long, weekday_name_short, with_unit},
    habits::{Anchor, Habit, HabitKind, Schedule, WeekdaySet},
    identity::Preferences,
};
use jiff::civil::Weekday;

use super::{capital, joined};

/// What a habit to quit asks.
const UNLESS_SLIPPED: &str = "None: a day counts as kept unless you note a slip";

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
fn schedule(schedule: &Schedule, week_start: Weekday) -> String {
    match *schedule {
        Schedule::Daily {} => "Every day".to_owned(),
        Schedule::Weekdays { days } => weekdays(days, week_start),
        Schedule::TimesPerWeek { times: 1 } => "Once a week".to_owned(),
        Schedule::TimesPerWeek { times: 2 } => "Twice a week".to_owned(),
        Schedule::TimesPerWeek { times } => format!("{} times a week", capital(&count_word(times.into()))),
        Schedule::EveryXDays { days, anchor: Anchor::Fixed } => format!("Every {days} days"),
        Schedule::EveryXDays { days, anchor: Anchor::LastDone } => {
            format!("Every {days} days, counted from the last time")
        }
        Schedule::TimesPerMonth { times: 1 } => "Once a month".to_owned(),
        Schedule::TimesPerMonth { times: 2 } => "Twice a month".to_owned(),
        Schedule::TimesPerMonth { times } => format!("{} times a month", capital(&count_word(times.into()))),
        Schedule::TimesInDays { times: 1, days } => format!("Once in {days} days"),
        Schedule::TimesInDays { times: 2, days } => format!("Twice in {days} days"),
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
        [] => "On no day".to_owned(),
        several => {
            let names: Vec<&str> = several.iter().map(|day| weekday_name_short(*day)).collect();
            joined(&names)
        }
    }
}

/// What is asked and when: "At least 20 pages. Every day". `amount` with its unit.
pub fn asked(kind: HabitKind, amount: Option<&str>, rhythm: &Schedule, week_start: Weekday) -> String {
    let when = schedule(rhythm, week_start);
    match (kind, amount) {
        (HabitKind::Measure, Some(amount)) => match *rhythm {
            Schedule::TimesPerWeek { times: 1 } => format!("At least {amount} a week"),
            Schedule::TimesPerMonth { times: 1 } => format!("At least {amount} a month"),
            Schedule::TimesInDays { times: 1, days } => format!("At least {amount} in {days} days"),
            _ => format!("At least {amount}. {when}"),
        },
        (HabitKind::Limit, Some(amount)) => match *rhythm {
            Schedule::TimesPerWeek { times: 1 } => format!("At most {amount} a week"),
            Schedule::TimesPerMonth { times: 1 } => format!("At most {amount} a month"),
            Schedule::TimesInDays { times: 1, days } => format!("At most {amount} in {days} days"),
            _ => format!("At most {amount}. {when}"),
        },
        (HabitKind::Quit, _) if matches!(rhythm, Schedule::Daily {}) => UNLESS_SLIPPED.to_owned(),
        (HabitKind::Quit, _) => format!("{UNLESS_SLIPPED}. {when}"),
        _ => when,
    }
}

/// The same of a habit as it is now.
pub fn aim(habit: &Habit, preferences: &Preferences) -> String {
    let Some(version) = habit.current_schedule() else { return String::new() };
    let amount = version.target.map(|target| with_unit(target, habit.unit.as_deref(), preferences));
    asked(habit.kind, amount.as_deref(), &version.schedule, preferences.week_start.weekday())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[Weekday]) -> WeekdaySet {
        days.iter().fold(WeekdaySet::default(), |set, day| set.with(*day))
    }

    fn said(kind: HabitKind, rhythm: Schedule) -> String {
        asked(kind, kind.is_measured().then_some("2 cups"), &rhythm, Weekday::Monday)
    }

    #[test]
    fn schedules_read_like_speech() {
        use Weekday::*;
        let words = |rhythm: Schedule| schedule(&rhythm, Monday);
        assert_eq!(words(Schedule::Weekdays { days: days(&[Monday, Wednesday, Friday]) }), "Mon, Wed and Fri");
        assert_eq!(words(Schedule::Weekdays { days: days(&[Saturday, Sunday]) }), "On weekends");
        assert_eq!(words(Schedule::Weekdays { days: days(&[Tuesday]) }), "On Tuesdays");
        assert_eq!(words(Schedule::TimesPerWeek { times: 3 }), "Three times a week");
        assert_eq!(words(Schedule::TimesPerMonth { times: 1 }), "Once a month");
        assert_eq!(words(Schedule::TimesPerMonth { times: 2 }), "Twice a month");
        assert_eq!(words(Schedule::TimesPerMonth { times: 4 }), "Four times a month");
        assert_eq!(words(Schedule::EveryXDays { days: 3, anchor: Anchor::Fixed }), "Every 3 days");
        let after_last = Schedule::EveryXDays { days: 3, anchor: Anchor::LastDone };
        assert_eq!(words(after_last), "Every 3 days, counted from the last time");
        assert_eq!(words(Schedule::TimesInDays { times: 1, days: 10 }), "Once in 10 days");
        assert_eq!(words(Schedule::TimesInDays { times: 2, days: 10 }), "Twice in 10 days");
        assert_eq!(words(Schedule::TimesInDays { times: 3, days: 10 }), "3 times in 10 days");
    }

    #[test]
    fn every_kind_says_what_it_asks() {
        let daily = Schedule::Daily {};
        assert_eq!(said(HabitKind::YesNo, daily), "Every day");
        assert_eq!(said(HabitKind::Measure, daily), "At least 2 cups. Every day");
        assert_eq!(said(HabitKind::Limit, daily), "At most 2 cups. Every day");
        assert_eq!(said(HabitKind::Quit, daily), "None: a day counts as kept unless you note a slip");
        let weekends = Schedule::Weekdays { days: days(&[Weekday::Saturday, Weekday::Sunday]) };
        let on_weekends = "None: a day counts as kept unless you note a slip. On weekends";
        assert_eq!(said(HabitKind::Quit, weekends), on_weekends);
    }

    #[test]
    fn amounts_that_add_up_name_what_they_add_up_over() {
        let (week, month) = (Schedule::TimesPerWeek { times: 1 }, Schedule::TimesPerMonth { times: 1 });
        let window = Schedule::TimesInDays { times: 1, days: 10 };
        assert_eq!(said(HabitKind::Measure, week), "At least 2 cups a week");
        assert_eq!(said(HabitKind::Limit, month), "At most 2 cups a month");
        assert_eq!(said(HabitKind::Limit, window), "At most 2 cups in 10 days");
        assert_eq!(said(HabitKind::Measure, Schedule::TimesPerWeek { times: 2 }), "At least 2 cups. Twice a week");
        assert_eq!(said(HabitKind::YesNo, week), "Once a week");
    }

    #[test]
    fn the_week_begins_where_the_user_says() {
        assert_eq!(week_from(Weekday::Sunday)[0], Weekday::Sunday);
        assert_eq!(week_from(Weekday::Saturday)[6], Weekday::Friday);
    }
}
