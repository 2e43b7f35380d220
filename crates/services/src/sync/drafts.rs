//! Forms that were refused without wasm, kept for ten minutes so that nothing typed is lost (decision 8).

use std::collections::BTreeMap;

use domain::{ids::DraftId, problem::Problem};
use jiff::ToSpan;
use serde_json::json;
use store::sync::DraftRow;

use super::Sync;
use crate::{Actor, ServiceError};

/// A kept form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Names and values as typed, passwords left out.
    pub fields: BTreeMap<String, String>,
    /// Why it was refused.
    pub problem: Problem,
}

impl Sync<'_> {
    /// Keeps a form for ten minutes. The caller leaves secrets out and bounds the size.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn keep_draft(&self, actor: &Actor, draft: &Draft) -> Result<DraftId, ServiceError> {
        let id = DraftId(self.services.new_id());
        let expires_at = self.services.now().checked_add(10.minutes()).map_err(anyhow::Error::from);
        let expires_at = expires_at.map_err(ServiceError::Internal)?;
        let row = DraftRow { fields: json!(draft.fields), problem: json!(draft.problem) };
        let mut tx = self.services.begin(actor.user_id).await?;
        store::sync::insert_draft(tx.conn(), actor.user_id, id, &row, expires_at).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// A kept form; none when it expired or is someone else's.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn draft(&self, actor: &Actor, id: DraftId) -> Result<Option<Draft>, ServiceError> {
        let mut tx = self.services.begin(actor.user_id).await?;
        let row = store::sync::find_draft(tx.conn(), actor.user_id, id, self.services.now()).await?;
        tx.commit().await?;
        Ok(row.and_then(|row| {
            let fields = serde_json::from_value(row.fields).ok()?;
            Some(Draft { fields, problem: serde_json::from_value(row.problem).ok()? })
        }))
    }
}
