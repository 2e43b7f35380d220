//! Charts as SVG attributes: the same on server, in the browser and on paper. Each says its sentence.

mod bar;
mod chart_table;
mod column_chart;
mod day_table;
mod heat_grid;
mod heat_map;
mod heat_table;
mod line_chart;
mod lines_chart;
mod ranks;
mod ring;
mod scale;
mod sparkline;

pub use bar::Bar;
pub use column_chart::{Column, ColumnChart, ColumnChartModel};
pub use day_table::{DayRow, DaySign, DayTable, DayTableModel};
pub use heat_map::{HeatCell, HeatLegend, HeatMap, HeatMapModel, HeatMark};
pub use line_chart::{LineChart, LineChartModel};
pub use lines_chart::{ChartLine, LinesChart, LinesChartModel};
pub use ranks::{Rank, Ranks};
pub use ring::Ring;
pub use sparkline::Sparkline;
