//! Calendar feeds: their addresses, when they change, and that another program shows the instants of our own rule.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    habits::{DocumentFields, WeekdaySet},
    identity::TimeZoneName,
    ids::HabitId,
    reminders::{HabitReminder, HabitReminderFields, Reminder, firings},
    tasks::{Due, TaskFields},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Time, date, time},
    tz::TimeZone,
};
use serde_json::{Value, json};
use services::{
    ServiceError,
    calendar::{FeedAnswer, NewCalendarFeed, NewFeed},
    habits::documents::NewDocument,
    tasks::{CompleteWish, NewTask},
};
use test_support::{Person, TestServices};

use super::oracle::read_calendar;

const NOW: &str = "2026-01-15T12:00:00Z";

fn once(habit_id: HabitId, at: Time) -> HabitReminderFields {
    let weekdays = WeekdaySet::every_day();
    HabitReminderFields { habit_id, at, weekdays, until: None, every_minutes: None, zone: None, is_on: true }
}

async fn remind(t: &TestServices, person: &Person, fields: HabitReminderFields) -> HabitReminder {
    let wish = NewDocument { id: None, fields: DocumentFields::Reminder(fields.into()), key: None };
    let made = t.services.habits().create_document(&person.actor, wish).await.unwrap();
    made.document.into_reminder().and_then(Reminder::into_habit).unwrap()
}

async fn feed(t: &TestServices, person: &Person, alarms: bool) -> NewFeed {
    let wish = NewCalendarFeed { name: "Phone, mine".to_owned(), alarms };
    t.services.calendars().create_feed(&person.actor, &wish, None).await.unwrap()
}

fn token(feed: &NewFeed) -> &str {
    feed.address.rsplit('/').next().unwrap().strip_suffix(".ics").unwrap()
}

async fn fetch(t: &TestServices, token: &str) -> Result<FeedAnswer, ServiceError> {
    t.services.calendars().read_feed(token, |_| false).await
}

#[tokio::test]
async fn a_calendar_program_shows_the_instants_of_our_own_rule() {
    let zones = [
        "Europe/Berlin",
        "America/New_York",
        "America/Santiago",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
    ];
    let t = TestServices::at(NOW).await;
    for zone in zones {
        let person = t.person_in("Ana", zone).await;
        let habit = t.habit(&person, "Stretch; früh", date(2026, 1, 1)).await;
        let nag = HabitReminderFields {
            until: Some(time(3, 10, 0, 0)),
            every_minutes: Some(35),
            ..once(habit, time(0, 50, 0, 0))
        };
        let fixed = TimeZoneName::parse("Europe/Dublin").unwrap();
        let mut reminders = Vec::new();
        for fields in [
            once(habit, time(2, 30, 0, 0)),
            once(habit, time(0, 0, 0, 0)),
            once(habit, time(23, 59, 0, 0)),
            nag,
            HabitReminderFields { zone: Some(fixed), ..once(habit, time(1, 30, 0, 0)) },
        ] {
            reminders.push(remind(&t, &person, fields).await);
        }
        let answer = fetch(&t, token(&feed(&t, &person, false).await)).await.unwrap();
        let shown = read_calendar(&answer.text.unwrap()).await;
        assert_eq!(shown["errors"], serde_json::json!([]));
        let own = TimeZone::get(zone).unwrap();
        let expected = expected(&reminders, &own, t.services.now());
        let mut found = BTreeMap::new();
        for event in shown["events"].as_array().unwrap() {
            assert_eq!(event["errors"], serde_json::json!([]), "{event}");
            assert_eq!(event["summary"], "Stretch; früh");
            let at = Timestamp::from_second(event["at"].as_i64().unwrap()).unwrap();
            let before = found.insert(event["uid"].as_str().unwrap().to_owned(), at);
            assert_eq!(before, None, "{zone}: a name stands for two events");
        }
        assert_eq!(found, expected, "{zone}");
        let offsets: BTreeSet<i32> = found.values().map(|at| own.to_offset(*at).seconds()).collect();
        assert_eq!(offsets.len(), 2, "{zone}: the year has a change of clocks");
    }
}

