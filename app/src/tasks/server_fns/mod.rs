//! What the forms and loaders of the pages of tasks call. Each is a doorway: read the form, call one use case, say
//! where a plain form goes next.

mod belonging;
mod checklist;
mod documents;
mod form_view;
mod forms;
mod load;
mod plans;
mod reminder_form;
mod reminders;
mod repeat_form;
mod suggestions;
mod task_form;
mod tasks;

pub use belonging::*;
pub use checklist::*;
pub use documents::*;
pub use form_view::{NewTask, TaskFormView};
pub use forms::*;
#[cfg(feature = "ssr")]
pub(in crate::tasks) use load::today_listed;
pub use load::{
    LoadCalendar, LoadCompleted, LoadFilters, LoadInbox, LoadLabels, LoadNewTask, LoadProject, LoadProjects, LoadTask,
    LoadTaskForm, LoadTodayTasks, LoadUpcoming, load_calendar, load_completed, load_filters, load_inbox, load_labels,
    load_new_task, load_project, load_projects, load_task, load_task_form, load_today_tasks, load_upcoming,
};
pub use plans::*;
pub use reminder_form::{CountsFrom, TaskReminderForm};
pub use reminders::{SaveTaskReminder, save_task_reminder};
pub use suggestions::*;
pub use task_form::TaskForm;
pub use tasks::{
    AddTask, CompleteTask, CreateTask, DeleteTask, ReopenTask, ReplaceTask, add_task, complete_task, create_task,
    delete_task, reopen_task, replace_task,
};
