//! The page of many days: habits as rows, days as columns. A person may have hundreds of habits, so a view holds a
//! window of the rows, and figures of the others are computed only where the order or a filter asks for them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::grid_row::GridRow;
use crate::{
    habits::{
        Calendar, DayState, HabitInput,
        rules::{Survey, SurveyRequest, survey},
    },
    ids::HabitId,
};

/// In which order rows stand. Rows that are equal in it stand in the owner's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GridOrder {
    /// The owner's.
    #[default]
    Hand,
    /// By name.
    Name,
    /// By colour.
    Color,
    /// The strongest first.
    Score,
    /// What is still to be done today first, what is done last.
    Due,
}

impl GridOrder {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Hand, Self::Name, Self::Color, Self::Score, Self::Due];

    /// The transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Name => "name",
            Self::Color => "color",
            Self::Score => "score",
            Self::Due => "due",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|order| order.as_str() == text).ok_or("unknown_choice")
    }
}

/// Which rows and days to show, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridRequest {
    /// First day.
    pub from: Date,
    /// Last day; at most 366 days are shown.
    pub to: Date,
    /// Order of the rows.
    pub order: GridOrder,
    /// Leaves out what asks for nothing more today.
    pub hide_done: bool,
    /// Shows archived habits too.
    pub with_archived: bool,
    /// Rows to pass over.
    pub skip: usize,
    /// At most this many rows.
    pub take: usize,
}

impl GridRequest {
    /// Every habit in use, in the owner's order.
    #[must_use]
    pub const fn whole(from: Date, to: Date) -> Self {
        let (order, take) = (GridOrder::Hand, usize::MAX);
        Self { from, to, order, hide_done: false, with_archived: false, skip: 0, take }
    }
}

/// A window of the grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GridView {
    /// The owner's local day.
    pub today: Date,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Rows in all, those outside of the window included.
    pub total: usize,
    /// Habits left out because they are done.
    pub hidden_done: usize,
    /// Habits left out because they are archived.
    pub hidden_archived: usize,
    /// Rows before the window.
    pub skipped: usize,
    /// The rows of the window.
    pub rows: Vec<GridRow>,
}

impl GridView {
    /// The days of the window, oldest first.
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        let days = std::iter::successors(Some(self.from), |day| day.tomorrow().ok());
        days.take_while(|day| *day <= self.to).collect()
    }

    /// The number of a day in the window.
    #[must_use]
    pub fn number_of(&self, day: Date) -> Option<usize> {
        if day > self.to { None } else { usize::try_from((day - self.from).get_days()).ok() }
    }

    /// The row of a habit.
    #[must_use]
    pub fn row(&self, id: HabitId) -> Option<&GridRow> {
        self.rows.iter().find(|row| row.habit_id == id)
    }
}

/// A habit that is to be shown, with its figures where the order or the filter needed them.
struct Listed<'a> {
    input: &'a HabitInput,
    now: Option<Survey>,
}

/// A window of the grid. Habits in the trash are left out.
#[must_use]
pub fn grid(inputs: &[HabitInput], cal: Calendar, request: &GridRequest) -> GridView {
    let (mut hidden_done, mut hidden_archived) = (0, 0);
    let mut listed: Vec<Listed<'_>> = Vec::with_capacity(inputs.len());
    for input in inputs.iter().filter(|input| input.habit.deleted_at.is_none()) {
        if input.habit.archived_at.is_some() && !request.with_archived {
            hidden_archived += 1;
            continue;
        }
        let needs_figures = request.hide_done || matches!(request.order, GridOrder::Score | GridOrder::Due);
        let now = needs_figures.then(|| as_of_today(input, cal));
        if request.hide_done && now.as_ref().is_some_and(|now| is_done(input, now.state, cal.today)) {
            hidden_done += 1;
        } else {
            listed.push(Listed { input, now });
        }
    }
    put_in_order(&mut listed, request.order);
    let shown = listed.iter().skip(request.skip).take(request.take);
    GridView {
        today: cal.today,
        from: request.from,
        to: request.to,
        total: listed.len(),
        hidden_done,
        hidden_archived,
        skipped: request.skip.min(listed.len()),
        rows: shown.map(|shown| GridRow::new(shown.input, cal, request.from, request.to)).collect(),
    }
}

fn as_of_today(input: &HabitInput, cal: Calendar) -> Survey {
    survey(input, cal, &SurveyRequest { series: 0, focus: cal.today, today_as: None })
}

/// Whether nothing more is asked of today: it counts, it is let off, or what there is to say of it was said.
fn is_done(input: &HabitInput, state: DayState, today: Date) -> bool {
    matches!(state, DayState::Met | DayState::Excused) || input.history.mark(today).status.is_some()
}

fn place(input: &HabitInput) -> (i32, HabitId) {
    (input.habit.position, input.habit.id)
}

/// Rows that are alike stay in the order of their owner.
fn put_in_order(listed: &mut [Listed<'_>], order: GridOrder) {
    listed.sort_by_key(|row| place(row.input));
    match order {
        GridOrder::Hand => {}
        // A name is put in small letters once, and not each time it is compared.
        GridOrder::Name => listed.sort_by_cached_key(|row| row.input.habit.name.to_lowercase()),
        GridOrder::Color => listed.sort_by_key(|row| row.input.habit.color),
        GridOrder::Score => listed.sort_by(|a, b| strength(b).total_cmp(&strength(a))),
        GridOrder::Due => listed.sort_by_key(rank),
    }
}

fn strength(listed: &Listed<'_>) -> f64 {
    listed.now.as_ref().map_or(0.0, |now| now.score)
}

fn rank(listed: &Listed<'_>) -> u8 {
    match listed.now.as_ref().map(|now| now.state) {
        Some(DayState::Due) => 0,
        Some(DayState::NotDue) | None => 1,
        Some(DayState::Met | DayState::Excused | DayState::Missed) => 2,
    }
}
