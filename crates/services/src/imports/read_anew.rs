//! Reading a file that is kept, with the choices that were made: when it is brought, and when a choice reads it
//! otherwise.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use domain::{
    ids::{ImportId, UserId},
    imports::{Import, ImportRefusal, ImportState},
};
use formats::{Format, Reading, Refusal};
use store::imports::{self as rows, ImportRow};

use super::{
    Imports,
    own_archive::{self, TriedOut},
    owner::Owner,
    told,
};
use crate::{ServiceError, habits::MAX_HABITS};

/// Files that this process reads now.
static BEING_READ: Mutex<BTreeSet<ImportId>> = Mutex::new(BTreeSet::new());

/// One of them, as long as it is read.
struct BeingRead(ImportId);

impl BeingRead {
    /// None when it is read already.
    fn begin(id: ImportId) -> Option<Self> {
        let is_new = BEING_READ.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
        // Not made where it is not new: letting go of it would take the place of the other one.
        if is_new { Some(Self(id)) } else { None }
    }
}

impl Drop for BeingRead {
    fn drop(&mut self) {
        BEING_READ.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

impl Imports<'_> {
    /// Reads the content and keeps what was found in it, or why it was not read. Whoever asked may go away meanwhile,
    /// as a page does that takes too long: the file is read all the same.
    ///
    /// # Errors
    /// 409 `not_ready` while it is read already.
    pub(super) async fn read_anew(
        self,
        user: UserId,
        row: ImportRow,
        content: Vec<u8>,
    ) -> Result<Import, ServiceError> {
        let place = BeingRead::begin(row.import.id).ok_or(ServiceError::refused(409, "not_ready"))?;
        let services = self.services.clone();
        let read = tokio::spawn(async move {
            let _place = place;
            Box::pin(services.imports().read_and_keep(user, row, &content)).await
        });
        read.await.map_err(|error| ServiceError::Internal(error.into()))?
    }

    async fn read_and_keep(self, user: UserId, mut row: ImportRow, content: &[u8]) -> Result<Import, ServiceError> {
        if let Some(tried) = own_archive::try_out(self.services, user, content).await? {
            let kept = note_own(&mut row, tried)?;
            return self.keep(user, row, kept).await;
        }
        let mut tx = self.services.begin(user).await?;
        let owner = Owner::of(&mut tx).await?;
        // Reading takes a while, and a connection that waits for it serves nobody.
        tx.commit().await?;
        let reader = &self.services.settings().imports.reader;
        let read = reader.read(&row.import.file_name, content, &told::choices(&row.choices, &owner)).await;
        let kept = match read {
            // None of them could be taken over: there is no room for so many.
            Ok(Ok(reading)) if i64::try_from(reading.habits.len()).is_ok_and(|habits| habits > MAX_HABITS) => {
                refuse(&mut row, told::refusal(&Refusal::TooManyRows.into()))
            }
            Ok(Ok(reading)) => Some(note(&mut row, &reading)?),
            Ok(Err(error)) => refuse(&mut row, told::refusal(&error)),
            Err(ServiceError::Refused { code, .. }) => {
                refuse(&mut row, ImportRefusal { code: code.to_owned(), place: None })
            }
            Err(error) => return Err(error),
        };
        self.keep(user, row, kept).await
    }

    /// Keeps what was found, or nothing of a file that is not read.
    async fn keep(self, user: UserId, row: ImportRow, kept: Option<Vec<u8>>) -> Result<Import, ServiceError> {
        let mut tx = self.services.begin(user).await?;
        match kept {
            Some(reading) => rows::put_reading(tx.conn(), user, row.import.id, Some(&reading)).await?,
            None => rows::delete_file(tx.conn(), user, row.import.id).await?,
        }
        rows::put(tx.conn(), user, &row).await?;
        tx.commit().await?;
        Ok(row.import)
    }
}

/// Of our own archive there is nothing to be translated: what it holds is counted, and kept in place of a reading.
fn note_own(row: &mut ImportRow, tried: Result<TriedOut, ImportRefusal>) -> Result<Option<Vec<u8>>, ServiceError> {
    match tried {
        Ok(tried) => {
            note(row, &Reading::empty(Format::Wellspring))?;
            row.import.found = tried.found();
            serde_json::to_vec(&tried).map(Some).map_err(|error| ServiceError::Internal(error.into()))
        }
        Err(refusal) => {
            row.import.format = Some(Format::Wellspring);
            Ok(refuse(row, refusal))
        }
    }
}

fn note(row: &mut ImportRow, reading: &Reading) -> Result<Vec<u8>, ServiceError> {
    row.import.format = Some(reading.format);
    row.import.state = ImportState::Read;
    row.import.found = told::found(reading);
    row.import.problem_count = told::counted(reading.problem_count);
    row.import.losses = reading.losses.iter().map(told::loss).collect();
    serde_json::to_vec(reading).map_err(|error| ServiceError::Internal(error.into()))
}

fn refuse(row: &mut ImportRow, refusal: ImportRefusal) -> Option<Vec<u8>> {
    row.import.state = ImportState::Failed;
    row.import.refusal = Some(refusal);
    None
}
