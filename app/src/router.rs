//! The places of the app. Every route renders whole on the server: complete pages without wasm, and the right status,
//! title and redirect before the first byte.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    areas::Place,
    frame::AppFrame,
    habits::TodayPage,
    install::provide_install,
    more_page::MorePage,
    not_found_page::NotFoundPage,
    notifications::provide_unread,
    offline::{Start, provide_offline},
};

/// The signed-in app, from the root of the body.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let start = start_of_document();
    provide_context(start);
    provide_offline(start);
    provide_unread();
    provide_install(start);
    ui::provide_toasts();
    let on_every_page = |title: String| format!("{title} · Wellspring");
    view! {
        <Title formatter=on_every_page/>
        <Router base="/app">
            <Routes fallback=NotFoundPage>
                <ParentRoute path=path!("") view=AppFrame ssr=SsrMode::Async>
                    <Route path=path!("") view=TodayPage ssr=SsrMode::Async/>
                    <Route path=path!("grid") view=Place::Grid ssr=SsrMode::Async/>
                    <Route path=path!("habits") view=Place::Habits ssr=SsrMode::Async/>
                    <Route path=path!("habits/new") view=Place::NewHabit ssr=SsrMode::Async/>
                    <Route path=path!("habits/groups") view=Place::Groups ssr=SsrMode::Async/>
                    <Route path=path!("habits/trash") view=Place::Trash ssr=SsrMode::Async/>
                    <Route path=path!("pauses") view=Place::Pauses ssr=SsrMode::Async/>
                    <Route path=path!("habits/:id") view=Place::Habit ssr=SsrMode::Async/>
                    <Route path=path!("habits/:id/days/:day") view=Place::DayHistory ssr=SsrMode::Async/>
                    <Route path=path!("habits/:id/edit") view=Place::EditHabit ssr=SsrMode::Async/>
                    <Route path=path!("habits/:id/figures") view=Place::HabitFigures ssr=SsrMode::Async/>
                    <Route path=path!("figures") view=Place::Figures ssr=SsrMode::Async/>
                    <Route path=path!("start") view=Place::Start ssr=SsrMode::Async/>
                    <Route path=path!("identity") view=Place::Identity ssr=SsrMode::Async/>
                    <Route path=path!("stacks") view=Place::Stacks ssr=SsrMode::Async/>
                    <Route path=path!("plans") view=Place::Plans ssr=SsrMode::Async/>
                    <Route path=path!("plans/:id") view=Place::Plan ssr=SsrMode::Async/>
                    <Route path=path!("more") view=MorePage ssr=SsrMode::Async/>
                    <Route path=path!("settings") view=Place::Profile ssr=SsrMode::Async/>
                    <Route path=path!("settings/devices") view=Place::Devices ssr=SsrMode::Async/>
                    <Route path=path!("settings/tokens") view=Place::Tokens ssr=SsrMode::Async/>
                    <Route path=path!("settings/sync") view=Place::Sync ssr=SsrMode::Async/>
                    <Route path=path!("settings/notifications") view=Place::NotificationSettings ssr=SsrMode::Async/>
                    <Route path=path!("notifications") view=Place::Notifications ssr=SsrMode::Async/>
                    <Route path=path!("settings/calendar") view=Place::Calendar ssr=SsrMode::Async/>
                    <Route path=path!("settings/install") view=Place::Install ssr=SsrMode::Async/>
                    <Route path=path!("settings/shared") view=Place::Shared ssr=SsrMode::Async/>
                    <Route path=path!("settings/data") view=Place::YourData ssr=SsrMode::Async/>
                    <Route path=path!("settings/data/import") view=Place::Import ssr=SsrMode::Async/>
                    <Route path=path!("settings/data/import/:id") view=Place::OneImport ssr=SsrMode::Async/>
                    <Route path=path!("settings/data/export") view=Place::Export ssr=SsrMode::Async/>
                    <Route path=path!("settings/data/leave") view=Place::Leave ssr=SsrMode::Async/>
                    <Route path=path!("add") view=Place::QuickAdd ssr=SsrMode::Async/>
                    <Route path=path!("search") view=Place::Search ssr=SsrMode::Async/>
                    <Route path=path!("tasks") view=Place::Upcoming ssr=SsrMode::Async/>
                    <Route path=path!("tasks/inbox") view=Place::Inbox ssr=SsrMode::Async/>
                    <Route path=path!("tasks/calendar") view=Place::TaskCalendar ssr=SsrMode::Async/>
                    <Route path=path!("tasks/done") view=Place::DoneTasks ssr=SsrMode::Async/>
                    <Route path=path!("tasks/projects") view=Place::Projects ssr=SsrMode::Async/>
                    <Route path=path!("tasks/projects/:id") view=Place::Project ssr=SsrMode::Async/>
                    <Route path=path!("tasks/labels") view=Place::Labels ssr=SsrMode::Async/>
                    <Route path=path!("tasks/filters") view=Place::Filters ssr=SsrMode::Async/>
                    <Route path=path!("tasks/new") view=Place::NewTask ssr=SsrMode::Async/>
                    <Route path=path!("tasks/:id") view=Place::Task ssr=SsrMode::Async/>
                    <Route path=path!("tasks/:id/edit") view=Place::EditTask ssr=SsrMode::Async/>
                    <Route path=path!("*any") view=NotFoundPage ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// How this document came to be: rendered now, rendered for us to hydrate, or the empty shell of the service worker.
#[cfg(not(feature = "hydrate"))]
const fn start_of_document() -> Start {
    Start::Server
}

#[cfg(feature = "hydrate")]
fn start_of_document() -> Start {
    let root = document().document_element();
    match root.and_then(|html| html.get_attribute("data-start")).as_deref() {
        Some("shell") => Start::Shell,
        _ => Start::Hydrated,
    }
}
