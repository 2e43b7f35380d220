//! What the pages of tasks are made from.

use domain::tasks::{Label, Project, SavedFilter, Section, Task, TaskSeries};

use crate::offline::Replica;

/// Everything that the views of `domain::tasks` and the filters read, borrowed from the replica.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaskInputs<'a> {
    /// Open and done ones, by id.
    pub tasks: &'a [Task],
    /// By id.
    pub series: &'a [TaskSeries],
    /// In their owner's order, archived ones too.
    pub projects: &'a [Project],
    /// In their owner's order.
    pub sections: &'a [Section],
    /// In their owner's order.
    pub labels: &'a [Label],
    /// In their owner's order.
    pub filters: &'a [SavedFilter],
}

impl Replica {
    /// What the pages of tasks are made from.
    #[must_use]
    pub fn task_inputs(&self) -> TaskInputs<'_> {
        TaskInputs {
            tasks: &self.tasks,
            series: &self.task_series,
            projects: &self.projects,
            sections: &self.sections,
            labels: &self.labels,
            filters: &self.task_filters,
        }
    }
}
