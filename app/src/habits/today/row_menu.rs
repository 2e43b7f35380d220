//! What is rarely done with a row: skip, take one back, write an amount or a note.

use domain::habits::{EntryStatus, Quantity};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
    server_fn::ServerFn,
};
use ui::{Button, ButtonLink, ButtonVariant, Form, IconName, Menu};
use uuid::Uuid;

use super::super::{
    control::{Press, Subject},
    day::{DayFields, MinimumButton, SheetOf, StatusButton, StatusOffer, increment_fields},
    server_fns as rpc,
    writer::use_writer,
};
use crate::{offline::use_offline, page::close_menu};

/// The menu of a row. `edit` opens the sheet of the day; without wasm the link leads to the habit's page.
#[component]
pub(super) fn RowMenu(subject: Signal<Subject>, form_id: Uuid, edit: SheetOf) -> impl IntoView {
    let name = subject.with_untracked(|s| s.name.clone());
    let skip = Memo::new(move |_| match subject.with(|s| s.status) {
        Some(EntryStatus::Skipped) => StatusOffer { status: None, icon: IconName::Undo, words: "Do not skip" },
        _ => StatusOffer { status: Some(EntryStatus::Skipped), icon: IconName::Skip, words: "Skip this day" },
    });
    let can_take_back = Memo::new(move |_| {
        subject.with(|s| s.press() == Press::AddOne && s.value.is_some_and(|value| value > Quantity::ZERO))
    });
    let offline = use_offline();
    let open = move |event: MouseEvent| {
        if untrack(|| offline.can_write()) {
            event.prevent_default();
            close_menu(&event);
            edit.set(Some(subject.with_untracked(|s| (s.habit_id, s.day))));
        }
    };
    let (id, day) = subject.with_untracked(|s| (s.habit_id, s.day));
    view! {
        <Menu label=format!("More for {name}")>
            {move || can_take_back.get().then(|| view! { <TakeOneBack subject form_id/> })}
            <MinimumButton subject variant=ButtonVariant::Text/>
            <StatusButton subject offer=skip/>
            <ButtonLink
                href=format!("/app/habits/{id}?day={day}#day")
                variant=ButtonVariant::Text
                icon=IconName::Note
                on:click=open
            >
                "Amount or note"
            </ButtonLink>
            <ButtonLink href=format!("/app/pauses?habit={id}#new") variant=ButtonVariant::Text icon=IconName::Moon>
                "Pause"
            </ButtonLink>
        </Menu>
    }
}

#[component]
fn TakeOneBack(subject: Signal<Subject>, form_id: Uuid) -> impl IntoView {
    let writer = use_writer();
    let submit = move |event: SubmitEvent| {
        if writer.takes(&event) {
            let minus_one = Quantity::from_thousandths(-1_000).unwrap_or_default();
            let (write, undo) = subject.with_untracked(|s| s.add(minus_one));
            writer.write(write, Some(undo));
        }
    };
    view! {
        <Form action=rpc::Increment::PATH quiet=true on:submit=submit>
            <DayFields subject/>
            {increment_fields(subject, form_id, "-1")}
            <Button variant=ButtonVariant::Text icon=IconName::Minus>"Take one back"</Button>
        </Form>
    }
}
