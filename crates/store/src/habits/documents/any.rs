//! A document of any kind, by the functions of its table.

use domain::{
    habits::{Document, DocumentKind},
    ids::UserId,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{groups, identities, pauses, reminders, stacks};
use crate::{
    StoreError,
    tasks::documents::{filters, labels, projects, sections},
};

/// Every document of a kind, in the owner's order; pauses by their first day, reminders by their time.
///
/// # Errors
/// When the query fails.
pub async fn all(conn: &mut PgConnection, user: UserId, kind: DocumentKind) -> Result<Vec<Document>, StoreError> {
    Ok(match kind {
        DocumentKind::Group => groups::all_groups(conn, user).await?.into_iter().map(Document::Group).collect(),
        DocumentKind::Identity => {
            identities::all_identities(conn, user).await?.into_iter().map(Document::Identity).collect()
        }
        DocumentKind::Pause => pauses::all_pauses(conn, user).await?.into_iter().map(Document::Pause).collect(),
        DocumentKind::Stack => stacks::all_stacks(conn, user).await?.into_iter().map(Document::Stack).collect(),
        DocumentKind::Reminder => {
            reminders::all_reminders(conn, user).await?.into_iter().map(Document::Reminder).collect()
        }
        DocumentKind::Project => projects::all_projects(conn, user).await?.into_iter().map(Document::Project).collect(),
        DocumentKind::Section => sections::all_sections(conn, user).await?.into_iter().map(Document::Section).collect(),
        DocumentKind::Label => labels::all_labels(conn, user).await?.into_iter().map(Document::Label).collect(),
        DocumentKind::TaskFilter => {
            filters::all_filters(conn, user).await?.into_iter().map(Document::TaskFilter).collect()
        }
    })
}

/// One document.
///
/// # Errors
/// [`StoreError::NotFound`] when the owner has none of this id.
pub async fn find(conn: &mut PgConnection, user: UserId, kind: DocumentKind, id: Uuid) -> Result<Document, StoreError> {
    match kind {
        DocumentKind::Group => groups::find_group(conn, user, id).await.map(Document::Group),
        DocumentKind::Identity => identities::find_identity(conn, user, id).await.map(Document::Identity),
        DocumentKind::Pause => pauses::find_pause(conn, user, id).await.map(Document::Pause),
        DocumentKind::Stack => stacks::find_stack(conn, user, id).await.map(Document::Stack),
        DocumentKind::Reminder => reminders::find_reminder(conn, user, id).await.map(Document::Reminder),
        DocumentKind::Project => projects::find_project(conn, user, id).await.map(Document::Project),
        DocumentKind::Section => sections::find_section(conn, user, id).await.map(Document::Section),
        DocumentKind::Label => labels::find_label(conn, user, id).await.map(Document::Label),
        DocumentKind::TaskFilter => filters::find_filter(conn, user, id).await.map(Document::TaskFilter),
    }
}

/// Writes a document, in the place of the one with its id where there is one.
///
/// # Errors
/// When the query fails.
pub async fn put(conn: &mut PgConnection, user: UserId, document: &Document, at: Timestamp) -> Result<(), StoreError> {
    match document {
        Document::Group(group) => groups::put_group(conn, user, group, at).await,
        Document::Identity(identity) => identities::put_identity(conn, user, identity, at).await,
        Document::Pause(pause) => pauses::put_pause(conn, user, pause, at).await,
        Document::Stack(stack) => stacks::put_stack(conn, user, stack, at).await,
        Document::Reminder(reminder) => reminders::put_reminder(conn, user, reminder, at).await,
        Document::Project(project) => projects::put_project(conn, user, project, at).await,
        Document::Section(section) => sections::put_section(conn, user, section, at).await,
        Document::Label(label) => labels::put_label(conn, user, label, at).await,
        Document::TaskFilter(filter) => filters::put_filter(conn, user, filter, at).await,
    }
}

/// Removes a document that nothing names any more.
///
/// # Errors
/// When the query fails.
pub async fn delete(conn: &mut PgConnection, user: UserId, kind: DocumentKind, id: Uuid) -> Result<(), StoreError> {
    match kind {
        DocumentKind::Group => groups::delete_group(conn, user, id).await,
        DocumentKind::Identity => identities::delete_identity(conn, user, id).await,
        DocumentKind::Pause => pauses::delete_pause(conn, user, id).await,
        DocumentKind::Stack => stacks::delete_stack(conn, user, id).await,
        DocumentKind::Reminder => reminders::delete_reminder(conn, user, id).await,
        DocumentKind::Project => projects::delete_project(conn, user, id).await,
        DocumentKind::Section => sections::delete_section(conn, user, id).await,
        DocumentKind::Label => labels::delete_label(conn, user, id).await,
        DocumentKind::TaskFilter => filters::delete_filter(conn, user, id).await,
    }
}

/// The last version of a document that was deleted, as the feed remembers it: one that comes back under its id counts
/// on from there, so that no version ever names two contents.
///
/// # Errors
/// When the query fails.
pub async fn forgotten_version(
    conn: &mut PgConnection,
    user: UserId,
    kind: DocumentKind,
    id: Uuid,
) -> Result<Option<i64>, StoreError> {
    crate::sync::forgotten_version(conn, user, kind.entity(), &id.to_string()).await
}