/// What the rule says about a year and a day from the beginning of the person's day.
fn expected(reminders: &[HabitReminder], own: &TimeZone, now: Timestamp) -> BTreeMap<String, Timestamp> {
    let from = own.to_datetime(now).date().to_zoned(own.clone()).unwrap().timestamp();
    let to = from.checked_add(SignedDuration::from_hours(367 * 24)).unwrap();
    let mut all = BTreeMap::new();
    for reminder in reminders {
        let zone = reminder.zone.as_ref().map_or_else(|| own.clone(), |name| TimeZone::get(name.as_str()).unwrap());
        for firing in firings(reminder, &zone, from, to) {
            all.insert(format!("{}-{}-{}@wellspring", reminder.id, firing.day, firing.slot), firing.at);
        }
    }
    all
}

#[tokio::test]
async fn an_event_says_what_and_where_and_rings_if_wanted() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Tea, milk; \"sugar\" \\ 🍵", date(2026, 1, 1)).await;
    remind(&t, &ana, once(habit, time(7, 0, 0, 0))).await;
    for alarms in [false, true] {
        let answer = fetch(&t, token(&feed(&t, &ana, alarms).await)).await.unwrap();
        let shown = read_calendar(&answer.text.unwrap()).await;
        assert_eq!((shown["name"].as_str(), shown["version"].as_str()), (Some("Phone, mine"), Some("2.0")));
        let first = &shown["events"][0];
        assert_eq!(first["summary"], "Tea, milk; \"sugar\" \\ 🍵");
        assert_eq!(first["url"], format!("http://127.0.0.1:8420/app/habits/{habit}"));
        assert_eq!(first["minutes"], 5.0);
        assert_eq!(first["alarms"].as_array().unwrap().len(), usize::from(alarms));
    }
}

#[tokio::test]
async fn tasks_stand_at_the_time_or_on_the_day_on_which_they_are_due() {
    let t = TestServices::at(NOW).await;
    let ana = t.person_in("Ana", "Europe/Berlin").await;
    let (today, later) = (date(2026, 1, 15), date(2026, 2, 1));
    let due = |title: &str, due: Due| TaskFields { due: Some(due), ..TaskFields::titled(title) };
    let mut ids = Vec::new();
    for fields in [
        due("Pay the rent", Due::on(later)),
        due("Call the bank", Due::at(later, time(18, 0, 0, 0))),
        due("Yesterday", Due::on(date(2026, 1, 14))),
        due("Done", Due::on(today)),
        TaskFields::titled("Some day"),
    ] {
        let wish = NewTask { id: None, fields, position: None, key: None };
        ids.push(t.services.tasks().create(&ana.actor, wish).await.unwrap().record.task.id);
    }
    t.clock.advance(SignedDuration::from_secs(1));
    t.services.tasks().complete(&ana.actor, ids[3], CompleteWish::default()).await.unwrap();
    let shown = read_calendar(&fetch(&t, token(&feed(&t, &ana, true).await)).await.unwrap().text.unwrap()).await;
    let events = shown["events"].as_array().unwrap();
    let names: Vec<_> = events.iter().map(|event| event["summary"].as_str().unwrap()).collect();
    assert_eq!(names, ["Pay the rent", "Call the bank"]);
    assert_eq!((&events[0]["day"], &events[0]["at"]), (&json!("2026-02-01"), &Value::Null));
    assert!(events[0]["alarms"].as_array().unwrap().is_empty(), "a whole day wakes nobody");
    let six: Timestamp = "2026-02-01T17:00:00Z".parse().unwrap();
    assert_eq!((&events[1]["day"], &events[1]["at"]), (&Value::Null, &json!(six.as_second())));
    assert_eq!(events[1]["alarms"].as_array().unwrap().len(), 1);
    assert_eq!(events[1]["uid"], format!("{}@wellspring", ids[1]));
    assert_eq!(events[1]["url"], format!("http://127.0.0.1:8420/app/tasks/{}", ids[1]));
}

