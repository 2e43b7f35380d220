//! The page of quick add: where its button leads without a script, and where a shared text becomes a task.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::{
    QuickAddWorld,
    form::{LineForm, Writing},
    line::{Begun, read_spans, spans_text},
    load_quick_add,
    signs::Signs,
};
use crate::{
    offline::use_offline,
    page::{DoneNotice, FormState, PageHead, PageState, load_page},
};

/// Quick add.
#[component]
pub fn QuickAddPage() -> impl IntoView {
    load_page(|| (), |(), draft| load_quick_add(draft), QuickAddWorld::of_replica, quick_add_view)
}

pub(crate) fn quick_add_view(page: PageState<QuickAddWorld>) -> AnyView {
    let state = FormState::new("quick_add", page.draft.get_value());
    let asked = use_query_map().with_untracked(Begun::of_query);
    let begun = Begun {
        line: state.value("line", &asked.line),
        away: read_spans(&state.value("away", &spans_text(&asked.away))),
        notes: state.value("notes", &asked.notes),
        shared: asked.shared,
    };
    let writing = Writing::of(begun, state);
    begin_with_shared(writing);
    leave_address(writing);
    view! {
        <PageHead title="New task"/>
        <DoneNotice/>
        <LineForm world=page.value preferences=page.preferences writing form_id=page.form_id state/>
        <Signs preferences=page.preferences/>
    }
    .into_any()
}

/// Takes what was added out of the address, so that a page that is loaded again does not offer it again.
fn leave_address(writing: Writing) {
    let navigate = use_navigate();
    Effect::new(move |_| {
        if writing.added.with(Option::is_some) {
            let options =
                NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
            navigate("/app/add", options);
        }
    });
}

/// The text of this device that the address names, as soon as it was read; what was written meanwhile stays.
fn begin_with_shared(writing: Writing) {
    let (offline, wanted) = (use_offline(), writing.begun.with_value(|begun| begun.shared));
    let Some(id) = wanted else { return };
    let (texts, replica) = (offline.shared_texts(), offline.replica());
    // Somebody who has just been recognised sees what was shared before that.
    let is_somebody = Memo::new(move |_| replica.with(Option::is_some));
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody reads is never reckoned.
        let _ = is_somebody.get();
        offline.look_at_texts();
    });
    Effect::new(move |is_done: Option<bool>| {
        let is_blank = writing.line.with_untracked(String::is_empty);
        let text = texts.with(|texts| texts.iter().flatten().find(|kept| kept.id == id).map(|kept| kept.text.clone()));
        match text.filter(|_| is_done != Some(true) && is_blank) {
            Some(text) => {
                writing.begin(Begun { shared: Some(id), ..Begun::of_shared(&text) });
                true
            }
            None => is_done.unwrap_or_default(),
        }
    });
}
