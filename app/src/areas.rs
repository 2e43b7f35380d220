//! Areas that a browser fetches when they are first opened: Today must not wait for the code of pages that are not
//! shown. On the server they are functions like any other.
//!
//! A page that opens directly in an area is hydrated when the area is there (see [`fetch_area`]), so the first render
//! still equals the server's.

use leptos::{
    children::ViewFn,
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::ChooseView;
use ui::Offline as OfflineNotice;

use crate::{
    beginnings::{IdentityPage, PlanPage, PlansPage, StacksPage, StartPage},
    calendar::CalendarPage,
    habits::{
        DayHistoryPage, EditHabitPage, FiguresPage, GridPage, GroupsPage, HabitFiguresPage, HabitPage, HabitsPage,
        NewHabitPage, PausesPage, TrashPage,
    },
    identity::{DevicesPage, ProfilePage, TokensPage},
    in_and_out::{ExportPage, ImportPage, LeavePage, OneImportPage, YourDataPage},
    install::{InstallPage, SharedPage},
    notifications::{CentrePage, NotificationSettingsPage},
    quick_add::{Ahead, QuickAddDialog, QuickAddPage},
    search::SearchPage,
    shortcuts::{Dialogs, Opened, ShortcutsDialog},
    sync::SyncPage,
    tasks::{
        CalendarTasksPage, DonePage, EditTaskPage, FiltersPage, InboxPage, LabelsPage, NewTaskPage, ProjectPage,
        ProjectsPage, TaskPage, UpcomingPage, live_tasks,
    },
};

/// What is fetched together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    Grid,
    Habits,
    Habit,
    Figures,
    Beginnings,
    Settings,
    InAndOut,
    Quick,
    Tasks,
}

impl Area {
    /// Its name in the list of built files.
    #[cfg(feature = "ssr")]
    const fn name(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Habits => "habits",
            Self::Habit => "habit",
            Self::Figures => "figures",
            Self::Beginnings => "beginnings",
            Self::Settings => "settings",
            Self::InAndOut => "in_and_out",
            Self::Quick => "quick",
            Self::Tasks => "tasks",
        }
    }

    fn of_path(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix("/app/")?.split('/').filter(|part| !part.is_empty());
        match (parts.next()?, parts.next(), parts.next()) {
            ("grid", None, None) => Some(Self::Grid),
            ("figures", None, None) | ("habits", Some(_), Some("figures")) => Some(Self::Figures),
            ("habits", Some(_), Some("days")) => Some(Self::Habit),
            ("habits", None | Some("new" | "groups" | "trash"), None) | ("pauses", None, None) => Some(Self::Habits),
            ("habits", Some(_), Some(_)) => Some(Self::Habits),
            ("habits", Some(_), None) => Some(Self::Habit),
            ("start" | "identity" | "stacks" | "plans", None, None) | ("plans", Some(_), None) => {
                Some(Self::Beginnings)
            }
            ("settings", Some("data"), _) => Some(Self::InAndOut),
            ("settings", ..) | ("notifications", None, None) => Some(Self::Settings),
            ("add" | "search", None, None) => Some(Self::Quick),
            ("tasks", ..) => Some(Self::Tasks),
            _ => None,
        }
    }

    async fn fetch(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Grid => fetch_grid().await,
            Self::Habits => fetch_habits().await,
            Self::Habit => fetch_habit().await,
            Self::Figures => fetch_figures().await,
            Self::Beginnings => fetch_beginnings().await,
            Self::Settings => fetch_settings().await,
            Self::InAndOut => fetch_in_and_out().await,
            Self::Quick => fetch_quick().await,
            Self::Tasks => fetch_tasks().await,
        }
    }
}

/// A page outside of the first download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Grid,
    Habits,
    NewHabit,
    Habit,
    DayHistory,
    EditHabit,
    Groups,
    Pauses,
    Trash,
    HabitFigures,
    Figures,
    Start,
    Identity,
    Stacks,
    Plans,
    Plan,
    Profile,
    Devices,
    Tokens,
    Sync,
    Notifications,
    NotificationSettings,
    Calendar,
    Install,
    Shared,
    YourData,
    Import,
    OneImport,
    Export,
    Leave,
    QuickAdd,
    Search,
    Upcoming,
    Inbox,
    TaskCalendar,
    DoneTasks,
    Projects,
    Project,
    Labels,
    Filters,
    NewTask,
    EditTask,
    Task,
}

