//! A task from one line of words: read only, or made, with what it names for the first time when that was agreed to.
//! All of it in one transaction.

use core::ops::Range;

use domain::{
    habits::DocumentFields,
    ids::TaskId,
    problem::FieldError,
    tasks::{
        TaskFields,
        quick_add::{LINE_MAX_CHARS, NewName, Reading, Settled},
    },
};
use jiff::Timestamp;
use serde_json::{Value, json};
use store::{StoreError, sync as feed, tasks as rows};

use super::task_names::{KnownNames, known_names_in};
use crate::{
    Actor, IdempotencyKey, Scope, ServiceError, Transaction,
    habits::documents::put_in,
    idempotency,
    tasks::{By, CreatedTask, Tasks, create_in},
};

/// A line that becomes a task.
#[derive(Debug, Clone, Default)]
pub struct QuickAddWish {
    /// The words.
    pub line: String,
    /// Places of the line, in bytes, whose words are title.
    pub away: Vec<Range<usize>>,
    /// Notes beside the line.
    pub notes: Option<String>,
    /// Whether projects, sections and labels that are not there yet are made.
    pub makes_missing: bool,
    /// Of the client's making; one is made up when there is none.
    pub id: Option<TaskId>,
    /// Under which the same request makes nothing again.
    pub key: Option<IdempotencyKey>,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuickAddRead {
    /// Its words, piece by piece.
    pub reading: Reading,
    /// The task that it tells.
    pub settled: Settled,
}

impl Tasks<'_> {
    /// Reads a line, and makes nothing.
    ///
    /// # Errors
    /// `text`: `too_long`.
    pub async fn quick_add_read(
        &self,
        actor: &Actor,
        line: &str,
        away: &[Range<usize>],
    ) -> Result<QuickAddRead, ServiceError> {
        let known = self.known_names(actor).await?;
        read_line(actor, &known, self.services.now(), line, away)
    }

    /// Makes the task that a line tells. The same id with the same line again is a retry and makes no second one.
    ///
    /// # Errors
    /// `text`: `too_long`. What stands against the task by the piece of the line, see [`Settled::refused`], and
    /// `notes`; `project`, `section`, `labels`: `not_found` for a name of nothing, unless it is to be made. As
    /// [`Self::create`].
    pub async fn quick_add(&self, actor: &Actor, wish: QuickAddWish) -> Result<CreatedTask, ServiceError> {
        actor.require(Scope::Write)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        // Two lines that name the same for the first time wait here for each other.
        feed::take_position(tx.conn(), actor.user_id, 0).await?;
        let id = wish.id.unwrap_or_else(|| TaskId(self.services.new_id()));
        if let Some(key) = &wish.key
            && let Some(made) = idempotency::take(&mut tx, key, &wish.content(), id.uuid()).await?
        {
            let record = rows::find(tx.conn(), actor.user_id, TaskId(made)).await?;
            return not_deleted(tx, CreatedTask { record, is_new: false }).await;
        }
        let known = known_names_in(&mut tx).await?;
        let at = self.first_told(&mut tx, wish.id).await?;
        let QuickAddRead { settled, .. } = read_line(actor, &known, at, &wish.line, &wish.away)?;
        let refused = refusals(&settled, wish.makes_missing);
        if !refused.is_empty() {
            return Err(ServiceError::Invalid(refused));
        }
        let (fields, new) = settled.with_new(&known.for_new(), || self.services.new_id());
        let fields = TaskFields { notes: wish.notes, ..fields }.checked()?;
        for name in new {
            put(&mut tx, name).await?;
        }
        let created = create_in(&mut tx, &By::request(actor, self.services), id, fields, None).await?;
        not_deleted(tx, created).await
    }

    /// When the line was told: "in two hours" that is sent again means what it meant the first time.
    async fn first_told(&self, tx: &mut Transaction, id: Option<TaskId>) -> Result<Timestamp, ServiceError> {
        let (user, now) = (tx.user(), self.services.now());
        let Some(id) = id else { return Ok(now) };
        match rows::find(tx.conn(), user, id).await {
            Ok(record) => Ok(record.task.created_at),
            Err(StoreError::NotFound) => Ok(now),
            Err(error) => Err(error.into()),
        }
    }
}

fn read_line(
    actor: &Actor,
    known: &KnownNames,
    at: Timestamp,
    line: &str,
    away: &[Range<usize>],
) -> Result<QuickAddRead, ServiceError> {
    if line.chars().count() > LINE_MAX_CHARS {
        return Err(ServiceError::field("text", "too_long"));
    }
    let reading = actor.preferences.reader(actor.wall(at)).read_without(line, away);
    let settled = reading.draft.settle(&known.for_new(), actor.preferences.week_start.weekday());
    Ok(QuickAddRead { reading, settled })
}

impl QuickAddWish {
    /// The same for two requests that ask for the same.
    fn content(&self) -> Value {
        let away: Vec<_> = self.away.iter().map(|span| (span.start, span.end)).collect();
        json!(["quick_add", self.id, self.line, away, self.notes, self.makes_missing])
    }
}

/// A retry takes nothing out of the trash: that would undo what was done after the first attempt.
async fn not_deleted(tx: Transaction, created: CreatedTask) -> Result<CreatedTask, ServiceError> {
    if created.record.task.deleted_at.is_some() {
        return Err(ServiceError::refused(409, "deleted"));
    }
    tx.commit().await?;
    Ok(created)
}

/// Everything that keeps the task from being made.
fn refusals(settled: &Settled, makes_missing: bool) -> Vec<FieldError> {
    let missing = settled.missing.iter().filter(|_| !makes_missing);
    let missing = missing.map(|missing| FieldError::new(missing.field(), "not_found"));
    settled.refused.iter().cloned().chain(missing).collect()
}

async fn put(tx: &mut Transaction, new: NewName) -> Result<(), ServiceError> {
    let (id, fields) = match new {
        NewName::Project(id, fields) => (id.uuid(), DocumentFields::Project(fields)),
        NewName::Section(id, fields) => (id.uuid(), DocumentFields::Section(fields)),
        NewName::Label(id, fields) => (id.uuid(), DocumentFields::Label(fields)),
    };
    let user = tx.user();
    let position = feed::take_position(tx.conn(), user, 1).await?;
    put_in(tx, position, id, fields).await.map(drop)
}
