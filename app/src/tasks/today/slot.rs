//! The place of tasks on Today. Today is alive before their code has come: the server sends them as they stand, their
//! forms post, and they are taken over when the code and this device's own rows are here.

use leptos::{children::ViewFn, html::Div, prelude::*, task::spawn_local};

use super::section::LiveTasks;
use crate::{
    areas::fetch_tasks_of_today,
    offline::{Start, use_offline},
    page::focus_on,
};

/// The tasks of today, where today is shown.
#[component]
pub fn TasksOfToday(is_today: Signal<bool>) -> impl IntoView {
    let live = RwSignal::new(None::<ViewFn>);
    let place = NodeRef::<Div>::new();
    take_over(live, is_today, place);
    view! {
        <div class="today-tasks" hidden=move || !is_today.get()>
            {sent(place, is_today)}
            {move || live.get().map(|live| live.run())}
        </div>
    }
}

/// What the server sends. In the browser it is no part of the page that is built: there is nothing to hydrate in it.
#[cfg(feature = "ssr")]
fn sent(place: NodeRef<Div>, is_today: Signal<bool>) -> AnyView {
    let content = is_today.get_untracked().then(|| crate::page::Later::new(super::sent::sent_by_server()));
    view! {
        <div class="today-tasks__sent" node_ref=place>
            {content}
        </div>
    }
    .into_any()
}

/// The same place in the browser.
#[cfg(not(feature = "ssr"))]
fn sent(place: NodeRef<Div>, _: Signal<bool>) -> AnyView {
    view! { <div class="today-tasks__sent" node_ref=place></div> }.into_any()
}

/// Fetches the code when it is wanted. What is alive takes the place of what was sent once this device has rows of its
/// own; where nothing was sent it asks the server.
fn take_over(live: RwSignal<Option<ViewFn>>, is_today: Signal<bool>, place: NodeRef<Div>) {
    let replica = use_offline().replica();
    let has_rows = Memo::new(move |_| replica.with(Option::is_some));
    let is_shell = use_context::<Start>() == Some(Start::Shell);
    let asked = StoredValue::new(false);
    Effect::new(move |_| {
        let (has_rows, is_today) = (has_rows.get(), is_today.get());
        let waits = !has_rows && (is_shell || has_content(place));
        if place.get().is_none() || !is_today || waits || asked.get_value() {
            return;
        }
        asked.set_value(true);
        spawn_local(async move {
            // Without its code the tasks stay as they were sent, and their forms post.
            if let Ok(view) = fetch_tasks_of_today().await {
                let focus = emptied(place);
                // The page may be gone by now.
                let _ = live.try_set(Some(view));
                if let Some(id) = focus {
                    focus_on(id);
                }
            }
        });
    });
}

/// Whether the server sent something here.
fn has_content(place: NodeRef<Div>) -> bool {
    #[cfg(feature = "hydrate")]
    return place.get_untracked().is_some_and(|place| place.child_element_count() > 0);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = place;
        false
    }
}

/// Removes what was sent, and says the id of what had the focus in it.
fn emptied(place: NodeRef<Div>) -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        let place = place.try_get_untracked().flatten()?;
        let focus = document().active_element().filter(|element| place.contains(Some(element.as_ref())));
        place.set_text_content(None);
        focus.map(|element| element.id()).filter(|id| !id.is_empty())
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = place;
        None
    }
}

/// What is alive, for the area that brings it.
pub(crate) fn live_tasks() -> ViewFn {
    ViewFn::from(|| view! { <LiveTasks/> })
}
