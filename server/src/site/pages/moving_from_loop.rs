//! For people who come from Loop Habit Tracker: how the history moves, and what is counted otherwise here.

use leptos::prelude::*;
use ui::ButtonLink;

use super::prose::Prose;
use crate::site::layout::{PageContext, PageMeta, page};

/// The page for people who come from Loop.
#[must_use]
pub fn moving_from_loop(context: &PageContext) -> String {
    let description = "Bring your history from Loop Habit Tracker: from the backup on your phone to every streak in a \
                       minute, with each difference explained, and a way back.";
    let meta = PageMeta::public("Moving from Loop Habit Tracker", description, "/moving-from-loop");
    let signed_in = context.signed_in;
    page(&meta, context, || view! { <MovingFromLoop signed_in/> })
}

#[component]
fn MovingFromLoop(signed_in: bool) -> impl IntoView {
    let (href, label) =
        if signed_in { ("/app/settings/data/import", "Bring your history") } else { ("/sign-up", "Make an account") };
    view! {
        <Prose
            title="Moving from Loop Habit Tracker"
            lead="Your history is yours. It comes along whole, and it can leave again."
        >
            <h2>"In a minute"</h2>
            <ol class="prose__steps">
                <li>"In Loop's settings, choose “Export full backup” and keep the file on your phone."</li>
                <li>"Here, choose “Bring your history” and that file."</li>
                <li>"Look at each habit with its figures there and here, and press “Bring it in”."</li>
            </ol>
            <p>"For 30 days you can take it back with one press. The same file twice makes nothing twice."</p>
            <h2>"What comes along"</h2>
            <p>
                "Every habit with its question, colour, unit and plan, also those that you archived; every day that you "
                "ticked, skipped or noted, with its amount and its note; and its reminders. Tables from “Export as CSV” work as well, and hold "
                "a little less."
            </p>
            <h2>"What is counted otherwise"</h2>
            <ul>
                <li>
                    "Days that Loop fills in between two ticks are left out: here only what you noted counts. A habit for "
                    "three times a week has a streak of weeks instead of days."
                </li>
                <li>"A skipped day keeps a streak going and does not lengthen it."</li>
                <li>"A reserve catches a day that went by. You choose how many a month, or none."</li>
                <li>"Today counts against nothing before it is over."</li>
            </ul>
            <p>
                "Strength grows and fades as slowly as Loop's score. Where a figure differs, the preview says which of these "
                "is the reason, with its numbers, before anything changes."
            </p>
            <h2>"And out again"</h2>
            <p>
                "You can take everything along at any time: as one file that any Wellspring reads back, as tables in the form "
                "of Loop's own, or as a calendar. " <a href="/features">"See what else Wellspring does"</a> "."
            </p>
            <p class="prose__act"><ButtonLink href>{label}</ButtonLink></p>
        </Prose>
    }
}
