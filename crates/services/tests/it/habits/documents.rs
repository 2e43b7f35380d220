//! Groups, identities and pauses.

use domain::{
    habits::{
        Document, DocumentFields, DocumentKind, GroupFields, HabitFields, HabitKind, IdentityFields, PauseFields,
        PauseScope, Schedule, streak,
    },
    ids::{GroupId, HabitId, IdentityId},
};
use jiff::civil::{Date, date};
use services::{ExpectedVersion, ServiceError, habits::documents::NewDocument};
use test_support::{Person, TestServices, fields};
use uuid::Uuid;

fn group(name: &str) -> DocumentFields {
    DocumentFields::Group(GroupFields { name: name.to_owned(), position: None })
}

fn identity(statement: &str) -> DocumentFields {
    DocumentFields::Identity(IdentityFields { statement: statement.to_owned(), position: None })
}

fn pause(scope: PauseScope, from_day: Date, to_day: Option<Date>) -> DocumentFields {
    DocumentFields::Pause(PauseFields { scope, from_day, to_day, reason: None })
}

async fn make(t: &TestServices, person: &Person, fields: DocumentFields) -> Result<Document, ServiceError> {
    let wish = NewDocument { id: None, fields, key: None };
    t.services.habits().create_document(&person.actor, wish).await.map(|made| made.document)
}

fn stretch() -> HabitFields {
    fields("Stretch", HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 1))
}

#[tokio::test]
async fn a_document_is_made_once_and_counts_its_versions() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let id = Uuid::from_u128(1);
    let wish = |name| NewDocument { id: Some(id), fields: group(name), key: None };
    let first = habits.create_document(&ana.actor, wish("Morning")).await.unwrap();
    assert!(first.is_new && first.document.version() == 1);
    assert!(!habits.create_document(&ana.actor, wish("Morning")).await.unwrap().is_new);
    let reused = habits.create_document(&ana.actor, wish("Evening")).await.unwrap_err();
    assert_eq!(reused.to_problem().code, "id_reused");
    let any = ExpectedVersion::Any;
    let renamed = habits.replace_document(&ana.actor, id, group("Evening"), &any).await.unwrap();
    let same = habits.replace_document(&ana.actor, id, group("Evening"), &any).await.unwrap();
    assert_eq!((renamed.version(), same.version()), (2, 2));
    let stale = ExpectedVersion::OneOf(vec![1]);
    let refused = habits.delete_document(&ana.actor, DocumentKind::Group, id, &stale).await.unwrap_err();
    assert_eq!(refused.to_problem().code, "version_mismatch");
    habits.delete_document(&ana.actor, DocumentKind::Group, id, &any).await.unwrap();
    let deleted = habits.create_document(&ana.actor, wish("Morning")).await.unwrap_err().to_problem();
    assert_eq!((deleted.status, deleted.code.as_str()), (409, "deleted"));
}

#[tokio::test]
async fn documents_stand_in_the_order_in_which_they_were_made() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    for name in ["Morning", "Evening"] {
        make(&t, &ana, group(name)).await.unwrap();
    }
    let first = GroupFields { name: "Body".to_owned(), position: Some(0) };
    make(&t, &ana, DocumentFields::Group(first)).await.unwrap();
    let groups = t.services.habits().groups(&ana.actor).await.unwrap();
    assert_eq!(groups.iter().map(|group| group.position).collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(groups[2].name, "Evening");
}

#[tokio::test]
async fn what_is_foreign_does_not_exist() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habits = t.services.habits();
    let hers = make(&t, &ana, group("Morning")).await.unwrap();
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let any = ExpectedVersion::Any;
    let not_found = |result: Result<Document, ServiceError>| matches!(result, Err(ServiceError::NotFound));
    assert!(not_found(habits.document(&ben.actor, DocumentKind::Group, hers.id()).await));
    assert!(not_found(habits.replace_document(&ben.actor, hers.id(), group("His"), &any).await));
    let deleted = habits.delete_document(&ben.actor, DocumentKind::Group, hers.id(), &any).await;
    assert!(matches!(deleted, Err(ServiceError::NotFound)));
    let day = date(2026, 3, 10);
    assert!(not_found(make(&t, &ben, pause(PauseScope::Habit(habit), day, None)).await));
    assert!(not_found(make(&t, &ben, pause(PauseScope::Group(GroupId(hers.id())), day, None)).await));
    let grouped = HabitFields { group_id: Some(GroupId(hers.id())), ..stretch() };
    let refused = habits.create(&ben.actor, None, grouped).await.unwrap_err();
    assert!(matches!(refused, ServiceError::NotFound));
    assert!(habits.groups(&ben.actor).await.unwrap().is_empty());
    // The database says the same where the code forgets to ask.
    let mut tx = t.services.begin(ben.actor.user_id).await.unwrap();
    for table in ["habit_groups", "identities", "pauses", "habit_stacks", "reminders"] {
        let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
        let seen: i64 = sqlx::query_scalar(sql).fetch_one(tx.conn()).await.unwrap();
        assert_eq!(seen, 0, "{table}");
    }
}

