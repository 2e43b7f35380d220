//! What every request passes: who calls, may this page write, how much, and what browsers are told about the answer.

pub mod client;
pub mod headers;
pub mod limits;
pub mod same_origin;
pub mod session;
pub mod session_cookie;
pub mod uploads;
