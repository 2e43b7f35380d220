//! How the cluster is made: checksums, unix socket only, durable, a session of its own, a short private socket folder.

use std::{fs, os::unix::fs::MetadataExt};

use server::postgres::{ManagedPostgres, owner_pool};
use sqlx::PgPool;

use super::program::{Place, postmaster};

async fn setting(pool: &PgPool, name: &str) -> String {
    sqlx::query_scalar("select current_setting($1)").bind(name).fetch_one(pool).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_private_durable_and_in_a_session_of_its_own() {
    let place = Place::new();
    let data = place.join("data");
    let postgres = ManagedPostgres::open(&data).await.unwrap();
    let pool = owner_pool(postgres.connect_options()).await.unwrap();
    for name in ["data_checksums", "fsync", "full_page_writes", "synchronous_commit"] {
        assert_eq!(setting(&pool, name).await, "on", "{name}");
    }
    assert_eq!(setting(&pool, "listen_addresses").await, "");
    assert_eq!(setting(&pool, "server_encoding").await, "UTF8");
    assert_eq!(setting(&pool, "max_connections").await, "100");
    let locale: String = sqlx::query_scalar("select datcollate::text from pg_database where datname = 'wellspring'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(locale, "C.UTF-8");
    pool.close().await;

    let socket = postgres.directory().socket_folder();
    assert!(socket.starts_with("/tmp") && socket.join(".s.PGSQL.5432").as_os_str().len() < 107, "{socket:?}");
    let metadata = fs::metadata(&socket).unwrap();
    assert_eq!((metadata.mode() & 0o777, metadata.uid()), (0o700, postgres.directory().account().uid));

    let pid = postmaster(&data).unwrap();
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let session = stat.rsplit(") ").next().unwrap().split(' ').nth(3).unwrap().to_owned();
    assert_eq!(session, pid.to_string(), "it leads a session, so Ctrl-C does not reach it");

    postgres.close().await.unwrap();
    assert!(!socket.exists(), "nothing stays in /tmp");
}

#[tokio::test(flavor = "multi_thread")]
async fn long_and_odd_paths_work() {
    let place = Place::new();
    let odd = place.join("it's \"odd\" $HOME `x` \\ ü");
    let long = odd.join("a-long-name-".repeat(12));
    let postgres = ManagedPostgres::open(&long).await.unwrap();
    let pool = owner_pool(postgres.connect_options()).await.unwrap();
    assert_eq!(setting(&pool, "data_directory").await, long.join("postgres").to_str().unwrap());
    pool.close().await;
    postgres.close().await.unwrap();
    assert_eq!(postmaster(&long), None);
}
