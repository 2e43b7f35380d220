//! People, sessions, tokens, mailed links.

mod access_tokens;
mod accounts;
mod leaving;
mod mail;
mod passwords;
mod profile;
mod row_level_security;
pub mod scene;
mod sessions;
mod sign_in;
mod sign_up;
mod sweep;
mod throttles;
mod tokens;
mod verification;
