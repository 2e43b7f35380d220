//! Bringing a history along: choosing a file, and the files that were brought before. Nothing changes before its owner
//! has seen what it would do.

use leptos::prelude::*;
use ui::{
    Button, Disclosure, ErrorSummary, FileInput, Form, FormActions, IconName, LinkRow, ProblemNotice, Rows, Section,
};

use super::{ImportItem, ImportsView, load_imports, standing::standing_words};
use crate::{
    in_and_out::words::{SOURCES, format_name},
    page::{DoneNotice, Draft, FormState, PageHead, PageState, load_online_page, needs_server},
};

/// Where the form of a file is posted: a file needs more room than the forms of the app have.
const UPLOAD: &str = "/import";
const LABELS: &[(&str, &str)] = &[("file", "Your file")];

/// Choosing a file, and the list of earlier ones.
#[component]
pub fn ImportPage() -> impl IntoView {
    load_online_page(load_imports, imports_view)
}

pub(in crate::in_and_out) fn imports_view(page: PageState<ImportsView>) -> AnyView {
    let imports = page.value.get_untracked().imports;
    let earlier = (!imports.is_empty()).then(|| {
        let rows: Vec<_> = imports.into_iter().map(import_row).collect();
        view! {
            <Section title="Brought before">
                <Rows label="Brought before">{rows}</Rows>
            </Section>
        }
    });
    view! {
        <PageHead title="Bring your history" back=Some(("/app/settings/data".to_owned(), "Your data".to_owned()))/>
        <DoneNotice/>
        <Upload draft=page.draft.get_value()/>
        {earlier}
        <HowTo/>
    }
    .into_any()
}

#[component]
fn Upload(draft: Option<Draft>) -> impl IntoView {
    let state = FormState::new("import", draft);
    view! {
        <p class="quiet measure">
            "Choose the file that your old app made. You see first what would come in, and how its figures look here. \
             Nothing changes before you say so, and for 30 days you can take it back."
        </p>
        <Form action=UPLOAD label="Choose a file" files=true on:submit=needs_server()>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <FileInput
                name="file"
                label="Your file"
                hint="From Loop, HabitBull, HabitTrove, Beaver, Table Habit, Habitica, Todoist, TickTick, Vikunja, a calendar, or Wellspring"
                error=state.error("file")
            />
            <FormActions>
                <Button>"Look at it"</Button>
            </FormActions>
        </Form>
    }
}

fn import_row(item: ImportItem) -> impl IntoView {
    let note = standing_words(&item);
    let title = match item.import.format {
        Some(format) => format!("{}: {}", format_name(format), item.import.file_name),
        None => item.import.file_name,
    };
    let href = format!("/app/settings/data/import/{}", item.import.id);
    view! { <LinkRow href title note icon=IconName::Archive/> }
}

/// How each app writes its file, for those who do not have it yet.
#[component]
fn HowTo() -> impl IntoView {
    let sources = SOURCES.map(|source| {
        view! {
            <Disclosure summary=source.name>
                <p>{source.steps}</p>
                <p>"What comes along: " {source.brings}</p>
            </Disclosure>
        }
    });
    view! {
        <Section title="How to get the file">{sources.into_iter().collect::<Vec<_>>()}</Section>
    }
}
