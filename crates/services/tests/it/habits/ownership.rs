use domain::{
    habits::{HabitKind, Schedule},
    ids::HabitId,
};
use jiff::civil::date;
use services::ServiceError;
use test_support::{TestServices, fields};
use uuid::Uuid;

#[tokio::test]
async fn a_foreign_habit_does_not_exist() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    let habits = t.services.habits();
    assert!(matches!(habits.find(&ben.actor, habit).await, Err(ServiceError::NotFound)));
    assert!(matches!(habits.delete(&ben.actor, habit).await, Err(ServiceError::NotFound)));
    assert!(matches!(t.check_in(&ben, habit, date(2026, 3, 10)).await, Err(ServiceError::NotFound)));
    assert!(matches!(habits.page(&ben.actor, habit, None, None).await, Err(ServiceError::NotFound)));
    assert!(habits.list(&ben.actor).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn two_people_may_make_a_habit_of_the_same_id() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let id = Some(HabitId(Uuid::from_u128(1)));
    let of = |name| fields(name, HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 1, 1));
    let one = t.services.habits().create(&ana.actor, id, of("Hers")).await.unwrap();
    let two = t.services.habits().create(&ben.actor, id, of("His")).await.unwrap();
    assert!(one.is_new && two.is_new);
    assert_eq!(t.services.habits().find(&ana.actor, HabitId(Uuid::from_u128(1))).await.unwrap().habit.name, "Hers");
}

#[tokio::test]
async fn the_same_create_again_is_a_retry_and_another_body_is_refused() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let id = Some(HabitId(Uuid::from_u128(1)));
    let of = |name| fields(name, HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 1, 1));
    assert!(t.services.habits().create(&ana.actor, id, of("Read")).await.unwrap().is_new);
    assert!(!t.services.habits().create(&ana.actor, id, of("Read")).await.unwrap().is_new);
    let refused = t.services.habits().create(&ana.actor, id, of("Write")).await.unwrap_err();
    assert_eq!(refused.to_problem().code, "id_reused");
}
