use domain::{
    habits::DocumentKind,
    imports::{ImportCounts, ImportState},
};

use super::scene::{all_of, brought, march, scene, taken_over, to_dos};

#[tokio::test]
async fn to_dos_become_tasks_with_their_parts_and_days() {
    let (t, ana) = scene().await;
    let due = "DUE;VALUE=DATE:20260312\r\nCATEGORIES:phone\r\n";
    let done = "STATUS:COMPLETED\r\nCOMPLETED:20260302T090000Z\r\n";
    let content =
        to_dos(&[("t1", "Call Ben", due), ("t2", "Find the number", "RELATED-TO:t1\r\n"), ("t3", "Pay", done)]);
    let import = brought(&t, &ana, "tasks.ics", content.clone()).await;
    let preview = t.services.imports().preview(&ana.actor, import.id).await.unwrap();
    let shown: Vec<_> = preview.tasks.iter().map(|task| (task.title.as_str(), task.day, task.is_done)).collect();
    let expected = [("Call Ben", Some(march(12)), false), ("Find the number", None, false), ("Pay", None, true)];
    assert_eq!(shown, expected);

    let applied = taken_over(&t, &ana, &import).await;
    assert_eq!(applied.made, ImportCounts { tasks: 3, ..ImportCounts::default() });
    let rows: Vec<(String, bool, Option<String>)> = sqlx::query_as(
        "select t.title, t.completed_on is not null, p.title
         from tasks t
         left join tasks p on p.user_id = t.user_id and p.task_id = t.parent_id
         where t.user_id = $1
         order by t.position",
    )
    .bind(ana.actor.user_id.uuid())
    .fetch_all(&t.owner)
    .await
    .unwrap();
    let row = |title: &str, is_done, parent: Option<&str>| (title.to_owned(), is_done, parent.map(str::to_owned));
    let expected =
        [row("Call Ben", false, None), row("Find the number", false, Some("Call Ben")), row("Pay", true, None)];
    assert_eq!(rows, expected);
    let labels = t.services.habits().documents(&ana.actor, DocumentKind::Label).await.unwrap();
    assert_eq!(labels.len(), 1);

    let once = all_of(&t, &ana).await;
    let again = brought(&t, &ana, "tasks.ics", content).await;
    let applied = taken_over(&t, &ana, &again).await;
    assert_eq!(applied.made, ImportCounts::default());
    assert_eq!(all_of(&t, &ana).await, once);
}

#[tokio::test]
async fn a_project_that_is_here_stays_as_its_owner_has_sorted_it() {
    let (t, ana) = scene().await;
    let content = b"TYPE,CONTENT,PRIORITY,INDENT\nsection,Next,1,1\ntask,Call Ben,1,1\n".to_vec();
    taken_over(&t, &ana, &brought(&t, &ana, "Home.csv", content.clone()).await).await;
    sqlx::query("update sections set name = 'Soon'").execute(&t.owner).await.unwrap();
    let before = all_of(&t, &ana).await;
    taken_over(&t, &ana, &brought(&t, &ana, "Home.csv", content).await).await;
    assert_eq!(all_of(&t, &ana).await, before);
}

#[tokio::test]
async fn a_new_part_of_what_its_owner_has_moved_stands_for_itself() {
    let (t, ana) = scene().await;
    let content = to_dos(&[("t1", "Call Ben", ""), ("t2", "Home", "")]);
    taken_over(&t, &ana, &brought(&t, &ana, "tasks.ics", content).await).await;
    let moved =
        "update tasks set parent_id = (select task_id from tasks where title = 'Home') where title = 'Call Ben'";
    sqlx::query(moved).execute(&t.owner).await.unwrap();
    let parts = [("t3", "Find the number", "RELATED-TO:t1\r\n"), ("t4", "Pay", "RELATED-TO:t2\r\n")];
    let newer = to_dos(&[[("t1", "Call Ben", ""), ("t2", "Home", "")], parts].concat());
    taken_over(&t, &ana, &brought(&t, &ana, "tasks.ics", newer).await).await;
    let rows: Vec<(String, Option<String>)> = sqlx::query_as(
        "select t.title, p.title
         from tasks t
         left join tasks p on p.user_id = t.user_id and p.task_id = t.parent_id
         where t.user_id = $1
         order by t.title",
    )
    .bind(ana.actor.user_id.uuid())
    .fetch_all(&t.owner)
    .await
    .unwrap();
    let row = |title: &str, parent: Option<&str>| (title.to_owned(), parent.map(str::to_owned));
    let home = Some("Home");
    assert_eq!(rows, [row("Call Ben", home), row("Find the number", None), row("Home", None), row("Pay", home)]);
}

#[tokio::test]
async fn what_is_here_already_needs_no_room() {
    let (t, ana) = scene().await;
    let content = to_dos(&[("t1", "Call Ben", "")]);
    taken_over(&t, &ana, &brought(&t, &ana, "tasks.ics", content.clone()).await).await;
    let sql = "insert into tasks (user_id, task_id, title, title_folded, position, changed_on, deleted_at, created_at,
                   updated_at)
               select $1, gen_random_uuid(), 'Gone', 'gone', 'a0', '2026-03-01', now(), now(), now()
               from generate_series(2, $2)";
    sqlx::query(sql).bind(ana.actor.user_id.uuid()).bind(services::tasks::MAX_TASKS).execute(&t.owner).await.unwrap();
    let again = taken_over(&t, &ana, &brought(&t, &ana, "tasks.ics", content).await).await;
    assert_eq!((again.state, again.made), (ImportState::Applied, ImportCounts::default()));
    let more = brought(&t, &ana, "tasks.ics", to_dos(&[("t2", "Pay", "")])).await;
    let refused = taken_over(&t, &ana, &more).await;
    assert_eq!(refused.refusal.map(|refusal| refusal.code), Some("over_limit".to_owned()));
}

#[tokio::test]
async fn a_title_alone_is_never_the_same_task() {
    let (t, ana) = scene().await;
    let without_id = |more: &str| {
        let text = String::from_utf8(to_dos(&[("x", "Call Ben", more)])).unwrap();
        text.replace("UID:x\r\n", "").into_bytes()
    };
    let one = ImportCounts { tasks: 1, ..ImportCounts::default() };
    for (content, made) in
        [(without_id(""), one), (without_id(""), ImportCounts::default()), (without_id("PRIORITY:1\r\n"), one)]
    {
        let import = brought(&t, &ana, "tasks.ics", content).await;
        assert_eq!(taken_over(&t, &ana, &import).await.made, made);
    }
}
