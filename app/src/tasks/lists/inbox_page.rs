//! The inbox: what has no project yet.

use domain::tasks::InboxTasks;
use leptos::prelude::*;
use ui::{ButtonLink, Empty, IconName};

use super::{
    add_task::{AddTask, Here},
    list_menu::{ArrangeNote, ListMenu},
    paging::{Pages, page_number, rows_of_page},
    tabs::{TaskTab, TaskTabs},
};
use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, load_page},
    tasks::{
        hand::use_task_hand,
        local::inbox_of,
        rows::{AskAboutParts, ChosenBar, Known, PutDown, TaskRows, Zone, key_between, row_scene, use_carry},
        server_fns::load_inbox,
        values::Listed,
    },
};

const HERE: &str = "/app/tasks/inbox";

/// The inbox.
#[component]
pub fn InboxPage() -> impl IntoView {
    let today = known_today();
    load_page(|| (), |(), draft| load_inbox(draft), move |replica| Some(inbox_of(replica, today()?)), inbox_view)
}

pub(in crate::tasks) fn inbox_view(page: PageState<Listed<InboxTasks>>) -> AnyView {
    let hand = use_task_hand();
    let number = page_number();
    let items = Memo::new(move |_| page.value.with(|listed| rows_of_page(&listed.view.items, number.get())));
    let count = Signal::derive(move || page.value.with(|listed| listed.view.items.len()));
    let zones = Memo::new(move |_| {
        let ids = items.with(|items| items.iter().map(|item| item.task.id).collect());
        vec![Zone { key: "inbox".to_owned(), title: "Inbox".to_owned(), ids }]
    });
    let carry = use_carry(zones, move |put: PutDown| {
        if let Some(key) = items.with_untracked(|items| key_between(items, &put.order, put.id)) {
            hand.order(put.id, key);
        }
    });
    let known = Known { day: false, project: true };
    let scene = row_scene(page, |view| view.today).knowing(known).carried_by(carry, items);
    let none = Memo::new(move |_| count.get() == 0);
    view! {
        <TaskTabs current=TaskTab::Inbox/>
        <PageHead title="Inbox">
            <ButtonLink href="/app/tasks/new" icon=IconName::Plus>"New task"</ButtonLink>
            <ListMenu here=format!("{HERE}?") is_ordered=true/>
        </PageHead>
        <DoneNotice/>
        <ArrangeNote arranging=scene.arranging done=HERE.to_owned()/>
        {move || {
            if none.get() {
                view! {
                    <Empty
                        title="Nothing waits here"
                        text="Whatever comes to mind lands in the inbox until you know where it belongs."
                        icon=IconName::Check
                    />
                }
                    .into_any()
            } else {
                view! { <TaskRows scene items label="Tasks of the inbox" zone="inbox"/> }.into_any()
            }
        }}
        <AddTask here=Here { list: "the inbox".to_owned(), ..Here::default() }/>
        <Pages count page=number here=format!("{HERE}?")/>
        <ChosenBar scene here=Signal::stored(HERE.to_owned())/>
        <AskAboutParts asks=scene.asks/>
    }
    .into_any()
}
