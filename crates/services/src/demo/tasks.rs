//! The tasks of a demo account: three projects with what is open in them, and what was done over the years. Planted
//! once; what the owner makes of them since stays.

use domain::{
    habits::DocumentFields,
    ids::HabitId,
    recurrence::Rule,
    tasks::{
        ChecklistLine, Due, LabelFields, OrderKey, Priority, ProjectFields, ProjectLayout, SavedFilterFields,
        SectionFields, Task, TaskFields, Timeframe,
    },
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, time},
    tz::TimeZone,
};
use store::{StoreError, sync as feed, tasks as rows};
use uuid::Uuid;

use super::{
    fixed_ids::{done_task_id, filter_id, habit_id, label_id, project_id, section_id, task_id},
    random::Random,
};
use crate::{
    ServiceError, Transaction,
    habits::{documents::put_in, habit_is_there},
    tasks::plant,
};

/// Most done tasks.
pub const MOST_TASKS: u32 = 20_000;

/// Behind the places of habits and of their ids.
const DONE_PLACE: u64 = 2_000_000;

const HOME: u64 = 0;
const WORK: u64 = 1;
const TRIP: u64 = 2;
const ERRAND: u64 = 0;
const PHONE: u64 = 1;
const WAITING: u64 = 2;

/// What is done again and again in a life.
const DONE: [&str; 20] = [
    "Buy a birthday present",
    "Call the dentist",
    "Change the bed linen",
    "Clean the windows",
    "Collect the parcel",
    "Descale the kettle",
    "Fix the bicycle light",
    "Mow the lawn",
    "Order printer paper",
    "Pay the electricity bill",
    "Plan the week",
    "Prepare the presentation",
    "Renew the library books",
    "Reply to the landlord",
    "Send the invoice",
    "Sort the photos",
    "Take the bottles back",
    "Vacuum the car",
    "Write the meeting notes",
    "Write to grandmother",
];

/// Makes projects, labels, a filter, open tasks, and so many done ones; nothing for an account that has them.
pub async fn plant_tasks(tx: &mut Transaction, first: Date, now: Timestamp, done: u32) -> Result<(), ServiceError> {
    let user = tx.user();
    feed::take_position(tx.conn(), user, 0).await?;
    let marker = task_id(0);
    let is_there = match rows::find(tx.conn(), user, marker).await {
        Ok(_) => true,
        Err(StoreError::NotFound) => {
            feed::forgotten_version(tx.conn(), user, "task", &marker.to_string()).await?.is_some()
        }
        Err(error) => return Err(error.into()),
    };
    if is_there {
        return Ok(());
    }
    for (id, fields) in documents() {
        let position = feed::take_position(tx.conn(), user, 1).await?;
        put_in(tx, position, id, fields).await?;
    }
    let today = now.to_zoned(TimeZone::UTC).date();
    // A habit that its owner has thrown away for good is nobody's any more.
    let habit = habit_is_there(tx, habit_id(0)).await?.then_some(habit_id(0));
    let mut tasks = open_tasks(today, now, habit);
    tasks.extend(done_tasks(first, today, now, done));
    plant(tx, tasks).await
}

fn documents() -> Vec<(Uuid, DocumentFields)> {
    let project = |number: u64, name: &str, color: u8, layout| {
        let fields = ProjectFields { name: name.to_owned(), color, layout, position: None, archived_at: None };
        (project_id(number).uuid(), DocumentFields::Project(fields))
    };
    let section = |number: u64, of: u64, name: &str| {
        let fields = SectionFields { project_id: project_id(of), name: name.to_owned(), position: None };
        (section_id(number).uuid(), DocumentFields::Section(fields))
    };
    let label = |number: u64, name: &str, color: u8| {
        let fields = LabelFields { name: name.to_owned(), color, position: None };
        (label_id(number).uuid(), DocumentFields::Label(fields))
    };
    let filter = SavedFilterFields {
        name: "Next at work".to_owned(),
        filter: "#Work & (overdue | 7 days) & !@waiting".to_owned(),
        position: None,
    };
    vec![
        project(HOME, "Home", 4, ProjectLayout::List),
        project(WORK, "Work", 12, ProjectLayout::Board),
        project(TRIP, "Trip to the coast", 8, ProjectLayout::List),
        section(0, WORK, "Next"),
        section(1, WORK, "In progress"),
        section(2, WORK, "To review"),
        section(3, TRIP, "Before"),
        section(4, TRIP, "To pack"),
        label(ERRAND, "errand", 2),
        label(PHONE, "phone", 9),
        label(WAITING, "waiting", 15),
        (filter_id(0).uuid(), DocumentFields::TaskFilter(filter)),
    ]
}

