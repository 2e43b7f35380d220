//! The job that takes a file over. A process that goes away in the middle leaves nothing behind, and the next one
//! begins anew; what ends its worker each time is given up and says so.

use domain::{
    ids::{ImportId, UserId},
    imports::{ImportRefusal, ImportState},
};
use store::imports as rows;

use super::whole::take_whole;
use crate::{ServiceError, Services, jobs::Outcome};

/// Attempts before an import is given up.
const MOST_ATTEMPTS: i32 = 3;

/// Takes over what its owner has decided to.
pub(crate) async fn take_over(services: &Services, user: UserId, import: ImportId) -> Result<Outcome, ServiceError> {
    let mut tx = services.begin(user).await?;
    let attempt = rows::begin_attempt(tx.conn(), user, import).await?;
    // Committed before the work: an attempt that ends its worker counts too.
    tx.commit().await?;
    let Some(attempt) = attempt else { return Ok(Outcome::Done) };
    if attempt > MOST_ATTEMPTS {
        fail(services, user, import, "import_interrupted").await?;
        return Ok(Outcome::Dead("import_interrupted"));
    }
    match Box::pin(take_whole(services, user, import)).await {
        Ok(()) => Ok(Outcome::Done),
        Err(error) => match refused(&error) {
            Some(code) => {
                fail(services, user, import, code).await?;
                Ok(Outcome::Dead(code))
            }
            None => Err(error),
        },
    }
}

/// The code of what another try would not change.
fn refused(error: &ServiceError) -> Option<&'static str> {
    match error {
        ServiceError::Refused { code, .. } => Some(*code),
        ServiceError::Invalid(_) => Some("invalid"),
        ServiceError::NotFound => Some("target_gone"),
        ServiceError::RateLimited { .. } | ServiceError::Unavailable(_) | ServiceError::Internal(_) => None,
    }
}

/// Notes why nothing was taken over. The decisions and the file stay, so that it can be tried again with others.
async fn fail(services: &Services, user: UserId, import: ImportId, code: &str) -> Result<(), ServiceError> {
    let mut tx = services.begin(user).await?;
    let mut row = rows::find(tx.conn(), user, import).await?;
    if row.import.state == ImportState::Applying {
        row.import.state = ImportState::Read;
        row.import.progress = None;
        row.import.refusal = Some(ImportRefusal { code: code.to_owned(), place: None });
        rows::put(tx.conn(), user, &row).await?;
        tx.mark_changed();
    }
    tx.commit().await
}
