//! Your data: the ways in and out, and what is kept and why. Made without asking the server, so it opens without a
//! network too.

use leptos::prelude::*;
use ui::{IconName, LinkRow, ListRow, RowMain, Rows, Section};

use super::words::STORED;
use crate::{identity::SettingsTabs, page::PageHead};

/// The ways in and out, and what is kept.
#[component]
pub fn YourDataPage() -> impl IntoView {
    data_view()
}

pub(in crate::in_and_out) fn data_view() -> AnyView {
    let kept = STORED.map(|stored| {
        view! {
            <ListRow>
                <RowMain title=stored.title>
                    {stored.why} " Kept: " {stored.until}
                </RowMain>
            </ListRow>
        }
    });
    view! {
        <PageHead title="Your data"/>
        <SettingsTabs/>
        <Rows>
            <LinkRow
                href="/app/settings/data/import"
                title="Bring your history"
                note="From Loop, HabitBull, Habitica, Todoist and others, or from another Wellspring"
                icon=IconName::Archive
            />
            <LinkRow
                href="/app/settings/data/export"
                title="Take everything along"
                note="As one file, as tables, or for your calendar"
                icon=IconName::Download
            />
        </Rows>
        <Section title="What is kept, and why">
            <p class="quiet measure">
                "All of it lies on this server and on your devices, and nowhere else. Nobody else is shown it."
            </p>
            <Rows label="What is kept">{kept.into_iter().collect::<Vec<_>>()}</Rows>
        </Section>
        <Section title="If you want to go">
            <Rows>
                <LinkRow
                    href="/app/settings/data/leave"
                    title="Delete your account"
                    note="You have 14 days to change your mind"
                    icon=IconName::Trash
                />
            </Rows>
        </Section>
    }
    .into_any()
}
