//! Why notifications, before the browser asks. The browser asks once and remembers a no for good, so it is asked only
//! by the switch below these words, and only when that is pressed.

use leptos::prelude::*;
use ui::{Notice, Tone};

use super::{Way, use_install};
use crate::notifications::push_switch::PushSwitch;

/// The reason, and the switch that asks.
#[component]
pub fn PermissionExplainer() -> impl IntoView {
    let surroundings = use_install().surroundings();
    let is_first_to_install =
        Memo::new(move |_| surroundings.with(|found| !found.is_installed && found.way == Some(Way::ShareSheet)));
    view! {
        <p class="measure">
            "Wellspring would like to send one thing: the reminders that you set, at the times that you chose, and only while the habit or the task is still open. No news, no offers."
        </p>
        <p class="quiet measure">
            "When you switch this on, your browser asks whether it may. You can take it back here or in the browser's settings at any time, and everything else works without it."
        </p>
        {move || {
            is_first_to_install
                .get()
                .then(|| {
                    view! {
                        <Notice tone=Tone::Plain>
                            "On an iPhone or iPad only apps of the home screen can send notifications. "
                            <a href="/app/settings/install#iphone">"Put Wellspring there first"</a>
                        </Notice>
                    }
                })
        }}
        <PushSwitch/>
    }
}
