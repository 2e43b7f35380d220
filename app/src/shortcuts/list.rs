//! The list of keys, for whoever asks with one of them.

use leptos::prelude::*;
use ui::{Dialog, Facts};

const KEYS: [(&str, &str); 6] = [
    ("Ctrl or Cmd and K", "Add a task, from everywhere"),
    ("n", "Add a task"),
    ("/", "Search"),
    ("?", "This list"),
    ("Ctrl or Cmd and Z", "Take back what was just done"),
    ("Arrow keys", "Move in the week; Enter opens a day"),
];

/// The dialog.
#[component]
pub(crate) fn ShortcutsDialog(open: RwSignal<bool>) -> impl IntoView {
    let items: Vec<_> = KEYS.into_iter().map(|(key, words)| (key.to_owned(), words.to_owned())).collect();
    view! {
        <Dialog id="shortcuts" title="Keys" open>
            <Facts items/>
            <p class="quiet">
                "Single keys can be switched off in " <a href="/app/settings" on:click=move |_| open.set(false)>"your profile"</a> "."
            </p>
        </Dialog>
    }
}
