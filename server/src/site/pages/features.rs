//! What Wellspring does today, with its own parts as pictures. Nothing stands here before it works.

use leptos::prelude::*;
use ui::{
    ButtonLink, ButtonVariant, CheckChips, CheckChoice, LineChart, ListRow, Mark, RowMain, Rows, Tick, TickState,
};

use super::example::example_line;
use crate::site::layout::{PageContext, PageMeta, page};

/// The page that explains the product part by part.
#[must_use]
pub fn features(context: &PageContext) -> String {
    let description = "Habits to do, to measure, to limit and to quit, from every day to some times a month. \
                       Offline check-ins, an installable app, an open API, self-hosting.";
    let meta = PageMeta::public("Features", description, "/features");
    let signed_in = context.signed_in;
    page(&meta, context, || view! { <Features signed_in/> })
}

#[component]
fn Features(signed_in: bool) -> impl IntoView {
    let (href, label) = if signed_in { ("/app", "Go to Today") } else { ("/sign-up", "Start with one habit") };
    view! {
        <div class="features">
            <header class="features__head">
                <h1>"What it does"</h1>
                <p class="features__lead">"Everything here works today. Nothing on this page is a plan."</p>
            </header>
            <Feature title="Four kinds of habit" text="Some things you do or do not: meditate, call home. Others you count: pages, \
                glasses, minutes, with a target and your own unit. Some you keep within a limit, two cups a day. And some you \
                leave: a day counts as kept unless you note a slip, and nothing scolds you if you do.">
                <div class="features__ticks" aria-hidden="true" inert=true>{ticks()}</div>
            </Feature>
            <Feature title="A schedule that fits" text="Every day, on the weekdays you choose, some times a week or a month in \
                any order, every so many days, counted from the start or from the last time, or three times in ten days. \
                Skip a day with good reason and nothing breaks; check in late for any day in the past.">
                <div class="features__week" aria-hidden="true" inert=true>{week()}</div>
            </Feature>
            <Feature title="Strength, not only streaks" text="Each habit has a strength from 0 to 100 percent. It rises with every \
                check-in and fades a little with every miss, so a bad week costs a dip and not the year. Streaks are shown \
                too, with reserves that catch a missed day.">
                <LineChart model=example_line()/>
            </Feature>
            <Feature title="With no network at all" text="After one visit the app opens in airplane mode, with Today and every habit's \
                full history. What you do is kept on the device with a small mark and sent when there is a connection, each \
                thing once, in order. Install it to your home screen like any app.">
                <div aria-hidden="true" inert=true>{waiting()}</div>
            </Feature>
            <Feature title="Your history comes along" text="Bring a backup of Loop Habit Tracker, or a file of HabitBull, HabitTrove, \
                Beaver, Table Habit, Habitica, Todoist, TickTick, Vikunja or your calendar. You see each habit with its figures \
                there and here, and why they differ, before anything changes; and you can take it back for 30 days. Everything \
                leaves again as one file that any Wellspring reads, or as tables.">
                <p><ButtonLink href="/moving-from-loop" variant=ButtonVariant::Quiet>"Moving from Loop"</ButtonLink></p>
            </Feature>
            <Feature title="Open, and your own" text="A documented REST API does everything the pages do, with access tokens that you \
                make and revoke. The server is one program that brings its own database; a backup is one file. It works without \
                JavaScript, with the keyboard and with a screen reader.">
                <pre class="own__command" tabindex="0"><code>"GET /api/v1/habits\nAuthorization: Bearer …"</code></pre>
            </Feature>
            <p class="features__end"><ButtonLink href>{label}</ButtonLink></p>
        </div>
    }
}

#[component]
fn Feature(title: &'static str, text: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="feature">
            <div class="feature__words">
                <h2 class="feature__title">{title}</h2>
                <p class="feature__text">{text}</p>
            </div>
            <div class="feature__picture">{children()}</div>
        </section>
    }
}

fn ticks() -> impl IntoView {
    let states = [
        (TickState::Open, "Not yet"),
        (TickState::Count { text: "3".into(), fraction: 0.375, met: false }, "3 of 8"),
        (TickState::Count { text: "8".into(), fraction: 1.0, met: true }, "8 of 8"),
        (TickState::Done, "Done"),
        (TickState::Skipped, "Skipped"),
    ];
    let one = |(state, word): (TickState, &'static str)| {
        view! { <div class="features__tick"><Tick state label=word is_button=true/><span>{word}</span></div> }
    };
    states.map(one).into_iter().collect::<Vec<_>>()
}

fn waiting() -> impl IntoView {
    let row = |(title, note): (&'static str, &'static str)| {
        view! {
            <ListRow settled=true>
                <Tick state=TickState::Done label=title is_button=true/>
                <RowMain title>{note} " " <Mark text="on this device"/></RowMain>
            </ListRow>
        }
    };
    let rows = [("Stretch", "Daily"), ("Read", "20 of 20 pages")].map(row);
    view! { <Rows>{rows.into_iter().collect::<Vec<_>>()}</Rows> }
}

fn week() -> impl IntoView {
    let day = |short: &str| CheckChoice {
        value: short.to_owned(),
        short: short.to_owned(),
        label: short.to_owned(),
        checked: matches!(short, "Mo" | "We" | "Fr"),
    };
    let options = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map(day).to_vec();
    view! { <CheckChips name="example" legend="On these days" options/> }
}
