use domain::tasks::{CalendarSpan, CompletedRequest, TaskFields, filter::Filter};
use services::{
    sync::ChangedEntity,
    tasks::{TaskQuery, TaskState},
};

use super::scene::{TODAY, complete, daily, due, id, make, march, part, scene, titled};

#[tokio::test]
async fn every_page_shows_what_it_is_about() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Overdue", march(3))).await;
    make(&t, &ana, 2, due("Today", TODAY)).await;
    make(&t, &ana, 3, daily("Soon", march(12))).await;
    make(&t, &ana, 4, titled("Some time")).await;
    make(&t, &ana, 5, titled("Done")).await;
    complete(&t, &ana, id(5)).await;
    let tasks = t.services.tasks();
    let today = tasks.today(&ana.actor).await.unwrap();
    let titles = |items: &[domain::tasks::TaskItem]| -> Vec<String> {
        items.iter().map(|item| item.task.title.clone()).collect()
    };
    assert_eq!(
        (titles(&today.from_earlier), titles(&today.today_items)),
        (vec!["Overdue".to_owned()], vec!["Today".to_owned()])
    );
    assert_eq!(titles(&today.done), ["Done"]);
    assert_eq!(today.suggestions.iter().map(|one| one.task_id).collect::<Vec<_>>(), [id(1)]);
    let upcoming = tasks.upcoming(&ana.actor, None, 7).await.unwrap();
    let shown: Vec<_> = upcoming.days.iter().map(|day| (day.items.len(), day.expected.len())).collect();
    assert_eq!(shown, [(1, 0), (0, 0), (1, 0), (0, 1), (0, 1), (0, 1), (0, 1)]);
    assert_eq!(tasks.inbox(&ana.actor).await.unwrap().items.len(), 4);
    let week = tasks.month_or_week(&ana.actor, CalendarSpan::Week, None).await.unwrap();
    assert_eq!(week.days.iter().map(|day| day.items.len()).sum::<usize>(), 2);
}

#[tokio::test]
async fn what_was_done_is_searched_and_paged() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, titled("Move")).await;
    for number in 2..=6 {
        make(&t, &ana, number, part(&format!("Box {number}"), id(1))).await;
        complete(&t, &ana, id(number)).await;
    }
    make(&t, &ana, 7, TaskFields { notes: Some("In the GARDEN".to_owned()), ..titled("Tree") }).await;
    complete(&t, &ana, id(7)).await;
    let tasks = t.services.tasks();
    let request = |search: &str, skip, limit| CompletedRequest { search: search.to_owned(), skip, limit };
    let page = tasks.completed(&ana.actor, &request("BOX", 1, 2)).await.unwrap();
    assert_eq!((page.found, page.days.len(), page.days[0].day), (5, 1, TODAY));
    let shown: Vec<_> = page.days[0].items.iter().map(|item| item.task.id).collect();
    assert_eq!((shown, page.days[0].items[0].part_of.as_deref()), (vec![id(5), id(4)], Some("Move")));
    let found = tasks.completed(&ana.actor, &request("garden tree", 0, 10)).await.unwrap();
    assert_eq!(found.found, 1);
    assert_eq!(tasks.completed(&ana.actor, &request("garden shed", 0, 10)).await.unwrap().found, 0);
    // A sign that no text of the database holds.
    assert_eq!(tasks.completed(&ana.actor, &request("garden\0", 0, 10)).await.unwrap().found, 0);
}

#[tokio::test]
async fn a_filter_finds_open_and_done_tasks() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Call Ana", TODAY)).await;
    make(&t, &ana, 2, due("Swim", march(3))).await;
    make(&t, &ana, 3, titled("Read")).await;
    complete(&t, &ana, id(2)).await;
    let list = async |state, filter: &str| {
        let filter = Some(filter.parse::<Filter>().unwrap());
        let query = TaskQuery { state, filter, limit: 10, ..TaskQuery::default() };
        let found = t.services.tasks().list(&ana.actor, &query).await.unwrap();
        found.tasks.iter().map(|task| task.id).collect::<Vec<_>>()
    };
    assert_eq!(list(TaskState::Open, "today | overdue").await, [id(1)]);
    assert_eq!(list(TaskState::All, "today | overdue").await, [id(1), id(2)]);
    assert_eq!(list(TaskState::Done, "!today").await, [id(2)]);
    assert_eq!(list(TaskState::Open, "no date").await, [id(3)]);
}

#[tokio::test]
async fn a_list_comes_in_pages_of_what_was_asked_for() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    for number in 1..=4 {
        make(&t, &ana, number, titled("Swim")).await;
    }
    make(&t, &ana, 5, part("Towel", id(1))).await;
    make(&t, &ben, 6, titled("His")).await;
    complete(&t, &ana, id(2)).await;
    let any = services::ExpectedVersion::Any;
    t.services.tasks().delete(&ana.actor, id(4), domain::tasks::DeleteReach::One, &any).await.unwrap();
    let list = async |query: TaskQuery| {
        let found = t.services.tasks().list(&ana.actor, &TaskQuery { limit: 2, ..query }).await.unwrap();
        (found.tasks.iter().map(|task| task.id).collect::<Vec<_>>(), found.more)
    };
    let all = |state, after| TaskQuery { state, after, ..TaskQuery::default() };
    assert_eq!(list(all(TaskState::Open, None)).await, (vec![id(1), id(3)], true));
    assert_eq!(list(all(TaskState::Open, Some(id(3)))).await, (vec![id(5)], false));
    assert_eq!(list(all(TaskState::All, None)).await, (vec![id(1), id(2)], true));
    assert_eq!(list(all(TaskState::Done, None)).await, (vec![id(2)], false));
    assert_eq!(list(all(TaskState::Trash, None)).await, (vec![id(4)], false));
    let parts = TaskQuery { parent: Some(id(1)), ..TaskQuery::default() };
    assert_eq!(list(parts).await, (vec![id(5)], false));
}

#[tokio::test]
async fn what_was_dismissed_is_suggested_no_more() {
    let (t, ana) = scene().await;
    make(&t, &ana, 1, due("Overdue", march(3))).await;
    let tasks = t.services.tasks();
    assert_eq!(tasks.suggestions(&ana.actor).await.unwrap().len(), 1);
    tasks.dismiss_suggestion(&ana.actor, id(1)).await.unwrap();
    tasks.dismiss_suggestion(&ana.actor, id(1)).await.unwrap();
    assert!(tasks.suggestions(&ana.actor).await.unwrap().is_empty());
    // A device suggests by itself, so it is told.
    let feed = t.services.sync().changes(&ana.actor, None).await.unwrap();
    let told: Vec<_> = feed.items.iter().filter(|item| item.entity == "task").collect();
    let [one] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!((one.entity_id.as_str(), one.version), (id(1).to_string().as_str(), 2));
    assert!(matches!(&one.value, Some(ChangedEntity::Task(task)) if task.dismissed_at.is_some()));
}
