//! All that was found in a file, and all that was not kept of it.

use serde::{Deserialize, Serialize};

use super::{FoundHabit, FoundProject, FoundTask, Loss, Problem, Question};
use crate::Format;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What it is written in.
    pub format: Format,
    /// Which version of the app wrote it, where the file tells.
    pub version: Option<String>,
    /// The zone that the file names, by which its instants became days.
    pub time_zone: Option<String>,
    /// Habits in the order of the old app. No two have the same `source_id`.
    pub habits: Vec<FoundHabit>,
    /// Projects in the order of the file. No two have the same `source_id`.
    pub projects: Vec<FoundProject>,
    /// Tasks, each after the one that it is a part of. No two have the same `source_id`.
    pub tasks: Vec<FoundTask>,
    /// Lines that could not be read, the first ones of them.
    pub problems: Vec<Problem>,
    /// How many problems there were.
    pub problem_count: usize,
    /// What the file holds and we have no place for, or keep otherwise.
    pub losses: Vec<Loss>,
    /// What the file leaves open. Each was answered by the choices or by what is likelier.
    pub questions: Vec<Question>,
}

impl Reading {
    /// A file in which nothing was found yet.
    #[must_use]
    pub const fn empty(format: Format) -> Self {
        Self {
            format,
            version: None,
            time_zone: None,
            habits: Vec::new(),
            projects: Vec::new(),
            tasks: Vec::new(),
            problems: Vec::new(),
            problem_count: 0,
            losses: Vec::new(),
            questions: Vec::new(),
        }
    }

    /// How many days of habits were found.
    #[must_use]
    pub fn entry_count(&self) -> usize {
        self.habits.iter().map(|habit| habit.entries.len()).sum()
    }

    /// Whether there is nothing to take in.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.habits.is_empty() && self.tasks.is_empty() && self.projects.is_empty()
    }
}
