//! An owner's rows as they are at one instant, read a page at a time.

use domain::identity::Profile;
use jiff::{Timestamp, civil::Date};
use store::{
    identity::users,
    personal::{self, Column, PersonalTable, TABLES},
};

use crate::{ServiceError, Services, Transaction, actor::zone_or_utc};

/// Rows that stand still.
pub(super) struct Snapshot {
    pub(super) tx: Transaction,
    pub(super) profile: Profile,
    /// When it was taken.
    pub(super) at: Timestamp,
}

impl Snapshot {
    pub(super) async fn take(services: &Services, owner: domain::ids::UserId) -> Result<Self, ServiceError> {
        let mut tx = services.begin_snapshot(owner).await?;
        let profile = users::profile(tx.conn(), owner).await?;
        Ok(Self { tx, profile, at: services.now() })
    }

    /// The owner's day.
    pub(super) fn today(&self) -> Date {
        let preferences = &self.profile.preferences;
        let zone = zone_or_utc(preferences.time_zone.as_str());
        domain::time::local_day_in(self.at, &zone, preferences.day_start)
    }

    /// How many rows a copy holds.
    pub(super) async fn count(&mut self) -> Result<i64, ServiceError> {
        let owner = self.tx.user();
        let mut rows = 0;
        for table in told_tables() {
            rows += personal::count_rows(self.tx.conn(), owner, table).await?;
        }
        Ok(rows)
    }

    /// Opens the rows of a table and answers its columns; [`Self::next`] reads them until there are none.
    pub(super) async fn open(&mut self, table: &PersonalTable) -> Result<Vec<Column>, ServiceError> {
        let owner = self.tx.user();
        let columns = personal::columns(self.tx.conn(), table).await?;
        personal::open_told(self.tx.conn(), owner, table, &columns).await?;
        Ok(columns)
    }

    /// The next rows of the table that is open, each a line of JSON. At the end there are none, and the table is
    /// closed.
    pub(super) async fn next(&mut self) -> Result<Vec<String>, ServiceError> {
        let rows = personal::fetch_told(self.tx.conn()).await?;
        if rows.is_empty() {
            personal::close_told(self.tx.conn()).await?;
        }
        Ok(rows)
    }

    /// Lets go of the rows.
    pub(super) async fn close(self) -> Result<(), ServiceError> {
        self.tx.commit().await
    }
}

/// The tables of which a copy holds rows.
pub(super) fn told_tables() -> impl Iterator<Item = &'static PersonalTable> {
    TABLES.iter().filter(|table| table.is_exported())
}
