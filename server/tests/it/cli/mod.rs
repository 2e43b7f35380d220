//! The command line through the real program.

mod backup;
mod configuration;
mod doctor;
mod export;
mod imports;
mod jobs;
mod keys;
mod push;
