//! `wellspring openapi`: the document of the API, for generators of clients. Needs no database.

use std::process::ExitCode;

use super::output;
use crate::api::v1;

/// Prints it as JSON.
pub(super) fn print() -> anyhow::Result<ExitCode> {
    let document = serde_json::to_string_pretty(&v1::openapi::document())?;
    output::line(&document);
    Ok(ExitCode::SUCCESS)
}
