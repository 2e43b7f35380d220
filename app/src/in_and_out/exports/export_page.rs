//! Taking everything along: in which form, and the files that were asked for.

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

/// Exports, and asking for one.
#[component]
pub fn ExportPage() -> impl IntoView {
    let beat = Beat::new();
    load_online_page_of(move || beat.count(), |_, draft| load_exports(draft), move |page| exports_view(page, beat))
}

pub(crate) fn exports_view(page: PageState<ExportsView>, beat: Beat) -> AnyView {
    let view = page.value.get_untracked();
    let is_working = view.is_working();
    if is_working {
        beat.go_on();
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
    let forms = EXPORT_FORMS.iter().map(|form| Choice::new(form.code, form.name).note(form.note)).collect();
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
    let (note, fetch, remove) = match stage {
        ExportStage::Making { rows: 0 } => (format!("Being made since {asked}"), None, None),
        ExportStage::Making { rows } => (format!("Being made since {asked}: {rows} rows so far"), None, None),
        ExportStage::Ready { path, size, until } => {
            (format!("{size}, asked for {asked}, here until {until}"), Some(path), Some("Delete"))
        }
        ExportStage::Failed { code } => (sentence(&code).to_owned(), None, Some("Put away")),
    };
    let fetch = fetch.map(|href| {
        let label = format!("Download: {name}, {asked}");
        view! { <ButtonLink href variant=ButtonVariant::Quiet icon=IconName::Download label>"Download"</ButtonLink> }
    });
    let remove = remove.map(|word| {
        let label = format!("{word}: {name}, {asked}");
        view! {
            <Form action=RemoveExport::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=id/>
                <Button variant=ButtonVariant::Text label>{word}</Button>
            </Form>
        }
    });
    view! {
        <ListRow>
            <Icon name=IconName::Download/>
            <RowMain title=name>{note}</RowMain>
            {fetch}
            {remove}
        </ListRow>
    }
}
