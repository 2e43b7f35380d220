//! What was deleted and can still be taken back. It lives on the server alone: a device forgets what was deleted.

use domain::{
    format::date_long,
    habits::{TrashItem, TrashView},
    identity::Preferences,
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Empty, Form, Icon, IconName, ListRow, RowMain, Rows};

use crate::{
    habits::server_fns::{Undelete, load_trash},
    page::{DoneNotice, PageHead, PageState, load_online_page, needs_server},
};

/// The trash.
#[component]
pub fn TrashPage() -> impl IntoView {
    load_online_page(load_trash, trash_page)
}

pub(crate) fn trash_page(page: PageState<TrashView>) -> AnyView {
    let items = page.value.get_untracked().items;
    let preferences = page.preferences.get_untracked();
    let content = if items.is_empty() {
        view! {
            <Empty
                title="The trash is empty"
                text="A habit that you delete waits here for 30 days, with all its history."
                icon=IconName::Trash
            />
        }
        .into_any()
    } else {
        let rows: Vec<_> = items.into_iter().map(|item| trash_row(item, &preferences)).collect();
        view! {
            <p class="quiet measure">"What you deleted can be taken back for 30 days, with all its history."</p>
            <Rows label="Deleted habits">{rows}</Rows>
        }
        .into_any()
    };
    view! {
        <PageHead title="Trash" back=Some(("/app/habits".to_owned(), "Habits".to_owned()))/>
        <DoneNotice/>
        {content}
    }
    .into_any()
}

fn trash_row(item: TrashItem, preferences: &Preferences) -> AnyView {
    let deleted = format!("Deleted on {}.", date_long(item.deleted_on, preferences));
    let gone = format!("Gone for good on {}.", date_long(item.gone_on, preferences));
    let label = format!("Take back {}", item.name);
    view! {
        <ListRow>
            <Icon name=IconName::Trash/>
            <RowMain title=item.name>
                <span>{deleted} " " {gone}</span>
            </RowMain>
            <Form action=Undelete::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="habit_id" value=item.habit_id.to_string()/>
                <Button variant=ButtonVariant::Text icon=IconName::Restore label>"Take back"</Button>
            </Form>
        </ListRow>
    }
    .into_any()
}
