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
    /// A group of habits; unique within its owner.
    GroupId,
    /// A sentence about who a person wants to be; unique within its owner.
    IdentityId,
    /// A pause of habits; unique within its owner.
    PauseId,
    /// What a habit follows; unique within its owner.
    StackId,
    /// A plan for a wish; unique within its owner.
    PlanId,
    /// A reminder of a habit; unique within its owner.
    ReminderId,
    /// A task; unique within its owner.
    TaskId,
    /// What the occurrences of a repeated task have in common; unique within its owner.
    TaskSeriesId,
    /// A project of tasks; unique within its owner.
    ProjectId,
    /// A section of a project; unique within its owner.
    SectionId,
    /// A label of tasks; unique within its owner.
    LabelId,
    /// A saved filter of tasks; unique within its owner.
    TaskFilterId,
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
    /// A piece of work in the queue.
    JobId,
    /// A calendar that other programs fetch; unique within its owner.
    CalendarFeedId,
    /// A copy of somebody's data to take along; unique within its owner.
    ExportId,
    /// A file that was brought along; unique within its owner.
    ImportId,
    /// A refused form kept for ten minutes.
    DraftId,
    /// Something that a person is told; unique within its owner.
    NotificationId,
    /// A browser that takes pushed messages; unique within its owner.
    PushSubscriptionId,
}

/// Makes a UUIDv7 (RFC 9562, section 5.7) from a Unix time in milliseconds and ten random bytes.
#[must_use]
pub fn uuid_v7(unix_millis: u64, random: &[u8; 10]) -> Uuid {
    uuid::Builder::from_unix_timestamp_millis(unix_millis, random).into_uuid()
}

/// Whether an id is a UUIDv7, as ids of a client's making have to be.
#[must_use]
pub fn is_uuid_v7(id: Uuid) -> bool {
    id.get_version_num() == 7 && id.get_variant() == uuid::Variant::RFC4122
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_here_is_a_uuid_v7() {
        assert!(is_uuid_v7(uuid_v7(1_800_000_000_000, &[0xff; 10])));
        assert!(!is_uuid_v7(Uuid::nil()) && !is_uuid_v7(Uuid::max()));
        // Version 4, and a 7 with the variant of another scheme.
        assert!(!is_uuid_v7(Uuid::from_u128(0x0198_0000_0000_4000_8000_0000_0000_0001)));
        assert!(!is_uuid_v7(Uuid::from_u128(0x0198_0000_0000_7000_0000_0000_0000_0001)));
    }
}
