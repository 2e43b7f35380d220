use store::StoreError;
use test_support::TestDatabase;

#[tokio::test]
async fn who_waits_too_long_for_a_lock_comes_again() {
    let database = TestDatabase::create().await.unwrap();
    let pool = database.owner().await.unwrap();
    let (mut one, mut other) = (pool.begin().await.unwrap(), pool.begin().await.unwrap());
    let lock = "lock table habits in exclusive mode";
    sqlx::query(lock).execute(&mut *one).await.unwrap();
    sqlx::query("set local lock_timeout = '20ms'").execute(&mut *other).await.unwrap();
    let refused = sqlx::query(lock).execute(&mut *other).await.unwrap_err();
    assert!(matches!(StoreError::from(refused), StoreError::Unavailable(_)));
}
