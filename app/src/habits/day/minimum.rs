//! The two-minute version of one habit on one day, as a button.

use domain::habits::EntryStatus;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form};

use super::{
    super::{control::Subject, server_fns as rpc, writer::use_writer},
    hidden::DayFields,
};

/// "Just the two-minute version: one page". Nothing where there is none to offer. `done` is told when it was taken
/// over.
#[component]
pub(in crate::habits) fn MinimumButton(
    subject: Signal<Subject>,
    #[prop(optional)] variant: ButtonVariant,
    #[prop(optional_no_strip)] done: Option<Callback<()>>,
) -> impl IntoView {
    let writer = use_writer();
    let text = Memo::new(move |_| subject.with(Subject::minimum));
    let submit = move |event: SubmitEvent| {
        if writer.takes(&event) {
            let (write, undo) = subject.with_untracked(|s| s.set_status(Some(EntryStatus::Partial)));
            writer.write(write, Some(undo));
            if let Some(done) = done {
                done.run(());
            }
        }
    };
    move || {
        text.get().map(|text| {
            view! {
                <Form action=rpc::CheckIn::PATH quiet=true on:submit=submit>
                    <DayFields subject/>
                    <input type="hidden" name="status" value=EntryStatus::Partial.as_str()/>
                    <Button variant>{format!("Just the two-minute version: {text}")}</Button>
                </Form>
            }
        })
    }
}
