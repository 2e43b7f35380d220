//! Areas that a browser fetches when they are first opened: Today must not wait for the code of pages that are not
//! shown. On the server they are functions like any other.
//!
//! A page that opens directly in an area is hydrated when the area is there (see [`fetch_area`]), so the first render
//! still equals the server's.

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::ChooseView;
use ui::Offline as OfflineNotice;

use crate::{
    habits::{EditHabitPage, HabitPage, HabitsPage, NewHabitPage},
    identity::{DevicesPage, ProfilePage, TokensPage},
    sync::SyncPage,
};

/// A page outside of the first download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Habits,
    NewHabit,
    Habit,
    EditHabit,
    Profile,
    Devices,
    Tokens,
    Sync,
}

impl ChooseView for Place {
    async fn choose(self) -> AnyView {
        let view = match self {
            Self::Habits | Self::NewHabit | Self::Habit | Self::EditHabit => habits_area(self).await,
            Self::Profile | Self::Devices | Self::Tokens | Self::Sync => settings_area(self).await,
        };
        view.unwrap_or_else(|_| not_fetched())
    }

    async fn preload(&self) {
        // A failure shows when the page is chosen.
        let _ = match self {
            Self::Habits | Self::NewHabit | Self::Habit | Self::EditHabit => fetch_habits().await,
            Self::Profile | Self::Devices | Self::Tokens | Self::Sync => fetch_settings().await,
        };
    }
}

/// Fetches the code that a path needs beyond the first download. To be awaited before hydration.
pub async fn fetch_area(path: &str) {
    let _ = match path.strip_prefix("/app/").and_then(|rest| rest.split('/').next()) {
        Some("habits") => fetch_habits().await,
        Some("settings") => fetch_settings().await,
        _ => Ok(()),
    };
}

#[wasm_split(habits, wasm_split_path = leptos::wasm_split, preload(fetch_habits), fallible)]
fn habits_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::NewHabit => view! { <NewHabitPage/> }.into_any(),
        Place::Habit => view! { <HabitPage/> }.into_any(),
        Place::EditHabit => view! { <EditHabitPage/> }.into_any(),
        _ => view! { <HabitsPage/> }.into_any(),
    })
}

#[wasm_split(settings, wasm_split_path = leptos::wasm_split, preload(fetch_settings), fallible)]
fn settings_area(place: Place) -> Result<AnyView, SplitLoaderError> {
    Ok(match place {
        Place::Devices => view! { <DevicesPage/> }.into_any(),
        Place::Tokens => view! { <TokensPage/> }.into_any(),
        Place::Sync => view! { <SyncPage/> }.into_any(),
        _ => view! { <ProfilePage/> }.into_any(),
    })
}

fn not_fetched() -> AnyView {
    view! { <OfflineNotice text="This page could not be fetched. Try again when you are connected."/> }.into_any()
}
