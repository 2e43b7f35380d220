//! What one tap on a day makes of it. Loop Habit Tracker's order, by the same two settings (spec/habits 1.2): whoever
//! comes from there finds their thumb's habit again.

use serde::{Deserialize, Serialize};

use crate::habits::{DayState, EntryStatus, HabitKind};

/// Which stops a tap makes on its way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TapStops {
    /// A skip comes after a yes.
    pub skip: bool,
    /// "Nothing said" comes after a no; without it a no becomes a yes again.
    pub unknown: bool,
}

/// A day of a yes/no habit as a tap finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TapMark {
    /// Nothing was said, and the week or month has what it needs anyway.
    ImpliedYes,
    /// Done.
    Yes,
    /// Left out on purpose.
    Skip,
    /// Not done.
    No,
    /// Nothing was said.
    Unknown,
}

impl TapMark {
    /// A day as it is known. The two-minute version is a yes that somebody gave.
    #[must_use]
    pub const fn of(status: Option<EntryStatus>, state: DayState) -> Self {
        match (status, state) {
            (Some(EntryStatus::Done | EntryStatus::Partial), _) => Self::Yes,
            (Some(EntryStatus::Skipped), _) => Self::Skip,
            (Some(EntryStatus::Failed), _) => Self::No,
            (None, DayState::Met) => Self::ImpliedYes,
            (None, _) => Self::Unknown,
        }
    }

    /// The mark after a tap.
    #[must_use]
    pub const fn tapped(self, stops: TapStops) -> Self {
        match self {
            Self::ImpliedYes | Self::Unknown => Self::Yes,
            Self::Yes if stops.skip => Self::Skip,
            Self::Yes | Self::Skip => Self::No,
            Self::No if stops.unknown => Self::Unknown,
            Self::No => Self::Yes,
        }
    }

    /// What is written for it; none for a day about which nothing is said.
    #[must_use]
    pub const fn status(self) -> Option<EntryStatus> {
        match self {
            Self::Yes => Some(EntryStatus::Done),
            Self::Skip => Some(EntryStatus::Skipped),
            Self::No => Some(EntryStatus::Failed),
            Self::ImpliedYes | Self::Unknown => None,
        }
    }
}

/// The status that a tap gives to a day. A habit to quit is done by doing nothing, so its tap notes a slip, perhaps a
/// skip, and then says nothing again.
#[must_use]
pub const fn tapped_status(
    kind: HabitKind,
    status: Option<EntryStatus>,
    state: DayState,
    stops: TapStops,
) -> Option<EntryStatus> {
    match (kind, status) {
        (HabitKind::Quit, None) => Some(EntryStatus::Failed),
        (HabitKind::Quit, Some(EntryStatus::Failed)) if stops.skip => Some(EntryStatus::Skipped),
        (HabitKind::Quit, Some(_)) => None,
        _ => TapMark::of(status, state).tapped(stops).status(),
    }
}
