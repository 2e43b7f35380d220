//! What this browser is able and allowed to do. On the server there is none, so nothing is possible there.

#[cfg(feature = "hydrate")]
use super::device;

/// Whether the browser shows notifications of this site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// The person was not asked yet.
    NotAsked,
    /// They agreed.
    Granted,
    /// They did not, or the browser decided for them. It does not ask again.
    Denied,
}

/// Why this device was not switched on or off: codes that have a sentence in `ui::words`.
pub type Refusal = &'static str;

/// Whether this browser can take messages at all. On an iPhone only the installed app can.
#[must_use]
pub fn is_supported() -> bool {
    #[cfg(feature = "hydrate")]
    return device::is_supported();
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Whether it may show them.
#[must_use]
pub fn permission() -> Permission {
    #[cfg(feature = "hydrate")]
    return device::permission();
    #[cfg(not(feature = "hydrate"))]
    Permission::NotAsked
}

/// Whether this browser is subscribed now.
pub async fn is_subscribed() -> bool {
    #[cfg(feature = "hydrate")]
    return device::is_subscribed().await;
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Asks for permission where that is needed, subscribes, and tells the server. Called from a tap and from nowhere else:
/// browsers refuse to ask otherwise, and remember a no for good.
///
/// # Errors
/// `push_not_possible`, `push_not_allowed`, `push_service_failed`, `network`, `signed_out`.
pub async fn subscribe() -> Result<(), Refusal> {
    #[cfg(feature = "hydrate")]
    return device::subscribe().await;
    #[cfg(not(feature = "hydrate"))]
    Err("push_not_possible")
}

/// Takes the subscription back, here and on the server.
///
/// # Errors
/// `network`, `signed_out`.
pub async fn unsubscribe() -> Result<(), Refusal> {
    #[cfg(feature = "hydrate")]
    return device::unsubscribe().await;
    #[cfg(not(feature = "hydrate"))]
    Ok(())
}
