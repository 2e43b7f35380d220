//! Pages of tasks from rows that are already in memory: the server's, or this device's. One way for both, so that a
//! page shows the same with and without a network.

use domain::{
    ids::{ProjectId, TaskId},
    tasks::{
        CompletedRequest, Label, Project, Task, TaskTree, completed_tasks,
        filter::{Filter, FilterError, TaskNames},
        found_tasks, project_progress,
    },
};
use jiff::civil::Date;

use super::values::{Asked, CompletedView, FilterMistake, LabelsView, ProjectLine, ProjectsView};

/// How many rows a page has at most; the rest is one step further.
pub(super) const ROWS: usize = 60;

/// The projects with their figures. `tasks`: all of them, open and done.
pub(super) fn projects_view(projects: &[Project], tasks: &[Task]) -> ProjectsView {
    let tree = TaskTree::new(tasks);
    let open = |id: ProjectId| tasks.iter().filter(|task| task.is_open() && task.project_id == Some(id)).count();
    let line = |project: &Project| ProjectLine {
        project: project.clone(),
        progress: project_progress(project.id, tasks, &tree),
        open: u32::try_from(open(project.id)).unwrap_or(u32::MAX),
    };
    let (archived, items) = projects.iter().map(line).partition(|line| line.project.archived_at.is_some());
    ProjectsView { items, archived }
}

/// The labels, each with how many open tasks have it.
pub(super) fn labels_view(labels: &[Label], tasks: &[Task]) -> LabelsView {
    let open = |label: &Label| tasks.iter().filter(|task| task.is_open() && task.labels.contains(&label.id)).count();
    let line = |label: &Label| (label.clone(), u32::try_from(open(label)).unwrap_or(u32::MAX));
    LabelsView { items: labels.iter().map(line).collect() }
}

/// What was done, one page of it.
pub(super) fn completed_view(tasks: &[Task], search: &str, page: usize, today: Date) -> CompletedView {
    let page = page.max(1);
    let request = CompletedRequest { search: search.to_owned(), skip: (page - 1) * ROWS, limit: ROWS };
    CompletedView { today, search: search.to_owned(), page, found: completed_tasks(tasks, &request) }
}

/// What a filter finds on this device, or why it cannot be read.
pub(super) fn asked(text: &str, tasks: &[Task], names: &TaskNames<'_>, today: Date) -> Asked {
    let answer =
        read_filter(text).map(|filter| found_tasks(tasks, |task| filter.holds(&names.subject(task), today), today));
    Asked { text: text.to_owned(), answer }
}

/// A filter by its text.
///
/// # Errors
/// What is wrong, and where.
pub(super) fn read_filter(text: &str) -> Result<Filter, FilterMistake> {
    text.parse().map_err(|error| mistake(text, &error))
}

fn mistake(text: &str, error: &FilterError) -> FilterMistake {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    FilterMistake {
        code: error.fault.code().to_owned(),
        before: part(0..error.at.start),
        at: part(error.at.clone()),
        after: part(error.at.end..text.len()),
    }
}

/// The ids of an address or a form, joined by commas.
pub(super) fn ids_of(text: &str) -> Vec<TaskId> {
    text.split(',').filter_map(|id| id.trim().parse().ok()).take(500).collect()
}

#[cfg(test)]
mod tests {
    use domain::tasks::{OrderKey, TaskFields, Timeframe};
    use jiff::{Timestamp, civil::date};
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = date(2026, 3, 12);

    fn task(number: u128, fields: TaskFields) -> Task {
        Task::new(TaskId(Uuid::from_u128(number)), fields, OrderKey::first(), Timestamp::UNIX_EPOCH, TODAY)
    }

    fn ask(text: &str, tasks: &[Task]) -> Asked {
        asked(text, tasks, &TaskNames::default(), TODAY)
    }

    #[test]
    fn a_filter_finds_by_timeframe_and_text() {
        let week = TaskFields { timeframe: Some(Timeframe::ThisWeek), ..TaskFields::titled("Call Ana") };
        let tasks = [task(1, week), task(2, TaskFields::titled("Buy milk"))];
        let found = |text: &str| match ask(text, &tasks).answer {
            Ok(found) => found.items.iter().map(|item| item.task.id.0.as_u128()).collect::<Vec<_>>(),
            Err(mistake) => panic!("{mistake:?}"),
        };
        assert_eq!((found("~week"), found("search: milk"), found("inbox")), (vec![1], vec![2], vec![1, 2]));
    }

    #[test]
    fn a_mistake_is_shown_in_its_place() {
        let mistake = ask("today & sometimes | p1", &[]).answer.unwrap_err();
        assert_eq!((mistake.code.as_str(), mistake.at.as_str()), ("unknown_term", "sometimes"));
        assert_eq!((mistake.before.as_str(), mistake.after.as_str()), ("today & ", " | p1"));
    }

    #[test]
    fn ids_that_are_none_are_passed_over() {
        let id = Uuid::from_u128(7);
        assert_eq!(ids_of(&format!("{id}, x,")), [TaskId(id)]);
    }
}
