//! What a starter stack is made of.

use jiff::civil::Weekday;

use crate::{
    habits::{HabitFields, HabitKind, Quantity, Schedule, WeekdaySet},
    ids::IdentityId,
};

/// A chain of habits to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Starter {
    /// Its place in addresses: lower case and hyphens.
    pub slug: &'static str,
    /// Its name.
    pub title: &'static str,
    /// Title of its page for search, at most 46 characters, so that the name of the product fits behind it.
    pub page_title: &'static str,
    /// What the page is about, 70 to 155 characters.
    pub description: &'static str,
    /// One sentence under the title.
    pub lead: &'static str,
    /// Who one becomes by it, 1 to 200 characters.
    pub identity: &'static str,
    /// Why it is built this way, a paragraph each.
    pub why: &'static [&'static str],
    /// What to do on a day when nothing goes.
    pub hard_day: &'static str,
    /// The habits, in the order in which they are done.
    pub habits: &'static [StarterHabit],
    /// Slugs of stacks that go well with it.
    pub related: &'static [&'static str],
}

/// One habit of a starter stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StarterHabit {
    /// One to 120 characters.
    pub name: &'static str,
    /// How it is done, a sentence.
    pub how: &'static str,
    /// The two-minute version, at most 120 characters.
    pub minimum: Option<&'static str>,
    /// How a day is judged.
    pub kind: HabitKind,
    /// Amount to reach or to stay within, in whole units.
    pub target: Option<i64>,
    /// Unit of the amount.
    pub unit: Option<&'static str>,
    /// When it is due.
    pub rhythm: StarterRhythm,
    /// What it follows.
    pub cue: StarterCue,
    /// Minutes after midnight.
    pub minute: Option<u16>,
    /// Where, at most 120 characters.
    pub place: Option<&'static str>,
}

/// What a habit of a starter stack follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StarterCue {
    /// A moment that comes anyway: "I pour the first coffee".
    Moment(&'static str),
    /// The habit before it in the stack.
    Previous,
    /// Nothing: it holds all day.
    AllDay,
}

/// Schedules that starter stacks use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StarterRhythm {
    /// Every day.
    Daily,
    /// On these weekdays.
    On(&'static [Weekday]),
    /// So many times a week.
    Weekly(u8),
}

impl StarterRhythm {
    /// Monday to Friday.
    pub const WORKDAYS: Self =
        Self::On(&[Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]);

    /// The schedule of a habit.
    #[must_use]
    pub fn schedule(self) -> Schedule {
        match self {
            Self::Daily => Schedule::Daily {},
            Self::On(days) => {
                Schedule::Weekdays { days: days.iter().fold(WeekdaySet::default(), |set, day| set.with(*day)) }
            }
            Self::Weekly(times) => Schedule::TimesPerWeek { times },
        }
    }
}

impl StarterHabit {
    /// Something to do every day, tied to the habit before it.
    pub(super) const fn then(name: &'static str, how: &'static str, minimum: &'static str) -> Self {
        Self {
            name,
            how,
            minimum: Some(minimum),
            kind: HabitKind::YesNo,
            target: None,
            unit: None,
            rhythm: StarterRhythm::Daily,
            cue: StarterCue::Previous,
            minute: None,
            place: None,
        }
    }

    /// The same, tied to a moment.
    pub(super) const fn at(self, moment: &'static str) -> Self {
        Self { cue: StarterCue::Moment(moment), ..self }
    }

    pub(super) const fn measured(self, target: i64, unit: &'static str) -> Self {
        Self { kind: HabitKind::Measure, target: Some(target), unit: Some(unit), ..self }
    }

    pub(super) const fn due(self, rhythm: StarterRhythm) -> Self {
        Self { rhythm, ..self }
    }

    /// When and where; the hour of 0 to 23.
    pub(super) const fn when(self, hour: u16, minute: u16, place: &'static str) -> Self {
        Self { minute: Some(hour * 60 + minute), place: Some(place), ..self }
    }

    /// The amount to reach or to stay within.
    #[must_use]
    pub fn amount(&self) -> Option<Quantity> {
        self.target.and_then(|target| Quantity::from_thousandths(target.saturating_mul(1000)).ok())
    }

    /// The habit as a person would write it: beginning today, standing for an identity of theirs.
    #[must_use]
    pub fn fields(&self, identity_id: Option<IdentityId>) -> HabitFields {
        HabitFields {
            kind: self.kind,
            schedule: self.rhythm.schedule(),
            target: self.amount(),
            unit: self.unit.map(str::to_owned),
            description: Some(self.how.to_owned()),
            minimum_text: self.minimum.map(str::to_owned),
            identity_id,
            ..HabitFields::daily(self.name)
        }
    }
}
