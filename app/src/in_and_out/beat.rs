//! Looking again while the server is at work: an import or a file that is being made tells how far it is.

use std::time::Duration;

use leptos::prelude::*;

/// Short enough to be seen moving, long enough to cost nothing.
const LOOK_EVERY: Duration = Duration::from_millis(1200);

/// What a loader follows to be asked again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beat(RwSignal<u32>);

impl Beat {
    /// One that is still.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// Which look this is. Reactive.
    pub(super) fn count(self) -> u32 {
        self.0.get()
    }

    /// Looks again after a moment. Called by each view of work that goes on; one that is done calls nothing, which ends
    /// it.
    pub(super) fn go_on(self) {
        Effect::new(move |_| {
            let look = move || self.0.update(|count| *count += 1);
            let waiting = set_timeout_with_handle(look, LOOK_EVERY).ok();
            on_cleanup(move || {
                if let Some(waiting) = waiting {
                    waiting.clear();
                }
            });
        });
    }
}

/// Where no script looks again, a link does.
#[component]
pub(super) fn LookAgain(#[prop(into)] href: String) -> impl IntoView {
    view! {
        <p class="only-plain">
            <a href=href>"Look again"</a>
        </p>
    }
}
