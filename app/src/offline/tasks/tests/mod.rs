//! What a device shows of tasks before the server has heard of anything.

mod deleting;
mod planning;
mod properties;
mod repeating;
mod scene;
mod writing;
