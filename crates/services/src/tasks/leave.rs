//! A project, a section or a label that goes is taken off the tasks that have it: they stay, in the inbox or in no
//! section.

use domain::habits::DocumentKind;
use domain::ids::{LabelId, ProjectId, SectionId, TaskId};
use store::tasks as rows;
use uuid::Uuid;

use super::save::{Told, tell};
use crate::{ServiceError, Transaction};

/// Takes a document off the tasks before it is deleted. The transaction holds the feed's counter.
pub(crate) async fn leave(tx: &mut Transaction, kind: DocumentKind, id: Uuid) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let left: Vec<(TaskId, i64)> = match kind {
        DocumentKind::Project => rows::take_project(tx.conn(), user, ProjectId(id), now).await?,
        DocumentKind::Section => rows::take_section(tx.conn(), user, SectionId(id), now).await?,
        DocumentKind::Label => rows::take_label(tx.conn(), user, LabelId(id), now).await?,
        _ => Vec::new(),
    };
    tell(tx, left.into_iter().map(Told::of_task).collect()).await
}
