//! What an import made so far.

use domain::imports::ImportCounts;
use store::imports::MadeRow;
use uuid::Uuid;

/// Rows and counts of an import that is being taken over.
#[derive(Debug, Default)]
pub(in crate::imports) struct Made {
    pub(in crate::imports) rows: Vec<MadeRow>,
    pub(in crate::imports) counts: ImportCounts,
}

impl Made {
    /// Something that was not there before, in its first version.
    pub(super) fn add_made(&mut self, kind: &str, source_id: String, target_id: Uuid, version: i64) {
        self.rows.push(MadeRow { kind: kind.to_owned(), source_id, target_id, is_made: true, version });
    }

    /// Something that was there, and got more.
    pub(super) fn add_joined(&mut self, kind: &str, source_id: String, target_id: Uuid, version: i64) {
        self.rows.push(MadeRow { kind: kind.to_owned(), source_id, target_id, is_made: false, version });
    }
}
