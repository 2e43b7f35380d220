//! What a browser is sent: a notification in the shape of Declarative Web Push, which Safari shows without running our
//! worker and which the worker reads everywhere else, and the headers that say how long it is worth carrying (RFC
//! 8030).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use domain::{
    habits::{Habit, HabitKind},
    ids::UserId,
    notifications::NotificationKind,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::notifications::NotificationRow;

/// Marks the declarative shape.
const DECLARATIVE: u16 = 8030;
/// How long a message is worth carrying that says nothing of it: as long as a reminder may be late.
const USUAL_LIFE: SignedDuration = SignedDuration::from_hours(2);
/// Longest text that is sent; the rest stands behind the link.
const MOST_CHARACTERS: usize = 240;

/// A message and how it is to be carried.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Message {
    payload: Value,
    /// Seconds that a push service keeps it for a browser that is away.
    pub(super) ttl: u64,
    /// A later message of the same topic takes the place of this one while it waits: at most 32 characters of
    /// base64url.
    pub(super) topic: String,
    /// `normal` for what has its hour, `low` for what can wait for the next time that the screen is on.
    pub(super) urgency: &'static str,
}

impl Message {
    /// Of a notification. `habit` is the one that it speaks of.
    pub(super) fn of(
        row: &NotificationRow,
        habit: Option<&Habit>,
        owner: UserId,
        public_url: &str,
        now: Timestamp,
    ) -> Self {
        let done = match row.task_id {
            // Completing a task takes no word more.
            Some(_) => Some(json!({})),
            None => habit.zip(row.day).and_then(|(habit, day)| done_by_one_press(habit, day)),
        };
        // One habit and day is one message, however often it is said, and so is one task.
        let tag = match (row.habit_id, row.task_id, row.day) {
            (None, Some(task), _) => format!("{}:{task}", row.kind.as_str()),
            (Some(habit), _, Some(day)) => format!("{}:{habit}:{day}", row.kind.as_str()),
            _ => format!("{}:{}", row.kind.as_str(), row.notification_id),
        };
        let navigate = format!("{public_url}{}", row.path);
        let mut actions = Vec::new();
        if done.is_some() {
            actions.push(json!({ "action": "done", "title": "Done", "navigate": navigate }));
        }
        if row.habit_id.is_some() || row.task_id.is_some() {
            actions.push(json!({ "action": "snooze", "title": "Snooze", "navigate": navigate }));
        }
        let data = json!({
            "notification_id": row.notification_id,
            "habit_id": row.habit_id,
            "task_id": row.task_id,
            "day": row.day,
            "kind": row.kind,
            // A browser may be used by several people: whose queue the answer belongs to.
            "user_id": owner,
            "done": done,
        });
        let notification = json!({
            "title": shortened(&row.title),
            "body": shortened(&row.body),
            "navigate": navigate,
            "tag": tag,
            "data": data,
            "actions": actions,
        });
        let life = row.expires_at.map_or(USUAL_LIFE, |expires_at| expires_at.duration_since(now));
        let urgency = if row.kind == NotificationKind::DailySummary { "low" } else { "normal" };
        Self::new(notification, &tag, life, urgency)
    }

    /// The one that says that messages arrive.
    pub(super) fn test(owner: UserId, public_url: &str) -> Self {
        let notification = json!({
            "title": "It works",
            "body": "This is how Wellspring will remind you on this device.",
            "navigate": format!("{public_url}/app/settings/notifications"),
            "tag": "test",
            "data": { "kind": "test", "user_id": owner },
            "actions": [],
        });
        Self::new(notification, "test", SignedDuration::from_mins(10), "high")
    }

    fn new(notification: Value, about: &str, life: SignedDuration, urgency: &'static str) -> Self {
        let payload = json!({ "web_push": DECLARATIVE, "notification": notification });
        let ttl = u64::try_from(life.as_secs()).unwrap_or_default();
        Self { payload, ttl, topic: topic(about), urgency }
    }

    /// As it is encrypted.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.payload.to_string().into_bytes()
    }
}

/// A hash, because a push service may keep what it reads in a header.
fn topic(about: &str) -> String {
    B64.encode(Sha256::digest(about)).chars().take(32).collect()
}

