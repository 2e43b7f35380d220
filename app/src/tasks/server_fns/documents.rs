//! Server functions of projects, sections, labels and saved filters. One way of writing for all of them, because all
//! are written whole.

#[cfg(feature = "ssr")]
use domain::{
    habits::{DocumentFields, DocumentKind},
    tasks::OrderKey,
};
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use services::{Actor, ExpectedVersion, Services, habits::documents::NewDocument};
#[cfg(feature = "ssr")]
use uuid::Uuid;

#[cfg(feature = "ssr")]
use super::tasks::place;
use super::{MoveSortedForm, SortingForm};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_at, done_here, refuse, signed_in},
    tasks::sorting::{body_of_filter, body_of_label, body_of_project, body_of_section},
};

/// Makes a project and shows it, or changes one.
#[server(prefix = "/rpc", endpoint = "tasks/save_project")]
pub async fn save_project(#[server(flatten)] form: SortingForm) -> Result<String, AppError> {
    let now = signed_in()?.0.now();
    let fields = body_of_project(&form, now).into_fields().map_err(|errors| refuse(errors.into()))?;
    let id = save(&form, fields).await?;
    done_at(&place(&format!("/app/tasks/projects/{id}")), &Done::ProjectSaved);
    Ok(id.to_string())
}

/// Deletes a project; its tasks stay.
#[server(prefix = "/rpc", endpoint = "tasks/delete_project")]
pub async fn delete_project(#[server(flatten)] form: SortingForm) -> Result<(), AppError> {
    remove(DocumentKind::Project, &form).await?;
    done_at(&place("/app/tasks/projects"), &Done::ProjectDeleted);
    Ok(())
}

/// Makes a section of a project, or changes one.
#[server(prefix = "/rpc", endpoint = "tasks/save_section")]
pub async fn save_section(#[server(flatten)] form: SortingForm) -> Result<(), AppError> {
    let body = body_of_section(&form).map_err(|error| refuse(error.into()))?;
    save(&form, body.into_fields().map_err(|errors| refuse(errors.into()))?).await?;
    done_at(&place(&format!("/app/tasks/projects/{}", form.project_id)), &Done::SectionSaved);
    Ok(())
}

/// Deletes a section; its tasks stay in the project.
#[server(prefix = "/rpc", endpoint = "tasks/delete_section")]
pub async fn delete_section(#[server(flatten)] form: SortingForm) -> Result<(), AppError> {
    remove(DocumentKind::Section, &form).await?;
    done_at(&place(&format!("/app/tasks/projects/{}", form.project_id)), &Done::SectionDeleted);
    Ok(())
}

/// Makes a label, or changes one.
#[server(prefix = "/rpc", endpoint = "tasks/save_label")]
pub async fn save_label(#[server(flatten)] form: SortingForm) -> Result<(), AppError> {
    save(&form, body_of_label(&form).into_fields().map_err(|errors| refuse(errors.into()))?).await?;
    done_at(&place("/app/tasks/labels"), &Done::LabelSaved);
    Ok(())
}

/// Deletes a label; its tasks stay.
#[server(prefix = "/rpc", endpoint = "tasks/delete_label")]
pub async fn delete_label(#[server(flatten)] form: SortingForm) -> Result<(), AppError> {
    remove(DocumentKind::Label, &form).await?;
    done_at(&place("/app/tasks/labels"), &Done::LabelDeleted);
    Ok(())
}

/// Keeps a filter under a name.
#[server(prefix = "/rpc", endpoint = "tasks/save_filter")]
pub async fn save_filter(#[server(flatten)] form: SortingForm) -> Result<(), AppError> {
    save(&form, body_of_filter(&form).into_fields().map_err(|errors| refuse(errors.into()))?).await?;
    done_at(&place("/app/tasks/filters"), &Done::FilterSaved);
    Ok(())
}

/// Forgets a filter.
#[server(prefix = "/rpc", endpoint = "tasks/delete_filter")]
pub async fn delete_filter(#[server(flatten)] form: SortingForm) -> Result<(), AppError> {
    remove(DocumentKind::TaskFilter, &form).await?;
    done_at(&place("/app/tasks/filters"), &Done::FilterDeleted);
    Ok(())
}

/// Moves a project, a section or a label between two others of its list.
#[server(prefix = "/rpc", endpoint = "tasks/move_sorted")]
pub async fn move_sorted(#[server(flatten)] form: MoveSortedForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let kind = DocumentKind::of_entity(&form.what).filter(|kind| kind.has_keys());
    let kind = kind.ok_or_else(|| refuse(AppError::field("what", "unknown_choice")))?;
    let above = place_of(&services, &actor, kind, &form.above).await?;
    let below = place_of(&services, &actor, kind, &form.below).await?;
    // Two rows in the same place leave no room between them: then nothing moves.
    if let Some(position) = OrderKey::between(above.as_ref(), below.as_ref()) {
        let id = parse(&form.id)?;
        services.habits().order_document(&actor, kind, id, &position).await.map_err(action_error)?;
    }
    done_here(&Done::Moved);
    Ok(())
}

#[cfg(feature = "ssr")]
async fn place_of(
    services: &Services,
    actor: &Actor,
    kind: DocumentKind,
    id: &str,
) -> Result<Option<OrderKey>, AppError> {
    if id.is_empty() {
        return Ok(None);
    }
    let document = services.habits().document(actor, kind, parse(id)?).await.map_err(action_error)?;
    Ok(Some(document.place().key()))
}

#[cfg(feature = "ssr")]
async fn save(form: &SortingForm, fields: DocumentFields) -> Result<Uuid, AppError> {
    let (services, actor) = signed_in()?;
    if form.is_new == "true" {
        let id = form.id.parse().ok().filter(|id: &Uuid| !id.is_nil());
        let wish = NewDocument { id, fields, key: None };
        return Ok(services.habits().create_document(&actor, wish).await.map_err(action_error)?.document.id());
    }
    let (id, any) = (parse(&form.id)?, ExpectedVersion::Any);
    services.habits().replace_document(&actor, id, fields, &any).await.map_err(action_error)?;
    Ok(id)
}

#[cfg(feature = "ssr")]
async fn remove(kind: DocumentKind, form: &SortingForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = parse(&form.id)?;
    services.habits().delete_document(&actor, kind, id, &ExpectedVersion::Any).await.map_err(action_error)
}

#[cfg(feature = "ssr")]
fn parse(id: &str) -> Result<Uuid, AppError> {
    id.parse().map_err(|_| refuse(AppError::not_found()))
}
