//! Packing the years anew from the entries: proof that the projection says nothing of its own, and the cure if a
//! defect ever made it.

use std::collections::BTreeMap;

use domain::{
    habits::HistoryYear,
    ids::{HabitId, UserId},
};
use store::{
    habits as rows,
    sync::{self as feed, Change},
};

use super::Habits;
use crate::{ServiceError, Transaction};

/// What a rebuild found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rebuilt {
    /// Packed years that were compared.
    pub years: usize,
    /// Years that differed and were written anew.
    pub differed: usize,
}

impl Habits<'_> {
    /// Rebuilds the packed years of one person and says how many differed.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn rebuild_years(&self, user: UserId) -> Result<Rebuilt, ServiceError> {
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 1).await?;
        let mut found = Rebuilt::default();
        for record in rows::all(tx.conn(), user).await? {
            let packed = pack_anew(&mut tx, record.habit.id).await?;
            found.years += packed.years;
            found.differed += packed.differed;
        }
        tx.commit().await?;
        Ok(found)
    }
}

/// Packs the years of one habit from its entries, in a transaction that holds the feed's counter, and tells the feed of
/// those that differed.
pub(crate) async fn pack_anew(tx: &mut Transaction, habit: HabitId) -> Result<Rebuilt, ServiceError> {
    let user = tx.user();
    let stored = rows::years_of_habit(tx.conn(), user, habit).await?;
    let stored: BTreeMap<_, _> = stored.into_iter().map(|year| (year.year(), year)).collect();
    let fresh = rows::all_entries(tx.conn(), user, habit).await?;
    let years = stored.len().max(fresh.len());
    let differed = write_different(tx, habit, &stored, &fresh).await?;
    Ok(Rebuilt { years, differed })
}

async fn write_different(
    tx: &mut Transaction,
    habit: HabitId,
    stored: &BTreeMap<i16, HistoryYear>,
    fresh: &BTreeMap<i16, HistoryYear>,
) -> Result<usize, ServiceError> {
    let user = tx.user();
    let different = fresh.iter().filter(|(number, year)| stored.get(number) != Some(year));
    let different: Vec<&HistoryYear> = different.map(|(_, year)| year).collect();
    if !different.is_empty() {
        let versions = rows::save_years(tx.conn(), user, habit, &different).await?;
        tell_years(tx, habit, &versions, false).await?;
    }
    let keep: Vec<i16> = fresh.keys().copied().collect();
    let removed = rows::delete_years(tx.conn(), user, habit, &keep).await?;
    if !removed.is_empty() {
        let gone: BTreeMap<i16, i64> = removed.iter().map(|(year, version)| (*year, version + 1)).collect();
        tell_years(tx, habit, &gone, true).await?;
    }
    Ok(different.len() + removed.len())
}

/// Puts years with their new versions in the feed.
async fn tell_years(
    tx: &mut Transaction,
    habit: HabitId,
    versions: &BTreeMap<i16, i64>,
    deleted: bool,
) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let count = i64::try_from(versions.len()).unwrap_or(i64::MAX);
    let first = feed::take_position(tx.conn(), user, count).await?;
    let changes: Vec<_> = (first..)
        .zip(versions)
        .map(|(position, (year, version))| Change {
            entity: "habit_year",
            entity_id: format!("{habit}:{year}"),
            deleted,
            version: *version,
            position,
        })
        .collect();
    feed::record(tx.conn(), user, &changes, now).await?;
    tx.mark_changed();
    Ok(())
}
