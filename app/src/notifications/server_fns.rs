//! Server functions behind the list of devices that take messages.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_here, refuse, signed_in},
};

/// One device.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PushDeviceForm {
    pub id: String,
}

/// Sends a device a message that says no more than that messages arrive.
#[server(prefix = "/rpc", endpoint = "notifications/test_device")]
pub async fn test_device(#[server(flatten)] form: PushDeviceForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.push().test(&actor, id).await.map_err(action_error)?;
    done_here(&Done::DeviceTested);
    Ok(())
}

/// Sends a device nothing any more.
#[server(prefix = "/rpc", endpoint = "notifications/forget_device")]
pub async fn forget_device(#[server(flatten)] form: PushDeviceForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.push().unsubscribe(&actor, id).await.map_err(action_error)?;
    done_here(&Done::DeviceForgotten);
    Ok(())
}
