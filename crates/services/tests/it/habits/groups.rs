use domain::{
    habits::{DocumentFields, DocumentKind, GroupFields, HabitFields, HabitKind, PauseFields, PauseScope, Schedule},
    ids::GroupId,
};
use jiff::{SignedDuration, civil::date};
use services::{
    ExpectedVersion,
    habits::documents::{MAX_DOCUMENTS, NewDocument},
};
use test_support::{Person, TestServices, fields};

async fn group(t: &TestServices, who: &Person, name: &str) -> GroupId {
    let fields = DocumentFields::Group(GroupFields { name: name.to_owned(), position: None });
    let wish = NewDocument { id: None, fields, key: None };
    GroupId(t.services.habits().create_document(&who.actor, wish).await.unwrap().document.id())
}

#[tokio::test]
async fn groups_are_put_in_order_and_only_what_moved_is_told() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let (one, two, three) =
        (group(&t, &ana, "One").await, group(&t, &ana, "Two").await, group(&t, &ana, "Three").await);
    let his = group(&t, &ben, "His").await;
    let habits = t.services.habits();
    let before = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    habits.order_groups(&ana.actor, &[two, his, one]).await.unwrap();
    let names = async |who: &Person| {
        let groups = t.services.habits().groups(&who.actor).await.unwrap();
        groups.into_iter().map(|group| (group.name, group.position)).collect::<Vec<_>>()
    };
    let named = |name: &str, place: i32| (name.to_owned(), place);
    assert_eq!(names(&ana).await, [named("Two", 0), named("One", 1), named("Three", 2)]);
    assert_eq!(names(&ben).await, [named("His", 0)]);
    let told = t.services.sync().changes(&ana.actor, Some(&before)).await.unwrap().items;
    let told: Vec<_> = told.into_iter().map(|item| item.entity_id).collect();
    assert_eq!(told, [two.to_string(), one.to_string()]);
    habits.delete_document(&ana.actor, DocumentKind::Group, three.uuid(), &ExpectedVersion::Any).await.unwrap();
    assert_eq!(names(&ana).await.len(), 2);
}

#[tokio::test]
async fn a_pause_goes_with_its_habit_when_the_trash_is_emptied() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    let habits = t.services.habits();
    let (from_day, scope) = (date(2026, 3, 10), PauseScope::Habit(habit));
    let fields = DocumentFields::Pause(PauseFields { scope, from_day, to_day: None, reason: None });
    let wish = NewDocument { id: None, fields, key: None };
    let pause = habits.create_document(&ana.actor, wish).await.unwrap().document.id();
    habits.delete(&ana.actor, habit).await.unwrap();
    let before = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    t.clock.advance(SignedDuration::from_hours(30 * 24));
    assert_eq!(habits.empty_trash().await.unwrap(), 1);
    assert!(habits.pauses(&ana.actor).await.unwrap().is_empty());
    let told = t.services.sync().changes(&ana.actor, Some(&before)).await.unwrap().items;
    let told: Vec<_> = told.into_iter().map(|item| (item.entity, item.entity_id, item.value.is_none())).collect();
    assert_eq!(told, [("pause".to_owned(), pause.to_string(), true)]);
}

#[tokio::test]
async fn the_pauses_of_a_group_that_goes_are_no_more_than_there_may_be() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let group = group(&t, &ana, "Morning").await;
    for name in ["Read", "Walk"] {
        let plain = fields(name, HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 1));
        t.habit_with(&ana, HabitFields { group_id: Some(group), ..plain }).await;
    }
    let sql = "insert into pauses (user_id, pause_id, group_id, from_day, to_day, version, updated_at)
               select $1, gen_random_uuid(), $2, '2026-03-01', '2026-03-01', 1, now() from generate_series(1, $3)";
    let count = i64::try_from(MAX_DOCUMENTS / 2 + 1).unwrap();
    let insert = sqlx::query(sql).bind(ana.actor.user_id.uuid()).bind(group.uuid()).bind(count);
    insert.execute(&t.owner).await.unwrap();
    let (habits, any) = (t.services.habits(), ExpectedVersion::Any);
    let refused = habits.delete_document(&ana.actor, DocumentKind::Group, group.uuid(), &any).await.unwrap_err();
    assert_eq!((refused.to_problem().status, refused.to_problem().code.as_str()), (409, "over_limit"));
    assert_eq!(habits.pauses(&ana.actor).await.unwrap().len(), MAX_DOCUMENTS / 2 + 1);
    assert_eq!(habits.groups(&ana.actor).await.unwrap().len(), 1);
}
