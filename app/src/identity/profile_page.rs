//! Name, days and formats.

use domain::tasks::quick_add::Marks;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, Checkbox, Choice, ErrorSummary, Facts, FieldGroup, Form, FormActions, Notice, ProblemNotice, RadioGroup,
    Select, SelectOption, TextInput, Tone,
};

use super::{ProfileForm, ProfileView, SettingsTabs, UpdateProfile, load_profile};
use crate::page::{DoneNotice, FormState, PageHead, PageState, load_online_page, needs_server};

const LABELS: &[(&str, &str)] = &[
    ("display_name", "Name"),
    ("time_zone", "Time zone"),
    ("day_start", "Your day begins"),
    ("week_start", "Your week begins"),
    ("date_format", "Dates"),
    ("number_format", "Numbers"),
    ("units", "Units"),
    ("currency", "Currency"),
    ("theme", "Theme"),
    ("quick_add_marks", "Signs in quick add"),
];

const CURRENCIES: [&str; 30] = [
    "EUR", "USD", "GBP", "CHF", "AUD", "BRL", "CAD", "CNY", "CZK", "DKK", "HKD", "HUF", "IDR", "ILS", "INR", "JPY",
    "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "UAH", "ZAR",
];

/// The profile.
#[component]
pub fn ProfilePage() -> impl IntoView {
    load_online_page(load_profile, profile_view)
}

pub(crate) fn profile_view(page: PageState<ProfileView>) -> AnyView {
    let start = page.value.get_untracked();
    let state = FormState::new("profile", page.draft.get_value());
    let unproved = (!start.email_verified).then(|| {
        view! {
            <Notice tone=Tone::Plain>
                "Your address is not confirmed yet. The link is in the mail we sent you when you signed up."
            </Notice>
        }
    });
    view! {
        <PageHead title="Profile"/>
        <SettingsTabs/>
        <DoneNotice/>
        {unproved}
        <Facts items=vec![("Signed in as".to_owned(), start.email.clone())]/>
        <Form action=UpdateProfile::PATH label="Profile" on:submit=needs_server()>
            <input type="hidden" name="form" value="profile"/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <Person form=start.form.clone() state/>
            <Days form=start.form.clone() zones=start.zones state/>
            <Looks form=start.form.clone() state/>
            <Taps form=start.form.clone() state/>
            <Keys form=start.form state/>
            <FormActions>
                <Button>"Save"</Button>
            </FormActions>
        </Form>
    }
    .into_any()
}

#[component]
fn Person(form: ProfileForm, state: FormState) -> impl IntoView {
    view! {
        <TextInput
            name="display_name"
            label="Name"
            value=state.value("display_name", &form.display_name)
            error=state.error("display_name")
            hint="What Wellspring calls you"
            autocomplete="name"
            maxlength=80
            required=true
        />
    }
}

#[component]
fn Days(form: ProfileForm, zones: Vec<String>, state: FormState) -> impl IntoView {
    let zones = zones.into_iter().map(|zone| SelectOption::new(zone.clone(), zone.replace('_', " "))).collect();
    let starts = (0..=12).map(|half: u16| half * 30).map(|minutes| {
        let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        SelectOption::new(minutes.to_string(), if minutes == 0 { format!("{clock}, midnight") } else { clock })
    });
    let weeks = vec![Choice::new("mon", "Monday"), Choice::new("sat", "Saturday"), Choice::new("sun", "Sunday")];
    view! {
        <FieldGroup legend="Your days">
            <Select
                name="time_zone"
                label="Time zone"
                options=zones
                value=state.value("time_zone", &form.time_zone)
                error=state.error("time_zone")
                hint="Days already noted stay where they are."
            />
            <Select
                name="day_start"
                label="Your day begins"
                options=starts.collect()
                value=state.value("day_start", &form.day_start)
                error=state.error("day_start")
                hint="Until then, a check-in at night still counts for the evening before."
            />
            <RadioGroup
                name="week_start"
                legend="Your week begins"
                options=weeks
                value=state.value("week_start", &form.week_start)
                error=state.error("week_start")
                chips=true
            />
        </FieldGroup>
    }
}

#[component]
fn Looks(form: ProfileForm, state: FormState) -> impl IntoView {
    let dates = vec![
        Choice::new("dmy", "12 March 2026"),
        Choice::new("mdy", "March 12, 2026"),
        Choice::new("iso", "2026-03-12"),
    ];
    let numbers = vec![
        Choice::new("comma_dot", "1,234.5"),
        Choice::new("dot_comma", "1.234,5"),
        Choice::new("space_comma", "1\u{202f}234,5"),
    ];
    let units = vec![Choice::new("metric", "Metric: kg, km"), Choice::new("imperial", "Imperial: lb, mi")];
    let themes =
        vec![Choice::new("system", "Like the device"), Choice::new("light", "Light"), Choice::new("dark", "Dark")];
    let currency = state.value("currency", &form.currency);
    let mut currencies: Vec<_> = CURRENCIES.iter().map(|code| SelectOption::new(*code, *code)).collect();
    if !CURRENCIES.contains(&currency.as_str()) {
        currencies.push(SelectOption::new(currency.clone(), currency.clone()));
    }
    let radio = move |name: &'static str, legend: &'static str, options: Vec<Choice>, stored: &str| {
        let value = state.value(name, stored);
        view! { <RadioGroup name legend options value error=state.error(name) chips=true/> }
    };
    view! {
        <FieldGroup legend="How things look">
            {radio("date_format", "Dates", dates, &form.date_format)}
            {radio("number_format", "Numbers", numbers, &form.number_format)}
            {radio("units", "Units", units, &form.units)}
            <Select name="currency" label="Currency" options=currencies value=currency error=state.error("currency")/>
            {radio("theme", "Theme", themes, &form.theme)}
        </FieldGroup>
    }
}

/// Where a tap in the week stops on its way round.
#[component]
fn Taps(form: ProfileForm, state: FormState) -> impl IntoView {
    let skips = state.value("skip_by_tap", &form.skip_by_tap) == "true";
    let unknown = state.value("question_marks", &form.question_marks) == "true";
    view! {
        <FieldGroup legend="A tap in the week">
            <Checkbox
                name="skip_by_tap"
                label="Can skip a day"
                checked=skips
                hint="Done, then skipped, then not done."
            />
            <Checkbox
                name="question_marks"
                label="Can leave a day open again"
                checked=unknown
                hint="After not done comes nothing noted. Otherwise it goes back to done."
            />
        </FieldGroup>
    }
}

/// How a task is written in one line, and which keys do something.
#[component]
fn Keys(form: ProfileForm, state: FormState) -> impl IntoView {
    let marks = vec![
        Choice::new(Marks::Todoist.as_str(), "#project @label p1, as in Todoist"),
        Choice::new(Marks::Vikunja.as_str(), "+project *label !4, as in Vikunja"),
    ];
    let shortcuts = state.value("shortcuts", &form.shortcuts) == "true";
    view! {
        <FieldGroup legend="Writing and keys">
            <RadioGroup
                name="quick_add_marks"
                legend="Signs in quick add"
                options=marks
                value=state.value("quick_add_marks", &form.quick_add_marks)
                error=state.error("quick_add_marks")
            />
            <Checkbox
                name="shortcuts"
                label="Single keys do something"
                checked=shortcuts
                hint="Such as / to search and ? for the list. Ctrl or Cmd with K works either way."
            />
        </FieldGroup>
    }
}
