//! What surrounds every page: places, the word about this device, toasts, and the focus after a change of page.

use leptos::{children::ViewFn, ev, prelude::*, task::spawn_local};
use leptos_router::{components::Outlet, hooks::use_location};
use ui::{Frame, Toasts, use_toasts, words::sentence};

use crate::{
    banner::Banner,
    habits::{
        came_back,
        server_fns::{HabitIdForm, undelete},
    },
    nav::places,
    offline::{Offline, OfflineDialogs, Replica, Saved, Together, Write, use_offline},
    page::PendingFocus,
    shortcuts::Commands,
    sync::ChangedElsewhere,
    words::{KEPT_DAYS, LEFT_OUT_DAYS, MINIMUM_DAY, WELCOME_BACK},
};
use domain::habits::{EntryStatus, HabitKind, Patch};

/// The frame with the current page inside.
#[component]
pub fn AppFrame() -> impl IntoView {
    let offline = use_offline();
    let toasts = use_toasts();
    follow_places();
    tell_what_was_saved(offline, toasts);
    follow_theme(offline);
    undo_by_keyboard(toasts);
    let foot = ViewFn::from(move || view! { <UnsentLine offline/> });
    view! {
        <Frame places=places() brand_href="/app" rail_foot=foot>
            <Banner offline/>
            <ChangedElsewhere/>
            <Outlet/>
        </Frame>
        <OfflineDialogs/>
        <Commands/>
    }
    .into_any()
}

/// Asks the next heading to take the focus when the path has changed; the first page keeps the browser's own.
fn follow_places() {
    let pending = RwSignal::new(false);
    provide_context(PendingFocus(pending));
    let path = use_location().pathname;
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now) {
            pending.set(true);
        }
        now
    });
}

/// One word for each write that reached this device's storage, and for each failure.
fn tell_what_was_saved(offline: Offline, toasts: Toasts) {
    let saved = offline.saved();
    Effect::new(move |_| {
        if let Some(saved) = saved.get() {
            tell(offline, toasts, saved);
        }
    });
    let error = offline.last_error();
    Effect::new(move |_| {
        if let Some(code) = error.get() {
            toasts.show(sentence(&code));
        }
    });
}

fn tell(offline: Offline, toasts: Toasts, saved: Saved) {
    let words = match came_back(offline, &saved) {
        true => WELCOME_BACK,
        false => saved_words(&saved.write, kind_of(offline, &saved.write)),
    };
    match (saved.undo, saved.write) {
        (Some(undo), _) => {
            toasts.show_undo(words, "Undo", move || offline.submit(undo.clone(), None));
        }
        (None, Write::DeleteHabit { id }) => {
            toasts.show_undo(words, "Undo", move || bring_back(offline, toasts, id.to_string()));
        }
        (None, Write::StopTimer { .. }) => toasts.show("Stopped. It was too short to count."),
        (None, Write::DiscardTimer { .. }) => toasts.show(words),
        // Nothing brings back who was in a group.
        (None, Write::DeleteDocument { .. }) => toasts.show(words),
        (None, _) => toasts.show("Taken back."),
    }
}

/// Only the server can take a habit out of the trash.
fn bring_back(offline: Offline, toasts: Toasts, habit_id: String) {
    spawn_local(async move {
        match undelete(HabitIdForm { habit_id, undo: "true".to_owned() }).await {
            Ok(()) => offline.sync_now(),
            Err(error) => toasts.show(sentence(&error.0.code)),
        }
    });
}

/// The kind of the habit that a day was written for.
fn kind_of(offline: Offline, write: &Write) -> Option<HabitKind> {
    let Write::SetEntry { habit_id, .. } = write else { return None };
    let find = |replica: &Replica| replica.habit(*habit_id).map(|input| input.habit.kind);
    offline.replica().with_untracked(|replica| replica.as_deref().and_then(find))
}

