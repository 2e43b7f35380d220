//! The files that can be read.

use serde::{Deserialize, Serialize};

/// Which app wrote a file, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportFormat {
    /// Loop Habit Tracker, tables in a zip.
    LoopCsv,
    /// Loop Habit Tracker, a full backup.
    LoopBackup,
    /// HabitBull, a table.
    HabitBull,
    /// HabitTrove, a zip.
    HabitTrove,
    /// Beaver Habits, JSON.
    Beaver,
    /// Table Habit, JSON.
    TableHabit,
    /// Habitica, a table or JSON.
    Habitica,
    /// Todoist, a table.
    TodoistCsv,
    /// TickTick, a table.
    TickTickCsv,
    /// Vikunja, JSON.
    VikunjaJson,
    /// Tasks of a calendar program.
    IcsTodo,
    /// An archive of our own.
    Wellspring,
}

impl ImportFormat {
    /// Every format there is.
    pub const ALL: [Self; 12] = [
        Self::LoopCsv,
        Self::LoopBackup,
        Self::HabitBull,
        Self::HabitTrove,
        Self::Beaver,
        Self::TableHabit,
        Self::Habitica,
        Self::TodoistCsv,
        Self::TickTickCsv,
        Self::VikunjaJson,
        Self::IcsTodo,
        Self::Wellspring,
    ];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LoopCsv => "loop_csv",
            Self::LoopBackup => "loop_backup",
            Self::HabitBull => "habit_bull",
            Self::HabitTrove => "habit_trove",
            Self::Beaver => "beaver",
            Self::TableHabit => "table_habit",
            Self::Habitica => "habitica",
            Self::TodoistCsv => "todoist_csv",
            Self::TickTickCsv => "tick_tick_csv",
            Self::VikunjaJson => "vikunja_json",
            Self::IcsTodo => "ics_todo",
            Self::Wellspring => "wellspring",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|format| format.as_str() == text).ok_or("unknown_choice")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_has_one_word_everywhere() {
        for format in ImportFormat::ALL {
            assert_eq!(ImportFormat::parse(format.as_str()), Ok(format));
            assert_eq!(serde_json::to_value(format).unwrap(), format.as_str());
        }
        assert_eq!(ImportFormat::parse("floppy"), Err("unknown_choice"));
    }
}
