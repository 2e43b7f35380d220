//! Making a demo account, or bringing one up to today. Never touches an account that it did not make.

use domain::ids::UserId;
use jiff::{ToSpan, tz::TimeZone};

use super::{
    Demo,
    catalogue::templates,
    grow::Growth,
    tasks::{MOST_TASKS, plant_tasks},
};
use crate::{
    ServiceError,
    identity::{NewAccount, SignUp},
};

/// What to make.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// Address of the account.
    pub email: String,
    /// Its password; an account that exists keeps its own when none is given.
    pub password: Option<String>,
    /// Years of history, 1 to 20; habits that are there keep their first day.
    pub years: u16,
    /// Habits, 1 to 500.
    pub habits: u16,
    /// Tasks that were done over these years, at most 20,000, beside a few open ones.
    pub tasks: u32,
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoMade {
    /// Whose.
    pub user_id: UserId,
    /// Habits there are now.
    pub habits: usize,
    /// Entries that were written.
    pub entries: usize,
}

/// Where the owner lives.
pub const ZONE: &str = "UTC";

impl Demo<'_> {
    /// Makes a demo account with its history, or brings one up to now. What its owner changed since stays; a second run
    /// at the same moment changes nothing.
    ///
    /// # Errors
    /// 409 `email_taken` when the address belongs to an account that `demo` did not make; 422 for a bad password,
    /// `years`, `habits` or `tasks`.
    pub async fn make(&self, options: DemoOptions) -> Result<DemoMade, ServiceError> {
        if !(1..=20).contains(&options.years) {
            return Err(ServiceError::field("years", "out_of_range"));
        }
        if !(1..=500).contains(&options.habits) {
            return Err(ServiceError::field("habits", "out_of_range"));
        }
        if options.tasks > MOST_TASKS {
            return Err(ServiceError::field("tasks", "out_of_range"));
        }
        let user = self.account(&options).await?;
        let now = self.services.now();
        let first = now.to_zoned(TimeZone::UTC).date().saturating_sub(i64::from(options.years).years());
        let templates = templates();
        let growth = Growth { templates: &templates, first, now };
        let mut written = 0;
        for number in 0..usize::from(options.habits).min(templates.len()) {
            let mut tx = self.services.begin(user).await?;
            written += growth.habit(&mut tx, number).await?;
            tx.commit().await?;
        }
        let mut tx = self.services.begin(user).await?;
        plant_tasks(&mut tx, first, now, options.tasks).await?;
        tx.commit().await?;
        Ok(DemoMade { user_id: user, habits: usize::from(options.habits), entries: written })
    }

    async fn account(&self, options: &DemoOptions) -> Result<UserId, ServiceError> {
        let identity = self.services.identity();
        if let Some(user) = identity.user_by_email(&options.email).await? {
            if !identity.is_demo(user).await? {
                return Err(ServiceError::refused(409, "email_taken"));
            }
            if let Some(password) = &options.password {
                identity.set_password(user, password).await?;
            }
            return Ok(user);
        }
        let password = options.password.clone().ok_or_else(|| ServiceError::field("password", "required"))?;
        let (email, display_name, time_zone) = (options.email.clone(), "Robin".to_owned(), ZONE.to_owned());
        let fields = SignUp { email, password, display_name, time_zone };
        identity.create_user(&NewAccount { fields, email_verified: true, is_demo: true }).await
    }
}
