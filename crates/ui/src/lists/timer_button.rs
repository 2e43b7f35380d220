//! The button of a timer, with the time beside it while it runs. The time is for the eyes: it is never announced by
//! itself, and the name of the button says what runs.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// Starts or stops, inside a form. One button for both, so that it keeps the focus. `time` is blank while nothing runs.
#[component]
pub fn TimerButton(
    #[prop(into)] running: Signal<bool>,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] time: Signal<String>,
) -> impl IntoView {
    let icon = move || {
        let name = if running.get() { IconName::Stop } else { IconName::Play };
        view! { <Icon name/> }
    };
    view! {
        <span class="timer" class:timer--running=move || running.get()>
            <span class="timer__time" role="timer" aria-live="off">{move || time.get()}</span>
            <button
                class="btn btn--icon"
                type="submit"
                title=move || label.get()
                aria-label=move || label.get()
            >
                {icon}
            </button>
        </span>
    }
}
