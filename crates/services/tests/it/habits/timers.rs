use domain::{
    habits::{HabitKind, Quantity, Schedule},
    ids::HabitId,
};
use jiff::{
    SignedDuration,
    civil::{Date, date},
};
use services::{
    ServiceError,
    habits::{MAX_PRESSES, StopWish},
};
use test_support::{Person, TestServices, fields};
use uuid::Uuid;

const FIRST: Date = Date::constant(2026, 3, 1);
const DAY: Date = Date::constant(2026, 3, 10);

async fn timed(t: &TestServices, person: &Person, unit: &str) -> HabitId {
    let target = Quantity::parse("20").ok();
    let fields = fields("Read", HabitKind::Measure, Schedule::Daily {}, target, FIRST);
    t.habit_with(person, domain::habits::HabitFields { unit: Some(unit.to_owned()), ..fields }).await
}

async fn value(t: &TestServices, person: &Person, habit: HabitId, day: Date) -> Option<Quantity> {
    t.services.habits().entry(&person.actor, habit, day).await.unwrap().and_then(|entry| entry.value)
}

fn code(error: &ServiceError) -> &'static str {
    match error {
        ServiceError::Refused { code, .. } => code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_timer_fills_the_day_on_which_it_began() {
    let t = TestServices::at("2026-03-10T23:50:00Z").await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana, "min").await;
    let run = t.services.habits().start_timer(&ana.actor, habit, Uuid::from_u128(1), None).await.unwrap();
    assert_eq!((run.id, run.day), (Uuid::from_u128(1), DAY));
    t.clock.advance(SignedDuration::from_mins(25));
    assert_eq!(t.services.habits().timer(&ana.actor, habit).await.unwrap(), Some(run));
    let stopped = t.services.habits().stop_timer(&ana.actor, habit, StopWish::default()).await.unwrap();
    assert_eq!((stopped.running, stopped.added), (None, Some((DAY, Quantity::parse("25").unwrap()))));
    assert_eq!(value(&t, &ana, habit, DAY).await, Quantity::parse("25").ok());
    assert_eq!(value(&t, &ana, habit, date(2026, 3, 11)).await, None);
}

#[tokio::test]
async fn the_day_is_the_one_of_the_owners_zone() {
    let t = TestServices::at("2026-03-10T23:50:00Z").await;
    let ana = t.person_in("Ana", "Europe/Berlin").await;
    let habit = timed(&t, &ana, "hours").await;
    let run = t.services.habits().start_timer(&ana.actor, habit, Uuid::from_u128(1), None).await.unwrap();
    assert_eq!(run.day, date(2026, 3, 11));
}

#[tokio::test]
async fn starting_twice_goes_on_and_stopping_twice_is_told() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana, "min").await;
    let habits = t.services.habits();
    let first = habits.start_timer(&ana.actor, habit, Uuid::from_u128(1), None).await.unwrap();
    t.clock.advance(SignedDuration::from_mins(5));
    let second = habits.start_timer(&ana.actor, habit, Uuid::from_u128(2), None).await.unwrap();
    assert_eq!(first, second);
    let other = StopWish { timer: Some(Uuid::from_u128(9)), ..StopWish::default() };
    assert_eq!(code(&habits.stop_timer(&ana.actor, habit, other).await.unwrap_err()), "already_done");
    habits.stop_timer(&ana.actor, habit, StopWish::default()).await.unwrap();
    let again = habits.stop_timer(&ana.actor, habit, StopWish::default()).await.unwrap_err();
    assert_eq!(code(&again), "already_done");
    assert_eq!(value(&t, &ana, habit, DAY).await, Quantity::parse("5").ok());
}

#[tokio::test]
async fn a_very_long_time_counts_only_as_its_owner_says() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana, "min").await;
    let habits = t.services.habits();
    let run = habits.start_timer(&ana.actor, habit, Uuid::from_u128(1), None).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(13));
    let asked = habits.stop_timer(&ana.actor, habit, StopWish::default()).await.unwrap_err();
    assert_eq!(code(&asked), "ran_long");
    assert_eq!(habits.timer(&ana.actor, habit).await.unwrap(), Some(run.clone()));
    let ended_at = run.started_at.checked_add(SignedDuration::from_mins(45)).ok();
    habits.stop_timer(&ana.actor, habit, StopWish { timer: None, ended_at, is_sure: true }).await.unwrap();
    assert_eq!(value(&t, &ana, habit, DAY).await, Quantity::parse("45").ok());
}

