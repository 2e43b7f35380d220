//! What the pages of tasks show: a view of the domain with the names that its rows say.

use domain::{
    ids::{HabitId, LabelId, ProjectId, SectionId},
    tasks::{CompletedTasks, FoundTasks, Label, Progress, Project, SavedFilter, Section, Task},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What tasks belong to, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Names {
    /// In the owner's order, also those that were put away.
    pub projects: Vec<Project>,
    /// In the owner's order.
    pub sections: Vec<Section>,
    /// In the owner's order.
    pub labels: Vec<Label>,
    /// Habits in use.
    pub habits: Vec<(HabitId, String)>,
}

impl Names {
    /// A project by its id.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// A section by its id.
    #[must_use]
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The sections of a project.
    pub fn sections_of(&self, id: ProjectId) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.project_id == id)
    }

    /// A label by its id.
    #[must_use]
    pub fn label(&self, id: LabelId) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == id)
    }

    /// The name of a habit.
    #[must_use]
    pub fn habit(&self, id: HabitId) -> Option<&str> {
        self.habits.iter().find(|(known, _)| *known == id).map(|(_, name)| name.as_str())
    }

    /// Where a task belongs: "Work / Planning". None in the inbox.
    #[must_use]
    pub fn place_of(&self, task: &Task) -> Option<String> {
        let project = task.project_id.and_then(|id| self.project(id))?;
        let section = task.section_id.and_then(|id| self.section(id));
        Some(match section {
            Some(section) => format!("{} / {}", project.name, section.name),
            None => project.name.clone(),
        })
    }
}

/// A view of tasks and the names in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed<T> {
    /// What is shown.
    pub view: T,
    /// The names.
    pub names: Names,
}

/// The projects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectsView {
    /// Those in use, in the owner's order.
    pub items: Vec<ProjectLine>,
    /// Those that were put away.
    pub archived: Vec<ProjectLine>,
}

/// A project as the list of projects shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectLine {
    /// The project.
    pub project: Project,
    /// How far it is.
    pub progress: Progress,
    /// Its open tasks.
    pub open: u32,
}

/// The labels, each with how many open tasks have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LabelsView {
    /// In the owner's order.
    pub items: Vec<(Label, u32)>,
}

/// The saved filters, and what one of them, or one that was typed, finds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FiltersView {
    /// In the owner's order.
    pub saved: Vec<SavedFilter>,
    /// What was asked; none while nothing was.
    pub asked: Option<Asked>,
}

/// A filter that was asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Its text.
    pub text: String,
    /// What it found, or why it cannot be read.
    pub answer: Result<FoundTasks, FilterMistake>,
}

/// What is wrong with a filter, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterMistake {
    /// The code of what is wrong.
    pub code: String,
    /// The text before the place.
    pub before: String,
    /// The place itself; empty where something is missing.
    pub at: String,
    /// The text behind it.
    pub after: String,
}

/// What was done, with the words that were searched for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompletedView {
    /// The owner's day.
    pub today: Date,
    /// The words; blank for everything.
    pub search: String,
    /// Which page of the findings, from 1.
    pub page: usize,
    /// The findings.
    pub found: CompletedTasks,
}
