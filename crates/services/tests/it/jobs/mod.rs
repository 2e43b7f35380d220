//! The queue: what goes in, who works it, what comes of it.

mod clock;
mod leases;
mod operators;
mod putting_in;
mod scene;
mod tries;
mod workers;
