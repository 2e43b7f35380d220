//! `/unsubscribe/{token}`: the way out that every mail of a notification carries. The page asks first, because programs
//! that look into mail follow links; a mail program that was told to stop posts, and that is enough (RFC 8058).

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use services::{ServiceError, unsubscribe::MailChoice};

use crate::{
    api::ApiError,
    site::{
        answer::{Visit, private_page, refusal, refused_page, without_referrer},
        pages::{self, UnsubscribeModel, UnsubscribeState},
    },
    state::AppState,
};

type Looked = Result<MailChoice, ServiceError>;

pub(in crate::site) async fn show(State(state): State<AppState>, visit: Visit, Path(token): Path<String>) -> Response {
    let looked = state.services.unsubscribe().look(&token).await;
    answer(&visit, token, looked, |choice| if choice.is_on { UnsubscribeState::On } else { UnsubscribeState::Off })
}

/// Whatever is posted: the form of the page has no fields, and a mail program says `List-Unsubscribe=One-Click`.
pub(in crate::site) async fn post(State(state): State<AppState>, visit: Visit, Path(token): Path<String>) -> Response {
    let stopped = state.services.unsubscribe().stop(&token).await;
    answer(&visit, token, stopped, |_| UnsubscribeState::Off)
}

pub(in crate::site) async fn undo(State(state): State<AppState>, visit: Visit, Path(token): Path<String>) -> Response {
    let resumed = state.services.unsubscribe().resume(&token).await;
    answer(&visit, token, resumed, |_| UnsubscribeState::OnAgain)
}

fn answer(
    visit: &Visit,
    token: String,
    looked: Looked,
    state: impl FnOnce(MailChoice) -> UnsubscribeState,
) -> Response {
    let response = match looked {
        Ok(choice) => {
            let model = UnsubscribeModel { state: state(choice), kind: Some(choice.kind), token };
            private_page(StatusCode::OK, pages::unsubscribe(&visit.context(), &model))
        }
        Err(error) => {
            let (status, errors) = refusal(&ApiError::from(error));
            let code = errors.problem.clone().unwrap_or_default();
            let model = UnsubscribeModel { state: UnsubscribeState::Failed { code }, kind: None, token };
            refused_page(status, &errors, pages::unsubscribe(&visit.context(), &model))
        }
    };
    without_referrer(response)
}
