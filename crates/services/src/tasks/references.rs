//! What a task names has to be its owner's, and has to fit together.

use std::collections::BTreeSet;

use domain::{
    habits::{Document, DocumentKind},
    ids::{LabelId, TaskId},
    tasks::{TaskFields, TaskTree},
};
use store::{
    StoreError,
    habits::documents as document_rows,
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use super::read_tasks::tasks_of;
use crate::{
    ServiceError, Transaction,
    habits::{documents::references::exists, habit_is_there},
    identity::sign_up::known_zone,
};

/// `before`: the fields as they are stored; what stays as it is is not asked about, because it may be older than a
/// deletion: a part that came out of the trash alone can still be edited.
///
/// # Errors
/// [`ServiceError::NotFound`] for a project, section, label, habit or parent that the caller does not have;
/// `section_id`: `not_allowed` for one of another project; `parent_id`: `cycle`, `too_deep`; `due`:
/// `unknown_time_zone`.
pub(super) async fn require(
    tx: &mut Transaction,
    id: Uuid,
    fields: &TaskFields,
    before: Option<&TaskFields>,
) -> Result<(), ServiceError> {
    if let Some(zone) = zone_of(fields)
        && before.and_then(zone_of) != Some(zone)
    {
        check_zone(zone)?;
    }
    if before.is_none_or(|before| (before.project_id, before.section_id) != (fields.project_id, fields.section_id)) {
        require_place(tx, fields).await?;
    }
    let labels = fields.labels.iter().copied().filter(|label| before.is_none_or(|old| !old.labels.contains(label)));
    let new_labels: Vec<LabelId> = labels.collect();
    if present_labels(tx, &new_labels).await?.len() < new_labels.len() {
        return Err(ServiceError::NotFound);
    }
    if let Some(habit) = fields.habit_id
        && before.and_then(|before| before.habit_id) != Some(habit)
        && !habit_is_there(tx, habit).await?
    {
        return Err(ServiceError::NotFound);
    }
    match fields.parent_id.filter(|parent| before.and_then(|before| before.parent_id) != Some(*parent)) {
        Some(parent) => check_parent(tx, id, parent.uuid()).await,
        None => Ok(()),
    }
}

/// The project and the section.
async fn require_place(tx: &mut Transaction, fields: &TaskFields) -> Result<(), ServiceError> {
    if let Some(project) = fields.project_id
        && !exists(tx, DocumentKind::Project, project.uuid()).await?
    {
        return Err(ServiceError::NotFound);
    }
    if let Some(section) = fields.section_id {
        let user = tx.user();
        let section = document_rows::find(tx.conn(), user, DocumentKind::Section, section.uuid()).await?;
        let project = section.into_section().map(|section| section.project_id);
        if project != fields.project_id {
            return Err(ServiceError::field("section_id", "not_allowed"));
        }
    }
    Ok(())
}

/// The fields without what is gone: a queue may be older than the deletion of a project, and what else it says of the
/// task still counts.
pub(crate) async fn without_gone(tx: &mut Transaction, mut fields: TaskFields) -> Result<TaskFields, ServiceError> {
    let user = tx.user();
    if let Some(project) = fields.project_id
        && !exists(tx, DocumentKind::Project, project.uuid()).await?
    {
        (fields.project_id, fields.section_id) = (None, None);
    }
    if let Some(section) = fields.section_id {
        let found = match document_rows::find(tx.conn(), user, DocumentKind::Section, section.uuid()).await {
            Ok(found) => Document::into_section(found),
            Err(StoreError::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        fields.section_id = found.filter(|found| Some(found.project_id) == fields.project_id).map(|found| found.id);
    }
    let labels: Vec<LabelId> = fields.labels.iter().copied().collect();
    fields.labels = present_labels(tx, &labels).await?;
    if let Some(habit) = fields.habit_id
        && !habit_is_there(tx, habit).await?
    {
        fields.habit_id = None;
    }
    if let Some(parent) = fields.parent_id {
        let is_there = match rows::find(tx.conn(), user, parent).await {
            Ok(record) => record.task.deleted_at.is_none(),
            Err(StoreError::NotFound) => false,
            Err(error) => return Err(error.into()),
        };
        fields.parent_id = Some(parent).filter(|_| is_there);
    }
    Ok(fields)
}

/// Those of some labels that are there.
async fn present_labels(tx: &mut Transaction, labels: &[LabelId]) -> Result<BTreeSet<LabelId>, ServiceError> {
    if labels.is_empty() {
        return Ok(BTreeSet::new());
    }
    let user = tx.user();
    let ids: Vec<Uuid> = labels.iter().map(|label| label.uuid()).collect();
    Ok(rows::present_labels(tx.conn(), user, &ids).await?.into_iter().collect())
}

async fn check_parent(tx: &mut Transaction, id: Uuid, parent: Uuid) -> Result<(), ServiceError> {
    let user = tx.user();
    let records: Vec<TaskRecord> = rows::lineage(tx.conn(), user, &[id, parent]).await?;
    let tasks = tasks_of(records);
    let tree = TaskTree::new(&tasks);
    match tree.may_move_below(TaskId(id), TaskId(parent)) {
        Ok(()) => Ok(()),
        Err("not_found") => Err(ServiceError::NotFound),
        Err(code) => Err(ServiceError::field("parent_id", code)),
    }
}

fn zone_of(fields: &TaskFields) -> Option<&str> {
    fields.due.as_ref().and_then(|due| due.zone.as_deref())
}

fn check_zone(zone: &str) -> Result<(), ServiceError> {
    known_zone(zone).map(drop).map_err(|code| ServiceError::field("due", code))
}
