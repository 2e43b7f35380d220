//! The server: pages, REST, live stream, managed Postgres, command line. Everything here adapts; rules are in `domain`,
//! use cases in `services`.

pub mod access;
pub mod api;
pub mod assets;
mod calendar;
pub mod cli;
pub mod config;
pub mod files;
pub mod health;
pub mod job_figures;
mod listener;
pub mod live;
pub mod logging;
pub mod metrics;
pub mod middleware;
pub mod pages;
pub mod postgres;
pub mod router;
mod run;
pub mod site;
pub mod state;
pub mod trace;

pub use run::run;
