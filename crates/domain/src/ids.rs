//! Typed ids, so that a habit's id can never be passed where a user's is meant.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The bare value, for SQL and URLs.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl core::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    UserId,
    /// A habit; unique within its owner.
    HabitId,
    /// A signed-in device or a family of refresh tokens.
    SessionId,
    /// A personal access token.
    AccessTokenId,
    /// One operation of the offline queue; unique within its owner.
    OpId,
    /// One browser or installed app.
    DeviceId,
    /// A mail in the outbox.
    MailId,
    /// A refused form kept for ten minutes.
    DraftId,
}

/// Makes a UUIDv7 (RFC 9562, section 5.7) from a Unix time in milliseconds and ten random bytes.
#[must_use]
pub fn uuid_v7(unix_millis: u64, random: &[u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(unix_millis, random).into_uuid()
}
