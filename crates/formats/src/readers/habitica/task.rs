//! A task of the document. Habits, dailies and to-dos have the same fields, of which each uses some.

use serde::Deserialize;

use crate::bytes::Element;

/// Whatever kind it is.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Task<'a> {
    /// Its id, which stands there twice.
    pub id: Option<String>,
    /// The same, as the database of the app has it.
    #[serde(rename = "_id")]
    pub row_id: Option<String>,
    /// What it is called.
    pub text: String,
    /// More about it.
    pub notes: Option<String>,
    /// Ids of tags.
    pub tags: Vec<String>,
    /// How much it matters: 0.1, 1, 1.5 or 2.
    pub priority: Option<f64>,
    /// Its lines.
    pub checklist: Vec<Line>,
    /// When it asks.
    #[serde(borrow)]
    pub reminders: Vec<Element<'a>>,
    /// How a daily comes again.
    pub frequency: Option<String>,
    /// In every so many of these.
    pub every_x: Option<u32>,
    /// On which weekdays.
    pub repeat: Option<Repeat>,
    /// On which days of a month.
    pub days_of_month: Vec<i64>,
    /// In which weeks of a month.
    pub weeks_of_month: Vec<i64>,
    /// The run that the app counts.
    pub streak: Option<u32>,
    /// What it was worth, again and again.
    #[serde(borrow)]
    pub history: Vec<Element<'a>>,
    /// Whether doing it counts.
    pub up: Option<bool>,
    /// Whether a slip counts.
    pub down: Option<bool>,
    /// Whether a to-do is done.
    pub completed: Option<bool>,
    /// When a to-do is due.
    pub date: Option<Moment>,
    /// When a to-do was done.
    pub date_completed: Option<Moment>,
    /// When it was made.
    pub created_at: Option<Moment>,
}

impl Task<'_> {
    /// Whichever of its ids stands there.
    pub fn own_id(&self) -> &str {
        self.row_id.as_deref().or(self.id.as_deref()).unwrap_or_default()
    }
}

/// A line of a checklist.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Whether it is ticked.
    pub completed: bool,
}

/// Weekdays, from Monday.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Repeat {
    pub m: bool,
    pub t: bool,
    pub w: bool,
    pub th: bool,
    pub f: bool,
    pub s: bool,
    pub su: bool,
}

/// An instant, which older documents write as milliseconds.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Moment {
    /// Since 1970.
    Milliseconds(f64),
    /// As text.
    Text(String),
}

impl Moment {
    /// The instant, if it is one.
    pub fn instant(&self) -> Option<jiff::Timestamp> {
        match self {
            Self::Milliseconds(number) if number.abs() < 1e15 => jiff::Timestamp::from_millisecond(*number as i64).ok(),
            Self::Milliseconds(_) => None,
            Self::Text(text) => crate::found::instant(text),
        }
    }
}

/// A line of the history.
#[derive(Deserialize)]
pub struct Scored {
    /// When.
    pub date: Moment,
    /// What the task was worth then.
    #[serde(default)]
    pub value: f64,
    /// Whether a daily was due.
    #[serde(default, rename = "isDue")]
    pub is_due: Option<bool>,
    /// Whether a daily was done.
    #[serde(default)]
    pub completed: Option<bool>,
    /// How often a habit was done.
    #[serde(default, rename = "scoredUp")]
    pub scored_up: Option<u32>,
    /// How often there was a slip.
    #[serde(default, rename = "scoredDown")]
    pub scored_down: Option<u32>,
}
