//! What is found by words, wherever it stands: habits, projects and tasks, so many of each that a page can show them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CompletedRequest, TaskItem, completed_tasks, found_tasks};
use crate::{
    ids::HabitId,
    tasks::{
        Project, Task,
        filter::{Filter, Term, folded},
    },
};

/// The most open tasks that are shown.
pub const MOST_FOUND: usize = 40;
/// The most of everything else, each.
pub const MOST_OTHERS: usize = 12;
/// The most words that are looked for.
const MOST_WORDS: usize = 10;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SearchView {
    /// The owner's local day.
    pub today: Date,
    /// What was looked for; blank when nothing was.
    pub words: String,
    /// Habits by name.
    pub habits: Vec<(HabitId, String)>,
    /// Projects by name, archived ones too.
    pub projects: Vec<Project>,
    /// Open tasks, by their days.
    pub open: Vec<TaskItem>,
    /// Done tasks, the last first.
    pub done: Vec<TaskItem>,
    /// Whether there is more than is shown.
    pub is_cut: bool,
}

/// What is searched, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub struct Searched<'a> {
    /// Tasks outside the trash; those that say none of the words do no harm.
    pub tasks: &'a [Task],
    /// All projects.
    pub projects: &'a [Project],
    /// Habits outside the trash, by name.
    pub habits: &'a [(HabitId, String)],
}

/// The words as a filter of tasks: each stands in the title or the notes. None when there are no words.
#[must_use]
pub fn words_filter(words: &str) -> Option<Filter> {
    let terms = looked_for(words).into_iter().map(|word| Filter::Term(Term::Text(word)));
    let mut terms: Vec<Filter> = terms.collect();
    match terms.len() {
        0 | 1 => terms.pop(),
        _ => Some(Filter::All(terms)),
    }
}

/// What is found by words, without regard to case. Every word has to stand there.
#[must_use]
pub fn search(words: &str, among: Searched<'_>, today: Date) -> SearchView {
    let wanted = looked_for(words);
    if wanted.is_empty() {
        return SearchView { today, ..SearchView::default() };
    }
    let says = |text: &str| {
        let text = folded(text);
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let says_task = |task: &Task| says(&format!("{}\n{}", task.title, task.notes.as_deref().unwrap_or_default()));
    let request = CompletedRequest { search: wanted.join(" "), skip: 0, limit: MOST_OTHERS };
    let done = completed_tasks(among.tasks, &request);
    let mut found = SearchView {
        today,
        words: words.trim().to_owned(),
        habits: among.habits.iter().filter(|(_, name)| says(name)).cloned().collect(),
        projects: among.projects.iter().filter(|project| says(&project.name)).cloned().collect(),
        open: found_tasks(among.tasks, says_task, today).items,
        is_cut: done.found > MOST_OTHERS,
        done: done.days.into_iter().flat_map(|day| day.items).collect(),
    };
    found.is_cut |= found.open.len() > MOST_FOUND || found.habits.len() > MOST_OTHERS;
    found.is_cut |= found.projects.len() > MOST_OTHERS;
    found.open.truncate(MOST_FOUND);
    found.habits.truncate(MOST_OTHERS);
    found.projects.truncate(MOST_OTHERS);
    found
}

fn looked_for(words: &str) -> Vec<String> {
    words.split_whitespace().take(MOST_WORDS).map(folded).collect()
}
