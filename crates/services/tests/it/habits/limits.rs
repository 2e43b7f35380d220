use domain::habits::{HabitKind, Schedule};
use jiff::civil::date;
use services::habits::MAX_HABITS;
use test_support::{TestServices, fields};

/// Deleting and ordering in turns closes every gap, so the highest place says nothing of how many there are.
#[tokio::test]
async fn the_trash_counts_whatever_its_places() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let sql = "insert into habits (user_id, habit_id, name, kind, starts_on, chosen_starts_on, request_hash,
                   deleted_at, created_at, updated_at)
               select $1, gen_random_uuid(), 'Gone', 'yes_no', '2026-03-01', '2026-03-01', decode(repeat('00', 32), 'hex'),
                   now(), now(), now()
               from generate_series(2, $2)";
    sqlx::query(sql).bind(ana.actor.user_id.uuid()).bind(MAX_HABITS).execute(&t.owner).await.unwrap();
    let stretch = fields("Stretch", HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 1));
    let habits = t.services.habits();
    assert!(habits.create(&ana.actor, None, stretch.clone()).await.unwrap().is_new);
    let refused = habits.create(&ana.actor, None, stretch).await.unwrap_err().to_problem();
    assert_eq!((refused.status, refused.code.as_str()), (409, "over_limit"));
}
