//! What a file holds and Wellspring does not keep, or not as it was. Said before anything is brought in: nobody should
//! find out later.

/// A name for it, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::in_and_out) struct LossWords {
    pub title: &'static str,
    pub note: &'static str,
}

const fn words(title: &'static str, note: &'static str) -> LossWords {
    LossWords { title, note }
}

/// In words; a code of a newer server says at least that something stays behind.
pub(in crate::in_and_out) fn loss_words(code: &str) -> LossWords {
    known(code).unwrap_or(words("Something else", "It has no place here and stays in your file."))
}

fn known(code: &str) -> Option<LossWords> {
    of_days(code).or_else(|| of_habits(code)).or_else(|| of_tasks(code)).or_else(|| of_files(code))
}

fn of_days(code: &str) -> Option<LossWords> {
    Some(match code {
        "implied_days" => words(
            "Days that the old app filled in by itself",
            "They follow from the days around them, so they are counted anew here.",
        ),
        "unknown_days" => words("Days of which nothing was noted", "They stay open here as well."),
        "days_joined" => words("Entries that share a day", "They became one entry of that day."),
        "points_as_days" => words(
            "Days that hold points instead of times",
            "A day on which they rose counts as done, one on which they fell as not done.",
        ),
        _ => return None,
    })
}

fn of_habits(code: &str) -> Option<LossWords> {
    Some(match code {
        "colours_changed" => words("Colours", "Each became the nearest of ours."),
        "frequencies_changed" => words("Plans that are not known here in this form", "Each became the nearest one."),
        "reminders_dropped" => {
            words("Reminders", "They do not come along. You can set them anew on the page of each habit or task.")
        }
        "goals_unknown" => {
            words("Amounts without a goal", "Any amount counts. You can set a goal on the page of each habit.")
        }
        "tags_dropped" => words("Tags of habits", "Groups do the same here. You choose them yourself."),
        "rewards_dropped" => words("Points, coins and levels", "There are none here."),
        "wishes_dropped" => words("Wishes to be bought with coins", "There are none here."),
        "second_goals_dropped" => words("A second goal above the first", "The first one is kept."),
        "target_days_dropped" => {
            words("A number of days after which a habit is finished", "Habits go on here until you end them.")
        }
        "checklists_dropped" => words("Lines that are ticked anew each day", "They do not come along."),
        _ => return None,
    })
}

fn of_tasks(code: &str) -> Option<LossWords> {
    Some(match code {
        "repeats_dropped" => words("Repeats that are not known here", "The task comes along once."),
        "lists_shortened" => words("Long lists of labels or lines", "What is more than a task holds is left out."),
        "people_dropped" => words("Comments, and whom a task was given to", "They do not come along."),
        "relations_dropped" => words("Links between tasks", "Only parts of a task stay with it."),
        "progress_dropped" => words("Progress in percent", "A task is open or done here."),
        "projects_flattened" => words("Projects inside of projects", "They stand beside each other here."),
        "tasks_raised" => words("Parts of parts, many levels deep", "They moved up to a level that there is here."),
        "starts_moved" => words("Tasks that begin after they are due", "They begin on the day when they are due."),
        "other_entries" => words("Entries of a calendar that are no tasks", "They stay in your calendar."),
        _ => return None,
    })
}

fn of_files(code: &str) -> Option<LossWords> {
    Some(match code {
        "texts_shortened" => words("Long texts", "The end of each is left out."),
        "characters_removed" => words("Characters that cannot be seen", "They are left out. The words are the same."),
        "attachments_dropped" => words("Pictures, drawings and attached files", "They do not come along."),
        "deleted_rows" => words("What you had deleted in the old app", "It stays deleted."),
        "files_not_read" => words("Other files in the archive", "They are not needed."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::in_and_out::words::codes_in;

    #[test]
    fn whatever_is_left_behind_has_a_name() {
        let codes = codes_in(include_str!("../../../../crates/formats/src/reading/loss.rs"));
        assert!(codes.len() > 20, "{codes:?}");
        let silent: Vec<_> = codes.iter().filter(|code| known(code).is_none()).collect();
        assert!(silent.is_empty(), "losses without words: {silent:?}");
    }
}
