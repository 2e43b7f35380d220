//! Moving rows by hand, within a list and between the lists of a page: by dragging a grip, by the arrow keys on it, or
//! by two buttons that need neither a pointer nor a script.

mod carried;
mod drag;
mod grip;
mod places;

pub(in crate::tasks) use carried::Carried;
pub(in crate::tasks) use drag::{Carry, PutDown, use_carry, zone_id};
pub(in crate::tasks) use grip::{Grip, Movers};
pub(in crate::tasks) use places::{Zone, key_among, key_between};
