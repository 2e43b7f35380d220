//! Server functions behind the files that are asked for.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_here, refuse, signed_in},
};

/// A wish for a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportWish {
    /// The code of one of the forms.
    pub format: String,
}

/// One file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportIdForm {
    pub id: String,
}

/// Asks for a file. It is made beside the answer and shows on the page when it is ready.
#[server(prefix = "/rpc", endpoint = "in_and_out/request_export")]
pub async fn request_export(#[server(flatten)] form: ExportWish) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let wish = services::exports::ExportForm::parse(&form.format);
    let wish = wish.map_err(|code| refuse(AppError::field("format", code)))?;
    services.exports().request(&actor, wish).await.map_err(action_error)?;
    done_here(&Done::ExportAsked);
    Ok(())
}

/// Deletes a file before its day is over.
#[server(prefix = "/rpc", endpoint = "in_and_out/remove_export")]
pub async fn remove_export(#[server(flatten)] form: ExportIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.exports().remove(&actor, id).await.map_err(action_error)?;
    done_here(&Done::ExportRemoved);
    Ok(())
}
