//! Packing the years anew from the entries: proof that the projection says nothing of its own, and the cure if a
//! defect ever made it.

use std::collections::BTreeMap;

use domain::{habits::HistoryYear, ids::UserId};
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
            let stored = rows::years_of_habit(tx.conn(), user, record.habit.id).await?;
            let stored: BTreeMap<_, _> = stored.into_iter().map(|year| (year.year(), year)).collect();
            let fresh = rows::all_entries(tx.conn(), user, record.habit.id).await?;
            found.years += stored.len().max(fresh.len());
            found.differed += write_different(&mut tx, record.habit.id, &stored, &fresh).await?;
        }
        tx.commit().await?;
        Ok(found)
    }
}

async fn write_different(
    tx: &mut Transaction,
    habit: domain::ids::HabitId,
    stored: &BTreeMap<i16, HistoryYear>,
    fresh: &BTreeMap<i16, HistoryYear>,
) -> Result<usize, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let mut differed = 0;
    for (number, year) in fresh.iter().filter(|(number, year)| stored.get(number) != Some(year)) {
        let version = rows::save_year(tx.conn(), user, habit, year).await?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        let entity_id = format!("{habit}:{number}");
        let change = Change { entity: "habit_year", entity_id, deleted: false, version, position };
        feed::record(tx.conn(), user, &[change], now).await?;
        tx.mark_changed();
        differed += 1;
    }
    let keep: Vec<i16> = fresh.keys().copied().collect();
    let removed = rows::delete_years(tx.conn(), user, habit, &keep).await?;
    Ok(differed + usize::try_from(removed).unwrap_or_default())
}
