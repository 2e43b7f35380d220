//! What a process remembers of a person's tasks and names is never older than what is stored.

use domain::tasks::{DeleteReach, TodayTasks};
use jiff::{SignedDuration, civil::date};
use services::{ExpectedVersion, Services};
use test_support::Person;

use super::scene::{TODAY, complete, due, find, id, make, part, scene, titled};

async fn today(services: &Services, person: &Person) -> TodayTasks {
    services.tasks().today(&person.actor).await.unwrap()
}

fn titles(view: &TodayTasks) -> Vec<&str> {
    view.today_items.iter().map(|item| item.task.title.as_str()).collect()
}

#[tokio::test]
async fn what_another_process_wrote_is_seen_at_once() {
    let (t, ana) = scene().await;
    let other = t.other_process().await;
    assert!(titles(&today(&other, &ana).await).is_empty());
    make(&t, &ana, 1, due("Swim", TODAY)).await;
    assert_eq!(titles(&today(&other, &ana).await), ["Swim"]);
    assert_eq!(other.tasks().inbox(&ana.actor).await.unwrap().items.len(), 1);
    complete(&t, &ana, id(1)).await;
    let after = today(&other, &ana).await;
    assert_eq!((titles(&after).len(), after.done.len()), (0, 1));
    other.tasks().delete(&ana.actor, id(1), DeleteReach::One, &ExpectedVersion::Any).await.unwrap();
    assert!(today(&t.services, &ana).await.done.is_empty());
}

#[tokio::test]
async fn a_new_name_is_known_everywhere_at_once() {
    let (t, ana) = scene().await;
    let other = t.other_process().await;
    let known = async || other.tasks().known_names(&ana.actor).await.unwrap().habits.len();
    assert_eq!(known().await, 0);
    t.habit(&ana, "Read", TODAY).await;
    assert_eq!(known().await, 1);
}

#[tokio::test]
async fn another_day_is_read_anew() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Swim", TODAY)).await;
    make(&t, &ana, 2, due("Run", TODAY)).await;
    complete(&t, &ana, id(2)).await;
    assert_eq!(today(&t.services, &ana).await.done.len(), 1);
    t.clock.set("2026-03-11T08:00:00Z".parse().unwrap());
    let next = today(&t.services, &ana).await;
    assert_eq!((next.today, next.from_earlier.len(), next.done.len()), (date(2026, 3, 11), 1, 0));
}

#[tokio::test]
async fn nobody_is_shown_the_tasks_of_another_person() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    make(&t, &ana, 1, due("Swim", TODAY)).await;
    assert_eq!(titles(&today(&t.services, &ana).await), ["Swim"]);
    assert!(titles(&today(&t.services, &ben).await).is_empty());
}

#[tokio::test]
async fn a_part_whose_parent_is_gone_for_good_stands_alone_on_every_device() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Move")).await;
    make(&t, &ana, 2, part("Pack", id(1))).await;
    t.clock.advance(SignedDuration::from_secs(1));
    t.services.tasks().delete(&ana.actor, id(1), DeleteReach::One, &ExpectedVersion::Any).await.unwrap();
    t.services.tasks().undelete(&ana.actor, id(2), &[]).await.unwrap();
    let before = find(&t, &ana, id(2)).await;
    assert_eq!(t.services.tasks().open_tasks(&ana.actor).await.unwrap()[0].parent_id, Some(id(1)));
    t.clock.advance(SignedDuration::from_hours(24 * 31));
    assert_eq!(t.services.tasks().empty_trash().await.unwrap(), 1);
    let after = find(&t, &ana, id(2)).await;
    assert_eq!((after.parent_id, after.version), (None, before.version + 1));
    assert_eq!(t.services.tasks().open_tasks(&ana.actor).await.unwrap(), [after]);
}
