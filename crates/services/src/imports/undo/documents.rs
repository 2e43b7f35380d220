//! Groups, labels, sections and projects of an import that is taken back. One in which something lies stays.

use domain::habits::DocumentKind;
use store::{
    StoreError,
    habits::documents as rows,
    imports::{MadeRow, documents_in_use},
    sync as feed,
};
use uuid::Uuid;

use crate::{ServiceError, Transaction, habits::documents::delete_in};

/// Sections before the projects in which they lie.
const KINDS: [(&str, DocumentKind); 4] = [
    ("group", DocumentKind::Group),
    ("label", DocumentKind::Label),
    ("section", DocumentKind::Section),
    ("project", DocumentKind::Project),
];

/// Removes those that were made, are empty, and that nobody has changed. Answers how many projects stay.
pub(super) async fn remove_unused(tx: &mut Transaction, made: &[MadeRow]) -> Result<u32, ServiceError> {
    let mut kept_projects = 0;
    for (word, kind) in KINDS {
        let made: Vec<&MadeRow> = made.iter().filter(|row| row.is_made && row.kind == word).collect();
        let kept = remove_kind(tx, kind, &made).await?;
        if kind == DocumentKind::Project {
            kept_projects = kept;
        }
    }
    Ok(kept_projects)
}

async fn remove_kind(tx: &mut Transaction, kind: DocumentKind, made: &[&MadeRow]) -> Result<u32, ServiceError> {
    if made.is_empty() {
        return Ok(0);
    }
    let (user, mut kept) = (tx.user(), 0);
    let ids: Vec<Uuid> = made.iter().map(|row| row.target_id).collect();
    let used = documents_in_use(tx.conn(), user, &ids).await?;
    for row in made {
        let document = match rows::find(tx.conn(), user, kind, row.target_id).await {
            Ok(document) => document,
            Err(StoreError::NotFound) => continue,
            Err(error) => return Err(error.into()),
        };
        if document.version() != row.version || used.contains(&row.target_id) {
            kept += 1;
            continue;
        }
        let position = feed::take_position(tx.conn(), user, 1).await?;
        delete_in(tx, position, kind, row.target_id).await?;
    }
    Ok(kept)
}
