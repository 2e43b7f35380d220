//! Making and changing a habit: the same form, with and without something in it.

use domain::ids::HabitId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::{
        local::{form_view, known_today},
        server_fns::{HabitFormView, load_habit_form},
    },
    habit_form::HabitFormFields,
};
use crate::page::{PageHead, PageState, load_page};

/// A new habit.
#[component]
pub fn NewHabitPage() -> impl IntoView {
    let today = known_today();
    load_page(
        || (),
        |(), draft| load_habit_form(None, draft),
        move |replica| form_view(replica, today()?, None),
        form_page,
    )
}

/// A habit that exists.
#[component]
pub fn EditHabitPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let today = known_today();
    load_page(
        move || id.get(),
        |id, draft| load_habit_form(Some(id), draft),
        move |replica| {
            let id: HabitId = id.get().parse().ok()?;
            form_view(replica, today()?, Some(id))
        },
        form_page,
    )
}

/// The form starts with what it found and keeps it: nothing that arrives meanwhile may overwrite what is typed.
pub(crate) fn form_page(page: PageState<HabitFormView>) -> AnyView {
    let start = page.value.get_untracked();
    let (title, back) = match &start.name {
        Some(name) => (format!("Edit {name}"), (format!("/app/habits/{}", start.form.habit_id), name.clone())),
        None => ("New habit".to_owned(), ("/app/habits".to_owned(), "Habits".to_owned())),
    };
    view! {
        <PageHead title back=Some(back)/>
        <HabitFormFields start page/>
    }
    .into_any()
}
