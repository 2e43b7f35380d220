//! Tasks of other apps.

use domain::tasks::{Due, Priority};
use formats::{Choices, Format, FoundTask, Limits, LossCode, ProblemCode, QuestionAbout, Reading, Refusal, read};
use jiff::civil::{date, time};

use crate::{
    files::{TICK_TICK, TO_DOS, TODOIST, VIKUNJA, choices, keeps_its_promises, lost, reading, refused},
    zips::zip,
};

fn task<'r>(reading: &'r Reading, title: &str) -> &'r FoundTask {
    reading.tasks.iter().find(|task| task.title == title).unwrap()
}

fn codes(reading: &Reading) -> Vec<ProblemCode> {
    reading.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn a_project_of_todoist_is_read() {
    let reading = reading(Format::TodoistCsv, TODOIST);
    keeps_its_promises(&reading);
    let plan = task(&reading, "Plan the trip");
    assert_eq!((plan.labels.as_slice(), plan.priority), (["travel".to_owned()].as_slice(), Priority::P1));
    assert_eq!((plan.due.clone(), plan.notes.as_deref()), (Some(Due::on(date(2026, 3, 5))), Some("Three days")));
    let room = task(&reading, "Book a room");
    assert_eq!((room.parent.as_deref(), room.estimate_minutes), (Some("Plan the trip"), Some(30)));
    assert_eq!(room.notes.as_deref(), Some("The one with the view"));
    assert!(room.repeat.is_some() && room.due.is_some());
    let cards = task(&reading, "Write cards");
    assert_eq!((cards.section.as_deref(), cards.priority, cards.due.clone()), (Some("Later"), Priority::P3, None));
    assert_eq!(codes(&reading), [ProblemCode::NotADay]);
    assert_eq!(reading.problems.first().unwrap().shown, "when it suits");
    assert_eq!(lost(&reading, LossCode::PeopleDropped), 1);
}

#[test]
fn a_zone_that_does_not_exist_is_left_out_and_the_time_is_kept() {
    let table = "TYPE,CONTENT,PRIORITY,INDENT,DATE,TIMEZONE,DEADLINE\n\
                 task,Call,1,1,tomorrow at 3pm,Mars/Base,soon\n\
                 task,Write,1,1,tomorrow at 3pm,Europe/Berlin,2026-07-09\n";
    let reading = reading(Format::TodoistCsv, table.as_bytes());
    let at = Due::at(date(2026, 7, 5), time(15, 0, 0, 0));
    assert_eq!(task(&reading, "Call").due, Some(at.clone()));
    assert_eq!(task(&reading, "Write").due, Some(Due { zone: Some("Europe/Berlin".to_owned()), ..at }));
    assert_eq!((task(&reading, "Call").deadline, task(&reading, "Write").deadline), (None, Some(date(2026, 7, 9))));
    assert_eq!(codes(&reading), [ProblemCode::NotADay]);
}

#[test]
fn a_backup_of_tick_tick_is_read() {
    let reading = reading(Format::TickTickCsv, TICK_TICK);
    keeps_its_promises(&reading);
    let seeds = task(&reading, "Order seeds");
    // Midnight in Berlin is the evening before in UTC.
    assert_eq!((seeds.start_day, seeds.due.clone()), (Some(date(2026, 3, 1)), Some(Due::on(date(2026, 3, 2)))));
    assert_eq!((seeds.priority, seeds.section.as_deref()), (Priority::P1, Some("Soon")));
    assert_eq!(seeds.labels, ["spring", "garden"]);
    assert!(seeds.repeat.is_some());
    let beans = task(&reading, "Beans");
    let lines: Vec<_> = beans.checklist.iter().map(|line| (line.text.as_str(), line.is_done)).collect();
    assert_eq!((beans.parent.as_deref(), lines), (Some("1"), vec![("dwarf", false), ("runner", true)]));
    let dentist = task(&reading, "Call the dentist");
    let at = Due { zone: Some("Europe/Berlin".to_owned()), ..Due::at(date(2026, 2, 19), time(9, 30, 0, 0)) };
    assert_eq!((dentist.project.clone(), dentist.due.clone(), dentist.start_day), (None, Some(at), None));
    assert_eq!((dentist.is_done, dentist.done_at), (true, "2026-02-19T09:00:00Z".parse().ok()));
    let names: Vec<_> = reading.projects.iter().map(|project| project.name.as_str()).collect();
    assert_eq!(names, ["Garden"]);
    assert_eq!((lost(&reading, LossCode::ProjectsFlattened), lost(&reading, LossCode::RemindersDropped)), (1, 1));
}

#[test]
fn projects_of_vikunja_are_read() {
    let archive = zip(&[("data.json", VIKUNJA), ("VERSION", b"v0.24.6\n"), ("files/1", b"x")]);
    let reading = reading(Format::VikunjaJson, &archive);
    keeps_its_promises(&reading);
    assert_eq!(reading.version.as_deref(), Some("v0.24.6"));
    let names: Vec<_> = reading.projects.iter().map(|project| (project.name.as_str(), project.color)).collect();
    assert_eq!(names, [("House", Some(11)), ("Cellar", None)]);
    let paint = task(&reading, "Buy paint");
    assert_eq!((paint.parent.as_deref(), paint.section.as_deref()), (Some("1"), Some("Done")));
    assert_eq!((paint.notes.as_deref(), paint.priority), (Some("White & grey"), Priority::P1));
    assert_eq!(paint.due, Some(Due::at(date(2026, 3, 1), time(17, 0, 0, 0))));
    assert_eq!(paint.repeat.as_ref().map(ToString::to_string).as_deref(), Some("FREQ=DAILY;INTERVAL=7"));
    assert_eq!((paint.start_day, paint.done_at), (None, None));
    let hall = task(&reading, "Paint the hall");
    assert_eq!((hall.is_done, hall.done_at), (true, "2026-02-18T09:00:00Z".parse().ok()));
    assert_eq!((lost(&reading, LossCode::AttachmentsDropped), lost(&reading, LossCode::ProjectsFlattened)), (1, 1));
    assert!(reading.questions.iter().any(|question| question.about == QuestionAbout::TimeZone));
    let chosen = Choices { time_zone: Some("Asia/Tokyo".to_owned()), ..choices() };
    let there = read(Format::VikunjaJson, VIKUNJA, &Limits::default(), &chosen).unwrap();
    assert_eq!(task(&there, "Buy paint").due, Some(Due::at(date(2026, 3, 2), time(2, 0, 0, 0))));
}

#[test]
fn to_dos_of_a_calendar_are_read() {
    let reading = reading(Format::IcsTodo, TO_DOS);
    keeps_its_promises(&reading);
    let passport = task(&reading, "Renew the passport");
    assert_eq!((passport.due.clone(), passport.priority), (Some(Due::on(date(2026, 3, 10))), Priority::P1));
    assert_eq!(passport.labels, ["papers", "town"]);
    assert!(passport.repeat.is_some());
    let photos = task(&reading, "Have photos taken");
    assert_eq!(photos.parent.as_deref(), Some("whole@example.org"));
    let at = Due { zone: Some("Europe/Berlin".to_owned()), ..Due::at(date(2026, 3, 1), time(18, 0, 0, 0)) };
    assert_eq!((photos.due.clone(), photos.is_done), (Some(at), true));
    assert_eq!(task(&reading, "Call").due, Some(Due::at(date(2026, 3, 1), time(17, 0, 0, 0))));
    let names: Vec<_> = reading.projects.iter().map(|project| project.name.as_str()).collect();
    assert_eq!(names, ["Errands"]);
    assert_eq!((lost(&reading, LossCode::OtherEntries), lost(&reading, LossCode::RemindersDropped)), (1, 1));
}

#[test]
fn a_repeat_of_ours_comes_back_whole() {
    let calendar = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:1\r\nSUMMARY:Water the plants\r\nRRULE:FREQ=WEEKLY\r\n\
                    X-WELLSPRING-REPEAT:FREQ=WEEKLY;FROM=COMPLETION\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
    let reading = reading(Format::IcsTodo, calendar.as_bytes());
    let repeat = task(&reading, "Water the plants").repeat.as_ref().map(ToString::to_string);
    assert_eq!(repeat.as_deref(), Some("FREQ=WEEKLY;FROM=COMPLETION"));
    assert_eq!(lost(&reading, LossCode::RepeatsDropped), 0);
}

#[test]
fn what_is_missing_is_refused_by_name() {
    assert_eq!(refused(Format::TodoistCsv, b"a,b\n").unwrap_err().refusal, Refusal::PartMissing);
    assert_eq!(refused(Format::TickTickCsv, b"\"Date: \n").unwrap_err().refusal, Refusal::DamagedText);
    assert_eq!(refused(Format::VikunjaJson, b"{}").unwrap_err().refusal, Refusal::DamagedText);
    assert_eq!(refused(Format::IcsTodo, b"BEGIN:VCALENDAR\nEND:VTODO\n").unwrap_err().refusal, Refusal::DamagedText);
    assert_eq!(
        refused(Format::IcsTodo, b"BEGIN:VCALENDAR\nEND:VCALENDAR\n").unwrap_err().refusal,
        Refusal::NothingInIt
    );
}
