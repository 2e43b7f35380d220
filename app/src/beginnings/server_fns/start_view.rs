//! Loader of the first minutes.

use domain::habits::{AuditLine, OnboardingStep};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request::{loader_error, signed_in};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// A step and what was answered so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StartView {
    /// Which step is shown; never `done`.
    pub step: OnboardingStep,
    pub lines: Vec<AuditLine>,
    pub statement: String,
    /// Slug of the starter stack that led here; blank without one.
    pub stack: String,
    /// The best starter stacks, the chosen one first; only on the last step.
    pub offers: Vec<Offer>,
}

/// A starter stack and why it is offered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    pub slug: String,
    pub title: String,
    pub lead: String,
    pub why: String,
    pub habits: Vec<OfferHabit>,
}

/// A habit of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferHabit {
    pub name: String,
    /// Its sentence, or how it is done.
    pub note: String,
    /// The moment that comes before it, for the first of a chain.
    pub moment: Option<String>,
}

/// The step of `step`, else the next one. `stack` names a starter stack that led here.
#[server(prefix = "/rpc", endpoint = "beginnings/load_start", input = GetUrl, output = JsonAnswer)]
pub async fn load_start(
    stack: Option<String>,
    step: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<StartView>, AppError> {
    let (services, actor) = signed_in()?;
    let mut answers = services.habits().onboarding(&actor).await.map_err(loader_error)?;
    if let Some(slug) = stack.as_deref() {
        answers = answers.led_by(slug);
    }
    let wanted = step.as_deref().and_then(|step| OnboardingStep::parse(step).ok());
    // Who was through it before begins again where it begins.
    let step = match wanted.unwrap_or(answers.step) {
        OnboardingStep::Done => OnboardingStep::Audit,
        OnboardingStep::Categorize if answers.lines.is_empty() => OnboardingStep::Audit,
        step => step,
    };
    let offers = if step == OnboardingStep::Suggestions { offers(&answers) } else { Vec::new() };
    let value = StartView {
        step,
        lines: answers.lines,
        statement: answers.statement.unwrap_or_default(),
        stack: answers.starter.unwrap_or_default(),
        offers,
    };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// How many starter stacks are offered at once.
#[cfg(feature = "ssr")]
const OFFERS: usize = 3;

#[cfg(feature = "ssr")]
fn offers(answers: &domain::habits::Onboarding) -> Vec<Offer> {
    use domain::habits::starter_stacks::{StarterCue, rank_starters};

    let offer = |found: domain::habits::starter_stacks::StarterMatch| {
        let starter = found.starter;
        let habit = |(at, habit): (usize, &domain::habits::starter_stacks::StarterHabit)| OfferHabit {
            name: habit.name.to_owned(),
            note: starter.sentence(at).unwrap_or_else(|| habit.how.to_owned()),
            moment: match habit.cue {
                StarterCue::Moment(moment) => Some(moment.to_owned()),
                StarterCue::Previous | StarterCue::AllDay => None,
            },
        };
        Offer {
            slug: starter.slug.to_owned(),
            title: starter.title.to_owned(),
            lead: starter.lead.to_owned(),
            why: crate::words::why_offered(found.was_chosen, &found.words),
            habits: starter.habits.iter().enumerate().map(habit).collect(),
        }
    };
    rank_starters(answers).into_iter().take(OFFERS).map(offer).collect()
}
