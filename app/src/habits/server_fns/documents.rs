//! Server functions of groups and pauses.

use domain::habits::{GroupsView, PausesView};
#[cfg(feature = "ssr")]
use domain::{
    habits::{DocumentFields, DocumentKind, HabitGroup, Pause, ended_before, groups_view, pauses_view},
    ids::{GroupId, PauseId},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};
#[cfg(feature = "ssr")]
use services::{Actor, ExpectedVersion, Services, habits::documents::NewDocument};
#[cfg(feature = "ssr")]
use uuid::Uuid;
#[cfg(feature = "ssr")]
use wire::habits::{GroupBody, PauseBody};

use super::{DocumentIdForm, GroupForm, MoveGroupForm, PauseForm};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    habits::list::order::Way,
    page::{Done, SafePath},
    request::{action_error, done_at, loader_error, refuse, signed_in},
};

/// All groups.
#[server(prefix = "/rpc", endpoint = "habits/load_groups", input = GetUrl, output = JsonAnswer)]
pub async fn load_groups(draft: Option<String>) -> Result<Loaded<GroupsView>, AppError> {
    let (services, actor) = signed_in()?;
    let groups = services.habits().groups(&actor).await.map_err(loader_error)?;
    let habits = services.habits().all(&actor).await.map_err(loader_error)?;
    let value = groups_view(groups, habits.iter().map(|record| &record.habit));
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// All pauses, and what may be paused.
#[server(prefix = "/rpc", endpoint = "habits/load_pauses", input = GetUrl, output = JsonAnswer)]
pub async fn load_pauses(draft: Option<String>) -> Result<Loaded<PausesView>, AppError> {
    let (services, actor) = signed_in()?;
    let pauses = services.habits().pauses(&actor).await.map_err(loader_error)?;
    let groups = services.habits().groups(&actor).await.map_err(loader_error)?;
    let habits = services.habits().all(&actor).await.map_err(loader_error)?;
    let today = actor.day_at(services.now());
    let value = pauses_view(&pauses, habits.iter().map(|record| &record.habit), &groups, today);
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// Makes a group.
#[server(prefix = "/rpc", endpoint = "habits/create_group")]
pub async fn create_group(#[server(flatten)] form: GroupForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let fields = form.body(None).into_fields().map_err(|errors| refuse(errors.into()))?;
    let wish = NewDocument { id: form.id.parse().ok().filter(|id: &Uuid| !id.is_nil()), fields, key: None };
    services.habits().create_document(&actor, wish).await.map_err(action_error)?;
    done_at(&place("/app/habits/groups"), &Done::GroupSaved);
    Ok(())
}

/// Gives a group another name.
#[server(prefix = "/rpc", endpoint = "habits/rename_group")]
pub async fn rename_group(#[server(flatten)] form: GroupForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.id)?;
    let fields = form.body(None).into_fields().map_err(|errors| refuse(errors.into()))?;
    services.habits().replace_document(&actor, id, fields, &ExpectedVersion::Any).await.map_err(action_error)?;
    done_at(&place("/app/habits/groups"), &Done::GroupSaved);
    Ok(())
}

/// Moves a group by one place.
#[server(prefix = "/rpc", endpoint = "habits/move_group")]
pub async fn move_group(#[server(flatten)] form: MoveGroupForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = GroupId(parse(&form.id)?);
    let way = Way::parse(&form.way).ok_or_else(|| refuse(AppError::field("way", "unknown_choice")))?;
    let mut ids: Vec<GroupId> =
        services.habits().groups(&actor).await.map_err(action_error)?.iter().map(|group| group.id).collect();
    let at = ids.iter().position(|known| *known == id).ok_or_else(|| refuse(AppError::not_found()))?;
    let to = match way {
        Way::Up => at.saturating_sub(1),
        Way::Down => (at + 1).min(ids.len() - 1),
    };
    ids.swap(at, to);
    services.habits().order_groups(&actor, &ids).await.map_err(action_error)?;
    done_at(&place("/app/habits/groups"), &Done::Moved);
    Ok(())
}

/// Deletes a group; its habits stay.
#[server(prefix = "/rpc", endpoint = "habits/delete_group")]
pub async fn delete_group(#[server(flatten)] form: DocumentIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    delete(&services, &actor, DocumentKind::Group, parse(&form.id)?).await?;
    done_at(&place("/app/habits/groups"), &Done::GroupDeleted);
    Ok(())
}

/// Makes a pause.
#[server(prefix = "/rpc", endpoint = "habits/create_pause")]
pub async fn create_pause(#[server(flatten)] form: PauseForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let body = form.body(actor.day_at(services.now())).map_err(|errors| refuse(errors.into()))?;
    let id = body.id;
    let fields = body.into_fields().map_err(|errors| refuse(errors.into()))?;
    let wish = NewDocument { id, fields, key: None };
    services.habits().create_document(&actor, wish).await.map_err(action_error)?;
    done_at(&place("/app/pauses"), &Done::PauseSaved);
    Ok(())
}

/// Ends a pause, so that today asks for something again.
#[server(prefix = "/rpc", endpoint = "habits/end_pause")]
pub async fn end_pause(#[server(flatten)] form: DocumentIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.id)?;
    let pauses = services.habits().pauses(&actor).await.map_err(action_error)?;
    let pause: Option<Pause> = pauses.into_iter().find(|pause| pause.id == PauseId(id));
    let pause = pause.ok_or_else(|| refuse(AppError::not_found()))?;
    match ended_before(&pause, actor.day_at(services.now())) {
        Some(ended) => {
            let fields = PauseBody::of(&ended).into_fields().map_err(|errors| refuse(errors.into()))?;
            let seen = ExpectedVersion::Any;
            services.habits().replace_document(&actor, id, fields, &seen).await.map_err(action_error)?;
        }
        None => delete(&services, &actor, DocumentKind::Pause, id).await?,
    }
    done_at(&place("/app/pauses"), &Done::PauseEnded);
    Ok(())
}

/// Deletes a pause: its days ask for what they would have asked for.
#[server(prefix = "/rpc", endpoint = "habits/delete_pause")]
pub async fn delete_pause(#[server(flatten)] form: DocumentIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    delete(&services, &actor, DocumentKind::Pause, parse(&form.id)?).await?;
    done_at(&place("/app/pauses"), &Done::PauseDeleted);
    Ok(())
}

/// The group that a habit's form names anew, by its id: one of that name is taken as it is.
#[cfg(feature = "ssr")]
pub(super) async fn group_named(services: &Services, actor: &Actor, name: &str) -> Result<Uuid, AppError> {
    let known: Vec<HabitGroup> = services.habits().groups(actor).await.map_err(action_error)?;
    if let Some(group) = known.iter().find(|group| group.name == name) {
        return Ok(group.id.uuid());
    }
    let body = GroupBody { id: None, name: name.to_owned(), position: None };
    make(services, actor, body.into_fields().map_err(|errors| refuse(errors.into()))?).await
}

/// The identity that a habit's form names anew, by its id: one that says the same is taken as it is.
#[cfg(feature = "ssr")]
pub(super) async fn identity_named(services: &Services, actor: &Actor, statement: &str) -> Result<Uuid, AppError> {
    let known = services.habits().identities(actor).await.map_err(action_error)?;
    if let Some(identity) = known.iter().find(|identity| identity.statement == statement) {
        return Ok(identity.id.uuid());
    }
    let body = wire::habits::IdentityBody { id: None, statement: statement.to_owned(), position: None };
    make(services, actor, body.into_fields().map_err(|errors| refuse(errors.into()))?).await
}

#[cfg(feature = "ssr")]
async fn make(services: &Services, actor: &Actor, fields: DocumentFields) -> Result<Uuid, AppError> {
    let wish = NewDocument { id: None, fields, key: None };
    Ok(services.habits().create_document(actor, wish).await.map_err(action_error)?.document.id())
}

#[cfg(feature = "ssr")]
async fn delete(services: &Services, actor: &Actor, kind: DocumentKind, id: Uuid) -> Result<(), AppError> {
    services.habits().delete_document(actor, kind, id, &ExpectedVersion::Any).await.map_err(action_error)
}

#[cfg(feature = "ssr")]
fn parse(id: &str) -> Result<Uuid, AppError> {
    id.parse().map_err(|_| refuse(AppError::not_found()))
}

#[cfg(feature = "ssr")]
fn place(path: &str) -> SafePath {
    SafePath::parse(path).unwrap_or_else(SafePath::app)
}
