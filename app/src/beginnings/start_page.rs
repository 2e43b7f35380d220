//! The first minutes: four short steps, each stored as it is answered, each to be left out.

use domain::habits::OnboardingStep;
use leptos::prelude::*;

use super::{
    server_fns::{StartView, load_start},
    start_steps::{audit_step, statement_step, tones_step},
    take_form::offers_step,
};
use crate::page::{DoneNotice, PageHead, PageState, load_online_page_of, query_text};

/// The step that is next, or the one that the address names.
#[component]
pub fn StartPage() -> impl IntoView {
    let (stack, step) = (query_text("stack"), query_text("step"));
    load_online_page_of(
        move || (stack.get(), step.get()),
        |(stack, step), draft| load_start(stack, step, draft),
        start_view,
    )
}

pub(crate) fn start_view(page: PageState<StartView>) -> AnyView {
    let view = page.value.get_untracked();
    let (number, title) = match view.step {
        OnboardingStep::Audit => (1, "What do you do already?"),
        OnboardingStep::Categorize => (2, "How do you feel about it?"),
        OnboardingStep::Identity => (3, "Who do you want to be?"),
        OnboardingStep::Suggestions | OnboardingStep::Done => (4, "What to begin with"),
    };
    let over = Signal::derive(move || Some(format!("Step {number} of 4")));
    let step = match view.step {
        OnboardingStep::Audit => audit_step(view, page),
        OnboardingStep::Categorize => tones_step(view),
        OnboardingStep::Identity => statement_step(view, page),
        OnboardingStep::Suggestions | OnboardingStep::Done => offers_step(view, page),
    };
    view! {
        <PageHead title over/>
        <DoneNotice/>
        {step}
    }
    .into_any()
}
