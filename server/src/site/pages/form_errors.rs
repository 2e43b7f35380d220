//! Why a public form came back, as codes, and how its page shows it.

use leptos::prelude::*;
use ui::{ErrorSummary, FieldProblem, ProblemNotice};

/// Codes of a refused form. Empty on the first visit.
#[derive(Debug, Clone, Default)]
pub struct FormErrors {
    /// Code of the whole request, such as `wrong_credentials`.
    pub problem: Option<String>,
    /// Name and code of each refused field.
    pub fields: Vec<(String, String)>,
    /// Seconds to wait, when there were too many tries.
    pub retry_after: Option<u32>,
    /// Names the log line of an unexpected error.
    pub trace_id: Option<String>,
}

impl FormErrors {
    /// Whether the form was refused.
    #[must_use]
    pub fn any(&self) -> bool {
        self.problem.is_some() || !self.fields.is_empty()
    }

    pub(super) fn of(&self, field: &str) -> Option<String> {
        self.fields.iter().find(|(name, _)| name == field).map(|(_, code)| code.clone())
    }

    /// What stands above the form: the refused fields with their `labels`, or the sentence for the whole.
    pub(super) fn summary(&self, labels: &[(&str, &str)]) -> AnyView {
        if self.fields.is_empty() {
            let (code, trace_id, retry_after) = (self.problem.clone(), self.trace_id.clone(), self.retry_after);
            return view! { <ProblemNotice code trace_id retry_after/> }.into_any();
        }
        let label = |field: &str| labels.iter().find(|(name, _)| *name == field).map_or("Form", |(_, label)| *label);
        let problems: Vec<_> =
            self.fields.iter().map(|(field, code)| FieldProblem::new(field, label(field), code)).collect();
        view! { <ErrorSummary problems/> }.into_any()
    }
}
