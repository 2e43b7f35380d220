//! Stacks: what follows what, as lines of steps, with a form to tie another and suggestions to take or decline.

use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonLink, ButtonVariant, Disclosure, Empty, Form, Hue, IconName, Section};

use super::{
    chains::stacks_page,
    server_fns::{DeleteStack, Dismiss, MoveStack, SaveStack, StackStep, StacksView, SuggestedStack, load_stacks},
    stack_form::StackFields,
};
use crate::{
    offline::new_uuid,
    page::{DoneNotice, PageHead, PageState, load_page_or_replica, needs_server, query_text},
};

/// All stacks of a person; or the form of one, where the address names it. Without a connection they can be read; what
/// could follow what is only known where all times and answers are.
#[component]
pub fn StacksPage() -> impl IntoView {
    let edit = query_text("edit");
    load_page_or_replica(
        move || edit.get(),
        load_stacks,
        move |replica| {
            let habits: Vec<_> = replica.habits.iter().map(|input| input.habit.clone()).collect();
            Some(stacks_page(&habits, &replica.stacks, Vec::new(), edit.get().as_deref(), new_uuid()))
        },
        stacks_view,
    )
}

pub(crate) fn stacks_view(page: PageState<StacksView>) -> AnyView {
    let view = page.value.get_untracked();
    if view.is_edit {
        let back = ("/app/stacks".to_owned(), "Stacks".to_owned());
        return view! {
            <PageHead title="Change the stack" back=Some(back)/>
            <StackFields view page/>
        }
        .into_any();
    }
    let body = if view.anchors.is_empty() { nothing_to_tie().into_any() } else { lists(view, page).into_any() };
    view! {
        <PageHead title="Stacks" back=Some(("/app/more".to_owned(), "More".to_owned()))/>
        <DoneNotice/>
        {body}
    }
    .into_any()
}

fn nothing_to_tie() -> impl IntoView {
    view! {
        <Empty
            title="Nothing to tie together yet"
            text="A stack lets one habit call the next. Begin with a ready-made one, and change what does not fit."
            icon=IconName::Link
        >
            <ButtonLink href="/app/start">"Find a stack"</ButtonLink>
        </Empty>
    }
}

fn lists(view: StacksView, page: PageState<StacksView>) -> impl IntoView {
    let chains: Vec<_> = view.chains.iter().cloned().map(|steps| view! { <Chain steps/> }).collect();
    let has_chains = !chains.is_empty();
    let suggestions: Vec<_> =
        view.suggestions.iter().cloned().map(|suggestion| view! { <Suggestion suggestion/> }).collect();
    let lead = (!has_chains).then(|| {
        view! {
            <p class="start__lead">
                "A stack ties a habit to something before it. That way it needs no alarm and no good intentions: one thing "
                "calls the next."
            </p>
        }
    });
    view! {
        {lead}
        {chains}
        {(!suggestions.is_empty())
            .then(|| view! { <Section title="Could follow each other">{suggestions}</Section> })}
        <Section title="Another stack">
            <StackFields view page/>
        </Section>
    }
}

/// One chain; its first habit names it.
#[component]
fn Chain(steps: Vec<StackStep>) -> impl IntoView {
    let name = steps.first().map(|step| step.name.clone()).unwrap_or_default();
    let steps: Vec<_> = steps.into_iter().map(|step| view! { <Step step/> }).collect();
    view! {
        <section class="section" data-hue=Hue::Leaf.name() aria-label=format!("Stack of {name}")>
            <ol class="chain" role="list">{steps}</ol>
        </section>
    }
}

#[component]
fn Step(step: StackStep) -> impl IntoView {
    let StackStep { habit_id, name, stack, can_rise, can_sink } = step;
    let href = format!("/app/habits/{habit_id}");
    let (change, untie) = (format!("Change what {name} follows"), format!("Untie {name}"));
    let tied = stack.map(|(id, sentence)| {
        let edit = format!("/app/stacks?edit={id}");
        view! {
            <p class="chain__sentence">{sentence}</p>
            <div class="chain__actions">
                {can_rise.then(|| move_form(&id, &name, "up"))}
                {can_sink.then(|| move_form(&id, &name, "down"))}
                <ButtonLink href=edit variant=ButtonVariant::Text label=change>"Change"</ButtonLink>
                <Form action=DeleteStack::PATH quiet=true on:submit=needs_server()>
                    <input type="hidden" name="id" value=id/>
                    <Button variant=ButtonVariant::Text label=untie>"Untie"</Button>
                </Form>
            </div>
        }
    });
    view! {
        <li class="chain__step">
            <h2 class="chain__name"><a class="chain__link" href=href>{name}</a></h2>
            {tied}
        </li>
    }
}

fn move_form(id: &str, name: &str, way: &'static str) -> impl IntoView + use<> {
    let icon = if way == "up" { IconName::ArrowUp } else { IconName::ArrowDown };
    let (id, label) = (id.to_owned(), format!("Move {name} {way}"));
    view! {
        <Form action=MoveStack::PATH quiet=true on:submit=needs_server()>
            <input type="hidden" name="id" value=id/>
            <Button variant=ButtonVariant::Icon icon label name="way" value=way/>
        </Form>
    }
}

/// A pair, every point of it, and the two answers.
#[component]
fn Suggestion(suggestion: SuggestedStack) -> impl IntoView {
    let SuggestedStack { sentence, reasons, score, form } = suggestion;
    let reasons: Vec<_> = reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect();
    let (anchor, follower) = (form.anchor.clone(), form.follower.clone());
    let (take, decline) = (format!("Tie: {sentence}"), format!("Not this one: {sentence}"));
    view! {
        <article class="suggestion">
            <h3 class="chain__sentence">{sentence}</h3>
            <Disclosure summary=format!("Why: {score} of 100 points")>
                <ul class="suggestion__reasons">{reasons}</ul>
            </Disclosure>
            <div class="cluster">
                <Form action=SaveStack::PATH quiet=true on:submit=needs_server()>
                    <input type="hidden" name="id" value=form.id/>
                    <input type="hidden" name="is_new" value="true"/>
                    <input type="hidden" name="anchor" value=form.anchor/>
                    <input type="hidden" name="follower" value=form.follower/>
                    <input type="hidden" name="at_time" value=form.at_time/>
                    <input type="hidden" name="place" value=form.place/>
                    <Button variant=ButtonVariant::Quiet label=take>"Tie these"</Button>
                </Form>
                <Form action=Dismiss::PATH quiet=true on:submit=needs_server()>
                    <input type="hidden" name="anchor" value=anchor/>
                    <input type="hidden" name="follower" value=follower/>
                    <Button variant=ButtonVariant::Text label=decline>"Not this one"</Button>
                </Form>
            </div>
        </article>
    }
}
