//! One habit of a demo account with all that belongs to it, in one transaction.
//!
//! What stands around a habit is made with the habit and never again: a run that was interrupted goes on where it
//! stopped, and what the owner renamed or deleted since stays so.

use domain::{
    habits::{DocumentFields, HabitFields, Quantity, pauses_of},
    identity::Currency,
    ids::HabitId,
    money::Money,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use store::{
    StoreError,
    habits::{self as rows, EntrySource, HabitRecord, documents::all_pauses},
    sync as feed,
};
use uuid::Uuid;

use super::{
    catalogue::Template,
    fixed_ids::{group_id, habit_id, holiday_id, identity_id, pause_id, stack_id},
    history::{Past, entries},
    make::ZONE,
    surroundings::last_holiday,
};
use crate::{
    ServiceError, Transaction,
    habits::{
        create_in,
        documents::{put_in, references},
        pack_anew,
    },
};

/// Entries in one statement.
const AT_ONCE: usize = 2_000;

/// What habits grow from.
#[derive(Debug, Clone, Copy)]
pub struct Growth<'a> {
    /// Whose places are the numbers of the habits.
    pub templates: &'a [Template],
    /// First day of a habit that is made now.
    pub first: Date,
    /// Up to when something is noted.
    pub now: Timestamp,
}

impl Growth<'_> {
    /// Makes the habit with a number if it is not there, writes what is missing of its history, and answers how many
    /// entries that was. A habit that its owner archived or deleted is left alone.
    pub async fn habit(&self, tx: &mut Transaction, number: usize) -> Result<usize, ServiceError> {
        let Some(template) = self.templates.get(number) else { return Ok(0) };
        let (user, place) = (tx.user(), place(number));
        let id = habit_id(place);
        // Locks the feed before the rows, like every other write of this owner, and takes no number yet: perhaps
        // nothing is missing.
        feed::take_position(tx.conn(), user, 0).await?;
        let record = match rows::find(tx.conn(), user, id).await {
            Ok(record) => record,
            Err(StoreError::NotFound) => self.plant(tx, template, place).await?,
            Err(error) => return Err(error.into()),
        };
        if !record.habit.is_active() {
            return Ok(0);
        }
        let pauses = pauses_of(&record.habit, &all_pauses(tx.conn(), user).await?);
        let past = Past { first: record.chosen_starts_on, now: self.now, pauses: &pauses };
        let mut written = 0;
        let source = EntrySource { name: "manual", by: Uuid::nil(), now: self.now };
        for some in entries(template, place, past).chunks(AT_ONCE) {
            written += rows::insert_entries(tx.conn(), user, id, some, ZONE, source).await?;
        }
        if written > 0 {
            pack_anew(tx, id).await?;
        }
        Ok(usize::try_from(written).unwrap_or(usize::MAX))
    }

    /// The habit, behind the group and the identity that it names and before what names it.
    async fn plant(&self, tx: &mut Transaction, template: &Template, place: u64) -> Result<HabitRecord, ServiceError> {
        let (user, today) = (tx.user(), self.now.to_zoned(TimeZone::UTC).date());
        if let Some(group) = template.group {
            put_if_missing(tx, group_id(group.number().into()).uuid(), group.fields()).await?;
        }
        if let Some(identity) = template.identity {
            put_if_missing(tx, identity_id(identity.number().into()).uuid(), identity.fields()).await?;
        }
        let id = habit_id(place);
        let fields = fields(template, self.first).checked().map_err(ServiceError::Invalid)?;
        let position = feed::take_position(tx.conn(), user, 1).await?;
        let made = create_in(tx, position, id, fields, None, today).await?;
        self.link(tx, template, place).await?;
        if let Some(rest) = template.rest {
            put_if_missing(tx, pause_id(place).uuid(), rest.fields(id, today)).await?;
        }
        if place == 0 {
            put_if_missing(tx, holiday_id().uuid(), last_holiday(today)).await?;
        }
        Ok(made.record)
    }

    /// What the habit follows, unless its owner has deleted that.
    async fn link(&self, tx: &mut Transaction, template: &Template, place: u64) -> Result<(), ServiceError> {
        let Some(link) = template.link else { return Ok(()) };
        let anchor = link.after.and_then(|name| self.named(name));
        if let Some(anchor) = anchor {
            let user = tx.user();
            let present = rows::present_ids(tx.conn(), user).await?;
            if !present.contains(&anchor) {
                return Ok(());
            }
        }
        put_if_missing(tx, stack_id(place).uuid(), link.fields(anchor, habit_id(place))).await
    }

    fn named(&self, name: &str) -> Option<HabitId> {
        self.templates.iter().position(|template| template.title() == name).map(|number| habit_id(place(number)))
    }
}

fn place(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// Makes a document that is not there.
async fn put_if_missing(tx: &mut Transaction, id: Uuid, fields: DocumentFields) -> Result<(), ServiceError> {
    if references::exists(tx, fields.kind(), id).await? {
        return Ok(());
    }
    let user = tx.user();
    let position = feed::take_position(tx.conn(), user, 1).await?;
    put_in(tx, position, id, fields).await.map(drop)
}

fn fields(template: &Template, first: Date) -> HabitFields {
    let whole = |units: i64| Quantity::from_thousandths(units * 1000).ok();
    let text = |text: Option<&str>| text.map(str::to_owned);
    HabitFields {
        name: template.title(),
        kind: template.kind,
        schedule: template.schedule,
        target: template.target.and_then(whole),
        unit: text(template.unit),
        question: text(template.question),
        starts_on: Some(first),
        reserves_per_month: None,
        assume_kept: template.assume_kept,
        tone: template.tone,
        color: template.color,
        icon: text(template.icon),
        description: text(template.description),
        minimum_text: text(template.minimum),
        identity_id: template.identity.map(|identity| identity_id(identity.number().into())),
        group_id: template.group.map(|group| group_id(group.number().into())),
        unit_price: template.saved.map(|(cents, _)| Money { minor: cents, currency: Currency::default() }),
        usual_amount: template.saved.and_then(|(_, usual)| whole(usual)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::demo::catalogue::templates;

    #[test]
    fn every_habit_is_one_that_a_person_could_make() {
        for template in templates() {
            let fields = fields(&template, date(2026, 1, 1));
            assert_eq!(fields.clone().checked(), Ok(fields), "{}", template.title());
        }
    }
}
