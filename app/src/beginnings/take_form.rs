//! The last of the first minutes: a stack to begin with, why it is offered, and which of its habits to take.

use domain::habits::{OnboardingStep, Tone};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ErrorSummary, Form, FormActions, LinkRow, ProblemNotice, Rows, Section, Select, SelectOption};

use super::{
    server_fns::{Offer, OfferHabit, StartView, TakeStack},
    start_steps::{Back, Leave},
};
use crate::page::{FormState, PageState, needs_server};

const LABELS: &[(&str, &str)] = &[("habits", "Habits"), ("after", "After what?"), ("stack", "Stack")];

/// The best offer whole, the others as links.
pub(super) fn offers_step(view: StartView, page: PageState<StartView>) -> AnyView {
    let StartView { lines, stack, mut offers, .. } = view;
    let others = offers.split_off(offers.len().min(1));
    let anchors: Vec<SelectOption> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.tone != Some(Tone::Bad))
        .map(|(at, line)| SelectOption::new(at.to_string(), line.text.clone()))
        .collect();
    let first = offers.into_iter().next().map(|offer| view! { <Taking offer anchors page/> });
    let others: Vec<_> = others
        .into_iter()
        .map(|offer| {
            let href = format!("/app/start?step=suggestions&stack={}", offer.slug);
            view! { <LinkRow href title=offer.title note=format!("{} {}", offer.lead, offer.why)/> }
        })
        .collect();
    view! {
        {first}
        <Section title="Or begin with another">
            <Rows label="Other stacks">
                {others}
                <LinkRow href="/habits/templates" title="All ten stacks"/>
                <LinkRow href="/app/habits/new" title="A habit of my own" note="One is enough to start"/>
            </Rows>
        </Section>
        <Leave stack/>
    }
    .into_any()
}

#[component]
fn Taking(offer: Offer, anchors: Vec<SelectOption>, page: PageState<StartView>) -> impl IntoView {
    let state = FormState::new("take", page.draft.get_value());
    let Offer { slug, title, lead, why, habits } = offer;
    let moment = habits.iter().find_map(|habit| habit.moment.clone()).unwrap_or_default();
    let boxes: Vec<_> = habits.into_iter().enumerate().map(|(at, habit)| habit_box(at, habit)).collect();
    let after = (!anchors.is_empty()).then(|| {
        let mut options = vec![SelectOption::new("", format!("After {moment}"))];
        options.extend(
            anchors.into_iter().map(|anchor| SelectOption::new(anchor.value, format!("After “{}”", anchor.label))),
        );
        view! {
            <Select
                name="after"
                label="What comes before the first one?"
                options
                value=state.value("after", "")
                hint="Something of yours holds it best. It joins your list too, so that you can check it in."
                error=state.error("after")
            />
        }
    });
    view! {
        <p class="start__lead">{lead} " " <span class="start__why">{why}</span></p>
        <Form action=TakeStack::PATH label=title.clone() on:submit=needs_server()>
            <input type="hidden" name="form" value="take"/>
            <input type="hidden" name="id" value=state.value("id", &page.form_id.to_string())/>
            <input type="hidden" name="stack" value=slug.clone()/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <fieldset class="field field--set">
                <legend class="field__label">{title}</legend>
                <div class="choices" id="field-habits">{boxes}</div>
            </fieldset>
            {after}
            <FormActions>
                <Button>"Take these"</Button>
                <Back step=OnboardingStep::Identity stack=slug/>
            </FormActions>
        </Form>
    }
}

/// One habit, taken unless it is left out.
fn habit_box(at: usize, habit: OfferHabit) -> impl IntoView {
    let id = format!("take-{at}");
    let for_id = id.clone();
    view! {
        <label class="choice" for=for_id>
            <input class="choice__input" type="checkbox" id=id name="habits[]" value=at.to_string() checked=true/>
            <span class="choice__text">
                {habit.name} " " <span class="choice__note">{habit.note}</span>
            </span>
        </label>
    }
}
