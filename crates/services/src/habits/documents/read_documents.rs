//! Reading documents. Stacks and reminders of a habit or a task in the trash are kept for when it comes back, and not
//! shown until then; what its followers are tied to meanwhile takes the place of their stacks.

use domain::{
    habits::{Document, DocumentKind, HabitGroup, Identity, Pause, Stack},
    ids::{HabitId, TaskId},
    reminders::{Reminder, ReminderSubject},
    tasks::{Label, Project, SavedFilter, Section},
};
use store::{
    habits::{self as habit_rows, documents as rows},
    tasks as task_rows,
};
use uuid::Uuid;

use crate::{Actor, Scope, ServiceError, Transaction, habits::Habits};

impl Habits<'_> {
    /// Every document of a kind, in the caller's order; pauses by their first day, reminders by their time.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn documents(&self, actor: &Actor, kind: DocumentKind) -> Result<Vec<Document>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let mut documents = rows::all(tx.conn(), actor.user_id, kind).await?;
        if hangs_on_others(kind) {
            let present = present(&mut tx, &documents).await?;
            documents.retain(|document| present.lets_show(document));
        }
        tx.commit().await?;
        Ok(documents)
    }

    /// One document.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn document(&self, actor: &Actor, kind: DocumentKind, id: Uuid) -> Result<Document, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let document = shown(&mut tx, kind, id).await?;
        tx.commit().await?;
        Ok(document)
    }

    /// The caller's groups, in order.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn groups(&self, actor: &Actor) -> Result<Vec<HabitGroup>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Group).await?;
        Ok(documents.into_iter().filter_map(Document::into_group).collect())
    }

    /// The caller's identities, in order.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn identities(&self, actor: &Actor) -> Result<Vec<Identity>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Identity).await?;
        Ok(documents.into_iter().filter_map(Document::into_identity).collect())
    }

    /// The caller's pauses, by their first day.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn pauses(&self, actor: &Actor) -> Result<Vec<Pause>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Pause).await?;
        Ok(documents.into_iter().filter_map(Document::into_pause).collect())
    }

    /// The caller's stacks whose habits are not in the trash, by place.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn stacks(&self, actor: &Actor) -> Result<Vec<Stack>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Stack).await?;
        Ok(documents.into_iter().filter_map(Document::into_stack).collect())
    }

    /// The caller's projects, in order; archived ones too.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn projects(&self, actor: &Actor) -> Result<Vec<Project>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Project).await?;
        Ok(documents.into_iter().filter_map(Document::into_project).collect())
    }

    /// The sections of all the caller's projects, in order.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn sections(&self, actor: &Actor) -> Result<Vec<Section>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Section).await?;
        Ok(documents.into_iter().filter_map(Document::into_section).collect())
    }

    /// The caller's labels, in order.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn labels(&self, actor: &Actor) -> Result<Vec<Label>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Label).await?;
        Ok(documents.into_iter().filter_map(Document::into_label).collect())
    }

    /// The caller's saved filters of tasks, in order.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn task_filters(&self, actor: &Actor) -> Result<Vec<SavedFilter>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::TaskFilter).await?;
        Ok(documents.into_iter().filter_map(Document::into_filter).collect())
    }

    /// The caller's reminders of habits and tasks that are not in the trash, by their time.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn reminders(&self, actor: &Actor) -> Result<Vec<Reminder>, ServiceError> {
        let documents = self.documents(actor, DocumentKind::Reminder).await?;
        Ok(documents.into_iter().filter_map(Document::into_reminder).collect())
    }
}

/// A document that the caller may see.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub(super) async fn shown(tx: &mut Transaction, kind: DocumentKind, id: Uuid) -> Result<Document, ServiceError> {
    let user = tx.user();
    let document = rows::find(tx.conn(), user, kind, id).await?;
    if hangs_on_others(kind) {
        let present = present(tx, std::slice::from_ref(&document)).await?;
        if !present.lets_show(&document) {
            return Err(ServiceError::NotFound);
        }
    }
    Ok(document)
}

const fn hangs_on_others(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Stack | DocumentKind::Reminder)
}

/// What is not in the trash of that which documents hang on.
struct Present {
    habits: Vec<HabitId>,
    tasks: Vec<TaskId>,
}

async fn present(tx: &mut Transaction, documents: &[Document]) -> Result<Present, ServiceError> {
    let user = tx.user();
    let task_of = |document: &Document| match document {
        Document::Reminder(Reminder::Task(reminder)) => Some(reminder.task_id.uuid()),
        _ => None,
    };
    let named: Vec<Uuid> = documents.iter().filter_map(task_of).collect();
    let habits = habit_rows::present_ids(tx.conn(), user).await?;
    let tasks = if named.is_empty() { Vec::new() } else { task_rows::present_among(tx.conn(), user, &named).await? };
    Ok(Present { habits, tasks })
}

impl Present {
    fn lets_show(&self, document: &Document) -> bool {
        let has_habit = |habit: HabitId| self.habits.contains(&habit);
        match document {
            Document::Stack(stack) => stack.anchor_habit_id.into_iter().chain([stack.follower_habit_id]).all(has_habit),
            Document::Reminder(reminder) => match reminder.subject() {
                ReminderSubject::Habit(habit) => has_habit(habit),
                ReminderSubject::Task(task) => self.tasks.contains(&task),
            },
            _ => true,
        }
    }
}
