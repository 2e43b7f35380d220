//! One form for everything with a name: a project, a section, a label, a filter.

use domain::{habits::DocumentKind, problem::Problem};
use leptos::{ev::SubmitEvent, prelude::*};
use ui::{
    Button, ButtonLink, ButtonVariant, ErrorSummary, Form, FormActions, Hue, ProblemNotice, SWATCH_NAMES, SwatchChoice,
    SwatchLook, Swatches, TextInput,
};
use uuid::Uuid;
use wire::habits::DocumentBody;

use super::{body_of_filter, body_of_label, body_of_project, body_of_section};
use crate::{
    offline::{new_uuid, now},
    page::{Draft, FormState, read_fields, use_go},
    tasks::{
        hand::{TaskHand, use_task_hand},
        server_fns::SortingForm,
    },
};

const LABELS: &[(&str, &str)] = &[("name", "Name"), ("color", "Colour"), ("filter", "Filter")];

/// What a form is about.
#[derive(Debug, Clone)]
pub(in crate::tasks) struct Named {
    pub kind: DocumentKind,
    /// Where the form posts to.
    pub action: &'static str,
    /// Told apart from the other forms of its page.
    pub form: &'static str,
    pub label: &'static str,
    pub button: &'static str,
    /// As it is; its id is that of the page's form where it is new.
    pub start: SortingForm,
    /// Where it goes when it is saved, and where "Cancel" leads; none where the form stays.
    pub back: Option<String>,
}

impl Named {
    fn has_color(&self) -> bool {
        matches!(self.kind, DocumentKind::Project | DocumentKind::Label)
    }
}

/// The form.
#[component]
pub(in crate::tasks) fn NameForm(
    named: Named,
    draft: Option<Draft>,
    #[prop(optional)] saved: Option<RwSignal<u32>>,
) -> impl IntoView {
    let state = FormState::new(named.form, draft);
    let (hand, go) = (use_task_hand(), use_go());
    let (start, kind, back) = (named.start.clone(), named.kind, named.back.clone());
    let submit = move |event: SubmitEvent| {
        if !hand.takes(&event) {
            return;
        }
        let form = SortingForm::from_fields(&read_fields(&event));
        let id = if form.is_new == "true" { new_uuid() } else { form.id.parse().unwrap_or_else(|_| Uuid::nil()) };
        match body(&form, kind, id, hand) {
            Ok(body) => {
                hand.put(id, body);
                state.accept();
                if let Some(saved) = saved {
                    saved.update(|saved| *saved += 1);
                }
                if let Some(back) = back.as_deref() {
                    go(&back.replace("{id}", &id.to_string()));
                }
            }
            Err(problem) => state.refuse(problem),
        }
    };
    let hidden = |name: &'static str, value: &str| {
        (!value.is_empty()).then(|| view! { <input type="hidden" name=name value=value.to_owned()/> })
    };
    let has_color = named.has_color();
    let cancel = named.back.clone().filter(|_| start.is_new.is_empty());
    view! {
        <Form action=named.action label=named.label on:submit=submit>
            <input type="hidden" name="form" value=named.form/>
            {hidden("id", &start.id)}
            {hidden("is_new", &start.is_new)}
            {hidden("project_id", &start.project_id)}
            {hidden("layout", &start.layout)}
            {hidden("filter", &start.filter)}
            {hidden("archived", &start.archived)}
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            <TextInput
                name="name"
                label="Name"
                value=state.value("name", &start.name)
                error=state.error("name")
                maxlength=120
                autocomplete="off"
            />
            {has_color
                .then(|| {
                    view! {
                        <Swatches
                            name="color"
                            legend="Colour"
                            options=colours()
                            value=state.value("color", &start.color)
                            error=state.error("color")
                        />
                    }
                })}
            <FormActions>
                <Button variant=ButtonVariant::Quiet>{named.button}</Button>
                {cancel
                    .map(|back| {
                        let href = back.replace("{id}", &start.id);
                        view! { <ButtonLink href variant=ButtonVariant::Text>"Cancel"</ButtonLink> }
                    })}
            </FormActions>
        </Form>
    }
}

/// What the form says, checked. `id`: of what it is about.
fn body(form: &SortingForm, kind: DocumentKind, id: Uuid, hand: TaskHand) -> Result<DocumentBody, Problem> {
    let body = match kind {
        DocumentKind::Project => DocumentBody::Project(body_of_project(form, now().unwrap_or_default())),
        DocumentKind::Section => {
            DocumentBody::Section(body_of_section(form).map_err(|error| Problem::invalid(vec![error]))?)
        }
        DocumentKind::Label => DocumentBody::Label(body_of_label(form)),
        _ => DocumentBody::TaskFilter(body_of_filter(form)),
    };
    let fields = body.clone().into_fields().map_err(Problem::invalid)?;
    hand.check_name(id, &fields).map_err(|error| Problem::invalid(vec![error]))?;
    Ok(body)
}

/// The twenty colours.
fn colours() -> Vec<SwatchChoice> {
    let one = |(number, name): (u8, &&'static str)| {
        SwatchChoice::new(number.to_string(), *name, SwatchLook::Colour(Hue::Swatch(number)))
    };
    (0..).zip(SWATCH_NAMES.iter()).map(one).collect()
}
