//! The change feed: whole entities, the newest state of each, above a cursor.

use std::collections::BTreeMap;

use domain::{
    habits::{DayText, Document, DocumentKind, HistoryYear, TimerRun},
    identity::Profile,
    ids::{HabitId, UserId},
    tasks::{Task, TaskSeries},
};
use store::{
    habits::{self as rows, documents as document_rows},
    sync as feed, tasks as task_rows,
};
use uuid::Uuid;

use super::Sync;
use crate::{Actor, Scope, ServiceError, Transaction, habits::HabitRecord, notifications::UNREAD_COUNTED};

/// A place in the feed. Opaque to clients; today one owner's position, later one for each scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor(pub i64);

impl Cursor {
    /// As a client sees it.
    #[must_use]
    pub fn encode(self) -> String {
        format!("u1-{}", self.0)
    }

    /// Reads a client's cursor.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        let position = text.strip_prefix("u1-")?.parse().ok()?;
        Some(Self(position)).filter(|cursor| position >= 0 && cursor.encode() == text)
    }
}

/// A page of the feed.
#[derive(Debug, Clone)]
pub struct Changes {
    /// Entities, oldest change first.
    pub items: Vec<ChangedItem>,
    /// Where to go on.
    pub cursor: Cursor,
    /// Whether there is more now.
    pub more: bool,
    /// How many notifications are unread, up to [`UNREAD_COUNTED`]. They are no part of the feed, because no device
    /// keeps them; but whoever asks what changed learns here that there is something to read.
    pub unread: i64,
}

/// One changed entity.
#[derive(Debug, Clone)]
pub struct ChangedItem {
    /// `profile`, `habit`, `habit_year`, `timer`, `task`, `task_series`, or what [`DocumentKind::entity`] names.
    pub entity: String,
    /// Its id.
    pub entity_id: String,
    /// Its version.
    pub version: i64,
    /// Its state; none when it is gone.
    pub value: Option<ChangedEntity>,
}

/// The state of a changed entity.
#[derive(Debug, Clone)]
pub enum ChangedEntity {
    /// The caller.
    Profile(Box<Profile>),
    /// A habit with its schedules.
    Habit(Box<HabitRecord>),
    /// A packed year with what was written about its days.
    HabitYear(HabitId, Box<HistoryYear>, BTreeMap<i16, DayText>),
    /// The timer of a habit that runs.
    Timer(HabitId, TimerRun),
    /// A task.
    Task(Box<Task>),
    /// What the occurrences of a repeated task have in common.
    TaskSeries(Box<TaskSeries>),
    /// A document of any kind; stacks and reminders of habits and tasks in the trash too.
    Document(Box<Document>),
}

const PAGE: usize = 200;

