//! All days of a habit, packed by year, as the rules read them.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;

use crate::habits::{DaySpan, Entry, EntryStatus, Habit, HistoryYear, Quantity, paused_until, rules::Mark};

/// What is known of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayMark {
    /// What was said.
    pub status: Option<EntryStatus>,
    /// Amount.
    pub value: Option<Quantity>,
    /// Whether there is a note.
    pub has_note: bool,
}

impl DayMark {
    /// Whether something was done on the day.
    #[must_use]
    pub fn is_check_in(&self) -> bool {
        matches!(self.status, Some(EntryStatus::Done | EntryStatus::Partial))
            || self.value.is_some_and(|value| value.thousandths() > 0)
    }
}

/// The days of one habit. Missing years are empty. Copies share the years that neither of them has changed: hundreds of
/// habits are copied for each check-in, and one year of one of them is another then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    years: BTreeMap<i16, Arc<HistoryYear>>,
}

impl History {
    /// From the packed rows, in any order.
    pub fn from_years(years: impl IntoIterator<Item = HistoryYear>) -> Self {
        Self { years: years.into_iter().map(|year| (year.year(), Arc::new(year))).collect() }
    }

    /// From entries, in any order.
    pub fn from_entries<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut history = Self::default();
        for entry in entries {
            history
                .set(entry.day, DayMark { status: entry.status, value: entry.value, has_note: entry.note.is_some() });
        }
        history
    }

    /// What is known of a day.
    #[must_use]
    pub fn mark(&self, day: Date) -> DayMark {
        self.years.get(&day.year()).map_or_else(DayMark::default, |year| year.mark(day.day_of_year()))
    }

    /// Replaces what is known of a day.
    pub fn set(&mut self, day: Date, mark: DayMark) {
        let year = self.years.entry(day.year()).or_insert_with(|| Arc::new(HistoryYear::empty(day.year())));
        Arc::make_mut(year).set(day.day_of_year(), mark);
    }

    /// How many days hold a check-in: done, in part, or with an amount. Counts no further than `enough`, the newest
    /// year first.
    #[must_use]
    pub fn check_ins(&self, enough: usize) -> usize {
        let days = self.years.values().rev().flat_map(|year| (1..=366).map(move |day| year.mark(day)));
        days.filter(DayMark::is_check_in).take(enough).count()
    }

    /// The packed years, oldest first.
    pub fn years(&self) -> impl Iterator<Item = &HistoryYear> {
        self.years.values().map(Arc::as_ref)
    }

    /// The packed year of a day, if anything is known of it.
    #[must_use]
    pub fn year(&self, year: i16) -> Option<&HistoryYear> {
        self.years.get(&year).map(Arc::as_ref)
    }
}

/// A habit and its days: what the rules read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HabitInput {
    /// The habit with its schedules.
    pub habit: Habit,
    /// Its days.
    pub history: History,
    /// When it is paused: by itself, with its group, or with all. See [`crate::habits::pauses_of`].
    pub pauses: Vec<DaySpan>,
}

impl HabitInput {
    /// Whether the habit is paused on a day.
    #[must_use]
    pub fn is_paused(&self, day: Date) -> bool {
        self.pauses.iter().any(|span| span.contains(day))
    }

    /// The last day of the pause in which a day lies, see [`paused_until`].
    #[must_use]
    pub fn paused_until(&self, day: Date) -> Option<Date> {
        paused_until(&self.pauses, day)
    }
}

impl History {
    /// The days from `first` on, one after the other without end.
    pub(crate) fn marks_from(&self, first: Date) -> Marks<'_> {
        let mut marks = Marks {
            history: self,
            year: None,
            calendar_year: first.year(),
            day_of_year: first.day_of_year(),
            days_in_year: first.days_in_year(),
            next_value: 0,
        };
        marks.year = self.year(first.year());
        marks
    }
}

/// A walk through the days of a history that never looks a day up.
#[derive(Debug)]
pub(crate) struct Marks<'a> {
    history: &'a History,
    year: Option<&'a HistoryYear>,
    calendar_year: i16,
    day_of_year: i16,
    days_in_year: i16,
    /// Place in the amounts of the year.
    next_value: usize,
}

impl Marks<'_> {
    /// The next day.
    #[inline]
    pub(crate) fn next_mark(&mut self) -> Mark {
        if self.day_of_year > self.days_in_year {
            self.enter_next_year();
        }
        let day = self.day_of_year;
        self.day_of_year += 1;
        match self.year {
            Some(year) => Mark { status: year.status(day), value: year.value_after(&mut self.next_value, day) },
            None => Mark::default(),
        }
    }

    fn enter_next_year(&mut self) {
        self.calendar_year = self.calendar_year.saturating_add(1);
        self.year = self.history.year(self.calendar_year);
        self.days_in_year = Date::new(self.calendar_year, 1, 1).map_or(365, Date::days_in_year);
        (self.day_of_year, self.next_value) = (1, 0);
    }
}
