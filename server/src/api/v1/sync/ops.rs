//! `POST /sync/ops`

use axum::{Json, extract::State};
use domain::{ids::DeviceId, problem::Problem};
use services::sync::{AppliedEntity, OperationAnswer, OperationOutcome};
use wire::{
    ProblemView,
    habits::EntryView,
    sync::{OLDEST_PROTOCOL, OperationResult, OperationStatus, OperationsAnswer, OperationsBody, PROTOCOL},
};

use super::operation;
use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Apply a batch of the offline queue: one transaction, each operation at most once for ever.
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
    let client_build: String = body.client_build.chars().filter(|c| !c.is_control()).take(64).collect();
    let operations = body.ops.into_iter().map(operation::read).collect();
    let device = DeviceId(body.device_id);
    let answers = state.services.sync().apply(&actor, device, &client_build, operations).await?;
    Ok(Json(OperationsAnswer {
        wellspring: PROTOCOL,
        results: answers.into_iter().map(result).collect(),
        server_time: state.services.now(),
        user_id: actor.user_id.uuid(),
    }))
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
            serde_json::to_value(wire::habits::HabitView::new(&record.habit, record.chosen_starts_on)?).ok()
        }
        AppliedEntity::Entry(entry) => serde_json::to_value(EntryView::from(*entry)).ok(),
    });
    OperationResult { op_id: answer.op_id, status, code: answer.code, entity, version: answer.version }
}