impl Sync<'_> {
    /// What changed after a cursor; everything without one.
    ///
    /// # Errors
    /// 422 `not_a_cursor` for what no answer gave; 410 `cursor_too_old` when the feed no longer reaches back so far, or
    /// never was there.
    pub async fn changes(&self, actor: &Actor, cursor: Option<&str>) -> Result<Changes, ServiceError> {
        actor.require(Scope::Read)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        let span = feed::feed_span(tx.conn(), user).await?;
        let after = match cursor {
            None => 0,
            Some(text) => {
                let Cursor(position) =
                    Cursor::decode(text).ok_or_else(|| ServiceError::field("cursor", "not_a_cursor"))?;
                if position < span.kept_from || position > span.position {
                    return Err(ServiceError::refused(410, "cursor_too_old"));
                }
                position
            }
        };
        let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
        let rows = feed::changes_after(tx.conn(), user, after, limit).await?;
        let more = rows.len() == PAGE;
        // At the end the cursor is the counter itself, which an empty feed has too.
        let cursor = if more { rows.last().map_or(after, |row| row.position) } else { span.position.max(after) };
        let items = self.load(&mut tx, actor, rows).await?;
        let unread = store::notifications::count_unread(tx.conn(), user, UNREAD_COUNTED).await?;
        tx.commit().await?;
        Ok(Changes { items, cursor: Cursor(cursor), more, unread })
    }

    async fn load(
        &self,
        tx: &mut Transaction,
        actor: &Actor,
        rows: Vec<feed::ChangeRow>,
    ) -> Result<Vec<ChangedItem>, ServiceError> {
        let user = actor.user_id;
        let wants = |entity: &str| rows.iter().any(|row| row.entity == entity && !row.deleted);
        let habits = if wants("habit") { habits_by_id(tx, user).await? } else { BTreeMap::new() };
        let mut documents = BTreeMap::new();
        for kind in DocumentKind::ALL.into_iter().filter(|kind| wants(kind.entity())) {
            let all = document_rows::all(tx.conn(), user, kind).await?;
            documents.extend(all.into_iter().map(|document| ((kind, document.id().to_string()), document)));
        }
        let wanted: Vec<_> = rows.iter().filter_map(|row| year_key(&row.entity, &row.entity_id)).collect();
        let mut years = rows::find_year(tx.conn(), user, &wanted).await?;
        let ids: Vec<Uuid> = wanted.iter().map(|(habit, _)| *habit).collect();
        let mut texts = rows::texts_by_year(tx.conn(), user, &ids).await?;
        let profile = if wants("profile") { Some(self.services.identity().profile(actor).await?) } else { None };
        let timers = if wants("timer") { rows::running_timers(tx.conn(), user).await? } else { BTreeMap::new() };
        let mut tasks = tasks_by_id(tx, &ids_of(&rows, "task")).await?;
        let mut series = series_by_id(tx, &ids_of(&rows, "task_series")).await?;
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            let value = match (row.deleted, row.entity.as_str()) {
                (true, _) => None,
                (false, "profile") => profile.clone().map(|profile| ChangedEntity::Profile(Box::new(profile))),
                (false, "habit") => habits.get(&row.entity_id).cloned().map(|r| ChangedEntity::Habit(Box::new(r))),
                (false, "timer") => running(&timers, &row.entity_id),
                (false, "task") => tasks.remove(&row.entity_id).map(|task| ChangedEntity::Task(Box::new(task))),
                (false, "task_series") => {
                    series.remove(&row.entity_id).map(|series| ChangedEntity::TaskSeries(Box::new(series)))
                }
                (false, entity) if DocumentKind::of_entity(entity).is_some() => DocumentKind::of_entity(entity)
                    .and_then(|kind| documents.remove(&(kind, row.entity_id.clone())))
                    .map(|document| ChangedEntity::Document(Box::new(document))),
                (false, _) => year_key(&row.entity, &row.entity_id).and_then(|key| {
                    let (year, _) = years.remove(&key)?;
                    let texts = texts.remove(&key).unwrap_or_default();
                    Some(ChangedEntity::HabitYear(HabitId(key.0), Box::new(year), texts))
                }),
            };
            items.push(ChangedItem { entity: row.entity, entity_id: row.entity_id, version: row.version, value });
        }
        Ok(items)
    }
}

async fn habits_by_id(tx: &mut Transaction, user: UserId) -> Result<BTreeMap<String, HabitRecord>, ServiceError> {
    let records = rows::all(tx.conn(), user).await?;
    Ok(records.into_iter().map(|record| (record.habit.id.to_string(), record)).collect())
}

/// The ids of the entities of a kind that are not gone.
fn ids_of(rows: &[feed::ChangeRow], entity: &str) -> Vec<Uuid> {
    let wanted = rows.iter().filter(|row| row.entity == entity && !row.deleted);
    wanted.filter_map(|row| row.entity_id.parse().ok()).collect()
}

async fn tasks_by_id(tx: &mut Transaction, ids: &[Uuid]) -> Result<BTreeMap<String, Task>, ServiceError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let user = tx.user();
    let records = task_rows::find_many(tx.conn(), user, ids).await?;
    Ok(records.into_iter().map(|record| (record.task.id.to_string(), record.task)).collect())
}

async fn series_by_id(tx: &mut Transaction, ids: &[Uuid]) -> Result<BTreeMap<String, TaskSeries>, ServiceError> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let user = tx.user();
    let series = task_rows::series_of(tx.conn(), user, ids).await?;
    Ok(series.into_iter().map(|series| (series.id.to_string(), series)).collect())
}

fn running(timers: &BTreeMap<HabitId, TimerRun>, entity_id: &str) -> Option<ChangedEntity> {
    let habit: HabitId = entity_id.parse().ok()?;
    timers.get(&habit).cloned().map(|run| ChangedEntity::Timer(habit, run))
}

fn year_key(entity: &str, entity_id: &str) -> Option<(Uuid, i16)> {
    let (habit, year) = entity_id.split_once(':').filter(|_| entity == "habit_year")?;
    Some((habit.parse().ok()?, year.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_given_is_a_cursor() {
        assert_eq!(Cursor::decode(&Cursor(17).encode()), Some(Cursor(17)));
        for odd in ["", "17", "u1-", "u1--1", "u1-+1", "u1-01", "u1- 1", "u2-1", "u1-99999999999999999999"] {
            assert_eq!(Cursor::decode(odd), None, "{odd}");
        }
    }
}
