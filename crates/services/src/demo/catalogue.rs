//! Habits that a person might really have.

use domain::habits::{Anchor, HabitKind, Schedule, WeekdaySet};
use jiff::civil::Weekday;

/// A habit and how well it goes.
pub struct Template {
    pub name: &'static str,
    pub question: Option<&'static str>,
    pub kind: HabitKind,
    pub schedule: Schedule,
    /// Amount to reach or to stay within, in whole units.
    pub target: Option<i64>,
    pub unit: Option<&'static str>,
    /// Chance of a good day at the end of the history, in percent; it was lower at the beginning.
    pub chance: u64,
    /// Hour of the day at which it happens.
    pub hour: i8,
}

fn days(names: &[Weekday]) -> Schedule {
    Schedule::Weekdays { days: names.iter().fold(WeekdaySet::default(), |set, day| set.with(*day)) }
}

const fn yes_no(name: &'static str, schedule: Schedule, chance: u64, hour: i8) -> Template {
    Template { name, question: None, kind: HabitKind::YesNo, schedule, target: None, unit: None, chance, hour }
}

const fn measure(name: &'static str, target: i64, unit: &'static str, chance: u64, hour: i8) -> Template {
    let (kind, schedule) = (HabitKind::Measure, Schedule::Daily {});
    Template { name, question: None, kind, schedule, target: Some(target), unit: Some(unit), chance, hour }
}

const fn limit(name: &'static str, target: i64, unit: &'static str, chance: u64, hour: i8) -> Template {
    Template { kind: HabitKind::Limit, ..measure(name, target, unit, chance, hour) }
}

const fn quit(name: &'static str, chance: u64, hour: i8) -> Template {
    Template { kind: HabitKind::Quit, ..yes_no(name, Schedule::Daily {}, chance, hour) }
}

/// The habits, the most telling ones first: among the first fourteen is one of every kind and of every schedule.
pub fn templates() -> Vec<Template> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let daily = Schedule::Daily {};
    let weekly = |times| Schedule::TimesPerWeek { times };
    let every = |days, anchor| Schedule::EveryXDays { days, anchor };
    let workdays = days(&[Monday, Tuesday, Wednesday, Thursday, Friday]);
    let mut all = vec![
        yes_no("Morning pages", daily, 88, 7),
        yes_no("Stretch", daily, 82, 7),
        measure("Read", 20, "pages", 84, 21),
        measure("Drink water", 8, "glasses", 74, 18),
        yes_no("Guitar", weekly(3), 52, 19),
        yes_no("Strength training", days(&[Monday, Wednesday, Friday]), 79, 18),
        yes_no("Plan tomorrow", workdays, 76, 17),
        measure("Walk", 30, "min", 71, 12),
        limit("Coffee", 2, "cups", 82, 15),
        quit("Smoking", 98, 20),
        yes_no("Change the sheets", every(14, Anchor::Fixed), 84, 10),
        yes_no("Water the orchid", every(5, Anchor::LastDone), 71, 9),
        yes_no("See a museum", Schedule::TimesPerMonth { times: 2 }, 8, 15),
        yes_no("Swim", Schedule::TimesInDays { times: 3, days: 10 }, 36, 18),
        yes_no("Call family", weekly(1), 24, 19),
        yes_no("Lights out by eleven", daily, 66, 22),
        yes_no("Cook at home", weekly(4), 62, 19),
        yes_no("Learn Portuguese", daily, 73, 8),
        yes_no("Water the plants", days(&[Sunday]), 85, 10),
        yes_no("Tidy for ten minutes", daily, 64, 20),
        measure("Meditate", 10, "min", 69, 6),
        yes_no("Inbox to zero", workdays, 58, 16),
        yes_no("Long run", days(&[Saturday]), 72, 9),
        yes_no("Screen off at dinner", daily, 68, 19),
        measure("Practise drawing", 15, "min", 49, 20),
        yes_no("Weekly review", days(&[Sunday]), 70, 17),
    ];
    if let Some(first) = all.first_mut() {
        first.question = Some("Did you write your morning pages?");
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_fourteen_show_every_kind_and_every_schedule() {
        let shown: Vec<Template> = templates().into_iter().take(14).collect();
        let mut kinds: Vec<_> = shown.iter().map(|template| template.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds, ["limit", "measure", "quit", "yes_no"]);
        let schedules = shown.iter().map(|template| std::mem::discriminant(&template.schedule));
        let schedules: std::collections::HashSet<_> = schedules.collect();
        assert_eq!(schedules.len(), 6);
        let has = |schedule| shown.iter().any(|template| template.schedule == schedule);
        assert!(has(Schedule::EveryXDays { days: 14, anchor: Anchor::Fixed }));
        assert!(has(Schedule::EveryXDays { days: 5, anchor: Anchor::LastDone }));
    }
}
