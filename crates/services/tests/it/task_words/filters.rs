//! What the database finds by a filter is what the rule finds that the browser asks.

use std::collections::BTreeSet;

use domain::{
    ids::{HabitId, LabelId, ProjectId, SectionId, TaskId},
    recurrence::Rule,
    tasks::{
        Due, Priority, Task, TaskFields, Timeframe,
        filter::{DayOf, DayPoint, DayRange, Filter, TaskNames, Term},
        quick_add::TimeframeWord,
    },
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use proptest::{option, prelude::*, sample::select, strategy::ValueTree as _, test_runner::TestRunner};
use test_support::{Person, TestServices};

use super::scene::{NOON, TODAY, label, label_of_device, project, section, task};

/// Names that differ only in case, need quotes, or stand for something of their own.
const NAMES: [&str; 6] = ["Work", "inbox", "wait ing", "A&B", "\u{c9}t\u{e9}", "say \"hi\""];
/// Pieces of titles and of what is searched: signs of patterns, and letters whose lower case is not plain.
const TEXTS: [&str; 12] = [
    "milk",
    "MILK",
    "100%",
    "a_b",
    "back\\slash",
    "it's",
    "Stra\u{df}e",
    "\u{130}zmir",
    "\u{c9}t\u{e9}",
    "\u{3a3}\u{3af}\u{3c3}\u{3c5}\u{3c6}\u{3bf}\u{3c2}",
    "\u{1f4da}",
    " ",
];

/// What a task can belong to.
struct Places {
    projects: Vec<ProjectId>,
    sections: Vec<(ProjectId, SectionId)>,
    labels: Vec<LabelId>,
    habits: Vec<HabitId>,
}

async fn places(t: &TestServices, ana: &Person) -> Places {
    let (mut projects, mut sections, mut labels, mut habits) = (vec![], vec![], vec![], vec![]);
    for (index, name) in NAMES.into_iter().enumerate() {
        let archived_at = (index % 3 == 2).then_some(Timestamp::UNIX_EPOCH);
        let id = project(t, ana, name, archived_at).await;
        projects.push(id);
        sections.push((id, section(t, ana, id, NAMES[(index + 1) % NAMES.len()]).await));
        labels.push(label(t, ana, name).await);
        habits.push(t.habit(ana, name, date(2026, 1, 1)).await);
    }
    // Two of one name.
    projects.push(project(t, ana, "WORK", None).await);
    labels.push(label_of_device(t, ana, "work").await);
    Places { projects, sections, labels, habits }
}

fn name() -> impl Strategy<Value = String> {
    let known = select(&NAMES[..]).prop_map(str::to_owned);
    let shouted = select(&NAMES[..]).prop_map(str::to_uppercase);
    prop_oneof![4 => known, 2 => shouted, 1 => "[a-z]{1,3}"]
}

fn text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(select(&TEXTS[..]), 1..3).prop_map(|pieces| pieces.concat());
    prop_oneof![6 => pieces.clone(), 3 => pieces.prop_map(|text| text.to_uppercase()), 1 => Just("\0".to_owned())]
}

fn days_from_today(days: i64) -> Date {
    TODAY.saturating_add(days.days())
}

fn point() -> impl Strategy<Value = DayPoint> {
    prop_oneof![
        4 => (-3_i32..4).prop_map(DayPoint::FromToday),
        1 => (-36_500_i32..=36_500).prop_map(DayPoint::FromToday),
        4 => (-5_i64..6).prop_map(|days| DayPoint::Fixed(days_from_today(days))),
        1 => select(vec![date(1900, 1, 1), date(9999, 12, 31)]).prop_map(DayPoint::Fixed),
    ]
}

fn term() -> impl Strategy<Value = Term> {
    let range = (option::of(point()), option::of(point())).prop_map(|(first, last)| DayRange { first, last });
    prop_oneof![
        4 => (select(&DayOf::ALL[..]), range).prop_map(|(of, range)| Term::Days(of, range)),
        1 => select(&DayOf::ALL[..]).prop_map(Term::NoDay),
        1 => (1_u8..=4).prop_map(Term::Priority),
        2 => name().prop_map(Term::Project),
        2 => name().prop_map(Term::Section),
        2 => name().prop_map(Term::Label),
        2 => name().prop_map(Term::Habit),
        4 => text().prop_map(Term::Text),
        1 => select(&TimeframeWord::ALL[..]).prop_map(Term::Timeframe),
        2 => select(vec![Term::NoProject, Term::NoSection, Term::NoLabel, Term::NoTimeframe, Term::Recurring]),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    term().prop_map(Filter::Term).prop_recursive(4, 24, 4, |inner| {
        let several = || proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|filter| Filter::Not(Box::new(filter))),
            several().prop_map(Filter::All),
            several().prop_map(Filter::Any),
        ]
    })
}

