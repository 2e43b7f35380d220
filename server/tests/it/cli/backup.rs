//! Backup, verify and restore, as an operator does them.

use std::{fs, path::Path, sync::Arc};

use server::postgres::{ManagedPostgres, app_pool, owner_pool, worker_pool};
use services::{Services, Settings, SystemClock, erasures::ErasureLog};

use crate::postgres::program::{Place, fails, postmaster, succeeds, wellspring};

/// A place with a person, two files and a name that a careless archive would lose.
async fn fill(data: &Path) {
    succeeds(wellspring(data).arg("migrate"));
    let postgres = ManagedPostgres::open(data).await.unwrap();
    let pool = owner_pool(postgres.connect_options()).await.unwrap();
    sqlx::query(
        "insert into users (user_id, email, email_canonical, display_name, time_zone, created_at, updated_at)
         select gen_random_uuid(), 'p' || n || '@example.org', 'p' || n || '@example.org', 'Persön ' || n, 'UTC', now(), now()
         from generate_series(1, 50) as n",
    )
    .execute(&pool)
    .await
    .unwrap();
    pool.close().await;
    postgres.close().await.unwrap();
    let folder = data.join("files").join("deep".repeat(40)).join("er");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("photo.webp"), vec![7_u8; 300_000]).unwrap();
    fs::write(data.join("files/empty"), "").unwrap();
}

async fn people(data: &Path) -> Vec<String> {
    let postgres = ManagedPostgres::open(data).await.unwrap();
    let pool = owner_pool(postgres.connect_options()).await.unwrap();
    let names = sqlx::query_scalar("select user_id || email || display_name || created_at from users order by 1");
    let names = names.fetch_all(&pool).await.unwrap();
    pool.close().await;
    postgres.close().await.unwrap();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_verified_and_restored_whole() {
    let place = Place::new();
    let (data, file, new) = (place.join("data"), place.join("one.wellspring"), place.join("new"));
    fill(&data).await;
    let said = succeeds(wellspring(&data).arg("backup").arg(&file));
    assert!(said.contains("2 files") && said.contains("wellspring verify"), "{said}");
    assert_eq!(std::os::unix::fs::MetadataExt::mode(&fs::metadata(&file).unwrap()) & 0o777, 0o600);

    let said = succeeds(wellspring(&data).arg("verify").arg(&file));
    assert!(said.contains("50 rows  public.users") && said.contains("is whole"), "{said}");
    assert!(succeeds(wellspring(&data).arg("doctor")).contains("A backup was verified within the last day."));

    succeeds(wellspring(&new).arg("restore").arg(&file));
    assert_eq!(people(&new).await, people(&data).await);
    let photo = Path::new("files").join("deep".repeat(40)).join("er/photo.webp");
    assert_eq!(fs::read(new.join(&photo)).unwrap(), fs::read(data.join(&photo)).unwrap());
    assert!(new.join("files/empty").exists());
    succeeds(wellspring(&new).args(["migrate", "--check"]));
    assert_eq!(postmaster(&new), None);
    let left: Vec<_> = fs::read_dir(place.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 3, "no unfinished files stay: {left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_is_never_overwritten() {
    let place = Place::new();
    let (data, file) = (place.join("data"), place.join("one.wellspring"));
    fill(&data).await;
    succeeds(wellspring(&data).arg("backup").arg(&file));
    let refusal = fails(wellspring(&data).arg("backup").arg(&file));
    assert!(refusal.contains("A backup is always a new file"), "{refusal}");
    let refusal = fails(wellspring(&data).arg("restore").arg(&file));
    assert!(refusal.contains("The database is not empty"), "{refusal}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_or_cut_backup_is_not_accepted() {
    let place = Place::new();
    let (data, file) = (place.join("data"), place.join("one.wellspring"));
    fill(&data).await;
    succeeds(wellspring(&data).arg("backup").arg(&file));
    let whole = fs::read(&file).unwrap();
    let photo = whole.windows(64).position(|window| window == [7; 64]).unwrap();
    let mut damaged = whole.clone();
    damaged[photo + 1000] ^= 1;
    fs::write(place.join("damaged"), damaged).unwrap();
    fs::write(place.join("cut"), &whole[..whole.len() / 2]).unwrap();
    let refusal = fails(wellspring(&data).arg("verify").arg(place.join("damaged")));
    assert!(refusal.contains("is damaged: its checksum differs"), "{refusal}");
    let refusal = fails(wellspring(&data).arg("verify").arg(place.join("cut")));
    assert!(refusal.contains("is not a complete backup"), "{refusal}");
    let new = place.join("new");
    fails(wellspring(&new).arg("restore").arg(place.join("damaged")));
    succeeds(wellspring(&new).arg("restore").arg(&file));
}

/// Lets a person leave whose days are over by now, as the server of this place would.
async fn erase(data: &Path, email: &str) {
    let postgres = ManagedPostgres::open(data).await.unwrap();
    let options = postgres.connect_options();
    let owner = owner_pool(options.clone()).await.unwrap();
    sqlx::query(
        "update users set deletion_asked_at = now() - interval '15 days', erase_after = now() - interval '1 day'
         where email = $1",
    )
    .bind(email)
    .execute(&owner)
    .await
    .unwrap();
    let (app, worker) = (app_pool(options.clone(), 2).await.unwrap(), worker_pool(options, 2).await.unwrap());
    let settings = Settings { erasure_log: Some(ErasureLog::in_folder(data)), ..Settings::default() };
    let services = Services::new(app.clone(), worker.clone(), Arc::new(SystemClock), settings);
    assert_eq!(services.identity().erase_due().await.unwrap(), 1);
    owner.close().await;
    app.close().await;
    worker.close().await;
    postgres.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_erased_after_a_backup_does_not_come_back_with_it() {
    let place = Place::new();
    let (data, old, young) = (place.join("data"), place.join("old.wellspring"), place.join("young.wellspring"));
    fill(&data).await;
    succeeds(wellspring(&data).arg("backup").arg(&old));
    erase(&data, "p7@example.org").await;
    let left = people(&data).await;
    let log = data.join("erased.ndjson");
    let noted = fs::read_to_string(&log).unwrap();
    assert_eq!((left.len(), noted.lines().count()), (49, 1));
    assert!(!noted.contains("p7"), "{noted}");

    let (new, other) = (place.join("new"), place.join("other"));
    let refusal = fails(wellspring(&new).arg("restore").arg(&old).arg("--erased").arg(&old));
    assert!(refusal.contains("is no log of erased accounts"), "{refusal}");
    let said = succeeds(wellspring(&new).arg("restore").arg(&old).arg("--erased").arg(&log));
    assert!(said.contains("Erased 1 account again"), "{said}");
    assert_eq!(people(&new).await, left);

    // The log goes along: with the place, and with its next backup.
    assert!(new.join("erased.ndjson").exists());
    let said = succeeds(wellspring(&new).arg("backup").arg(&young));
    assert!(said.contains("2 files"), "{said}");
    succeeds(wellspring(&data).arg("verify").arg(&young));
    let said = succeeds(wellspring(&other).arg("restore").arg(&young));
    assert!(!said.contains("again"), "{said}");
    assert_eq!(people(&other).await, left);
    assert_eq!(fs::read(other.join("erased.ndjson")).unwrap(), fs::read(new.join("erased.ndjson")).unwrap());
}
