//! The signs that begin a piece. Two apps taught people two alphabets, so there are two.

use serde::{Deserialize, Serialize};

use super::{Meaning, TimeframeWord, names};

/// Whose signs are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marks {
    /// `#project /section @label p1 +habit ~week`.
    #[default]
    Todoist,
    /// `+project *label !5`, and ours for what Vikunja has not: `/section ^habit ~week`.
    Vikunja,
}

/// What a sign begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Project,
    Section,
    Label,
    Habit,
    Timeframe,
}

impl Marks {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Todoist, Self::Vikunja];

    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Todoist => "todoist",
            Self::Vikunja => "vikunja",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|known| known.as_str() == text).ok_or("unknown_choice")
    }

    const fn signs(self) -> [(Mark, char); 5] {
        let (project, label, habit) = match self {
            Self::Todoist => ('#', '@', '+'),
            Self::Vikunja => ('+', '*', '^'),
        };
        [
            (Mark::Project, project),
            (Mark::Section, '/'),
            (Mark::Label, label),
            (Mark::Habit, habit),
            (Mark::Timeframe, '~'),
        ]
    }

    /// What this sign begins, if anything.
    pub(super) fn mark(self, sign: char) -> Option<Mark> {
        self.signs().into_iter().find(|(_, known)| *known == sign).map(|(mark, _)| mark)
    }

    /// A word that begins with a sign.
    pub(super) fn marked(self, word: &str) -> Option<Meaning> {
        let mut signs = word.chars();
        let mark = self.mark(signs.next()?)?;
        let behind = signs.as_str();
        Some(match mark {
            Mark::Project => Meaning::Project(names::name(behind)?),
            Mark::Section => Meaning::Section(names::name(behind)?),
            Mark::Label => Meaning::Label(names::name(behind)?),
            Mark::Habit => Meaning::Habit(names::name(behind)?),
            Mark::Timeframe => Meaning::Timeframe(TimeframeWord::parse(behind)?),
        })
    }

    /// A name with its sign.
    pub(super) fn written(self, mark: Mark, name: &str) -> String {
        let sign = self.signs().into_iter().find(|(known, _)| *known == mark).map(|(_, sign)| sign);
        sign.into_iter().chain(names::written(name).chars()).collect()
    }

    /// `p1` to `p4` by Todoist, where 1 comes first; `!1` to `!5` by Vikunja, where 5 does: its 4 and 5 are both our 1.
    pub(super) fn priority(self, word: &str) -> Option<u8> {
        match (self, word) {
            (Self::Todoist, "p1") | (Self::Vikunja, "!4" | "!5") => Some(1),
            (Self::Todoist, "p2") | (Self::Vikunja, "!3") => Some(2),
            (Self::Todoist, "p3") | (Self::Vikunja, "!2") => Some(3),
            (Self::Todoist, "p4") | (Self::Vikunja, "!1") => Some(4),
            _ => None,
        }
    }

    /// A priority of 1 to 4 with its sign.
    pub(super) fn written_priority(self, priority: u8) -> String {
        match self {
            Self::Todoist => format!("p{priority}"),
            Self::Vikunja => format!("!{}", 5_u8.saturating_sub(priority)),
        }
    }
}
