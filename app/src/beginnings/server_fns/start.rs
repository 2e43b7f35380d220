//! Server functions of the first minutes: each stores one answer and leads to the next step.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::{Done, SafePath},
    request::{action_error, done_at, go_to, refuse, signed_in},
};
#[cfg(feature = "ssr")]
use domain::habits::{Onboarding, OnboardingStep, Tone, starter_stacks::starter};

/// What somebody does already, one thing a line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditForm {
    pub lines: String,
    /// Slug of the starter stack that led here.
    pub stack: String,
}

/// How they feel about each line: `good`, `neutral` or `bad`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TonesForm {
    pub tones: Vec<String>,
    pub stack: String,
}

/// Who they want to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StatementForm {
    pub statement: String,
    pub stack: String,
}

/// A step to go to; `done` leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepForm {
    pub step: String,
    pub stack: String,
}

/// What is taken of a starter stack.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TakeForm {
    /// Makes a repeated post harmless.
    pub id: String,
    pub stack: String,
    /// Numbers of habits, from 0.
    pub habits: Vec<String>,
    /// Number of the line that comes before the first of them; blank for the moment of the stack.
    pub after: String,
}

/// Stores what somebody does already.
#[server(prefix = "/rpc", endpoint = "beginnings/answer_audit")]
pub async fn answer_audit(#[server(flatten)] form: AuditForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let lines: Vec<String> = form.lines.lines().map(str::to_owned).collect();
    let answers = services.habits().answer_audit(&actor, &lines).await.map_err(action_error)?;
    go_on(&answers, &form.stack);
    Ok(())
}

/// Stores how they feel about it.
#[server(prefix = "/rpc", endpoint = "beginnings/answer_tones")]
pub async fn answer_tones(#[server(flatten)] form: TonesForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let tones: Vec<Option<Tone>> = form.tones.iter().map(|tone| Tone::parse(tone).ok()).collect();
    let answers = services.habits().answer_tones(&actor, &tones).await.map_err(action_error)?;
    go_on(&answers, &form.stack);
    Ok(())
}

/// Stores who they want to be.
#[server(prefix = "/rpc", endpoint = "beginnings/answer_statement")]
pub async fn answer_statement(#[server(flatten)] form: StatementForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let answers = services.habits().answer_identity(&actor, &form.statement).await.map_err(action_error)?;
    go_on(&answers, &form.stack);
    Ok(())
}

/// Goes to a step without an answer, or leaves for Today.
#[server(prefix = "/rpc", endpoint = "beginnings/go_to_step")]
pub async fn go_to_step(#[server(flatten)] form: StepForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let step = OnboardingStep::parse(&form.step).map_err(|code| refuse(AppError::field("step", code)))?;
    let answers = services.habits().go_to_step(&actor, step).await.map_err(action_error)?;
    if answers.step == OnboardingStep::Done {
        done_at(&SafePath::app(), &Done::OnboardingLeft);
    } else {
        go_on(&answers, &form.stack);
    }
    Ok(())
}

/// Makes the habits that were chosen, and goes to Today.
#[server(prefix = "/rpc", endpoint = "beginnings/take_stack")]
pub async fn take_stack(#[server(flatten)] form: TakeForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().unwrap_or_else(|_| services.new_id());
    let number = |text: &str| text.parse::<usize>().map_err(|_| refuse(AppError::field("habits", "unknown_choice")));
    let habits: Vec<usize> = form.habits.iter().map(|text| number(text)).collect::<Result<_, _>>()?;
    let after_line = if form.after.is_empty() { None } else { Some(number(&form.after)?) };
    let wish = services::habits::TakeStarter { id, slug: form.stack, habits, after_line };
    let taken = services.habits().take_starter(&actor, &wish).await.map_err(action_error)?;
    let done = if taken.habits.is_empty() { Done::OnboardingLeft } else { Done::StackTaken };
    done_at(&SafePath::app(), &done);
    Ok(())
}

/// The next step, with the stack that led here. A slug of nothing is left out of the address.
#[cfg(feature = "ssr")]
fn go_on(answers: &Onboarding, stack: &str) {
    let stack = starter(stack).map(|starter| format!("&stack={}", starter.slug)).unwrap_or_default();
    let path = format!("/app/start?step={}{stack}", answers.step.as_str());
    go_to(&SafePath::parse(&path).unwrap_or_else(SafePath::app));
}
