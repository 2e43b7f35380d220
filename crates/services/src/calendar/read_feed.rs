//! What a program gets that fetches a feed. Programs come every few hours for years, and nearly always nothing has
//! changed: the position of the owner's changes says so before anything is worked out.

use std::sync::Arc;

use domain::{
    calendar::{IcsCalendar, IcsEvent, IcsTime, Span, Upcoming, upcoming},
    habits::{Document, DocumentKind},
    identity::Preferences,
    ids::CalendarFeedId,
    reminders::{HabitReminder, Reminder},
    tasks::Task,
};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use sha2::{Digest as _, Sha256};
use store::{
    calendar_feeds::{self as rows, CalendarFeedRow},
    habits::documents,
    identity::users,
    sync as changes, tasks as task_rows,
};

use super::Calendars;
use crate::{
    ServiceError, Transaction,
    actor::zone_or_utc,
    habits::{KnownHabits, known_habits::known_habits},
    identity::secrets::hash_of,
    reminders::zone_of,
};

/// How far a feed looks ahead: a year and a day.
const AHEAD: SignedDuration = SignedDuration::from_hours(367 * 24);
/// Most events of a feed; the soonest ones are kept.
const MOST_EVENTS: u16 = 10_000;
/// A feed that was noted as fetched this recently is not noted again.
const TOUCH_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Longer ones are no addresses of ours and cost no query; in bytes.
const LONGEST_TOKEN: usize = 64;
/// Counts changes of how a feed is written, so that nobody keeps what an older version wrote.
const FORMAT: u32 = 2;

/// What a feed answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedAnswer {
    /// Names the content.
    pub etag: String,
    /// The file; none where the reader has it.
    pub text: Option<String>,
}

/// What the content of a feed depends on.
struct Basis {
    feed: CalendarFeedRow,
    preferences: Preferences,
    zone: TimeZone,
    /// The first instant of the owner's day: the feed begins there, so that it stays the same for that day.
    from: Timestamp,
    etag: String,
}

impl Basis {
    fn to(&self) -> Timestamp {
        self.from.checked_add(AHEAD).unwrap_or(Timestamp::MAX)
    }

    fn date_at(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }
}

impl Calendars<'_> {
    /// What stands in the feed of an address. `known` tells whether the reader has what a tag names.
    ///
    /// # Errors
    /// 404 for an address that is revoked or was never one.
    pub async fn read_feed(self, token: &str, known: impl Fn(&str) -> bool) -> Result<FeedAnswer, ServiceError> {
        if token.is_empty() || token.len() > LONGEST_TOKEN {
            return Err(ServiceError::NotFound);
        }
        let found = rows::owner_of(self.services.pool(), &hash_of(token)).await?;
        let (owner, feed) = found.ok_or(ServiceError::NotFound)?;
        let mut tx = self.services.begin(owner).await?;
        let basis = basis(&mut tx, feed).await?;
        let content = if known(&basis.etag) { None } else { Some(content(&mut tx, &basis).await?) };
        note_reading(&mut tx, &basis.feed).await?;
        tx.commit().await?;
        let etag = basis.etag.clone();
        let Some(content) = content else { return Ok(FeedAnswer { etag, text: None }) };
        let (times, public_url) = (content.times(), self.services.settings().public_url.clone());
        // A person may have very many reminders, and no connection to the database waits while they are written down.
        let text = self.services.surveys().look_ahead(times, move || text(&basis, &content, &public_url)).await?;
        Ok(FeedAnswer { etag, text: Some(text) })
    }
}

/// What stands in a feed, before it is written down.
struct Content {
    /// Each with the zone that it keeps to.
    reminders: Vec<(HabitReminder, TimeZone)>,
    known: Arc<KnownHabits>,
    /// Those that are due in its time, by their day.
    tasks: Vec<Task>,
}

impl Content {
    /// How often a day is asked, if it is asked at every time.
    fn times(&self) -> usize {
        self.reminders.iter().map(|(reminder, _)| reminder.times().count()).sum()
    }
}

