//! `/import`: a file that was chosen. It is read and shown before anything changes.

use std::time::Duration;

use axum::{
    Extension,
    extract::{FromRequest as _, Multipart, Request, State, multipart::Field},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::problem::{FieldError, Problem};
use services::imports::{MOST_FILE_BYTES, NewImport};

use super::send_back::{send_back, sign_in_first};
use crate::{api::ApiError, middleware::session::Caller, state::AppState};

/// The page of the form.
const PAGE: &str = "/app/settings/data/import";
/// Its name in a draft, and that of its field.
const FORM: &str = "import";
const FIELD: &str = "file";
/// A file over the limit is still taken in this far and forgotten at once: a browser that is cut off in the middle of
/// sending shows no page that could say why.
const DRAINED_BYTES: usize = 256 << 20;
/// Long enough for a large file over a slow connection.
const WITHIN: Duration = Duration::from_secs(600);

pub(super) async fn post(
    State(state): State<AppState>,
    caller: Option<Extension<Caller>>,
    request: Request,
) -> Response {
    let Some(actor) = caller.as_deref().and_then(Caller::actor) else { return sign_in_first(PAGE) };
    let _place = match state.uploads.take(actor.user_id) {
        Ok(place) => place,
        Err(error) => return send_back(&state, actor, PAGE, FORM, error.0).await,
    };
    let sent = match tokio::time::timeout(WITHIN, sent_file(request, &state)).await {
        Ok(sent) => sent,
        Err(_) => Err(Problem::new(408, "timeout")),
    };
    let taken = match sent {
        Ok(new) => Box::pin(state.services.imports().upload(actor, new)).await.map_err(|error| ApiError::from(error).0),
        Err(problem) => Err(problem),
    };
    match taken {
        Ok(import) => Redirect::to(&format!("{PAGE}/{}", import.id)).into_response(),
        Err(problem) => send_back(&state, actor, PAGE, FORM, problem).await,
    }
}

/// The one file of the form.
async fn sent_file(request: Request, state: &AppState) -> Result<NewImport, Problem> {
    let broken = || Problem::new(400, "bad_input");
    let mut parts = Multipart::from_request(request, state).await.map_err(|_| broken())?;
    while let Some(field) = parts.next_field().await.map_err(|_| broken())? {
        if field.name() == Some(FIELD) {
            let file_name = field.file_name().unwrap_or_default().to_owned();
            return Ok(NewImport { file_name, content: content(field).await?, key: None });
        }
    }
    Err(refused("required"))
}

async fn content(mut field: Field<'_>) -> Result<Vec<u8>, Problem> {
    let (mut content, mut length) = (Vec::new(), 0);
    while let Some(chunk) = field.chunk().await.map_err(|_| Problem::new(400, "bad_input"))? {
        length += chunk.len();
        if length > DRAINED_BYTES {
            break;
        }
        if length <= MOST_FILE_BYTES {
            content.extend_from_slice(&chunk);
        } else {
            content = Vec::new();
        }
    }
    if length > MOST_FILE_BYTES { Err(refused("payload_too_large")) } else { Ok(content) }
}

fn refused(code: &str) -> Problem {
    Problem::invalid(vec![FieldError::new(FIELD, code)])
}
