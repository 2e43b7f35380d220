//! What was just done to tasks, and what has to be posted to take it back. The ids stand as one text, which only the
//! server reads.

use leptos_router::params::ParamsMap;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskDeed {
    /// They are done.
    Finished,
    /// They are open again.
    Reopened,
    /// They were planned; the text has the plans that were before.
    Planned,
    /// They are in the trash.
    Deleted,
}

const DEEDS: [(TaskDeed, &str, &str); 4] = [
    (TaskDeed::Finished, "tasks_finished", "Done."),
    (TaskDeed::Reopened, "tasks_reopened", "Open again."),
    (TaskDeed::Planned, "tasks_planned", "Planned."),
    (TaskDeed::Deleted, "tasks_deleted", "Deleted. It stays in the trash for 30 days."),
];

impl TaskDeed {
    /// From its posted word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        DEEDS.iter().find(|(_, code, _)| *code == text).map(|(deed, ..)| *deed)
    }

    const fn known(self) -> (&'static str, &'static str) {
        let (_, code, sentence) = match self {
            Self::Finished => DEEDS[0],
            Self::Reopened => DEEDS[1],
            Self::Planned => DEEDS[2],
            Self::Deleted => DEEDS[3],
        };
        (code, sentence)
    }
}

/// What was done, and to which tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TasksDone {
    pub deed: TaskDeed,
    /// Ids with commas between, or plans as the server writes them.
    pub of: String,
}

impl TasksDone {
    /// As a query, without a question mark.
    #[must_use]
    pub fn to_query(&self) -> String {
        format!("done={}&tasks={}", self.deed.known().0, self.of)
    }

    /// From a query.
    #[must_use]
    pub fn from_query(code: &str, query: &ParamsMap) -> Option<Self> {
        Some(Self { deed: TaskDeed::parse(code)?, of: query.get_str("tasks")?.to_owned() })
    }

    /// What the page says.
    #[must_use]
    pub const fn sentence(&self) -> &'static str {
        self.deed.known().1
    }

    /// What takes it back.
    #[must_use]
    pub fn undo_fields(&self) -> Vec<(&'static str, String)> {
        vec![("deed", self.deed.known().0.to_owned()), ("of", self.of.clone())]
    }
}
