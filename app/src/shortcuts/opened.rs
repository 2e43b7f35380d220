//! Which of the dialogs is open. Their code is fetched with the first one that is asked for.

use leptos::prelude::*;

use crate::quick_add::Ahead;

/// A dialog over any page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opened {
    QuickAdd,
    Shortcuts,
}

/// How what was fetched makes its dialogs: whether they are open, and what was typed ahead of them.
pub(crate) type Dialogs = fn(Opened, RwSignal<bool>, Ahead) -> AnyView;
