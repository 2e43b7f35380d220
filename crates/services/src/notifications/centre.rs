//! The list inside the app: reading it, counting what is unread, and noting what was read.

use domain::ids::NotificationId;
use jiff::Timestamp;
use store::notifications::{self as rows, NotificationRow};

use super::Notifications;
use crate::{Actor, Scope, ServiceError};

/// Unread notifications are counted up to this many; where there are more, nobody reads the number.
pub const UNREAD_COUNTED: i64 = 100;

/// A page of the list, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CentrePage {
    /// The notifications.
    pub items: Vec<NotificationRow>,
    /// Where the next page begins; none at the end.
    pub next_cursor: Option<String>,
    /// How many of the whole list are unread, up to [`UNREAD_COUNTED`].
    pub unread: i64,
}

/// A place in the list: below the notification of this time and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place(Timestamp, NotificationId);

impl Place {
    fn of(row: &NotificationRow) -> Self {
        Self(row.created_at, row.notification_id)
    }

    fn encode(self) -> String {
        format!("{}_{}", self.0.as_microsecond(), self.1)
    }

    fn decode(text: &str) -> Option<Self> {
        let (time, id) = text.split_once('_')?;
        let place = Self(Timestamp::from_microsecond(time.parse().ok()?).ok()?, id.parse().ok()?);
        Some(place).filter(|place| place.encode() == text)
    }
}

impl Notifications<'_> {
    /// A page of the caller's list, from a cursor of the page before, at most `limit` long.
    ///
    /// # Errors
    /// `cursor`: `not_a_cursor` for what no page gave; 403 `scope_missing`.
    pub async fn list(self, actor: &Actor, cursor: Option<&str>, limit: usize) -> Result<CentrePage, ServiceError> {
        actor.require(Scope::Read)?;
        let place = cursor.map(|text| Place::decode(text).ok_or_else(|| ServiceError::field("cursor", "not_a_cursor")));
        let below = place.transpose()?.map(|place| (place.0, place.1));
        // One more than is shown says whether there is another page.
        let asked = i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX);
        let mut tx = self.services.begin(actor.user_id).await?;
        let mut items = rows::list_notifications(tx.conn(), actor.user_id, below, asked).await?;
        let unread = rows::count_unread(tx.conn(), actor.user_id, UNREAD_COUNTED).await?;
        tx.commit().await?;
        let has_more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = items.last().filter(|_| has_more).map(|row| Place::of(row).encode());
        Ok(CentrePage { items, next_cursor, unread })
    }

    /// How many notifications of the caller's list are unread, up to [`UNREAD_COUNTED`].
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn unread(self, actor: &Actor) -> Result<i64, ServiceError> {
        actor.require(Scope::Read)?;
        Ok(rows::count_unread(self.services.pool(), actor.user_id, UNREAD_COUNTED).await?)
    }

    /// Notes that a notification was read; read before is fine.
    ///
    /// # Errors
    /// 404 when the caller has none of that id; 403 `scope_missing`.
    pub async fn read(self, actor: &Actor, id: NotificationId) -> Result<NotificationRow, ServiceError> {
        actor.require(Scope::Write)?;
        let (user, now) = (actor.user_id, self.services.now());
        let mut tx = self.services.begin(user).await?;
        if !rows::mark_read(tx.conn(), user, id, now).await? {
            return Err(ServiceError::NotFound);
        }
        let row = rows::find_notification(tx.conn(), user, id).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(row)
    }

    /// Notes that all notifications of the caller's list were read. Returns how many were not.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn read_all(self, actor: &Actor) -> Result<u64, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let read = rows::mark_all_read(tx.conn(), actor.user_id, self.services.now()).await?;
        if read > 0 {
            tx.mark_changed();
        }
        tx.commit().await?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_what_was_given_is_a_place() {
        let at = "2026-03-12T09:00:00.123456Z".parse().unwrap();
        let place = Place(at, NotificationId(Uuid::from_u128(7)));
        assert_eq!(Place::decode(&place.encode()), Some(place));
        for odd in ["", "7", "_", "7_", "+7_00000000-0000-0000-0000-000000000007", "99999999999999999999_x"] {
            assert_eq!(Place::decode(odd), None, "{odd}");
        }
    }
}
