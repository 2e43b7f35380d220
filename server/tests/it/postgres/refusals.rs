//! Clear sentences where the private cluster cannot be run.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use server::postgres::{DataDirectory, ManagedPostgres, Search};

use super::program::Place;

/// A folder of programs that only tell a version.
fn installed(folder: PathBuf, version: &str) -> PathBuf {
    fs::create_dir_all(&folder).unwrap();
    for name in ["initdb", "pg_ctl", "postgres", "pg_dump"] {
        let script = format!("#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n");
        fs::write(folder.join(name), script).unwrap();
        fs::set_permissions(folder.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

fn search(path: &Path, versions: &Path) -> Search {
    Search { path: path.as_os_str().to_owned(), versions: versions.to_path_buf() }
}

async fn refusal(place: &Place, search: &Search) -> String {
    ManagedPostgres::open_with(&place.join("data"), search).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_postgres_that_is_too_old_is_refused() {
    let place = Place::new();
    let old = installed(place.join("old"), "13.14 (Debian 13.14-0)");
    let refusal = refusal(&place, &search(&old, &place.join("none"))).await;
    assert!(refusal.contains("Postgres 13 is installed, but Wellspring needs 15 or newer"), "{refusal}");
    assert!(refusal.contains("apt-get install postgresql"), "{refusal}");
}

#[tokio::test]
async fn a_machine_without_postgres_is_told_what_to_install() {
    let place = Place::new();
    let refusal = refusal(&place, &search(&place.join("none"), &place.join("none"))).await;
    assert!(refusal.starts_with("Postgres is not installed. Install it"), "{refusal}");
}

#[tokio::test]
async fn a_cluster_of_another_major_version_is_left_alone() {
    let place = Place::new();
    let cluster = place.join("data/postgres");
    fs::create_dir_all(&cluster).unwrap();
    fs::write(cluster.join("PG_VERSION"), "12\n").unwrap();
    let refusal = refusal(&place, &Search::default()).await;
    assert!(refusal.contains("was made by Postgres 12") && refusal.contains("postgresql-12"), "{refusal}");
}

#[test]
fn the_newest_of_debians_folders_is_found_when_the_path_has_only_an_old_one() {
    let place = Place::new();
    let versions = place.join("versions");
    let old = installed(place.join("old"), "14.1");
    installed(versions.join("15/bin"), "15.18 (Debian 15.18-0+deb12u1)");
    installed(versions.join("17/bin"), "17rc1");
    let found = search(&old, &versions).server(None).unwrap();
    assert_eq!((found.major, found.folder), (17, versions.join("17/bin")));
    assert_eq!(search(&old, &versions).server(Some(15)).unwrap().major, 15);
    let missing = search(&old, &place.join("none")).client("pg_dump", 15).unwrap_err().to_string();
    assert!(missing.contains("apt-get install postgresql-client-15"), "{missing}");
}

#[tokio::test]
async fn a_socket_folder_that_is_open_to_others_is_refused() {
    let place = Place::new();
    let folder = DataDirectory::prepare(&place.join("data")).unwrap().socket_folder();
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
    let refusal = refusal(&place, &Search::default()).await;
    fs::remove_dir(&folder).unwrap();
    assert!(refusal.contains("is not a private folder of the account"), "{refusal}");
}
