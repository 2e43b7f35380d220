//! The front page: what Wellspring is, in one screen, promising only what works.

use leptos::prelude::*;
use ui::{
    ButtonLink, ButtonVariant, HeatMap, Hue, ListRow, Mark, RowFigure, RowMain, Rows, Sparkline, Tick, TickState,
};

use super::example::example_year;
use crate::site::layout::{PageContext, PageMeta, page};

/// The front page.
#[must_use]
pub fn landing(context: &PageContext) -> String {
    let description = "Check in your habits in seconds, with or without a network. Honest strength scores, an open API, \
                       and your data on a server of your own.";
    let meta =
        PageMeta { json_ld: Some(json_ld(context.public_url)), ..PageMeta::public("Wellspring", description, "/") };
    let meta = PageMeta { title: "Wellspring: habits that keep working offline".to_owned(), ..meta };
    let signed_in = context.signed_in;
    page(&meta, context, || view! { <Landing signed_in/> })
}

fn json_ld(public_url: &str) -> String {
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "WebApplication",
        "name": "Wellspring",
        "url": format!("{}/", public_url.trim_end_matches('/')),
        "applicationCategory": "LifestyleApplication",
        "operatingSystem": "Any",
        "browserRequirements": "Works without JavaScript; offline use needs a current browser",
        "isAccessibleForFree": true,
        "offers": { "@type": "Offer", "price": "0", "priceCurrency": "EUR" },
        "featureList": ["Habits", "Offline check-ins", "Strength score", "REST API", "Self-hosting"],
    })
    .to_string()
}

#[component]
fn Landing(signed_in: bool) -> impl IntoView {
    let (href, label) = if signed_in { ("/app", "Go to Today") } else { ("/sign-up", "Start with one habit") };
    view! {
        <section class="hero">
            <div class="hero__words">
                <h1 class="hero__title">"Small things, kept up"</h1>
                <p class="hero__lead">
                    "Wellspring is a quiet place for your habits. Check in with one press, on a train or in a cellar, "
                    "and see honestly how strong each one has become."
                </p>
                <div class="hero__actions">
                    <ButtonLink href>{label}</ButtonLink>
                    <ButtonLink href="/features" variant=ButtonVariant::Quiet>"See what it does"</ButtonLink>
                </div>
                <p class="hero__note">"Free, without advertising, on this server or on your own."</p>
            </div>
            <Preview/>
        </section>
        <Reasons/>
    }
}

/// A picture of Today, made of the real parts. Hidden from readers of the page and from the keyboard: it is a picture.
#[component]
fn Preview() -> impl IntoView {
    let count = TickState::Count { text: "6".into(), fraction: 0.75, met: false };
    view! {
        <div class="preview" aria-hidden="true" inert=true>
            <div class="preview__page">
                <p class="preview__over">"Thursday"</p>
                <p class="preview__date">"12 March"</p>
                <p class="preview__sum">"Two of four done. Next: " <b>"two more glasses of water"</b> "."</p>
                <Rows>
                    {row("Morning pages", "Daily", TickState::Done, None, &[30, 35, 48, 52, 61, 66, 74, 79, 82], "34", "days")}
                    {row("Stretch", "Daily", TickState::Done, Some("on this device"), &[20, 31, 30, 42, 48, 52, 55, 60, 62], "12", "days")}
                    {row("Water", "6 of 8 glasses", count, None, &[50, 42, 58, 47, 60, 52, 63, 58, 66], "5", "days")}
                    {row("Guitar", "Three times a week", TickState::Open, None, &[12, 22, 19, 30, 28, 37, 41, 40, 48], "3", "weeks")}
                </Rows>
            </div>
        </div>
    }
}

fn row(
    title: &'static str,
    note: &'static str,
    state: TickState,
    mark: Option<&'static str>,
    percents: &[u8],
    value: &'static str,
    unit: &'static str,
) -> impl IntoView + use<> {
    let settled = state == TickState::Done;
    let values: Vec<f64> = percents.iter().map(|percent| f64::from(*percent) / 100.0).collect();
    view! {
        <ListRow settled>
            <Tick state label=title is_button=true/>
            <RowMain title>{note} {mark.map(|text| view! { " " <Mark text/> })}</RowMain>
            <Sparkline values label=title hue=Some(Hue::Leaf)/>
            <RowFigure value unit/>
        </ListRow>
    }
}

const REASONS: [(&str, &str); 4] = [
    (
        "Works with no network",
        "Open it, check in, undo, skip, add a note: all of it in airplane mode. When you are back, every press is on the \
         server once.",
    ),
    (
        "An honest strength",
        "One missed day does not wipe out a year. The score grows slowly, fades slowly, and every page says how it is \
         computed.",
    ),
    (
        "Yours to take along",
        "Bring your history from Loop and other apps, and leave with everything as one file. An open REST API can do what the \
         pages can. No tracking, nothing loaded from elsewhere.",
    ),
    (
        "Your own server",
        "One program, one command. It brings its own database, or uses yours, and makes backups in one file.",
    ),
];

#[component]
fn Reasons() -> impl IntoView {
    let reasons = REASONS.map(|(title, text)| {
        view! {
            <li class="reasons__one">
                <h2 class="reasons__title">{title}</h2>
                <p>{text}</p>
            </li>
        }
    });
    view! {
        <ul class="reasons" role="list">{reasons.into_iter().collect::<Vec<_>>()}</ul>
        <section class="year">
            <h2 class="year__title">"A year, at a glance"</h2>
            <p class="year__text">"Every day is a square; skipped days carry a stroke, and a rest day is part of the plan."</p>
            <HeatMap model=example_year()/>
        </section>
        <section class="own">
            <h2 class="own__title">"Run it yourself"</h2>
            <p class="own__text">
                "From a copy of the source, this finds or installs what is missing, starts, and tells you the address:"
            </p>
            <pre class="own__command" tabindex="0"><code>"cargo xtask run"</code></pre>
        </section>
    }
}
