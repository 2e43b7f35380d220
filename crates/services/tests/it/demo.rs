//! Demo accounts.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    habits::{DocumentFields, DocumentKind, EntryPatch, GroupFields, Habit, HabitKind, Patch, PauseScope},
    identity::{DisplayName, Preferences, TimeZoneName},
    ids::{HabitId, UserId},
};
use jiff::{SignedDuration, civil::date};
use services::{
    Actor, ExpectedVersion, Scopes, ServiceError,
    demo::{DemoMade, DemoOptions},
    identity::{NewAccount, SignUp},
};
use test_support::{Person, TestServices, password};

const EMAIL: &str = "demo@example.org";
const EVENING: &str = "2026-03-12T20:00:00Z";

fn options(years: u16, habits: u16) -> DemoOptions {
    DemoOptions { email: EMAIL.to_owned(), password: Some(password().to_owned()), years, habits, tasks: 30 }
}

/// Again, as somebody who keeps the password.
async fn again(t: &TestServices, years: u16, habits: u16) -> DemoMade {
    t.services.demo().make(DemoOptions { password: None, ..options(years, habits) }).await.unwrap()
}

fn actor_of(user: UserId, email: &str) -> Actor {
    Actor {
        user_id: user,
        session_id: None,
        scopes: Scopes::ALL,
        preferences: Preferences::in_zone(TimeZoneName::parse("UTC").unwrap()),
        display_name: DisplayName::parse("Robin").unwrap(),
        email: email.to_owned(),
        email_verified: true,
    }
}

async fn made(t: &TestServices, years: u16, habits: u16) -> (DemoMade, Actor) {
    let made = t.services.demo().make(options(years, habits)).await.unwrap();
    (made, actor_of(made.user_id, EMAIL))
}

async fn by_name(t: &TestServices, actor: &Actor) -> BTreeMap<String, Habit> {
    let records = t.services.habits().all(actor).await.unwrap();
    records.into_iter().map(|record| (record.habit.name.clone(), record.habit)).collect()
}

/// Numbers of the feed that were taken, versions of habits and years, and entries.
async fn state(t: &TestServices, user: UserId) -> (i64, i64, i64, i64) {
    sqlx::query_as(
        "select (select position from change_counters where user_id = $1),
            (select coalesce(sum(version), 0)::bigint from habits where user_id = $1),
            (select coalesce(sum(version), 0)::bigint from habit_years where user_id = $1),
            (select count(*) from habit_entries where user_id = $1)",
    )
    .bind(user.uuid())
    .fetch_one(&t.owner)
    .await
    .unwrap()
}

async fn entries_between(t: &TestServices, user: UserId, habit: Option<HabitId>, from: &str, to: &str) -> i64 {
    sqlx::query_scalar(
        "select count(*) from habit_entries
         where user_id = $1 and ($2::uuid is null or habit_id = $2) and day between $3::date and $4::date",
    )
    .bind(user.uuid())
    .bind(habit.map(HabitId::uuid))
    .bind(from)
    .bind(to)
    .fetch_one(&t.owner)
    .await
    .unwrap()
}

#[tokio::test]
async fn the_demo_shows_all_that_stands_around_habits() {
    let t = TestServices::at(EVENING).await;
    let (made, actor) = made(&t, 1, 14).await;
    let habits = t.services.habits();
    assert_eq!((made.habits, habits.all(&actor).await.unwrap().len()), (14, 14));
    let groups: Vec<_> = habits.groups(&actor).await.unwrap().into_iter().map(|group| group.name).collect();
    assert_eq!(groups, ["Morning", "Body", "Home"]);
    let identities = habits.identities(&actor).await.unwrap();
    assert_eq!(identities.len(), 3);
    let named = by_name(&t, &actor).await;
    for identity in &identities {
        let votes = named.values().filter(|habit| habit.identity_id == Some(identity.id)).count();
        assert!(votes >= 2, "{}", identity.statement);
    }
    let smoking = &named["Smoking"];
    assert_eq!(smoking.kind, HabitKind::Quit);
    assert!(smoking.unit_price.is_some() && smoking.usual_amount.is_some());
    let timed = named.values().filter(|habit| habit.kind.timed_in(habit.unit.as_deref()).is_some());
    assert!(timed.count() >= 3);
    assert!(named["Read"].minimum_text.is_some() && named["Read"].icon.is_some());
}

