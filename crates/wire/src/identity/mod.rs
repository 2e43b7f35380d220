//! Sign-in and self.

mod access_token;
mod auth;
mod profile;
mod session;

pub use access_token::{AccessTokenBody, AccessTokenView, NewAccessTokenView};
pub use auth::{
    ForgotPasswordBody, LoginBody, RefreshBody, ResetPasswordBody, SignUpBody, SignedInView, VerifyEmailBody,
};
pub use profile::{ChangePasswordBody, ProfileBody, UserView};
pub use session::SessionView;
