//! Each sentence of decision 11 about the private cluster, shown with real processes.

mod accounts;
mod crash;
mod pools;
pub mod program;
mod refusals;
mod settings;
mod sharing;
