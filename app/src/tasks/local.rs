//! The pages of tasks from this device's own replica: the same pure functions that the server calls on its rows.

use domain::{
    ids::{ProjectId, TaskId},
    tasks::{
        CalendarSpan, CalendarTasks, InboxTasks, OneTask, ProjectTasks, SuggestionRequest, TodayTasks, UpcomingTasks,
        calendar_tasks, filter::TaskNames, habits_without_vote, inbox_tasks, minutes_left, one_task, project_tasks,
        today_tasks, upcoming_tasks,
    },
    time::plain_day,
};
use jiff::civil::Date;

use super::{
    figures::{self, completed_view, labels_view, projects_view},
    values::{CompletedView, FiltersView, LabelsView, Listed, Names, ProjectsView},
};
use crate::offline::{Replica, wall_now};

/// How many days Upcoming shows.
pub(super) const DAYS_AHEAD: u16 = 14;

/// The names that rows say.
pub(super) fn names_of(replica: &Replica) -> Names {
    let in_use = replica.habits.iter().filter(|input| input.habit.archived_at.is_none());
    Names {
        projects: replica.projects.clone(),
        sections: replica.sections.clone(),
        labels: replica.labels.clone(),
        habits: in_use.map(|input| (input.habit.id, input.habit.name.clone())).collect(),
    }
}

fn listed<T>(replica: &Replica, view: T) -> Listed<T> {
    Listed { view, names: names_of(replica) }
}

/// The tasks of today.
pub(super) fn today_of(replica: &Replica, today: Date) -> Listed<TodayTasks> {
    let cal = replica.calendar(today);
    let clock = wall_now(&replica.user.preferences.time_zone);
    let minutes_left = clock.map_or(0, |clock| minutes_left(clock.time(), &replica.tasks, cal));
    let without_vote = habits_without_vote(&replica.habits, cal);
    let request = SuggestionRequest { cal, minutes_left, without_vote: &without_vote };
    listed(replica, today_tasks(&replica.tasks, &request))
}

/// The days to come.
pub(super) fn upcoming_of(replica: &Replica, today: Date, from: Option<&str>) -> Listed<UpcomingTasks> {
    let from = from.and_then(plain_day).unwrap_or(today);
    let cal = replica.calendar(today);
    listed(replica, upcoming_tasks(&replica.tasks, &replica.task_series, cal, from, DAYS_AHEAD))
}

/// What has no project.
pub(super) fn inbox_of(replica: &Replica, today: Date) -> Listed<InboxTasks> {
    listed(replica, inbox_tasks(&replica.tasks, replica.calendar(today)))
}

/// A week or a month.
pub(super) fn calendar_of(
    replica: &Replica,
    today: Date,
    span: CalendarSpan,
    day: Option<&str>,
) -> Listed<CalendarTasks> {
    let around = day.and_then(plain_day).unwrap_or(today);
    let cal = replica.calendar(today);
    listed(replica, calendar_tasks(&replica.tasks, &replica.task_series, cal, span, around))
}

/// One project; none when this device does not have it.
pub(super) fn project_of(replica: &Replica, today: Date, id: ProjectId) -> Option<Listed<ProjectTasks>> {
    let project = replica.projects.iter().find(|project| project.id == id)?;
    Some(listed(replica, project_tasks(project, &replica.sections, &replica.tasks, replica.calendar(today))))
}

/// All projects.
pub(super) fn projects_of(replica: &Replica) -> ProjectsView {
    projects_view(&replica.projects, &replica.tasks)
}

/// All labels.
pub(super) fn labels_of(replica: &Replica) -> LabelsView {
    labels_view(&replica.labels, &replica.tasks)
}

/// The saved filters, and what the asked one finds.
pub(super) fn filters_of(replica: &Replica, today: Date, asked: Option<&str>) -> Listed<FiltersView> {
    // Also habits that were put away: a filter may ask for them.
    let habits = replica.habits.iter().map(|input| (input.habit.id, input.habit.name.as_str()));
    let names = TaskNames::new(&replica.projects, &replica.sections, &replica.labels, habits);
    let asked = asked.map(|text| figures::asked(text, &replica.tasks, &names, today));
    listed(replica, FiltersView { saved: replica.task_filters.clone(), asked })
}

/// What was done.
pub(super) fn completed_of(replica: &Replica, today: Date, search: &str, page: usize) -> Listed<CompletedView> {
    listed(replica, completed_view(&replica.tasks, search, page, today))
}

/// One task; none when this device does not have it.
pub(super) fn one_of(replica: &Replica, today: Date, id: TaskId) -> Option<Listed<OneTask>> {
    let reminders = replica.reminders_of_task(id).cloned().collect();
    Some(listed(replica, OneTask { reminders, ..one_task(&replica.tasks, id, today)? }))
}

/// The same with what it may become a part of.
pub(super) fn with_parents(replica: &Replica, one: Listed<OneTask>) -> Listed<OneTask> {
    Listed { view: one.view.with_parents(&replica.tasks), ..one }
}
