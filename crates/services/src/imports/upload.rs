//! Keeping a file that somebody brings, and reading it.

use domain::{
    habits::{cleared_line, text_field},
    ids::ImportId,
    imports::{Import, ImportChoices, ImportCounts, ImportState},
};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::imports::{self as rows, ImportRow};

use super::Imports;
use crate::{Actor, IdempotencyKey, Scope, ServiceError, idempotency};

/// The largest file, in bytes: decades of a busy person.
pub const MOST_FILE_BYTES: usize = 32 << 20;
/// Most characters of a name.
const LONGEST_NAME: usize = 200;
/// Files that may wait to be taken over at once.
const MOST_WAITING: usize = 5;
/// Imports of one person, those of long ago included.
const MOST_IMPORTS: usize = 500;

/// A file that somebody brings.
#[derive(Debug, Clone)]
pub struct NewImport {
    /// As it is called there; only a hint, and shown again.
    pub file_name: String,
    /// What is in it.
    pub content: Vec<u8>,
    /// Under which the same request keeps nothing again.
    pub key: Option<IdempotencyKey>,
}

impl Imports<'_> {
    /// Keeps a file and reads it. One that cannot be read is answered as failed, with the reason.
    ///
    /// # Errors
    /// 422 `file`: `required` for an empty one; 413 `payload_too_large`; 409 `over_limit` with too many files that
    /// wait; 422 `idempotency_key_reused` when another request holds the key; 403 `scope_missing`.
    pub async fn upload(self, actor: &Actor, new: NewImport) -> Result<Import, ServiceError> {
        actor.require(Scope::Write)?;
        if new.content.is_empty() {
            return Err(ServiceError::field("file", "required"));
        }
        if new.content.len() > MOST_FILE_BYTES {
            return Err(ServiceError::refused(413, "payload_too_large"));
        }
        let row = ImportRow {
            import: brought(self, &new.file_name),
            choices: ImportChoices::default(),
            sha256: Sha256::digest(&new.content).into(),
        };
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        if let Some(key) = &new.key {
            let request = json!(["imports", row.import.file_name, row.sha256]);
            if let Some(made) = idempotency::take(&mut tx, key, &request, row.import.id.uuid()).await? {
                let before = rows::find(tx.conn(), user, ImportId(made)).await?;
                tx.commit().await?;
                return Ok(before.import);
            }
        }
        let others = rows::list(tx.conn(), user).await?;
        let waits = |row: &&ImportRow| matches!(row.import.state, ImportState::Uploaded | ImportState::Read);
        if others.len() >= MOST_IMPORTS || others.iter().filter(waits).count() >= MOST_WAITING {
            return Err(ServiceError::refused(409, "over_limit"));
        }
        rows::insert(tx.conn(), user, &row).await?;
        rows::insert_file(tx.conn(), user, row.import.id, &new.content).await?;
        tx.commit().await?;
        self.read_anew(user, row, new.content).await
    }
}

fn brought(imports: Imports<'_>, file_name: &str) -> Import {
    let nothing = ImportCounts::default();
    Import {
        id: ImportId(imports.services.new_id()),
        file_name: shown_name(file_name),
        format: None,
        state: ImportState::Uploaded,
        found: nothing,
        made: nothing,
        problem_count: 0,
        losses: Vec::new(),
        refusal: None,
        progress: None,
        created_at: imports.services.now(),
        applied_at: None,
        undo_until: None,
        undone_at: None,
        kept: nothing,
    }
}

/// The name without folders, and without characters that mislead. It opens nothing.
fn shown_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = cleared_line(name).chars().take(LONGEST_NAME).collect();
    text_field(&plain, LONGEST_NAME).unwrap_or_else(|_| "file".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_only_shown() {
        assert_eq!(shown_name("Loop Habits Backup 2026-03-10.db"), "Loop Habits Backup 2026-03-10.db");
        assert_eq!(shown_name("../../etc/passwd"), "passwd");
        assert_eq!(shown_name("C:\\Users\\Ana\\habits.csv"), "habits.csv");
        assert_eq!(shown_name("a\u{202e}vsc.exe\n"), "avsc.exe");
        assert_eq!((shown_name(" / "), shown_name("\u{200b}")), ("file".to_owned(), "file".to_owned()));
        assert_eq!(shown_name(&"x".repeat(900)).len(), 200);
    }
}
