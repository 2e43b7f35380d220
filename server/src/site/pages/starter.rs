//! One starter stack: its steps as sentences, why it is built this way, and where to go on.

use domain::habits::starter_stacks::{self, Starter, StarterHabit};
use leptos::prelude::*;
use ui::ButtonLink;

use super::starter_words::{LIST_PATH, path_of, stack_json, start_path};
use crate::site::layout::{PageContext, PageMeta, page};

/// The page of a stack.
#[must_use]
pub fn starter(context: &PageContext, starter: &'static Starter) -> String {
    let origin = context.public_url.trim_end_matches('/');
    let meta = PageMeta {
        json_ld: Some(stack_json(origin, starter)),
        ..PageMeta::public(starter.page_title, starter.description, &path_of(starter))
    };
    let signed_in = context.signed_in;
    page(&meta, context, || view! { <StarterPage starter signed_in/> })
}

#[component]
fn StarterPage(starter: &'static Starter, signed_in: bool) -> impl IntoView {
    let start = start_path(starter, signed_in);
    let steps: Vec<_> = starter.habits.iter().enumerate().map(|(at, _)| view! { <Step starter at/> }).collect();
    let why: Vec<_> = starter.why.iter().map(|words| view! { <p>{*words}</p> }).collect();
    view! {
        <article class="starter">
            <nav class="trail" aria-label="Where you are">
                <ol class="trail__list" role="list">
                    <li><a href="/">"Wellspring"</a></li>
                    <li><a href=LIST_PATH>"Starter stacks"</a></li>
                    <li aria-current="page">{starter.title}</li>
                </ol>
            </nav>
            <header class="starter__head">
                <h1>{starter.title}</h1>
                <p class="starter__lead">{starter.lead}</p>
                <p class="starter__identity">"For becoming " <q>{starter.identity}</q> "."</p>
                <p><ButtonLink href=start.clone()>"Start this stack"</ButtonLink></p>
            </header>
            <section class="starter__part" aria-labelledby="steps">
                <h2 id="steps">"The steps"</h2>
                <ol class="chain" role="list">{steps}</ol>
            </section>
            <section class="starter__part starter__words">
                <h2>"Why it is built this way"</h2>
                {why}
            </section>
            <section class="starter__part starter__words">
                <h2>"On a hard day"</h2>
                <p>{starter.hard_day}</p>
                <p class="starter__start">
                    <ButtonLink href=start>"Start this stack"</ButtonLink>
                    <span>"You choose which habits to take, and can change every one of them."</span>
                </p>
            </section>
            <Related starter/>
        </article>
    }
}

#[component]
fn Step(starter: &'static Starter, at: usize) -> impl IntoView {
    let habit: Option<&'static StarterHabit> = starter.habits.get(at);
    habit.map(|habit| {
        let id = format!("step-{}", at + 1);
        view! {
            <li class="chain__step" id=id>
                <h3 class="chain__name">{habit.name}</h3>
                <p class="chain__rhythm">{habit.rhythm_words()}</p>
                {starter.sentence(at).map(|words| view! { <p class="chain__sentence">{words}</p> })}
                <p class="chain__how">{habit.how}</p>
                {habit.minimum.map(|minimum| view! {
                    <p class="chain__minimum"><b>"In two minutes: "</b> {minimum}</p>
                })}
            </li>
        }
    })
}

#[component]
fn Related(starter: &'static Starter) -> impl IntoView {
    let link = |other: &'static Starter| view! { <li><a href=path_of(other)>{other.title}</a></li> };
    let links: Vec<_> = starter.related.iter().filter_map(|slug| starter_stacks::starter(slug)).map(link).collect();
    view! {
        <nav class="starter__part" aria-labelledby="related">
            <h2 id="related">"Goes well with it"</h2>
            <ul class="starter__related" role="list">
                {links} <li><a href=LIST_PATH>"All starter stacks"</a></li>
            </ul>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::layout::PageAssets;

    #[test]
    fn a_stack_leads_strangers_to_an_account_and_others_to_their_own_list() {
        let assets = PageAssets::default();
        let stack = starter_stacks::starter("quit-smoking").unwrap();
        let html = |signed_in| {
            let context = PageContext { assets: &assets, public_url: "https://w.example", theme: None, signed_in };
            starter(&context, stack)
        };
        let stranger = html(false);
        assert!(stranger.contains("href=\"/sign-up?stack=quit-smoking\""), "{stranger}");
        assert!(stranger.contains("id=\"step-3\"") && stranger.contains("BreadcrumbList"));
        assert!(html(true).contains("href=\"/app/start?stack=quit-smoking\""));
    }
}
