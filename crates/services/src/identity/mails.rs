//! The mails about an account. Each goes to the outbox in the transaction that wants it.

use domain::{
    format,
    identity::{EmailAddress, Profile},
};
use jiff::Timestamp;
use store::identity::{access_tokens, users};

use crate::{
    ServiceError, Transaction,
    actor::zone_or_utc,
    identity::links::{self, Purpose},
    mail::{Letter, put},
};

/// Welcomes a new person and asks to prove the address. An account whose address the operator vouches for, or a demo
/// account, gets none.
///
/// # Errors
/// When a query fails.
pub async fn send_welcome_mail(tx: &mut Transaction) -> Result<(), ServiceError> {
    let profile = own_profile(tx).await?;
    let owner = tx.user();
    if profile.email_verified || users::is_demo(tx.conn(), owner).await? {
        return Ok(());
    }
    let link = links::make(tx, Purpose::VerifyEmail, &canonical(&profile)?).await?;
    let letter = Letter {
        kind: "welcome",
        subject: "Welcome to Wellspring",
        greeting: greeting(&profile),
        paragraphs: &[
            "It is good to have you here. Your account is ready, and you can start with one small habit today.",
            "Please confirm that this address is yours. Until then everything works, but nobody can find you by it.",
        ],
        action: Some(("Confirm my address", &link)),
        closing: "The link works for 24 hours. If you did not sign up, please ignore this mail.",
        unsubscribe: None,
    };
    put(tx, &profile.email, &letter).await
}

/// Tells the owner that the password was replaced, in case it was not them. A demo account gets no mail.
///
/// # Errors
/// When a query fails.
pub async fn send_password_changed_mail(tx: &mut Transaction) -> Result<(), ServiceError> {
    let profile = own_profile(tx).await?;
    let owner = tx.user();
    if users::is_demo(tx.conn(), owner).await? {
        return Ok(());
    }
    let (public_url, now) = (tx.services().settings().public_url.clone(), tx.services().now());
    let forgot = format!("{public_url}/forgot-password");
    let has_tokens = !access_tokens::list(tx.conn(), owner, now).await?.is_empty();
    let about_tokens = format!(
        "Your access tokens for scripts still work. You can look through them at {public_url}/app/settings/tokens, and a \
         new password by mail revokes them all."
    );
    let mut paragraphs = vec![
        "The password of your Wellspring account was changed just now, and your other devices were signed out.",
        "If that was you, there is nothing to do. If it was not, please set a new password.",
    ];
    if has_tokens {
        paragraphs.push(&about_tokens);
    }
    let letter = Letter {
        kind: "password_changed",
        subject: "Your password was changed",
        greeting: greeting(&profile),
        paragraphs: &paragraphs,
        action: Some(("Set a new password", &forgot)),
        closing: "You get this mail whenever your password changes.",
        unsubscribe: None,
    };
    put(tx, &profile.email, &letter).await
}

/// Sends a link that sets a new password.
pub(super) async fn send_reset_mail(tx: &mut Transaction) -> Result<(), ServiceError> {
    let profile = own_profile(tx).await?;
    let link = links::make(tx, Purpose::ResetPassword, &canonical(&profile)?).await?;
    let letter = Letter {
        kind: "reset_password",
        subject: "Set a new password",
        greeting: greeting(&profile),
        paragraphs: &[
            "Someone, probably you, asked for a way back into your Wellspring account.",
            "With the link below you choose a new password. Every device is then signed out, and every access token for \
             scripts stops working.",
        ],
        action: Some(("Choose a new password", &link)),
        closing: "The link works once, for 30 minutes. If you did not ask for it, please ignore this mail: \
                  your password stays as it is.",
        unsubscribe: None,
    };
    put(tx, &profile.email, &letter).await
}

/// Says until when an account can be kept whose end was asked for, in case it was not its owner who asked.
pub(super) async fn send_leaving_mail(tx: &mut Transaction, erase_after: Timestamp) -> Result<(), ServiceError> {
    let profile = own_profile(tx).await?;
    let owner = tx.user();
    if users::is_demo(tx.conn(), owner).await? {
        return Ok(());
    }
    let sign_in = format!("{}/sign-in", tx.services().settings().public_url);
    let preferences = &profile.preferences;
    let day = zone_or_utc(preferences.time_zone.as_str()).to_datetime(erase_after).date();
    let until = format!(
        "Until {} everything stays as it is, and nobody can get in. After that it is erased everywhere and cannot be \
         brought back.",
        format::date_long(day, preferences)
    );
    let letter = Letter {
        kind: "account_leaving",
        subject: "Your account will be erased",
        greeting: greeting(&profile),
        paragraphs: &[
            "Somebody who knows your password, probably you, asked for the end of your Wellspring account.",
            &until,
            "If you change your mind, sign in before then and say that you come back. If it was not you, do that now and \
             set a new password.",
        ],
        action: Some(("Keep my account", &sign_in)),
        closing: "Thank you for the time that you were here.",
        unsubscribe: None,
    };
    put(tx, &profile.email, &letter).await
}

/// Sends another link to prove the address.
pub(super) async fn send_verification_mail(tx: &mut Transaction) -> Result<(), ServiceError> {
    let profile = own_profile(tx).await?;
    let link = links::make(tx, Purpose::VerifyEmail, &canonical(&profile)?).await?;
    let letter = Letter {
        kind: "verify_email",
        subject: "Confirm your address",
        greeting: greeting(&profile),
        paragraphs: &["Here is a new link to confirm that this address is yours. Older links no longer work."],
        action: Some(("Confirm my address", &link)),
        closing: "The link works for 24 hours.",
        unsubscribe: None,
    };
    put(tx, &profile.email, &letter).await
}

async fn own_profile(tx: &mut Transaction) -> Result<Profile, ServiceError> {
    let owner = tx.user();
    Ok(users::profile(tx.conn(), owner).await?)
}

fn canonical(profile: &Profile) -> Result<String, ServiceError> {
    let address = EmailAddress::parse(&profile.email);
    address.map(|address| address.canonical()).map_err(|code| ServiceError::field("email", code))
}

fn greeting(profile: &Profile) -> String {
    format!("Hello {},", profile.display_name.as_str())
}
