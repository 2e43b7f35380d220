//! The first minutes of an account, step by step. Every answer is stored as it is given, so that a phone that rings
//! costs nothing.

use domain::habits::{Onboarding, OnboardingStep, Tone};
use store::habits as rows;

use super::super::Habits;
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// What was answered so far; the beginning for somebody who answered nothing.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn onboarding(&self, actor: &Actor) -> Result<Onboarding, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = rows::find_onboarding(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(found.unwrap_or_default())
    }

    /// What somebody does already, one thing a line.
    ///
    /// # Errors
    /// Codes of [`Onboarding::with_lines`].
    pub async fn answer_audit(&self, actor: &Actor, lines: &[String]) -> Result<Onboarding, ServiceError> {
        self.answer(actor, |answers| Ok(answers.with_lines(lines)?)).await
    }

    /// How somebody feels about each line, in their order.
    ///
    /// # Errors
    /// Codes of [`Onboarding::with_tones`].
    pub async fn answer_tones(&self, actor: &Actor, tones: &[Option<Tone>]) -> Result<Onboarding, ServiceError> {
        self.answer(actor, |answers| Ok(answers.with_tones(tones)?)).await
    }

    /// Who somebody wants to be; blank leaves it out.
    ///
    /// # Errors
    /// Codes of [`Onboarding::with_statement`].
    pub async fn answer_identity(&self, actor: &Actor, statement: &str) -> Result<Onboarding, ServiceError> {
        self.answer(actor, |answers| Ok(answers.with_statement(statement)?)).await
    }

    /// Goes to a step: back to one that was answered, or past one that is left out.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn go_to_step(&self, actor: &Actor, step: OnboardingStep) -> Result<Onboarding, ServiceError> {
        self.answer(actor, |answers| Ok(answers.at(step))).await
    }

    async fn answer(
        &self,
        actor: &Actor,
        change: impl FnOnce(Onboarding) -> Result<Onboarding, ServiceError>,
    ) -> Result<Onboarding, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let before = rows::find_onboarding(tx.conn(), actor.user_id).await?.unwrap_or_default();
        let answers = change(before)?;
        rows::save_onboarding(tx.conn(), actor.user_id, &answers, self.services.now()).await?;
        tx.commit().await?;
        Ok(answers)
    }
}
