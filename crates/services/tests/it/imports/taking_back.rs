use std::collections::BTreeMap;

use domain::{
    habits::{EntryPatch, EntryStatus, Patch},
    imports::{HabitDecision, ImportChoices, ImportCounts, ImportState},
};
use jiff::SignedDuration;

use super::scene::{all_of, beaver, brought, march, scene, taken_over, to_dos};

#[tokio::test]
async fn taking_back_leaves_everything_as_it_was() {
    let (t, ana) = scene().await;
    let own = t.habit(&ana, "Stretch", march(8)).await;
    t.check_in(&ana, own, march(9)).await.unwrap();
    let before = all_of(&t, &ana).await;
    let content = beaver(&[("b1", "Stretch", &[2, 9, 10]), ("b2", "Read", &[1, 2, 3])]);
    let import = brought(&t, &ana, "beaver.json", content.clone()).await;
    let into = BTreeMap::from([("b1".to_owned(), HabitDecision::Into { habit_id: own })]);
    let choices = ImportChoices { habits: into, ..ImportChoices::default() };
    t.services.imports().choose(&ana.actor, import.id, choices).await.unwrap();
    taken_over(&t, &ana, &import).await;
    assert_ne!(all_of(&t, &ana).await, before);

    let undone = t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    assert_eq!((undone.state, undone.kept), (ImportState::Undone, ImportCounts::default()));
    assert_eq!(all_of(&t, &ana).await, before);
    let again = t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    assert_eq!(again, undone, "a second time changes nothing");

    // What was taken back is not known any more: the same file makes it anew.
    let anew = brought(&t, &ana, "beaver.json", content).await;
    let preview = t.services.imports().preview(&ana.actor, anew.id).await.unwrap();
    assert_eq!(preview.makes.habits, 2);
}

#[tokio::test]
async fn tasks_are_taken_back_with_what_was_made_for_them() {
    let (t, ana) = scene().await;
    let before = all_of(&t, &ana).await;
    let repeated = "DUE;VALUE=DATE:20260312\r\nRRULE:FREQ=WEEKLY\r\nCATEGORIES:phone\r\n";
    let content = to_dos(&[("t1", "Call Ben", repeated), ("t2", "Buy paper", "RELATED-TO:t1\r\n")]);
    let import = brought(&t, &ana, "tasks.ics", content).await;
    let applied = taken_over(&t, &ana, &import).await;
    assert_eq!(applied.made.tasks, 2);
    let undone = t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    assert_eq!(undone.kept, ImportCounts::default());
    assert_eq!(all_of(&t, &ana).await, before);
}

#[tokio::test]
async fn days_that_were_changed_since_stay_and_are_told() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[1, 2, 3])])).await;
    taken_over(&t, &ana, &import).await;
    let habit = t.services.habits().list(&ana.actor).await.unwrap().items[0].habit.id;
    let patch = EntryPatch { note: Patch::Set("in the rain".to_owned()), ..EntryPatch::default() };
    t.services.habits().set_entry(&ana.actor, habit, march(2), patch).await.unwrap();

    let undone = t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    assert_eq!(undone.kept, ImportCounts { habits: 1, entries: 1, ..ImportCounts::default() });
    let input = t.services.habits().input(&ana.actor, habit).await.unwrap();
    let statuses: Vec<_> = (1..=3).map(|day| input.history.mark(march(day)).status).collect();
    assert_eq!(statuses, [None, Some(EntryStatus::Done), None]);
}

#[tokio::test]
async fn a_habit_that_was_changed_since_stays() {
    let (t, ana) = scene().await;
    let content = beaver(&[("b1", "Stretch", &[1]), ("b2", "Read", &[2])]);
    let import = brought(&t, &ana, "beaver.json", content).await;
    taken_over(&t, &ana, &import).await;
    let items = t.services.habits().list(&ana.actor).await.unwrap().items;
    // A new order is no change of a habit.
    let order: Vec<_> = items.iter().rev().map(|item| item.habit.id).collect();
    t.services.habits().order(&ana.actor, &order).await.unwrap();
    t.check_in(&ana, items[0].habit.id, march(10)).await.unwrap();
    let undone = t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    assert_eq!(undone.kept.habits, 1);
    let left = t.services.habits().list(&ana.actor).await.unwrap().items;
    assert_eq!(left.iter().map(|item| item.habit.id).collect::<Vec<_>>(), [items[0].habit.id]);
}

