//! A project or list of tasks.

use domain::{
    habits::DEFAULT_HABIT_COLOR,
    tasks::{ProjectFields, ProjectLayout},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Place;

/// A project with the names of its sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundProject {
    /// What tells it apart in its app, at most 200 characters.
    pub source_id: String,
    /// Where it stands in the file.
    pub place: Place,
    /// One to 120 characters.
    pub name: String,
    /// One of our colours.
    pub color: Option<u8>,
    /// Whether it is out of the list.
    pub archived: bool,
    /// Names of its sections in their order, each once, one to 120 characters.
    pub sections: Vec<String>,
}

impl FoundProject {
    /// A project of which nothing but the name is known.
    #[must_use]
    pub fn named(source_id: impl Into<String>, name: impl Into<String>, place: Place) -> Self {
        Self {
            source_id: source_id.into(),
            place,
            name: name.into(),
            color: None,
            archived: false,
            sections: Vec::new(),
        }
    }

    /// The fields of a project of ours. `archived_at`: since when, where it is archived.
    #[must_use]
    pub fn fields(&self, archived_at: Timestamp) -> ProjectFields {
        ProjectFields {
            name: self.name.clone(),
            color: self.color.unwrap_or(DEFAULT_HABIT_COLOR),
            layout: ProjectLayout::List,
            position: None,
            archived_at: self.archived.then_some(archived_at),
        }
    }
}
