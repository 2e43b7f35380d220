//! People, and everything that proves who calls: passwords, sessions, tokens, mailed links.

mod access_tokens;
mod accounts;
mod activity;
mod callers;
mod client;
mod cookie_sessions;
mod device_label;
mod hashing;
mod jwt;
mod links;
mod mails;
mod password;
mod password_policy;
mod profile;
mod refresh;
mod rotate_keys;
mod secrets;
mod sessions;
mod sign_in;
mod sign_up;
mod state;
mod throttles;
mod token_sessions;
mod verification;

pub use access_tokens::{AccessToken, NewAccessToken};
pub use accounts::NewAccount;
pub use client::{Client, Network};
pub use cookie_sessions::CookieSession;
pub use mails::{send_password_changed_mail, send_welcome_mail};
pub use password::{ChangePassword, ResetPassword};
pub use rotate_keys::{EarlierKeys, rotate_signing_keys};
pub use sessions::Session;
pub use sign_in::SignIn;
pub use sign_up::SignUp;
pub use state::{Identity, IdentityState};
pub use token_sessions::TokenPair;