#[tokio::test]
async fn a_discarded_timer_leaves_the_day_alone() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana, "min").await;
    let habits = t.services.habits();
    habits.start_timer(&ana.actor, habit, Uuid::from_u128(1), None).await.unwrap();
    t.clock.advance(SignedDuration::from_mins(5));
    habits.discard_timer(&ana.actor, habit).await.unwrap();
    habits.discard_timer(&ana.actor, habit).await.unwrap();
    assert_eq!((habits.timer(&ana.actor, habit).await.unwrap(), value(&t, &ana, habit, DAY).await), (None, None));
}

#[tokio::test]
async fn what_is_not_measured_in_time_and_what_is_not_there_has_no_timer() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let pages = timed(&t, &ana, "pages").await;
    let habits = t.services.habits();
    let refused = habits.start_timer(&ana.actor, pages, Uuid::from_u128(1), None).await.unwrap_err();
    assert_eq!(code(&refused), "not_timed");
    let minutes = timed(&t, &ana, "minutes").await;
    let foreign = habits.start_timer(&ben.actor, minutes, Uuid::from_u128(2), None).await.unwrap_err();
    assert!(matches!(foreign, ServiceError::NotFound), "{foreign:?}");
    assert!(habits.timer(&ben.actor, minutes).await.is_err());
}

#[tokio::test]
async fn a_timer_that_runs_outlives_the_sweep_and_old_presses_do_not() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let (left, done) = (timed(&t, &ana, "min").await, timed(&t, &ana, "min").await);
    let habits = t.services.habits();
    habits.start_timer(&ana.actor, left, Uuid::from_u128(1), None).await.unwrap();
    habits.start_timer(&ana.actor, done, Uuid::from_u128(2), None).await.unwrap();
    t.clock.advance(SignedDuration::from_mins(5));
    habits.stop_timer(&ana.actor, done, StopWish::default()).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(91 * 24));
    assert_eq!(t.services.sync().sweep().await.unwrap().presses, 2);
    let ended_at = "2026-03-10T08:30:00Z".parse().ok();
    habits.stop_timer(&ana.actor, left, StopWish { timer: None, ended_at, is_sure: true }).await.unwrap();
    assert_eq!(value(&t, &ana, left, DAY).await, Quantity::parse("30").ok());
    assert_eq!(value(&t, &ana, done, DAY).await, Quantity::parse("5").ok());
}

#[tokio::test]
async fn presses_have_an_end_and_what_runs_can_still_be_stopped() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = timed(&t, &ana, "min").await;
    let sql = "insert into habit_timer_presses (user_id, press_id, habit_id, timer_id, kind, pressed_at, said_at)
               select $1, gen_random_uuid(), $2, gen_random_uuid(), 'discard', '2026-03-10T07:00:00Z', '2026-03-10T07:00:00Z'
               from generate_series(2, $3)";
    let count = i64::try_from(MAX_PRESSES).unwrap();
    let insert = sqlx::query(sql).bind(ana.actor.user_id.uuid()).bind(habit.uuid()).bind(count);
    insert.execute(&t.owner).await.unwrap();
    let habits = t.services.habits();
    habits.start_timer(&ana.actor, habit, Uuid::from_u128(1), None).await.unwrap();
    t.clock.advance(SignedDuration::from_mins(5));
    habits.stop_timer(&ana.actor, habit, StopWish::default()).await.unwrap();
    assert_eq!(value(&t, &ana, habit, DAY).await, Quantity::parse("5").ok());
    let refused = habits.start_timer(&ana.actor, habit, Uuid::from_u128(2), None).await.unwrap_err();
    assert_eq!(code(&refused), "over_limit");
}
