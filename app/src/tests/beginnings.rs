//! The first minutes, identities, stacks and plans, rendered as they come without a script.

use std::collections::BTreeMap;

use domain::{
    habits::{AuditLine, OnboardingStep, PlanStep, Tone},
    problem::{FieldError, Problem},
};

use super::fixture::{page_state, render};
use crate::{
    beginnings::{
        identities_view, plan_view,
        server_fns::{
            IdentitiesView, IdentityItem, Offer, OfferHabit, PlanView, StackForm, StackStep, StacksView, StartView,
            SuggestedStack, VoterItem,
        },
        stacks_view, start_view,
    },
    page::Draft,
};

fn start(step: OnboardingStep) -> StartView {
    let line = |text: &str, tone| AuditLine { text: text.to_owned(), tone };
    let habit = OfferHabit {
        name: "Stretch".to_owned(),
        note: "After I get up, I will stretch.".to_owned(),
        moment: Some("I get up".to_owned()),
    };
    let offer = |slug: &str| Offer {
        slug: slug.to_owned(),
        title: format!("The {slug}"),
        lead: "A lead.".to_owned(),
        why: "It suits almost everybody.".to_owned(),
        habits: vec![habit.clone()],
    };
    StartView {
        step,
        lines: vec![line("Coffee", Some(Tone::Good)), line("Scrolling", Some(Tone::Bad))],
        statement: "a person who reads".to_owned(),
        stack: "morning".to_owned(),
        offers: vec![offer("morning"), offer("sleep")],
    }
}

#[test]
fn every_step_of_the_first_minutes_is_a_form_with_a_way_on_and_out() {
    let steps = [
        (OnboardingStep::Audit, "/rpc/beginnings/answer_audit", "Step 1 of 4"),
        (OnboardingStep::Categorize, "/rpc/beginnings/answer_tones", "Step 2 of 4"),
        (OnboardingStep::Identity, "/rpc/beginnings/answer_statement", "Step 3 of 4"),
        (OnboardingStep::Suggestions, "/rpc/beginnings/take_stack", "Step 4 of 4"),
    ];
    for (step, action, over) in steps {
        let html = render("/app/start", move || start_view(page_state(start(step), None)));
        assert!(html.contains(&format!("action=\"{action}\"")) && html.contains(over), "{html}");
        assert!(html.contains("/rpc/beginnings/go_to_step") && html.contains("Leave this for later"), "{html}");
        assert!(html.contains("name=\"stack\" value=\"morning\""), "{html}");
    }
}

#[test]
fn a_bad_habit_is_no_anchor_for_the_first_stack() {
    let html = render("/app/start", || start_view(page_state(start(OnboardingStep::Suggestions), None)));
    assert!(html.contains("After “Coffee”") && !html.contains("After “Scrolling”"), "{html}");
    assert!(html.contains("name=\"habits[]\" value=\"0\" checked"), "{html}");
    assert!(html.contains("stack=sleep\""), "{html}");
}

