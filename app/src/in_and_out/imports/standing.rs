//! Where an import stands, in one sentence.

use domain::{
    format::counted,
    imports::{ImportCounts, ImportState},
};

use super::ImportItem;
use crate::{in_and_out::words::refusal_words, words::joined};

/// For the list of earlier files, and for whoever waited for the end of it.
pub(super) fn standing_words(item: &ImportItem) -> String {
    let import = &item.import;
    let brought = &item.brought;
    match (import.state, &item.undo_until) {
        (ImportState::Uploaded, _) => format!("Being read since {brought}"),
        (ImportState::Read, _) => format!("Read on {brought}, not brought in yet: {}", counts_words(import.found)),
        (ImportState::Applying, _) => format!("Being brought in since {brought}"),
        (ImportState::Applied, Some(until)) => {
            format!("{} brought in on {brought}. Can be taken back until {until}", counts_words(import.made))
        }
        (ImportState::Applied, None) => format!("{} brought in on {brought}", counts_words(import.made)),
        (ImportState::Undone, _) => format!("Brought in on {brought}, and taken back"),
        (ImportState::Failed, _) => import
            .refusal
            .as_ref()
            .map_or_else(|| "This could not be read.".to_owned(), |why| refusal_words(&why.code).to_owned()),
    }
}

/// "3 habits, 1200 days and 4 tasks"; what there is none of is left out.
pub(super) fn counts_words(counts: ImportCounts) -> String {
    let parts = [
        (counts.habits, "habit", "habits"),
        (counts.entries, "day", "days"),
        (counts.projects, "project", "projects"),
        (counts.tasks, "task", "tasks"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    if said.is_empty() { "Nothing new".to_owned() } else { joined(&said) }
}

/// Whether nothing is counted.
pub(super) fn is_nothing(counts: ImportCounts) -> bool {
    counts == ImportCounts::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_none_of_is_left_out() {
        let counts = ImportCounts { habits: 1, entries: 1200, ..ImportCounts::default() };
        assert_eq!(counts_words(counts), "1 habit and 1200 days");
        let counts = ImportCounts { tasks: 3, projects: 1, ..counts };
        assert_eq!(counts_words(counts), "1 habit, 1200 days, 1 project and 3 tasks");
        assert_eq!(counts_words(ImportCounts::default()), "Nothing new");
    }
}