#[tokio::test]
async fn the_demo_has_a_morning_chain_and_a_link_with_cue_time_and_place() {
    let t = TestServices::at(EVENING).await;
    let (_, actor) = made(&t, 1, 14).await;
    let named = by_name(&t, &actor).await;
    let stacks = t.services.habits().stacks(&actor).await.unwrap();
    let follows = |name: &str| stacks.iter().find(|stack| stack.follower_habit_id == named[name].id).unwrap();
    assert!(follows("Morning pages").anchor_habit_id.is_none());
    assert_eq!(follows("Stretch").anchor_habit_id, Some(named["Morning pages"].id));
    assert_eq!(follows("Meditate").anchor_habit_id, Some(named["Stretch"].id));
    let read = follows("Read");
    assert!(read.cue.is_some() && read.at_time.is_some() && read.place.is_some());
}

#[tokio::test]
async fn the_demo_has_a_holiday_of_all_and_a_pause_of_one_habit_without_entries() {
    let t = TestServices::at(EVENING).await;
    let (made, actor) = made(&t, 1, 14).await;
    let pauses = t.services.habits().pauses(&actor).await.unwrap();
    let training = by_name(&t, &actor).await["Strength training"].id;
    let spans: Vec<_> = pauses.iter().map(|pause| (pause.scope, pause.from_day, pause.to_day)).collect();
    let expected = [
        (PauseScope::All, date(2025, 8, 5), Some(date(2025, 8, 18))),
        (PauseScope::Habit(training), date(2026, 1, 10), Some(date(2026, 1, 21))),
    ];
    assert_eq!(spans, expected);
    let user = made.user_id;
    assert_eq!(entries_between(&t, user, None, "2025-08-05", "2025-08-18").await, 0);
    assert_eq!(entries_between(&t, user, Some(training), "2026-01-10", "2026-01-21").await, 0);
    assert!(entries_between(&t, user, None, "2025-07-22", "2025-08-04").await > 0);
}

#[tokio::test]
async fn a_device_is_told_of_everything() {
    let t = TestServices::at(EVENING).await;
    let (_, actor) = made(&t, 1, 14).await;
    let feed = t.services.sync().changes(&actor, None).await.unwrap();
    assert!(!feed.more && feed.items.iter().all(|item| item.value.is_some()));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &feed.items {
        *counts.entry(item.entity.as_str()).or_default() += 1;
    }
    let count = |entity: &str| counts.get(entity).copied().unwrap_or_default();
    assert_eq!((count("habit"), count("habit_group"), count("identity")), (14, 3, 3));
    assert_eq!((count("stack"), count("pause"), count("habit_year")), (4, 2, 28));
}

#[tokio::test]
async fn a_second_run_changes_nothing() {
    let t = TestServices::at(EVENING).await;
    let (first, _) = made(&t, 1, 14).await;
    let before = state(&t, first.user_id).await;
    assert_eq!(before.3, i64::try_from(first.entries).unwrap());
    let second = again(&t, 1, 14).await;
    assert_eq!(second, DemoMade { entries: 0, ..first });
    assert_eq!(state(&t, first.user_id).await, before);
    let proof = t.services.habits().rebuild_years(first.user_id).await.unwrap();
    assert_eq!((proof.years, proof.differed), (28, 0));
}

