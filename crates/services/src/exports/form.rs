//! The forms in which somebody takes their data along.

use jiff::civil::Date;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExportForm {
    /// A zip with everything, which another account takes in.
    Archive,
    /// A zip as Loop Habit Tracker writes it: habits and their days.
    LoopCsv,
    /// A zip with one CSV file for each table.
    Csv,
    /// One JSON document with every table.
    Json,
    /// Tasks for calendar programs.
    Ics,
}

impl ExportForm {
    /// Every form, the most complete one first.
    pub const ALL: [Self; 5] = [Self::Archive, Self::LoopCsv, Self::Csv, Self::Json, Self::Ics];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::LoopCsv => "loop_csv",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|form| form.as_str() == text).ok_or("unknown_choice")
    }

    /// What the file is called when it is saved. Loop's own name is kept, because other apps look for it.
    #[must_use]
    pub fn file_name(self, day: Date) -> String {
        match self {
            Self::Archive => format!("wellspring-{day}.zip"),
            Self::LoopCsv => format!("Loop Habits CSV {day}.zip"),
            Self::Csv => format!("wellspring-tables-{day}.zip"),
            Self::Json => format!("wellspring-{day}.json"),
            Self::Ics => format!("wellspring-tasks-{day}.ics"),
        }
    }

    /// What a browser is told of the file.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Archive | Self::LoopCsv | Self::Csv => "application/zip",
            Self::Json => "application/json",
            Self::Ics => "text/calendar; charset=utf-8",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_form_is_read_by_its_word() {
        for form in ExportForm::ALL {
            assert_eq!(ExportForm::parse(form.as_str()), Ok(form));
        }
        assert_eq!(ExportForm::parse("pdf"), Err("unknown_choice"));
    }

    #[test]
    fn loop_keeps_its_own_name() {
        assert_eq!(ExportForm::LoopCsv.file_name(date(2026, 3, 10)), "Loop Habits CSV 2026-03-10.zip");
    }
}
