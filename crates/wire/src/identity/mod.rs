//! Sign-in and self.

mod access_token;
mod auth;
#[cfg(feature = "openapi")]
mod choices;
mod deletion;
mod profile;
mod session;

pub use access_token::{AccessTokenBody, AccessTokenView, NewAccessTokenView};
pub use auth::{
    ForgotPasswordBody, LoginBody, RefreshBody, ResetPasswordBody, SignUpBody, SignedInView, VerifyEmailBody,
};
#[cfg(feature = "openapi")]
pub use choices::{
    DateFormatName, NumberFormatName, QuickAddMarksName, ScopeName, ThemeName, UnitsName, WeekStartName,
};
pub use deletion::{DeletionBody, DeletionView};
pub use profile::{ChangePasswordBody, ProfileBody, UserView};
pub use session::SessionView;
