//! Several processes plan what is due at once, and one of them dies in the middle: each reminder asks once.

use std::{sync::Arc, time::Duration};

use jiff::civil::date;
use services::{Clock, Services, Settings, reminders::plan_due};
use test_support::TestServices;

/// Habits of each person, with as many reminders each as a habit may have.
const HABITS: i64 = 4;
const REMINDERS: i64 = 10;

/// Another process on the same database, with the same clock.
async fn process(t: &TestServices) -> Services {
    let pool = t.database.pool("wellspring_app", 3).await.unwrap();
    let worker = t.database.pool("wellspring_worker", 1).await.unwrap();
    let clock: Arc<dyn Clock> = Arc::clone(&t.clock) as _;
    Services::new(pool, worker, clock, Settings::default())
}

/// Reminders straight into the table: the use case makes them one by one. Returns how many.
async fn many_reminders(t: &TestServices, people: usize) -> i64 {
    for number in 0..people {
        let person = t.person(&format!("P{number}")).await;
        for _ in 0..HABITS {
            t.habit(&person, "Stretch", date(2026, 3, 1)).await;
        }
    }
    let made = sqlx::query(
        "insert into reminders (user_id, reminder_id, habit_id, at_time, weekdays, is_on, version, updated_at,
            planned_until, next_at)
         select h.user_id, gen_random_uuid(), h.habit_id, time '07:00', 127, true, 1, now, now, now + interval '2 hours'
         from habits h, generate_series(1, $1), (values ($2::text::timestamptz)) as v (now)",
    )
    .bind(REMINDERS)
    .bind(t.services.now().to_string())
    .execute(&t.owner)
    .await
    .unwrap();
    let all = i64::try_from(people).unwrap() * HABITS * REMINDERS;
    assert_eq!(made.rows_affected(), u64::try_from(all).unwrap());
    all
}

/// Waits until so many were asked.
async fn until_asked(t: &TestServices, some: i64) {
    let asked = async {
        while count(t, "select count(*) from notifications").await < some {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(120), asked).await.unwrap();
}

/// Plans until nothing is due. What a dead process held is free once the database has heard of its end.
async fn finish(t: &TestServices) -> usize {
    let mut planned = 0;
    for _ in 0..200 {
        planned += plan_due(&t.services).await.unwrap();
        if count(t, "select count(*) from reminders where next_at < '2026-03-11T00:00:00Z'").await == 0 {
            return planned;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("something is due still");
}

async fn count(t: &TestServices, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&t.owner).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_reminder_asks_once_whoever_plans_and_whoever_dies() {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let all = many_reminders(&t, 250).await;
    assert_eq!(all, 10_000);
    t.clock.set("2026-03-10T07:00:10Z".parse().unwrap());
    let (first, second, dying) = (process(&t).await, process(&t).await, process(&t).await);
    let killed = tokio::spawn(async move { plan_due(&dying).await });
    let working = [first, second].map(|services| tokio::spawn(async move { plan_due(&services).await }));
    // In the middle of its work, which is that of all three.
    until_asked(&t, all / 4).await;
    assert!(!killed.is_finished());
    killed.abort();
    let mut planned = 0;
    for process in working {
        planned += process.await.unwrap().unwrap();
    }
    drop(killed.await);
    // What the dead one held is asked by whoever looks next.
    planned += finish(&t).await;
    assert!(planned <= usize::try_from(all).unwrap());
    assert_eq!(count(&t, "select count(*) from notifications").await, all);
    assert_eq!(count(&t, "select count(distinct (user_id, dedupe_key)) from notifications").await, all);
    let moved = "select count(*) from reminders where next_at = '2026-03-11T07:00:00Z'";
    assert_eq!(count(&t, moved).await, all);
    assert_eq!(plan_due(&t.services).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_process_that_dies_loses_nothing_and_repeats_nothing() {
    let t = TestServices::at("2026-03-10T05:00:00Z").await;
    let all = many_reminders(&t, 10).await;
    t.clock.set("2026-03-10T07:00:10Z".parse().unwrap());
    for pause in [5, 15, 30] {
        let services = process(&t).await;
        let dying = tokio::spawn(async move { plan_due(&services).await });
        tokio::time::sleep(Duration::from_millis(pause)).await;
        dying.abort();
        drop(dying.await);
        // A reminder was moved on by the transaction that asked: neither is there without the other.
        let apart = "select (select count(*) from reminders where next_at = '2026-03-11T07:00:00Z')
            - (select count(*) from notifications)";
        assert_eq!(count(&t, apart).await, 0);
    }
    finish(&t).await;
    assert_eq!(count(&t, "select count(*) from notifications").await, all);
}
