//! Everything that the caller's words can name.

use std::sync::Arc;

use domain::{
    habits::{Document, DocumentKind},
    ids::HabitId,
    tasks::{Label, Project, Section, filter::TaskNames},
};
use store::{
    habits::{self as habit_rows, documents as document_rows},
    sync as feed,
};

use crate::{Actor, Scope, ServiceError, Transaction, known::Known, tasks::Tasks};

/// What can be named, with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownNames {
    /// In the caller's order, archived ones too.
    pub projects: Vec<Project>,
    /// Of all projects.
    pub sections: Vec<Section>,
    /// In the caller's order.
    pub labels: Vec<Label>,
    /// Habits in use.
    pub habits: Vec<(HabitId, String)>,
    /// Archived habits: found by a filter, and no choice for something new.
    pub archived_habits: Vec<(HabitId, String)>,
}

impl KnownNames {
    /// What a new task can name.
    #[must_use]
    pub fn for_new(&self) -> TaskNames<'_> {
        TaskNames::new(&self.projects, &self.sections, &self.labels, named(&self.habits))
    }

    /// What a filter can name.
    #[must_use]
    pub fn for_filters(&self) -> TaskNames<'_> {
        let habits = named(&self.habits).chain(named(&self.archived_habits));
        TaskNames::new(&self.projects, &self.sections, &self.labels, habits)
    }
}

/// A person's names as they were at one position of the feed.
#[derive(Debug)]
pub(crate) struct NamesAt {
    position: i64,
    names: Arc<KnownNames>,
}

impl Known for NamesAt {
    const MOST_BYTES: u64 = 8 * 1024 * 1024;

    fn position(&self) -> i64 {
        self.position
    }

    fn weight(&self) -> usize {
        let KnownNames { projects, sections, labels, habits, archived_habits } = &*self.names;
        let habits = habits.len() + archived_habits.len();
        1_024 + 256 * (projects.len() + sections.len() + labels.len()) + 128 * habits
    }
}

fn named(habits: &[(HabitId, String)]) -> impl Iterator<Item = (HabitId, &str)> {
    habits.iter().map(|(id, name)| (*id, name.as_str()))
}

impl Tasks<'_> {
    /// What the caller's words can name.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn known_names(&self, actor: &Actor) -> Result<Arc<KnownNames>, ServiceError> {
        actor.require(Scope::Read)?;
        let position = feed::feed_position(self.services.pool(), actor.user_id).await?;
        if let Some(known) = self.services.known_names().at(actor.user_id, position) {
            return Ok(known.names.clone());
        }
        let mut tx = self.services.begin(actor.user_id).await?;
        let known = known_names_in(&mut tx).await?;
        tx.commit().await?;
        Ok(known)
    }
}

/// The same in an open transaction that has written no name yet.
pub(in crate::tasks) async fn known_names_in(tx: &mut Transaction) -> Result<Arc<KnownNames>, ServiceError> {
    let user = tx.user();
    let services = tx.services().clone();
    // Read first, as for habits: what changes meanwhile belongs to a later position.
    let position = feed::feed_span(tx.conn(), user).await?.position;
    if let Some(known) = services.known_names().at(user, position) {
        return Ok(known.names.clone());
    }
    let projects = document_rows::all(tx.conn(), user, DocumentKind::Project).await?;
    let sections = document_rows::all(tx.conn(), user, DocumentKind::Section).await?;
    let labels = document_rows::all(tx.conn(), user, DocumentKind::Label).await?;
    let habits = habit_rows::all(tx.conn(), user).await?.into_iter().map(|record| record.habit);
    let (archived, in_use): (Vec<_>, Vec<_>) = habits.partition(|habit| habit.archived_at.is_some());
    let names = |habits: Vec<domain::habits::Habit>| habits.into_iter().map(|habit| (habit.id, habit.name)).collect();
    let names = Arc::new(KnownNames {
        projects: projects.into_iter().filter_map(Document::into_project).collect(),
        sections: sections.into_iter().filter_map(Document::into_section).collect(),
        labels: labels.into_iter().filter_map(Document::into_label).collect(),
        habits: names(in_use),
        archived_habits: names(archived),
    });
    Ok(services.known_names().keep(user, NamesAt { position, names }).names.clone())
}
