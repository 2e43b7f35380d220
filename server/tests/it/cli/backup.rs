//! Backup, verify and restore, as an operator does them.

use std::{fs, path::Path};

use server::postgres::{ManagedPostgres, owner_pool};

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
