//! The form of a new pause. The address may say what is to be paused, so that a row's menu leads here with it chosen.

use domain::habits::PausesView;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use ui::{Button, ErrorSummary, Form, FormActions, InputKind, ProblemNotice, Section, Select, SelectOption, TextInput};

use super::writes::make_pause;
use crate::{
    habits::{
        server_fns::{self as rpc, PauseForm},
        writer::use_writer,
    },
    page::{FormState, PageState, anew, read_fields},
};

const LABELS: &[(&str, &str)] =
    &[("scope", "What to pause"), ("from_day", "First day"), ("to_day", "Last day"), ("reason", "Reason")];

/// The form. Built anew once a pause was made, and when the address asks for something else.
#[component]
pub(super) fn NewPause(page: PageState<PausesView>) -> impl IntoView {
    let query = use_query_map();
    let wished = Memo::new(move |_| {
        query.with(|query| {
            let of = |key: &str| query.get_str(key).map(|id| format!("{key}:{id}"));
            of("habit").or_else(|| of("group")).unwrap_or_else(|| "all".to_owned())
        })
    });
    let made = RwSignal::new(0_u32);
    view! {
        <Section title="A new pause" id="new">
            {anew(
                move || format!("{} {}", made.get(), wished.get()),
                move || {
                    let (rounds, scope) = (made.get_untracked(), wished.get_untracked());
                    let draft = page.draft.get_value().filter(|_| rounds == 0);
                    view! { <Fields page state=FormState::new("pause", draft) scope made/> }
                },
            )}
        </Section>
    }
}

#[component]
fn Fields(page: PageState<PausesView>, state: FormState, scope: String, made: RwSignal<u32>) -> impl IntoView {
    let writer = use_writer();
    let submit = move |event: SubmitEvent| {
        if !writer.takes(&event) {
            return;
        }
        let today = page.value.with_untracked(|view| view.today);
        match make_pause(&PauseForm::from_fields(&read_fields(&event)), today) {
            Ok((write, undo)) => {
                writer.write(write, Some(undo));
                made.update(|made| *made += 1);
            }
            Err(problem) => state.refuse(problem),
        }
    };
    let (today, options) = page.value.with_untracked(|view| (view.today, scopes(view)));
    view! {
        <Form action=rpc::CreatePause::PATH label="A new pause" on:submit=submit>
            <input type="hidden" name="form" value="pause"/>
            <input type="hidden" name="id" value=page.form_id.to_string()/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <Select
                name="scope"
                label="What to pause"
                options
                value=state.value("scope", &scope)
                error=state.error("scope")
            />
            <div class="inline-form">
                <TextInput
                    name="from_day"
                    label="First day"
                    kind=InputKind::Date
                    value=state.value("from_day", &today.to_string())
                    error=state.error("from_day")
                />
                <TextInput
                    name="to_day"
                    label="Last day, if you know it"
                    kind=InputKind::Date
                    value=state.value("to_day", "")
                    error=state.error("to_day")
                />
            </div>
            <TextInput
                name="reason"
                label="Reason, if you like"
                value=state.value("reason", "")
                error=state.error("reason")
                hint="Holiday, a cold, a busy week"
                maxlength=200
                autocomplete="off"
            />
            <FormActions>
                <Button>"Pause"</Button>
            </FormActions>
        </Form>
    }
}

/// Everything, then groups, then habits.
fn scopes(view: &PausesView) -> Vec<SelectOption> {
    let groups = view
        .groups
        .iter()
        .map(|group| SelectOption::new(format!("group:{}", group.id), format!("{} (group)", group.name)));
    let habits = view.habits.iter().map(|habit| SelectOption::new(format!("habit:{}", habit.id), habit.name.clone()));
    [SelectOption::new("all", "All habits")].into_iter().chain(groups).chain(habits).collect()
}
