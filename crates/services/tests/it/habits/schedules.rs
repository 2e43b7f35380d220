use domain::habits::{DayState, HabitKind, Schedule, WeekdaySet};
use jiff::{
    SignedDuration,
    civil::{Weekday, date},
};
use test_support::{TestServices, fields};

#[tokio::test]
async fn a_new_schedule_leaves_the_past_as_it_was_scored() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 2)).await;
    for day in 2..=10 {
        t.check_in(&ana, habit, date(2026, 3, day)).await.unwrap();
    }
    let before = t.services.habits().page(&ana.actor, habit, None, None).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(24));
    let mondays = Schedule::Weekdays { days: WeekdaySet::default().with(Weekday::Monday) };
    let mondays = fields("Stretch", HabitKind::YesNo, mondays, None, date(2026, 3, 2));
    let record = t.services.habits().replace(&ana.actor, habit, mondays, None).await.unwrap();
    assert_eq!(record.habit.schedules.len(), 2);
    assert_eq!(record.habit.schedules[1].effective_from, date(2026, 3, 11));
    let after = t.services.habits().page(&ana.actor, habit, None, None).await.unwrap();
    assert_eq!(before.streak.best, 9);
    assert_eq!((after.streak.best, after.streak.current), (9, 9), "nine days stay nine days");
}

#[tokio::test]
async fn another_kind_leaves_the_past_as_it_was_judged() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Smoke-free", date(2026, 3, 2)).await;
    t.check_in(&ana, habit, date(2026, 3, 3)).await.unwrap();
    let quit = fields("Smoke-free", HabitKind::Quit, Schedule::Daily {}, None, date(2026, 3, 2));
    t.services.habits().replace(&ana.actor, habit, quit, None).await.unwrap();
    let stored = t.services.habits().find(&ana.actor, habit).await.unwrap().habit;
    assert_eq!((stored.kind, stored.schedules.len()), (HabitKind::Quit, 2));
    assert_eq!(stored.judged_on(date(2026, 3, 9)).kind, HabitKind::YesNo);
    assert_eq!(stored.judged_on(date(2026, 3, 10)).kind, HabitKind::Quit);
    let page = t.services.habits().page(&ana.actor, habit, Some(date(2026, 3, 4)), None).await.unwrap();
    assert_eq!(page.state, DayState::Missed);
}

#[tokio::test]
async fn order_moves_habits_and_passes_over_foreign_ids() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let (one, two) = (t.habit(&ana, "One", date(2026, 3, 2)).await, t.habit(&ana, "Two", date(2026, 3, 2)).await);
    let three = t.habit(&ana, "Three", date(2026, 3, 2)).await;
    let foreign = t.habit(&ben, "His", date(2026, 3, 2)).await;
    t.services.habits().order(&ana.actor, &[foreign, three, one]).await.unwrap();
    let order: Vec<_> = t.services.habits().all(&ana.actor).await.unwrap().iter().map(|r| r.habit.id).collect();
    assert_eq!(order, [three, one, two]);
}

#[tokio::test]
async fn an_exact_order_with_a_foreign_or_deleted_habit_moves_nothing() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let (one, two) = (t.habit(&ana, "One", date(2026, 3, 2)).await, t.habit(&ana, "Two", date(2026, 3, 2)).await);
    let gone = t.habit(&ana, "Gone", date(2026, 3, 2)).await;
    t.services.habits().delete(&ana.actor, gone).await.unwrap();
    let foreign = t.habit(&ben, "His", date(2026, 3, 2)).await;
    for unknown in [foreign, gone] {
        let refused = t.services.habits().order_exactly(&ana.actor, &[two, unknown, one]).await.unwrap_err();
        assert_eq!(refused.to_problem().status, 404);
    }
    let order = async || -> Vec<_> {
        t.services.habits().all(&ana.actor).await.unwrap().iter().map(|record| record.habit.id).collect()
    };
    assert_eq!(order().await, [one, two]);
    t.services.habits().order_exactly(&ana.actor, &[two, one]).await.unwrap();
    assert_eq!(order().await, [two, one]);
}

#[tokio::test]
async fn a_deleted_habit_comes_back_with_its_history() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 2)).await;
    t.check_in(&ana, habit, date(2026, 3, 9)).await.unwrap();
    t.services.habits().delete(&ana.actor, habit).await.unwrap();
    assert!(t.services.habits().find(&ana.actor, habit).await.is_err());
    t.services.habits().undelete(&ana.actor, habit).await.unwrap();
    assert!(t.services.habits().entry(&ana.actor, habit, date(2026, 3, 9)).await.unwrap().is_some());
}

#[tokio::test]
async fn a_form_that_was_open_while_the_habit_changed_does_not_put_the_old_back() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 2)).await;
    let named = |name| fields(name, HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 2));
    let habits = t.services.habits();
    let seen = habits.find(&ana.actor, habit).await.unwrap().habit.version;
    let elsewhere = habits.replace(&ana.actor, habit, named("Stretch well"), None).await.unwrap();
    let refused = habits.replace_seen(&ana.actor, habit, seen, named("Stretch a lot"), None).await.unwrap_err();
    assert_eq!((refused.to_problem().status, refused.to_problem().code.as_str()), (409, "changed_elsewhere"));
    assert_eq!(habits.find(&ana.actor, habit).await.unwrap(), elsewhere);
    let seen = elsewhere.habit.version;
    let replaced = habits.replace_seen(&ana.actor, habit, seen, named("Stretch a lot"), None).await.unwrap();
    assert_eq!(replaced.habit.name, "Stretch a lot");
}
