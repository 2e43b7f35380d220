//! What files can be read. Each has a word that is stored with the batch it became.

use serde::{Deserialize, Serialize};

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Loop Habit Tracker's archive of tables.
    LoopCsv,
    /// Loop Habit Tracker's backup, a SQLite file.
    LoopBackup,
    /// HabitBull's table.
    HabitBull,
    /// HabitTrove's archive.
    HabitTrove,
    /// Beaver Habit Tracker's JSON.
    Beaver,
    /// Table Habit's JSON.
    TableHabit,
    /// Habitica: the table of the history, or all that is known of the person as JSON.
    Habitica,
    /// A project of Todoist as a table.
    TodoistCsv,
    /// `TickTick`'s backup, a table.
    TickTickCsv,
    /// Vikunja's archive, or the JSON in it.
    VikunjaJson,
    /// To-dos of a calendar (RFC 5545).
    IcsTodo,
    /// Our own archive.
    Wellspring,
}

impl Format {
    /// All of them.
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

    /// Whether it holds tasks rather than habits; one that holds both has habits.
    #[must_use]
    pub const fn has_tasks(self) -> bool {
        matches!(
            self,
            Self::TodoistCsv
                | Self::TickTickCsv
                | Self::VikunjaJson
                | Self::IcsTodo
                | Self::Habitica
                | Self::HabitTrove
                | Self::Wellspring
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_its_word() {
        for format in Format::ALL {
            assert_eq!(Format::parse(format.as_str()), Ok(format));
            assert_eq!(serde_json::to_value(format).unwrap(), format.as_str());
        }
        assert_eq!(Format::parse("streaks"), Err("unknown_choice"));
    }
}
