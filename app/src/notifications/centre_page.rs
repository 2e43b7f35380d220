//! What the person was told, newest first. The list lives on the server alone; a hint that there is more to read brings
//! it anew.

use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Empty, Form, IconName, Rows};

use super::{CentreView, ReadAllNotifications, centre_row::centre_row, load_centre, unread};
use crate::page::{DoneNotice, PageHead, PageState, load_online_page_of, needs_server, query_text};

/// The list.
#[component]
pub fn CentrePage() -> impl IntoView {
    let (unread, from) = (unread(), query_text("from"));
    load_online_page_of(move || (unread.get(), from.get()), |(_, from), draft| load_centre(from, draft), centre_view)
}

pub(crate) fn centre_view(page: PageState<CentreView>) -> AnyView {
    let CentreView { items, older, has_newer, unread } = page.value.get_untracked();
    let is_empty = items.is_empty();
    let rows: Vec<_> = items.into_iter().map(centre_row).collect();
    let read_all = (unread > 0).then(|| {
        view! {
            <Form action=ReadAllNotifications::PATH quiet=true on:submit=needs_server()>
                <Button variant=ButtonVariant::Quiet icon=IconName::Check>"Mark all as read"</Button>
            </Form>
        }
    });
    let content = if is_empty {
        view! { <Nothing/> }.into_any()
    } else {
        view! { <Rows label="Notifications">{rows}</Rows> }.into_any()
    };
    let newer = has_newer.then(|| view! { <a href="/app/notifications">"Newest"</a> });
    let older = older.map(|from| view! { <a href=format!("/app/notifications?from={from}")>"Older"</a> });
    let has_pages = newer.is_some() || older.is_some();
    let pages = has_pages.then(|| view! { <p class="cluster">{newer} {older}</p> });
    view! {
        <PageHead title="Notifications" back=Some(("/app/more".to_owned(), "More".to_owned()))>
            <ButtonLink
                href="/app/settings/notifications"
                variant=ButtonVariant::Icon
                icon=IconName::Settings
                label="What you are told"
            />
        </PageHead>
        <DoneNotice/>
        {read_all}
        {content}
        {pages}
    }
    .into_any()
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <Empty
            title="Nothing to read"
            text="Reminders and the summary of the day are kept here for 90 days."
            icon=IconName::Bell
        >
            <a href="/app/settings/notifications">"Choose what you are told"</a>
        </Empty>
    }
}
