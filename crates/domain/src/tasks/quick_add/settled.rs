//! From a draft to a task: names become ids, words become rules. What is named and not there is told, so that its owner
//! can be asked before anything is made.

use jiff::civil::Weekday;
use uuid::Uuid;

use super::Draft;
use crate::{
    habits::HABIT_COLORS,
    ids::{LabelId, ProjectId, SectionId},
    problem::FieldError,
    tasks::{
        Due, LabelFields, MOST_LABELS, Priority, ProjectFields, ProjectLayout, SectionFields, TaskFields,
        filter::TaskNames,
    },
};

/// A draft as a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The task with everything that is known already.
    pub fields: TaskFields,
    /// What is named and does not exist; it can be made, see [`Self::with_new`].
    pub missing: Vec<MissingName>,
    /// What stands against the task, by the piece of the line that it is about: `title`, `project`, `section`,
    /// `labels`, `habit`, `repeat`, `due`, `deadline`, `estimate_minutes`.
    pub refused: Vec<FieldError>,
}

/// A name of nothing yet, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MissingName {
    /// A project.
    Project(String),
    /// A section of the project of the line.
    Section(String),
    /// A label.
    Label(String),
}

impl MissingName {
    /// The name, as typed.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Project(name) | Self::Section(name) | Self::Label(name) => name,
        }
    }

    /// The piece of the line that names it, as refusals call it.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Project(_) => "project",
            Self::Section(_) => "section",
            Self::Label(_) => "labels",
        }
    }
}

/// What has to be made before the task, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewName {
    /// A project.
    Project(ProjectId, ProjectFields),
    /// A section.
    Section(SectionId, SectionFields),
    /// A label.
    Label(LabelId, LabelFields),
}

impl Draft {
    /// The task that the draft tells. `week_start`: the owner's.
    ///
    /// Without a project a section is the only one of its name. A project called inbox is none, unless there is one.
    #[must_use]
    pub fn settle(&self, names: &TaskNames<'_>, week_start: Weekday) -> Settled {
        let mut settled = Settled {
            fields: TaskFields {
                due: self.due.map(|due| Due { day: due.day, time: due.time, zone: None }),
                deadline: self.deadline,
                estimate_minutes: self.estimate_minutes,
                timeframe: self.timeframe.map(Into::into),
                ..TaskFields::titled(self.title.clone())
            },
            missing: Vec::new(),
            refused: Vec::new(),
        };
        settled.take_priority(self.priority);
        settled.take_project(self, names);
        settled.take_section(self, names);
        settled.take_labels(&self.labels, names);
        settled.take_habit(self.habit.as_deref(), names);
        match self.repeat.map(|repeat| repeat.rule(week_start)).transpose() {
            Ok(rule) => settled.fields.repeat = rule,
            Err(code) => settled.refuse("repeat", code),
        }
        settled.refused.extend(settled.fields.clone().checked().err().unwrap_or_default());
        settled
    }
}

impl Settled {
    /// Whether the task can be made as soon as what is missing is there.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        self.refused.is_empty()
    }

    /// The task with everything that is missing, and what has to be made for it. Each gets the next colour.
    #[must_use]
    pub fn with_new(self, names: &TaskNames<'_>, mut new_id: impl FnMut() -> Uuid) -> (TaskFields, Vec<NewName>) {
        let (mut fields, mut made) = (self.fields, Vec::new());
        let (projects, mut labels) = names.counts();
        for missing in self.missing {
            match missing {
                MissingName::Project(name) => {
                    let id = ProjectId(new_id());
                    fields.project_id = Some(id);
                    made.push(NewName::Project(id, new_project(name, projects)));
                }
                MissingName::Section(name) => {
                    let Some(project_id) = fields.project_id else { continue };
                    let id = SectionId(new_id());
                    fields.section_id = Some(id);
                    made.push(NewName::Section(id, SectionFields { project_id, name, position: None }));
                }
                MissingName::Label(name) => {
                    let id = LabelId(new_id());
                    fields.labels.insert(id);
                    made.push(NewName::Label(id, new_label(name, labels)));
                    labels += 1;
                }
            }
        }
        (fields, made)
    }

    fn refuse(&mut self, field: &str, code: &str) {
        self.refused.push(FieldError::new(field, code));
    }

    /// Notes a missing name, unless nothing can be called so.
    fn miss(&mut self, field: &str, checked: Result<MissingName, Vec<FieldError>>) {
        match checked {
            Ok(missing) => self.missing.push(missing),
            Err(errors) => self.refused.extend(errors.into_iter().map(|error| FieldError::new(field, error.code))),
        }
    }

    fn take_priority(&mut self, number: Option<u8>) {
        match number.map(Priority::from_number).transpose() {
            Ok(priority) => self.fields.priority = priority.unwrap_or_default(),
            Err(code) => self.refuse("priority", code),
        }
    }

    fn take_project(&mut self, draft: &Draft, names: &TaskNames<'_>) {
        let Some(name) = &draft.project else { return };
        self.fields.project_id = names.open_project(name);
        if self.fields.project_id.is_none() && !name.eq_ignore_ascii_case("inbox") {
            self.miss("project", new_project(name.clone(), 0).checked().map(|new| MissingName::Project(new.name)));
        }
    }

    fn take_section(&mut self, draft: &Draft, names: &TaskNames<'_>) {
        let Some(name) = &draft.section else { return };
        if let Some(project) = self.fields.project_id {
            self.fields.section_id = names.section_of(project, name);
        } else if draft.project.is_none()
            && let Some((project, section)) = names.only_section(name)
        {
            self.fields.project_id = Some(project);
            self.fields.section_id = Some(section);
        }
        let has_project = self.fields.project_id.is_some() || !self.missing.is_empty();
        if !has_project {
            self.refuse("section", "needs_project");
        } else if self.fields.section_id.is_none() {
            let new = SectionFields { project_id: ProjectId(Uuid::nil()), name: name.clone(), position: None };
            self.miss("section", new.checked().map(|new| MissingName::Section(new.name)));
        }
    }

    fn take_labels(&mut self, labels: &[String], names: &TaskNames<'_>) {
        for name in labels {
            if let Some(id) = names.labels_named(name).first() {
                self.fields.labels.insert(*id);
            } else {
                self.miss("labels", new_label(name.clone(), 0).checked().map(|new| MissingName::Label(new.name)));
            }
        }
        if labels.len() > MOST_LABELS && self.fields.labels.len() <= MOST_LABELS {
            self.refuse("labels", "too_many");
        }
    }

    fn take_habit(&mut self, name: Option<&str>, names: &TaskNames<'_>) {
        let Some(name) = name else { return };
        self.fields.habit_id = names.habits_named(name).first().copied();
        if self.fields.habit_id.is_none() {
            self.refuse("habit", "not_found");
        }
    }
}

fn new_project(name: String, others: usize) -> ProjectFields {
    let (color, layout) = (next_color(others), ProjectLayout::default());
    ProjectFields { name, color, layout, position: None, archived_at: None }
}

fn new_label(name: String, others: usize) -> LabelFields {
    LabelFields { name, color: next_color(others), position: None }
}

/// Colours go round.
fn next_color(others: usize) -> u8 {
    u8::try_from(others % usize::from(HABIT_COLORS)).unwrap_or_default()
}
