//! The list of signed-in devices, and ending them.

use domain::ids::SessionId;
use jiff::Timestamp;
use store::identity::sessions;

use crate::{Actor, Scope, ServiceError, identity::state::Identity};

/// A signed-in browser, app or script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which.
    pub session_id: SessionId,
    /// `cookie` for a browser, `token` for an app.
    pub kind: String,
    /// `Chrome on Android`: a claim of the device.
    pub device_label: String,
    /// Whether this request came through it.
    pub is_current: bool,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last noted as used, to five minutes.
    pub last_seen_at: Timestamp,
    /// When it ends in any case.
    pub expires_at: Timestamp,
}

impl Identity<'_> {
    /// The caller's signed-in devices, last used first; at most 200.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn sessions(self, actor: &Actor) -> Result<Vec<Session>, ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let rows = sessions::list(tx.conn(), actor.user_id, self.services.now()).await?;
        tx.commit().await?;
        Ok(rows
            .into_iter()
            .map(|row| Session {
                is_current: actor.session_id == Some(row.session_id),
                session_id: row.session_id,
                kind: row.kind,
                device_label: row.device_label,
                created_at: row.created_at,
                last_seen_at: row.last_seen_at,
                expires_at: row.expires_at,
            })
            .collect())
    }

    /// Ends one of the caller's sessions.
    ///
    /// # Errors
    /// 404 when there is no live one of that id, 403 `scope_missing`.
    pub async fn end_session(self, actor: &Actor, session: SessionId) -> Result<(), ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if !sessions::end(tx.conn(), actor.user_id, session, self.services.now()).await? {
            return Err(ServiceError::NotFound);
        }
        tx.mark_changed();
        tx.commit().await
    }

    /// Ends all of the caller's sessions but the one that the request came through. Returns how many.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn end_other_sessions(self, actor: &Actor) -> Result<u64, ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let ended = sessions::end_others(tx.conn(), actor.user_id, actor.session_id, self.services.now()).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(ended)
    }

    /// Ends the session that the request came through; ended already is fine.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn sign_out(self, actor: &Actor) -> Result<(), ServiceError> {
        let Some(session) = actor.session_id else { return Ok(()) };
        let mut tx = self.services.begin(actor.user_id).await?;
        sessions::end(tx.conn(), actor.user_id, session, self.services.now()).await?;
        tx.mark_changed();
        tx.commit().await
    }
}
