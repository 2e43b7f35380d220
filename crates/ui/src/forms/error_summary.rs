//! What was refused, at the top of a form, with links to the fields. Takes focus, so that nobody has to look for it.

use leptos::prelude::*;

use super::field::control_id;
use crate::{JumpLink, words};

/// One refused field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// Name of the control in the form.
    pub field: String,
    /// Its label, as on the page.
    pub label: String,
    /// Code of the error.
    pub code: String,
}

impl FieldProblem {
    /// A refused field.
    #[must_use]
    pub fn new(field: impl Into<String>, label: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), label: label.into(), code: code.into() }
    }
}

/// The list of refused fields; renders nothing while there are none.
#[component]
pub fn ErrorSummary(
    #[prop(into)] problems: Signal<Vec<FieldProblem>>,
    #[prop(optional, into)] title: Option<String>,
) -> impl IntoView {
    let title = title.unwrap_or_else(|| "Please look at this again".to_owned());
    let region = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if let (false, Some(region)) = (problems.with(Vec::is_empty), region.get()) {
            let _ = region.focus();
        }
    });
    move || {
        let problems = problems.get();
        (!problems.is_empty()).then(|| {
            view! {
                <div class="notice notice--danger" role="alert" tabindex="-1" autofocus=true node_ref=region>
                    <p class="notice__title">{title.clone()}</p>
                    <ul class="notice__list">{problems.into_iter().map(line).collect::<Vec<_>>()}</ul>
                </div>
            }
        })
    }
}

fn line(problem: FieldProblem) -> impl IntoView {
    let field = problem.field.rsplit(['[', '.', ']']).find(|part| !part.is_empty()).unwrap_or_default();
    let sentence = words::field_sentence(field, &problem.code);
    view! {
        <li>
            <JumpLink to=control_id(&problem.field)>{problem.label}</JumpLink>
            ": "
            {sentence}
        </li>
    }
}
