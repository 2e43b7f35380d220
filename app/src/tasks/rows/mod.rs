//! Rows of tasks: what every list of them is made of.

mod carry;
mod choice;
mod menu;
mod note;
mod parts_question;
mod row;
mod scene;
mod task_rows;

pub(in crate::tasks) use carry::{
    Carried, Carry, Grip, Movers, PutDown, Zone, key_among, key_between, use_carry, zone_id,
};
pub(in crate::tasks) use choice::ChosenBar;
pub(in crate::tasks) use menu::RowMenu;
pub(in crate::tasks) use parts_question::{AskAboutParts, parts_words};
pub(in crate::tasks) use row::TaskTick;
pub(in crate::tasks) use scene::{Known, RowScene, row_scene};
pub(in crate::tasks) use task_rows::TaskRows;
