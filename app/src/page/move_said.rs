//! Says where a row came to lie that was moved by a key or a button, to those who do not see it. Where it lies is for
//! its list to say: a day sorts its tasks, and a move may come to nothing. So the word waits until the row lies
//! elsewhere.

use leptos::prelude::*;
use ui::use_toasts;

use crate::words::moved::{RowPlace, moved_words};

/// Rows whose moves are said. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct MoveSaid<Id: Send + Sync + 'static> {
    lies: Callback<Id, Option<RowPlace>>,
    moving: RwSignal<Option<Moving<Id>>>,
}

/// A row that is on its way.
#[derive(Clone)]
struct Moving<Id> {
    id: Id,
    name: String,
    from: RowPlace,
}

/// Says the moves of the rows of a page. `lies`: where a row lies now, which is asked anew whenever what it reads
/// changes.
pub fn use_move_said<Id: Copy + Send + Sync + 'static>(
    lies: impl Fn(Id) -> Option<RowPlace> + Send + Sync + 'static,
) -> MoveSaid<Id> {
    let toasts = use_toasts();
    let said = MoveSaid { lies: Callback::new(lies), moving: RwSignal::new(None) };
    Effect::new(move |_| {
        let Some(Moving { id, name, from }) = said.moving.get() else { return };
        let words = said.lies.run(id).and_then(|to| moved_words(&name, &from, &to));
        if let Some(words) = words {
            said.moving.set(None);
            toasts.say(words);
        }
    });
    said
}

impl<Id: Copy + Send + Sync + 'static> MoveSaid<Id> {
    /// A row is about to be moved.
    pub fn begin(self, id: Id, name: &str) {
        let from = untrack(|| self.lies.run(id));
        self.moving.set(from.map(|from| Moving { id, name: name.to_owned(), from }));
    }
}