#[tokio::test]
async fn thirty_days_later_it_stays() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[1])])).await;
    let early = t.services.imports().undo(&ana.actor, import.id).await.unwrap_err();
    assert_eq!(early.to_problem().code, "not_applied");
    taken_over(&t, &ana, &import).await;
    let taken = t.services.imports().forget(&ana.actor, import.id).await.unwrap_err();
    assert_eq!(taken.to_problem().code, "already_applied");
    t.clock.advance(SignedDuration::from_hours(24 * 30));
    let late = t.services.imports().undo(&ana.actor, import.id).await.unwrap_err();
    assert_eq!(late.to_problem().code, "undo_over");
}

#[tokio::test]
async fn devices_hear_that_a_year_is_empty_again() {
    let (t, ana) = scene().await;
    let own = t.habit(&ana, "Stretch", march(8)).await;
    t.check_in(&ana, own, march(9)).await.unwrap();
    let earlier = r#"{"habits":[{"id":"b1","name":"Stretch","star":false,
        "records":[{"day":"2024-05-01","done":true}]}],"order":[],"order_by":"manually"}"#;
    let import = brought(&t, &ana, "beaver.json", earlier.as_bytes().to_vec()).await;
    let into = BTreeMap::from([("b1".to_owned(), HabitDecision::Into { habit_id: own })]);
    let choices = ImportChoices { habits: into, ..ImportChoices::default() };
    t.services.imports().choose(&ana.actor, import.id, choices).await.unwrap();
    taken_over(&t, &ana, &import).await;
    t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    let told: Vec<(String, bool)> = sqlx::query_as(
        "select split_part(entity_id, ':', 2), deleted from changes
         where user_id = $1 and entity = 'habit_year' order by entity_id",
    )
    .bind(ana.actor.user_id.uuid())
    .fetch_all(&t.owner)
    .await
    .unwrap();
    assert_eq!(told, [("2024".to_owned(), true), ("2026".to_owned(), false)]);
}

#[tokio::test]
async fn what_lies_in_the_trash_is_not_told_as_being_here() {
    let (t, ana) = scene().await;
    let own = t.habit(&ana, "Stretch", march(8)).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[5])])).await;
    let into = BTreeMap::from([("b1".to_owned(), HabitDecision::Into { habit_id: own })]);
    let choices = ImportChoices { habits: into, ..ImportChoices::default() };
    t.services.imports().choose(&ana.actor, import.id, choices).await.unwrap();
    taken_over(&t, &ana, &import).await;
    t.services.habits().delete(&ana.actor, own).await.unwrap();
    t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    let told: Vec<(bool, bool)> = sqlx::query_as(
        "select c.deleted, h.starts_on = '2026-03-08'
         from changes c
         join habits h on h.user_id = c.user_id and h.habit_id::text = c.entity_id
         where c.user_id = $1 and c.entity = 'habit'",
    )
    .bind(ana.actor.user_id.uuid())
    .fetch_all(&t.owner)
    .await
    .unwrap();
    assert_eq!(told, [(true, true)]);
}

#[tokio::test]
async fn devices_hear_that_what_was_taken_back_is_gone() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[1])])).await;
    taken_over(&t, &ana, &import).await;
    let habit = t.services.habits().list(&ana.actor).await.unwrap().items[0].habit.id;
    t.services.imports().undo(&ana.actor, import.id).await.unwrap();
    let told: Vec<(String, bool)> =
        sqlx::query_as("select entity, deleted from changes where user_id = $1 and entity_id like $2 order by entity")
            .bind(ana.actor.user_id.uuid())
            .bind(format!("{habit}%"))
            .fetch_all(&t.owner)
            .await
            .unwrap();
    assert_eq!(told, [("habit".to_owned(), true), ("habit_year".to_owned(), true)]);
}
