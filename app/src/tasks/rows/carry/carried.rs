//! What can be carried: tasks, and what they are sorted by.

use std::{fmt::Display, hash::Hash};

use domain::ids::{LabelId, ProjectId, SectionId, TaskId};
use leptos::server_fn::ServerFn;
use uuid::Uuid;

use crate::tasks::server_fns::{MoveSorted, MoveTask};

/// The id of a row that is carried.
pub(in crate::tasks) trait Carried: Copy + Eq + Hash + Display + Send + Sync + 'static {
    /// What it is; the ids of its elements begin with that.
    const WHAT: &'static str;
    /// Where the plain form posts to that moves it.
    const ACTION: &'static str;
    /// The name of its field in that form.
    const FIELD: &'static str;

    /// The id without what it is of.
    fn any_id(self) -> Uuid;

    /// The id of its row's element.
    fn row_id(self) -> String {
        format!("{}-{self}", Self::WHAT)
    }
}

impl Carried for TaskId {
    const WHAT: &'static str = "task";
    const ACTION: &'static str = MoveTask::PATH;
    const FIELD: &'static str = "task_id";

    fn any_id(self) -> Uuid {
        self.uuid()
    }
}

impl Carried for ProjectId {
    const WHAT: &'static str = "project";
    const ACTION: &'static str = MoveSorted::PATH;
    const FIELD: &'static str = "id";

    fn any_id(self) -> Uuid {
        self.uuid()
    }
}

impl Carried for SectionId {
    const WHAT: &'static str = "section";
    const ACTION: &'static str = MoveSorted::PATH;
    const FIELD: &'static str = "id";

    fn any_id(self) -> Uuid {
        self.uuid()
    }
}

impl Carried for LabelId {
    const WHAT: &'static str = "label";
    const ACTION: &'static str = MoveSorted::PATH;
    const FIELD: &'static str = "id";

    fn any_id(self) -> Uuid {
        self.uuid()
    }
}
