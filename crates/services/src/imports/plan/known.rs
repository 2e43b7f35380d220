//! What earlier imports made of the things of a file. An id counts where it is the app's own or the file is the same,
//! byte by byte; a name never does.

use std::collections::BTreeMap;

use domain::imports::ImportFormat;
use store::imports::{ImportRow, KnownSource, known_sources};
use uuid::Uuid;

use crate::{ServiceError, Transaction};

/// Things of a file that earlier imports have made.
#[derive(Debug, Default)]
pub(in crate::imports) struct Known {
    /// By kind and id in the file; whether that was the same file.
    things: BTreeMap<(String, String), (Uuid, bool)>,
    /// Whether a project is the same in every file that the app writes. Todoist does not name it.
    names_projects: bool,
}

impl Known {
    /// What is known of the file of an import that was read.
    pub(super) async fn of(tx: &mut Transaction, row: &ImportRow) -> Result<Self, ServiceError> {
        let user = tx.user();
        let Some(format) = row.import.format else { return Ok(Self::default()) };
        let rows = known_sources(tx.conn(), user, format, &row.sha256).await?;
        let pair = |row: KnownSource| ((row.kind, row.source_id), (row.target_id, row.is_same_file));
        let names_projects = format != ImportFormat::TodoistCsv;
        Ok(Self { things: rows.into_iter().map(pair).collect(), names_projects })
    }

    /// The same habit here. Each habit says whether its id is the app's own.
    pub(super) fn habit(&self, source_id: &str, has_own_id: bool) -> Option<Uuid> {
        self.thing("habit", source_id, has_own_id)
    }

    /// The same project here.
    pub(super) fn project(&self, source_id: &str) -> Option<Uuid> {
        self.thing("project", source_id, self.names_projects)
    }

    /// The same task here. Each task says whether its id is the app's own.
    pub(super) fn task(&self, source_id: &str, has_own_id: bool) -> Option<Uuid> {
        self.thing("task", source_id, has_own_id)
    }

    fn thing(&self, kind: &str, source_id: &str, has_own_id: bool) -> Option<Uuid> {
        let found = self.things.get(&(kind.to_owned(), source_id.to_owned()));
        found.filter(|(_, is_same_file)| has_own_id || *is_same_file).map(|(id, _)| *id)
    }
}
