//! The quiet line under the title of a task.

use domain::{identity::Preferences, tasks::TaskItem};
use jiff::civil::Date;

use super::Known;
use crate::{
    tasks::values::Names,
    words::{deadline_words, minutes_words, priority_words, progress_words, task_when, timeframe_name},
};

/// The line in two parts: when, and the rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RowNote {
    /// When it is due, or by when it has to be done.
    pub when: Option<String>,
    /// Everything else, with dots between.
    pub rest: String,
}

/// What there is to say of a task that its list does not say.
pub(super) fn row_note(
    item: &TaskItem,
    names: &Names,
    known: Known,
    today: Date,
    preferences: &Preferences,
) -> RowNote {
    let task = &item.task;
    let says_day = !known.day || item.is_overdue;
    let when = task_when(task, says_day, today, preferences);
    let deadline = task.deadline.map(|deadline| deadline_words(deadline, today, preferences));
    let when = match (when, deadline) {
        (Some(when), Some(deadline)) => Some(format!("{when} · {deadline}")),
        (when, deadline) => when.or(deadline),
    };
    let mut rest: Vec<String> = Vec::new();
    rest.extend(
        task.timeframe.filter(|_| task.due.is_none() && !known.day).map(|frame| timeframe_name(frame).to_owned()),
    );
    rest.extend(item.part_of.as_ref().map(|parent| format!("Part of {parent}")));
    rest.extend(names.place_of(task).filter(|_| !known.project));
    rest.extend(task.labels.iter().filter_map(|id| names.label(*id)).map(|label| format!("@{}", label.name)));
    rest.extend(progress_words(item.progress));
    rest.extend(task.estimate_minutes.map(|minutes| minutes_words(u32::from(minutes))));
    rest.extend(task.repeat.is_some().then(|| "Repeats".to_owned()));
    rest.extend(task.habit_id.and_then(|id| names.habit(id)).map(|habit| format!("For {habit}")));
    rest.extend(task.notes.is_some().then(|| "Note".to_owned()));
    rest.extend(priority_words(task.priority).map(str::to_owned));
    RowNote { when, rest: rest.join(" · ") }
}
