//! The list of starter stacks.

use domain::habits::starter_stacks::{STARTERS, Starter};
use leptos::prelude::*;
use ui::{Icon, IconName};

use super::starter_words::{LIST_PATH, list_json, path_of};
use crate::site::layout::{PageContext, PageMeta, page};

/// The page that lists them.
#[must_use]
pub fn starters(context: &PageContext) -> String {
    let description = "Ten stacks of small habits to start with: mornings, evenings, desk breaks, reading, strength, money, \
                       sleep, a tidy home, a language, and no cigarettes.";
    let origin = context.public_url.trim_end_matches('/');
    let meta = PageMeta {
        json_ld: Some(list_json(origin, &STARTERS)),
        ..PageMeta::public("Starter stacks: habits that follow each other", description, LIST_PATH)
    };
    page(&meta, context, || view! { <Starters/> })
}

#[component]
fn Starters() -> impl IntoView {
    let cards: Vec<_> = STARTERS.into_iter().map(|starter| view! { <Entry starter/> }).collect();
    view! {
        <div class="starters">
            <header class="starters__head">
                <h1>"Starter stacks"</h1>
                <p class="starters__lead">
                    "A stack is a short chain: each habit is the bell for the next one, and the first hangs on a moment that "
                    "your day has anyway. Take one of these and change what does not fit."
                </p>
            </header>
            <ul class="starters__list" role="list">{cards}</ul>
            <section class="starters__why">
                <h2>"Why a chain"</h2>
                <p>
                    "“I will read more” waits for a good moment. “After I clear the table, I will read ten pages” has one, every "
                    "evening. Saying beforehand when and where is the part that helps most, and it costs one sentence."
                </p>
                <p>
                    "Every habit here has a two-minute version for bad days. It keeps the chain, and most of what you are "
                    "after is in the keeping. " <a href="/features">"See what else Wellspring does"</a> "."
                </p>
            </section>
        </div>
    }
}

#[component]
fn Entry(starter: &'static Starter) -> impl IntoView {
    let names: Vec<_> = starter.habits.iter().map(|habit| view! { <li>{habit.name}</li> }).collect();
    view! {
        <li class="starters__one">
            <h2 class="starters__title">
                <a class="starters__link" href=path_of(starter)>
                    {starter.title} <Icon name=IconName::ArrowRight/>
                </a>
            </h2>
            <p class="starters__text">{starter.lead}</p>
            <ol class="chain chain--small" role="list">{names}</ol>
        </li>
    }
}
