//! From a settled line to what is written: first what it names for the first time, then the task.

use domain::{
    ids::TaskId,
    problem::FieldError,
    tasks::{
        DeleteReach, TaskFields,
        quick_add::{NewName, Settled},
    },
};
use uuid::Uuid;
use wire::{
    habits::DocumentBody,
    tasks::{LabelBody, ProjectBody, SectionBody},
};

use super::QuickAddWorld;
use crate::offline::{Together, Write};

/// The write that makes the task, and what takes it back. What it named for the first time stays then: it is no task,
/// and another one may be in it already.
pub(super) fn writes(
    world: &QuickAddWorld,
    settled: Settled,
    notes: String,
    mut new_id: impl FnMut() -> Uuid,
) -> Result<(Write, Write), Vec<FieldError>> {
    let (fields, new) = settled.with_new(&world.names(), &mut new_id);
    let fields = TaskFields { notes: Some(notes), ..fields }.checked()?;
    let id = TaskId(new_id());
    let make = Write::CreateTask { id, fields };
    // Taken back, a repeated task must not come again.
    let undo = Write::DeleteTask { id, scope: DeleteReach::All };
    if new.is_empty() {
        return Ok((make, undo));
    }
    let named = new.into_iter().map(put).chain([make]);
    Ok((Write::Together(Together::NewTask, named.collect()), undo))
}

fn put(new: NewName) -> Write {
    let (id, body) = match new {
        NewName::Project(id, fields) => {
            let (name, color, layout) = (fields.name, fields.color, fields.layout);
            let body = ProjectBody { id: None, name, color, layout, position: None, archived_at: None };
            (id.uuid(), DocumentBody::Project(body))
        }
        NewName::Section(id, fields) => {
            let project_id = fields.project_id.uuid();
            (id.uuid(), DocumentBody::Section(SectionBody { id: None, project_id, name: fields.name, position: None }))
        }
        NewName::Label(id, fields) => {
            let (name, color) = (fields.name, fields.color);
            (id.uuid(), DocumentBody::Label(LabelBody { id: None, name, color, position: None }))
        }
    };
    Write::PutDocument { id, body }
}

#[cfg(test)]
mod tests {
    use domain::tasks::quick_add::Reader;
    use jiff::civil::{Weekday, date};

    use super::*;

    fn written(line: &str) -> (Write, Write) {
        let now = date(2026, 3, 12).at(9, 30, 0, 0);
        let world = QuickAddWorld { now, projects: vec![], sections: vec![], labels: vec![], habits: vec![] };
        let reader =
            Reader { marks: Default::default(), slash_order: Default::default(), now, day_start: Default::default() };
        let mut next = 0;
        let new_id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let settled = reader.read(line).draft.settle(&world.names(), Weekday::Monday);
        writes(&world, settled, String::new(), new_id).unwrap()
    }

    #[test]
    fn a_plain_line_is_one_write() {
        let (Write::CreateTask { id, fields }, undo) = written("Call Ana tomorrow") else { panic!("one write") };
        assert_eq!((fields.title.as_str(), fields.notes), ("Call Ana", None));
        assert_eq!(undo, Write::DeleteTask { id, scope: DeleteReach::All });
    }

    #[test]
    fn what_is_new_is_made_before_the_task_and_stays_when_that_is_taken_back() {
        let (Write::Together(Together::NewTask, all), undo) = written("Dig #Garden /Beds @spade") else {
            panic!("several writes")
        };
        let [
            Write::PutDocument { id: garden, body: DocumentBody::Project(project) },
            Write::PutDocument { id: beds, body: DocumentBody::Section(section) },
            Write::PutDocument { id: spade, body: DocumentBody::Label(_) },
            Write::CreateTask { id, fields },
        ] = all.as_slice()
        else {
            panic!("{all:?}")
        };
        assert_eq!((project.name.as_str(), section.project_id), ("Garden", *garden));
        let belonging = (fields.project_id.map(|id| id.uuid()), fields.section_id.map(|id| id.uuid()));
        assert_eq!(belonging, (Some(*garden), Some(*beds)));
        assert!(fields.labels.iter().any(|label| label.uuid() == *spade));
        assert_eq!(undo, Write::DeleteTask { id: *id, scope: DeleteReach::All });
    }
}
