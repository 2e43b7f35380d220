//! Server functions that make, change, order and remove habits.

#[cfg(feature = "ssr")]
use domain::ids::HabitId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use services::{Actor, Services};
#[cfg(feature = "ssr")]
use wire::habits::HabitBody;

use super::HabitForm;
#[cfg(feature = "ssr")]
use super::documents::{group_named, identity_named};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    habits::list::order::{Way, neighbour, swapped},
    page::{Done, SafePath},
    request::{action_error, done_at, done_here, refuse, signed_in},
};

/// One habit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HabitIdForm {
    pub habit_id: String,
    /// `true` when this takes something back.
    pub undo: String,
}

/// One habit and which way it goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub habit_id: String,
    /// `up` or `down`.
    pub way: String,
    /// The habit whose place it takes: the next one that is shown. Blank for the next one of all.
    pub past: String,
}

/// Ids from first to last, joined by commas.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderForm {
    pub ids: String,
}

/// Makes a habit and shows it.
#[server(prefix = "/rpc", endpoint = "habits/create")]
pub async fn create(#[server(flatten)] form: HabitForm) -> Result<String, AppError> {
    let (services, actor) = signed_in()?;
    let body = form.body(actor.preferences.number_format, None).map_err(|errors| refuse(errors.into()))?;
    let body = settled(&services, &actor, &form, body).await?;
    let id = body.id.map(HabitId);
    let fields = body.into_fields().map_err(|errors| refuse(errors.into()))?;
    let made = services.habits().create(&actor, id, fields).await.map_err(action_error)?;
    let id = made.record.habit.id;
    done_at(&habit_path(id), &Done::HabitCreated);
    Ok(id.to_string())
}

/// Replaces a habit's fields and shows it.
#[server(prefix = "/rpc", endpoint = "habits/replace")]
pub async fn replace(#[server(flatten)] form: HabitForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id: HabitId = form.habit_id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let now = services.habits().find(&actor, id).await.map_err(action_error)?.habit;
    let body = form.body(actor.preferences.number_format, Some(&now)).map_err(|errors| refuse(errors.into()))?;
    let body = settled(&services, &actor, &form, body).await?;
    let fields = body.into_fields().map_err(|errors| refuse(errors.into()))?;
    let seen = form.version.parse().unwrap_or(now.version);
    services.habits().replace_seen(&actor, id, seen, fields, now.archived_at).await.map_err(action_error)?;
    done_at(&habit_path(id), &Done::HabitSaved);
    Ok(())
}

/// Takes a habit off the daily list; its history stays.
#[server(prefix = "/rpc", endpoint = "habits/archive")]
pub async fn archive(#[server(flatten)] form: HabitIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse_id(&form)?;
    services.habits().archive(&actor, id).await.map_err(action_error)?;
    done_here(&if form.undo.is_empty() { Done::Archived(id) } else { Done::Undone });
    Ok(())
}

/// Puts an archived habit back on the list.
#[server(prefix = "/rpc", endpoint = "habits/restore")]
pub async fn restore(#[server(flatten)] form: HabitIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse_id(&form)?;
    services.habits().restore(&actor, id).await.map_err(action_error)?;
    done_here(&if form.undo.is_empty() { Done::Restored(id) } else { Done::Undone });
    Ok(())
}

/// Puts a habit into the trash and goes to the list, because its own page is gone.
#[server(prefix = "/rpc", endpoint = "habits/delete")]
pub async fn delete(#[server(flatten)] form: HabitIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse_id(&form)?;
    services.habits().delete(&actor, id).await.map_err(action_error)?;
    done_at(&list_path(), &Done::Deleted(id));
    Ok(())
}

/// Takes a habit out of the trash.
#[server(prefix = "/rpc", endpoint = "habits/undelete")]
pub async fn undelete(#[server(flatten)] form: HabitIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse_id(&form)?;
    services.habits().undelete(&actor, id).await.map_err(action_error)?;
    done_at(&habit_path(id), &Done::Undeleted);
    Ok(())
}

/// Moves a habit one place up or down among those in use.
#[server(prefix = "/rpc", endpoint = "habits/move")]
pub async fn move_habit(#[server(flatten)] form: MoveForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id: HabitId = form.habit_id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let list = services.habits().list(&actor).await.map_err(action_error)?;
    let ids: Vec<HabitId> = list.items.iter().map(|item| item.habit.id).collect();
    let way = Way::parse(&form.way).ok_or_else(|| refuse(AppError::field("way", "unknown_choice")))?;
    // At the end of the list there is no neighbour, and nothing moves.
    let past = form.past.parse().ok().or_else(|| neighbour(&ids, id, way)).unwrap_or(id);
    let ids = swapped(&ids, id, past).ok_or_else(|| refuse(AppError::not_found()))?;
    services.habits().order(&actor, &ids).await.map_err(action_error)?;
    done_here(&Done::Moved);
    Ok(())
}

/// Puts habits into a new order; those left out keep their place after these.
#[server(prefix = "/rpc", endpoint = "habits/order")]
pub async fn order(#[server(flatten)] form: OrderForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let ids: Result<Vec<HabitId>, _> =
        form.ids.split(',').filter(|id| !id.is_empty()).take(1000).map(str::parse).collect();
    let ids = ids.map_err(|_| refuse(AppError::field("ids", "not_an_id")))?;
    services.habits().order(&actor, &ids).await.map_err(action_error)?;
    done_here(&Done::Moved);
    Ok(())
}

/// The body with the group and the identity that the form names anew, once everything else in it was accepted.
#[cfg(feature = "ssr")]
async fn settled(
    services: &Services,
    actor: &Actor,
    form: &HabitForm,
    mut body: HabitBody,
) -> Result<HabitBody, AppError> {
    if let Ok(Some(name)) = form.new_group() {
        body.group_id = Some(group_named(services, actor, &name).await?);
    }
    if let Ok(Some(statement)) = form.new_identity() {
        body.identity_id = Some(identity_named(services, actor, &statement).await?);
    }
    Ok(body)
}

#[cfg(feature = "ssr")]
fn parse_id(form: &HabitIdForm) -> Result<HabitId, AppError> {
    form.habit_id.parse().map_err(|_| refuse(AppError::not_found()))
}

#[cfg(feature = "ssr")]
fn habit_path(id: HabitId) -> SafePath {
    SafePath::parse(&format!("/app/habits/{id}")).unwrap_or_else(SafePath::app)
}

#[cfg(feature = "ssr")]
fn list_path() -> SafePath {
    SafePath::parse("/app/habits").unwrap_or_else(SafePath::app)
}
