//! Levels and progress.

use domain::{
    ids::{HabitId, ProjectId},
    tasks::{
        ChecklistLine, Progress, Task, TaskTree, habit_progress, possible_parents, project_progress, task_progress,
    },
};
use uuid::Uuid;

use super::made::{done, id, numbers, part, task};

#[test]
fn there_are_three_levels_and_no_circles() {
    let tasks = [task(1), part(2, 1), part(3, 2), task(4), part(5, 4)];
    let tree = TaskTree::new(&tasks);
    assert_eq!((tree.level(id(1)), tree.level(id(3)), tree.height(id(1)), tree.height(id(3))), (1, 3, 3, 1));
    assert_eq!(tree.may_move_below(id(4), id(1)), Ok(()));
    assert_eq!(tree.may_move_below(id(4), id(2)), Err("too_deep"));
    assert_eq!(tree.may_move_below(id(5), id(2)), Ok(()));
    assert_eq!(tree.may_move_below(id(5), id(3)), Err("too_deep"));
    assert_eq!(tree.may_move_below(id(1), id(3)), Err("cycle"));
    assert_eq!(tree.may_move_below(id(1), id(1)), Err("cycle"));
    assert_eq!(tree.may_move_below(id(1), id(9)), Err("not_found"));
}

#[test]
fn a_task_may_become_a_part_of_open_ones_that_have_room() {
    let project = Some(ProjectId(Uuid::from_u128(1)));
    let tasks = [task(1), part(2, 1), part(3, 2), done(task(4)), Task { project_id: project, ..task(5) }, task(6)];
    let paths = |of: u128| -> Vec<u128> {
        possible_parents(&tasks, id(of)).into_iter().map(|(id, _)| id.uuid().as_u128()).collect()
    };
    assert_eq!(paths(6), [1, 2, 5]);
    assert_eq!(paths(5), [1, 2, 6]);
    // Not what it is a part of already, and nothing that would be too deep with its own parts.
    assert_eq!((paths(2), paths(1)), (vec![6, 5], vec![]));
    let (_, path) = possible_parents(&tasks, id(6)).remove(1);
    assert_eq!(path, format!("{} / {}", tasks[0].title, tasks[1].title));
    let moved = tasks[5].as_part_of(Some(&tasks[4]));
    assert_eq!((moved.parent_id, moved.project_id), (Some(id(5)), project));
    assert_eq!(tasks[1].as_part_of(None).parent_id, None);
}

#[test]
fn rows_that_go_in_a_circle_end_too() {
    let tasks = [part(1, 2), part(2, 1)];
    let tree = TaskTree::new(&tasks);
    assert_eq!(numbers(tree.below(id(1))), [2]);
    assert!(tree.level(id(1)) > 3 && tree.height(id(1)) > 3);
    assert!(task_progress(&tasks[0], &tree).all > 0);
}

#[test]
fn open_parts_of_every_level_are_asked_about() {
    let tasks = [task(1), done(part(2, 1)), part(3, 2), part(4, 1)];
    let tree = TaskTree::new(&tasks);
    assert_eq!(tree.open_below(id(1)), [id(3), id(4)]);
}

fn line(is_done: bool) -> ChecklistLine {
    ChecklistLine { text: "Line".to_owned(), is_done }
}

#[test]
fn progress_is_the_finished_share_of_parts_and_lines() {
    let with_lines = |task: Task| Task { checklist: vec![line(true), line(false)], ..task };
    let tasks = [with_lines(task(1)), done(with_lines(part(2, 1))), part(3, 1), done(part(4, 3)), task(5)];
    let tree = TaskTree::new(&tasks);
    // Lines: one of two. The second task with both its lines: three of three. The third is open, its part is done.
    let progress = task_progress(&tasks[0], &tree);
    assert_eq!(progress, Progress { done: 5, all: 7 });
    assert!(progress.share().is_some_and(|share| (share - 5.0 / 7.0).abs() < 1e-12));
    assert_eq!(task_progress(&tasks[4], &tree).share(), None);
}

#[test]
fn projects_and_habits_count_their_tasks_once() {
    let project = ProjectId(Uuid::from_u128(1));
    let habit = HabitId(Uuid::from_u128(1));
    let own = |task: Task| Task { project_id: Some(project), habit_id: Some(habit), ..task };
    let deleted = Task { deleted_at: Some(jiff::Timestamp::UNIX_EPOCH), ..own(task(4)) };
    let tasks = [own(task(1)), done(own(part(2, 1))), done(own(task(3))), deleted, task(5)];
    let tree = TaskTree::new(&tasks);
    assert_eq!(project_progress(project, &tasks, &tree), Progress { done: 2, all: 3 });
    assert_eq!(habit_progress(habit, &tasks, &tree), Progress { done: 2, all: 3 });
}
