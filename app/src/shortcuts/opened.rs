//! Which of the dialogs is open. Their code is fetched with the first one that is asked for.

use leptos::prelude::*;

/// A dialog over any page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opened {
    QuickAdd,
    Shortcuts,
}

/// How what was fetched makes its dialogs.
pub(crate) type Dialogs = fn(Opened, RwSignal<bool>) -> AnyView;