async fn basis(tx: &mut Transaction, feed: CalendarFeedId) -> Result<Basis, ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let feed = rows::find(tx.conn(), owner, feed).await?.ok_or(ServiceError::NotFound)?;
    let preferences = users::profile(tx.conn(), owner).await?.preferences;
    let position = changes::feed_span(tx.conn(), owner).await?.position;
    let zone = zone_or_utc(preferences.time_zone.as_str());
    let from = zone.to_datetime(now).date().to_zoned(zone.clone()).map_or(now, |start| start.timestamp());
    let public_url = &tx.services().settings().public_url;
    let named = format!("{FORMAT} {public_url} {} {} {} {position} {from}", feed.feed_id, feed.alarms, feed.name);
    let digest = Sha256::digest(named.as_bytes());
    let etag = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    Ok(Basis { feed, preferences, zone, from, etag })
}

async fn content(tx: &mut Transaction, basis: &Basis) -> Result<Content, ServiceError> {
    let (reminders, known) = (reminders(tx, &basis.zone).await?, known_habits(tx).await?);
    let (owner, first, last) = (tx.user(), basis.date_at(basis.from), basis.date_at(basis.to()));
    let due = task_rows::open_due_between(tx.conn(), owner, first, last, i64::from(MOST_EVENTS)).await?;
    Ok(Content { reminders, known, tasks: due.into_iter().map(|record| record.task).collect() })
}

fn text(basis: &Basis, content: &Content, public_url: &str) -> String {
    let most = usize::from(MOST_EVENTS);
    let span = Span { from: basis.from, to: basis.to(), most };
    let day_start = basis.preferences.day_start;
    let found = upcoming(content.known.inputs(), &content.reminders, &basis.zone, day_start, span);
    let habits = found.iter().map(|one| (one.firing.at, event(one, public_url)));
    let tasks = content.tasks.iter().filter_map(|task| task_event(task, &basis.zone, public_url));
    let mut events: Vec<(Timestamp, IcsEvent)> = habits.chain(tasks).collect();
    events.sort_by_key(|(at, _)| *at);
    let events = events.into_iter().take(most).map(|(_, event)| event).collect();
    let (name, alarms) = (basis.feed.name.clone(), basis.feed.alarms);
    IcsCalendar { name, stamped_at: basis.from, alarms, events }.text()
}

/// The owner's reminders of habits, each with the zone that it keeps to.
async fn reminders(tx: &mut Transaction, own: &TimeZone) -> Result<Vec<(HabitReminder, TimeZone)>, ServiceError> {
    let owner = tx.user();
    let found = documents::all(tx.conn(), owner, DocumentKind::Reminder).await?;
    let with_zone = |reminder: HabitReminder| {
        let zone = zone_of(&reminder, own);
        (reminder, zone)
    };
    let found = found.into_iter().filter_map(Document::into_reminder).filter_map(Reminder::into_habit);
    Ok(found.map(with_zone).collect())
}

/// A reminder keeps its name when its time changes, so that programs move it instead of showing it twice.
fn event(one: &Upcoming<'_>, public_url: &str) -> IcsEvent {
    let (habit, firing) = (one.habit, one.firing);
    IcsEvent {
        uid: format!("{}-{}-{}@wellspring", one.reminder.id, firing.day, firing.slot),
        at: IcsTime::At(firing.at),
        summary: habit.name.clone(),
        description: habit.question.clone(),
        url: format!("{public_url}/app/habits/{}", habit.id),
    }
}

/// A task at the time at which it is due, else on the whole day, and where that stands among the others.
fn task_event(task: &Task, own: &TimeZone, public_url: &str) -> Option<(Timestamp, IcsEvent)> {
    let due = task.due.as_ref()?;
    let zone = due.zone.as_deref().map_or_else(|| own.clone(), zone_or_utc);
    let (place, at) = match due.instant(&zone) {
        Some(at) => (at, IcsTime::At(at)),
        None => (due.day.to_zoned(own.clone()).ok()?.timestamp(), IcsTime::On(due.day)),
    };
    let event = IcsEvent {
        uid: format!("{}@wellspring", task.id),
        at,
        summary: task.title.clone(),
        description: None,
        url: format!("{public_url}/app/tasks/{}", task.id),
    };
    Some((place, event))
}

async fn note_reading(tx: &mut Transaction, feed: &CalendarFeedRow) -> Result<(), ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    if feed.last_read_at.is_none_or(|last| now.duration_since(last) >= TOUCH_EVERY) {
        rows::touch(tx.conn(), owner, feed.feed_id, now).await?;
    }
    Ok(())
}
