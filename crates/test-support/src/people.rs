//! Use cases on a database of their own, and people to use them.

use std::sync::Arc;

use domain::{
    habits::{EntryPatch, EntryStatus, HabitFields, HabitKind, Patch, Quantity, Schedule},
    identity::{DisplayName, EmailAddress, Preferences, TimeZoneName},
    ids::{HabitId, UserId},
};
use jiff::{Timestamp, civil::Date};
use services::{Actor, Scopes, ServiceError, Services, Settings};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{TestClock, TestDatabase, database::random};

/// Use cases on a fresh database, at a set time.
pub struct TestServices {
    /// The use cases.
    pub services: Services,
    /// Their clock.
    pub clock: Arc<TestClock>,
    /// Their database.
    pub database: TestDatabase,
    /// The owner's connections, to look behind the curtain.
    pub owner: PgPool,
}

/// Someone with an account.
#[derive(Debug, Clone)]
pub struct Person {
    /// As use cases see them.
    pub actor: Actor,
}

/// A password that every rule accepts.
#[must_use]
pub const fn password() -> &'static str {
    "quiet-lantern-orchard-97"
}

impl TestServices {
    /// At an instant such as `2026-03-10T08:00:00Z`.
    ///
    /// # Panics
    /// When the test cluster is not running.
    pub async fn at(now: &str) -> Self {
        Self::with_settings(now, Settings::default()).await
    }

    /// The same with other settings.
    ///
    /// # Panics
    /// When the test cluster is not running.
    #[expect(clippy::expect_used, reason = "a test without its database has failed")]
    pub async fn with_settings(now: &str, settings: Settings) -> Self {
        let now: Timestamp = now.parse().expect("an instant");
        let database = TestDatabase::create().await.expect("a test database");
        let clock = Arc::new(TestClock::at(now));
        let pool = database.pool("wellspring_app", 8).await.expect("connections of the app role");
        let worker = database.pool("wellspring_worker", 2).await.expect("connections of the worker role");
        let owner = database.owner().await.expect("connections of the owner");
        let as_clock: Arc<dyn services::Clock> = Arc::clone(&clock) as _;
        Self { services: Services::new(pool, worker, as_clock, settings), clock, database, owner }
    }

    /// A second process on the same database, at the same time.
    ///
    /// # Panics
    /// When the database refuses.
    #[expect(clippy::expect_used, reason = "a test without its database has failed")]
    pub async fn other_process(&self) -> Services {
        let pool = self.database.pool("wellspring_app", 4).await.expect("connections of the app role");
        let worker = self.database.pool("wellspring_worker", 1).await.expect("connections of the worker role");
        let clock: Arc<dyn services::Clock> = Arc::clone(&self.clock) as _;
        Services::new(pool, worker, clock, Settings::default())
    }

    /// Someone new, in UTC.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn person(&self, name: &str) -> Person {
        self.person_in(name, "UTC").await
    }

    /// Someone new, in a time zone. Written straight to the table: use cases of sign-up have tests of their own.
    ///
    /// # Panics
    /// When the database refuses.
    #[expect(clippy::expect_used, reason = "a test without its people has failed")]
    pub async fn person_in(&self, name: &str, zone: &str) -> Person {
        let user = UserId(Uuid::from_u128(random()));
        let email = format!("{}-{}@example.org", name.to_lowercase(), user.uuid().simple());
        sqlx::query(
            "insert into users (user_id, email, email_canonical, display_name, time_zone, created_at, updated_at)
             values ($1, $2, $2, $3, $4, now(), now())",
        )
        .bind(user.uuid())
        .bind(&email)
        .bind(name)
        .bind(zone)
        .execute(&self.owner)
        .await
        .expect("a new person");
        let email = EmailAddress::parse(&email).expect("an address");
        Person {
            actor: Actor {
                user_id: user,
                session_id: None,
                scopes: Scopes::ALL,
                preferences: Preferences::in_zone(TimeZoneName::parse(zone).expect("a zone")),
                display_name: DisplayName::parse(name).expect("a name"),
                email: email.as_str().to_owned(),
                email_verified: false,
            },
        }
    }

    /// A daily yes/no habit.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn habit(&self, person: &Person, name: &str, starts_on: Date) -> HabitId {
        let schedule = Schedule::Daily {};
        self.habit_with(person, fields(name, HabitKind::YesNo, schedule, None, starts_on)).await
    }

    /// A daily measured habit.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn measure(&self, person: &Person, name: &str, target: &str, starts_on: Date) -> HabitId {
        let target = Quantity::parse(target).ok();
        self.habit_with(person, fields(name, HabitKind::Measure, Schedule::Daily {}, target, starts_on)).await
    }

    /// A habit with the given fields.
    ///
    /// # Panics
    /// When it is refused.
    #[expect(clippy::expect_used, reason = "a test without its habit has failed")]
    pub async fn habit_with(&self, person: &Person, fields: HabitFields) -> HabitId {
        let fields = fields.checked().expect("good fields");
        let created = self.services.habits().create(&person.actor, None, fields).await.expect("a new habit");
        created.record.habit.id
    }

    /// Checks in.
    ///
    /// # Errors
    /// As the use case.
    pub async fn check_in(&self, person: &Person, habit: HabitId, day: Date) -> Result<(), ServiceError> {
        let patch = EntryPatch { status: Patch::Set(EntryStatus::Done), ..EntryPatch::default() };
        self.services.habits().set_entry(&person.actor, habit, day, patch).await.map(drop)
    }
}

/// Fields of a habit without extras.
#[must_use]
pub fn fields(
    name: &str,
    kind: HabitKind,
    schedule: Schedule,
    target: Option<Quantity>,
    starts_on: Date,
) -> HabitFields {
    HabitFields { kind, schedule, target, starts_on: Some(starts_on), ..HabitFields::daily(name) }
}
