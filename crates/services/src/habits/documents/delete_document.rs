//! Deleting a document. What named it is told first: habits lose their group or their identity, and the pauses of a
//! group stay with the habits that were in it, because nobody's past is scored anew by tidying up. Tasks of a project
//! stand in the inbox then, because nobody's work goes with the box in which it lay.

use domain::{
    habits::{Document, DocumentKind, Pause, PauseScope},
    ids::{GroupId, IdentityId, PauseId, ProjectId},
};
use store::{habits::documents as rows, sync as feed};
use uuid::Uuid;

use super::{
    create_document::MAX_DOCUMENTS,
    put_document::{Fate, follower_and_anchor, record, save},
    read_documents::shown,
};
use crate::{
    Actor, ExpectedVersion, Scope, ServiceError, Transaction,
    habits::{Habits, tell_habits},
};

impl Habits<'_> {
    /// Deletes a group, an identity, a pause, a stack or a reminder, if it still has a version that the caller has
    /// seen.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also when it is gone already; 412 `version_mismatch`; 409 `over_limit` for a group
    /// whose pauses would become more than there may be.
    pub async fn delete_document(
        &self,
        actor: &Actor,
        kind: DocumentKind,
        id: Uuid,
        expected: &ExpectedVersion,
    ) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        expected.check(shown(&mut tx, kind, id).await?.version())?;
        delete_in(&mut tx, position, kind, id).await?;
        tx.commit().await
    }
}

/// Deletes in an open transaction that holds the feed's counter.
///
/// # Errors
/// [`ServiceError::NotFound`]; 409 `over_limit`.
pub(crate) async fn delete_in(
    tx: &mut Transaction,
    position: i64,
    kind: DocumentKind,
    id: Uuid,
) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let document = rows::find(tx.conn(), user, kind, id).await?;
    let left = match kind {
        DocumentKind::Group => {
            hand_on_pauses(tx, GroupId(id)).await?;
            rows::take_group(tx.conn(), user, GroupId(id), now).await?
        }
        DocumentKind::Identity => rows::take_identity(tx.conn(), user, IdentityId(id), now).await?,
        DocumentKind::Project => {
            crate::tasks::leave(tx, kind, id).await?;
            delete_sections(tx, ProjectId(id)).await?;
            Vec::new()
        }
        DocumentKind::Section | DocumentKind::Label => {
            crate::tasks::leave(tx, kind, id).await?;
            Vec::new()
        }
        DocumentKind::Pause | DocumentKind::Stack | DocumentKind::Reminder | DocumentKind::TaskFilter => Vec::new(),
    };
    rows::delete(tx.conn(), user, kind, id).await?;
    record(tx, position, kind, (id, document.version() + 1), Fate::Gone).await?;
    tell_habits::tell(tx, left).await?;
    let follower = follower_and_anchor(&document).filter(|(_, anchor)| anchor.is_some()).map(|(follower, _)| follower);
    tell_habits::touch(tx, follower.as_slice()).await
}

/// The sections of a project go with it.
async fn delete_sections(tx: &mut Transaction, project: ProjectId) -> Result<(), ServiceError> {
    let user = tx.user();
    let sections = rows::all(tx.conn(), user, DocumentKind::Section).await?;
    let sections = sections.into_iter().filter_map(Document::into_section);
    for section in sections.filter(|section| section.project_id == project) {
        rows::delete(tx.conn(), user, DocumentKind::Section, section.id.uuid()).await?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        record(tx, position, DocumentKind::Section, (section.id.uuid(), section.version + 1), Fate::Gone).await?;
    }
    Ok(())
}

/// Makes the pauses of a group pauses of each of its habits.
async fn hand_on_pauses(tx: &mut Transaction, group: GroupId) -> Result<(), ServiceError> {
    let user = tx.user();
    let pauses = rows::all_pauses(tx.conn(), user).await?;
    let habits = rows::habits_in(tx.conn(), user, group).await?;
    let (theirs, others): (Vec<_>, Vec<_>) =
        pauses.into_iter().partition(|pause| pause.scope == PauseScope::Group(group));
    if others.len() + theirs.len() * habits.len() > MAX_DOCUMENTS {
        return Err(ServiceError::refused(409, "over_limit"));
    }
    for pause in theirs {
        for habit in &habits {
            let id = PauseId(tx.services().new_id());
            let handed_on = Pause { id, scope: PauseScope::Habit(*habit), version: 1, ..pause.clone() };
            let position = feed::take_position(tx.conn(), user, 1).await?;
            save(tx, position, &Document::Pause(handed_on)).await?;
        }
        rows::delete(tx.conn(), user, DocumentKind::Pause, pause.id.uuid()).await?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        record(tx, position, DocumentKind::Pause, (pause.id.uuid(), pause.version + 1), Fate::Gone).await?;
    }
    Ok(())
}
