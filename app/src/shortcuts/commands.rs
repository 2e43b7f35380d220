//! The button and the keys that are there on every page. Only this much stands in the first download.

use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
    task::spawn_local,
};
use leptos_router::hooks::use_location;
use ui::{Icon, IconName};

use super::{
    Dialogs, Opened,
    keys::{Command, Press, command},
};
use crate::{
    areas::fetch_dialogs,
    offline::{Offline, use_offline},
    page::{focus_on, use_go},
    quick_add::Ahead,
};

/// Where quick add is a page.
const ADD: &str = "/app/add";
const SEARCH: &str = "/app/search";
/// What is written in first on these pages.
const LINE_ID: &str = "field-line";
const SEARCH_ID: &str = "field-q";

/// The dialogs, once they were fetched.
#[derive(Clone, Copy)]
struct Layers {
    dialogs: RwSignal<Option<Dialogs>>,
    add: RwSignal<bool>,
    list: RwSignal<bool>,
    ahead: Ahead,
}

impl Layers {
    fn new() -> Self {
        let (add, list) = (RwSignal::new(false), RwSignal::new(false));
        Self { dialogs: RwSignal::new(None), add, list, ahead: Ahead::new() }
    }

    /// Opens quick add, or goes to its page; what is typed until then comes along.
    fn open_quick_add(self, go: impl Fn(&str) + 'static) {
        if self.ahead.is_kept() {
            return;
        }
        if self.dialogs.with_untracked(Option::is_none) {
            self.ahead.start();
        }
        self.open(Opened::QuickAdd, move || go(self.ahead.address().as_deref().unwrap_or(ADD)));
    }

    /// Opens a dialog, or goes where the same is a page when it cannot be fetched.
    fn open(self, opened: Opened, otherwise: impl FnOnce() + 'static) {
        spawn_local(async move {
            if self.dialogs.with_untracked(Option::is_none) {
                match fetch_dialogs().await {
                    // Whoever asks for both while they are fetched must not have those that are open made again.
                    Ok(dialogs) => self.dialogs.maybe_update(|known| known.replace(dialogs).is_none()),
                    Err(_) => return otherwise(),
                }
            }
            match opened {
                Opened::QuickAdd => self.add.set(true),
                Opened::Shortcuts => self.list.set(true),
            }
        });
    }
}

/// The button to add a task, the keys, and the dialogs that they open.
#[component]
pub(crate) fn Commands() -> impl IntoView {
    let (offline, go, path) = (use_offline(), use_go(), use_location().pathname);
    let layers = Layers::new();
    let is_at = move |place: &str| path.with_untracked(|path| path.trim_end_matches('/') == place);
    let run = move |asked: Command| {
        let go = go.clone();
        match asked {
            Command::Add if is_at(ADD) => focus_on(LINE_ID.to_owned()),
            // Without this device's own data only the page knows what a line can name.
            Command::Add if !knows_names(offline) => go(ADD),
            Command::Add => layers.open_quick_add(go),
            Command::Search if is_at(SEARCH) => focus_on(SEARCH_ID.to_owned()),
            Command::Search => go(SEARCH),
            Command::List => layers.open(Opened::Shortcuts, || {}),
        }
    };
    let by_button = run.clone();
    listen(offline, layers.ahead, run);
    let press = move |event: ev::MouseEvent| {
        // Another tab or window is asked for with a key that is held.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) && knows_names(offline) {
            event.prevent_default();
            by_button(Command::Add);
        }
    };
    // The page of quick add needs no way to itself.
    let hidden = move || path.with(|path| path.trim_end_matches('/') == ADD);
    view! {
        <nav aria-label="Quick add" hidden=hidden>
            <a class="add-task" href=ADD on:click=press aria-keyshortcuts="Control+K Meta+K">
                <Icon name=IconName::Plus/>
                <span class="add-task__text">"Add a task"</span>
            </a>
        </nav>
        {move || layers.dialogs.get().map(|dialogs| dialogs(Opened::QuickAdd, layers.add, layers.ahead))}
        {move || layers.dialogs.get().map(|dialogs| dialogs(Opened::Shortcuts, layers.list, layers.ahead))}
    }
}

/// Whether this device knows what a line can name, and may write.
fn knows_names(offline: Offline) -> bool {
    untrack(|| offline.can_write()) && offline.replica().with_untracked(Option::is_some)
}

fn listen(offline: Offline, ahead: Ahead, run: impl Fn(Command) + Clone + 'static) {
    Effect::new(move |_| {
        let run = run.clone();
        let listener = window_event_listener(ev::keydown, move |event| {
            if ahead.keeps(&event) {
                event.prevent_default();
            } else if let Some(asked) = asked(&event, offline) {
                event.prevent_default();
                run(asked);
            }
        });
        on_cleanup(move || listener.remove());
    });
}

fn asked(event: &KeyboardEvent, offline: Offline) -> Option<Command> {
    let has_single_keys = offline
        .replica()
        .with_untracked(|replica| replica.as_ref().is_some_and(|replica| replica.user.preferences.shortcuts));
    let is_in_field = document()
        .active_element()
        .is_some_and(|element| ["INPUT", "TEXTAREA", "SELECT"].contains(&element.tag_name().as_str()));
    // A dialog has the keyboard to itself.
    let is_in_dialog = document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some());
    let press = Press {
        key: &event.key(),
        with_control: event.ctrl_key() || event.meta_key(),
        with_alt: event.alt_key(),
        with_shift: event.shift_key(),
        is_in_field,
    };
    command(press, has_single_keys && !is_in_dialog).filter(|_| !event.is_composing() && !event.repeat())
}
