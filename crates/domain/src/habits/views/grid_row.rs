//! One habit of the grid. Its days are packed, a letter for each and a number where there is one: sixty rows of a month
//! are nearly two thousand days, and all of them travel with the page.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{
        Calendar, DayMark, DayState, EntryStatus, HabitInput, HabitKind, Quantity, Streak, StreakUnit,
        rules::survey_days,
    },
    ids::HabitId,
};

/// One habit and its days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridRow {
    /// Which habit.
    pub habit_id: HabitId,
    /// Its name.
    pub name: String,
    /// Its colour, see [`crate::habits::HABIT_COLORS`].
    pub color: u8,
    /// Its emoji, or the name of its icon.
    pub icon: Option<String>,
    /// Unit of its amounts.
    pub unit: Option<String>,
    /// Out of the daily list.
    pub archived: bool,
    /// Runs, as of today.
    pub streak: Streak,
    /// Strength as of today, 0 to 1.
    pub score: f64,
    /// How its days are judged, oldest first, never empty.
    judged: Vec<JudgedFrom>,
    /// A letter for each day, the first one first: what was said.
    said: String,
    /// A letter for each day: how it stands.
    stands: String,
    /// Amounts, by the number of the day in the row.
    amounts: BTreeMap<i16, Quantity>,
    /// Numbers of the days with a note, in order.
    notes: Vec<i16>,
}

/// How the days of a row are judged from one of them on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct JudgedFrom {
    at: i16,
    kind: HabitKind,
    target: Option<Quantity>,
}

/// One day of one habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridCell {
    /// How it is judged on the day.
    pub kind: HabitKind,
    /// The target that holds on the day.
    pub target: Option<Quantity>,
    /// What is known of the day.
    pub mark: DayMark,
    /// How it stands.
    pub state: DayState,
}

impl GridRow {
    /// The days from `from` to `to`, which may be 366 at most.
    pub(super) fn new(input: &HabitInput, cal: Calendar, from: Date, to: Date) -> Self {
        let habit = &input.habit;
        let (found, states) = survey_days(input, cal, from, to);
        let mut row = Self {
            habit_id: habit.id,
            name: habit.name.clone(),
            color: habit.color,
            icon: habit.icon.clone(),
            unit: habit.unit.clone(),
            archived: habit.archived_at.is_some(),
            streak: found.streak,
            score: found.score,
            judged: Vec::with_capacity(1),
            said: String::with_capacity(states.len()),
            stands: String::with_capacity(states.len()),
            amounts: BTreeMap::new(),
            notes: Vec::new(),
        };
        let days = std::iter::successors(Some(from), |day| day.tomorrow().ok());
        for ((at, day), state) in (0..).zip(days).zip(states) {
            row.judge(at, habit.judged_on(day).kind, habit.schedule_on(day).and_then(|version| version.target));
            row.push(at, input.history.mark(day), state);
        }
        row
    }

    fn judge(&mut self, at: i16, kind: HabitKind, target: Option<Quantity>) {
        if self.judged.last().is_none_or(|last| (last.kind, last.target) != (kind, target)) {
            self.judged.push(JudgedFrom { at, kind, target });
        }
    }

    fn push(&mut self, at: i16, mark: DayMark, state: DayState) {
        self.said.push(letter_of_status(mark.status));
        self.stands.push(letter_of_state(state));
        self.amounts.extend(mark.value.map(|value| (at, value)));
        self.notes.extend(mark.has_note.then_some(at));
    }

    /// The days of the row, oldest first.
    pub fn cells(&self) -> impl Iterator<Item = GridCell> + '_ {
        let mut judged = self.judged.iter().copied().peekable();
        let mut now = judged.peek().copied();
        (0..).zip(self.said.bytes().zip(self.stands.bytes())).map(move |(at, (said, stands))| {
            while let Some(next) = judged.next_if(|next| next.at <= at) {
                now = Some(next);
            }
            GridCell {
                kind: now.map_or(HabitKind::YesNo, |judged| judged.kind),
                target: now.and_then(|judged| judged.target),
                mark: DayMark {
                    status: status_of(said),
                    value: self.amounts.get(&at).copied(),
                    has_note: self.notes.binary_search(&at).is_ok(),
                },
                state: state_of(stands),
            }
        })
    }

    /// A day of the row, by its number.
    #[must_use]
    pub fn cell(&self, at: usize) -> Option<GridCell> {
        self.cells().nth(at)
    }

    /// The run as it is shown: none where there is none to be proud of.
    #[must_use]
    pub const fn run(&self) -> Option<(u32, StreakUnit)> {
        if self.streak.current == 0 { None } else { Some((self.streak.current, self.streak.unit)) }
    }
}

const fn letter_of_status(status: Option<EntryStatus>) -> char {
    match status {
        None => '-',
        Some(EntryStatus::Done) => 'd',
        Some(EntryStatus::Partial) => 'p',
        Some(EntryStatus::Skipped) => 's',
        Some(EntryStatus::Failed) => 'f',
    }
}

const fn status_of(letter: u8) -> Option<EntryStatus> {
    match letter {
        b'd' => Some(EntryStatus::Done),
        b'p' => Some(EntryStatus::Partial),
        b's' => Some(EntryStatus::Skipped),
        b'f' => Some(EntryStatus::Failed),
        _ => None,
    }
}

const fn letter_of_state(state: DayState) -> char {
    match state {
        DayState::Due => 'd',
        DayState::Met => 'm',
        DayState::Excused => 'e',
        DayState::NotDue => '-',
        DayState::Missed => 'x',
    }
}

const fn state_of(letter: u8) -> DayState {
    match letter {
        b'd' => DayState::Due,
        b'm' => DayState::Met,
        b'e' => DayState::Excused,
        b'x' => DayState::Missed,
        _ => DayState::NotDue,
    }
}