#[test]
fn a_refused_audit_keeps_its_lines() {
    let fields = [("form", "audit"), ("lines", "One\nTwo")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let problem = Problem::invalid(vec![FieldError::new("lines", "too_many")]);
    let draft = Draft { fields: BTreeMap::from(fields), problem };
    let html = render("/app/start", move || start_view(page_state(start(OnboardingStep::Audit), Some(draft.clone()))));
    assert!(html.contains("One\nTwo</textarea>") && html.contains("That is too many."), "{html}");
}

#[test]
fn votes_are_explained_by_their_own_rows() {
    let voter = |name: &str, votes| VoterItem { habit_id: name.to_owned(), name: name.to_owned(), votes };
    let item = IdentityItem {
        id: "1".to_owned(),
        statement: "a person who moves".to_owned(),
        votes: 7,
        voters: vec![voter("Walk", 5), voter("Swim", 2)],
    };
    let view = IdentitiesView {
        identities: vec![item],
        habits: vec![("Walk".to_owned(), "Walk".to_owned()), ("Read".to_owned(), "Read".to_owned())],
        edit: None,
    };
    let edit = IdentitiesView { edit: Some("1".to_owned()), ..view.clone() };
    let html = render("/app/identity", move || identities_view(page_state(view.clone(), None)));
    assert!(html.contains("Walk 5, Swim 2: together 7."), "{html}");
    assert!(html.contains("/app/identity?edit=1"), "{html}");
    let html = render("/app/identity?edit=1", move || identities_view(page_state(edit.clone(), None)));
    assert!(
        html.contains("value=\"a person who moves\"") && html.contains("/rpc/beginnings/delete_identity"),
        "{html}"
    );
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
}

fn stacks() -> StacksView {
    let step = |name: &str, stack: Option<&str>| StackStep {
        habit_id: name.to_owned(),
        name: name.to_owned(),
        stack: stack.map(|id| (id.to_owned(), format!("After Coffee, I will {name}."))),
        can_rise: false,
        can_sink: stack.is_some(),
    };
    let named = |name: &str| (name.to_owned(), name.to_owned());
    StacksView {
        chains: vec![vec![step("Coffee", None), step("Stretch", Some("7"))]],
        anchors: vec![named("Coffee"), named("Stretch")],
        followers: vec![named("Read")],
        suggestions: vec![SuggestedStack {
            sentence: "After Stretch, I will Read.".to_owned(),
            reasons: vec!["5 minutes lie between them: 36 points".to_owned()],
            score: 36,
            form: StackForm { anchor: "Stretch".to_owned(), follower: "Read".to_owned(), ..StackForm::default() },
        }],
        form: StackForm { is_new: "true".to_owned(), ..StackForm::default() },
        is_edit: false,
    }
}

#[test]
fn a_chain_shows_its_sentences_and_a_suggestion_its_points() {
    let html = render("/app/stacks", || stacks_view(page_state(stacks(), None)));
    assert!(html.contains("After Coffee, I will Stretch.") && html.contains("/app/stacks?edit=7"), "{html}");
    assert!(html.contains("36 of 100 points") && html.contains("5 minutes lie between them: 36 points"), "{html}");
    assert!(html.contains("aria-label=\"Move Stretch down\"") && !html.contains("Move Stretch up"), "{html}");
    assert!(html.contains("After …, I will …."), "the sentence waits: {html}");
}

#[test]
fn without_habits_there_is_one_thing_to_do() {
    let empty = StacksView { chains: vec![], anchors: vec![], followers: vec![], suggestions: vec![], ..stacks() };
    let html = render("/app/stacks", move || stacks_view(page_state(empty.clone(), None)));
    assert!(html.contains("Nothing to tie together yet") && !html.contains("<form"), "{html}");
}

fn plan(step: PlanStep) -> PlanView {
    PlanView {
        id: "9".to_owned(),
        step,
        wish: "Run five kilometres".to_owned(),
        outcome: "Breath".to_owned(),
        obstacle: "The sofa".to_owned(),
        habits: vec![("1".to_owned(), "Read".to_owned())],
        made: Some(("1".to_owned(), "After I come home, I will Run.".to_owned())),
    }
}

#[test]
fn a_plan_shows_what_was_answered_and_asks_what_is_next() {
    let html = render("/app/plans/9", || plan_view(page_state(plan(PlanStep::Obstacle), None)));
    assert!(html.contains("Breath") && html.contains("/app/plans/9?step=outcome"), "{html}");
    assert!(html.contains("What in you stands in the way?") && html.contains(">The sofa</textarea>"), "{html}");
    let html = render("/app/plans/9", || plan_view(page_state(plan(PlanStep::Plan), None)));
    assert!(html.contains("/rpc/beginnings/end_plan") && html.contains("Something new"), "{html}");
    let html = render("/app/plans/9", || plan_view(page_state(plan(PlanStep::Made), None)));
    assert!(html.contains("After I come home, I will Run.") && !html.contains("?step="), "{html}");
}
