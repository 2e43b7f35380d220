//! Calendars of reminders: what there is, a new one, and its address this once.

use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonVariant, Checkbox, Empty, ErrorSummary, Form, FormActions, Icon, IconName, ListRow, Notice,
    ProblemNotice, RowMain, Rows, Section, TextInput, Tone,
};

use super::{CalendarView, CreateFeed, FeedView, RevokeFeed, copy::CopyButton, load_feeds};
use crate::page::{DoneNotice, Draft, FormState, PageHead, PageState, load_online_page, needs_server};

const LABELS: &[(&str, &str)] = &[("name", "Name")];

/// Calendars, and making one.
#[component]
pub fn CalendarPage() -> impl IntoView {
    load_online_page(load_feeds, calendar_view)
}

pub(crate) fn calendar_view(page: PageState<CalendarView>) -> AnyView {
    let view = page.value.get_untracked();
    let rows: Vec<_> = view.feeds.into_iter().map(feed_row).collect();
    let list = if rows.is_empty() {
        view! {
            <Empty
                title="No calendar yet"
                text="Your phone or computer can show your reminders and the tasks that are due in its own calendar, and ring for them."
                icon=IconName::Calendar
            />
        }
        .into_any()
    } else {
        view! { <Rows label="Calendars">{rows}</Rows> }.into_any()
    };
    let back = ("/app/settings/notifications".to_owned(), "Notifications".to_owned());
    view! {
        <PageHead title="Calendar" back=Some(back)/>
        <DoneNotice/>
        {view.address.map(|address| view! { <NewAddress address/> })}
        <Section title="Your calendars">{list}</Section>
        <NewCalendar draft=page.draft.get_value()/>
    }
    .into_any()
}

/// The address, this once.
#[component]
fn NewAddress(address: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warning>
            <p>
                "Copy this address now and subscribe to it in your calendar. It is not shown again, and whoever has it can \
                 read your reminders and tasks."
            </p>
            <p>
                <code class="secret">{address.clone()}</code>
            </p>
            <CopyButton text=address/>
        </Notice>
    }
}

fn feed_row(feed: FeedView) -> impl IntoView {
    let used = feed.last_read.map_or_else(|| "not fetched yet".to_owned(), |at| format!("last fetched {at}"));
    let rings = if feed.alarms { "rings" } else { "silent" };
    view! {
        <ListRow>
            <Icon name=IconName::Calendar/>
            <RowMain title=feed.name.clone()>{format!("{rings} · {used}")}</RowMain>
            <Form action=RevokeFeed::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=feed.id/>
                <Button variant=ButtonVariant::Text label=format!("Revoke {}", feed.name)>"Revoke"</Button>
            </Form>
        </ListRow>
    }
}

#[component]
fn NewCalendar(draft: Option<Draft>) -> impl IntoView {
    let state = FormState::new("calendar", draft);
    let rings = state.value("alarms", "true") == "true";
    view! {
        <Section title="New calendar">
            <Form action=CreateFeed::PATH label="New calendar" on:submit=needs_server()>
                <input type="hidden" name="form" value="calendar"/>
                <ErrorSummary problems=state.summary(LABELS)/>
                <ProblemNotice code=state.problem_code()/>
                <TextInput
                    name="name"
                    label="Name"
                    value=state.value("name", "")
                    error=state.error("name")
                    hint="Where you will use it"
                    maxlength=60
                    autocomplete="off"
                    required=true
                />
                <Checkbox
                    name="alarms"
                    label="Ring at each time"
                    checked=rings
                    hint="Some calendars ask you once more whether they may."
                />
                <FormActions>
                    <Button variant=ButtonVariant::Quiet icon=IconName::Plus>"Make calendar"</Button>
                </FormActions>
            </Form>
            <p class="quiet measure">
                "A calendar program fetches the address every few hours, so a change here takes a while to show there. It \
                 shows a year ahead and does not know what you have already done."
            </p>
        </Section>
    }
}
