//! The apps whose files can be brought in, and how each of them writes one.

use domain::imports::ImportFormat;

/// An app and the way to its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::in_and_out) struct Source {
    pub name: &'static str,
    pub steps: &'static str,
    pub brings: &'static str,
}

/// Habits first, tasks after them.
pub(in crate::in_and_out) const SOURCES: [Source; 12] = [
    Source {
        name: "Loop Habit Tracker",
        steps: "In its settings, choose “Export full backup” and keep the file on the phone. “Export as CSV” works as well, \
                and holds less.",
        brings: "Habits, every day with its note, colours, reminders, what is archived.",
    },
    Source {
        name: "HabitBull",
        steps: "In its menu, export your habits as a CSV file.",
        brings: "Habits, days, amounts and comments.",
    },
    Source {
        name: "HabitTrove",
        steps: "In its settings, download a backup: a zip.",
        brings: "Habits with their days, and tasks. Coins and wishes stay behind.",
    },
    Source { name: "Beaver Habits", steps: "In its menu, export: a JSON file.", brings: "Habits, days and notes." },
    Source {
        name: "Table Habit (mhabit)",
        steps: "In its settings, export all habits with their records: a JSON file.",
        brings: "Habits, days, amounts and the reasons of skipped days.",
    },
    Source {
        name: "Habitica",
        steps: "On its website, under Settings, export your data: history.csv or userdata.json. The second one holds more.",
        brings: "Dailies and habits with their days, and to-dos. Points and gold stay behind.",
    },
    Source {
        name: "Todoist",
        steps: "In the menu of a project, choose “Export as CSV”. Each project is one file.",
        brings: "Tasks with their parts, days and labels.",
    },
    Source {
        name: "TickTick",
        steps: "On its website, under Settings, make a backup: a CSV file.",
        brings: "Tasks, lists, tags and what is done.",
    },
    Source {
        name: "Vikunja",
        steps: "Under Settings, ask for an export of your data, and take the zip or the data.json in it.",
        brings: "Projects, tasks, labels and what is done.",
    },
    Source {
        name: "Calendar programs",
        steps: "Export a list of tasks as an .ics file.",
        brings: "Tasks. Appointments stay in your calendar.",
    },
    Source {
        name: "Wellspring",
        steps: "Under Your data, take everything along as one file.",
        brings: "All of it, exactly as it was.",
    },
    Source {
        name: "Another app",
        steps: "See whether it can write one of these files: many can write Loop's or a calendar's.",
        brings: "What the file holds.",
    },
];

/// What a file is, in words.
pub(in crate::in_and_out) const fn format_name(format: ImportFormat) -> &'static str {
    match format {
        ImportFormat::LoopCsv => "Tables of Loop Habit Tracker",
        ImportFormat::LoopBackup => "Backup of Loop Habit Tracker",
        ImportFormat::HabitBull => "Table of HabitBull",
        ImportFormat::HabitTrove => "Backup of HabitTrove",
        ImportFormat::Beaver => "File of Beaver Habits",
        ImportFormat::TableHabit => "File of Table Habit",
        ImportFormat::Habitica => "File of Habitica",
        ImportFormat::TodoistCsv => "Project of Todoist",
        ImportFormat::TickTickCsv => "Backup of TickTick",
        ImportFormat::VikunjaJson => "Export of Vikunja",
        ImportFormat::IcsTodo => "Tasks of a calendar program",
        ImportFormat::Wellspring => "Everything of a Wellspring account",
    }
}

/// The old app as a sentence calls it.
pub(in crate::in_and_out) const fn old_app(format: Option<ImportFormat>) -> &'static str {
    match format {
        Some(ImportFormat::LoopCsv | ImportFormat::LoopBackup) => "Loop",
        Some(ImportFormat::HabitBull) => "HabitBull",
        Some(ImportFormat::HabitTrove) => "HabitTrove",
        Some(ImportFormat::Beaver) => "Beaver",
        Some(ImportFormat::TableHabit) => "Table Habit",
        Some(ImportFormat::Habitica) => "Habitica",
        Some(ImportFormat::TodoistCsv) => "Todoist",
        Some(ImportFormat::TickTickCsv) => "TickTick",
        Some(ImportFormat::VikunjaJson) => "Vikunja",
        Some(ImportFormat::Wellspring) => "Your other account",
        Some(ImportFormat::IcsTodo) | None => "The old app",
    }
}
