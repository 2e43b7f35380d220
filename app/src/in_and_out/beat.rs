//! Looking again while the server is at work: an import or a file that is being made tells how far it is.

use std::time::Duration;

use leptos::prelude::*;
use ui::use_toasts;

/// Short enough to be seen moving, long enough to cost nothing.
const LOOK_EVERY: Duration = Duration::from_millis(1200);

/// What a loader follows to be asked again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beat {
    count: RwSignal<u32>,
    /// Whether somebody was shown work that goes on.
    is_waited_for: StoredValue<bool>,
}

impl Beat {
    /// One that is still.
    pub(super) fn new() -> Self {
        Self { count: RwSignal::new(0), is_waited_for: StoredValue::new(false) }
    }

    /// Which look this is. Reactive.
    pub(super) fn count(self) -> u32 {
        self.count.get()
    }

    /// Looks again after a moment. Called by each view of work that goes on.
    pub(super) fn go_on(self) {
        self.is_waited_for.set_value(true);
        Effect::new(move |_| {
            let look = move || self.count.update(|count| *count += 1);
            let waiting = set_timeout_with_handle(look, LOOK_EVERY).ok();
            on_cleanup(move || {
                if let Some(waiting) = waiting {
                    waiting.clear();
                }
            });
        });
    }

    /// Called by each view of work that is over. The page shows what came of it; who waited without seeing the page is
    /// told.
    pub(super) fn end(self, words: impl Into<String>) {
        if self.is_waited_for.get_value() {
            self.is_waited_for.set_value(false);
            use_toasts().say(words);
        }
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use ui::{ToastRegion, provide_toasts};

    use super::*;

    #[test]
    fn whoever_waited_is_told_once_that_it_is_over() {
        Owner::new().with(|| {
            let toasts = provide_toasts();
            let is_told = || view! { <ToastRegion/> }.to_html().contains("All of it is here.");
            let beat = Beat::new();
            beat.end("All of it is here.");
            assert!(!is_told(), "nobody waited");
            beat.go_on();
            beat.end("All of it is here.");
            assert!(is_told());
            toasts.say("");
            beat.end("All of it is here.");
            assert!(!is_told(), "it was told before");
        });
    }
}
