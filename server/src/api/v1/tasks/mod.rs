//! Tasks over REST: one endpoint a file.

mod complete;
mod create;
mod delete;
mod get;
mod list;
mod plan;
mod position;
mod progress;
mod quick_add;
mod reopen;
mod replace;
mod routes;
mod series;
mod suggestions;
mod time;
mod undelete;

pub use routes::routes;