impl Place {
    const fn area(self) -> Area {
        match self {
            Self::Grid => Area::Grid,
            Self::Habits | Self::NewHabit | Self::EditHabit => Area::Habits,
            Self::Groups | Self::Pauses | Self::Trash => Area::Habits,
            Self::Habit | Self::DayHistory => Area::Habit,
            Self::HabitFigures | Self::Figures => Area::Figures,
            Self::Start | Self::Identity | Self::Stacks | Self::Plans | Self::Plan => Area::Beginnings,
            Self::Profile | Self::Devices | Self::Tokens | Self::Sync => Area::Settings,
            Self::Notifications | Self::NotificationSettings | Self::Calendar => Area::Settings,
            Self::Install | Self::Shared => Area::Settings,
            Self::YourData | Self::Import | Self::OneImport | Self::Export | Self::Leave => Area::InAndOut,
            Self::QuickAdd | Self::Search => Area::Quick,
            Self::Upcoming | Self::Inbox | Self::TaskCalendar | Self::DoneTasks => Area::Tasks,
            Self::Projects | Self::Project | Self::Labels | Self::Filters => Area::Tasks,
            Self::NewTask | Self::EditTask | Self::Task => Area::Tasks,
        }
    }
}

impl ChooseView for Place {
    async fn choose(self) -> AnyView {
        let view = match self.area() {
            Area::Grid => grid_area().await,
            Area::Habits => habits_area(self).await,
            Area::Habit => habit_area(self).await,
            Area::Figures => figures_area(self).await,
            Area::Beginnings => beginnings_area(self).await,
            Area::Settings => settings_area(self).await,
            Area::InAndOut => in_and_out_area(self).await,
            Area::Quick => quick_area(self).await,
            Area::Tasks => tasks_area(self).await,
        };
        view.unwrap_or_else(|_| not_fetched())
    }

    async fn preload(&self) {
        // A failure shows when the page is chosen.
        let _ = self.area().fetch().await;
    }
}

/// Name of a path's area; none for what the first download holds.
#[cfg(feature = "ssr")]
pub fn area_of(path: &str) -> Option<&'static str> {
    Area::of_path(path).map(Area::name)
}

/// Fetches the code that a path needs beyond the first download; whether it is here. To be awaited before hydration.
pub async fn fetch_area(path: &str) -> bool {
    match Area::of_path(path) {
        Some(area) => area.fetch().await.is_ok(),
        None => true,
    }
}

#[wasm_split(grid, wasm_split_path = leptos::wasm_split, preload(fetch_grid), fallible)]
fn grid_area() -> Result<AnyView, SplitLoaderError> {
    Ok(view! { <GridPage/> }.into_any())
}

#[wasm_split(habits, wasm_split_path = leptos::wasm_split, preload(fetch_habits), fallible)]
fn habits_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::NewHabit => view! { <NewHabitPage/> }.into_any(),
        Place::EditHabit => view! { <EditHabitPage/> }.into_any(),
        Place::Groups => view! { <GroupsPage/> }.into_any(),
        Place::Pauses => view! { <PausesPage/> }.into_any(),
        Place::Trash => view! { <TrashPage/> }.into_any(),
        _ => view! { <HabitsPage/> }.into_any(),
    })
}

#[wasm_split(habit, wasm_split_path = leptos::wasm_split, preload(fetch_habit), fallible)]
fn habit_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::DayHistory => view! { <DayHistoryPage/> }.into_any(),
        _ => view! { <HabitPage/> }.into_any(),
    })
}

#[wasm_split(figures, wasm_split_path = leptos::wasm_split, preload(fetch_figures), fallible)]
fn figures_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::HabitFigures => view! { <HabitFiguresPage/> }.into_any(),
        _ => view! { <FiguresPage/> }.into_any(),
    })
}

#[wasm_split(beginnings, wasm_split_path = leptos::wasm_split, preload(fetch_beginnings), fallible)]
fn beginnings_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::Identity => view! { <IdentityPage/> }.into_any(),
        Place::Stacks => view! { <StacksPage/> }.into_any(),
        Place::Plans => view! { <PlansPage/> }.into_any(),
        Place::Plan => view! { <PlanPage/> }.into_any(),
        _ => view! { <StartPage/> }.into_any(),
    })
}

#[wasm_split(settings, wasm_split_path = leptos::wasm_split, preload(fetch_settings), fallible)]
fn settings_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::Devices => view! { <DevicesPage/> }.into_any(),
        Place::Tokens => view! { <TokensPage/> }.into_any(),
        Place::Sync => view! { <SyncPage/> }.into_any(),
        Place::Notifications => view! { <CentrePage/> }.into_any(),
        Place::NotificationSettings => view! { <NotificationSettingsPage/> }.into_any(),
        Place::Calendar => view! { <CalendarPage/> }.into_any(),
        Place::Install => view! { <InstallPage/> }.into_any(),
        Place::Shared => view! { <SharedPage/> }.into_any(),
        _ => view! { <ProfilePage/> }.into_any(),
    })
}

