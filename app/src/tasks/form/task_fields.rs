//! A task as the fields of its form.

use domain::tasks::Task;
use uuid::Uuid;

use super::place_value;
use crate::tasks::server_fns::TaskForm;

/// The form of a new task, in the inbox.
pub(in crate::tasks) fn blank(id: Uuid) -> TaskForm {
    TaskForm { task_id: id.to_string(), priority: "4".to_owned(), ..TaskForm::default() }.repeating(None, None)
}

/// The form of a task that exists.
pub(in crate::tasks) fn written(task: &Task) -> TaskForm {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let due = task.due.as_ref();
    let lines: Vec<&str> = task.checklist.iter().map(|line| line.text.as_str()).collect();
    let spent = Some(task.spent_minutes).filter(|spent| *spent > 0);
    let form = TaskForm {
        task_id: task.id.to_string(),
        title: task.title.clone(),
        notes: task.notes.clone().unwrap_or_default(),
        place: place_value(task.project_id, task.section_id),
        parent_id: task.parent_id.map(|id| id.to_string()).unwrap_or_default(),
        start_day: day(task.start_day),
        due: day(due.map(|due| due.day)),
        due_time: due.and_then(|due| due.time).map(domain::format::time).unwrap_or_default(),
        zone: due.and_then(|due| due.zone.clone()).unwrap_or_default(),
        deadline: day(task.deadline),
        priority: task.priority.number().to_string(),
        labels: task.labels.iter().map(ToString::to_string).collect(),
        estimate_minutes: task.estimate_minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
        spent_minutes: spent.map(|minutes| minutes.to_string()).unwrap_or_default(),
        checklist: lines.join("\n"),
        timeframe: task.timeframe.map(|frame| frame.as_str().to_owned()).unwrap_or_default(),
        habit_id: task.habit_id.map(|id| id.to_string()).unwrap_or_default(),
        version: task.version.to_string(),
        ..TaskForm::default()
    };
    form.repeating(task.repeat.as_ref(), task.day())
}