#[tokio::test]
async fn a_group_or_an_identity_that_goes_is_taken_off_its_habits() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let group = make(&t, &ana, group("Morning")).await.unwrap();
    let identity = make(&t, &ana, identity("a person who moves")).await.unwrap();
    let (group_id, identity_id) = (Some(GroupId(group.id())), Some(IdentityId(identity.id())));
    let habit = t.habit_with(&ana, HabitFields { group_id, identity_id, ..stretch() }).await;
    let cursor = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    for document in [&group, &identity] {
        let any = ExpectedVersion::Any;
        habits.delete_document(&ana.actor, document.kind(), document.id(), &any).await.unwrap();
    }
    let left = habits.find(&ana.actor, habit).await.unwrap().habit;
    assert_eq!((left.group_id, left.identity_id, left.version), (None, None, 3));
    let changed = t.services.sync().changes(&ana.actor, Some(&cursor)).await.unwrap();
    let told: Vec<_> = changed.items.iter().map(|item| (item.entity.as_str(), item.value.is_some())).collect();
    assert_eq!(told, [("habit_group", false), ("identity", false), ("habit", true)]);
}

/// Tidying up scores nobody's past anew.
#[tokio::test]
async fn the_pauses_of_a_group_stay_with_its_habits() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let group = make(&t, &ana, group("Morning")).await.unwrap();
    let group_id = GroupId(group.id());
    let habit = t.habit_with(&ana, HabitFields { group_id: Some(group_id), ..stretch() }).await;
    let other = t.habit(&ana, "Read", date(2026, 3, 1)).await;
    for day in [1, 2, 9] {
        t.check_in(&ana, habit, date(2026, 3, day)).await.unwrap();
    }
    let run = async |habit: HabitId| {
        let input = habits.input(&ana.actor, habit).await.unwrap();
        streak(&input, habits.calendar(&ana.actor)).current
    };
    let scope = PauseScope::Group(group_id);
    make(&t, &ana, pause(scope, date(2026, 3, 3), Some(date(2026, 3, 8)))).await.unwrap();
    assert_eq!(run(habit).await, 3, "six days are left out");
    habits.delete_document(&ana.actor, DocumentKind::Group, group.id(), &ExpectedVersion::Any).await.unwrap();
    assert_eq!(run(habit).await, 3);
    let pauses = habits.pauses(&ana.actor).await.unwrap();
    assert_eq!(pauses.iter().map(|pause| pause.scope).collect::<Vec<_>>(), [PauseScope::Habit(habit)]);
    assert!(habits.input(&ana.actor, other).await.unwrap().pauses.is_empty());
}

#[tokio::test]
async fn a_pause_excuses_the_days_that_it_covers_and_no_others() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let all = make(&t, &ana, pause(PauseScope::All, date(2026, 3, 10), None)).await.unwrap();
    let view = habits.today(&ana.actor, None).await.unwrap();
    assert_eq!((view.paused(), view.items[0].habit_id), (1, habit));
    let ended = pause(PauseScope::All, date(2026, 3, 8), Some(date(2026, 3, 9)));
    habits.replace_document(&ana.actor, all.id(), ended, &ExpectedVersion::Any).await.unwrap();
    assert_eq!(habits.today(&ana.actor, None).await.unwrap().paused(), 0);
    assert_eq!(habits.today(&ana.actor, Some(date(2026, 3, 9))).await.unwrap().paused(), 1);
}