#[tokio::test]
async fn a_later_run_adds_days_and_habits_and_leaves_what_the_owner_changed() {
    let t = TestServices::at(EVENING).await;
    let (first, actor) = made(&t, 1, 14).await;
    let habits = t.services.habits();
    let named = by_name(&t, &actor).await;
    let (read, stretch, swim) = (named["Read"].id, named["Stretch"].id, named["Swim"].id);
    let patch = EntryPatch { note: Patch::Set("My own words.".to_owned()), ..EntryPatch::default() };
    habits.set_entry(&actor, read, date(2026, 3, 1), patch).await.unwrap();
    let stack = habits.stacks(&actor).await.unwrap().into_iter().find(|s| s.follower_habit_id == stretch).unwrap();
    habits.delete_document(&actor, DocumentKind::Stack, stack.id.uuid(), &ExpectedVersion::Any).await.unwrap();
    let group = habits.groups(&actor).await.unwrap()[0].clone();
    let renamed = DocumentFields::Group(GroupFields { name: "Dawn".to_owned(), position: None });
    habits.replace_document(&actor, group.id.uuid(), renamed, &ExpectedVersion::Any).await.unwrap();
    habits.delete(&actor, swim).await.unwrap();

    t.clock.advance(SignedDuration::from_hours(24 * 10));
    let later = again(&t, 3, 20).await;
    assert!(later.entries > 0);
    let note: String = sqlx::query_scalar("select note from habit_entries where habit_id = $1 and day = '2026-03-01'")
        .bind(read.uuid())
        .fetch_one(&t.owner)
        .await
        .unwrap();
    assert_eq!(note, "My own words.");
    assert!(!habits.stacks(&actor).await.unwrap().iter().any(|stack| stack.follower_habit_id == stretch));
    assert_eq!(habits.groups(&actor).await.unwrap()[0].name, "Dawn");
    let now = by_name(&t, &actor).await;
    assert_eq!((now.len(), now.contains_key("Swim")), (19, false));
    assert_eq!(now["Read"].starts_on, named["Read"].starts_on, "a habit that is there keeps its first day");
    let (user, days) = (first.user_id, ("2026-03-13", "2026-03-22"));
    assert!(entries_between(&t, user, Some(read), days.0, days.1).await > 0);
    assert_eq!(entries_between(&t, user, Some(swim), days.0, days.1).await, 0);
    assert_eq!(t.services.habits().rebuild_years(user).await.unwrap().differed, 0);
}

#[tokio::test]
async fn nothing_is_noted_of_what_is_still_to_come() {
    let t = TestServices::at("2026-03-12T06:00:00Z").await;
    let (made, _) = made(&t, 1, 30).await;
    assert_eq!(entries_between(&t, made.user_id, None, "2026-03-12", "2026-03-31").await, 0);
    assert!(entries_between(&t, made.user_id, None, "2026-03-11", "2026-03-11").await > 0);
    t.clock.advance(SignedDuration::from_hours(15));
    assert!(again(&t, 1, 30).await.entries > 0, "by the evening much of the day has happened");
}

#[tokio::test]
async fn many_habits_are_all_different() {
    let t = TestServices::at(EVENING).await;
    let (made, actor) = made(&t, 1, 60).await;
    let records = t.services.habits().all(&actor).await.unwrap();
    let names: BTreeSet<_> = records.iter().map(|record| record.habit.name.as_str()).collect();
    assert_eq!((made.habits, names.len()), (60, 60));
    let colors: BTreeSet<_> = records.iter().map(|record| record.habit.color).collect();
    assert!(colors.len() >= 15, "{}", colors.len());
    let most = t.services.demo().make(options(1, 501)).await;
    assert!(matches!(most, Err(ServiceError::Invalid(errors)) if errors[0].field == "habits"));
}

#[tokio::test]
async fn an_account_that_the_demo_did_not_make_is_left_alone() {
    let t = TestServices::at(EVENING).await;
    let (email, display_name, time_zone) = (EMAIL.to_owned(), "Ana".to_owned(), "UTC".to_owned());
    let fields = SignUp { email, password: password().to_owned(), display_name, time_zone };
    let account = NewAccount { fields, email_verified: true, is_demo: false };
    let user = t.services.identity().create_user(&account).await.unwrap();
    let ana = Person { actor: actor_of(user, EMAIL) };
    t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let before = state(&t, user).await;
    let refused = t.services.demo().make(options(1, 14)).await;
    assert!(matches!(refused, Err(ServiceError::Refused { status: 409, code: "email_taken" })));
    assert_eq!(state(&t, user).await, before);
}
