//! How many files are taken in at once: each is held in memory until it is kept, and whoever sends several at once,
//! slowly, would fill it.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{ids::UserId, problem::Problem};

use crate::{api::ApiError, middleware::session::SignedIn, state::AppState};

/// Of all people together, in this process.
const MOST: usize = 16;
/// When to try again, in seconds.
const RETRY_AFTER: u32 = 10;

/// Whose file is being taken in. Nobody sends two at once.
#[derive(Debug, Default)]
pub struct Uploads {
    people: Mutex<HashSet<UserId>>,
}

/// A place among them, free again when it is dropped.
#[derive(Debug)]
pub struct UploadPlace {
    uploads: Arc<Uploads>,
    user: UserId,
}

impl Uploads {
    /// # Errors
    /// 429 `rate_limited` when this person sends a file already, or too many people do.
    pub fn take(self: &Arc<Self>, user: UserId) -> Result<UploadPlace, ApiError> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= MOST || !people.insert(user) {
            return Err(ApiError(Problem { retry_after: Some(RETRY_AFTER), ..Problem::new(429, "rate_limited") }));
        }
        Ok(UploadPlace { uploads: Arc::clone(self), user })
    }
}

impl Drop for UploadPlace {
    fn drop(&mut self) {
        self.uploads.people.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.user);
    }
}

impl FromRequestParts<AppState> for UploadPlace {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let SignedIn(actor) = SignedIn::from_request_parts(parts, state).await?;
        state.uploads.take(actor.user_id)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn nobody_sends_two_files_at_once_and_not_everybody_does() {
        let uploads = Arc::new(Uploads::default());
        let person = |number: u128| UserId(Uuid::from_u128(number));
        let first = uploads.take(person(0)).unwrap();
        assert_eq!(uploads.take(person(0)).unwrap_err().0.code, "rate_limited");
        drop(first);
        let places: Vec<UploadPlace> = (0..MOST as u128).map(|number| uploads.take(person(number)).unwrap()).collect();
        assert!(uploads.take(person(99)).is_err());
        drop(places);
        assert!(uploads.take(person(99)).is_ok());
    }
}
