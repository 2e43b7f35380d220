//! What is known of a task, as names and values.

use domain::{identity::Preferences, tasks::OneTask};

use crate::{
    tasks::values::Listed,
    words::{day_near, minutes_words, priority_words, repeat_words, task_when, timeframe_name},
};

/// Everything that was said of the task and that the page does not show in another way.
pub(super) fn facts_of(listed: &Listed<OneTask>, preferences: &Preferences) -> Vec<(String, String)> {
    let Listed { view, names } = listed;
    let (task, today) = (&view.item.task, view.today);
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut tell = |name: &str, value: Option<String>| facts.extend(value.map(|value| (name.to_owned(), value)));
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day_near(day, today, preferences));
    tell("Done", day(task.completed_on));
    tell("Due", task.due.is_some().then(|| task_when(task, true, today, preferences)).flatten());
    tell("Planned for", task.timeframe.map(|frame| timeframe_name(frame).to_owned()));
    tell("Not before", day(task.start_day));
    tell("Deadline", day(task.deadline));
    tell("Comes again", task.repeat.as_ref().map(|rule| repeat_words(rule, preferences)));
    tell("Passed over", (task.skipped > 0).then(|| skipped_words(task.skipped)));
    tell("Project", names.place_of(task));
    tell("Priority", priority_words(task.priority).map(str::to_owned));
    let labels: Vec<String> =
        task.labels.iter().filter_map(|id| names.label(*id)).map(|label| label.name.clone()).collect();
    tell("Labels", (!labels.is_empty()).then(|| labels.join(", ")));
    tell("Takes", task.estimate_minutes.map(|minutes| minutes_words(u32::from(minutes))));
    tell("Habit", task.habit_id.and_then(|id| names.habit(id)).map(str::to_owned));
    facts
}

fn skipped_words(skipped: u32) -> String {
    match skipped {
        1 => "One time before this one".to_owned(),
        times => format!("{times} times before this one"),
    }
}
