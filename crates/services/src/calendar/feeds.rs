//! The feeds of a person. The address of one is told once: only its hash is kept, so that nobody who reads the database
//! can read along.

use domain::{habits::text_field, ids::CalendarFeedId};
use jiff::Timestamp;
use serde_json::json;
use store::calendar_feeds::{self as rows, CalendarFeedRow};

use crate::{
    Actor, IdempotencyKey, Scope, ServiceError, Services, idempotency,
    identity::secrets::{hash_of, new_secret},
};

/// Most feeds of a person.
const MOST_FEEDS: usize = 20;
/// Longest name, in characters.
const LONGEST_NAME: usize = 60;

/// A wish for a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCalendarFeed {
    /// 1 to 60 characters, for example where it is shown.
    pub name: String,
    /// Whether the program that shows it shall ring too.
    pub alarms: bool,
}

/// A feed, without its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFeed {
    /// Which.
    pub feed_id: CalendarFeedId,
    /// What the owner calls it.
    pub name: String,
    /// Whether its events ring.
    pub alarms: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last fetched, to an hour.
    pub last_read_at: Option<Timestamp>,
}

/// A feed just made, with its address.
#[derive(Clone)]
pub struct NewFeed {
    /// The feed.
    pub feed: CalendarFeed,
    /// Whole, with the secret in it. Told once.
    pub address: String,
}

/// Use cases of calendars.
#[derive(Clone, Copy)]
pub struct Calendars<'a> {
    pub(super) services: &'a Services,
}

impl<'a> Calendars<'a> {
    pub(crate) const fn new(services: &'a Services) -> Self {
        Self { services }
    }

    /// The caller's feeds, newest first; at most 20.
    ///
    /// # Errors
    /// 403 `scope_missing`.
    pub async fn feeds(self, actor: &Actor) -> Result<Vec<CalendarFeed>, ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let rows = rows::list(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(rows.into_iter().map(CalendarFeed::from).collect())
    }

    /// Makes a feed. Its address is returned once and never shown again. The same request again under its key makes no
    /// second one.
    ///
    /// # Errors
    /// 422 `name`: `required`, `too_long`, `control_character`; 409 `over_limit`; 409 `already_created` for the second
    /// time, 422 `idempotency_key_reused` when another request holds the key; 403 `scope_missing`.
    pub async fn create_feed(
        self,
        actor: &Actor,
        command: &NewCalendarFeed,
        key: Option<&IdempotencyKey>,
    ) -> Result<NewFeed, ServiceError> {
        actor.require(Scope::Account)?;
        let name = text_field(&command.name, LONGEST_NAME).map_err(|code| ServiceError::field("name", code))?;
        let row = CalendarFeedRow {
            feed_id: CalendarFeedId(self.services.new_id()),
            name,
            alarms: command.alarms,
            created_at: self.services.now(),
            last_read_at: None,
        };
        let secret = new_secret();
        let mut tx = self.services.begin(actor.user_id).await?;
        if let Some(key) = key {
            let request = json!(["calendar feeds", row.name, row.alarms]);
            if idempotency::take(&mut tx, key, &request, row.feed_id.uuid()).await?.is_some() {
                return Err(ServiceError::refused(409, "already_created"));
            }
        }
        if rows::list(tx.conn(), actor.user_id).await?.len() >= MOST_FEEDS {
            return Err(ServiceError::refused(409, "over_limit"));
        }
        rows::insert(tx.conn(), actor.user_id, &row, &hash_of(&secret)).await?;
        tx.commit().await?;
        let address = format!("{}/calendar/{secret}.ics", self.services.settings().public_url);
        Ok(NewFeed { feed: row.into(), address })
    }

    /// Revokes a feed: from now on its address answers nobody.
    ///
    /// # Errors
    /// 404 when there is none of that id, 403 `scope_missing`.
    pub async fn revoke_feed(self, actor: &Actor, feed: CalendarFeedId) -> Result<(), ServiceError> {
        actor.require(Scope::Account)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        if !rows::delete(tx.conn(), actor.user_id, feed).await? {
            return Err(ServiceError::NotFound);
        }
        tx.commit().await
    }
}

impl From<CalendarFeedRow> for CalendarFeed {
    fn from(row: CalendarFeedRow) -> Self {
        Self {
            feed_id: row.feed_id,
            name: row.name,
            alarms: row.alarms,
            created_at: row.created_at,
            last_read_at: row.last_read_at,
        }
    }
}
