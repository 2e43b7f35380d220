//! One notification in the list: what it says, where it leads, and what can be done with it.

use leptos::{ev::MouseEvent, prelude::*, server_fn::ServerFn, task::spawn_local};
use ui::{Badge, Button, ButtonVariant, Form, Hue, Icon, IconName, ListRow, Mark, Menu, RowMain};

use super::{CentreItem, NotificationIdForm, ReadNotification, SnoozeNotification, read_notification};
use crate::{offline::use_offline, page::needs_server};

/// Minutes of a rest, and their words.
const RESTS: [(&str, &str); 3] = [("30", "In half an hour"), ("180", "In three hours"), ("1440", "Tomorrow")];

pub(super) fn centre_row(item: CentreItem) -> AnyView {
    let CentreItem { id, title, body, path, when, is_unread, rests_until } = item;
    let offline = use_offline();
    let read_id = id.clone();
    // Whoever goes where it leads has read it. Without the app running it stays unread until that is said.
    let follow = move |_: MouseEvent| {
        if is_unread {
            let id = read_id.clone();
            spawn_local(async move {
                if read_notification(NotificationIdForm { id }).await.is_ok() {
                    offline.sync_now();
                }
            });
        }
    };
    let news = is_unread.then(|| view! { " " <Badge hue=Hue::Accent>"New"</Badge> });
    let rests = rests_until.map(|until| view! { " " <Mark text=format!("comes back {until}")/> });
    let body = (!body.is_empty()).then(|| view! { <span>{body}</span> " " });
    let (actions, settled) = (row_menu(&id, &title, is_unread), !is_unread);
    view! {
        <ListRow settled>
            <Icon name=IconName::Bell/>
            <RowMain title href=Some(path) on:click=follow>
                {body}
                <span>{when}</span>
                {news}
                {rests}
            </RowMain>
            {actions}
        </ListRow>
    }
    .into_any()
}

fn row_menu(id: &str, title: &str, is_unread: bool) -> impl IntoView + use<> {
    let label = format!("More for {title}");
    let read = is_unread.then(|| {
        let id = id.to_owned();
        view! {
            <Form action=ReadNotification::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=id/>
                <Button variant=ButtonVariant::Text icon=IconName::Check>"Mark as read"</Button>
            </Form>
        }
    });
    let rests: Vec<_> = RESTS.iter().map(|(minutes, words)| rest(id.to_owned(), minutes, words)).collect();
    view! {
        <Menu label>
            {read}
            {rests}
        </Menu>
    }
}

fn rest(id: String, minutes: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <Form action=SnoozeNotification::PATH quiet=true on:submit=needs_server()>
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="minutes" value=minutes/>
            <Button variant=ButtonVariant::Text icon=IconName::Moon>{words}</Button>
        </Form>
    }
}
