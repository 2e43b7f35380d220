//! Groups, identities, pauses, stacks and reminders over REST: one file a resource, because the five endpoints of each are the same.

mod answers;
mod groups;
mod identities;
mod pauses;
mod reminders;
mod stacks;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(groups::list_groups, groups::create_group))
        .routes(routes!(groups::get_group, groups::replace_group, groups::delete_group))
        .routes(routes!(identities::list_identities, identities::create_identity))
        .routes(routes!(identities::get_identity, identities::replace_identity, identities::delete_identity))
        .routes(routes!(pauses::list_pauses, pauses::create_pause))
        .routes(routes!(pauses::get_pause, pauses::replace_pause, pauses::delete_pause))
        .routes(routes!(reminders::list_reminders, reminders::create_reminder))
        .routes(routes!(reminders::get_reminder, reminders::replace_reminder, reminders::delete_reminder))
        .routes(routes!(stacks::list_stacks, stacks::create_stack))
        .routes(routes!(stacks::get_stack, stacks::replace_stack, stacks::delete_stack))
}
