use domain::{
    habits::Patch,
    ids::TaskId,
    problem::FieldError,
    tasks::{TaskPlan, Timeframe},
};
use services::ServiceError;

use super::scene::{TODAY, daily, due, find, id, make, march, scene, titled};

fn plan(task_id: TaskId, timeframe: Option<Timeframe>, day: Patch<jiff::civil::Date>) -> TaskPlan {
    TaskPlan { task_id, timeframe, planned_on: None, day }
}

#[tokio::test]
async fn plan_again_is_one_change_and_its_answer_takes_it_back() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Call Ana", march(3))).await;
    make(&t, &ana, 2, due("Swim", march(9))).await;
    make(&t, &ana, 3, due("Run", march(12))).await;
    let tasks = t.services.tasks();
    let planned = tasks.plan_again(&ana.actor, Timeframe::ThisWeek).await.unwrap();
    assert_eq!(planned.records.iter().map(|record| record.task.id).collect::<Vec<_>>(), [id(1), id(2)]);
    let called = find(&t, &ana, id(1)).await;
    assert_eq!((called.timeframe, called.planned_on), (Some(Timeframe::ThisWeek), Some(TODAY)));
    assert!(tasks.today(&ana.actor).await.unwrap().from_earlier.is_empty());
    tasks.plan(&ana.actor, &planned.before).await.unwrap();
    assert_eq!(find(&t, &ana, id(1)).await.timeframe, None);
    assert_eq!(tasks.today(&ana.actor).await.unwrap().from_earlier.len(), 2);
}

#[tokio::test]
async fn a_day_moves_and_comes_back() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Call Ana", march(3))).await;
    let tasks = t.services.tasks();
    let moved = tasks.plan(&ana.actor, &[plan(id(1), None, Patch::Set(march(20)))]).await.unwrap();
    assert_eq!(moved.records[0].task.day(), Some(march(20)));
    tasks.plan(&ana.actor, &moved.before).await.unwrap();
    assert_eq!(find(&t, &ana, id(1)).await.day(), Some(march(3)));
}

#[tokio::test]
async fn all_are_planned_or_none() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    make(&t, &ana, 1, titled("Swim")).await;
    make(&t, &ana, 2, daily("Water the plants", TODAY)).await;
    make(&t, &ben, 9, titled("His")).await;
    let tasks = t.services.tasks();
    let someday = |id| plan(id, Some(Timeframe::Someday), Patch::Keep);
    let foreign = tasks.plan(&ana.actor, &[someday(id(1)), someday(id(9))]).await;
    assert!(matches!(foreign, Err(ServiceError::NotFound)));
    let twice = tasks.plan(&ana.actor, &[someday(id(1)), someday(id(1))]).await.unwrap_err();
    assert_eq!(twice.to_problem().errors, [FieldError::new("plans", "duplicate")]);
    let without_day = plan(id(2), None, Patch::Clear);
    let refused = tasks.plan(&ana.actor, &[someday(id(1)), without_day]).await.unwrap_err();
    assert_eq!(refused.to_problem().errors, [FieldError::new("repeat", "required")]);
    assert_eq!(find(&t, &ana, id(1)).await.timeframe, None);
}
