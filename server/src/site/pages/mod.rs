//! The public pages as pure functions: a model in, a whole document out. Nothing here reads a request or a database.

mod come_back;
mod errors;
mod example;
mod features;
mod forgot_password;
mod form_errors;
mod landing;
mod legal;
mod moving_from_loop;
mod prose;
mod reset_password;
mod shared_text;
mod sign_in;
mod sign_up;
mod signed_out;
mod starter;
mod starter_words;
mod starters;
mod time_zones;
mod unsubscribe;
mod verify_email;

pub use self::{landing::landing, signed_out::signed_out, starter::starter, starters::starters};
pub use come_back::{ComeBackModel, come_back, left};
pub use errors::{not_found, server_error};
pub use example::{example_line, example_year};
pub use features::features;
pub use forgot_password::{ForgotPasswordModel, forgot_password};
pub use form_errors::FormErrors;
pub use legal::{privacy, terms};
pub use moving_from_loop::moving_from_loop;
pub use reset_password::{ResetPasswordModel, reset_password};
pub use shared_text::shared_text;
pub use sign_in::{SignInModel, sign_in};
pub use sign_up::{SignUpModel, sign_up};
pub use unsubscribe::{UnsubscribeModel, UnsubscribeState, unsubscribe};
pub use verify_email::{VerifyEmailModel, VerifyEmailState, verify_email};
