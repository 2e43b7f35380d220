//! Where the days of a year lie. One path for each shade instead of a square for each day: ten elements, not 371.

use std::fmt::Write as _;

use super::heat_map::{HeatMapModel, HeatMark};

/// From one square to the next, and the side of a square without its rounded border.
const STEP: usize = 12;
const SIDE: &str = "7.6";
const INSET: f64 = 1.0;
/// Room for the names of weekdays and months.
pub(super) const LEFT: usize = 30;
pub(super) const TOP: usize = 18;

/// The paths of a year.
#[derive(Debug, Default, PartialEq)]
pub(super) struct HeatGrid {
    /// Squares by level, 0 to 4.
    pub(super) levels: [String; 5],
    pub(super) future: String,
    pub(super) today: String,
    /// Strokes over skipped days, so that they differ by shape.
    pub(super) skipped: String,
    /// Dots on days that slipped.
    pub(super) slipped: String,
    pub(super) width: usize,
}

impl HeatGrid {
    pub(super) fn new(model: &HeatMapModel) -> Self {
        let mut grid =
            Self { width: LEFT + column(model, model.cells.len().saturating_sub(1)) * STEP + STEP, ..Self::default() };
        for (index, cell) in model.cells.iter().enumerate() {
            let (x, y) = corner(model, index);
            let (left, top) = (x as f64 + INSET, y as f64 + INSET);
            let square = format!("M{left} {top}h{SIDE}v{SIDE}h-{SIDE}z");
            if cell.mark == HeatMark::Future {
                grid.future.push_str(&square);
            } else if let Some(level) = grid.levels.get_mut(usize::from(cell.level.min(4))) {
                level.push_str(&square);
            }
            match cell.mark {
                HeatMark::Today => grid.today.push_str(&square),
                // Writing to a string does not fail.
                HeatMark::Skipped => drop(write!(grid.skipped, "M{} {}l4 -4", left + 1.8, top + 5.8)),
                HeatMark::Slipped => drop(write!(grid.slipped, "M{} {}h0", left + 3.8, top + 3.8)),
                HeatMark::None | HeatMark::Future => {}
            }
        }
        grid
    }
}

fn column(model: &HeatMapModel, index: usize) -> usize {
    (index + usize::from(model.lead.min(6))) / 7
}

/// Upper left corner of the square of the cell at `index`.
pub(super) fn corner(model: &HeatMapModel, index: usize) -> (usize, usize) {
    let row = (index + usize::from(model.lead.min(6))) % 7;
    (LEFT + column(model, index) * STEP, TOP + row * STEP)
}

/// The cell under a point, given as shares of the drawing's width and height.
pub(super) fn cell_at(model: &HeatMapModel, x: f64, y: f64) -> Option<usize> {
    let width = HeatGrid::new(model).width as f64;
    let (x, y) = (x * width - LEFT as f64, y * height() as f64 - TOP as f64);
    if x < 0.0 || y < 0.0 {
        return None;
    }
    let (column, row) = ((x / STEP as f64) as usize, (y / STEP as f64) as usize);
    let index = (column * 7 + row).checked_sub(usize::from(model.lead.min(6)))?;
    (row < 7 && index < model.cells.len()).then_some(index)
}

pub(super) fn height() -> usize {
    TOP + 7 * STEP
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeatCell, HeatLegend, Hue};

    fn year(lead: u8) -> HeatMapModel {
        let cell = |n: usize| HeatCell { level: (n % 5) as u8, mark: HeatMark::None, text: n.to_string(), href: None };
        HeatMapModel {
            label: String::new(),
            lead,
            cells: (0..366).map(cell).collect(),
            months: vec![],
            weekdays: vec![],
            hue: Hue::Leaf,
            legend: HeatLegend::new("Less", "More"),
            table_summary: String::new(),
        }
    }

    #[test]
    fn a_leap_year_that_starts_on_the_last_weekday_has_54_columns() {
        assert_eq!(HeatGrid::new(&year(6)).width, LEFT + 54 * STEP);
        assert_eq!(HeatGrid::new(&year(0)).width, LEFT + 53 * STEP);
    }

    #[test]
    fn every_day_is_drawn_once() {
        let squares: usize = HeatGrid::new(&year(3)).levels.iter().map(|path| path.matches('M').count()).sum();
        assert_eq!(squares, 366);
    }

    #[test]
    fn a_slip_is_a_dot_on_its_square() {
        let mut model = year(0);
        model.cells[0].mark = HeatMark::Slipped;
        let grid = HeatGrid::new(&model);
        assert_eq!(grid.slipped.matches("h0").count(), 1);
        assert!(grid.skipped.is_empty());
    }

    #[test]
    fn a_point_in_a_square_finds_its_day_and_none_other() {
        let model = year(3);
        let (width, height) = (HeatGrid::new(&model).width as f64, height() as f64);
        for index in 0..model.cells.len() {
            let (x, y) = corner(&model, index);
            let found = cell_at(&model, (x as f64 + 5.0) / width, (y as f64 + 5.0) / height);
            assert_eq!(found, Some(index));
        }
        assert_eq!(cell_at(&model, 0.0, 0.5), None);
    }
}
