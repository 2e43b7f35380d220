use domain::{
    habits::{HabitFields, HabitKind, Quantity, Schedule},
    ids::HabitId,
};
use jiff::{Timestamp, civil::date};
use services::habits::NewHabit;
use test_support::{TestServices, fields};
use uuid::Uuid;

const ID: HabitId = HabitId(Uuid::from_u128(7));

fn stretch() -> HabitFields {
    fields("Stretch", HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 1)).checked().unwrap()
}

fn archived(archived_at: Option<Timestamp>) -> NewHabit {
    NewHabit { id: Some(ID), fields: stretch(), archived_at, key: None }
}

fn at(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

#[tokio::test]
async fn a_habit_is_made_archived_at_the_given_instant_in_one_step() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let archived_at = at("2026-03-05T12:00:00Z");
    let make = async |archived_at| habits.create_once(&ana.actor, archived(archived_at)).await;
    let made = make(archived_at).await.unwrap();
    assert_eq!((made.is_new, made.record.habit.archived_at, made.record.habit.version), (true, archived_at, 1));
    let again = make(archived_at).await.unwrap();
    assert_eq!((again.is_new, &again.record), (false, &made.record));
    assert_eq!(habits.find(&ana.actor, ID).await.unwrap(), made.record);
    for other in [None, at("2026-03-05T12:00:01Z")] {
        assert_eq!(make(other).await.unwrap_err().to_problem().code, "id_reused");
    }
}

#[tokio::test]
async fn a_habit_cannot_have_been_archived_later_than_now() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let later = at("2027-01-01T00:00:00Z");
    let made = t.services.habits().create_once(&ana.actor, archived(later)).await.unwrap();
    assert_eq!(made.record.habit.archived_at, at("2026-03-10T08:00:00Z"));
}

#[tokio::test]
async fn a_limit_that_assumes_kept_days_is_another_habit_than_one_that_does_not() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let target = Quantity::parse("2").ok();
    let limit = fields("Coffee", HabitKind::Limit, Schedule::Daily {}, target, date(2026, 3, 1));
    let with = |assume_kept| HabitFields { assume_kept, ..limit.clone() };
    let make = async |fields| t.services.habits().create(&ana.actor, Some(ID), fields).await;
    assert!(make(with(true)).await.unwrap().record.habit.assume_kept);
    assert!(!make(with(true)).await.unwrap().is_new);
    assert_eq!(make(with(false)).await.unwrap_err().to_problem().code, "id_reused");
    let replaced = t.services.habits().replace(&ana.actor, ID, with(false), None).await.unwrap();
    assert!(!replaced.habit.assume_kept);
}

#[tokio::test]
async fn a_default_that_is_named_makes_no_other_habit() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let make = async |fields| t.services.habits().create(&ana.actor, Some(ID), fields).await;
    let with = |reserves_per_month| HabitFields { reserves_per_month, ..stretch() };
    let made = make(with(None)).await.unwrap().record;
    assert_eq!(made.habit.reserves_per_month, 2);
    let named = make(with(Some(2))).await.unwrap();
    assert_eq!((named.is_new, named.record), (false, made));
    assert_eq!(make(with(Some(1))).await.unwrap_err().to_problem().code, "id_reused");
}

#[tokio::test]
async fn the_same_request_is_a_retry_also_after_the_habit_was_changed() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    habits.create(&ana.actor, Some(ID), stretch()).await.unwrap();
    let renamed = HabitFields { name: "Move".to_owned(), ..stretch() };
    habits.replace(&ana.actor, ID, renamed, None).await.unwrap();
    let again = habits.create(&ana.actor, Some(ID), stretch()).await.unwrap();
    assert_eq!((again.is_new, again.record.habit.name.as_str()), (false, "Move"));
}

#[tokio::test]
async fn a_retry_takes_nothing_out_of_the_trash() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    habits.create(&ana.actor, Some(ID), stretch()).await.unwrap();
    habits.delete(&ana.actor, ID).await.unwrap();
    let refused = habits.create(&ana.actor, Some(ID), stretch()).await.unwrap_err().to_problem();
    assert_eq!((refused.status, refused.code.as_str()), (409, "deleted"));
    assert!(habits.find(&ana.actor, ID).await.is_err());
    habits.undelete(&ana.actor, ID).await.unwrap();
    assert!(!habits.create(&ana.actor, Some(ID), stretch()).await.unwrap().is_new);
}
