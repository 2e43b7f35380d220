//! The places within tasks: different looks at the same list.

use leptos::prelude::*;
use ui::{TabLink, TabLinks};

/// One of the looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tasks) enum TaskTab {
    Upcoming,
    Inbox,
    Projects,
    Calendar,
    Filters,
    Done,
}

impl TaskTab {
    const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Upcoming, "/app/tasks", "Upcoming"),
        (Self::Inbox, "/app/tasks/inbox", "Inbox"),
        (Self::Projects, "/app/tasks/projects", "Projects"),
        (Self::Calendar, "/app/tasks/calendar", "Calendar"),
        (Self::Filters, "/app/tasks/filters", "Filters"),
        (Self::Done, "/app/tasks/done", "Done"),
    ];
}

/// The way between them.
#[component]
pub(in crate::tasks) fn TaskTabs(current: TaskTab) -> impl IntoView {
    let items = TaskTab::ALL.into_iter().map(|(tab, href, label)| TabLink::new(href, label, tab == current)).collect();
    view! { <TabLinks label="Tasks" items/> }
}
