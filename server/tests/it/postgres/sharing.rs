//! Any number of processes on one data directory, and any number of directories on one machine.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use server::postgres::ManagedPostgres;

use super::program::{Place, is_alive, postmaster, succeeds, wellspring};

const PLACE: &str = "HOLD_POSTGRES_OF";

/// Not a test of its own: the other process of the tests below, which they kill.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by other tests"]
async fn hold() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let _postgres = ManagedPostgres::open(&PathBuf::from(place)).await.unwrap();
    println!("holding");
    std::future::pending::<()>().await;
}

fn holder(data: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "postgres::sharing::hold", "--ignored", "--nocapture"]).env(PLACE, data);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.contains("holding")));
    child
}

#[tokio::test(flavor = "multi_thread")]
async fn two_data_directories_stand_side_by_side() {
    let place = Place::new();
    let (one, two) = (place.join("one"), place.join("two"));
    let first = ManagedPostgres::open(&one).await.unwrap();
    let second = ManagedPostgres::open(&two).await.unwrap();
    assert_ne!(postmaster(&one), postmaster(&two));
    assert_ne!(first.owner_url(), second.owner_url());
    first.close().await.unwrap();
    assert!(postmaster(&one).is_none() && postmaster(&two).is_some());
    second.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_joins_and_the_last_one_out_stops_it() {
    let place = Place::new();
    let data = place.join("data");
    let first = ManagedPostgres::open(&data).await.unwrap();
    let pid = postmaster(&data).unwrap();
    succeeds(wellspring(&data).arg("migrate"));
    assert_eq!(postmaster(&data), Some(pid), "the one who joined leaves it running");
    let second = ManagedPostgres::open(&data).await.unwrap();
    first.close().await.unwrap();
    assert_eq!(postmaster(&data), Some(pid), "the one who started it leaves it to the other");
    second.close().await.unwrap();
    assert_eq!(postmaster(&data), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_that_start_together_meet_in_one_server() {
    let place = Place::new();
    let data = place.join("data");
    let started: Vec<Child> = (0..4).map(|_| wellspring(&data).arg("migrate").spawn().unwrap()).collect();
    for mut child in started {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(postmaster(&data), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_of_a_killed_process_is_adopted() {
    let place = Place::new();
    let data = place.join("data");
    let mut killed = holder(&data);
    let pid = postmaster(&data).unwrap();
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert!(is_alive(pid), "it has a session of its own");
    let next = ManagedPostgres::open(&data).await.unwrap();
    assert_eq!(postmaster(&data), Some(pid));
    next.close().await.unwrap();
    assert_eq!(postmaster(&data), None, "who adopted it and is the last stops it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_socket_was_swept_from_tmp_is_restarted() {
    let place = Place::new();
    let data = place.join("data");
    let mut killed = holder(&data);
    killed.kill().unwrap();
    killed.wait().unwrap();
    let folder = server::postgres::DataDirectory::prepare(&data).unwrap().socket_folder();
    std::fs::remove_dir_all(folder).unwrap();
    ManagedPostgres::open(&data).await.unwrap().close().await.unwrap();
}
