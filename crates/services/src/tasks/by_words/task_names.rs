//! Everything that the caller's words can name.

use domain::{
    habits::{Document, DocumentKind},
    ids::HabitId,
    tasks::{Label, Project, Section, filter::TaskNames},
};
use store::habits::{self as habit_rows, documents as document_rows};

use crate::{Actor, Scope, ServiceError, Transaction, tasks::Tasks};

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

fn named(habits: &[(HabitId, String)]) -> impl Iterator<Item = (HabitId, &str)> {
    habits.iter().map(|(id, name)| (*id, name.as_str()))
}

impl Tasks<'_> {
    /// What the caller's words can name.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn known_names(&self, actor: &Actor) -> Result<KnownNames, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let known = known_names_in(&mut tx).await?;
        tx.commit().await?;
        Ok(known)
    }
}

/// The same in an open transaction.
pub(in crate::tasks) async fn known_names_in(tx: &mut Transaction) -> Result<KnownNames, ServiceError> {
    let user = tx.user();
    let projects = document_rows::all(tx.conn(), user, DocumentKind::Project).await?;
    let sections = document_rows::all(tx.conn(), user, DocumentKind::Section).await?;
    let labels = document_rows::all(tx.conn(), user, DocumentKind::Label).await?;
    let habits = habit_rows::all(tx.conn(), user).await?.into_iter().map(|record| record.habit);
    let (archived, in_use): (Vec<_>, Vec<_>) = habits.partition(|habit| habit.archived_at.is_some());
    let names = |habits: Vec<domain::habits::Habit>| habits.into_iter().map(|habit| (habit.id, habit.name)).collect();
    Ok(KnownNames {
        projects: projects.into_iter().filter_map(Document::into_project).collect(),
        sections: sections.into_iter().filter_map(Document::into_section).collect(),
        labels: labels.into_iter().filter_map(Document::into_label).collect(),
        habits: names(in_use),
        archived_habits: names(archived),
    })
}
