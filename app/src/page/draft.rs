//! What a refused form carried, so that nothing has to be typed twice.

use std::collections::BTreeMap;

use domain::problem::{FieldError, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::FieldProblem;

/// A form that was refused without wasm, as the server kept it for ten minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What was typed, by name of the field. Values of a repeated name are joined by commas.
    pub fields: BTreeMap<String, String>,
    /// Why it was refused.
    pub problem: Problem,
}

impl Draft {
    /// Whether this is the refused form called `form`: every form with fields posts its name.
    #[must_use]
    pub fn is_of(&self, form: &str) -> bool {
        self.fields.get("form").is_some_and(|name| name == form)
    }
}

/// What one form starts with and what is wrong with it now. Copies share the same signal.
#[derive(Clone, Copy)]
pub struct FormState {
    typed: StoredValue<BTreeMap<String, String>>,
    problem: RwSignal<Option<Problem>>,
}

impl FormState {
    /// From the refused form of this name, if that is what brought us here.
    #[must_use]
    pub fn new(form: &str, draft: Option<Draft>) -> Self {
        let draft = draft.filter(|draft| draft.is_of(form));
        let (typed, problem) = draft.map(|draft| (draft.fields, draft.problem)).unzip();
        Self { typed: StoredValue::new(typed.unwrap_or_default()), problem: RwSignal::new(problem) }
    }

    /// What was typed into a field, else what it holds already.
    #[must_use]
    pub fn value(self, name: &str, stored: &str) -> String {
        // A repeated name is posted as `days[]` and kept as `days`.
        let name = name.trim_end_matches("[]");
        self.typed.with_value(|typed| {
            if typed.is_empty() { stored.to_owned() } else { typed.get(name).cloned().unwrap_or_default() }
        })
    }

    /// The code with which a field was refused. Nested fields go by their last part: `schedule.days` is `days`.
    #[must_use]
    pub fn error(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problem.with(|problem| {
                let errors = problem.as_ref().map(|problem| problem.errors.as_slice()).unwrap_or_default();
                errors.iter().find(|error| last_part(error) == name).map(|error| error.code.clone())
            })
        })
    }

    /// Every refused field with its label, for the summary.
    #[must_use]
    pub fn summary(self, labels: &'static [(&'static str, &'static str)]) -> Signal<Vec<FieldProblem>> {
        self.summary_named(move |name| labels.iter().find(|(known, _)| *known == name).map(|(_, label)| *label))
    }

    /// The same where the labels stand in several places.
    #[must_use]
    pub fn summary_named(
        self,
        label: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static,
    ) -> Signal<Vec<FieldProblem>> {
        Signal::derive(move || {
            self.problem.with(|problem| {
                let errors = problem.as_ref().map(|problem| problem.errors.as_slice()).unwrap_or_default();
                let named = |error: &FieldError| {
                    let name = last_part(error);
                    FieldProblem::new(name, label(name).unwrap_or("This form"), error.code.clone())
                };
                errors.iter().map(named).collect()
            })
        })
    }

    /// Whether any of these fields was refused.
    #[must_use]
    pub fn has_error_in(self, labels: &'static [(&'static str, &'static str)]) -> Signal<bool> {
        Signal::derive(move || {
            self.problem.with(|problem| {
                let errors = problem.as_ref().map(|problem| problem.errors.as_slice()).unwrap_or_default();
                errors.iter().any(|error| labels.iter().any(|(name, _)| *name == last_part(error)))
            })
        })
    }

    /// The code of a refusal that is about no field.
    #[must_use]
    pub fn problem_code(self) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problem.with(|problem| problem.as_ref().filter(|p| p.errors.is_empty()).map(|p| p.code.clone()))
        })
    }

    /// Shows a refusal that was found in the browser.
    pub fn refuse(self, problem: Problem) {
        self.problem.set(Some(problem));
    }

    /// Forgets the last refusal.
    pub fn accept(self) {
        self.problem.set(None);
    }
}

fn last_part(error: &FieldError) -> &str {
    error.field.rsplit('.').next().unwrap_or_default()
}
