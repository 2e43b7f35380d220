//! Browsers that take messages while no page is open.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A browser's subscription, in the shape of `PushSubscription.toJSON()`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PushSubscriptionBody {
    /// Where its push service takes messages: https at a public address.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2048))]
    pub endpoint: String,
    /// Ignored: push services say themselves when a subscription has ended.
    #[serde(default, rename = "expirationTime", skip_serializing_if = "Option::is_none")]
    pub expiration_time: Option<f64>,
    /// The browser's keys.
    pub keys: PushKeysBody,
}

/// The keys of a browser, in base64url.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PushKeysBody {
    /// The public key: 65 bytes, an uncompressed point of P-256.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{87}=?$"))]
    pub p256dh: String,
    /// The secret: 16 bytes.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{22}(==)?$"))]
    pub auth: String,
}

/// A browser, without what could be used to send to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushSubscriptionView {
    /// Which.
    pub id: Uuid,
    /// `Chrome on Android`: a claim of the browser.
    pub label: String,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When something was last sent to it.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub last_sent_at: Option<Timestamp>,
    /// What came of that: `delivered`, `too_many`, `service_failed`, `not_reached`, `too_large`, `refused`,
    /// `not_allowed` or `not_encrypted`.
    pub last_outcome: Option<String>,
    /// Failures since the last delivery.
    pub failed_count: u32,
    /// Whether it belongs to the session that asks.
    pub is_here: bool,
}

/// The key that browsers subscribe with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PushKeyView {
    /// For `applicationServerKey`: 87 characters of base64url.
    pub public_key: String,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_browser_says_of_itself_is_read_as_it_stands() {
        let keys = json!({ "p256dh": "BCVx", "auth": "BTBZ" });
        for expires in [json!(null), json!(1_800_000_000_000.5)] {
            let said = json!({ "endpoint": "https://push.example.org/a", "expirationTime": expires, "keys": keys });
            let body: PushSubscriptionBody = serde_json::from_value(said).unwrap();
            assert_eq!((body.endpoint.as_str(), body.keys.auth.as_str()), ("https://push.example.org/a", "BTBZ"));
        }
        let plain = json!({ "endpoint": "https://push.example.org/a", "keys": keys });
        assert!(serde_json::from_value::<PushSubscriptionBody>(plain).unwrap().expiration_time.is_none());
    }
}
