//! `POST /sync/ops`

use axum::{Json, extract::State};
use domain::{
    ids::DeviceId,
    problem::{FieldError, Problem},
};
use services::sync::{AppliedEntity, OperationAnswer, OperationOutcome};
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{EntryView, HabitView, document_value},
    sync::{OLDEST_PROTOCOL, OperationResult, OperationStatus, OperationsAnswer, OperationsBody, PROTOCOL},
    tasks::TaskView,
};

use super::operation;
use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Apply a batch of the offline queue: one transaction, each operation at most once for ever. One that cannot be read
/// or done is refused alone. Results stand in the order of `ops`.
#[utoipa::path(post, path = "/sync/ops", tag = "sync", request_body = OperationsBody, security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OperationsAnswer), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn apply_operations(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<OperationsBody>,
) -> Result<Json<OperationsAnswer>, ApiError> {
    if body.wellspring < OLDEST_PROTOCOL {
        // Whole, because half of a queue applied would be worse than a queue that waits for a reload.
        return Err(ApiError(Problem::new(409, "client_too_old")));
    }
    if body.ops.len() > 1_000 {
        return Err(ApiError(Problem::new(413, "payload_too_large")));
    }
    check_build(&body.client_build)?;
    let mut operations = Vec::with_capacity(body.ops.len());
    let refused: Vec<_> = body
        .ops
        .into_iter()
        .map(|sent| match operation::read(sent, &actor.preferences) {
            Ok(operation) => {
                operations.push(operation);
                None
            }
            Err(op_id) => Some(unreadable(op_id)),
        })
        .collect();
    let device = DeviceId(body.device_id);
    let answers = state.services.sync().apply(&actor, device, &body.client_build, operations).await?;
    let mut answers = answers.into_iter().map(result);
    Ok(Json(OperationsAnswer {
        wellspring: PROTOCOL,
        results: refused.into_iter().filter_map(|refused| refused.or_else(|| answers.next())).collect(),
        server_time: state.services.now(),
        user_id: actor.user_id.uuid(),
    }))
}

fn check_build(build: &str) -> Result<(), ApiError> {
    let code = match build {
        long if long.chars().count() > 64 => "too_long",
        odd if odd.contains(char::is_control) => "control_character",
        _ => return Ok(()),
    };
    Err(ApiError(Problem::invalid(vec![FieldError::new("client_build", code)])))
}

fn unreadable(op_id: Option<Uuid>) -> OperationResult {
    let code = Some("bad_operation".to_owned());
    OperationResult { op_id, status: OperationStatus::Rejected, code, entity: None, version: None }
}

fn result(answer: OperationAnswer) -> OperationResult {
    let status = match answer.outcome {
        OperationOutcome::Applied => OperationStatus::Applied,
        OperationOutcome::Duplicate => OperationStatus::Duplicate,
        OperationOutcome::Superseded => OperationStatus::Superseded,
        OperationOutcome::Rejected => OperationStatus::Rejected,
        OperationOutcome::Conflict => OperationStatus::Conflict,
    };
    let entity = answer.entity.and_then(|entity| match entity {
        AppliedEntity::Habit(record) => {
            let view = HabitView::new(&record.habit, record.chosen_starts_on, record.anchor)?;
            serde_json::to_value(view).ok()
        }
        AppliedEntity::Entry(entry) => serde_json::to_value(EntryView::from(*entry)).ok(),
        AppliedEntity::Task(task) => serde_json::to_value(TaskView::from(*task)).ok(),
        AppliedEntity::Document(document) => document_value(*document),
    });
    OperationResult { op_id: Some(answer.op_id), status, code: answer.code, entity, version: answer.version }
}