/// What is open, around today.
fn open_tasks(today: Date, now: Timestamp, habit: Option<HabitId>) -> Vec<Task> {
    let in_days = |days: i64| Some(Due::on(today.saturating_add(days.days())));
    let within = |project: u64, fields: TaskFields| TaskFields { project_id: Some(project_id(project)), ..fields };
    let at_work =
        |section: u64, fields: TaskFields| TaskFields { section_id: Some(section_id(section)), ..within(WORK, fields) };
    let for_trip =
        |section: u64, fields: TaskFields| TaskFields { section_id: Some(section_id(section)), ..within(TRIP, fields) };
    let titled = |title: &str| TaskFields::titled(title);
    let lines = |texts: &[&str]| -> Vec<ChecklistLine> {
        texts.iter().map(|text| ChecklistLine { text: (*text).to_owned(), is_done: false }).collect()
    };
    let fields = vec![
        within(HOME, TaskFields { due: in_days(0), repeat: Some(Rule::weekly()), ..titled("Water the plants") }),
        within(HOME, TaskFields { due: in_days(-2), labels: [label_id(ERRAND)].into(), ..titled("Return the drill") }),
        within(
            HOME,
            TaskFields {
                due: in_days(3),
                labels: [label_id(ERRAND)].into(),
                checklist: lines(&["Bread", "Olives", "Coffee", "Lemons"]),
                ..titled("Shop for Saturday")
            },
        ),
        within(HOME, TaskFields { repeat: Some(Rule::monthly()), due: in_days(9), ..titled("Pay the rent") }),
        within(HOME, TaskFields { timeframe: Some(Timeframe::Someday), ..titled("Paint the hall") }),
        at_work(
            1,
            TaskFields {
                due: Some(Due::at(today, time(15, 0, 0, 0))),
                priority: Priority::P1,
                estimate_minutes: Some(60),
                ..titled("Send the offer")
            },
        ),
        at_work(0, TaskFields { due: in_days(1), priority: Priority::P2, ..titled("Prepare the review") }),
        at_work(
            0,
            TaskFields {
                deadline: Some(today.saturating_add(12.days())),
                timeframe: Some(Timeframe::ThisWeek),
                estimate_minutes: Some(90),
                notes: Some("Figures of the **last two** quarters are enough.".to_owned()),
                ..titled("Write the plan for next quarter")
            },
        ),
        at_work(2, TaskFields { labels: [label_id(WAITING)].into(), ..titled("Contract with the printer") }),
        for_trip(3, TaskFields { due: in_days(5), labels: [label_id(PHONE)].into(), ..titled("Book the ferry") }),
        for_trip(3, TaskFields { due: in_days(14), ..titled("Ask Kim to feed the cat") }),
        for_trip(4, TaskFields { checklist: lines(&["Passport", "Swimwear", "Charger"]), ..titled("Pack the bag") }),
        TaskFields { habit_id: habit, estimate_minutes: Some(20), ..titled("Look for a new running route") },
        TaskFields { timeframe: Some(Timeframe::ThisMonth), ..titled("Back up the photos") },
        titled("Ideas for the birthday of Sam"),
    ];
    let places = OrderKey::spread(fields.len());
    let made = (0..).zip(fields).zip(places).filter_map(|((number, fields), position)| {
        let made_on = today.saturating_sub(20.days());
        let task = Task::new(task_id(number), fields.checked().ok()?, position, now, made_on);
        // What was planned was planned this morning.
        Some(Task { planned_on: task.planned_on.map(|_| today), ..task })
    });
    made.collect()
}

/// What was done, a day at a time, never later than now.
fn done_tasks(first: Date, today: Date, now: Timestamp, count: u32) -> Vec<Task> {
    let days = u64::try_from((today - first).get_days()).unwrap_or_default().max(1);
    let count = u64::from(count);
    let done = |number: u64| {
        let mut random = Random::at(DONE_PLACE, number);
        // From the last to the first, evenly over the years.
        let days_ago = i64::try_from(1 + number * days / count.max(1)).unwrap_or(i64::MAX);
        let day = today.saturating_sub(days_ago.days());
        let title = DONE.get(usize::try_from(random.below(20)).unwrap_or_default()).copied().unwrap_or_default();
        let minute = i64::try_from(random.below(720)).unwrap_or_default();
        let at = day.to_datetime(time(8, 0, 0, 0)).to_zoned(TimeZone::UTC).ok()?.timestamp();
        let at = at.checked_add(minute.minutes()).ok()?.min(now);
        let project = [Some(HOME), Some(WORK), None].get(usize::try_from(random.below(3)).unwrap_or_default()).copied();
        let fields = TaskFields {
            project_id: project.flatten().map(project_id),
            due: Some(Due::on(day)),
            ..TaskFields::titled(title)
        };
        let task = Task::new(done_task_id(number), fields, OrderKey::first(), at, day);
        Some(Task { completed_at: Some(at), completed_on: Some(day), version: 2, ..task })
    };
    (0..count).filter_map(done).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_773_345_600, 0);

    #[test]
    fn every_task_is_one_that_a_person_could_make() {
        let open = open_tasks(date(2026, 3, 12), NOW, Some(habit_id(0)));
        assert_eq!(open.len(), 15);
        for task in open.into_iter().chain(done_tasks(date(2025, 3, 12), date(2026, 3, 12), NOW, 50)) {
            assert_eq!(task.fields().checked(), Ok(task.fields()), "{}", task.title);
            assert_eq!(task.timeframe.is_some(), task.planned_on.is_some(), "{}", task.title);
        }
    }

    #[test]
    fn what_was_done_was_done_before_now_and_within_the_years() {
        let (first, today) = (date(2016, 3, 12), date(2026, 3, 12));
        let done = done_tasks(first, today, NOW, 10_000);
        assert_eq!(done.len(), 10_000);
        assert!(done.iter().all(|task| task.completed_at.is_some_and(|at| at <= NOW)));
        let days = || done.iter().filter_map(|task| task.completed_on);
        assert!(days().all(|day| (first..today).contains(&day)));
        assert!(days().min() < Some(date(2016, 4, 1)) && days().max() > Some(date(2026, 3, 1)));
    }
}
