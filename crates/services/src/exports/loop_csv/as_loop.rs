//! One of our habits as Loop would keep it. What Loop has no word for is told as what comes nearest: named weekdays as
//! so many days a week, quitting as a habit of which the days that were noted are told.

use domain::habits::{
    Entry, EntryStatus, Habit, HabitKind, Quantity, Schedule, ScheduleVersion,
    loop_compat::{Frequency, LoopEntry, LoopKind, LoopValue},
};

/// Loop's colours, in their order, which is ours too.
const COLORS: [&str; 20] = [
    "#D32F2F", "#E64A19", "#F57C00", "#FF8F00", "#F9A825", "#AFB42B", "#7CB342", "#388E3C", "#00897B", "#00ACC1",
    "#039BE5", "#1976D2", "#303F9F", "#5E35B1", "#8E24AA", "#D81B60", "#5D4037", "#303030", "#757575", "#aaaaaa",
];

/// How Loop would judge a habit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct AsLoop {
    pub(super) frequency: Frequency,
    pub(super) kind: LoopKind,
    /// Thousandths of the unit; none of a yes/no habit.
    target: Option<i64>,
}

impl AsLoop {
    /// By the schedule that holds now: Loop knows one for all days.
    pub(super) fn of(habit: &Habit) -> Self {
        Self::by(habit.kind, habit.current_schedule())
    }

    pub(super) fn by(kind: HabitKind, current: Option<&ScheduleVersion>) -> Self {
        let frequency = current.map_or(Frequency::new(1, 1), |version| frequency(&version.schedule));
        let target = current.and_then(|version| version.target).map_or(0, Quantity::thousandths);
        let units = target as f64 / 1000.0;
        match kind {
            HabitKind::YesNo | HabitKind::Quit => Self { frequency, kind: LoopKind::YesNo, target: None },
            HabitKind::Measure => Self { frequency, kind: LoopKind::AtLeast(units), target: Some(target) },
            HabitKind::Limit => Self { frequency, kind: LoopKind::AtMost(units), target: Some(target) },
        }
    }

    /// The words of the columns Type, Target Type and Target Value.
    pub(super) fn type_words(self) -> (&'static str, &'static str, String) {
        match self.kind {
            LoopKind::YesNo => ("YES_NO", "", String::new()),
            LoopKind::AtLeast(units) => ("NUMERICAL", "AT_LEAST", format!("{units:?}")),
            LoopKind::AtMost(units) => ("NUMERICAL", "AT_MOST", format!("{units:?}")),
        }
    }

    /// What Loop would keep of a day; none where it would keep nothing but a note.
    pub(super) fn entry(self, entry: &Entry) -> Option<LoopEntry> {
        let value = match (self.target, entry.status) {
            (_, Some(EntryStatus::Skipped)) => LoopValue::SKIP,
            (None, Some(EntryStatus::Done | EntryStatus::Partial)) => LoopValue::YES_MANUAL,
            (None, Some(EntryStatus::Failed)) => LoopValue::NO,
            (None, None) => return None,
            (Some(target), status) => match (entry.value, status) {
                (Some(value), _) => LoopValue(value.thousandths()),
                (None, Some(EntryStatus::Done)) => LoopValue(target),
                (None, Some(EntryStatus::Failed)) => LoopValue(0),
                (None, _) => return None,
            },
        };
        Some(LoopEntry { day: entry.day, value })
    }

    /// How Loop writes a value. Codes are words, so that no amount is taken for one.
    pub(super) fn word(self, value: LoopValue, is_skip: bool) -> String {
        match (self.kind, value) {
            (_, LoopValue::SKIP) if is_skip => "SKIP".to_owned(),
            (_, LoopValue::UNKNOWN) => "UNKNOWN".to_owned(),
            (LoopKind::YesNo, LoopValue::YES_MANUAL) => "YES_MANUAL".to_owned(),
            (LoopKind::YesNo, LoopValue::YES_AUTO) => "YES_AUTO".to_owned(),
            (LoopKind::YesNo, LoopValue::NO) => "NO".to_owned(),
            (_, LoopValue(thousandths)) => thousandths.to_string(),
        }
    }
}

/// The colour of a habit as Loop writes it.
pub(super) fn color(habit: &Habit) -> &'static str {
    COLORS.get(usize::from(habit.color)).copied().unwrap_or("#00897B")
}

fn frequency(schedule: &Schedule) -> Frequency {
    match *schedule {
        Schedule::Daily {} => Frequency::new(1, 1),
        Schedule::Weekdays { days } => Frequency::new(days.len(), 7),
        Schedule::TimesPerWeek { times } => Frequency::new(u32::from(times), 7),
        Schedule::EveryXDays { days, .. } => Frequency::new(1, u32::from(days)),
        Schedule::TimesPerMonth { times } => Frequency::new(u32::from(times), 30),
        Schedule::TimesInDays { times, days } => Frequency::new(u32::from(times), u32::from(days)),
    }
}

#[cfg(test)]
mod tests {
    use domain::habits::WeekdaySet;
    use jiff::civil::{Weekday, date};

    use super::*;

    #[test]
    fn every_schedule_has_its_nearest_frequency() {
        let weekdays = WeekdaySet::default().with(Weekday::Monday).with(Weekday::Thursday);
        assert_eq!(frequency(&Schedule::Daily {}), Frequency::new(1, 1));
        assert_eq!(frequency(&Schedule::Weekdays { days: weekdays }), Frequency::new(2, 7));
        assert_eq!(frequency(&Schedule::TimesPerMonth { times: 4 }), Frequency::new(4, 30));
        assert_eq!(frequency(&Schedule::TimesInDays { times: 3, days: 10 }), Frequency::new(3, 10));
    }

    #[test]
    fn a_skip_and_three_thousandths_are_told_apart() {
        let limit = AsLoop { frequency: Frequency::new(1, 1), kind: LoopKind::AtMost(12.0), target: Some(12_000) };
        let on = |status, value| Entry { status, value, ..Entry::empty(date(2026, 3, 10)) };
        let skip = limit.entry(&on(Some(EntryStatus::Skipped), None)).unwrap();
        let small = limit.entry(&on(None, Quantity::from_thousandths(3).ok())).unwrap();
        assert_eq!(skip.value, small.value);
        assert_eq!((limit.word(skip.value, true), limit.word(small.value, false)), ("SKIP".to_owned(), "3".to_owned()));
        assert_eq!(limit.type_words(), ("NUMERICAL", "AT_MOST", "12.0".to_owned()));
    }
}