#[tokio::test]
async fn a_reminder_that_is_moved_keeps_the_names_of_its_events() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    let reminder = remind(&t, &ana, once(habit, time(7, 0, 0, 0))).await;
    let feed = feed(&t, &ana, false).await;
    let names = |shown: &serde_json::Value| {
        let events = shown["events"].as_array().unwrap().iter();
        events.map(|event| event["uid"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = read_calendar(&fetch(&t, token(&feed)).await.unwrap().text.unwrap()).await;
    let later = DocumentFields::Reminder(once(habit, time(8, 0, 0, 0)).into());
    let any = services::ExpectedVersion::Any;
    t.services.habits().replace_document(&ana.actor, reminder.id.uuid(), later, &any).await.unwrap();
    let after = read_calendar(&fetch(&t, token(&feed)).await.unwrap().text.unwrap()).await;
    assert_eq!(names(&before), names(&after));
    assert_ne!(before["events"][0]["at"], after["events"][0]["at"]);
}

#[tokio::test]
async fn a_feed_is_told_anew_only_when_it_changed() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    remind(&t, &ana, once(habit, time(7, 0, 0, 0))).await;
    let made = feed(&t, &ana, false).await;
    let first = fetch(&t, token(&made)).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(2));
    assert_eq!(fetch(&t, token(&made)).await.unwrap(), first, "the same content, to the last byte");
    let known = t.services.calendars().read_feed(token(&made), |etag| etag == first.etag).await.unwrap();
    assert_eq!((known.etag, known.text), (first.etag.clone(), None));
    let other = feed(&t, &ana, true).await;
    assert_ne!(fetch(&t, token(&other)).await.unwrap().etag, first.etag);
    remind(&t, &ana, once(habit, time(9, 0, 0, 0))).await;
    let changed = fetch(&t, token(&made)).await.unwrap();
    assert_ne!(changed.etag, first.etag);
    t.clock.advance(SignedDuration::from_hours(24));
    assert_ne!(fetch(&t, token(&made)).await.unwrap().etag, changed.etag, "another day begins elsewhere");
}

#[tokio::test]
async fn an_address_is_told_once_kept_as_a_hash_and_can_be_revoked() {
    let t = TestServices::at(NOW).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let made = feed(&t, &ana, false).await;
    assert!(made.address.starts_with("http://127.0.0.1:8420/calendar/") && token(&made).len() == 43);
    let stored: String = sqlx::query_scalar("select f::text from calendar_feeds f").fetch_one(&t.owner).await.unwrap();
    assert!(!stored.contains(token(&made)), "{stored}");
    let listed = t.services.calendars().feeds(&ana.actor).await.unwrap();
    assert_eq!((listed.len(), listed[0].last_read_at), (1, None));
    fetch(&t, token(&made)).await.unwrap();
    let listed = t.services.calendars().feeds(&ana.actor).await.unwrap();
    assert_eq!(listed[0].last_read_at, Some(t.services.now()));

    assert!(t.services.calendars().feeds(&ben.actor).await.unwrap().is_empty());
    let refused = t.services.calendars().revoke_feed(&ben.actor, made.feed.feed_id).await;
    assert!(matches!(refused, Err(ServiceError::NotFound)));
    t.services.calendars().revoke_feed(&ana.actor, made.feed.feed_id).await.unwrap();
    for unknown in [token(&made), "", "guess", &"x".repeat(500)] {
        assert!(matches!(fetch(&t, unknown).await, Err(ServiceError::NotFound)), "{unknown}");
    }
}

#[tokio::test]
async fn who_may_not_sign_in_has_no_feed_either() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let made = feed(&t, &ana, false).await;
    sqlx::query("update users set disabled_at = now()").execute(&t.owner).await.unwrap();
    assert!(matches!(fetch(&t, token(&made)).await, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn names_and_numbers_of_feeds_have_bounds() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    for (name, code) in [("", "required"), ("\u{202e}x", "control_character")] {
        let wish = NewCalendarFeed { name: name.to_owned(), alarms: false };
        let refused = t.services.calendars().create_feed(&ana.actor, &wish, None).await.err().unwrap().to_problem();
        assert_eq!(refused.field("name"), Some(code));
    }
    let wish = NewCalendarFeed { name: "x".repeat(61), alarms: false };
    let refused = t.services.calendars().create_feed(&ana.actor, &wish, None).await.err().unwrap().to_problem();
    assert_eq!(refused.field("name"), Some("too_long"));
    for _ in 0..20 {
        feed(&t, &ana, false).await;
    }
    let wish = NewCalendarFeed { name: "One more".to_owned(), alarms: false };
    let refused = t.services.calendars().create_feed(&ana.actor, &wish, None).await.err().unwrap().to_problem();
    assert_eq!((refused.status, refused.code.as_str()), (409, "over_limit"));
}
