//! One project, as a list or as a board: both show the same sections.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{TaskItem, item::with_parts};
use crate::{
    habits::Calendar,
    tasks::{Progress, Project, Section, Task, TaskTree, project_progress},
};

/// A project and its tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectTasks {
    /// The owner's local day.
    pub today: Date,
    /// The project.
    pub project: Project,
    /// How far it is.
    pub progress: Progress,
    /// Open tasks that are in no section, in the owner's order, each with its parts below it.
    pub items: Vec<TaskItem>,
    /// Its sections in the owner's order, empty ones too.
    pub sections: Vec<SectionTasks>,
}

/// A section and its tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionTasks {
    /// The section.
    pub section: Section,
    /// Its open tasks, as those of the project.
    pub items: Vec<TaskItem>,
}

/// A project with its open tasks. `sections`: all of the owner, or at least those of the project.
#[must_use]
pub fn project_tasks(project: &Project, sections: &[Section], tasks: &[Task], cal: Calendar) -> ProjectTasks {
    let tree = TaskTree::new(tasks);
    let mut ordered: Vec<&Section> = sections.iter().filter(|section| section.project_id == project.id).collect();
    ordered.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
    let id = project.id;
    let own = || tasks.iter().filter(move |task| task.project_id == Some(id));
    // A task of a section that was deleted elsewhere is not lost: it is in none.
    let is_loose = |task: &&Task| !ordered.iter().any(|section| task.section_id == Some(section.id));
    let items = with_parts(own().filter(is_loose), &tree, cal.today);
    let of_section = |section: &Section| SectionTasks {
        section: section.clone(),
        items: with_parts(own().filter(|task| task.section_id == Some(section.id)), &tree, cal.today),
    };
    ProjectTasks {
        today: cal.today,
        project: project.clone(),
        progress: project_progress(id, tasks, &tree),
        items,
        sections: ordered.iter().map(|section| of_section(section)).collect(),
    }
}
