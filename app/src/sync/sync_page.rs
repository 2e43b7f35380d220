//! What waits on this device, what was refused, and when it last met the server.

use domain::format::{counted, date_time};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;
use ui::{Button, ButtonVariant, Empty, Facts, IconName, Notice, Rows, Section, Tone};

use super::queue_row::queue_row;
use crate::{
    identity::SettingsTabs,
    offline::{QueuedState, SyncStatus, use_offline},
    page::PageHead,
};

/// The queue of this device. Rendered on the server it is the sentence that explains it.
#[component]
pub fn SyncPage() -> impl IntoView {
    let offline = use_offline();
    let (queue, status) = (offline.queue(), offline.status());
    let waiting = Memo::new(move |_| ids(queue, false));
    let refused = Memo::new(move |_| ids(queue, true));
    let is_empty = move || waiting.with(Vec::is_empty) && refused.with(Vec::is_empty);
    view! {
        <PageHead title="Sync"/>
        <SettingsTabs/>
        {move || status.with(problem_line)}
        {move || {
            is_empty()
                .then(|| {
                    view! {
                        <Empty
                            title="Everything is sent"
                            text="What you do without a connection waits here until the server has it. Nothing waits now."
                            icon=IconName::Cloud
                        >
                            ""
                        </Empty>
                    }
                })
        }}
        {move || {
            (!refused.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <Section title="Not accepted">
                            <p class="quiet measure">"The server refused these. Try again, or discard them."</p>
                            <Rows label="Not accepted">
                                <For each=move || refused.get() key=|id| *id children=move |id| queue_row(offline, id)/>
                            </Rows>
                        </Section>
                    }
                })
        }}
        {move || {
            (!waiting.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <Section title="Waiting">
                            <Rows label="Waiting">
                                <For each=move || waiting.get() key=|id| *id children=move |id| queue_row(offline, id)/>
                            </Rows>
                        </Section>
                    }
                })
        }}
        <Section title="This device">
            {move || status.with(|status| view! { <Facts items=facts(status, offline)/> })}
            <div class="cluster only-hydrated">
                <Button
                    variant=ButtonVariant::Quiet
                    icon=IconName::Sync
                    is_button=true
                    on:click=move |_| offline.sync_now()
                >
                    "Sync now"
                </Button>
                {move || {
                    (!is_empty())
                        .then(|| {
                            view! {
                                <Button
                                    variant=ButtonVariant::Text
                                    icon=IconName::Download
                                    is_button=true
                                    on:click=move |_| offline.export()
                                >
                                    "Save a copy of what waits"
                                </Button>
                            }
                        })
                }}
            </div>
        </Section>
    }
    .into_any()
}

fn ids(queue: Signal<Vec<crate::offline::QueuedOperation>>, refused: bool) -> Vec<uuid::Uuid> {
    queue.with(|queue| {
        let is_refused = |state: &QueuedState| matches!(state, QueuedState::Refused { .. });
        queue.iter().filter(|op| is_refused(&op.state) == refused).map(|op| op.op_id).collect()
    })
}

/// The one thing that is most in the way, if any.
fn problem_line(status: &SyncStatus) -> Option<AnyView> {
    let sentence = if status.signed_out {
        "You are signed out, so nothing can be sent. Sign in again; what waits here is kept."
    } else if status.reachable == Some(false) {
        "No connection to the server. What you do is kept here and sent later."
    } else if status.skew_minutes != 0 {
        "This device's clock is off. Times are corrected by the server's clock."
    } else {
        return None;
    };
    Some(view! { <Notice tone=Tone::Warning>{sentence}</Notice> }.into_any())
}

fn facts(status: &SyncStatus, offline: crate::offline::Offline) -> Vec<(String, String)> {
    let replica = offline.replica();
    let last = status.last_sync.map_or_else(
        || "Not yet".to_owned(),
        |at| {
            replica
                .with(|replica| replica.as_ref().map_or_else(String::new, |r| date_time(wall(at), &r.user.preferences)))
        },
    );
    let held = replica.with(|replica| replica.as_ref().map_or(0, |replica| replica.habits.len() as u32));
    let mut facts = vec![
        ("Last sync".to_owned(), last),
        ("Waiting".to_owned(), counted(status.unsent as u32, "change", "changes")),
        ("Kept for offline use".to_owned(), counted(held, "habit", "habits")),
    ];
    for locked in &status.locked {
        let waiting = counted(locked.unsent as u32, "unsent change", "unsent changes");
        facts.push((locked.display_name.clone(), format!("{waiting}, kept until they sign in here")));
    }
    facts
}

/// The device's own wall clock. The browser knows its offset; the zone database is not carried along.
pub(super) fn wall(at: Timestamp) -> jiff::civil::DateTime {
    #[cfg(feature = "hydrate")]
    {
        let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.as_millisecond() as f64));
        let ahead = -(date.get_timezone_offset() as i64);
        let local = Timestamp::from_second(at.as_second() + ahead * 60).unwrap_or(at);
        TimeZone::UTC.to_datetime(local)
    }
    #[cfg(not(feature = "hydrate"))]
    TimeZone::UTC.to_datetime(at)
}
