//! Kills the server in the middle of writes: it comes back by itself, and what was acknowledged is there.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use server::postgres::{ManagedPostgres, owner_pool};
use sqlx::PgPool;

use super::program::{Place, is_alive, postmaster, signal};

/// Writes numbers until told to stop; gives back the acknowledged ones.
async fn write(pool: PgPool, next: Arc<AtomicI64>, stop: Arc<AtomicBool>) -> Vec<i64> {
    let mut acknowledged = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let number = next.fetch_add(1, Ordering::Relaxed);
        match sqlx::query("insert into numbers values ($1)").bind(number).execute(&pool).await {
            Ok(_) => acknowledged.push(number),
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    acknowledged
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_write_is_lost_when_the_server_is_killed() {
    let place = Place::new();
    let data = place.join("data");
    let postgres = ManagedPostgres::open(&data).await.unwrap();
    let pool = owner_pool(postgres.connect_options()).await.unwrap();
    sqlx::query("create table numbers (number bigint primary key)").execute(&pool).await.unwrap();
    let (next, stop) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicBool::new(false)));
    let writers: Vec<_> =
        (0..2).map(|_| tokio::spawn(write(pool.clone(), Arc::clone(&next), Arc::clone(&stop)))).collect();
    for pause in [150, 40, 310] {
        tokio::time::sleep(Duration::from_millis(pause)).await;
        let pid = postmaster(&data).unwrap();
        signal(pid, "KILL");
        let killed = Instant::now();
        while postmaster(&data).is_none_or(|found| found == pid)
            || sqlx::query("select 1").execute(&pool).await.is_err()
        {
            assert!(killed.elapsed() < Duration::from_secs(30), "it came back");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
    stop.store(true, Ordering::Relaxed);
    let mut acknowledged = Vec::new();
    for writer in writers {
        acknowledged.extend(writer.await.unwrap());
    }
    let kept: Vec<i64> = sqlx::query_scalar("select number from numbers").fetch_all(&pool).await.unwrap();
    let kept: std::collections::HashSet<i64> = kept.into_iter().collect();
    let lost: Vec<&i64> = acknowledged.iter().filter(|number| !kept.contains(number)).collect();
    assert!(acknowledged.len() > 20 && lost.is_empty(), "{} acknowledged, lost {lost:?}", acknowledged.len());
    pool.close().await;
    postgres.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_number_that_went_to_someone_else_does_not_stop_a_start() {
    let place = Place::new();
    let data = place.join("data");
    ManagedPostgres::open(&data).await.unwrap().close().await.unwrap();
    let file = data.join("postgres/postmaster.pid");
    fs::write(&file, format!("{}\n{}\n1\n5432\n\n\n\nready\n", std::process::id(), data.display())).unwrap();
    let postgres = ManagedPostgres::open(&data).await.unwrap();
    assert!(postmaster(&data).is_some_and(|pid| pid != std::process::id() && is_alive(pid)));
    postgres.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_that_was_left_half_made_is_made_anew() {
    let place = Place::new();
    let data = place.join("data");
    fs::create_dir_all(data.join("postgres.unfinished/base")).unwrap();
    fs::set_permissions(&data, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let postgres = ManagedPostgres::open(&data).await.unwrap();
    assert!(!data.join("postgres.unfinished").exists());
    postgres.close().await.unwrap();
}