/// What one press writes to say that the day is done: fields of the operation `entry.set`. None where more would have
/// to be said first, such as how much of a weekly amount it was, or where doing nothing is the point.
fn done_by_one_press(habit: &Habit, day: Date) -> Option<Value> {
    let version = habit.schedule_on(day)?;
    match habit.judged_on(day).kind {
        HabitKind::YesNo => Some(json!({ "status": "done" })),
        HabitKind::Measure if !version.schedule.adds_up() => {
            version.target.map(|target| json!({ "value": target.to_string() }))
        }
        HabitKind::Measure | HabitKind::Limit | HabitKind::Quit => None,
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    text.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use domain::{
        habits::{DEFAULT_HABIT_COLOR, Quantity, Schedule, ScheduleVersion, Tone},
        ids::{HabitId, NotificationId, TaskId},
    };
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::push::encryption::MOST_BYTES;

    const DAY: Date = date(2026, 3, 10);
    const OWNER: UserId = UserId(Uuid::from_u128(1));

    fn now() -> Timestamp {
        "2026-03-10T07:00:00Z".parse().unwrap()
    }

    fn reminder() -> NotificationRow {
        NotificationRow {
            notification_id: NotificationId(Uuid::from_u128(3)),
            user_id: OWNER,
            kind: NotificationKind::HabitReminder,
            title: "Stretch".to_owned(),
            body: "Ten minutes after coffee".to_owned(),
            path: "/app".to_owned(),
            habit_id: Some(HabitId(Uuid::from_u128(2))),
            task_id: None,
            day: Some(DAY),
            created_at: now(),
            read_at: None,
            snoozed_until: None,
            expires_at: None,
        }
    }

    fn habit(kind: HabitKind, schedule: Schedule, target: Option<&str>) -> Habit {
        let target = target.map(|text| Quantity::parse(text).unwrap());
        Habit {
            id: HabitId(Uuid::from_u128(2)),
            name: "Stretch".to_owned(),
            kind,
            unit: None,
            question: None,
            starts_on: DAY,
            reserves_per_month: 0,
            assume_kept: false,
            tone: Tone::Good,
            color: DEFAULT_HABIT_COLOR,
            icon: None,
            description: None,
            minimum_text: None,
            identity_id: None,
            group_id: None,
            unit_price: None,
            usual_amount: None,
            position: 0,
            schedules: vec![ScheduleVersion { effective_from: DAY, schedule, target, judged: None }],
            archived_at: None,
            deleted_at: None,
            created_at: now(),
            version: 1,
        }
    }

    fn read(message: &Message) -> Value {
        serde_json::from_slice(&message.bytes()).unwrap()
    }

    #[test]
    fn a_reminder_names_its_habit_and_day_and_offers_two_answers() {
        let stretch = habit(HabitKind::YesNo, Schedule::Daily {}, None);
        let payload = read(&Message::of(&reminder(), Some(&stretch), OWNER, "https://here.example", now()));
        assert_eq!(payload["web_push"], 8030);
        let notification = &payload["notification"];
        assert_eq!(notification["title"], "Stretch");
        assert_eq!(notification["navigate"], "https://here.example/app");
        assert_eq!(notification["data"]["day"], "2026-03-10");
        assert_eq!(notification["data"]["kind"], "habit_reminder");
        assert_eq!(notification["data"]["user_id"], OWNER.to_string());
        assert_eq!(notification["data"]["done"], json!({ "status": "done" }));
        let actions: Vec<_> = notification["actions"].as_array().unwrap().iter().map(|a| &a["action"]).collect();
        assert_eq!(actions, ["done", "snooze"]);
    }

    #[test]
    fn a_reminder_of_a_task_names_it_and_offers_two_answers() {
        let task = TaskId(Uuid::from_u128(9));
        let row = NotificationRow {
            kind: NotificationKind::TaskReminder,
            habit_id: None,
            task_id: Some(task),
            path: format!("/app/tasks/{task}"),
            ..reminder()
        };
        let payload = read(&Message::of(&row, None, OWNER, "https://here.example", now()));
        let notification = &payload["notification"];
        assert_eq!(notification["data"]["task_id"], task.to_string());
        assert_eq!((&notification["data"]["habit_id"], &notification["data"]["done"]), (&Value::Null, &json!({})));
        assert_eq!(notification["tag"], format!("task_reminder:{task}"));
        let actions: Vec<_> = notification["actions"].as_array().unwrap().iter().map(|a| &a["action"]).collect();
        assert_eq!(actions, ["done", "snooze"]);
    }

    #[test]
    fn done_is_offered_where_one_press_says_it_all() {
        let offered = |kind, schedule, target| done_by_one_press(&habit(kind, schedule, target), DAY);
        let daily = Schedule::Daily {};
        assert_eq!(offered(HabitKind::Measure, daily, Some("2.5")), Some(json!({ "value": "2.5" })));
        assert_eq!(offered(HabitKind::Measure, Schedule::TimesPerWeek { times: 1 }, Some("20")), None);
        assert_eq!(offered(HabitKind::Limit, daily, Some("2")), None);
        assert_eq!(offered(HabitKind::Quit, daily, None), None);
    }

    #[test]
    fn a_message_lives_as_long_as_it_is_worth_something() {
        let message = |expires_at| Message::of(&NotificationRow { expires_at, ..reminder() }, None, OWNER, "", now());
        assert_eq!(message(None).ttl, 7200);
        assert_eq!(message(now().checked_add(SignedDuration::from_mins(5)).ok()).ttl, 300);
        assert_eq!(message(now().checked_sub(SignedDuration::from_mins(5)).ok()).ttl, 0);
    }

    #[test]
    fn a_repeated_reminder_takes_the_place_of_the_one_before() {
        let topic = |row: NotificationRow| Message::of(&row, None, OWNER, "", now()).topic;
        let again = NotificationRow { notification_id: NotificationId(Uuid::from_u128(4)), ..reminder() };
        let tomorrow = NotificationRow { day: Some(date(2026, 3, 11)), ..reminder() };
        assert_eq!(topic(reminder()), topic(again));
        assert_ne!(topic(reminder()), topic(tomorrow));
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        assert!(topic(reminder()).len() == 32 && topic(reminder()).chars().all(is_plain));
    }

    #[test]
    fn a_summary_can_wait_and_asks_for_no_answer() {
        let row = NotificationRow { kind: NotificationKind::DailySummary, habit_id: None, day: None, ..reminder() };
        let message = Message::of(&row, None, OWNER, "", now());
        assert_eq!((message.urgency, read(&message)["notification"]["actions"].as_array().unwrap().len()), ("low", 0));
    }

    #[test]
    fn the_longest_texts_still_fit() {
        let (title, body) = ("ä".repeat(2000), "\u{1f9d8}".repeat(2000));
        let message = Message::of(&NotificationRow { title, body, ..reminder() }, None, OWNER, "https://a", now());
        assert!(message.bytes().len() <= MOST_BYTES);
        assert!(read(&message)["notification"]["body"].as_str().unwrap().ends_with('…'));
    }
}
