//! Web Push over real sockets, as far as a push service and a browser.

mod deliveries;
mod receiver;
mod subscriptions;
