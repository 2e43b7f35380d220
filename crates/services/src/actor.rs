//! Who calls. Made by the session look-up, passed first to every use case.

use domain::{
    identity::{DisplayName, Preferences, Profile},
    ids::{SessionId, UserId},
    time::local_day_in,
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use crate::ServiceError;

/// What a token may do. A cookie may do everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Read the owner's data.
    Read,
    /// Change the owner's data.
    Write,
    /// Change the account itself: profile, sessions, tokens.
    Account,
}

/// A set of scopes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scopes(u8);

impl Scopes {
    /// Every scope.
    pub const ALL: Self = Self(0b111);

    /// The set with one more scope.
    #[must_use]
    pub const fn with(self, scope: Scope) -> Self {
        Self(self.0 | 1 << scope as u8)
    }

    /// Whether the scope is in the set.
    #[must_use]
    pub const fn contains(self, scope: Scope) -> bool {
        self.0 & (1 << scope as u8) != 0
    }

    /// From the stored words; unknown words give nothing.
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        names.into_iter().fold(Self::default(), |set, name| match name {
            "read" => set.with(Scope::Read),
            "write" => set.with(Scope::Write),
            "account" => set.with(Scope::Account),
            _ => set,
        })
    }
}

/// The caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub user_id: UserId,
    /// Through which session; none with a personal access token.
    pub session_id: Option<SessionId>,
    /// What the credential allows.
    pub scopes: Scopes,
    /// How they like things shown; also their zone and day start.
    pub preferences: Preferences,
    /// What to call them.
    pub display_name: DisplayName,
    /// Address, as typed.
    pub email: String,
    /// Whether the address was proved.
    pub email_verified: bool,
}

impl Actor {
    /// A person as a caller of their own use cases, where nobody is signed in: work that was put in for them.
    pub(crate) fn without_session(profile: Profile) -> Self {
        Self {
            user_id: profile.user_id,
            session_id: None,
            scopes: Scopes::ALL,
            preferences: profile.preferences,
            display_name: profile.display_name,
            email: profile.email,
            email_verified: profile.email_verified,
        }
    }

    /// The caller's day at an instant.
    #[must_use]
    pub fn day_at(&self, now: Timestamp) -> Date {
        local_day_in(now, &zone_or_utc(self.preferences.time_zone.as_str()), self.preferences.day_start)
    }

    /// What the caller's clock shows at an instant.
    #[must_use]
    pub fn wall(&self, at: Timestamp) -> DateTime {
        zone_or_utc(self.preferences.time_zone.as_str()).to_datetime(at)
    }

    /// # Errors
    /// 403 `scope_missing` when the credential does not allow it.
    pub const fn require(&self, scope: Scope) -> Result<(), ServiceError> {
        if self.scopes.contains(scope) {
            Ok(())
        } else {
            Err(ServiceError::Refused { status: 403, code: "scope_missing" })
        }
    }
}

/// The zone of a name, or UTC for a name that the time zone database no longer has.
#[must_use]
pub fn zone_or_utc(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}
