use jiff::{SignedDuration, civil::date};
use services::ServiceError;
use test_support::TestServices;

const DAY: SignedDuration = SignedDuration::from_hours(24);

#[tokio::test]
async fn the_trash_says_when_a_habit_is_gone_for_good() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let (first, second) =
        (t.habit(&ana, "Stretch", date(2026, 3, 1)).await, t.habit(&ana, "Read", date(2026, 3, 1)).await);
    t.habit(&ana, "Kept", date(2026, 3, 1)).await;
    let habits = t.services.habits();
    habits.delete(&ana.actor, first).await.unwrap();
    t.clock.advance(DAY);
    habits.delete(&ana.actor, second).await.unwrap();
    let trash = habits.trash(&ana.actor).await.unwrap().items;
    assert_eq!(trash.iter().map(|item| item.habit_id).collect::<Vec<_>>(), [second, first]);
    assert_eq!((trash[1].deleted_on, trash[1].gone_on), (date(2026, 3, 10), date(2026, 4, 9)));
    assert!(habits.trash(&ben.actor).await.unwrap().items.is_empty());
    habits.undelete(&ana.actor, second).await.unwrap();
    assert_eq!(habits.trash(&ana.actor).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn thirty_days_in_the_trash_are_the_end_of_a_habit_and_of_nothing_else() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habits = t.services.habits();
    let gone = t.habit(&ana, "Gone", date(2026, 1, 1)).await;
    let kept = t.habit(&ana, "Kept", date(2026, 1, 1)).await;
    let later = t.habit(&ana, "Later", date(2026, 1, 1)).await;
    let his = t.habit(&ben, "His", date(2026, 1, 1)).await;
    for habit in [gone, kept] {
        t.check_in(&ana, habit, date(2026, 3, 9)).await.unwrap();
    }
    habits.delete(&ana.actor, gone).await.unwrap();
    habits.delete(&ben.actor, his).await.unwrap();
    t.clock.advance(DAY);
    habits.delete(&ana.actor, later).await.unwrap();
    t.clock.advance(DAY * 28);
    assert_eq!(habits.empty_trash().await.unwrap(), 0);

    t.clock.advance(DAY);
    let before = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    assert_eq!(habits.empty_trash().await.unwrap(), 2);
    assert!(matches!(habits.undelete(&ana.actor, gone).await, Err(ServiceError::NotFound)));
    assert!(matches!(habits.undelete(&ben.actor, his).await, Err(ServiceError::NotFound)));
    assert_eq!(habits.in_trash(&ana.actor).await.unwrap().len(), 1);
    assert_eq!(habits.find(&ana.actor, kept).await.unwrap().habit.name, "Kept");

    let told = t.services.sync().changes(&ana.actor, Some(&before)).await.unwrap().items;
    let told: Vec<_> = told.iter().map(|item| (item.entity_id.clone(), item.value.is_none())).collect();
    assert_eq!(told, [(format!("{gone}:2026"), true)]);
    // A device that starts anew hears of the habit as gone, and of no year that is not there.
    let whole = t.services.sync().changes(&ana.actor, None).await.unwrap().items;
    let living: Vec<_> = whole.iter().filter(|item| item.value.is_some()).map(|item| item.entity_id.clone()).collect();
    assert_eq!(living, [kept.to_string(), format!("{kept}:2026")]);
    assert_eq!(habits.empty_trash().await.unwrap(), 0);
}
