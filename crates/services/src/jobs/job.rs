//! What can wait in the queue. A job names rows and never holds them: whoever does it reads what is true then.

use domain::ids::{ExportId, ImportId, NotificationId, PushSubscriptionId, UserId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{ServiceError, jobs::JobKind};

/// A piece of work. Doing it twice is the same as doing it once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Job {
    /// Sends a notification to one device.
    DeliverPush {
        /// Whose.
        user_id: UserId,
        /// Which notification.
        notification_id: NotificationId,
        /// To which device.
        subscription_id: PushSubscriptionId,
    },
    /// Sends a notification by mail.
    DeliverMail {
        /// Whose.
        user_id: UserId,
        /// Which notification.
        notification_id: NotificationId,
    },
    /// Shows a notification again that was put off.
    Renotify {
        /// Whose.
        user_id: UserId,
        /// Which notification.
        notification_id: NotificationId,
    },
    /// Sends the one summary of a day.
    SendDigest {
        /// Whose.
        user_id: UserId,
        /// Of which of their days.
        day: Date,
    },
    /// Looks for reminders that are due, of all people.
    PlanReminders {},
    /// Sends a try to one device, because its owner asked for it.
    TestPush {
        /// Whose.
        user_id: UserId,
        /// To which device.
        subscription_id: PushSubscriptionId,
    },
    /// Writes a copy of all that somebody has here.
    MakeExport {
        /// Whose.
        user_id: UserId,
        /// Which copy.
        export_id: ExportId,
    },
    /// Takes a file over that somebody brought along.
    Import {
        /// Whose.
        user_id: UserId,
        /// Which.
        import_id: ImportId,
    },
}

impl Job {
    /// Which kind of work it is.
    #[must_use]
    pub const fn kind(&self) -> JobKind {
        match self {
            Self::DeliverPush { .. } => JobKind::DeliverPush,
            Self::DeliverMail { .. } => JobKind::DeliverMail,
            Self::Renotify { .. } => JobKind::Renotify,
            Self::SendDigest { .. } => JobKind::SendDigest,
            Self::PlanReminders {} => JobKind::PlanReminders,
            Self::TestPush { .. } => JobKind::TestPush,
            Self::MakeExport { .. } => JobKind::MakeExport,
            Self::Import { .. } => JobKind::Import,
        }
    }

    /// Whose rows it works on; none for work across owners.
    #[must_use]
    pub const fn user_id(&self) -> Option<UserId> {
        match self {
            Self::DeliverPush { user_id, .. }
            | Self::DeliverMail { user_id, .. }
            | Self::Renotify { user_id, .. }
            | Self::SendDigest { user_id, .. }
            | Self::TestPush { user_id, .. }
            | Self::MakeExport { user_id, .. }
            | Self::Import { user_id, .. } => Some(*user_id),
            Self::PlanReminders {} => None,
        }
    }

    /// As it is stored beside its kind.
    pub(super) fn payload(&self) -> Result<Value, ServiceError> {
        let mut tagged = serde_json::to_value(self).map_err(|error| ServiceError::Internal(error.into()))?;
        Ok(tagged.get_mut("payload").map(Value::take).unwrap_or_default())
    }

    /// As it was stored; none when it was written by a version that says it otherwise.
    pub(super) fn read(kind: JobKind, payload: Value) -> Option<Self> {
        serde_json::from_value(json!({ "kind": kind.as_str(), "payload": payload })).ok()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    fn one_of_each() -> Vec<Job> {
        let user_id = UserId(Uuid::from_u128(1));
        let notification_id = NotificationId(Uuid::from_u128(2));
        let subscription_id = PushSubscriptionId(Uuid::from_u128(3));
        vec![
            Job::DeliverPush { user_id, notification_id, subscription_id },
            Job::DeliverMail { user_id, notification_id },
            Job::Renotify { user_id, notification_id },
            Job::SendDigest { user_id, day: date(2026, 3, 10) },
            Job::PlanReminders {},
            Job::TestPush { user_id, subscription_id },
            Job::MakeExport { user_id, export_id: ExportId(Uuid::from_u128(4)) },
            Job::Import { user_id, import_id: ImportId(Uuid::from_u128(4)) },
        ]
    }

    #[test]
    fn what_is_stored_is_read_as_it_was() {
        for job in one_of_each() {
            let payload = job.payload().unwrap();
            assert!(payload.is_object(), "{payload}");
            assert_eq!(Job::read(job.kind(), payload), Some(job));
        }
    }

    #[test]
    fn a_job_is_stored_under_the_name_of_its_kind() {
        for job in one_of_each() {
            let tagged = serde_json::to_value(&job).unwrap();
            assert_eq!(tagged["kind"], job.kind().as_str());
        }
        let kinds: Vec<_> = one_of_each().iter().map(Job::kind).collect();
        assert_eq!(kinds, JobKind::ALL);
    }

    #[test]
    fn a_payload_of_another_shape_is_not_read() {
        assert_eq!(Job::read(JobKind::SendDigest, json!({ "user_id": "nobody" })), None);
        assert_eq!(Job::read(JobKind::SendDigest, Value::Null), None);
    }
}
