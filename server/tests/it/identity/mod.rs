//! Sign-in and self, over HTTP.

mod forms;
mod headers;
mod rest;
