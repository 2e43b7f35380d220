//! The command line: one program to serve, to look after the database and to look inside.

mod arguments;
pub mod backup;
mod configuration;
mod demo;
mod doctor;
mod entry;
mod export;
mod gen_vapid;
mod import;
mod jobs;
mod mail;
mod migrate;
mod open;
mod openapi;
mod output;
mod read_file;
mod rebuild;
mod rotate_keys;
mod serve;
mod signals;
mod user;

pub use arguments::Arguments;
pub use entry::main;
