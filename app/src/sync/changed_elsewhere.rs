//! The quiet word that a change made here lost against a later one (spec/habits 4.4). Nothing has to be decided: the
//! later change stands, and the stored history of the day keeps this one.

use leptos::prelude::*;
use ui::Notice;

use crate::{offline::use_offline, page::focus_on};

/// Stands in the frame, so that it is told on the page where one is, Settings > Sync included, until it was read.
#[component]
pub fn ChangedElsewhere() -> impl IntoView {
    let offline = use_offline();
    let status = offline.status();
    let changed = Memo::new(move |_| status.with(|status| status.changed_elsewhere));
    let dismiss = move |_| {
        offline.dismiss_changed_elsewhere();
        // The button goes with the notice; the keyboard goes on where the page begins.
        focus_on("main".to_owned());
    };
    move || {
        changed.get().then(|| {
            view! {
                <Notice>
                    <span role="status">
                        "Something was changed on another device meanwhile. The later change stands. "
                    </span>
                    <button class="btn btn--text" type="button" on:click=dismiss>
                        "All right"
                    </button>
                </Notice>
            }
        })
    }
}