#[wasm_split(in_and_out, wasm_split_path = leptos::wasm_split, preload(fetch_in_and_out), fallible)]
fn in_and_out_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::Import => view! { <ImportPage/> }.into_any(),
        Place::OneImport => view! { <OneImportPage/> }.into_any(),
        Place::Export => view! { <ExportPage/> }.into_any(),
        Place::Leave => view! { <LeavePage/> }.into_any(),
        _ => view! { <YourDataPage/> }.into_any(),
    })
}

#[wasm_split(quick, wasm_split_path = leptos::wasm_split, preload(fetch_quick), fallible)]
fn quick_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::Search => view! { <SearchPage/> }.into_any(),
        _ => view! { <QuickAddPage/> }.into_any(),
    })
}

#[wasm_split(tasks, wasm_split_path = leptos::wasm_split, preload(fetch_tasks), fallible)]
fn tasks_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::Inbox => view! { <InboxPage/> }.into_any(),
        Place::TaskCalendar => view! { <CalendarTasksPage/> }.into_any(),
        Place::DoneTasks => view! { <DonePage/> }.into_any(),
        Place::Projects => view! { <ProjectsPage/> }.into_any(),
        Place::Project => view! { <ProjectPage/> }.into_any(),
        Place::Labels => view! { <LabelsPage/> }.into_any(),
        Place::Filters => view! { <FiltersPage/> }.into_any(),
        Place::NewTask => view! { <NewTaskPage/> }.into_any(),
        Place::EditTask => view! { <EditTaskPage/> }.into_any(),
        Place::Task => view! { <TaskPage/> }.into_any(),
        _ => view! { <UpcomingPage/> }.into_any(),
    })
}

/// What makes the tasks of Today alive: beside the page, and not before it.
#[wasm_split(today_tasks, wasm_split_path = leptos::wasm_split, fallible)]
pub fn fetch_tasks_of_today() -> Result<ViewFn, SplitLoaderError> {
    Ok(live_tasks())
}

/// What makes the dialogs that are there on every page: with the pages that show the same.
#[wasm_split(quick, wasm_split_path = leptos::wasm_split, fallible)]
pub(crate) fn fetch_dialogs() -> Result<Dialogs, SplitLoaderError> {
    Ok(dialog)
}

fn dialog(opened: Opened, open: RwSignal<bool>, ahead: Ahead) -> AnyView {
    match opened {
        Opened::QuickAdd => view! { <QuickAddDialog open ahead/> }.into_any(),
        Opened::Shortcuts => view! { <ShortcutsDialog open/> }.into_any(),
    }
}

fn not_fetched() -> AnyView {
    view! { <OfflineNotice text="This page could not be fetched. Reload it, or come back when you are connected."/> }
        .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_path_knows_its_area() {
        assert_eq!(area_of("/app"), None);
        assert_eq!(area_of("/app/"), None);
        assert_eq!(area_of("/app/more"), None);
        assert_eq!(area_of("/app/grid"), Some("grid"));
        assert_eq!(area_of("/app/grid/7"), None);
        assert_eq!(area_of("/app/habits"), Some("habits"));
        assert_eq!(area_of("/app/habits/"), Some("habits"));
        assert_eq!(area_of("/app/habits/new"), Some("habits"));
        assert_eq!(area_of("/app/habits/7/edit"), Some("habits"));
        assert_eq!(area_of("/app/habits/7"), Some("habit"));
        assert_eq!(area_of("/app/habits/groups"), Some("habits"));
        assert_eq!(area_of("/app/habits/trash"), Some("habits"));
        assert_eq!(area_of("/app/pauses"), Some("habits"));
        assert_eq!(area_of("/app/habits/7/figures"), Some("figures"));
        assert_eq!(area_of("/app/figures"), Some("figures"));
        for path in ["/app/start", "/app/identity", "/app/stacks", "/app/plans", "/app/plans/7"] {
            assert_eq!(area_of(path), Some("beginnings"), "{path}");
        }
        assert_eq!(area_of("/app/habits/7/days/2026-03-12"), Some("habit"));
        assert_eq!(area_of("/app/settings"), Some("settings"));
        assert_eq!(area_of("/app/settings/sync"), Some("settings"));
        assert_eq!(area_of("/app/settings/notifications"), Some("settings"));
        assert_eq!(area_of("/app/notifications"), Some("settings"));
        assert_eq!(area_of("/app/settings/install"), Some("settings"));
        for path in ["", "/import", "/import/7", "/export", "/leave"].map(|rest| format!("/app/settings/data{rest}")) {
            assert_eq!(area_of(&path), Some("in_and_out"), "{path}");
        }
        for path in ["/app/tasks", "/app/tasks/inbox", "/app/tasks/projects/7", "/app/tasks/new", "/app/tasks/7/edit"] {
            assert_eq!(area_of(path), Some("tasks"), "{path}");
        }
        assert_eq!((area_of("/app/add"), area_of("/app/search")), (Some("quick"), Some("quick")));
    }
}
