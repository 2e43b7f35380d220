use std::time::Duration;

use domain::imports::{ImportChoices, ImportState, WeekReading};
use jiff::SignedDuration;
use test_support::TestServices;

use super::scene::{all_of, beaver, brought, scene, taken_over};

/// Waits until a statement waits for a lock.
async fn until_it_waits(t: &TestServices) {
    let waiting = "select count(*) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and state = 'active'";
    for _ in 0..500 {
        let count: i64 = sqlx::query_scalar(waiting).fetch_one(&t.owner).await.unwrap();
        if count > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nothing waited for the lock");
}

#[tokio::test]
async fn a_process_that_goes_away_in_the_middle_leaves_nothing_and_another_goes_on() {
    let (t, ana) = scene().await;
    let before = all_of(&t, &ana).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8, 9]), ("b2", "Read", &[1])])).await;
    t.services.imports().apply(&ana.actor, import.id).await.unwrap();

    // It writes a habit and its days, and stands still before their years.
    let mut lock = t.owner.begin().await.unwrap();
    sqlx::query("lock table habit_years in exclusive mode").execute(&mut *lock).await.unwrap();
    let services = t.services.clone();
    let worker = tokio::spawn(async move { services.jobs().run_due(10).await });
    until_it_waits(&t).await;
    worker.abort();
    assert!(worker.await.unwrap_err().is_cancelled());
    lock.rollback().await.unwrap();

    assert_eq!(all_of(&t, &ana).await, before, "nothing is half here");
    let standing = t.services.imports().find(&ana.actor, import.id).await.unwrap();
    assert_eq!(standing.state, ImportState::Applying);

    // The lease of the one that went away ends.
    t.clock.advance(SignedDuration::from_mins(2));
    t.services.jobs().run_due(10).await.unwrap();
    let applied = t.services.imports().find(&ana.actor, import.id).await.unwrap();
    assert_eq!((applied.state, applied.made.habits), (ImportState::Applied, 2));
}

#[tokio::test]
async fn what_ends_its_worker_each_time_is_given_up_and_says_so() {
    let (t, ana) = scene().await;
    let before = all_of(&t, &ana).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8])])).await;
    t.services.imports().apply(&ana.actor, import.id).await.unwrap();
    sqlx::query("update import_batches set attempts = 3").execute(&t.owner).await.unwrap();
    t.services.jobs().run_due(10).await.unwrap();
    let given_up = t.services.imports().find(&ana.actor, import.id).await.unwrap();
    assert_eq!(given_up.state, ImportState::Read, "its owner can try again");
    assert_eq!(given_up.refusal.map(|refusal| refusal.code), Some("import_interrupted".to_owned()));
    assert_eq!(all_of(&t, &ana).await, before);
    t.services.imports().apply(&ana.actor, import.id).await.unwrap();
    t.services.jobs().run_due(10).await.unwrap();
    let applied = t.services.imports().find(&ana.actor, import.id).await.unwrap();
    assert_eq!((applied.state, applied.refusal), (ImportState::Applied, None));
}

#[tokio::test]
async fn asked_twice_it_is_taken_over_once() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8])])).await;
    t.services.imports().apply(&ana.actor, import.id).await.unwrap();
    t.services.imports().apply(&ana.actor, import.id).await.unwrap();
    t.services.jobs().run_due(10).await.unwrap();
    assert_eq!(t.services.habits().list(&ana.actor).await.unwrap().items.len(), 1);
    let late = t.services.imports().apply(&ana.actor, import.id).await.unwrap_err();
    assert_eq!(late.to_problem().code, "already_applied");
}

#[tokio::test]
async fn what_another_version_has_read_is_read_anew() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8, 9])])).await;
    let otherwise = "update import_files set reading = '{\"found\": 2}'";
    sqlx::query(otherwise).execute(&t.owner).await.unwrap();
    let preview = t.services.imports().preview(&ana.actor, import.id).await.unwrap();
    assert_eq!((preview.makes, preview.habits.len()), (import.found, 1));
    let applied = taken_over(&t, &ana, &import).await;
    assert_eq!(applied.made, import.found);
}

#[tokio::test]
async fn what_was_found_by_other_choices_is_not_taken_over() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8, 9])])).await;
    // It is to be read anew, and stands still before that.
    let mut lock = t.owner.begin().await.unwrap();
    sqlx::query("lock table users in access exclusive mode").execute(&mut *lock).await.unwrap();
    let (services, actor) = (t.services.clone(), ana.actor.clone());
    let choices = ImportChoices { week: Some(WeekReading::Calendar), ..ImportChoices::default() };
    let page = tokio::spawn(async move { services.imports().choose(&actor, import.id, choices).await });
    until_it_waits(&t).await;
    let left: Option<Vec<u8>> =
        sqlx::query_scalar("select reading from import_files").fetch_one(&t.owner).await.unwrap();
    assert_eq!(left, None, "a process that goes away here leaves nothing that was read otherwise");
    lock.rollback().await.unwrap();
    let preview = page.await.unwrap().unwrap();
    assert_eq!((preview.choices.week, preview.habits.len()), (Some(WeekReading::Calendar), 1));
}

#[tokio::test]
async fn a_file_is_read_though_nobody_waits_for_it_any_more() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8, 9])])).await;
    sqlx::query("update import_batches set state = 'uploaded'").execute(&t.owner).await.unwrap();
    // It is read, and stands still before that is noted.
    let mut lock = t.owner.begin().await.unwrap();
    sqlx::query("lock table import_files in exclusive mode").execute(&mut *lock).await.unwrap();
    let (services, actor) = (t.services.clone(), ana.actor.clone());
    let page = tokio::spawn(async move { services.imports().preview(&actor, import.id).await });
    until_it_waits(&t).await;
    page.abort();
    assert!(page.await.unwrap_err().is_cancelled());
    let other = t.services.imports().preview(&ana.actor, import.id).await.unwrap_err();
    assert_eq!(other.to_problem().code, "not_ready", "it is not read twice at once");
    lock.rollback().await.unwrap();
    for _ in 0..500 {
        if t.services.imports().find(&ana.actor, import.id).await.unwrap().state == ImportState::Read {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the file was not read");
}
