//! The form of a habit, in plain words, with a sentence that says back what was chosen.

use domain::{
    format::{weekday_name_long, weekday_name_short},
    habits::{
        HabitKind, Schedule, WeekdaySet,
        schedule::{weekday_from_name, weekday_name},
    },
    identity::Preferences,
    ids::HabitId,
    problem::Problem,
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, CheckChips, CheckChoice, Choice, ErrorSummary, FieldGroup, Form, FormActions,
    InputKind, ProblemNotice, RadioGroup, Select, SelectOption, TextInput,
};

use super::{
    put_away,
    server_fns::{self as rpc, HabitForm, HabitFormView},
    writer::{Writer, use_writer},
};
use crate::{
    offline::{Write, new_uuid, use_offline},
    page::{FormState, PageState, read_fields, use_go},
    words::{schedule, week_from},
};

const LABELS: &[(&str, &str)] = &[
    ("name", "Name"),
    ("kind", "How you tell"),
    ("target", "How much"),
    ("unit", "Unit"),
    ("schedule", "When"),
    ("days", "Days"),
    ("times", "How often"),
    ("starts_on", "First day"),
    ("question", "Question"),
];

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
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <What form=start.form.clone() state/>
            <When form=start.form.clone() state page/>
            <Details form=start.form state today=start.today.to_string()/>
            <p class="habit-form__echo" aria-live="polite">{move || spoken.get()}</p>
            <FormActions>
                <Button>{if is_new { "Make habit" } else { "Save" }}</Button>
                <ButtonLink href=cancel variant=ButtonVariant::Text>"Cancel"</ButtonLink>
            </FormActions>
        </Form>
    }
}

#[component]
fn What(form: HabitForm, state: FormState) -> impl IntoView {
    let kind = state.value("kind", &form.kind);
    let mut kinds = vec![
        Choice::new("yes_no", "Yes or no").note("You did it or you did not."),
        Choice::new("measure", "An amount").note("Pages, minutes, glasses: at least so many."),
    ];
    // A kind that this form does not make, but must not lose.
    match kind.as_str() {
        "limit" => kinds.push(Choice::new("limit", "A limit").note("At most so many.")),
        "quit" => kinds.push(Choice::new("quit", "Leaving off").note("Kept unless you log a slip.")),
        _ => {}
    }
    view! {
        <TextInput
            name="name"
            label="Name"
            value=state.value("name", &form.name)
            error=state.error("name")
            hint="What you will do, as short as you like: Read, Stretch, Call home"
            required=true
            maxlength=120
            autocomplete="off"
        />
        <RadioGroup name="kind" legend="How you tell" options=kinds value=kind error=state.error("kind")/>
        <div class="habit-form__measure inline-form">
            <TextInput
                name="target"
                label="How much"
                kind=InputKind::Decimal
                value=state.value("target", &form.target)
                error=state.error("target")
                autocomplete="off"
            />
            <TextInput
                name="unit"
                label="Unit"
                value=state.value("unit", &form.unit)
                error=state.error("unit")
                maxlength=20
                placeholder="pages"
                autocomplete="off"
            />
        </div>
    }
}

#[component]
fn When(form: HabitForm, state: FormState, page: PageState<HabitFormView>) -> impl IntoView {
    let chosen = state.value("schedule", &form.schedule);
    let mut choices = vec![
        Choice::new("daily", "Every day"),
        Choice::new("weekdays", "On chosen days"),
        Choice::new("times_per_week", "A number of times a week"),
    ];
    if chosen == "keep" {
        choices.push(Choice::new("keep", "As it is now").note("A rhythm that was set up elsewhere."));
    }
    let days = state.value("days[]", &form.days.join(","));
    let start = page.preferences.with_untracked(|p| p.week_start.weekday());
    let chips = week_from(start).into_iter().map(move |day| CheckChoice {
        value: weekday_name(day).to_owned(),
        short: weekday_name_short(day).to_owned(),
        label: weekday_name_long(day).to_owned(),
        checked: days.split(',').any(|chosen| chosen == weekday_name(day)),
    });
    let times = (1..=7).map(|n: u8| SelectOption::new(n.to_string(), times_label(n)));
    view! {
        <FieldGroup legend="When">
            <RadioGroup name="schedule" legend="Rhythm" options=choices value=chosen error=state.error("schedule")/>
            <div class="habit-form__days">
                <CheckChips name="days[]" legend="Days" options=chips.collect() error=state.error("days")/>
            </div>
            <div class="habit-form__times">
                <Select
                    name="times"
                    label="How often"
                    options=times.collect()
                    value=state.value("times", &form.times)
                    error=state.error("times")
                />
            </div>
        </FieldGroup>
    }
}

fn times_label(times: u8) -> String {
    match times {
        1 => "Once a week".to_owned(),
        2 => "Twice a week".to_owned(),
        times => format!("{times} times a week"),
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

/// What was chosen, said back.
fn sentence(form: &HabitForm, preferences: &Preferences) -> String {
    let name = Some(form.name.trim()).filter(|name| !name.is_empty()).unwrap_or("Your habit");
    let rhythm = match form.schedule.as_str() {
        "weekdays" => {
            let days = form.days.iter().filter_map(|day| weekday_from_name(day));
            let days = days.fold(WeekdaySet::default(), WeekdaySet::with);
            Schedule::Weekdays { days }
        }
        "times_per_week" => Schedule::TimesPerWeek { times: form.times.parse().unwrap_or(1) },
        "daily" => Schedule::Daily {},
        _ => return format!("{name}, in the rhythm it has now."),
    };
    let when = schedule(&rhythm, preferences.week_start.weekday());
    match (HabitKind::parse(&form.kind), form.target.trim(), form.unit.trim()) {
        (Ok(HabitKind::Measure), amount, unit) if !amount.is_empty() && !unit.is_empty() => {
            format!("{name}: at least {amount} {unit}. {when}.")
        }
        (Ok(HabitKind::Measure), amount, _) if !amount.is_empty() => format!("{name}: at least {amount}. {when}."),
        _ => format!("{name}. {when}."),
    }
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
    if is_new {
        let body = form.body(format, None).map_err(Problem::invalid)?;
        let id = HabitId(body.id.unwrap_or_else(new_uuid));
        writer.write(Write::CreateHabit { id, body }, Some(Write::DeleteHabit { id }));
        return Ok(id);
    }
    let id: HabitId = form.habit_id.parse().map_err(|_| Problem::not_found())?;
    let replica = use_offline_replica();
    let habit = replica.as_ref().and_then(|replica| replica.habit(id)).map(|input| input.habit.clone());
    let habit = habit.ok_or_else(Problem::not_found)?;
    let body = form.body(format, Some(&habit)).map_err(Problem::invalid)?;
    let chosen = replica.and_then(|replica| replica.chosen_starts_on.get(&id).copied()).unwrap_or(habit.starts_on);
    let undo = put_away::body(&habit, chosen, habit.archived_at).map(|body| Write::ReplaceHabit { id, body });
    writer.write(Write::ReplaceHabit { id, body }, undo);
    Ok(id)
}

fn use_offline_replica() -> Option<std::sync::Arc<crate::offline::Replica>> {
    use_offline().replica().get_untracked()
}
