//! The form of a habit, in plain words, with a sentence that says back what was chosen.

use domain::{
    habits::{HabitChange, Identity},
    identity::Preferences,
    ids::HabitId,
    problem::Problem,
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, ErrorSummary, FieldGroup, Form, FormActions, InputKind, ProblemNotice, TextInput,
};
use wire::habits::{DocumentBody, GroupBody, HabitBody, IdentityBody};

use super::{
    super::{
        looks::{LOOK_LABELS, LookFields},
        put_away,
        server_fns::{self as rpc, HabitForm, HabitFormView},
        writer::{Writer, use_writer},
    },
    grace_fields::GraceFields,
    kind_fields::KindFields,
    schedule_fields::ScheduleFields,
};
use crate::{
    offline::{Write, new_uuid, use_offline},
    page::{FormState, PageState, read_fields, use_go},
    words::asked,
};

/// Those of the folded part stand there.
const LABELS: &[(&str, &str)] = &[
    ("name", "Name"),
    ("kind", "How you tell"),
    ("target", "How much"),
    ("unit", "Unit"),
    ("assume_kept", "Days without a note"),
    ("schedule", "When"),
    ("days", "Days"),
    ("times", "How often"),
    ("times_a_month", "Times a month"),
    ("interval", "Every how many days"),
    ("anchor", "Counted from"),
    ("window_times", "How many times"),
    ("window_days", "In how many days"),
    ("starts_on", "First day"),
    ("question", "Question"),
    ("minimum_text", "Two-minute version"),
    ("reserves_per_month", "Reserves a month"),
    ("unit_price", "Price of one"),
    ("usual_amount", "How many a day before"),
];

fn label(name: &str) -> Option<&'static str> {
    LABELS.iter().chain(LOOK_LABELS).find(|(known, _)| *known == name).map(|(_, label)| *label)
}

/// The fields of a habit. Everything is shown without a script; styles hide what the choices rule out.
#[component]
pub(super) fn HabitFormFields(start: HabitFormView, page: PageState<HabitFormView>) -> impl IntoView {
    let is_new = start.name.is_none();
    let state = FormState::new("habit", page.draft.get_value());
    let action = if is_new { rpc::Create::PATH } else { rpc::Replace::PATH };
    let submit = saver(state, page, start.form.clone(), is_new);
    let echo = RwSignal::new(None::<HabitForm>);
    let (id, back) = (start.form.habit_id.clone(), start.name.is_some());
    let cancel = if back { format!("/app/habits/{id}") } else { "/app/habits".to_owned() };
    let form = start.form.clone();
    let currency = Some(start.form.currency.clone()).filter(|currency| !currency.is_empty());
    let currency = currency.unwrap_or_else(|| page.preferences.with_untracked(|p| p.currency.as_str().to_owned()));
    let week_start = page.preferences.with_untracked(|p| p.week_start.weekday());
    let spoken = Signal::derive(move || {
        let typed = echo.get().unwrap_or_else(|| form.clone());
        page.preferences.with(|p| sentence(&typed, p))
    });
    let listen =
        move |event: leptos::ev::Event| echo.set(crate::page::form_around(&event).map(|f| HabitForm::from_fields(&f)));
    view! {
        <Form action label="Habit" on:submit=submit on:input=listen on:change=listen>
            <input type="hidden" name="form" value="habit"/>
            <input type="hidden" name="habit_id" value=state.value("habit_id", &id)/>
            // Always the newest: who saves again after a refusal has been told.
            <input type="hidden" name="version" value=start.form.version.clone()/>
            <ErrorSummary problems=state.summary_named(label)/>
            <ProblemNotice code=state.problem_code()/>
            <KindFields form=start.form.clone() state/>
            <ScheduleFields form=start.form.clone() state week_start/>
            <GraceFields form=start.form.clone() state currency/>
            <Details form=start.form.clone() state today=start.today.to_string()/>
            <LookFields form=start.form state groups=start.groups identities=start.identities/>
            <p class="habit-form__echo" aria-live="polite">{move || spoken.get()}</p>
            <FormActions>
                <Button>{if is_new { "Make habit" } else { "Save" }}</Button>
                <ButtonLink href=cancel variant=ButtonVariant::Text>"Cancel"</ButtonLink>
            </FormActions>
        </Form>
    }
}

#[component]
fn Details(form: HabitForm, state: FormState, today: String) -> impl IntoView {
    let starts_on = if form.starts_on.is_empty() { today } else { form.starts_on };
    view! {
        <FieldGroup legend="Details">
            <TextInput
                name="starts_on"
                label="First day"
                kind=InputKind::Date
                value=state.value("starts_on", &starts_on)
                error=state.error("starts_on")
                hint="Nothing before this day counts as missed."
            />
            <TextInput
                name="question"
                label="Question, if you like"
                value=state.value("question", &form.question)
                error=state.error("question")
                hint="Shown under the name: Did you read before bed?"
                maxlength=200
                autocomplete="off"
            />
        </FieldGroup>
    }
}

