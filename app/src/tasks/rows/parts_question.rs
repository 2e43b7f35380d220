//! A task with open parts is done: are they done too? Asked before, because the answer is the owner's.

use domain::{format::counted, ids::TaskId};
use leptos::prelude::*;
use ui::{Button, ButtonVariant, Dialog, IconName};

use crate::tasks::hand::use_task_hand;

/// The task that is asked about: its title, its id, and its open parts.
type About = (String, TaskId, Vec<TaskId>);

/// The question of a page. Copies share the same signals.
#[derive(Clone, Copy)]
pub(in crate::tasks) struct PartsQuestion {
    open: RwSignal<bool>,
    about: RwSignal<Option<About>>,
}

impl PartsQuestion {
    pub(in crate::tasks) fn new() -> Self {
        Self { open: RwSignal::new(false), about: RwSignal::new(None) }
    }

    /// Asks.
    pub(in crate::tasks) fn ask(self, title: String, id: TaskId, parts: Vec<TaskId>) {
        self.about.set(Some((title, id, parts)));
        self.open.set(true);
    }

    fn answered(self) -> Option<About> {
        self.open.set(false);
        self.about.get_untracked()
    }
}

/// The words of the question.
pub(in crate::tasks) fn parts_words(parts: usize) -> String {
    match u32::try_from(parts).unwrap_or(u32::MAX) {
        1 => "One part of it is still open.".to_owned(),
        count => format!("{} of it are still open.", counted(count, "part", "parts")),
    }
}

/// The question above the page; once a page.
#[component]
pub(in crate::tasks) fn AskAboutParts(asks: PartsQuestion) -> impl IntoView {
    let hand = use_task_hand();
    let all = move |_| {
        if let Some((_, id, parts)) = asks.answered() {
            hand.complete(id, parts);
        }
    };
    let only = move |_| {
        if let Some((_, id, _)) = asks.answered() {
            hand.complete(id, Vec::new());
        }
    };
    let title = move || asks.about.with(|about| about.as_ref().map(|(title, ..)| title.clone()));
    let words = move || asks.about.with(|about| about.as_ref().map(|(_, _, parts)| parts_words(parts.len())));
    view! {
        <Dialog id="open-parts" title="Is all of it done?" open=asks.open>
            <div class="flow">
                <p>
                    <b>{title}</b>
                    " "
                    {words}
                </p>
                <div class="cluster">
                    <Button is_button=true icon=IconName::Check on:click=all>"All of it is done"</Button>
                    <Button variant=ButtonVariant::Quiet is_button=true on:click=only>"Only the task itself"</Button>
                </div>
            </div>
        </Dialog>
    }
}
