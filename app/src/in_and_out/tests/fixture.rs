//! Files that were brought along, on a Thursday in March.

use domain::{
    habits::{HabitKind, Schedule, StreakUnit},
    ids::{HabitId, ImportId},
    imports::{
        Figures, FoundDays, HabitDecision, Import, ImportChoices, ImportCounts, ImportFormat, ImportPreview,
        ImportState, PreviewHabit, SameName, TheirFigures,
    },
};
use jiff::{Timestamp, civil::date};
use uuid::Uuid;

use crate::in_and_out::imports::{ImportItem, OneImportView};

pub(crate) fn import(state: ImportState) -> Import {
    let found = ImportCounts { habits: 2, entries: 80, ..ImportCounts::default() };
    Import {
        id: ImportId(Uuid::from_u128(7)),
        file_name: "Loop Habits <Backup>.db".to_owned(),
        format: Some(ImportFormat::LoopBackup),
        state,
        found,
        made: if state == ImportState::Applied { found } else { ImportCounts::default() },
        problem_count: 0,
        losses: Vec::new(),
        refusal: None,
        progress: None,
        created_at: Timestamp::UNIX_EPOCH,
        applied_at: None,
        undo_until: None,
        undone_at: None,
        kept: ImportCounts::default(),
    }
}

pub(crate) fn item(import: Import) -> ImportItem {
    ImportItem { import, brought: "12 March 2026, 09:00".to_owned(), undo_until: None }
}

pub(crate) fn one(import: Import) -> OneImportView {
    OneImportView { item: item(import), preview: None, zones: Vec::new() }
}

pub(crate) fn preview(habits: Vec<PreviewHabit>) -> ImportPreview {
    ImportPreview {
        import: import(ImportState::Read),
        time_zone: None,
        choices: ImportChoices::default(),
        questions: Vec::new(),
        habits,
        tasks: Vec::new(),
        makes: ImportCounts { habits: 2, entries: 80, ..ImportCounts::default() },
        known: ImportCounts::default(),
        problems: Vec::new(),
    }
}

/// A habit whose figures are the same there and here.
pub(crate) fn preview_habit(source_id: &str, name: &str) -> PreviewHabit {
    PreviewHabit {
        source_id: source_id.to_owned(),
        name: name.to_owned(),
        kind: HabitKind::YesNo,
        schedule: Schedule::Daily {},
        is_archived: false,
        decision: HabitDecision::Make {},
        known: None,
        same_name: Vec::new(),
        days: FoundDays {
            found: 40,
            new: 40,
            first: Some(date(2026, 2, 1)),
            last: Some(date(2026, 3, 12)),
            ..FoundDays::default()
        },
        theirs: Some(TheirFigures { streak: Some(12), score: Some(0.84), ..TheirFigures::default() }),
        ours: Some(Figures { streak: 12, unit: StreakUnit::Day, best: 20, score: 0.84 }),
        differences: Vec::new(),
    }
}

/// A habit of the owner's own.
pub(crate) fn here(name: &str) -> SameName {
    SameName { habit_id: HabitId(Uuid::from_u128(5)), name: name.to_owned(), starts_on: date(2026, 1, 1) }
}