/// What was chosen, said back. What is not whole yet is left out.
pub(crate) fn sentence(form: &HabitForm, preferences: &Preferences) -> String {
    let name = Some(form.name.trim()).filter(|name| !name.is_empty()).unwrap_or("Your habit");
    let rhythm = form.schedule().ok().filter(|schedule| schedule.check().is_ok());
    let (Ok(kind), Some(rhythm)) = (form.kind(), rhythm) else { return format!("{name}.") };
    let amount = match (form.target.trim(), form.unit.trim()) {
        ("", _) => None,
        (amount, "") => Some(amount.to_owned()),
        (amount, unit) => Some(format!("{amount}\u{a0}{unit}")),
    };
    let asked = asked(kind, amount.as_deref(), &rhythm, preferences.week_start.weekday());
    format!("{name}. {asked}.")
}

/// Takes the form over: checked here by the same rules, stored, and the habit's page is shown.
fn saver(
    state: FormState,
    page: PageState<HabitFormView>,
    start: HabitForm,
    is_new: bool,
) -> impl Fn(SubmitEvent) + 'static {
    let (writer, navigate) = (use_writer(), use_go());
    let seen = StoredValue::new(start);
    move |event| {
        if !writer.takes(&event) {
            return;
        }
        let form = HabitForm::from_fields(&read_fields(&event));
        let now = page.value.with_untracked(|view| view.form.clone());
        if !is_new && seen.with_value(|seen| seen.is_overtaken_by(&now)) {
            seen.set_value(now);
            return state.refuse(Problem::new(409, "changed_elsewhere"));
        }
        match write(&form, page, is_new, writer) {
            Ok(id) => {
                state.accept();
                navigate(&format!("/app/habits/{id}"));
            }
            Err(problem) => state.refuse(problem),
        }
    }
}

fn write(form: &HabitForm, page: PageState<HabitFormView>, is_new: bool, writer: Writer) -> Result<HabitId, Problem> {
    let format = page.preferences.with_untracked(|p| p.number_format);
    let replica = use_offline_replica();
    if is_new {
        let body = form.body(format, None).map_err(Problem::invalid)?;
        let body = settled(form, body, page, writer);
        let id = HabitId(body.id.unwrap_or_else(new_uuid));
        writer.write(Write::CreateHabit { id, body }, Some(Write::DeleteHabit { id }));
        return Ok(id);
    }
    let id: HabitId = form.habit_id.parse().map_err(|_| Problem::not_found())?;
    let habit = replica.as_ref().and_then(|replica| replica.habit(id)).map(|input| input.habit.clone());
    let habit = habit.ok_or_else(Problem::not_found)?;
    let body = form.body(format, Some(&habit)).map_err(Problem::invalid)?;
    let body = settled(form, body, page, writer);
    let chosen = replica.and_then(|replica| replica.chosen_starts_on.get(&id).copied()).unwrap_or(habit.starts_on);
    let fields = body.clone().into_fields().map_err(Problem::invalid)?;
    let parts = HabitChange::whole(fields, body.archived_at).differing_from(&habit, chosen).parts;
    let before = put_away::body(&habit, chosen, habit.archived_at);
    let undo = before.map(|body| Write::ReplaceHabit { id, body, parts: parts.clone() });
    writer.write(Write::ReplaceHabit { id, body, parts }, undo);
    Ok(id)
}

/// The body with the group and the identity that the form names anew. They are made first, so that the habit finds
/// them; one of the same name is taken as it is.
fn settled(form: &HabitForm, mut body: HabitBody, page: PageState<HabitFormView>, writer: Writer) -> HabitBody {
    let make = |body: DocumentBody| {
        let (id, kind) = (new_uuid(), body.kind());
        writer.write(Write::PutDocument { id, body }, Some(Write::DeleteDocument { kind, id }));
        id
    };
    if let Ok(Some(name)) = form.new_group() {
        let known = page.value.with_untracked(|view| view.groups.iter().find(|g| g.name == name).map(|g| g.id.uuid()));
        let new = || make(DocumentBody::Group(GroupBody { id: None, name, position: None }));
        body.group_id = Some(known.unwrap_or_else(new));
    }
    if let Ok(Some(statement)) = form.new_identity() {
        let same = |one: &&Identity| one.statement == statement;
        let known = page.value.with_untracked(|view| view.identities.iter().find(same).map(|one| one.id.uuid()));
        let new =
            || make(DocumentBody::Identity(IdentityBody { id: None, statement: statement.clone(), position: None }));
        body.identity_id = Some(known.unwrap_or_else(new));
    }
    body
}

fn use_offline_replica() -> Option<std::sync::Arc<crate::offline::Replica>> {
    use_offline().replica().get_untracked()
}
