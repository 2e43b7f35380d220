//! Asking for a copy, looking how far it is, fetching it. Making it is a job's work.

use domain::ids::{ExportId, UserId};
use store::{StoreError, exports as rows, exports::ExportRow};

use super::{Export, ExportForm, ExportState, Sink, export::KEPT, write};
use crate::{
    Actor, Scope, ServiceError, Services, Transaction,
    identity::secrets::{hash_of, new_secret},
    jobs::{Job, enqueue},
};

/// Most copies that somebody has at once; a further one takes the place of the oldest.
const MOST_EXPORTS: usize = 5;

/// Use cases of copies, borrowed from [`Services`].
#[derive(Clone, Copy)]
pub struct Exports<'a> {
    services: &'a Services,
}

impl<'a> Exports<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    /// Asks for a copy of everything. While one of this form is on its way, that one is answered.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn request(self, actor: &Actor, form: ExportForm) -> Result<Export, ServiceError> {
        actor.require(Scope::Account)?;
        let (owner, now) = (actor.user_id, self.services.now());
        let mut tx = self.services.begin(owner).await?;
        // A button that is pressed twice asks twice at once.
        rows::take_turn(tx.conn(), owner).await?;
        let kept = kept(&mut tx, actor).await?;
        if let Some(same) = kept.iter().find(|export| export.form == form && export.state.is_on_its_way()) {
            tx.commit().await?;
            return Ok(same.clone());
        }
        let row = ExportRow {
            export_id: ExportId(self.services.new_id()),
            form: form.as_str().to_owned(),
            state: ExportState::Waits.as_str().to_owned(),
            secret: new_secret(),
            asked_at: now,
            expires_at: now.checked_add(KEPT).unwrap_or(now),
            rows_done: 0,
            rows_in_all: 0,
            bytes: None,
            sha256: None,
        };
        for old in kept.iter().skip(MOST_EXPORTS - 1) {
            rows::delete(tx.conn(), owner, old.export_id).await?;
        }
        rows::insert(tx.conn(), owner, &row).await?;
        let job = Job::MakeExport { user_id: owner, export_id: row.export_id };
        enqueue(tx.conn(), self.services, &job, now, None).await?;
        tx.commit().await?;
        Ok(Export::of(row, actor.day_at(now), now)?)
    }

    /// The caller's copies, newest first; at most five.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn list(self, actor: &Actor) -> Result<Vec<Export>, ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let kept = kept(&mut tx, actor).await?;
        tx.commit().await?;
        Ok(kept)
    }

    /// One copy.
    ///
    /// # Errors
    /// 404 when there is none of that id, 403 `scope_missing`.
    pub async fn find(self, actor: &Actor, export: ExportId) -> Result<Export, ServiceError> {
        actor.require(Scope::Account)?;
        let now = self.services.now();
        let mut tx = self.services.begin(actor.user_id).await?;
        let found = rows::find(tx.conn(), actor.user_id, export, now).await?;
        tx.commit().await?;
        let row = found.ok_or(ServiceError::NotFound)?;
        let day = actor.day_at(row.asked_at);
        Ok(Export::of(row, day, now)?)
    }

    /// Removes a copy before its time.
    ///
    /// # Errors
    /// 404 when there is none of that id, 403 `scope_missing`.
    pub async fn remove(self, actor: &Actor, export: ExportId) -> Result<(), ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if !rows::delete(tx.conn(), actor.user_id, export).await? {
            return Err(ServiceError::NotFound);
        }
        tx.commit().await
    }

    /// A copy whose file is to be fetched, by its link. Who is not its owner, and a link with another secret, are
    /// answered like a copy that is not there.
    ///
    /// # Errors
    /// 404 when it cannot be fetched, 403 `scope_missing`.
    pub async fn open(self, actor: &Actor, export: ExportId, secret: &str) -> Result<Export, ServiceError> {
        let found = self.find(actor, export).await?;
        // Compared by their hashes, so that the time it takes tells nothing of the secret.
        let is_right = hash_of(&found.secret) == hash_of(secret);
        if is_right && found.state == ExportState::Ready { Ok(found) } else { Err(ServiceError::NotFound) }
    }

    /// One piece of the file of a copy, counted from 0; none after the last. Each is read by itself, so that a slow
    /// reader holds no connection.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn piece(self, owner: UserId, export: ExportId, number: i32) -> Result<Option<Vec<u8>>, ServiceError> {
        let mut tx = self.services.begin(owner).await?;
        let piece = rows::piece(tx.conn(), owner, export, number).await?;
        tx.commit().await?;
        Ok(piece)
    }

    /// Writes a copy straight to where it is wanted, as it is at one instant. For the command line.
    ///
    /// # Errors
    /// 404 when there is no such account, or as the sink.
    pub async fn write_to(self, owner: UserId, form: ExportForm, sink: &mut impl Sink) -> Result<(), ServiceError> {
        write::write(self.services, owner, form, sink).await
    }

    /// Removes copies whose day is over. Returns how many.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn sweep(self) -> Result<u64, ServiceError> {
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        Ok(rows::sweep(&mut conn, self.services.now()).await?)
    }
}

/// The copies whose time is not over, newest first.
async fn kept(tx: &mut Transaction, actor: &Actor) -> Result<Vec<Export>, ServiceError> {
    let now = tx.services().now();
    let found = rows::list(tx.conn(), actor.user_id, now).await?;
    let exports = found.into_iter().map(|row| {
        let day = actor.day_at(row.asked_at);
        Export::of(row, day, now)
    });
    Ok(exports.collect::<Result<_, StoreError>>()?)
}
