//! Asking for a copy, waiting for it, fetching it within its day.

use jiff::SignedDuration;
use services::{
    Actor, ServiceError,
    exports::{Export, ExportForm, ExportState},
    jobs::{Job, enqueue},
};
use sha2::{Digest as _, Sha256};
use test_support::{Person, TestServices};

use super::scene::{EVENING, copy, demo};

fn secret(export: &Export) -> String {
    export.path().unwrap().split_once("secret=").unwrap().1.to_owned()
}

async fn fetched(t: &TestServices, actor: &Actor, export: &Export) -> Vec<u8> {
    let exports = t.services.exports();
    exports.open(actor, export.export_id, &secret(export)).await.unwrap();
    let mut bytes = Vec::new();
    for number in 0.. {
        let Some(piece) = exports.piece(actor.user_id, export.export_id, number).await.unwrap() else { break };
        bytes.extend(piece);
    }
    bytes
}

async fn ready(t: &TestServices, actor: &Actor, form: ExportForm) -> Export {
    let asked = t.services.exports().request(actor, form).await.unwrap();
    assert_eq!((asked.state, asked.path()), (ExportState::Waits, None));
    assert!(t.services.jobs().run_due(10).await.unwrap() >= 1);
    t.services.exports().find(actor, asked.export_id).await.unwrap()
}

#[tokio::test]
async fn a_copy_is_made_by_a_job_and_fetched_piece_by_piece() {
    let t = TestServices::at(EVENING).await;
    let actor = demo(&t, 1, 14, 30).await;
    let export = ready(&t, &actor, ExportForm::Json).await;
    assert_eq!(export.state, ExportState::Ready);
    assert!(export.rows_in_all > 1_000 && export.rows_done == export.rows_in_all);
    let bytes = fetched(&t, &actor, &export).await;
    assert!(bytes.len() > 512 * 1024, "more than one piece");
    assert_eq!(export.bytes, i64::try_from(bytes.len()).ok());
    let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(export.sha256, Some(sha256));
    assert!(bytes == copy(&t, actor.user_id, ExportForm::Json).await);
    assert_eq!(export.file_name, "wellspring-2026-03-12.json");
}

#[tokio::test]
async fn a_link_opens_for_its_owner_with_its_secret_and_for_a_day() {
    let t = TestServices::at(EVENING).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let export = ready(&t, &ana.actor, ExportForm::Archive).await;
    let open = async |who: &Person, secret: &str| t.services.exports().open(&who.actor, export.export_id, secret).await;
    let right = secret(&export);
    assert!(open(&ana, &right).await.is_ok());
    assert!(matches!(open(&ana, "another").await, Err(ServiceError::NotFound)));
    assert!(matches!(open(&ben, &right).await, Err(ServiceError::NotFound)));
    let foreign = t.services.exports().piece(ben.actor.user_id, export.export_id, 0).await.unwrap();
    assert!(foreign.is_none());

    t.clock.advance(SignedDuration::from_hours(24));
    assert!(matches!(open(&ana, &right).await, Err(ServiceError::NotFound)));
    assert_eq!(t.services.exports().sweep().await.unwrap(), 1);
    let left: i64 = sqlx::query_scalar("select count(*) from export_pieces").fetch_one(&t.owner).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn asking_twice_makes_one_copy_and_a_sixth_takes_the_place_of_the_first() {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let exports = t.services.exports();
    let first = exports.request(&ana.actor, ExportForm::Csv).await.unwrap();
    assert_eq!(exports.request(&ana.actor, ExportForm::Csv).await.unwrap(), first);
    for _ in 0..5 {
        t.services.jobs().run_due(10).await.unwrap();
        t.clock.advance(SignedDuration::from_mins(1));
        exports.request(&ana.actor, ExportForm::Ics).await.unwrap();
    }
    let kept = exports.list(&ana.actor).await.unwrap();
    assert_eq!(kept.len(), 5);
    assert!(kept.iter().all(|export| export.export_id != first.export_id));
    exports.remove(&ana.actor, kept[0].export_id).await.unwrap();
    assert!(matches!(exports.remove(&ana.actor, kept[0].export_id).await, Err(ServiceError::NotFound)));
    // The job of a copy that is gone has nothing left to do.
    assert_eq!(t.services.jobs().run_due(10).await.unwrap(), 1);
}

#[tokio::test]
async fn asking_twice_at_once_makes_one_copy() {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let ask = || t.services.exports().request(&ana.actor, ExportForm::Archive);
    let (one, other) = tokio::join!(ask(), ask());
    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(t.services.exports().list(&ana.actor).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_try_that_broke_off_is_begun_anew() {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let asked = t.services.exports().request(&ana.actor, ExportForm::Json).await.unwrap();
    let broken = "insert into export_pieces (user_id, export_id, number, content) values ($1, $2, 0, 'half')";
    sqlx::query(broken).bind(ana.actor.user_id.uuid()).bind(asked.export_id.uuid()).execute(&t.owner).await.unwrap();
    t.services.jobs().run_due(10).await.unwrap();
    let export = t.services.exports().find(&ana.actor, asked.export_id).await.unwrap();
    assert_eq!(fetched(&t, &ana.actor, &export).await, copy(&t, ana.actor.user_id, ExportForm::Json).await);
}

#[tokio::test]
async fn a_job_that_comes_twice_leaves_the_file_of_a_ready_copy() {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let export = ready(&t, &ana.actor, ExportForm::Json).await;
    let whole = fetched(&t, &ana.actor, &export).await;
    // A worker that ends before it can note that it is done leaves its job to another.
    let mut tx = t.services.begin(ana.actor.user_id).await.unwrap();
    let again = Job::MakeExport { user_id: ana.actor.user_id, export_id: export.export_id };
    enqueue(tx.conn(), &t.services, &again, t.services.now(), None).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(t.services.jobs().run_due(10).await.unwrap(), 1);
    let same = t.services.exports().find(&ana.actor, export.export_id).await.unwrap();
    assert_eq!(same, export);
    assert!(!whole.is_empty() && fetched(&t, &ana.actor, &same).await == whole);
}

#[tokio::test]
async fn a_copy_that_nobody_makes_any_more_is_given_up() {
    let t = TestServices::at(EVENING).await;
    let ana = t.person("Ana").await;
    let exports = t.services.exports();
    let lost = exports.request(&ana.actor, ExportForm::Json).await.unwrap();
    t.clock.advance(SignedDuration::from_hours(2));
    assert_eq!(exports.request(&ana.actor, ExportForm::Json).await.unwrap(), lost);
    t.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(exports.find(&ana.actor, lost.export_id).await.unwrap().state, ExportState::Failed);
    let another = exports.request(&ana.actor, ExportForm::Json).await.unwrap();
    assert_ne!(another.export_id, lost.export_id);
    // Whoever makes it after all has made it.
    for _ in 0..2 {
        t.services.jobs().run_due(10).await.unwrap();
    }
    assert_eq!(exports.find(&ana.actor, lost.export_id).await.unwrap().state, ExportState::Ready);
}
