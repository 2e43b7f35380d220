//! The question before something goes that tasks are sorted by. What was in it does not come back into it by an undo.

use domain::habits::DocumentKind;
use leptos::{ev::SubmitEvent, prelude::*};
use ui::{Button, ButtonLink, ButtonVariant, Form, IconName};
use uuid::Uuid;

use crate::{page::use_go, tasks::hand::use_task_hand};

/// What is asked about.
#[derive(Debug, Clone)]
pub(in crate::tasks) struct Removal {
    pub kind: DocumentKind,
    pub id: Uuid,
    pub words: String,
    /// Where the form posts to.
    pub action: &'static str,
    /// Of a section.
    pub project_id: String,
    /// The page without the question.
    pub here: String,
    /// Where it goes when it is gone.
    pub then: String,
}

/// The question.
pub(in crate::tasks) fn removal(asked: Removal) -> AnyView {
    let (hand, go) = (use_task_hand(), use_go());
    let Removal { kind, id, words, action, project_id, here, then } = asked;
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event) {
            hand.remove(kind, id);
            go(&then);
        }
    };
    view! {
        <section class="care" aria-label="A question">
            <p>{words}</p>
            <div class="cluster">
                <Form action quiet=true on:submit=submit>
                    <input type="hidden" name="id" value=id.to_string()/>
                    <input type="hidden" name="project_id" value=project_id/>
                    <Button variant=ButtonVariant::Danger icon=IconName::Trash>"Delete"</Button>
                </Form>
                <ButtonLink href=here variant=ButtonVariant::Text>"Keep it"</ButtonLink>
            </div>
        </section>
    }
    .into_any()
}
