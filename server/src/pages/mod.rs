//! The signed-in pages: Leptos inside axum, with the caller, the use cases and the policy for scripts in its context.

mod context;
mod drafts;
mod gate;
mod posted;
mod routes;
mod unread;

pub use routes::router;
