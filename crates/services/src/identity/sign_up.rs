//! A stranger becomes a person with an account.

use domain::{
    events::Event,
    identity::{DisplayName, EmailAddress, Password, Preferences, TimeZoneName},
    ids::UserId,
    problem::FieldError,
};
use jiff::tz::TimeZone;
use store::{StoreError, constraint, identity::users::NewUser};

use crate::{
    ServiceError, Transaction,
    identity::{
        Client, CookieSession, TokenPair, cookie_sessions, profile::record_profile_change, state::Identity,
        token_sessions,
    },
};

/// What a stranger fills in.
#[derive(Clone)]
pub struct SignUp {
    /// Address.
    pub email: String,
    /// At least 15 characters.
    pub password: String,
    /// Name to be called by.
    pub display_name: String,
    /// IANA zone name.
    pub time_zone: String,
}

/// Checked fields of a new account.
pub(super) struct Applicant {
    pub(super) email: EmailAddress,
    pub(super) password: Password,
    pub(super) display_name: DisplayName,
    pub(super) time_zone: TimeZoneName,
}

impl Identity<'_> {
    /// Makes an account and signs its browser in.
    ///
    /// # Errors
    /// 422 with `too_short`, `too_long`, `too_common`, `too_easily_guessed` and others by field, 409 `email_taken`,
    /// 403 `sign_up_closed`, 429.
    pub async fn sign_up(self, command: &SignUp, client: &Client) -> Result<CookieSession, ServiceError> {
        let mut tx = self.sign_up_in_transaction(command, client).await?;
        let session = cookie_sessions::begin(&mut tx, client).await?;
        tx.commit().await?;
        Ok(session)
    }

    /// Makes an account and gives its app a pair of tokens.
    ///
    /// # Errors
    /// As [`Self::sign_up`].
    pub async fn sign_up_for_tokens(self, command: &SignUp, client: &Client) -> Result<TokenPair, ServiceError> {
        let mut tx = self.sign_up_in_transaction(command, client).await?;
        let begun = token_sessions::begin(&mut tx, client).await?;
        tx.commit().await?;
        begun.signed(self.services).await
    }

    async fn sign_up_in_transaction(self, command: &SignUp, client: &Client) -> Result<Transaction, ServiceError> {
        if !self.services.settings().sign_up_open {
            return Err(ServiceError::refused(403, "sign_up_closed"));
        }
        self.count_sign_up(client.network).await?;
        let applicant = self.check_applicant(command).await?;
        // Asked before the costly hash; the unique constraint decides when two come at once.
        let canonical = applicant.email.canonical();
        if store::identity::credentials::find(self.services.pool(), &canonical).await?.is_some() {
            return Err(email_taken());
        }
        let user = UserId(self.services.new_id());
        self.store_applicant(user, &applicant, false, false).await
    }

    /// Checks every field, the password against the person's own words too.
    pub(super) async fn check_applicant(self, command: &SignUp) -> Result<Applicant, ServiceError> {
        let email = EmailAddress::parse(&command.email);
        let display_name = DisplayName::parse(&command.display_name);
        let time_zone = known_zone(&command.time_zone);
        let password = match Password::parse(&command.password) {
            Ok(password) => {
                let personal = [command.email.as_str(), command.display_name.as_str()];
                self.judge_password(&password, &personal).await?.map(|()| password)
            }
            Err(code) => Err(code),
        };
        match (email, display_name, time_zone, password) {
            (Ok(email), Ok(display_name), Ok(time_zone), Ok(password)) => {
                Ok(Applicant { email, password, display_name, time_zone })
            }
            (email, display_name, time_zone, password) => Err(ServiceError::Invalid(
                [
                    ("display_name", display_name.err()),
                    ("email", email.err()),
                    ("password", password.err()),
                    ("time_zone", time_zone.err()),
                ]
                .into_iter()
                .filter_map(|(field, code)| Some(FieldError::new(field, code?)))
                .collect(),
            )),
        }
    }

    /// Stores the account with its events, in a transaction that the caller commits.
    pub(super) async fn store_applicant(
        self,
        user: UserId,
        applicant: &Applicant,
        is_verified: bool,
        is_demo: bool,
    ) -> Result<Transaction, ServiceError> {
        let hash = self.state().hashing.hash(applicant.password.expose()).await?;
        let now = self.services.now();
        let mut tx = self.services.begin(user).await?;
        let row = NewUser {
            user_id: user,
            email: applicant.email.as_str(),
            email_canonical: &applicant.email.canonical(),
            email_verified_at: is_verified.then_some(now),
            display_name: &applicant.display_name,
            preferences: &Preferences::in_zone(applicant.time_zone.clone()),
            is_demo,
        };
        store::identity::users::insert(tx.conn(), &row, now).await.map_err(taken)?;
        store::identity::credentials::put(tx.conn(), user, &hash, now).await?;
        record_profile_change(&mut tx, 1).await?;
        tx.publish(&[Event::UserSignedUp {}]).await?;
        Ok(tx)
    }
}

/// A zone that the time zone database knows.
pub(crate) fn known_zone(text: &str) -> Result<TimeZoneName, &'static str> {
    let zone = TimeZoneName::parse(text)?;
    TimeZone::get(zone.as_str()).map(|_| zone).map_err(|_| "unknown_time_zone")
}

fn taken(error: StoreError) -> ServiceError {
    match constraint(&error) {
        Some("users_email_unique") => email_taken(),
        _ => error.into(),
    }
}

const fn email_taken() -> ServiceError {
    ServiceError::refused(409, "email_taken")
}
