//! The way to the calendars from the settings of notifications.

use leptos::prelude::*;
use ui::{IconName, LinkRow, Rows, Section};

/// A section that leads to the calendars.
#[component]
pub fn CalendarFeeds() -> impl IntoView {
    view! {
        <Section title="In your calendar">
            <Rows>
                <LinkRow
                    href="/app/settings/calendar"
                    title="Calendar addresses"
                    note="Your reminders in the calendar of your phone or computer"
                    icon=IconName::Calendar
                />
            </Rows>
        </Section>
    }
}