/// Fields that name what there is.
fn fields(places: &Places) -> impl Strategy<Value = TaskFields> + use<> {
    let day = || option::of((-5_i64..6).prop_map(days_from_today));
    let belonging = prop_oneof![
        Just((None, None)),
        select(places.projects.clone()).prop_map(|project| (Some(project), None)),
        select(places.sections.clone()).prop_map(|(project, section)| (Some(project), Some(section))),
    ];
    let marks = (
        proptest::collection::btree_set(select(places.labels.clone()), 0..3),
        option::of(select(places.habits.clone())),
        select(&Priority::ALL[..]),
        option::of(select(&Timeframe::ALL[..])),
        any::<bool>(),
    );
    let words = (proptest::collection::vec(select(&TEXTS[..]), 0..4), option::of(select(&TEXTS[..])));
    (belonging, marks, words, (day(), day(), day())).prop_map(|(belonging, marks, words, days)| {
        let (labels, habit_id, priority, timeframe, repeats) = marks;
        let (due, deadline, start) = days;
        let title = format!("T {}", words.0.join(" "));
        TaskFields {
            project_id: belonging.0,
            section_id: belonging.1,
            notes: words.1.map(str::to_owned),
            start_day: start.filter(|start| due.is_none_or(|due| *start <= due)),
            due: due.map(Due::on),
            deadline,
            priority,
            labels,
            timeframe,
            habit_id,
            repeat: (repeats && due.is_some()).then(Rule::daily),
            ..TaskFields::titled(title)
        }
    })
}

/// A hundred tasks of every kind, some of them done, some in the trash.
async fn tasks(t: &TestServices, ana: &Person, runner: &mut TestRunner) -> Vec<Task> {
    let fields = fields(&places(t, ana).await);
    let mut tasks = Vec::new();
    for _ in 0..100 {
        let fields = fields.new_tree(runner).unwrap().current();
        tasks.push(task(t, ana, fields).await);
    }
    for (index, task) in tasks.iter_mut().enumerate() {
        let at = Timestamp::UNIX_EPOCH;
        match index % 10 {
            0 => (task.completed_at, task.completed_on) = (Some(at), Some(TODAY)),
            1 => task.deleted_at = Some(at),
            _ => continue,
        }
        sqlx::query(
            "update tasks
             set completed_at = case when $2 then now() end, completed_on = case when $2 then date '2026-03-12' end,
                 deleted_at = case when $3 then now() end
             where task_id = $1",
        )
        .bind(task.id.uuid())
        .bind(task.completed_at.is_some())
        .bind(task.deleted_at.is_some())
        .execute(&t.owner)
        .await
        .unwrap();
    }
    tasks
}

fn by_rule(
    tasks: &[Task],
    filter: &Filter,
    names: &TaskNames<'_>,
    is_shown: impl Fn(&Task) -> bool,
) -> BTreeSet<TaskId> {
    let found = tasks.iter().filter(|task| is_shown(task) && filter.holds(&names.subject(task), TODAY));
    found.map(|task| task.id).collect()
}

#[tokio::test]
async fn the_database_and_the_rule_find_the_same_tasks() {
    let t = TestServices::at(NOON).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let mut runner = TestRunner::deterministic();
    let tasks = tasks(&t, &ana, &mut runner).await;
    task(&t, &ben, TaskFields::titled("milk")).await;
    let known = t.services.tasks().known_names(&ana.actor).await.unwrap();
    let names = known.for_filters();
    let mut conn = t.owner.acquire().await.unwrap();
    let (mut hits, filters) = (0, filter());
    for _ in 0..400 {
        let filter = filters.new_tree(&mut runner).unwrap().current();
        let user = ana.actor.user_id;
        let open = store::tasks::open_ids(&mut conn, user, &filter, &names, TODAY).await.unwrap();
        let open: BTreeSet<TaskId> = open.into_iter().collect();
        assert_eq!(open, by_rule(&tasks, &filter, &names, Task::is_open), "{filter}");
        let done = store::tasks::done_ids(&mut conn, user, &filter, &names, TODAY, 1_000).await.unwrap();
        let done: BTreeSet<TaskId> = done.into_iter().collect();
        let is_done = |task: &Task| task.completed_at.is_some() && task.deleted_at.is_none();
        assert_eq!(done, by_rule(&tasks, &filter, &names, is_done), "{filter}");
        hits += usize::from(!open.is_empty() && open.len() < tasks.len());
    }
    assert!(hits > 100, "only {hits} filters tell tasks apart: the test says little");
}

#[tokio::test]
async fn a_filter_of_a_saved_text_is_asked_as_it_is_written() {
    let t = TestServices::at(NOON).await;
    let ana = t.person("Ana").await;
    let work = project(&t, &ana, "Work", None).await;
    let waiting = label(&t, &ana, "waiting").await;
    let due = |title: &str, day: i8| TaskFields {
        project_id: Some(work),
        due: Some(Due::on(date(2026, 3, day))),
        ..TaskFields::titled(title)
    };
    let late = task(&t, &ana, due("Late", 10)).await;
    let now = task(&t, &ana, due("Now", 12)).await;
    task(&t, &ana, due("Later", 13)).await;
    task(&t, &ana, TaskFields { labels: BTreeSet::from([waiting]), ..due("Waits", 12) }).await;
    let filter: Filter = "(today | overdue) & #work & !@Waiting".parse().unwrap();
    let known = t.services.tasks().known_names(&ana.actor).await.unwrap();
    let mut conn = t.owner.acquire().await.unwrap();
    let found =
        store::tasks::open_ids(&mut conn, ana.actor.user_id, &filter, &known.for_filters(), TODAY).await.unwrap();
    assert_eq!(BTreeSet::from_iter(found), BTreeSet::from([late.id, now.id]));
}
