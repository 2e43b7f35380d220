//! Groups, identities, pauses, stacks, reminders and what tasks are sorted by over REST: one file a resource, because
//! the five endpoints of each are the same.

mod answers;
mod filters;
mod groups;
mod identities;
mod labels;
mod pauses;
mod projects;
mod reminders;
mod sections;
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
        .routes(routes!(projects::list_projects, projects::create_project))
        .routes(routes!(projects::get_project, projects::replace_project, projects::delete_project))
        .routes(routes!(sections::list_sections, sections::create_section))
        .routes(routes!(sections::get_section, sections::replace_section, sections::delete_section))
        .routes(routes!(labels::list_labels, labels::create_label))
        .routes(routes!(labels::get_label, labels::replace_label, labels::delete_label))
        .routes(routes!(filters::list_filters, filters::create_filter))
        .routes(routes!(filters::get_filter, filters::replace_filter, filters::delete_filter))
}
