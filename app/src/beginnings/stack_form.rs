//! The form of a stack: "After this, I will do that, at this time, in this place", said back while it is written.

use domain::habits::stack_sentence;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, ErrorSummary, Form, FormActions, InputKind, ProblemNotice, Select, SelectOption,
    TextInput,
};

use super::{
    server_fns::{SaveStack, StackForm, StacksView},
    time_field::read_time,
};
use crate::page::{FormState, PageState, form_around, needs_server};

const LABELS: &[(&str, &str)] =
    &[("anchor", "After"), ("cue", "The moment in words"), ("follower", "I will"), ("at_time", "At"), ("place", "In")];

/// The fields of a stack, filled with what `view` says.
#[component]
pub(super) fn StackFields(view: StacksView, page: PageState<StacksView>) -> impl IntoView {
    let StacksView { anchors, followers, form, is_edit, .. } = view;
    let state = FormState::new("stack", page.draft.get_value());
    let start = typed(state, &form);
    let named = StoredValue::new((anchors.clone(), followers.clone()));
    let echo = RwSignal::new(sentence(&start, &anchors, &followers));
    let listen = move |event: leptos::ev::Event| {
        if let Some(fields) = form_around(&event) {
            let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
            let now = StackForm {
                anchor: text("anchor"),
                cue: text("cue"),
                follower: text("follower"),
                at_time: text("at_time"),
                place: text("place"),
                ..StackForm::default()
            };
            named.with_value(|(anchors, followers)| echo.set(sentence(&now, anchors, followers)));
        }
    };
    let label = if is_edit { "Change the stack" } else { "New stack" };
    let cancel =
        is_edit.then(|| view! { <ButtonLink href="/app/stacks" variant=ButtonVariant::Text>"Cancel"</ButtonLink> });
    view! {
        <Form action=SaveStack::PATH label on:submit=needs_server() on:input=listen on:change=listen>
            <input type="hidden" name="form" value="stack"/>
            <input type="hidden" name="id" value=state.value("id", &form.id)/>
            <input type="hidden" name="is_new" value=form.is_new.clone()/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <Pair start=start.clone() anchors followers state/>
            <Circumstances start state/>
            <p class="habit-form__echo" aria-live="polite">{move || echo.get()}</p>
            <FormActions>
                <Button>{if is_edit { "Save" } else { "Tie them" }}</Button>
                {cancel}
            </FormActions>
        </Form>
    }
}

/// What comes before, and what follows.
#[component]
fn Pair(
    start: StackForm,
    anchors: Vec<(String, String)>,
    followers: Vec<(String, String)>,
    state: FormState,
) -> impl IntoView {
    let mut before = vec![SelectOption::new("", "A moment in words")];
    before.extend(anchors.into_iter().map(|(id, name)| SelectOption::new(id, name)));
    let mut after = vec![SelectOption::new("", "Choose a habit")];
    after.extend(followers.into_iter().map(|(id, name)| SelectOption::new(id, name)));
    view! {
        <Select name="anchor" label="After" options=before value=start.anchor error=state.error("anchor")/>
        <div class="stack-form__cue">
            <TextInput
                name="cue"
                label="The moment in words"
                value=start.cue
                hint="I pour my coffee. I come through the door."
                error=state.error("cue")
                maxlength=200
                autocomplete="off"
            />
        </div>
        <Select name="follower" label="I will" options=after value=start.follower error=state.error("follower")/>
    }
}

/// When and where.
#[component]
fn Circumstances(start: StackForm, state: FormState) -> impl IntoView {
    view! {
        <TextInput
            name="at_time"
            label="At, if there is a time"
            kind=InputKind::Time
            value=start.at_time
            error=state.error("at_time")
        />
        <TextInput
            name="place"
            label="In, if there is a place"
            value=start.place
            hint="The kitchen. The train."
            error=state.error("place")
            maxlength=120
            autocomplete="off"
        />
    }
}

/// What a refused form carried, else what it is filled with.
fn typed(state: FormState, form: &StackForm) -> StackForm {
    StackForm {
        anchor: state.value("anchor", &form.anchor),
        cue: state.value("cue", &form.cue),
        follower: state.value("follower", &form.follower),
        at_time: state.value("at_time", &form.at_time),
        place: state.value("place", &form.place),
        ..form.clone()
    }
}

/// The sentence as far as it goes; dots stand where something is missing.
fn sentence(form: &StackForm, anchors: &[(String, String)], followers: &[(String, String)]) -> String {
    let name =
        |all: &[(String, String)], wanted: &str| all.iter().find(|(id, _)| id == wanted).map(|(_, name)| name.clone());
    let in_words = Some(form.cue.trim().to_owned()).filter(|cue| !cue.is_empty());
    let before = name(anchors, &form.anchor).or(in_words).unwrap_or_else(|| "…".to_owned());
    let habit = name(followers, &form.follower).unwrap_or_else(|| "…".to_owned());
    let at_time = read_time("at_time", &form.at_time).ok().flatten();
    stack_sentence(&before, &habit, at_time, Some(&form.place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_grows_with_the_form() {
        let pairs = |names: &[&str]| names.iter().map(|name| (name.to_lowercase(), (*name).to_owned())).collect();
        let (anchors, followers): (Vec<_>, Vec<_>) = (pairs(&["Coffee"]), pairs(&["Stretch"]));
        let mut form = StackForm::default();
        assert_eq!(sentence(&form, &anchors, &followers), "After …, I will ….");
        form.cue = "I get up".to_owned();
        form.follower = "stretch".to_owned();
        assert_eq!(sentence(&form, &anchors, &followers), "After I get up, I will Stretch.");
        form.anchor = "coffee".to_owned();
        form.at_time = "07:30".to_owned();
        form.place = "the kitchen".to_owned();
        assert_eq!(sentence(&form, &anchors, &followers), "After Coffee, I will Stretch at 07:30 in the kitchen.");
    }
}
