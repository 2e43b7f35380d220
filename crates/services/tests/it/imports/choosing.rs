use std::collections::BTreeMap;

use domain::imports::{HabitDecision, ImportChoices, ImportCounts};

use super::scene::{TODAY, all_of, beaver, brought, march, scene, taken_over};

fn decided(source_id: &str, decision: HabitDecision) -> ImportChoices {
    ImportChoices { habits: BTreeMap::from([(source_id.to_owned(), decision)]), ..ImportChoices::default() }
}

#[tokio::test]
async fn a_habit_of_the_same_name_is_asked_about_and_never_taken_for_the_same() {
    let (t, ana) = scene().await;
    let own = t.habit(&ana, "stretch", march(5)).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8])])).await;
    let preview = t.services.imports().preview(&ana.actor, import.id).await.unwrap();
    let habit = &preview.habits[0];
    assert_eq!(habit.decision, HabitDecision::Make {});
    assert_eq!(habit.same_name.iter().map(|same| same.habit_id).collect::<Vec<_>>(), [own]);
    taken_over(&t, &ana, &import).await;
    assert_eq!(t.services.habits().list(&ana.actor).await.unwrap().items.len(), 2);
}

#[tokio::test]
async fn of_two_habits_of_one_name_the_second_is_likeliest_the_second() {
    let (t, ana) = scene().await;
    let first = t.habit(&ana, "Stretch", march(5)).await;
    t.clock.advance(jiff::SignedDuration::from_mins(1));
    let second = t.habit(&ana, "Stretch", march(6)).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8]), ("b2", "Stretch", &[9])])).await;
    let preview = t.services.imports().preview(&ana.actor, import.id).await.unwrap();
    let likeliest: Vec<_> = preview.habits.iter().map(|habit| habit.same_name[0].habit_id).collect();
    assert_eq!(likeliest, [first, second]);
}

#[tokio::test]
async fn days_go_into_the_habit_that_was_chosen_and_what_was_said_there_stays() {
    let (t, ana) = scene().await;
    let own = t.habit(&ana, "Stretching", march(8)).await;
    t.services
        .habits()
        .set_days(&ana.actor, &[(own, march(9))], Some(domain::habits::EntryStatus::Failed))
        .await
        .unwrap();
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[5, 9, 10])])).await;
    let choices = decided("b1", HabitDecision::Into { habit_id: own });
    let preview = t.services.imports().choose(&ana.actor, import.id, choices).await.unwrap();
    let days = preview.habits[0].days;
    assert_eq!((days.found, days.new, days.same, days.kept), (3, 2, 0, 1));
    let applied = taken_over(&t, &ana, &import).await;
    assert_eq!(applied.made, ImportCounts { entries: 2, ..ImportCounts::default() });
    let input = t.services.habits().input(&ana.actor, own).await.unwrap();
    assert_eq!(input.habit.starts_on, march(5), "an earlier day moves the start");
    assert_eq!(input.history.mark(march(9)).status, Some(domain::habits::EntryStatus::Failed));
    assert_eq!(input.history.mark(TODAY).status, Some(domain::habits::EntryStatus::Done));
}

#[tokio::test]
async fn two_habits_of_a_file_may_go_into_one() {
    let (t, ana) = scene().await;
    let own = t.habit(&ana, "Stretch", march(1)).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[5]), ("b2", "Yoga", &[5, 6])])).await;
    let into = |id: &str| (id.to_owned(), HabitDecision::Into { habit_id: own });
    let choices = ImportChoices { habits: BTreeMap::from([into("b1"), into("b2")]), ..ImportChoices::default() };
    let preview = t.services.imports().choose(&ana.actor, import.id, choices).await.unwrap();
    assert_eq!(preview.makes, ImportCounts { entries: 2, ..ImportCounts::default() });
    let applied = taken_over(&t, &ana, &import).await;
    assert_eq!(applied.made, preview.makes);
}

#[tokio::test]
async fn what_is_left_out_is_left_out() {
    let (t, ana) = scene().await;
    let before = all_of(&t, &ana).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[5])])).await;
    let choices = decided("b1", HabitDecision::Leave {});
    let preview = t.services.imports().choose(&ana.actor, import.id, choices).await.unwrap();
    assert_eq!((preview.makes, preview.habits[0].ours), (ImportCounts::default(), None));
    taken_over(&t, &ana, &import).await;
    assert_eq!(all_of(&t, &ana).await, before);
}

#[tokio::test]
async fn a_chosen_habit_that_is_gone_is_told_and_nothing_is_changed() {
    let (t, ana) = scene().await;
    let own = t.habit(&ana, "Stretch", march(8)).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[5]), ("b2", "Read", &[6])])).await;
    let choices = decided("b1", HabitDecision::Into { habit_id: own });
    t.services.imports().choose(&ana.actor, import.id, choices).await.unwrap();
    t.services.imports().apply(&ana.actor, import.id).await.unwrap();
    t.services.habits().delete(&ana.actor, own).await.unwrap();
    t.services.jobs().run_due(10).await.unwrap();
    let import = t.services.imports().find(&ana.actor, import.id).await.unwrap();
    assert_eq!(import.refusal.map(|refusal| refusal.code), Some("target_gone".to_owned()));
    assert_eq!(t.services.habits().list(&ana.actor).await.unwrap().items.len(), 0);
    // It can still be looked at, and, decided anew, it is taken over.
    t.services.imports().preview(&ana.actor, import.id).await.unwrap();
    let anew = t.services.imports().choose(&ana.actor, import.id, ImportChoices::default()).await.unwrap();
    assert_eq!(anew.import.refusal, None, "it says nothing of other decisions");
    let found = t.services.imports().find(&ana.actor, import.id).await.unwrap();
    taken_over(&t, &ana, &found).await;
    assert_eq!(t.services.habits().list(&ana.actor).await.unwrap().items.len(), 2);
}

#[tokio::test]
async fn choices_that_name_nothing_are_refused() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    let foreign = t.habit(&ben, "Stretch", march(8)).await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[5])])).await;
    let imports = t.services.imports();
    let choices = decided("b1", HabitDecision::Into { habit_id: foreign });
    let refused = imports.choose(&ana.actor, import.id, choices).await.unwrap_err();
    assert_eq!(refused.to_problem().field("habits"), Some("not_found"));
    let choices = ImportChoices { time_zone: Some("Mars/Base".to_owned()), ..ImportChoices::default() };
    let refused = imports.choose(&ana.actor, import.id, choices).await.unwrap_err();
    assert_eq!(refused.to_problem().field("time_zone"), Some("unknown_time_zone"));
}
