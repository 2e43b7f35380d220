//! Signing up, in and out, and getting back in.

use serde::{Deserialize, Serialize};

use crate::identity::UserView;

/// A new account.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignUpBody {
    /// At most 254 bytes.
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 254))]
    pub email: String,
    /// 15 to 256 characters; not a common one.
    #[cfg_attr(feature = "openapi", schema(min_length = 15, max_length = 256))]
    pub password: String,
    /// 1 to 80 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 80, pattern = r"\S"))]
    pub display_name: String,
    /// IANA name, for example `Europe/Berlin`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 64))]
    pub time_zone: String,
}

/// Address and password.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LoginBody {
    /// Address.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub email: String,
    /// Password.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub password: String,
}

/// What signing up, signing in and refreshing answer.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedInView {
    /// Who signed in.
    pub user: UserView,
    /// For `Authorization: Bearer`.
    pub access_token: String,
    /// For the next pair; works once.
    pub refresh_token: String,
    /// Seconds that the access token lives.
    pub expires_in: u32,
}

/// A refresh token, to be renewed or signed out.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RefreshBody {
    /// From the answer before.
    pub refresh_token: String,
}

/// Whose password was forgotten.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ForgotPasswordBody {
    /// Address.
    pub email: String,
}

/// A new password by a mailed link.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResetPasswordBody {
    /// From the link.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub token: String,
    /// 15 to 256 characters; not a common one.
    #[cfg_attr(feature = "openapi", schema(min_length = 15, max_length = 256))]
    pub password: String,
}

/// Proof of an address by a mailed link.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VerifyEmailBody {
    /// From the link.
    #[cfg_attr(feature = "openapi", schema(min_length = 1))]
    pub token: String,
}
