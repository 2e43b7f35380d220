use domain::{
    habits::EntryStatus,
    imports::{ImportCounts, ImportFormat, ImportState},
};

use super::scene::{TODAY, all_of, beaver, brought, file, march, scene, taken_over};

#[tokio::test]
async fn a_file_becomes_habits_with_their_history() {
    let (t, ana) = scene().await;
    let before = all_of(&t, &ana).await;
    let import =
        brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8, 9, 10]), ("b2", "Read", &[1])])).await;
    assert_eq!(import.format, Some(ImportFormat::Beaver));
    assert_eq!(import.found, ImportCounts { habits: 2, entries: 4, ..ImportCounts::default() });
    let preview = t.services.imports().preview(&ana.actor, import.id).await.unwrap();
    assert_eq!(preview.makes, import.found);
    assert_eq!(all_of(&t, &ana).await, before, "a preview changes nothing");

    let applied = taken_over(&t, &ana, &import).await;
    assert_eq!((applied.state, applied.made), (ImportState::Applied, import.found));
    assert_eq!(applied.undo_until, "2026-04-09T08:00:00Z".parse().ok());
    let list = t.services.habits().list(&ana.actor).await.unwrap();
    let names: Vec<_> = list.items.iter().map(|item| (item.habit.name.as_str(), item.streak.current)).collect();
    assert_eq!(names, [("Stretch", 3), ("Read", 0)]);
    let stretch = &list.items[0].habit;
    assert_eq!(stretch.starts_on, march(8));
    let input = t.services.habits().input(&ana.actor, stretch.id).await.unwrap();
    assert_eq!(input.history.mark(TODAY).status, Some(EntryStatus::Done));
}

#[tokio::test]
async fn the_preview_says_what_is_found_after_it_was_taken_over() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[6, 7, 9, 10])])).await;
    let preview = t.services.imports().preview(&ana.actor, import.id).await.unwrap();
    let ours = preview.habits[0].ours.unwrap();
    taken_over(&t, &ana, &import).await;
    let item = t.services.habits().list(&ana.actor).await.unwrap().items.remove(0);
    assert_eq!((ours.streak, ours.best, ours.unit), (item.streak.current, item.streak.best, item.streak.unit));
    assert!((ours.score - item.score).abs() < 1e-9);
}

#[tokio::test]
async fn the_same_file_twice_adds_nothing() {
    let (t, ana) = scene().await;
    let content = beaver(&[("b1", "Stretch", &[8, 9]), ("b2", "Stretch", &[7])]);
    taken_over(&t, &ana, &brought(&t, &ana, "one.json", content.clone()).await).await;
    let once = all_of(&t, &ana).await;
    let again = brought(&t, &ana, "two.json", content).await;
    let preview = t.services.imports().preview(&ana.actor, again.id).await.unwrap();
    assert_eq!(preview.makes, ImportCounts::default());
    assert_eq!(preview.known, ImportCounts { habits: 2, entries: 3, ..ImportCounts::default() });
    let applied = taken_over(&t, &ana, &again).await;
    assert_eq!(applied.made, ImportCounts::default());
    assert_eq!(all_of(&t, &ana).await, once);
}

#[tokio::test]
async fn a_newer_file_of_the_same_app_brings_the_days_since() {
    let (t, ana) = scene().await;
    taken_over(&t, &ana, &brought(&t, &ana, "old.json", beaver(&[("b1", "Stretch", &[7])])).await).await;
    let newer = brought(&t, &ana, "new.json", beaver(&[("b1", "Stretching", &[7, 8, 9])])).await;
    let applied = taken_over(&t, &ana, &newer).await;
    assert_eq!(applied.made, ImportCounts { entries: 2, ..ImportCounts::default() });
    let list = t.services.habits().list(&ana.actor).await.unwrap();
    assert_eq!(list.items.len(), 1);
    assert_eq!(list.items[0].habit.name, "Stretch", "what is here keeps its name");
}

#[tokio::test]
async fn a_file_that_is_none_says_why() {
    let (t, ana) = scene().await;
    let imports = t.services.imports();
    let failed = imports.upload(&ana.actor, file("poem.txt", b"roses are red".to_vec())).await.unwrap();
    assert_eq!(failed.state, ImportState::Failed);
    assert_eq!(failed.refusal.map(|refusal| refusal.code), Some("unknown_format".to_owned()));
    let refused = imports.apply(&ana.actor, failed.id).await.unwrap_err();
    assert_eq!(refused.to_problem().code, "not_ready");
    let empty = imports.upload(&ana.actor, file("empty.csv", Vec::new())).await.unwrap_err();
    assert_eq!(empty.to_problem().field("file"), Some("required"));
    let huge = vec![b' '; services::imports::MOST_FILE_BYTES + 1];
    let huge = imports.upload(&ana.actor, file("huge.csv", huge)).await.unwrap_err();
    assert_eq!(huge.to_problem().code, "payload_too_large");
}

#[tokio::test]
async fn more_habits_than_there_may_be_are_refused_at_once() {
    let (t, ana) = scene().await;
    let names: Vec<String> = (0..=services::habits::MAX_HABITS).map(|number| format!("b{number}")).collect();
    let habits: Vec<(&str, &str, &[i8])> = names.iter().map(|name| (name.as_str(), "Read", &[1_i8][..])).collect();
    let failed = t.services.imports().upload(&ana.actor, file("beaver.json", beaver(&habits))).await.unwrap();
    assert_eq!(failed.refusal.map(|refusal| refusal.code), Some("too_many_rows".to_owned()));
}

#[tokio::test]
async fn what_waits_is_bounded_and_forgotten() {
    let (t, ana) = scene().await;
    let imports = t.services.imports();
    let mut ids = Vec::new();
    for number in 0..5 {
        let name = format!("b{number}");
        ids.push(brought(&t, &ana, "beaver.json", beaver(&[(name.as_str(), "Read", &[1])])).await.id);
    }
    let more = imports.upload(&ana.actor, file("beaver.json", beaver(&[("b9", "Read", &[1])]))).await.unwrap_err();
    assert_eq!(more.to_problem().code, "over_limit");
    imports.forget(&ana.actor, ids[0]).await.unwrap();
    let gone = imports.find(&ana.actor, ids[0]).await.unwrap_err();
    assert_eq!(gone.to_problem().status, 404);

    t.clock.advance(jiff::SignedDuration::from_hours(24 * 13));
    assert_eq!(imports.sweep().await.unwrap(), 0);
    t.clock.advance(jiff::SignedDuration::from_hours(24 * 2));
    assert_eq!(imports.sweep().await.unwrap(), 4);
    let files: i64 = sqlx::query_scalar("select count(*) from import_files").fetch_one(&t.owner).await.unwrap();
    assert_eq!((files, imports.list(&ana.actor).await.unwrap().len()), (0, 0));
}
