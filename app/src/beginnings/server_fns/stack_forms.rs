//! Server functions of stacks.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    beginnings::time_field::read_time,
    page::{Done, SafePath},
    request::{action_error, done_at, done_here, refuse, signed_in},
};

/// A stack as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StackForm {
    /// Which stack; for a new one, the id that makes a repeated post harmless.
    pub id: String,
    /// `true` for a new one.
    pub is_new: String,
    /// Id of the habit that comes before; blank where `cue` says it in words.
    pub anchor: String,
    pub cue: String,
    /// Id of the habit that follows.
    pub follower: String,
    /// `07:30`, or blank.
    pub at_time: String,
    pub place: String,
}

/// One stack.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StackIdForm {
    pub id: String,
}

/// One stack and which way it goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StackMoveForm {
    pub id: String,
    /// `up` or `down`.
    pub way: String,
}

/// A pair that is not to be suggested again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DismissForm {
    pub anchor: String,
    pub follower: String,
}

/// Makes a stack or changes one.
#[server(prefix = "/rpc", endpoint = "beginnings/save_stack")]
pub async fn save_stack(#[server(flatten)] form: StackForm) -> Result<(), AppError> {
    use domain::habits::DocumentFields;
    use services::{ExpectedVersion, habits::documents::NewDocument};

    let (services, actor) = signed_in()?;
    let fields = DocumentFields::Stack(fields(&form).map_err(|errors| refuse(errors.into()))?);
    if form.is_new == "true" {
        let wish = NewDocument { id: form.id.parse().ok(), fields, key: None };
        services.habits().create_document(&actor, wish).await.map_err(in_form)?;
    } else {
        let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
        services.habits().replace_document(&actor, id, fields, &ExpectedVersion::Any).await.map_err(in_form)?;
    }
    done_at(&stacks_path(), &Done::StackSaved);
    Ok(())
}

/// Takes a link out of a chain. Both habits stay.
#[server(prefix = "/rpc", endpoint = "beginnings/delete_stack")]
pub async fn delete_stack(#[server(flatten)] form: StackIdForm) -> Result<(), AppError> {
    use domain::habits::DocumentKind;

    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let expected = services::ExpectedVersion::Any;
    services.habits().delete_document(&actor, DocumentKind::Stack, id, &expected).await.map_err(action_error)?;
    done_at(&stacks_path(), &Done::StackDeleted);
    Ok(())
}

/// Moves a stack one place up or down among those with the same anchor.
#[server(prefix = "/rpc", endpoint = "beginnings/move_stack")]
pub async fn move_stack(#[server(flatten)] form: StackMoveForm) -> Result<(), AppError> {
    use services::habits::Way;

    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let way = match form.way.as_str() {
        "up" => Way::Up,
        "down" => Way::Down,
        _ => return Err(refuse(AppError::field("way", "unknown_choice"))),
    };
    services.habits().move_stack(&actor, id, way).await.map_err(action_error)?;
    done_here(&Done::Moved);
    Ok(())
}

/// Declines a suggestion for good.
#[server(prefix = "/rpc", endpoint = "beginnings/dismiss")]
pub async fn dismiss(#[server(flatten)] form: DismissForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = |text: &str| text.parse().map_err(|_| refuse(AppError::not_found()));
    let pair = domain::habits::StackPair { anchor: id(&form.anchor)?, follower: id(&form.follower)? };
    services.habits().dismiss_suggestion(&actor, pair).await.map_err(action_error)?;
    done_here(&Done::SuggestionDismissed);
    Ok(())
}

/// The fields of a stack. A habit before it says more than words, so words beside one are dropped.
#[cfg(feature = "ssr")]
fn fields(form: &StackForm) -> Result<domain::habits::StackFields, Vec<domain::problem::FieldError>> {
    use domain::{habits::StackFields, problem::FieldError};

    let id = |field: &str, text: &str| text.parse().map_err(|_| vec![FieldError::new(field, "required")]);
    let anchor = if form.anchor.is_empty() { None } else { Some(id("anchor", &form.anchor)?) };
    let fields = StackFields {
        anchor_habit_id: anchor,
        follower_habit_id: id("follower", &form.follower)?,
        cue: Some(form.cue.clone()).filter(|_| anchor.is_none()),
        at_time: read_time("at_time", &form.at_time).map_err(|error| vec![error])?,
        place: Some(form.place.clone()),
        position: None,
    };
    fields.checked().map_err(|errors| errors.into_iter().map(at_its_field).collect())
}

/// A refusal of the use case, beside the field that it is about.
#[cfg(feature = "ssr")]
fn in_form(error: services::ServiceError) -> AppError {
    match error {
        services::ServiceError::Invalid(errors) => {
            action_error(services::ServiceError::Invalid(errors.into_iter().map(at_its_field).collect()))
        }
        other => action_error(other),
    }
}

/// The rules call the habits by their columns; this form has shorter names.
#[cfg(feature = "ssr")]
fn at_its_field(error: domain::problem::FieldError) -> domain::problem::FieldError {
    let field = match error.field.as_str() {
        "anchor_habit_id" => "anchor",
        "follower_habit_id" => "follower",
        _ => return error,
    };
    domain::problem::FieldError::new(field, error.code)
}

#[cfg(feature = "ssr")]
fn stacks_path() -> SafePath {
    SafePath::parse("/app/stacks").unwrap_or_else(SafePath::app)
}
