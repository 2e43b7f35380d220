//! Server functions of identities.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::{Done, SafePath},
    request::{action_error, done_at, refuse, signed_in},
};

/// A sentence and the habits that stand for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdentityForm {
    /// Which identity; for a new one, the id that makes a repeated post harmless.
    pub id: String,
    /// `true` for a new one.
    pub is_new: String,
    pub statement: String,
    /// Ids of habits.
    pub habits: Vec<String>,
}

/// One identity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdentityIdForm {
    pub id: String,
}

/// Makes an identity or changes one, and lets exactly the named habits stand for it.
#[server(prefix = "/rpc", endpoint = "beginnings/save_identity")]
pub async fn save_identity(#[server(flatten)] form: IdentityForm) -> Result<(), AppError> {
    use domain::{
        habits::{DocumentFields, IdentityFields},
        ids::{HabitId, IdentityId},
    };
    use services::{ExpectedVersion, habits::documents::NewDocument};

    let (services, actor) = signed_in()?;
    let fields = IdentityFields { statement: form.statement, position: None };
    let fields = DocumentFields::Identity(fields.checked().map_err(|errors| refuse(errors.into()))?);
    let habits: Result<Vec<HabitId>, _> = form.habits.iter().map(|id| id.parse()).collect();
    let habits = habits.map_err(|_| refuse(AppError::field("habits", "not_an_id")))?;
    let id = if form.is_new == "true" {
        let wish = NewDocument { id: form.id.parse().ok(), fields, key: None };
        services.habits().create_document(&actor, wish).await.map_err(action_error)?.document.id()
    } else {
        let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
        let changed = services.habits().replace_document(&actor, id, fields, &ExpectedVersion::Any).await;
        changed.map_err(action_error)?.id()
    };
    services.habits().stand_for(&actor, IdentityId(id), &habits).await.map_err(action_error)?;
    done_at(&identities_path(), &Done::IdentitySaved);
    Ok(())
}

/// Deletes an identity. Its habits stay and stand for nobody.
#[server(prefix = "/rpc", endpoint = "beginnings/delete_identity")]
pub async fn delete_identity(#[server(flatten)] form: IdentityIdForm) -> Result<(), AppError> {
    use domain::habits::DocumentKind;

    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let expected = services::ExpectedVersion::Any;
    services.habits().delete_document(&actor, DocumentKind::Identity, id, &expected).await.map_err(action_error)?;
    done_at(&identities_path(), &Done::IdentityDeleted);
    Ok(())
}

#[cfg(feature = "ssr")]
fn identities_path() -> SafePath {
    SafePath::parse("/app/identity").unwrap_or_else(SafePath::app)
}
