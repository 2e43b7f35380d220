//! `wellspring rotate-keys`.

use server::postgres::{ManagedPostgres, owner_pool};

use crate::postgres::program::{Place, succeeds, wellspring};

#[tokio::test(flavor = "multi_thread")]
async fn one_key_signs_and_the_earlier_ones_have_an_end() {
    let place = Place::new();
    let data = place.join("data");
    let said = succeeds(wellspring(&data).arg("rotate-keys"));
    assert!(said.contains("good until it ends by itself"), "{said}");
    let said = succeeds(wellspring(&data).args(["rotate-keys", "--at-once"]));
    assert!(said.contains("refused within a minute"), "{said}");

    let postgres = ManagedPostgres::open(&data).await.unwrap();
    let pool = owner_pool(postgres.connect_options()).await.unwrap();
    let counts: (i64, i64) = sqlx::query_as(
        "select count(*) filter (where retired_at is null), count(*) filter (where retired_at <= now()) from signing_keys",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(counts, (1, 2), "the first key, the one that was rotated away, and the one in use");
    pool.close().await;
    postgres.close().await.unwrap();
}
