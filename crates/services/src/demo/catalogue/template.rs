//! A habit that a person might really have, and how well it goes.

use domain::habits::{DEFAULT_HABIT_COLOR, HabitKind, Schedule, TimeUnit, Tone};

use super::super::surroundings::{Group, Identity, Link, Rest};

/// A habit and how well it goes.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Its name; `{}` stands for the subject.
    pub name: &'static str,
    pub subject: &'static str,
    pub question: Option<&'static str>,
    pub description: Option<&'static str>,
    /// The two-minute version.
    pub minimum: Option<&'static str>,
    pub kind: HabitKind,
    pub schedule: Schedule,
    /// Amount to reach or to stay within, in whole units.
    pub target: Option<i64>,
    pub unit: Option<&'static str>,
    pub assume_kept: bool,
    /// Cents for one unit, and units a day before quitting.
    pub saved: Option<(i64, i64)>,
    pub tone: Tone,
    pub color: u8,
    pub icon: Option<&'static str>,
    pub group: Option<Group>,
    pub identity: Option<Identity>,
    /// What it follows.
    pub link: Option<Link>,
    /// When it was paused by itself.
    pub rest: Option<Rest>,
    /// Chance of a good day after the first year, in percent; it was lower at the beginning.
    pub chance: u64,
    /// Hour of the day at which it happens.
    pub hour: i8,
}

/// Done or not.
pub const fn yes_no(name: &'static str, schedule: Schedule, chance: u64, hour: i8) -> Template {
    Template {
        name,
        subject: "",
        question: None,
        description: None,
        minimum: None,
        kind: HabitKind::YesNo,
        schedule,
        target: None,
        unit: None,
        assume_kept: false,
        saved: None,
        tone: Tone::Good,
        color: DEFAULT_HABIT_COLOR,
        icon: None,
        group: None,
        identity: None,
        link: None,
        rest: None,
        chance,
        hour,
    }
}

/// At least an amount, every day.
pub const fn measure(name: &'static str, target: i64, unit: &'static str, chance: u64, hour: i8) -> Template {
    let (kind, target, unit) = (HabitKind::Measure, Some(target), Some(unit));
    Template { kind, target, unit, ..yes_no(name, Schedule::Daily {}, chance, hour) }
}

/// At most an amount, every day.
pub const fn limit(name: &'static str, target: i64, unit: &'static str, chance: u64, hour: i8) -> Template {
    Template { kind: HabitKind::Limit, tone: Tone::Neutral, ..measure(name, target, unit, chance, hour) }
}

/// To be left alone.
pub const fn quit(name: &'static str, chance: u64, hour: i8) -> Template {
    Template { kind: HabitKind::Quit, tone: Tone::Bad, ..yes_no(name, Schedule::Daily {}, chance, hour) }
}

impl Template {
    /// Its name with the subject.
    pub fn title(&self) -> String {
        self.name.replace("{}", self.subject)
    }

    pub const fn on(self, schedule: Schedule) -> Self {
        Self { schedule, ..self }
    }

    pub const fn looks(self, color: u8, icon: &'static str) -> Self {
        Self { color, icon: Some(icon), ..self }
    }

    pub const fn minimum(self, minimum: &'static str) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    pub const fn within(self, group: Group) -> Self {
        Self { group: Some(group), ..self }
    }

    pub const fn votes_for(self, identity: Identity) -> Self {
        Self { identity: Some(identity), ..self }
    }

    pub const fn follows(self, link: Link) -> Self {
        Self { link: Some(link), ..self }
    }

    /// Whether each of its days asks for it by itself.
    pub const fn is_due_by_day(&self) -> bool {
        matches!(self.schedule, Schedule::Daily {} | Schedule::Weekdays { .. })
    }

    /// Whether it is due some time in a week, a month or a window.
    pub const fn may_wait(&self) -> bool {
        matches!(
            self.schedule,
            Schedule::TimesPerWeek { .. } | Schedule::TimesPerMonth { .. } | Schedule::TimesInDays { .. }
        )
    }

    /// Thousandths to which an amount is noted: hours in quarters, all else in whole units, because people log 23 pages
    /// and not 22.86.
    pub fn step(&self) -> i64 {
        if self.unit.and_then(TimeUnit::named) == Some(TimeUnit::Hour) { 250 } else { 1_000 }
    }
}
