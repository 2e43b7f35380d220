//! Fields, with and without errors.

use leptos::prelude::*;
use ui::{
    Button, ButtonVariant, CheckChips, CheckChoice, Checkbox, Choice, ErrorSummary, FieldGroup, FieldProblem,
    FileInput, Form, FormActions, Hue, InputKind, RadioGroup, SWATCH_NAMES, Section, Select, SelectOption,
    SwatchChoice, SwatchLook, Swatches, TextArea, TextInput,
};

pub(super) fn view() -> impl IntoView {
    let problems = vec![
        FieldProblem::new("guide_name", "Name", "required"),
        FieldProblem::new("guide_target", "Target", "not_a_number"),
    ];
    view! {
        <Section title="Forms" hue=Some(Hue::Teal)>
            <Form action="/styleguide" label="A form with errors">
                <ErrorSummary problems/>
                <TextInput name="guide_name" label="Name" error="required" maxlength=80 required=true/>
                <RadioGroup name="guide_kind" legend="Kind" options=kinds() value="measure"/>
                <TextInput name="guide_target" label="Target" kind=InputKind::Decimal value="eight" suffix="glasses"
                    hint="How much is enough for one day" error="not_a_number"/>
                <RadioGroup name="guide_often" legend="How often" options=often() value="weekdays" chips=true/>
                <CheckChips name="guide_days" legend="On these days" options=days()/>
                <Swatches name="guide_colour" legend="Colour" options=colours() value="7"/>
                <Select name="guide_zone" label="Time zone" options=vec![SelectOption::new("UTC", "UTC"), SelectOption::new("x", "Europe/Berlin")]/>
                <TextInput name="guide_day" label="First day" kind=InputKind::Date value="2026-11-21"/>
                <TextArea name="guide_note" label="Note" value="A line.\nAnd <another>." hint="Only you can read it"/>
                <FileInput name="guide_file" label="Your file" hint="From another app" error="payload_too_large"/>
                <FieldGroup legend="Reminders">
                    <Checkbox name="guide_check" label="Remind me in the evening" checked=true/>
                </FieldGroup>
                <FormActions>
                    <Button is_button=true>"Save habit"</Button>
                    <Button variant=ButtonVariant::Quiet is_button=true>"Cancel"</Button>
                </FormActions>
            </Form>
        </Section>
    }
}

fn colours() -> Vec<SwatchChoice> {
    let one = |(number, name): (u8, &&str)| {
        SwatchChoice::new(number.to_string(), *name, SwatchLook::Colour(Hue::Swatch(number)))
    };
    (0..).zip(SWATCH_NAMES.iter()).map(one).collect()
}

fn kinds() -> Vec<Choice> {
    vec![
        Choice::new("yes_no", "Yes or no").note("Meditate, call home, no phone in bed"),
        Choice::new("measure", "Counted").note("Pages, glasses, minutes"),
    ]
}

fn often() -> Vec<Choice> {
    vec![
        Choice::new("daily", "Every day"),
        Choice::new("weekdays", "On weekdays"),
        Choice::new("times", "Some times a week"),
    ]
}

fn days() -> Vec<CheckChoice> {
    let names = [
        ("Mo", "Monday"),
        ("Tu", "Tuesday"),
        ("We", "Wednesday"),
        ("Th", "Thursday"),
        ("Fr", "Friday"),
        ("Sa", "Saturday"),
        ("Su", "Sunday"),
    ];
    let one = |(short, label): (&str, &str)| CheckChoice {
        value: short.to_lowercase(),
        short: short.into(),
        label: label.into(),
        checked: short != "Sa" && short != "Su",
    };
    names.map(one).to_vec()
}
