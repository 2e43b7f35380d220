//! The job that writes a copy. Begun again, it begins anew: what an earlier try left is forgotten first.

use domain::ids::{ExportId, UserId};
use sha2::{Digest as _, Sha256};
use store::exports::{self as rows, WholeFile};

use super::{ExportForm, Sink, export::KEPT, write};
use crate::{ServiceError, Services, jobs::Outcome};

/// Writes a copy, unless it is gone or ready.
pub(crate) async fn make(services: &Services, owner: UserId, export: ExportId) -> Result<Outcome, ServiceError> {
    let mut tx = services.begin(owner).await?;
    let found = rows::find(tx.conn(), owner, export, services.now()).await?;
    let Some(form) = found.and_then(|row| ExportForm::parse(&row.form).ok()) else { return Ok(Outcome::Done) };
    let is_begun = rows::begin(tx.conn(), owner, export).await?;
    tx.mark_changed();
    tx.commit().await?;
    if !is_begun {
        return Ok(Outcome::Done);
    }
    let mut pieces = Pieces { services, owner, export, number: 0, bytes: 0, digest: Sha256::new() };
    let written = match write::write(services, owner, form, &mut pieces).await {
        Ok(()) => pieces.finish().await,
        Err(error) => Err(error),
    };
    if written.is_err() {
        let mut tx = services.begin(owner).await?;
        rows::mark_failed(tx.conn(), owner, export).await?;
        tx.mark_changed();
        tx.commit().await?;
    }
    written.map(|()| Outcome::Done)
}

/// Keeps the bytes in the database, each piece in a transaction of its own, so that progress is seen.
struct Pieces<'a> {
    services: &'a Services,
    owner: UserId,
    export: ExportId,
    number: i32,
    bytes: i64,
    digest: Sha256,
}

impl Sink for Pieces<'_> {
    async fn take(&mut self, bytes: Vec<u8>) -> Result<(), ServiceError> {
        self.digest.update(&bytes);
        self.bytes += i64::try_from(bytes.len()).unwrap_or_default();
        let mut tx = self.services.begin(self.owner).await?;
        rows::add_piece(tx.conn(), self.owner, self.export, self.number, &bytes).await?;
        tx.commit().await?;
        self.number += 1;
        Ok(())
    }

    async fn note(&mut self, rows_done: i64, rows_in_all: i64) -> Result<(), ServiceError> {
        let mut tx = self.services.begin(self.owner).await?;
        rows::note_progress(tx.conn(), self.owner, self.export, rows_done, rows_in_all).await?;
        tx.mark_changed();
        tx.commit().await
    }
}

impl Pieces<'_> {
    /// The copy can be fetched, for a day from now.
    async fn finish(self) -> Result<(), ServiceError> {
        let now = self.services.now();
        let file = WholeFile {
            bytes: self.bytes,
            sha256: self.digest.finalize().into(),
            expires_at: now.checked_add(KEPT).unwrap_or(now),
        };
        let mut tx = self.services.begin(self.owner).await?;
        rows::mark_ready(tx.conn(), self.owner, self.export, &file).await?;
        tx.mark_changed();
        tx.commit().await
    }
}
