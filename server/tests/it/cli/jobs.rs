//! `wellspring jobs`, and what `doctor` says of the queue.

use server::postgres::{ManagedPostgres, owner_pool};

use crate::postgres::program::{Place, fails, succeeds, wellspring};

const GIVEN_UP: &str = "00000000-0000-7000-8000-000000000001";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_up_is_listed_and_begins_anew() {
    let place = Place::new();
    let data = place.join("data");
    let said = succeeds(wellspring(&data).args(["jobs", "list"]));
    assert!(said.contains("Nothing waits and nothing was given up."), "{said}");
    assert!(!succeeds(wellspring(&data).arg("doctor")).contains("given up"));

    let postgres = ManagedPostgres::open(&data).await.unwrap();
    let owner = owner_pool(postgres.connect_options()).await.unwrap();
    sqlx::query(
        "insert into jobs
             (job_id, kind, payload, state, created_at, run_at, attempts, max_attempts, last_error_code, finished_at)
         values ($1::uuid, 'plan_reminders', '{}', 'dead', now(), now(), 8, 8, 'timed_out', now())",
    )
    .bind(GIVEN_UP)
    .execute(&owner)
    .await
    .unwrap();

    let said = succeeds(wellspring(&data).args(["jobs", "list"]));
    assert!(said.contains(GIVEN_UP) && said.contains("given up: timed_out  (tries: 8)"), "{said}");
    let said = succeeds(wellspring(&data).arg("doctor"));
    assert!(said.contains("One job was given up."), "{said}");

    let said = succeeds(wellspring(&data).args(["jobs", "retry", GIVEN_UP]));
    assert!(said.contains("It waits again."), "{said}");
    let said = succeeds(wellspring(&data).args(["jobs", "list"]));
    assert!(said.contains("plan_reminders") && said.contains("waits for "), "{said}");
    let said = fails(wellspring(&data).args(["jobs", "retry", GIVEN_UP]));
    assert!(said.contains(&format!("No job {GIVEN_UP} was given up.")), "{said}");
    let said = succeeds(wellspring(&data).args(["jobs", "retry", "--all"]));
    assert!(said.contains("Nothing was given up that does not wait already."), "{said}");
    fails(wellspring(&data).args(["jobs", "retry"]));

    owner.close().await;
    postgres.close().await.unwrap();
}
