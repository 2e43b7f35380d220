//! What all rows of a page share.

use domain::{identity::Preferences, tasks::TaskItem};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{carry::Carry, parts_question::PartsQuestion};
use crate::{
    page::{PageState, query_text},
    tasks::values::{Listed, Names},
};

/// What a list says by itself, so that its rows need not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::tasks) struct Known {
    /// On which day its tasks are.
    pub day: bool,
    /// To which project they belong.
    pub project: bool,
}

/// What rows need to know. Copies share the same signals.
#[derive(Clone, Copy)]
pub(in crate::tasks) struct RowScene {
    pub today: Memo<Date>,
    pub names: Memo<Names>,
    pub preferences: Memo<Preferences>,
    pub known: Known,
    /// By which rows are carried, where their order is the owner's.
    pub carry: Option<Carry>,
    /// The rows of all lists between which they are carried.
    pub carried: Option<Memo<Vec<TaskItem>>>,
    /// Whether rows are being chosen.
    pub choosing: Memo<bool>,
    /// Whether the order is being changed.
    pub arranging: Memo<bool>,
    /// The question before a task with open parts is done.
    pub asks: PartsQuestion,
    /// Whether the rows stand as the server sent them until the browser makes its own. What else can be done with a
    /// task is then found on its page: a menu in each row is half of what the rows weigh.
    pub is_sent: bool,
}

/// The scene of a page. `today`: the owner's day, as the view tells it.
pub(in crate::tasks) fn row_scene<T>(
    page: PageState<Listed<T>>,
    today: impl Fn(&T) -> Date + Send + Sync + 'static,
) -> RowScene
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (choose, arrange) = (query_text("choose"), query_text("arrange"));
    RowScene {
        today: Memo::new(move |_| page.value.with(|listed| today(&listed.view))),
        names: Memo::new(move |_| page.value.with(|listed| listed.names.clone())),
        preferences: page.preferences,
        known: Known::default(),
        carry: None,
        carried: None,
        choosing: Memo::new(move |_| choose.get().is_some()),
        arranging: Memo::new(move |_| arrange.get().is_some()),
        asks: PartsQuestion::new(),
        is_sent: false,
    }
}

impl RowScene {
    /// The same in a list that says some things by itself.
    pub(in crate::tasks) fn knowing(self, known: Known) -> Self {
        Self { known, ..self }
    }

    /// The same as the server sends it ahead.
    #[cfg(feature = "ssr")]
    pub(in crate::tasks) fn sent(self) -> Self {
        Self { is_sent: true, ..self }
    }

    /// The same with rows that are carried. `items`: those of all lists of the page.
    pub(in crate::tasks) fn carried_by(self, carry: Carry, items: Memo<Vec<TaskItem>>) -> Self {
        Self { carry: Some(carry), carried: Some(items), ..self }
    }
}
