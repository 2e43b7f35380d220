//! The places of the app, in the order in which they are reached by the thumb.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{Hue, IconName, Place};

use crate::{
    notifications::unread,
    words::{unread_figure, unread_words},
};

/// The places that exist, each knowing whether it is the current one.
pub fn places() -> Vec<Place> {
    let path = use_location().pathname;
    let within = move |prefix: &'static str| {
        Signal::derive(move || path.with(|path| path == prefix || path.starts_with(&format!("{prefix}/"))))
    };
    let today = Signal::derive(move || path.with(|path| ["/app", "/app/grid"].contains(&path.trim_end_matches('/'))));
    let (habits, pauses, figures) = (within("/app/habits"), within("/app/pauses"), within("/app/figures"));
    let (more, settings, notifications) = (within("/app/more"), within("/app/settings"), within("/app/notifications"));
    let unread = unread();
    let count = Signal::derive(move || {
        let count = unread.get();
        (count > 0).then(|| (unread_figure(count), unread_words(count)))
    });
    vec![
        Place::new("/app", "Today", IconName::Today, Hue::Accent, today),
        Place::new(
            "/app/habits",
            "Habits",
            IconName::Habits,
            Hue::Leaf,
            Signal::derive(move || habits.get() || pauses.get() || figures.get()),
        ),
        Place::new("/app/tasks", "Tasks", IconName::Tasks, Hue::Ink, within("/app/tasks")),
        Place::new(
            "/app/more",
            "More",
            IconName::More,
            Hue::Ink,
            Signal::derive(move || more.get() || settings.get() || notifications.get()),
        )
        .counting(count),
    ]
}
