//! What tasks belong to, by name: for words that name it, and for filters that ask for it. Names are compared by
//! [`folded`]; of several with one name the one that was made first comes first.

use std::collections::{BTreeMap, BTreeSet};

use super::{FilterSubject, folded};
use crate::{
    ids::{HabitId, LabelId, ProjectId, SectionId},
    tasks::{Label, Project, Section, Task},
};

/// The names of one owner.
#[derive(Debug, Clone, Default)]
pub struct TaskNames<'a> {
    projects: BTreeMap<ProjectId, &'a str>,
    /// Projects out of the list; nothing new is put into them.
    archived: BTreeSet<ProjectId>,
    sections: BTreeMap<SectionId, (ProjectId, &'a str)>,
    labels: BTreeMap<LabelId, &'a str>,
    habits: BTreeMap<HabitId, &'a str>,
}

impl<'a> TaskNames<'a> {
    /// The names of projects and their sections, of labels, and of habits that are not in the trash.
    #[must_use]
    pub fn new(
        projects: &'a [Project],
        sections: &'a [Section],
        labels: &'a [Label],
        habits: impl IntoIterator<Item = (HabitId, &'a str)>,
    ) -> Self {
        let archived = projects.iter().filter(|project| project.archived_at.is_some());
        Self {
            archived: archived.map(|project| project.id).collect(),
            projects: projects.iter().map(|project| (project.id, project.name.as_str())).collect(),
            sections: sections.iter().map(|it| (it.id, (it.project_id, it.name.as_str()))).collect(),
            labels: labels.iter().map(|label| (label.id, label.name.as_str())).collect(),
            habits: habits.into_iter().collect(),
        }
    }

    /// What a filter asks of a task.
    #[must_use]
    pub fn subject(&self, task: &'a Task) -> FilterSubject<'a> {
        FilterSubject {
            title: &task.title,
            notes: task.notes.as_deref().unwrap_or_default(),
            project: task.project_id.and_then(|id| self.projects.get(&id).copied()),
            section: task.section_id.and_then(|id| self.sections.get(&id)).map(|(_, name)| *name),
            labels: task.labels.iter().filter_map(|id| self.labels.get(id).copied()).collect(),
            habit: task.habit_id.and_then(|id| self.habits.get(&id).copied()),
            priority: task.priority.number(),
            due: task.due.as_ref().map(|due| due.day),
            deadline: task.deadline,
            start: task.start_day,
            timeframe: task.timeframe.map(Into::into),
            is_recurring: task.repeat.is_some(),
        }
    }

    /// The projects of this name, archived ones too.
    #[must_use]
    pub fn projects_named(&self, name: &str) -> Vec<ProjectId> {
        named(self.projects.iter().map(|(id, known)| (*id, *known)), name)
    }

    /// The project of this name that takes new tasks.
    #[must_use]
    pub fn open_project(&self, name: &str) -> Option<ProjectId> {
        self.projects_named(name).into_iter().find(|id| !self.archived.contains(id))
    }

    /// The sections of this name, of every project.
    #[must_use]
    pub fn sections_named(&self, name: &str) -> Vec<SectionId> {
        named(self.sections.iter().map(|(id, (_, known))| (*id, *known)), name)
    }

    /// The section of this name of a project.
    #[must_use]
    pub fn section_of(&self, project: ProjectId, name: &str) -> Option<SectionId> {
        let within = self.sections.iter().filter(|(_, (of, _))| *of == project);
        named(within.map(|(id, (_, known))| (*id, *known)), name).first().copied()
    }

    /// The only section of this name that takes new tasks, with its project; none when there are several.
    #[must_use]
    pub fn only_section(&self, name: &str) -> Option<(ProjectId, SectionId)> {
        let found = self.sections_named(name).into_iter().filter_map(|id| Some((self.sections.get(&id)?.0, id)));
        let mut open = found.filter(|(project, _)| !self.archived.contains(project));
        open.next().filter(|_| open.next().is_none())
    }

    /// The labels of this name.
    #[must_use]
    pub fn labels_named(&self, name: &str) -> Vec<LabelId> {
        named(self.labels.iter().map(|(id, known)| (*id, *known)), name)
    }

    /// The habits of this name.
    #[must_use]
    pub fn habits_named(&self, name: &str) -> Vec<HabitId> {
        named(self.habits.iter().map(|(id, known)| (*id, *known)), name)
    }

    /// How many projects and labels there are: new ones get the next colour.
    pub(in crate::tasks) fn counts(&self) -> (usize, usize) {
        (self.projects.len(), self.labels.len())
    }
}

fn named<'n, Id>(known: impl Iterator<Item = (Id, &'n str)>, name: &str) -> Vec<Id> {
    let wanted = folded(name);
    known.filter(|(_, known)| folded(known) == wanted).map(|(id, _)| id).collect()
}
