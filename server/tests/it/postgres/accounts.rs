//! Who runs the cluster: root hands it to an account without rights, everyone else runs it.

use std::{fs, os::unix::fs::MetadataExt};

use server::postgres::{DataDirectory, ManagedPostgres};

use super::program::{Place, fails, is_root, owner, postmaster, succeeds, wellspring, wellspring_as_nobody};

fn uid_of(pid: u32) -> u32 {
    fs::metadata(format!("/proc/{pid}")).unwrap().uid()
}

#[tokio::test(flavor = "multi_thread")]
async fn root_hands_the_cluster_to_an_account_without_rights() {
    if !is_root() {
        return;
    }
    let place = Place::new();
    let data = place.join("data");
    let postgres = ManagedPostgres::open(&data).await.unwrap();
    let account = postgres.directory().account().clone();
    assert!(["postgres", "nobody"].contains(&account.name.as_str()), "{account:?}");
    assert_eq!(uid_of(postmaster(&data).unwrap()), account.uid);
    assert_eq!(owner(&data.join("postgres")), account.uid);
    assert_eq!(owner(&data), 0, "the account gets its cluster only");
    let groups = fs::read_to_string(format!("/proc/{}/status", postmaster(&data).unwrap())).unwrap();
    let groups = groups.lines().find(|line| line.starts_with("Groups:")).unwrap().to_owned();
    assert!(!groups.split_whitespace().any(|group| group == "0"), "{groups}");
    postgres.close().await.unwrap();
}

#[test]
fn an_ordinary_account_runs_it_itself() {
    if !is_root() {
        // Then every other test here is this one.
        return;
    }
    let place = Place::new();
    let data = place.of_nobody("home").join("data");
    let program = place.open_program();
    succeeds(wellspring_as_nobody(&program, &data).arg("migrate"));
    assert_eq!(owner(&data.join("postgres")), 65534);
    assert_eq!(fs::metadata(&data).unwrap().mode() & 0o777, 0o700);
    assert_eq!(postmaster(&data), None, "the last one out stops it");
}

#[test]
fn root_works_on_the_cluster_of_an_ordinary_account_as_that_account() {
    if !is_root() {
        return;
    }
    let place = Place::new();
    let data = place.of_nobody("home").join("data");
    succeeds(wellspring_as_nobody(&place.open_program(), &data).arg("migrate"));
    succeeds(wellspring(&data).args(["migrate", "--check"]));
    assert_eq!(owner(&data.join("postgres/PG_VERSION")), 65534);
    succeeds(wellspring_as_nobody(&place.join("wellspring"), &data).args(["migrate", "--check"]));
}

#[test]
fn a_data_directory_of_root_is_refused_to_others() {
    if !is_root() {
        return;
    }
    let place = Place::new();
    let data = place.join("data");
    succeeds(wellspring(&data).arg("migrate"));
    let refusal = fails(wellspring_as_nobody(&place.open_program(), &data).arg("migrate"));
    assert!(refusal.contains("belongs to the account \"root\", and this is \"nobody\""), "{refusal}");
}

#[test]
fn a_place_behind_a_private_folder_is_refused_before_anything_is_made() {
    if !is_root() {
        return;
    }
    let place = Place::new();
    let private = place.join("private");
    fs::create_dir(&private).unwrap();
    fs::set_permissions(&private, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let refusal = DataDirectory::prepare(&private.join("data")).unwrap_err().to_string();
    assert!(refusal.contains(&format!("may not enter {} (mode 0700)", private.display())), "{refusal}");
    assert!(refusal.contains("Postgres refuses to run as root"), "{refusal}");
    assert!(!private.join("data").exists());
    let said = fails(wellspring(&private.join("data")).arg("migrate"));
    assert!(said.contains("may not enter"), "{said}");
}

#[test]
fn an_ordinary_account_without_a_home_is_told_to_name_a_place() {
    if !is_root() {
        return;
    }
    let place = Place::new();
    let mut command = std::process::Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]).arg(place.open_program());
    let refusal = fails(command.env_clear().env("PATH", "/usr/bin:/bin").arg("migrate"));
    assert!(refusal.contains("--data-dir"), "{refusal}");
}