const fn saved_words(write: &Write, kind: Option<HabitKind>) -> &'static str {
    match write {
        Write::SetEntry { payload, .. } => match payload.status {
            Patch::Set(EntryStatus::Done | EntryStatus::Partial) => "Checked in.",
            Patch::Set(EntryStatus::Skipped) => "Skipped. It counts neither way.",
            Patch::Set(EntryStatus::Failed) => match kind {
                Some(HabitKind::Quit) => "Slip noted.",
                Some(HabitKind::Limit) => "Noted as over.",
                _ => "Noted as not done.",
            },
            Patch::Clear => "Open again.",
            Patch::Keep => "Amount saved.",
        },
        Write::Increment { .. } => "Added.",
        Write::StartTimer { .. } => "Timer started.",
        Write::StopTimer { .. } => "Time added.",
        Write::DiscardTimer { .. } => "Timer discarded.",
        Write::ClearEntry { .. } => "Day cleared.",
        Write::SetNote { .. } => "Note saved.",
        Write::CreateHabit { .. } => "Your habit is ready.",
        Write::ReplaceHabit { .. } => "Saved.",
        Write::DeleteHabit { .. } => "Deleted. It stays in the trash for 30 days.",
        Write::OrderHabits { .. } => "Moved.",
        Write::Together(Together::MinimumDay, _) => MINIMUM_DAY,
        Write::Together(Together::KeptDays, _) => KEPT_DAYS,
        Write::Together(Together::LeftOutDays, _) => LEFT_OUT_DAYS,
        Write::CreateTask { .. } => "Task added.",
        Write::CompleteTask { .. } | Write::CompleteTaskAgain { .. } => "Done.",
        Write::ReopenTask { .. } | Write::ReopenTaskBeside { .. } => "Open again.",
        Write::DeleteTask { .. } => "Deleted. It stays in the trash for 30 days.",
        Write::UndeleteTask { .. } => "Back again.",
        Write::PlanTasks { .. } | Write::PlanEachTask { .. } => "Planned.",
        Write::OrderTask { .. } | Write::OrderDocument { .. } => "Moved.",
        Write::SpendTime { .. } => "Time noted.",
        Write::DismissTask { .. } => "It will not be suggested again.",
        Write::Together(Together::ChosenTasks, _) => "Saved for all of them.",
        Write::Together(Together::NewTask, _) => "Task added.",
        Write::ChangeTask { .. } => "Saved.",
        Write::PutDocument { .. } => "Saved.",
        Write::DeleteDocument { .. } => "Deleted.",
    }
}

/// The theme of a page that was mounted rather than rendered, and of a profile that was changed elsewhere.
fn follow_theme(offline: Offline) {
    let replica = offline.replica();
    Effect::new(move |_| {
        let theme = replica.with(|replica| replica.as_ref().map(|replica| replica.user.preferences.theme));
        let root = document().document_element();
        if let (Some(theme), Some(root)) = (theme, root) {
            // Fails for no attribute of this name.
            let _ = match theme {
                domain::identity::Theme::System => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.as_str()),
            };
        }
    });
}

/// Ctrl or Cmd with Z takes back what the latest toast tells of, except inside a field, where it belongs to the text.
fn undo_by_keyboard(toasts: Toasts) {
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, move |event| {
            let is_undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
            let field =
                document().active_element().is_some_and(|el| ["INPUT", "TEXTAREA"].contains(&el.tag_name().as_str()));
            if is_undo && !field && toasts.undo_latest() {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// How much waits, at the foot of the rail. Nothing while nothing does.
#[component]
fn UnsentLine(offline: Offline) -> impl IntoView {
    let status = offline.status();
    move || {
        let (unsent, dead) = status.with(|status| (status.unsent, status.dead));
        let line = match (unsent, dead) {
            (0, 0) => return None,
            (_, 1..) => "Something was not accepted".to_owned(),
            (1, 0) => "One change waits to be sent".to_owned(),
            (n, 0) => format!("{n} changes wait to be sent"),
        };
        Some(view! { <a href="/app/settings/sync">{line}</a> })
    }
}
