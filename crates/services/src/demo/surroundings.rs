//! What stands around the habits of a demo account: groups, identities, what follows what, and pauses.

use domain::{
    habits::{DocumentFields, GroupFields, IdentityFields, PauseFields, PauseScope, StackFields},
    ids::HabitId,
};
use jiff::{
    ToSpan,
    civil::{Date, date, time},
};

/// A group of habits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    Morning,
    Body,
    Home,
}

/// A sentence about oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Identity {
    Mover,
    Learner,
    Host,
}

/// What a habit follows: another one, or a moment in words.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// Name of the habit before it.
    pub after: Option<&'static str>,
    pub cue: Option<&'static str>,
    /// Hour and minute.
    pub at: Option<(i8, i8)>,
    pub place: Option<&'static str>,
}

/// Days on which one habit was paused, before the account was made.
#[derive(Debug, Clone, Copy)]
pub struct Rest {
    pub days_ago: i64,
    pub days: i64,
    pub reason: &'static str,
}

impl Group {
    /// Its place, and the number of its id.
    pub const fn number(self) -> u8 {
        match self {
            Self::Morning => 0,
            Self::Body => 1,
            Self::Home => 2,
        }
    }

    pub fn fields(self) -> DocumentFields {
        let name = match self {
            Self::Morning => "Morning",
            Self::Body => "Body",
            Self::Home => "Home",
        };
        DocumentFields::Group(GroupFields { name: name.to_owned(), position: Some(i32::from(self.number())) })
    }
}

impl Identity {
    /// Its place, and the number of its id.
    pub const fn number(self) -> u8 {
        match self {
            Self::Mover => 0,
            Self::Learner => 1,
            Self::Host => 2,
        }
    }

    pub fn fields(self) -> DocumentFields {
        let statement = match self {
            Self::Mover => "a person who moves every day",
            Self::Learner => "a person who keeps learning",
            Self::Host => "a person who is at home with themselves",
        };
        let position = Some(i32::from(self.number()));
        DocumentFields::Identity(IdentityFields { statement: statement.to_owned(), position })
    }
}

impl Link {
    /// Right after another habit.
    pub const fn after(name: &'static str) -> Self {
        Self { after: Some(name), cue: None, at: None, place: None }
    }

    /// After a moment in words.
    pub const fn cue(cue: &'static str) -> Self {
        Self { after: None, cue: Some(cue), at: None, place: None }
    }

    pub const fn when(self, hour: i8, minute: i8, place: &'static str) -> Self {
        Self { at: Some((hour, minute)), place: Some(place), ..self }
    }

    pub fn fields(&self, anchor: Option<HabitId>, follower: HabitId) -> DocumentFields {
        DocumentFields::Stack(StackFields {
            anchor_habit_id: anchor,
            follower_habit_id: follower,
            cue: self.cue.map(str::to_owned),
            at_time: self.at.map(|(hour, minute)| time(hour, minute, 0, 0)),
            place: self.place.map(str::to_owned),
            position: None,
        })
    }
}

impl Rest {
    pub fn fields(&self, habit: HabitId, today: Date) -> DocumentFields {
        let from_day = today.saturating_sub(self.days_ago.days());
        DocumentFields::Pause(PauseFields {
            scope: PauseScope::Habit(habit),
            from_day,
            to_day: Some(from_day.saturating_add((self.days - 1).days())),
            reason: Some(self.reason.to_owned()),
        })
    }
}

/// Whether a day is one of the two weeks in August that are a holiday each year.
pub fn is_holiday(day: Date) -> bool {
    day.month() == 8 && (5..19).contains(&day.day())
}

/// The last holiday that is over, a pause of everything. Those before it were noted as skipped, day by day.
pub fn last_holiday(today: Date) -> DocumentFields {
    let is_over = (today.month(), today.day()) > (8, 18);
    let year = if is_over { today.year() } else { today.year() - 1 };
    DocumentFields::Pause(PauseFields {
        scope: PauseScope::All,
        from_day: date(year, 8, 5),
        to_day: Some(date(year, 8, 18)),
        reason: Some("Two weeks by the sea".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_holiday_is_over() {
        let years: Vec<i16> = [date(2026, 3, 12), date(2026, 8, 18), date(2026, 8, 19)]
            .into_iter()
            .map(|today| match last_holiday(today) {
                DocumentFields::Pause(pause) => {
                    assert!(is_holiday(pause.from_day) && pause.to_day.is_some_and(is_holiday));
                    assert!(pause.to_day.is_some_and(|last| last < today));
                    pause.from_day.year()
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(years, [2025, 2025, 2026]);
    }
}
