//! Habits over REST: one file an endpoint.

mod analytics;
mod create;
mod daily;
mod delete;
mod entries;
mod entry_clear;
mod entry_increment;
mod entry_set;
mod figures;
mod get;
mod grid;
mod history;
mod list;
mod logs;
mod order;
mod replace;
mod restore;
mod routes;
mod streak;
mod suggestions;
mod timer;
mod undelete;
mod view;

pub use routes::routes;
