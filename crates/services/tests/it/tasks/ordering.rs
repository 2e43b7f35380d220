use domain::tasks::OrderKey;

use super::scene::{find, id, make, open, scene, titled};

#[tokio::test]
async fn moving_one_task_writes_one_row() {
    let (t, ana) = scene().await;
    for number in 1..=3 {
        make(&t, &ana, number, titled("Swim")).await;
    }
    let first = find(&t, &ana, id(1)).await.position;
    let before_all = OrderKey::between(None, Some(&first)).unwrap();
    let moved = t.services.tasks().order(&ana.actor, id(3), before_all.clone()).await.unwrap();
    assert_eq!((moved.task.position, moved.task.version), (before_all, 2));
    let versions: Vec<_> = open(&t, &ana).await.iter().map(|task| task.version).collect();
    assert_eq!(versions, [1, 1, 2]);
}

#[tokio::test]
async fn two_rows_that_chose_the_same_place_get_places_of_their_own() {
    let (t, ana) = scene().await;
    for number in 1..=3 {
        make(&t, &ana, number, titled("Swim")).await;
    }
    let second = find(&t, &ana, id(2)).await.position;
    t.services.tasks().order(&ana.actor, id(3), second).await.unwrap();
    let mut tasks = open(&t, &ana).await;
    tasks.sort_by_key(|task| task.position.clone());
    assert_eq!(tasks.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1), id(2), id(3)]);
    // Something can be put between them again.
    assert!(OrderKey::between(Some(&tasks[1].position), Some(&tasks[2].position)).is_some());
}

#[tokio::test]
async fn a_list_whose_keys_grew_long_is_spread_anew_in_its_order() {
    let (t, ana) = scene().await;
    for number in 1..=3 {
        make(&t, &ana, number, titled("Swim")).await;
    }
    let (first, second) = (find(&t, &ana, id(1)).await.position, find(&t, &ana, id(2)).await.position);
    let mut between = OrderKey::between(Some(&first), Some(&second)).unwrap();
    while !between.is_long() {
        between = OrderKey::between(Some(&first), Some(&between)).unwrap();
    }
    let moved = t.services.tasks().order(&ana.actor, id(3), between).await.unwrap().task;
    assert!(!moved.position.is_long());
    let mut tasks = open(&t, &ana).await;
    tasks.sort_by_key(|task| task.position.clone());
    assert_eq!(tasks.iter().map(|task| task.id).collect::<Vec<_>>(), [id(1), id(3), id(2)]);
    assert!(tasks.iter().all(|task| !task.position.is_long()));
}
