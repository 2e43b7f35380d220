//! Taking everything along: in which form, and the files that were asked for.

use domain::format::percent;
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, Choice, Empty, ErrorSummary, Form, FormActions, Icon, IconName, ListRow,
    ProblemNotice, RadioGroup, RowMain, Rows, Section, words::sentence,
};

use super::{ExportItem, ExportStage, ExportsView, RemoveExport, RequestExport, load_exports};
use crate::{
    in_and_out::{
        beat::{Beat, LookAgain},
        words::{EXPORT_FORMS, export_form_name},
    },
    page::{DoneNotice, Draft, FormState, PageHead, PageState, load_online_page_of, needs_server},
};

const HERE: &str = "/app/settings/data/export";
const LABELS: &[(&str, &str)] = &[("format", "What you want to take along")];
/// The code of a file that came to nothing.
const FAILED: &str = "export_failed";

/// Exports, and asking for one.
#[component]
pub fn ExportPage() -> impl IntoView {
    let beat = Beat::new();
    load_online_page_of(move || beat.count(), |_, draft| load_exports(draft), move |page| exports_view(page, beat))
}

pub(in crate::in_and_out) fn exports_view(page: PageState<ExportsView>, beat: Beat) -> AnyView {
    let view = page.value.get_untracked();
    let is_working = view.is_working();
    match view.files.first().map(|file| &file.stage) {
        _ if is_working => beat.go_on(),
        Some(ExportStage::Ready { .. }) => beat.end("Your file is ready."),
        Some(ExportStage::Failed) => beat.end(sentence(FAILED)),
        _ => {}
    }
    let rows: Vec<_> = view.files.into_iter().map(export_row).collect();
    let list = if rows.is_empty() {
        view! {
            <Empty
                title="Nothing here yet"
                text="A file that you ask for appears here when it is ready. You can leave this page meanwhile."
                icon=IconName::Download
            />
        }
        .into_any()
    } else {
        view! { <Rows label="Your files">{rows}</Rows> }.into_any()
    };
    view! {
        <PageHead title="Take everything along" back=Some(("/app/settings/data".to_owned(), "Your data".to_owned()))/>
        <DoneNotice/>
        <NewExport draft=page.draft.get_value()/>
        <Section title="Your files">
            {list} {is_working.then(|| view! { <LookAgain href=HERE/> })}
        </Section>
    }
    .into_any()
}

#[component]
fn NewExport(draft: Option<Draft>) -> impl IntoView {
    let state = FormState::new("export", draft);
    let forms: Vec<_> = EXPORT_FORMS.iter().map(|form| Choice::new(form.code, form.name).note(form.note)).collect();
    view! {
        <Form action=RequestExport::PATH label="What you want to take along" on:submit=needs_server()>
            <input type="hidden" name="form" value="export"/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <RadioGroup
                name="format"
                legend="What you want to take along"
                options=forms
                value=state.value("format", "archive")
                error=state.error("format")
            />
            <p class="quiet measure">
                "The file is made on this server. Only you can fetch it, for 24 hours; then it is deleted here."
            </p>
            <FormActions>
                <Button icon=IconName::Download>"Make the file"</Button>
            </FormActions>
        </Form>
    }
}

fn export_row(item: ExportItem) -> impl IntoView {
    let ExportItem { id, form, stage, asked } = item;
    let name = export_form_name(&form);
    let named = format!("{name}, {asked}");
    let (note, actions) = match stage {
        ExportStage::Making { all: 0, .. } => (format!("Being made since {asked}"), None),
        ExportStage::Making { done, all } => {
            let share = f64::from(done) / f64::from(all);
            (format!("Being made since {asked}: {}", percent(share)), None)
        }
        ExportStage::Ready { path, size, until } => {
            let remove = remove_form(id, "Delete", &named);
            let actions = view! {
                <div class="row__actions">
                    <ButtonLink
                        href=path
                        variant=ButtonVariant::Quiet
                        icon=IconName::Download
                        label=format!("Download: {named}")
                    >
                        "Download"
                    </ButtonLink>
                    {remove}
                </div>
            };
            (format!("{size}, asked for {asked}, here until {until}"), Some(actions.into_any()))
        }
        ExportStage::Failed => {
            let remove = remove_form(id, "Put away", &named);
            (sentence(FAILED).to_owned(), Some(view! { <div class="row__actions">{remove}</div> }.into_any()))
        }
    };
    view! {
        <ListRow>
            <Icon name=IconName::Download/>
            <RowMain title=name>{note}</RowMain>
            {actions}
        </ListRow>
    }
}

fn remove_form(id: String, word: &'static str, named: &str) -> impl IntoView + use<> {
    let label = format!("{word}: {named}");
    view! {
        <Form action=RemoveExport::PATH quiet=true on:submit=needs_server()>
            <input type="hidden" name="id" value=id/>
            <Button variant=ButtonVariant::Text label>{word}</Button>
        </Form>
    }
}
